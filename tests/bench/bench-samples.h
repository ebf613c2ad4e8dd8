/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

double bench_samples_get_share (GArray *samples, double share);

G_END_DECLS
