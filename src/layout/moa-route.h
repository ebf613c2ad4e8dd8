/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <graphene.h>

#include "moa-edge.h"

G_BEGIN_DECLS

/* The line of an arrow: a polyline whose corners are rounded. What is drawn, hit, focused and
 * exported is the same curve. Immutable; diagram units. */
typedef struct _MoaRoute MoaRoute;

typedef enum
{
  MOA_HEAD_FILLED, /* production, conversion, transport */
  MOA_HEAD_OPEN,   /* stimulation, association with a direction */
  MOA_HEAD_BAR,    /* inhibition */
  MOA_HEAD_CIRCLE, /* catalysis */
} MoaHead;

MoaRoute *moa_route_new (const MoaPoint *points, guint n_points, double corner_radius);
void moa_route_free (MoaRoute *self);

guint moa_route_get_n_points (const MoaRoute *self);
const MoaPoint *moa_route_get_points (const MoaRoute *self);
guint moa_route_find_longest_run (const MoaRoute *self);
void moa_route_flatten (const MoaRoute *self, double tolerance, GArray *points);
double moa_route_get_length (const MoaRoute *self);
void moa_route_get_point_at (const MoaRoute *self, double distance, MoaPoint *point, double *angle);
double moa_route_get_distance (const MoaRoute *self, double x, double y);
graphene_rect_t moa_route_get_bounds (const MoaRoute *self);

MoaHead moa_edge_get_head (const MoaEdge *edge);
gboolean moa_edge_has_scissors (const MoaEdge *edge);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaRoute, moa_route_free)

G_END_DECLS
