/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All arrows of a diagram, together: each is planned by itself, then the ends that share a side of
 * a node make room for each other, then the lines between them do.
 *
 * An arrow is planned from the node that comes first in the file, whichever way it points: so
 * arrows in opposite directions are parallel like any others. */

#include "moa-routes.h"

#include "moa-route-ends.h"
#include "moa-route-lanes.h"
#include "moa-string-hash.h"

#include <math.h>
#include <string.h>

#define CORNER_RADIUS 14.0 /* diagram units */
#define CORNER_INSET 10.0  /* how far from a box's corner a line to a via point leaves it */
#define PARALLEL_GAP 16.0  /* between arrows that share both ends, diagram units */
#define LOOP_MOUTH 16.0    /* between the ends of a loop through one via point, diagram units */
#define LEVEL_SLACK 8.0    /* how far apart the ends of a level line are made level again */
#define FARTHEST 1e9       /* no coordinate of a line is larger, whatever the lesson says */

/* Ends that turn within their side's row of lines come outside of all that go straight. */
#define ORDER_OF_TURNS 1e12

typedef struct
{
  const MoaDiagram *diagram;
  const graphene_rect_t *boxes;
  MoaRoutePlan *plans; /* by edge */
  MoaRouteEnd *ends;   /* two by edge: at the node that comes first in the file, at the other */
  GArray *points;      /* of the line that is being made */
} Routes;

static gboolean
is_backward (const MoaEdge *edge)
{
  return edge->n_via == 0 && edge->from->part.index > edge->to->part.index;
}

static guint
get_box (const MoaEdge *edge, guint which)
{
  gboolean of_from = (which == 0) != is_backward (edge);

  return of_from ? edge->from->part.index : edge->to->part.index;
}

/* Parallel arrows */

/* Arrows with the same two ends and no via points of their own, in either direction, run side by
 * side. */
static guint
pair_hash (gconstpointer key)
{
  const MoaEdge *edge = key;
  guint low = MIN (edge->from->part.index, edge->to->part.index);
  guint high = MAX (edge->from->part.index, edge->to->part.index);

  return low * 2654435761u ^ high;
}

static gboolean
pair_equal (gconstpointer a, gconstpointer b)
{
  const MoaEdge *one = a;
  const MoaEdge *other = b;

  return (one->from == other->from && one->to == other->to)
         || (one->from == other->to && one->to == other->from);
}

/* Many arrows close up, so that all find room at the smaller box. */
static double
find_gap (const graphene_rect_t *from, const graphene_rect_t *to, guint count)
{
  double room = MIN (MIN (from->size.width, from->size.height),
                     MIN (to->size.width, to->size.height));

  return MIN (PARALLEL_GAP, room / MAX (count, 1));
}

/* Loops */

static guint
hash_box (gconstpointer box)
{
  return moa_string_hash_bytes (box, sizeof (graphene_rect_t));
}

static gboolean
is_same_box (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (graphene_rect_t)) == 0;
}

/* Loops around one place take different corners, whichever nodes on that place they join. */
static void
rank_loops (Routes *self)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (hash_box, is_same_box, g_free, NULL);

  for (guint i = 0; i < self->diagram->n_edges; i++)
    {
      const MoaEdge *edge = self->diagram->edges[i];
      graphene_rect_t *place;

      if (self->plans[i].shape != MOA_PLAN_LOOP)
        continue;
      place = g_new (graphene_rect_t, 1);
      graphene_rect_union (&self->boxes[edge->from->part.index], &self->boxes[edge->to->part.index],
                           place);
      self->plans[i].rank = GPOINTER_TO_UINT (g_hash_table_lookup (counts, place));
      g_hash_table_replace (counts, place, GUINT_TO_POINTER (self->plans[i].rank + 1));
    }
}

static void
plan_edges (Routes *self, MoaRoutePlanner *planner)
{
  const MoaDiagram *diagram = self->diagram;
  g_autoptr (GHashTable) counts = g_hash_table_new (pair_hash, pair_equal);

  for (guint i = 0; i < diagram->n_edges; i++)
    {
      const MoaEdge *edge = diagram->edges[i];

      if (edge->n_via > 0)
        continue;
      self->plans[i].rank = GPOINTER_TO_UINT (g_hash_table_lookup (counts, edge));
      g_hash_table_insert (counts, (gpointer) edge, GUINT_TO_POINTER (self->plans[i].rank + 1));
    }
  for (guint i = 0; i < diagram->n_edges; i++)
    {
      const MoaEdge *edge = diagram->edges[i];
      guint first = get_box (edge, 0), second = get_box (edge, 1);
      guint rank = self->plans[i].rank;
      guint count;

      if (edge->n_via > 0)
        {
          self->plans[i].shape = MOA_PLAN_VIA;
          continue;
        }
      count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, edge));
      self->plans[i] = moa_route_planner_plan (
          planner, first, second,
          (rank - (count - 1) / 2.0) * find_gap (&self->boxes[first], &self->boxes[second], count));
    }
  rank_loops (self);
}

/* Lines through via points */

static double
bound (double coordinate)
{
  return CLAMP (coordinate, -FARTHEST, FARTHEST);
}

static gboolean
is_within (double value, double start, double size)
{
  double inset = MIN (CORNER_INSET, size / 4);

  return value >= start + inset && value <= start + size - inset;
}

/* The point inside @box that the line to @target starts from: level with it where the box allows.
 */
static MoaPoint
inner_point (const graphene_rect_t *box, MoaPoint target)
{
  MoaPoint point = moa_box_get_centre (box);

  if (is_within (target.x, box->origin.x, box->size.width))
    point.x = target.x;
  else if (is_within (target.y, box->origin.y, box->size.height))
    point.y = target.y;

  return point;
}

/* Where the ray from @inside, a point in @box, towards @target leaves the box; to the right when
 * both are one point. */
static MoaPoint
border_point (const graphene_rect_t *box, MoaPoint inside, MoaPoint target, MoaSide *side)
{
  double dx = target.x - inside.x;
  double dy = target.y - inside.y;
  double to_x, to_y;

  if (dx == 0 && dy == 0)
    dx = 1;
  to_x = dx > 0 ? (moa_box_get_right (box) - inside.x) / dx : (box->origin.x - inside.x) / dx;
  to_y = dy > 0 ? (moa_box_get_bottom (box) - inside.y) / dy : (box->origin.y - inside.y) / dy;
  if (dy == 0 || (dx != 0 && to_x <= to_y))
    {
      *side = dx > 0 ? MOA_SIDE_RIGHT : MOA_SIDE_LEFT;
      return (MoaPoint){ dx > 0 ? moa_box_get_right (box) : box->origin.x, inside.y + dy * to_x };
    }
  *side = dy > 0 ? MOA_SIDE_BOTTOM : MOA_SIDE_TOP;

  return (MoaPoint){ inside.x + dx * to_y, dy > 0 ? moa_box_get_bottom (box) : box->origin.y };
}

static MoaPoint
get_via (const MoaEdge *edge, guint which)
{
  MoaPoint via = edge->via[which == 0 ? 0 : edge->n_via - 1];

  return (MoaPoint){ bound (via.x), bound (via.y) };
}

/* A loop through one point leaves and comes back beside itself. */
static double
find_mouth (const MoaEdge *edge, const graphene_rect_t *box, MoaSide side, guint which)
{
  double size = moa_side_is_upright (side) ? box->size.height : box->size.width;

  if (edge->from != edge->to || edge->n_via != 1)
    return 0;

  return (which == 0 ? -1 : 1) * MIN (LOOP_MOUTH, size / 4) / 2;
}

static MoaPoint
find_via_end (const Routes *self, const MoaEdge *edge, guint which, MoaSide *side)
{
  const graphene_rect_t *box = &self->boxes[get_box (edge, which)];
  MoaPoint via = get_via (edge, which);
  MoaPoint end = border_point (box, inner_point (box, via), via, side);
  double mouth = find_mouth (edge, box, *side, which);

  if (moa_side_is_upright (*side))
    end.y = CLAMP (end.y + mouth, box->origin.y, moa_box_get_bottom (box));
  else
    end.x = CLAMP (end.x + mouth, box->origin.x, moa_box_get_right (box));

  return end;
}

/* Ends */

/* How a line that goes to @next from the middle of a side comes to lie among its neighbours: by its
 * slope, or, when it turns off at @next, outside of those that turn off later. */
static double
find_order (const graphene_rect_t *box, MoaSide side, MoaPoint next, gboolean turns, double after)
{
  MoaPoint centre = moa_box_get_centre (box);
  gboolean upright = moa_side_is_upright (side);
  double way = upright ? fabs (next.x - centre.x) - box->size.width / 2.0
                       : fabs (next.y - centre.y) - box->size.height / 2.0;
  double aside = upright ? next.y - centre.y : next.x - centre.x;

  way = MAX (way, 1);
  if (!turns)
    return aside / way;

  return after < 0 ? -ORDER_OF_TURNS + way : ORDER_OF_TURNS - way;
}

/* In which order parallel arrows with one corner arrive, when they leave in that of the file. All
 * others are ordered by where they turn, or do not turn. */
static int
find_turn (const MoaRoutePlan *plan, const MoaPoint *first, const MoaPoint *last)
{
  gboolean same = (last->x - first->x) * (last->y - first->y) < 0;

  return plan->shape != MOA_PLAN_ELBOW || same ? 1 : -1;
}

static void
set_planned_end (Routes *self, guint i, guint which, const MoaPoint *points, guint n, int tie)
{
  const MoaRoutePlan *plan = &self->plans[i];
  const MoaEdge *edge = self->diagram->edges[i];
  MoaSide side = which == 0 ? plan->first_side : plan->second_side;
  const MoaPoint *end = which == 0 ? &points[0] : &points[n - 1];
  const MoaPoint *next = which == 0 ? &points[1] : &points[n - 2];
  const MoaPoint *far = which == 0 ? &points[n - 1] : &points[0];
  guint box = get_box (edge, which);
  guint other = get_box (edge, 1 - which);
  double after = moa_side_is_upright (side) ? far->y - end->y : far->x - end->x;

  self->ends[2 * i + which] = (MoaRouteEnd){
    .box = box,
    .side = side,
    .at = which == 0 ? plan->first : plan->second,
    .order = find_order (&self->boxes[box], side,
                         n == 2 ? moa_box_get_centre (&self->boxes[other]) : *next, n > 2, after),
    .tie = tie,
    .weight = plan->level ? 8 : 1,
  };
}

static void
set_via_end (Routes *self, guint i, guint which)
{
  const MoaEdge *edge = self->diagram->edges[i];
  guint box = get_box (edge, which);
  MoaSide side;
  MoaPoint end = find_via_end (self, edge, which, &side);

  self->ends[2 * i + which] = (MoaRouteEnd){
    .box = box,
    .side = side,
    .at = moa_side_is_upright (side) ? end.y : end.x,
    .order = find_order (&self->boxes[box], side, get_via (edge, which), FALSE, 0),
    .tie = (int) i,
    .weight = 1e6,
    .fixed = TRUE,
  };
}

static void
set_ends (Routes *self, guint i)
{
  const MoaEdge *edge = self->diagram->edges[i];
  MoaRoutePlan *plan = &self->plans[i];
  MoaPoint points[MOA_ROUTE_PLAN_POINTS];
  guint n;
  int turn;

  if (plan->shape == MOA_PLAN_VIA)
    {
      set_via_end (self, i, 0);
      set_via_end (self, i, 1);
      return;
    }
  n = moa_route_plan_get_points (plan, &self->boxes[get_box (edge, 0)],
                                 &self->boxes[get_box (edge, 1)], points);
  turn = find_turn (plan, &points[0], &points[n - 1]);
  set_planned_end (self, i, 0, points, n, (int) i);
  set_planned_end (self, i, 1, points, n, turn * (int) i);
}

static gboolean
is_on_side (const Routes *self, const MoaRouteEnd *end, double at)
{
  const graphene_rect_t *box = &self->boxes[end->box];

  if (moa_side_is_upright (end->side))
    return at >= box->origin.y && at <= moa_box_get_bottom (box);

  return at >= box->origin.x && at <= moa_box_get_right (box);
}

/* A line that was level stays so where its neighbours moved it only a little. */
static void
take_ends (Routes *self, guint i)
{
  MoaRoutePlan *plan = &self->plans[i];
  const MoaRouteEnd *ends = &self->ends[2 * i];
  double middle = (ends[0].at + ends[1].at) / 2;

  plan->first = ends[0].at;
  plan->second = ends[1].at;
  if (plan->level && fabs (plan->first - plan->second) < LEVEL_SLACK
      && is_on_side (self, &ends[0], middle) && is_on_side (self, &ends[1], middle))
    plan->first = plan->second = middle;
}

/* Lines */

static void
add_point (Routes *self, MoaPoint point)
{
  point.x = bound (point.x);
  point.y = bound (point.y);
  g_array_append_val (self->points, point);
}

static void
add_via_points (Routes *self, const MoaEdge *edge)
{
  MoaSide side;

  add_point (self, find_via_end (self, edge, 0, &side));
  for (guint i = 0; i < edge->n_via; i++)
    add_point (self, edge->via[i]);
  add_point (self, find_via_end (self, edge, 1, &side));
}

static void
add_planned_points (Routes *self, const MoaEdge *edge, const MoaRoutePlan *plan)
{
  MoaPoint points[MOA_ROUTE_PLAN_POINTS];
  guint n = moa_route_plan_get_points (plan, &self->boxes[get_box (edge, 0)],
                                       &self->boxes[get_box (edge, 1)], points);

  for (guint i = 0; i < n; i++)
    add_point (self, points[is_backward (edge) ? n - 1 - i : i]);
}

/* The corners of a line, in self->points. */
static void
find_points (Routes *self, guint i)
{
  const MoaEdge *edge = self->diagram->edges[i];

  g_array_set_size (self->points, 0);
  if (edge->n_via > 0)
    add_via_points (self, edge);
  else
    add_planned_points (self, edge, &self->plans[i]);
}

/* Lines with corners make room for all others, and for each other. */
static gboolean
can_part (const MoaRoutePlan *plan)
{
  return plan->clear && plan->shape != MOA_PLAN_STRAIGHT;
}

static void
settle (Routes *self, MoaRouteLanes *lanes)
{
  for (guint i = 0; i < self->diagram->n_edges; i++)
    {
      const MoaEdge *edge = self->diagram->edges[i];
      const MoaRoutePlan wanted = self->plans[i];

      take_ends (self, i);
      if (wanted.clear)
        moa_route_lanes_keep_clear (lanes, &self->plans[i], &wanted, get_box (edge, 0),
                                    get_box (edge, 1));
      if (can_part (&wanted))
        continue;
      find_points (self, i);
      moa_route_lanes_add (lanes, (const MoaPoint *) self->points->data, self->points->len);
    }
  for (guint i = 0; i < self->diagram->n_edges; i++)
    {
      const MoaEdge *edge = self->diagram->edges[i];

      if (!can_part (&self->plans[i]))
        continue;
      moa_route_lanes_part (lanes, &self->plans[i], get_box (edge, 0), get_box (edge, 1));
      find_points (self, i);
      moa_route_lanes_add (lanes, (const MoaPoint *) self->points->data, self->points->len);
    }
}

/**
 * moa_routes_new:
 * @diagram: a diagram
 * @boxes: the boxes of its nodes by index, diagram units, finite
 * @index: of @boxes
 *
 * The lines of all arrows of a diagram.
 *
 * Returns: (transfer full): routes by the index of the edge, to be freed one by one
 */
MoaRoute **
moa_routes_new (const MoaDiagram *diagram, const graphene_rect_t *boxes, const MoaIndex *index)
{
  g_autofree MoaRoutePlan *plans = g_new0 (MoaRoutePlan, MAX (diagram->n_edges, 1));
  g_autofree MoaRouteEnd *ends = g_new0 (MoaRouteEnd, MAX (2 * diagram->n_edges, 1));
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (MoaPoint));
  g_autoptr (MoaRoutePlanner)
      planner = moa_route_planner_new (boxes, diagram->n_nodes, index, diagram->n_edges);
  g_autoptr (MoaRouteLanes) lanes = moa_route_lanes_new (planner, boxes);
  Routes self = { diagram, boxes, plans, ends, points };
  MoaRoute **routes = g_new (MoaRoute *, MAX (diagram->n_edges, 1));

  plan_edges (&self, planner);
  for (guint i = 0; i < diagram->n_edges; i++)
    set_ends (&self, i);
  moa_route_ends_spread (ends, 2 * diagram->n_edges, boxes, diagram->n_nodes);
  settle (&self, lanes);
  for (guint i = 0; i < diagram->n_edges; i++)
    {
      find_points (&self, i);
      routes[i] = moa_route_new ((const MoaPoint *) points->data, points->len, CORNER_RADIUS);
    }

  return routes;
}
