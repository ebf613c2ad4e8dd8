/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An arrow goes straight from the side of one box that faces the other, unless a third box is in
 * the way. Then it tries ways with one corner and with two, on channels just beside whatever was
 * met, and takes the shortest that is clear. Where none is, it goes straight through. The search is
 * bounded for each arrow and for all of them, and depends on nothing but the lesson: each arrow
 * adds its share of looks to what the earlier ones left, and searches when that is enough, so that
 * in a diagram with too many the searches are spread evenly over it. */

#include "moa-route-planner.h"

#include <math.h>

#define CLEARANCE 5.0    /* to be kept from a third box, diagram units */
#define CHANNEL_GAP 16.0 /* between a box and a channel beside it, diagram units */
#define LEG 26.0         /* of a line that turns beside a box, where there is room; diagram units */
#define LANE_GAP 7.0     /* between channels, diagram units */
#define MOST_LANES 24u
#define PRICE_OF_CORNER 40.0 /* in diagram units of way */
#define MOST_LENGTH 3000.0   /* of an arrow that is led around, diagram units */
#define PIECE 220.0          /* of a slanted line that is looked at in one go, diagram units */
#define MOST_GROWTH 4        /* how often a channel moves out because of a box that is in its way */
#define MOST_LOOKS 150000.0  /* into the index, for all arrows together */
#define LOOKS_OF_SEARCH 80.0 /* for one way around, about the most */

struct _MoaRoutePlanner
{
  const graphene_rect_t *boxes;
  const MoaIndex *index;
  guint16 *detours; /* by box: how many arrows were led around something */
  GArray *found;
  double looks, share; /* that are left, and that each arrow adds */
  guint ends[2];
  double left, top, right, bottom; /* of all that was met on the way */
  double least;                    /* price of `best` */
  MoaRoutePlan best;
};

/**
 * moa_route_planner_new:
 * @boxes: (array length=n_boxes): the nodes' boxes; have to outlive the planner; diagram units
 * @n_boxes: how many
 * @index: of @boxes; has to outlive the planner
 * @n_plans: how many arrows are to be planned, which share the time that is spent
 *
 * A planner for the arrows of one diagram. What it plans depends on what it planned before, so that
 * arrows around the same box keep apart.
 *
 * Returns: (transfer full): a planner
 */
MoaRoutePlanner *
moa_route_planner_new (const graphene_rect_t *boxes,
                       guint n_boxes,
                       const MoaIndex *index,
                       guint n_plans)
{
  MoaRoutePlanner *self = g_new0 (MoaRoutePlanner, 1);

  self->boxes = boxes;
  self->index = index;
  self->share = MOST_LOOKS / MAX (n_plans, 1);
  self->looks = LOOKS_OF_SEARCH;
  self->detours = g_new0 (guint16, MAX (n_boxes, 1));
  self->found = g_array_new (FALSE, FALSE, sizeof (guint));

  return self;
}

/**
 * moa_route_planner_free:
 * @self: (transfer full): a planner
 *
 * Frees it.
 */
void
moa_route_planner_free (MoaRoutePlanner *self)
{
  g_array_unref (self->found);
  g_free (self->detours);
  g_free (self);
}

/* What is in the way */

/* Cuts the part of a line, from 0 to 1, that is between two values of a coordinate. */
static gboolean
cut (double start, double way, double low, double high, double *enter, double *leave)
{
  double a, b;

  if (way == 0)
    return start > low && start < high;
  a = (low - start) / way;
  b = (high - start) / way;
  *enter = MAX (*enter, MIN (a, b));
  *leave = MIN (*leave, MAX (a, b));

  return *enter < *leave;
}

static gboolean
meets_line (const graphene_rect_t *box, const MoaPoint *a, const MoaPoint *b)
{
  double enter = 0, leave = 1;

  return cut (a->x, b->x - a->x, box->origin.x - CLEARANCE, moa_box_get_right (box) + CLEARANCE,
              &enter, &leave)
         && cut (a->y, b->y - a->y, box->origin.y - CLEARANCE, moa_box_get_bottom (box) + CLEARANCE,
                 &enter, &leave);
}

static void
take_in (MoaRoutePlanner *self, const graphene_rect_t *box)
{
  self->left = MIN (self->left, box->origin.x);
  self->top = MIN (self->top, box->origin.y);
  self->right = MAX (self->right, moa_box_get_right (box));
  self->bottom = MAX (self->bottom, moa_box_get_bottom (box));
}

/* Whether a short piece of the line `a` to `b` is clear of all boxes but those it may touch. */
static gboolean
is_piece_clear (MoaRoutePlanner *self,
                const MoaPoint *a,
                const MoaPoint *b,
                const gboolean touches[2])
{
  const graphene_rect_t area = GRAPHENE_RECT_INIT (
      (float) (MIN (a->x, b->x) - CLEARANCE), (float) (MIN (a->y, b->y) - CLEARANCE),
      (float) (fabs (a->x - b->x) + 2 * CLEARANCE), (float) (fabs (a->y - b->y) + 2 * CLEARANCE));
  gboolean clear = TRUE;

  self->looks--;
  moa_index_find (self->index, &area, self->found);
  for (guint i = 0; i < self->found->len; i++)
    {
      guint item = g_array_index (self->found, guint, i);

      if ((item == self->ends[0] && touches[0]) || (item == self->ends[1] && touches[1])
          || !meets_line (&self->boxes[item], a, b))
        continue;
      take_in (self, &self->boxes[item]);
      clear = FALSE;
    }

  return clear;
}

static gboolean
is_run_clear (MoaRoutePlanner *self,
              const MoaPoint *a,
              const MoaPoint *b,
              const gboolean touches[2])
{
  double length = hypot (b->x - a->x, b->y - a->y);
  gboolean slanted = a->x != b->x && a->y != b->y;
  guint n = slanted ? (guint) ceil (MAX (length, 1) / PIECE) : 1;
  gboolean clear = TRUE;

  for (guint i = 0; i < n; i++)
    {
      double from = i / (double) n, to = (i + 1) / (double) n;
      MoaPoint one = { a->x + (b->x - a->x) * from, a->y + (b->y - a->y) * from };
      MoaPoint other = { a->x + (b->x - a->x) * to, a->y + (b->y - a->y) * to };

      clear = is_piece_clear (self, &one, &other, touches) && clear;
    }

  return clear;
}

static gboolean
is_clear (MoaRoutePlanner *self, const MoaPoint *points, guint n_points)
{
  gboolean clear = TRUE;

  for (guint i = 1; i < n_points; i++)
    {
      const gboolean touches[] = { i == 1, i == n_points - 1 };

      clear = is_run_clear (self, &points[i - 1], &points[i], touches) && clear;
    }

  return clear;
}

static double
measure (const MoaPoint *points, guint n_points)
{
  double length = 0;

  for (guint i = 1; i < n_points; i++)
    length += hypot (points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);

  return length;
}

/* Takes a plan that is clear and better than the best so far. Returns whether it is worth moving
 * the plan on: something is in its way. */
static gboolean
try_plan (MoaRoutePlanner *self, const MoaRoutePlan *plan)
{
  MoaPoint points[MOA_ROUTE_PLAN_POINTS];
  guint n = moa_route_plan_get_points (plan, &self->boxes[self->ends[0]],
                                       &self->boxes[self->ends[1]], points);
  double price = measure (points, n) + (n - 2) * PRICE_OF_CORNER;

  if (price >= self->least)
    return FALSE;
  if (!is_clear (self, points, n))
    return TRUE;
  self->least = price;
  self->best = *plan;

  return FALSE;
}

/* Ways around */

static MoaSide
get_opposite (MoaSide side)
{
  return (side + 2) % 4;
}

static double
find_middle (const graphene_rect_t *box, MoaSide side)
{
  MoaPoint centre = moa_box_get_centre (box);

  return moa_side_is_upright (side) ? centre.y : centre.x;
}

static MoaRoutePlan
plan_bent (MoaRoutePlanner *self, MoaPlanShape shape, MoaSide first, MoaSide second)
{
  return (MoaRoutePlan){
    .shape = shape,
    .first_side = first,
    .second_side = second,
    .first = find_middle (&self->boxes[self->ends[0]], first),
    .second = find_middle (&self->boxes[self->ends[1]], second),
  };
}

static void
try_elbows (MoaRoutePlanner *self)
{
  MoaPoint a = moa_box_get_centre (&self->boxes[self->ends[0]]);
  MoaPoint b = moa_box_get_centre (&self->boxes[self->ends[1]]);
  MoaSide across = b.x > a.x ? MOA_SIDE_RIGHT : MOA_SIDE_LEFT;
  MoaSide along = b.y > a.y ? MOA_SIDE_BOTTOM : MOA_SIDE_TOP;
  MoaRoutePlan plan;

  plan = plan_bent (self, MOA_PLAN_ELBOW, across, get_opposite (along));
  try_plan (self, &plan);
  plan = plan_bent (self, MOA_PLAN_ELBOW, along, get_opposite (across));
  try_plan (self, &plan);
}

/* Between the two boxes: out of one, along a channel across the gap, into the other. */
static void
try_gap (MoaRoutePlanner *self, MoaSide side, double low, double high, const double channels[3])
{
  MoaRoutePlan plan = plan_bent (self, MOA_PLAN_CHANNEL, side, get_opposite (side));

  for (guint i = 0; i < 3; i++)
    {
      plan.channel = channels[i];
      if (plan.channel >= low + CHANNEL_GAP && plan.channel <= high - CHANNEL_GAP)
        try_plan (self, &plan);
    }
}

static void
try_gaps (MoaRoutePlanner *self, double lane)
{
  const graphene_rect_t *a = &self->boxes[self->ends[0]];
  const graphene_rect_t *b = &self->boxes[self->ends[1]];
  double across[] = { 0, self->left - CHANNEL_GAP - lane, self->right + CHANNEL_GAP + lane };
  double along[] = { 0, self->top - CHANNEL_GAP - lane, self->bottom + CHANNEL_GAP + lane };
  double left = MIN (moa_box_get_right (a), moa_box_get_right (b));
  double right = MAX (a->origin.x, b->origin.x);
  double top = MIN (moa_box_get_bottom (a), moa_box_get_bottom (b));
  double bottom = MAX (a->origin.y, b->origin.y);

  across[0] = (left + right) / 2 + lane;
  along[0] = (top + bottom) / 2 + lane;
  try_gap (self, b->origin.x > a->origin.x ? MOA_SIDE_RIGHT : MOA_SIDE_LEFT, left, right, across);
  try_gap (self, b->origin.y > a->origin.y ? MOA_SIDE_BOTTOM : MOA_SIDE_TOP, top, bottom, along);
}

static double
find_street (double left, double top, double right, double bottom, MoaSide side, double gap)
{
  switch (side)
    {
    case MOA_SIDE_TOP:
      return top - gap;
    case MOA_SIDE_BOTTOM:
      return bottom + gap;
    case MOA_SIDE_LEFT:
      return left - gap;
    case MOA_SIDE_RIGHT:
    default:
      return right + gap;
    }
}

static double
find_street_beside (const graphene_rect_t *box, MoaSide side, double gap)
{
  return find_street (box->origin.x, box->origin.y, moa_box_get_right (box),
                      moa_box_get_bottom (box), side, gap);
}

static gboolean
is_between (double value, double a, double b)
{
  return (value > a && value < b) || (value < a && value > b);
}

/* Along the streets that begin beside each of the boxes, always nearer to the end. */
static void
try_stairs (MoaRoutePlanner *self, MoaSide first, MoaSide second, double lane)
{
  MoaRoutePlan plan = plan_bent (self, MOA_PLAN_STAIRS, first, second);

  plan.channel = find_street_beside (&self->boxes[self->ends[0]], first, LEG + lane);
  plan.second_channel = find_street_beside (&self->boxes[self->ends[1]], second, LEG + lane);
  if (is_between (plan.channel, find_middle (&self->boxes[self->ends[0]], second), plan.second)
      && is_between (plan.second_channel, plan.first,
                     find_middle (&self->boxes[self->ends[1]], first)))
    try_plan (self, &plan);
}

static void
try_all_stairs (MoaRoutePlanner *self, double lane)
{
  MoaPoint a = moa_box_get_centre (&self->boxes[self->ends[0]]);
  MoaPoint b = moa_box_get_centre (&self->boxes[self->ends[1]]);
  MoaSide across = b.x > a.x ? MOA_SIDE_RIGHT : MOA_SIDE_LEFT;
  MoaSide along = b.y > a.y ? MOA_SIDE_BOTTOM : MOA_SIDE_TOP;

  try_stairs (self, across, get_opposite (along), lane);
  try_stairs (self, along, get_opposite (across), lane);
}

/* Around everything that was met so far, on one side of it. */
static void
try_around (MoaRoutePlanner *self, MoaSide side, double lane)
{
  MoaRoutePlanner met = *self;
  MoaRoutePlan plan = plan_bent (self, MOA_PLAN_CHANNEL, side, side);
  gboolean again = TRUE;

  take_in (self, &self->boxes[self->ends[0]]);
  take_in (self, &self->boxes[self->ends[1]]);
  for (guint i = 0; again && i < MOST_GROWTH; i++)
    {
      plan.channel = find_street (self->left, self->top, self->right, self->bottom, side,
                                  CHANNEL_GAP + lane);
      again = try_plan (self, &plan);
    }

  self->left = met.left;
  self->top = met.top;
  self->right = met.right;
  self->bottom = met.bottom;
}

static double
find_lane (const MoaRoutePlanner *self)
{
  guint detours = MAX (self->detours[self->ends[0]], self->detours[self->ends[1]]);

  return detours % MOST_LANES * LANE_GAP;
}

static void
try_lane (MoaRoutePlanner *self, double lane)
{
  try_gaps (self, lane);
  try_all_stairs (self, lane);
  for (MoaSide side = MOA_SIDE_TOP; side <= MOA_SIDE_LEFT; side++)
    try_around (self, side, lane);
}

/* In a lane of its own, or, where that is blocked, in the first, of which others make room. */
static void
plan_around (MoaRoutePlanner *self)
{
  double lane = find_lane (self);

  self->least = INFINITY;
  try_elbows (self);
  try_lane (self, lane);
  if (self->best.shape == MOA_PLAN_STRAIGHT && lane > 0)
    try_lane (self, 0);
  if (self->best.shape == MOA_PLAN_STRAIGHT)
    return;
  self->best.clear = TRUE;
  for (guint i = 0; i < 2; i++)
    if (self->detours[self->ends[i]] < G_MAXUINT16)
      self->detours[self->ends[i]]++;
}

/**
 * moa_route_planner_plan:
 * @self: a planner
 * @first: the number of the box where the line starts
 * @second: that of the box where it ends
 * @offset: how far beside the middle its ends are, for arrows that share both boxes; diagram units
 *
 * How an arrow gets from one box to another.
 *
 * Returns: a plan
 */
MoaRoutePlan
moa_route_planner_plan (MoaRoutePlanner *self, guint first, guint second, double offset)
{
  MoaPoint points[MOA_ROUTE_PLAN_POINTS];
  guint n;

  self->ends[0] = first;
  self->ends[1] = second;
  self->looks += self->share;
  self->best = moa_route_plan_straight (&self->boxes[first], &self->boxes[second], offset);
  if (self->best.shape == MOA_PLAN_LOOP || self->looks <= 0)
    return self->best;

  n = moa_route_plan_get_points (&self->best, &self->boxes[first], &self->boxes[second], points);
  self->left = self->top = INFINITY;
  self->right = self->bottom = -INFINITY;
  if (measure (points, n) > MOST_LENGTH)
    return self->best;
  self->best.clear = is_clear (self, points, n);
  if (!self->best.clear && self->looks >= LOOKS_OF_SEARCH)
    plan_around (self);

  return self->best;
}

/**
 * moa_route_planner_is_clear:
 * @self: a planner
 * @plan: a plan of any shape but `MOA_PLAN_VIA`
 * @first: the number of the box where the line starts
 * @second: that of the box where it ends
 *
 * Whether a line keeps clear of all boxes but those at its ends.
 *
 * Returns: %TRUE if it does
 */
gboolean
moa_route_planner_is_clear (MoaRoutePlanner *self,
                            const MoaRoutePlan *plan,
                            guint first,
                            guint second)
{
  MoaPoint points[MOA_ROUTE_PLAN_POINTS];
  guint n = moa_route_plan_get_points (plan, &self->boxes[first], &self->boxes[second], points);

  self->ends[0] = first;
  self->ends[1] = second;

  return is_clear (self, points, n);
}
