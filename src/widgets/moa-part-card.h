/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-session.h"

G_BEGIN_DECLS

/* What a part is, does and rests on. Shown while the session has a part. Properties: "session"
 * (MoaSession). */
#define MOA_TYPE_PART_CARD (moa_part_card_get_type ())
G_DECLARE_FINAL_TYPE (MoaPartCard, moa_part_card, MOA, PART_CARD, GtkWidget)

GtkWidget *moa_part_card_new (void);

G_END_DECLS
