/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-route-planner.h"

G_BEGIN_DECLS

/* The ways that lines of a diagram have taken. */
typedef struct _MoaRouteLanes MoaRouteLanes;

MoaRouteLanes *moa_route_lanes_new (MoaRoutePlanner *planner, const graphene_rect_t *boxes);
void moa_route_lanes_free (MoaRouteLanes *self);

void moa_route_lanes_keep_clear (MoaRouteLanes *self,
                                 MoaRoutePlan *plan,
                                 const MoaRoutePlan *wanted,
                                 guint first,
                                 guint second);
void moa_route_lanes_part (MoaRouteLanes *self, MoaRoutePlan *plan, guint first, guint second);
void moa_route_lanes_add (MoaRouteLanes *self, const MoaPoint *points, guint n_points);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaRouteLanes, moa_route_lanes_free)

G_END_DECLS
