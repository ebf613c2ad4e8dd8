/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-session.h"

G_BEGIN_DECLS

/* Chooses how two medicines are shown, says which letter is whose and how much they share, and
 * lists it. Hidden unless exactly two are switched on.
 *
 * Properties: "session" (MoaSession). */
#define MOA_TYPE_COMPARISON_BAR (moa_comparison_bar_get_type ())
G_DECLARE_FINAL_TYPE (MoaComparisonBar, moa_comparison_bar, MOA, COMPARISON_BAR, GtkWidget)

GtkWidget *moa_comparison_bar_new (void);

G_END_DECLS
