/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-bundle.h"

G_BEGIN_DECLS

GString *bench_lesson_new (guint n_nodes);
GString *bench_lesson_new_labelled (guint n_nodes);
MoaBundle *bench_lesson_load (GString *text, double *ms);
GString *bench_hostile_new (guint i, gsize size, const char **name);

G_END_DECLS
