/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-viewport.h"

G_BEGIN_DECLS

/* Where a diagram view looks, and how it gets there. Emits "changed" whenever the viewport did,
 * and "leaving" before each deliberate move to a place. */
#define MOA_TYPE_DIAGRAM_CAMERA (moa_diagram_camera_get_type ())
G_DECLARE_FINAL_TYPE (MoaDiagramCamera, moa_diagram_camera, MOA, DIAGRAM_CAMERA, GObject)

MoaDiagramCamera *moa_diagram_camera_new (GtkWidget *widget);

void moa_diagram_camera_set_content (MoaDiagramCamera *self, const graphene_rect_t *content);
void moa_diagram_camera_set_size (MoaDiagramCamera *self, int width, int height);
void moa_diagram_camera_set_insets (MoaDiagramCamera *self, const GtkBorder *insets);

MoaViewport moa_diagram_camera_get_viewport (MoaDiagramCamera *self);
void moa_diagram_camera_set_viewport (MoaDiagramCamera *self, MoaViewport viewport);
gboolean moa_diagram_camera_is_easing (MoaDiagramCamera *self);

void moa_diagram_camera_fit (MoaDiagramCamera *self);
void moa_diagram_camera_frame (MoaDiagramCamera *self, const graphene_rect_t *box);
void moa_diagram_camera_unframe (MoaDiagramCamera *self);
void moa_diagram_camera_reveal (MoaDiagramCamera *self,
                                const graphene_rect_t *box,
                                const GtkBorder *covered);
void moa_diagram_camera_zoom (MoaDiagramCamera *self, double factor);
void moa_diagram_camera_zoom_to (MoaDiagramCamera *self, double scale);
void moa_diagram_camera_zoom_at (MoaDiagramCamera *self, double factor, double x, double y);
void moa_diagram_camera_pan (MoaDiagramCamera *self, double dx, double dy);
void moa_diagram_camera_glide (MoaDiagramCamera *self, double dx, double dy);
void moa_diagram_camera_go_to (MoaDiagramCamera *self, double x, double y);

void moa_diagram_camera_grab (MoaDiagramCamera *self);
void moa_diagram_camera_pull (MoaDiagramCamera *self, double dx, double dy);
void moa_diagram_camera_pinch (MoaDiagramCamera *self, double factor, double x, double y);
void moa_diagram_camera_release (MoaDiagramCamera *self, double velocity_x, double velocity_y);
void moa_diagram_camera_stop (MoaDiagramCamera *self);

void moa_diagram_camera_approach (MoaDiagramCamera *self, double x, double y, double scale);
MoaViewport moa_diagram_camera_get_goal (MoaDiagramCamera *self);
gboolean moa_diagram_camera_shows_all (MoaDiagramCamera *self);
void moa_diagram_camera_return (MoaDiagramCamera *self,
                                double x,
                                double y,
                                double scale,
                                gboolean whole);

G_END_DECLS
