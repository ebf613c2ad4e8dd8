/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-catalog.h"

G_BEGIN_DECLS

/* The words of a lesson's text alone. No GTK. */

char *moa_lesson_text_dup_plain (MoaCatalog *catalog, const MoaMessage *message);

G_END_DECLS
