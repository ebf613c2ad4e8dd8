/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-diagram-camera.h"
#include "moa-diagram-canvas.h"
#include "moa-diagram-view.h"
#include "moa-history.h"
#include "moa-walk.h"

G_BEGIN_DECLS

/* Where the keyboard walks: a node or an arrow; NULL before the walk began. */
typedef struct
{
  const MoaPart *current;
  const MoaPart *previous; /* where it came from */
} MoaDiagramPlace;

MoaDiagramCamera *moa_diagram_view_get_camera (MoaDiagramView *self);
const MoaGeometry *moa_diagram_view_get_geometry (MoaDiagramView *self);
MoaSession *moa_diagram_view_get_session (MoaDiagramView *self);
MoaDiagramCanvas *moa_diagram_view_get_canvas (MoaDiagramView *self);
MoaDiagramPlace *moa_diagram_view_get_place (MoaDiagramView *self);
void moa_diagram_view_point_at (MoaDiagramView *self, const MoaPart *part);

/* moa-diagram-walk.c */
gboolean moa_diagram_view_enter (MoaDiagramView *self);
gboolean moa_diagram_view_walk (MoaDiagramView *self, MoaWalk direction);
gboolean moa_diagram_view_open (MoaDiagramView *self);

/* moa-diagram-keys.c */
void moa_diagram_view_bind_keys (GtkWidgetClass *class);

/* moa-diagram-pointer.c */
void moa_diagram_view_add_pointer (MoaDiagramView *self);
void moa_diagram_view_add_side_buttons (GtkWidget *widget);

/* moa-diagram-history.c */
void moa_diagram_view_add_history (MoaDiagramView *self);
MoaHistory *moa_diagram_view_get_history (MoaDiagramView *self);
void moa_diagram_view_forget_places (MoaDiagramView *self);

G_END_DECLS
