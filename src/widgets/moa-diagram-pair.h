/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-diagram-view.h"

G_BEGIN_DECLS

/* The diagram, or two of them while two medicines are compared side by side: each shows one, and
 * both look at the same place.
 *
 * Properties: "session" (MoaSession). */
#define MOA_TYPE_DIAGRAM_PAIR (moa_diagram_pair_get_type ())
G_DECLARE_FINAL_TYPE (MoaDiagramPair, moa_diagram_pair, MOA, DIAGRAM_PAIR, GtkWidget)

GtkWidget *moa_diagram_pair_new (void);

MoaDiagramView *moa_diagram_pair_get_first (MoaDiagramPair *self);
gboolean moa_diagram_pair_has_two (MoaDiagramPair *self);
void moa_diagram_pair_set_insets (MoaDiagramPair *self, const GtkBorder *insets);

G_END_DECLS
