/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-diagram-camera.h"
#include "moa-diagram-canvas.h"
#include "moa-diagram-view.h"

G_BEGIN_DECLS

MoaDiagramCamera *moa_diagram_view_get_camera (MoaDiagramView *self);
MoaSession *moa_diagram_view_get_session (MoaDiagramView *self);
const MoaPart *moa_diagram_view_hit (MoaDiagramView *self, double x, double y);
const MoaPart *moa_diagram_view_get_focused (MoaDiagramView *self);
void moa_diagram_view_point_at (MoaDiagramView *self, const MoaPart *part);

/* moa-diagram-pointer.c */
void moa_diagram_view_add_pointer (MoaDiagramView *self);

G_END_DECLS
