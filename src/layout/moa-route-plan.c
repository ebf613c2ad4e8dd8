/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-route-plan.h"

#include <math.h>

#define CORNER_INSET 10.0 /* how far from a box's corner a line leaves it, diagram units */
#define LEAST_GAP 4.0     /* boxes that are closer count as on one place, diagram units */
#define LOOP_SIZE 26.0    /* how far a loop reaches out of its box, diagram units */
#define LOOP_STEP 12.0    /* between loops around one corner, diagram units */
#define LOOP_REACH 240.0  /* that the crowd of all loops adds at the most, diagram units */

/* Straight plans */

/* The middle of what two ranges share, pulled towards the middle of both centres; FALSE when they
 * share too little. */
static gboolean
shared_middle (double a, double a_size, double b, double b_size, double *middle)
{
  double start = MAX (a, b);
  double end = MIN (a + a_size, b + b_size);
  double inset = MIN (CORNER_INSET, (end - start) / 2);

  if (end - start < CORNER_INSET)
    return FALSE;
  *middle = CLAMP ((a + a_size / 2 + b + b_size / 2) / 2, start + inset, end - inset);

  return TRUE;
}

/* Where a line at a slope leaves its side: off the middle towards where it goes. */
static double
lean (double centre, double slope, double half_across, double size)
{
  return centre + CLAMP (slope * half_across, -size / 4, size / 4);
}

static void
place_ends_in_row (MoaRoutePlan *plan, const graphene_rect_t *a, const graphene_rect_t *b)
{
  MoaPoint from = moa_box_get_centre (a);
  MoaPoint to = moa_box_get_centre (b);
  double slope = (to.y - from.y) / (to.x - from.x);
  double direction = to.x > from.x ? 1 : -1;

  plan->first_side = direction > 0 ? MOA_SIDE_RIGHT : MOA_SIDE_LEFT;
  plan->second_side = direction > 0 ? MOA_SIDE_LEFT : MOA_SIDE_RIGHT;
  plan->level = shared_middle (a->origin.y, a->size.height, b->origin.y, b->size.height,
                               &plan->first);
  plan->second = plan->first;
  if (plan->level)
    return;
  plan->first = lean (from.y, slope, direction * a->size.width / 2, a->size.height);
  plan->second = lean (to.y, slope, -direction * b->size.width / 2, b->size.height);
}

static void
place_ends_in_column (MoaRoutePlan *plan, const graphene_rect_t *a, const graphene_rect_t *b)
{
  MoaPoint from = moa_box_get_centre (a);
  MoaPoint to = moa_box_get_centre (b);
  double slope = (to.x - from.x) / (to.y - from.y);
  double direction = to.y > from.y ? 1 : -1;

  plan->first_side = direction > 0 ? MOA_SIDE_BOTTOM : MOA_SIDE_TOP;
  plan->second_side = direction > 0 ? MOA_SIDE_TOP : MOA_SIDE_BOTTOM;
  plan->level = shared_middle (a->origin.x, a->size.width, b->origin.x, b->size.width,
                               &plan->first);
  plan->second = plan->first;
  if (plan->level)
    return;
  plan->first = lean (from.x, slope, direction * a->size.height / 2, a->size.width);
  plan->second = lean (to.x, slope, -direction * b->size.height / 2, b->size.width);
}

/**
 * moa_route_plan_straight:
 * @a: the box where the line starts, diagram units
 * @b: the box where it ends, diagram units
 * @offset: how far beside the middle its ends are, for arrows that share both boxes; diagram units
 *
 * The straight line between the sides that face each other; a loop for boxes on one place.
 *
 * Returns: a plan
 */
MoaRoutePlan
moa_route_plan_straight (const graphene_rect_t *a, const graphene_rect_t *b, double offset)
{
  MoaRoutePlan plan = { .shape = MOA_PLAN_STRAIGHT };
  double gap_x = MAX (b->origin.x - moa_box_get_right (a), a->origin.x - moa_box_get_right (b));
  double gap_y = MAX (b->origin.y - moa_box_get_bottom (a), a->origin.y - moa_box_get_bottom (b));

  if (MAX (gap_x, gap_y) < LEAST_GAP)
    {
      plan.shape = MOA_PLAN_LOOP;
      return plan;
    }
  if (gap_x >= gap_y)
    place_ends_in_row (&plan, a, b);
  else
    place_ends_in_column (&plan, a, b);
  plan.first += offset;
  plan.second += offset;

  return plan;
}

/* The corners of a plan */

static MoaPoint
find_end (const graphene_rect_t *box, MoaSide side, double at)
{
  switch (side)
    {
    case MOA_SIDE_TOP:
      return (MoaPoint){ at, box->origin.y };
    case MOA_SIDE_BOTTOM:
      return (MoaPoint){ at, moa_box_get_bottom (box) };
    case MOA_SIDE_LEFT:
      return (MoaPoint){ box->origin.x, at };
    case MOA_SIDE_RIGHT:
    default:
      return (MoaPoint){ moa_box_get_right (box), at };
    }
}

/* Out of the first box's top or bottom, around a corner of both and into the second's side. Later
 * loops take the other corners, then go around the earlier ones. */
static void
add_loop (const MoaRoutePlan *self,
          const graphene_rect_t *first,
          const graphene_rect_t *second,
          MoaPoint points[MOA_ROUTE_PLAN_POINTS])
{
  gboolean right = self->rank % 4 < 2;
  gboolean top = self->rank % 4 == 0 || self->rank % 4 == 3;
  double turn = self->rank / 4;
  double reach = LOOP_SIZE + LOOP_REACH * (1 - exp (-turn * LOOP_STEP / LOOP_REACH));
  double shift = 1.6 - exp (-turn / 4);
  double inset_x = MIN (2 * CORNER_INSET, first->size.width / 3.0) * shift;
  double inset_y = MIN (2 * CORNER_INSET, second->size.height / 3.0) * shift;
  double x = right ? moa_box_get_right (first) - inset_x : first->origin.x + inset_x;
  double y = top ? second->origin.y + inset_y : moa_box_get_bottom (second) - inset_y;
  double out_x = right ? MAX (moa_box_get_right (first), moa_box_get_right (second)) + reach
                       : MIN (first->origin.x, second->origin.x) - reach;
  double out_y = top ? MIN (first->origin.y, second->origin.y) - reach
                     : MAX (moa_box_get_bottom (first), moa_box_get_bottom (second)) + reach;

  points[0] = find_end (first, top ? MOA_SIDE_TOP : MOA_SIDE_BOTTOM, x);
  points[1] = (MoaPoint){ x, out_y };
  points[2] = (MoaPoint){ out_x, out_y };
  points[3] = (MoaPoint){ out_x, y };
  points[4] = find_end (second, right ? MOA_SIDE_RIGHT : MOA_SIDE_LEFT, y);
}

/**
 * moa_route_plan_get_points:
 * @self: a plan of any shape but `MOA_PLAN_VIA`
 * @first: the box where the line starts, diagram units
 * @second: the box where it ends, diagram units
 * @points: (out): the corners of the line, both ends included, diagram units
 *
 * What a plan comes to.
 *
 * Returns: how many corners there are
 */
guint
moa_route_plan_get_points (const MoaRoutePlan *self,
                           const graphene_rect_t *first,
                           const graphene_rect_t *second,
                           MoaPoint points[MOA_ROUTE_PLAN_POINTS])
{
  MoaPoint start = find_end (first, self->first_side, self->first);
  MoaPoint end = find_end (second, self->second_side, self->second);
  gboolean upright = moa_side_is_upright (self->first_side);
  guint n = 0;

  if (self->shape == MOA_PLAN_LOOP)
    {
      add_loop (self, first, second, points);
      return MOA_ROUTE_PLAN_POINTS;
    }

  points[n++] = start;
  if (self->shape == MOA_PLAN_ELBOW)
    points[n++] = upright ? (MoaPoint){ end.x, start.y } : (MoaPoint){ start.x, end.y };
  if (self->shape == MOA_PLAN_CHANNEL)
    {
      points[n++] = upright ? (MoaPoint){ self->channel, start.y }
                            : (MoaPoint){ start.x, self->channel };
      points[n++] = upright ? (MoaPoint){ self->channel, end.y }
                            : (MoaPoint){ end.x, self->channel };
    }
  if (self->shape == MOA_PLAN_STAIRS)
    {
      double x = upright ? self->channel : self->second_channel;
      double y = upright ? self->second_channel : self->channel;

      points[n++] = upright ? (MoaPoint){ x, start.y } : (MoaPoint){ start.x, y };
      points[n++] = (MoaPoint){ x, y };
      points[n++] = upright ? (MoaPoint){ end.x, y } : (MoaPoint){ x, end.y };
    }
  points[n++] = end;

  return n;
}
