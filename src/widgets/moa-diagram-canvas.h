/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-geometry.h"
#include "moa-part-widget.h"
#include "moa-session.h"
#include "moa-viewport.h"

G_BEGIN_DECLS

/* The diagram at its settled scale: the picture, and the widgets of its parts. The view moves it.
 * Emits "whole-changed" when moa_diagram_canvas_paint_whole() would paint another picture. */
#define MOA_TYPE_DIAGRAM_CANVAS (moa_diagram_canvas_get_type ())
G_DECLARE_FINAL_TYPE (MoaDiagramCanvas, moa_diagram_canvas, MOA, DIAGRAM_CANVAS, GtkWidget)

GtkWidget *moa_diagram_canvas_new (MoaSession *session);
void moa_diagram_canvas_set_side (MoaDiagramCanvas *self, guint side);

const MoaGeometry *moa_diagram_canvas_get_geometry (MoaDiagramCanvas *self);
MoaInfluence *moa_diagram_canvas_get_influence (MoaDiagramCanvas *self);
graphene_rect_t moa_diagram_canvas_get_bounds (MoaDiagramCanvas *self);
double moa_diagram_canvas_get_scale (MoaDiagramCanvas *self);

void moa_diagram_canvas_look (MoaDiagramCanvas *self, MoaViewport viewport, int width, int height);
void moa_diagram_canvas_settle (MoaDiagramCanvas *self);
gboolean moa_diagram_canvas_is_sharp (MoaDiagramCanvas *self);
gboolean moa_diagram_canvas_has_hole (MoaDiagramCanvas *self);
gboolean moa_diagram_canvas_paint_whole (MoaDiagramCanvas *self, cairo_t *cr, double scale);

MoaPartWidget *moa_diagram_canvas_get_part_widget (MoaDiagramCanvas *self, const MoaPart *part);

G_END_DECLS
