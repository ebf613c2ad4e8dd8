/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-index.h"
#include "moa-route-plan.h"

G_BEGIN_DECLS

/* Looks for ways around what is between two boxes. For one thread. */
typedef struct _MoaRoutePlanner MoaRoutePlanner;

MoaRoutePlanner *moa_route_planner_new (const graphene_rect_t *boxes,
                                        guint n_boxes,
                                        const MoaIndex *index,
                                        guint n_plans);
void moa_route_planner_free (MoaRoutePlanner *self);

MoaRoutePlan
moa_route_planner_plan (MoaRoutePlanner *self, guint first, guint second, double offset);
gboolean moa_route_planner_is_clear (MoaRoutePlanner *self,
                                     const MoaRoutePlan *plan,
                                     guint first,
                                     guint second);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaRoutePlanner, moa_route_planner_free)

G_END_DECLS
