/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <graphene.h>

#include "moa-route-plan.h"

G_BEGIN_DECLS

/* Where an arrow touches a box. Diagram units. */
typedef struct
{
  guint box;
  MoaSide side;
  double at;      /* where on the side: x at the top and bottom, else y */
  double order;   /* ends on one side never change the order of this */
  int tie;        /* orders ends of equal `order` */
  double weight;  /* how much it wants to stay */
  gboolean fixed; /* it stays, and others make room */
} MoaRouteEnd;

void moa_route_ends_spread (MoaRouteEnd *ends,
                            guint n_ends,
                            const graphene_rect_t *boxes,
                            guint n_boxes);

G_END_DECLS
