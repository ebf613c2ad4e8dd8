/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <graphene.h>

#include "moa-edge.h"

G_BEGIN_DECLS

#define MOA_ROUTE_PLAN_POINTS 5 /* the most corners that a plan has, both ends included */

/* A side of a box. */
typedef enum
{
  MOA_SIDE_TOP,
  MOA_SIDE_RIGHT,
  MOA_SIDE_BOTTOM,
  MOA_SIDE_LEFT,
} MoaSide;

typedef enum
{
  MOA_PLAN_STRAIGHT,
  MOA_PLAN_ELBOW,   /* one corner, out of a side and into one at a right angle to it */
  MOA_PLAN_CHANNEL, /* two corners, on a column (or row) of their own */
  MOA_PLAN_STAIRS,  /* three corners, on a column and a row of their own */
  MOA_PLAN_LOOP,    /* around a corner of both boxes, which are on one place */
  MOA_PLAN_VIA,     /* through the points of the lesson */
} MoaPlanShape;

/* How an arrow without points of its own gets from one box to another. Diagram units. */
typedef struct
{
  MoaPlanShape shape;
  MoaSide first_side, second_side;
  gboolean level;        /* a straight line in a row or column that both boxes share */
  double first, second;  /* where on its side each end is: x at the top and bottom, else y */
  double channel;        /* x of the column or y of the row behind the first corner */
  double second_channel; /* the same behind the second, of stairs */
  guint rank;            /* among the loops of the place */
  gboolean clear;        /* it is known to be clear of third boxes */
} MoaRoutePlan;

MoaRoutePlan
moa_route_plan_straight (const graphene_rect_t *a, const graphene_rect_t *b, double offset);
guint moa_route_plan_get_points (const MoaRoutePlan *self,
                                 const graphene_rect_t *first,
                                 const graphene_rect_t *second,
                                 MoaPoint points[MOA_ROUTE_PLAN_POINTS]);

static inline double
moa_box_get_right (const graphene_rect_t *box)
{
  return (double) box->origin.x + box->size.width;
}

static inline double
moa_box_get_bottom (const graphene_rect_t *box)
{
  return (double) box->origin.y + box->size.height;
}

static inline MoaPoint
moa_box_get_centre (const graphene_rect_t *box)
{
  return (MoaPoint){ box->origin.x + box->size.width / 2.0,
                     box->origin.y + box->size.height / 2.0 };
}

static inline gboolean
moa_side_is_upright (MoaSide side)
{
  return side == MOA_SIDE_LEFT || side == MOA_SIDE_RIGHT;
}

G_END_DECLS
