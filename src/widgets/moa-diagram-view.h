/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-session.h"
#include "moa-viewport.h"

G_BEGIN_DECLS

/* The diagram that one can move, zoom, point at and walk through.
 *
 * Properties: "session" (MoaSession), "scale" (double, read only, CSS pixels per diagram unit,
 * notified), "can-go-back" and "can-go-forward" (boolean, read only, notified): whether there is a
 * place in that direction of its history. Signal: "part-opened" (self), after the user opened a
 * part by keyboard. */
#define MOA_TYPE_DIAGRAM_VIEW (moa_diagram_view_get_type ())
G_DECLARE_FINAL_TYPE (MoaDiagramView, moa_diagram_view, MOA, DIAGRAM_VIEW, GtkWidget)

GtkWidget *moa_diagram_view_new_for_side (guint side);

void moa_diagram_view_zoom_in (MoaDiagramView *self);
void moa_diagram_view_zoom_out (MoaDiagramView *self);
void moa_diagram_view_fit (MoaDiagramView *self);
void moa_diagram_view_reset (MoaDiagramView *self);
void moa_diagram_view_go_back (MoaDiagramView *self);
void moa_diagram_view_go_forward (MoaDiagramView *self);

MoaViewport moa_diagram_view_get_viewport (MoaDiagramView *self);
void moa_diagram_view_set_viewport (MoaDiagramView *self, MoaViewport viewport);
double moa_diagram_view_get_scale (MoaDiagramView *self);

void moa_diagram_view_set_insets (MoaDiagramView *self, const GtkBorder *insets);

gboolean moa_diagram_view_get_part_bounds (MoaDiagramView *self,
                                           const MoaPart *part,
                                           graphene_rect_t *bounds);
void moa_diagram_view_find_part (MoaDiagramView *self, const MoaPart *part);
void
moa_diagram_view_reveal_part (MoaDiagramView *self, const MoaPart *part, const GtkBorder *covered);
void moa_diagram_view_focus_part (MoaDiagramView *self, const MoaPart *part);
const MoaPart *moa_diagram_view_get_focused (MoaDiagramView *self);

G_END_DECLS
