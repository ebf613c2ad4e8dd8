/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-describe.h"

G_BEGIN_DECLS

/* Which of a lesson's texts is meant, and its words alone. No GTK. */

const MoaMessage *
moa_lesson_text_pick_level (MoaLevel level, const MoaMessage *plain, const MoaMessage *clinical);
char *moa_lesson_text_dup_plain (MoaCatalog *catalog, const MoaMessage *message);

G_END_DECLS
