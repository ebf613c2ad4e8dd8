/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <graphene.h>

#include "moa-edge.h"

G_BEGIN_DECLS

/* Outlines, as cairo paths in diagram units. */
void moa_shape_rounded (cairo_t *cr, const graphene_rect_t *box, double radius);
void moa_shape_oval (cairo_t *cr, const graphene_rect_t *box);
void moa_shape_node (cairo_t *cr, const graphene_rect_t *box, MoaNodeKind kind);
double moa_shape_get_side_inset (const graphene_rect_t *box, MoaNodeKind kind);

graphene_rect_t moa_shape_grow (const graphene_rect_t *box, double margin);
gboolean moa_shape_clip_line (const graphene_rect_t *box,
                              MoaPoint a,
                              MoaPoint b,
                              double *enter,
                              double *leave);
double moa_shape_meet_box (const graphene_rect_t *box, double x, double y, double dx, double dy);
double moa_shape_meet_oval (const graphene_rect_t *box, double x, double y, double dx, double dy);

G_END_DECLS
