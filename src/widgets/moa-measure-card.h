/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-session.h"

G_BEGIN_DECLS

/* A card over the diagram with the numbers that the session's step speaks of. It gives way to the
 * card of a part, and stays closed for the step at which it was closed.
 *
 * Properties: "session" (MoaSession). */
#define MOA_TYPE_MEASURE_CARD (moa_measure_card_get_type ())
G_DECLARE_FINAL_TYPE (MoaMeasureCard, moa_measure_card, MOA, MEASURE_CARD, GtkWidget)

GtkWidget *moa_measure_card_new (void);

G_END_DECLS
