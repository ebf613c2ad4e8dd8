/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-diagram-view.h"

G_BEGIN_DECLS

/* The diagram with everything that floats over it: medicine switch, zoom controls, the card of the
 * chosen part. It keeps them apart at every width, keeps the camera clear of them and the card off
 * the part that it speaks of.
 *
 * Properties: "session" (MoaSession). A window needs only this one widget, and get_view () for its
 * zoom actions. */
#define MOA_TYPE_DIAGRAM_PANE (moa_diagram_pane_get_type ())
G_DECLARE_FINAL_TYPE (MoaDiagramPane, moa_diagram_pane, MOA, DIAGRAM_PANE, GtkWidget)

MoaDiagramView *moa_diagram_pane_get_view (MoaDiagramPane *self);

G_END_DECLS
