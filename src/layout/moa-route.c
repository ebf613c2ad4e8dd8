/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A corner is rounded by a cubic curve that begins and ends at the same way from it, never more
 * than half of either run, and of the last only what an arrow head leaves. Everything that asks for
 * the curve goes along it with a pen, piece by piece. */

#include "moa-route.h"

#include <math.h>

#define TOLERANCE 0.05     /* between the curve and its pieces where nobody asks, diagram units */
#define MOST_PIECES 32u    /* of a corner */
#define LAST_STRAIGHT 18.0 /* of the last leg, which the longest head covers; diagram units */

/* The control points of a cubic curve that comes closest to a quarter of a circle. */
#define ARC_TANGENT 0.5523

struct _MoaRoute
{
  double length; /* of the curve */
  float corner_radius;
  guint n_points;
  MoaPoint points[];
};

typedef struct
{
  MoaPoint start, start_control, end_control, end;
  double reach; /* from the corner to `start` and `end` */
} Bend;

/* Goes along the curve. */
typedef struct
{
  const MoaRoute *route;
  double tolerance;
  guint corner;
  guint piece, n_pieces; /* of the bend at that corner */
  Bend bend;
} Pen;

static double
measure (const MoaPoint *a, const MoaPoint *b)
{
  return hypot (b->x - a->x, b->y - a->y);
}

static MoaPoint
move_towards (const MoaPoint *from, const MoaPoint *to, double distance)
{
  double length = measure (from, to);

  if (length < 1e-9)
    return *from;

  return (MoaPoint){ from->x + (to->x - from->x) * distance / length,
                     from->y + (to->y - from->y) * distance / length };
}

/* A head on a bend would be tilted. */
static double
find_room (const MoaRoute *self, guint i, double run)
{
  if (i + 2 < self->n_points)
    return run / 2;

  return MIN (run / 2, MAX (run - LAST_STRAIGHT, run / 8));
}

static Bend
find_bend (const MoaRoute *self, guint i)
{
  const MoaPoint *before = &self->points[i - 1];
  const MoaPoint *corner = &self->points[i];
  const MoaPoint *after = &self->points[i + 1];
  double limit = MIN (measure (before, corner) / 2, find_room (self, i, measure (corner, after)));
  double reach = MIN ((double) self->corner_radius, limit);

  return (Bend){
    .start = move_towards (corner, before, reach),
    .start_control = move_towards (corner, before, reach * (1 - ARC_TANGENT)),
    .end_control = move_towards (corner, after, reach * (1 - ARC_TANGENT)),
    .end = move_towards (corner, after, reach),
    .reach = reach,
  };
}

static MoaPoint
find_point_of_bend (const Bend *bend, double t)
{
  double rest = 1 - t;
  double a = rest * rest * rest;
  double b = 3 * rest * rest * t;
  double c = 3 * rest * t * t;
  double d = t * t * t;

  return (MoaPoint){
    a * bend->start.x + b * bend->start_control.x + c * bend->end_control.x + d * bend->end.x,
    a * bend->start.y + b * bend->start_control.y + c * bend->end_control.y + d * bend->end.y,
  };
}

/* An arc of radius r in steps of an angle f is off by r f² / 8 at the most. */
static guint
count_pieces (double reach, double tolerance)
{
  double count = ceil (G_PI_2 / sqrt (8 * tolerance / MAX (reach, 1e-6)));

  return (guint) CLAMP (count, 1.0, (double) MOST_PIECES);
}

/* The next point of the curve after the first; FALSE behind the last. */
static gboolean
move_pen (Pen *pen, MoaPoint *point)
{
  const MoaRoute *route = pen->route;

  if (pen->piece < pen->n_pieces)
    {
      pen->piece++;
      *point = find_point_of_bend (&pen->bend, pen->piece / (double) pen->n_pieces);
      return TRUE;
    }
  if (pen->corner + 1 >= route->n_points)
    return FALSE;

  pen->corner++;
  *point = route->points[pen->corner];
  if (pen->corner + 1 < route->n_points && route->corner_radius > 0)
    {
      pen->bend = find_bend (route, pen->corner);
      pen->piece = 0;
      pen->n_pieces = count_pieces (pen->bend.reach, pen->tolerance);
      *point = pen->bend.start;
    }

  return TRUE;
}

static double
measure_length (const MoaRoute *self)
{
  Pen pen = { .route = self, .tolerance = TOLERANCE };
  MoaPoint at = self->points[0];
  MoaPoint next;
  double length = 0;

  while (move_pen (&pen, &next))
    {
      length += measure (&at, &next);
      at = next;
    }

  return length;
}

/**
 * moa_route_new:
 * @points: (array length=n_points): the corners, both ends included; diagram units, finite
 * @n_points: how many, at least 2
 * @corner_radius: how much the line rounds its corners at the most, diagram units
 *
 * The line through some points.
 *
 * Returns: (transfer full): a route
 */
MoaRoute *
moa_route_new (const MoaPoint *points, guint n_points, double corner_radius)
{
  MoaRoute *self;

  g_return_val_if_fail (n_points >= 2, NULL);

  self = g_malloc (sizeof (MoaRoute) + n_points * sizeof (MoaPoint));
  self->n_points = n_points;
  self->corner_radius = (float) corner_radius;
  for (guint i = 0; i < n_points; i++)
    self->points[i] = points[i];
  self->length = measure_length (self);

  return self;
}

/**
 * moa_route_free:
 * @self: (transfer full): a route
 *
 * Frees a route.
 */
void
moa_route_free (MoaRoute *self)
{
  g_free (self);
}

/**
 * moa_route_get_n_points:
 * @self: a route
 *
 * How many corners the line has, both ends included.
 *
 * Returns: at least 2
 */
guint
moa_route_get_n_points (const MoaRoute *self)
{
  return self->n_points;
}

/**
 * moa_route_get_points:
 * @self: a route
 *
 * The corners of the line before they are rounded.
 *
 * Returns: (transfer none): moa_route_get_n_points() points, diagram units
 */
const MoaPoint *
moa_route_get_points (const MoaRoute *self)
{
  return self->points;
}

/**
 * moa_route_find_longest_run:
 * @self: a route
 *
 * Which straight run between two corners is the longest: where the line is best labelled.
 *
 * Returns: the index of the corner that it ends at, at least 1; the first of equals
 */
guint
moa_route_find_longest_run (const MoaRoute *self)
{
  double longest = -1;
  guint result = 1;

  for (guint i = 1; i < self->n_points; i++)
    {
      double length = measure (&self->points[i - 1], &self->points[i]);

      if (length > longest)
        {
          longest = length;
          result = i;
        }
    }

  return result;
}

/**
 * moa_route_flatten:
 * @self: a route
 * @tolerance: how far the curve may be from what is returned, diagram units, above 0
 * @points: (element-type MoaPoint): emptied, then filled with a polyline along the curve, at least
 * its two ends; diagram units
 *
 * The curve as it is drawn.
 */
void
moa_route_flatten (const MoaRoute *self, double tolerance, GArray *points)
{
  Pen pen = { .route = self, .tolerance = tolerance };
  MoaPoint next;

  g_array_set_size (points, 0);
  g_array_append_val (points, self->points[0]);
  while (move_pen (&pen, &next))
    g_array_append_val (points, next);
}

/**
 * moa_route_get_length:
 * @self: a route
 *
 * The length of the curve.
 *
 * Returns: diagram units
 */
double
moa_route_get_length (const MoaRoute *self)
{
  return self->length;
}

/**
 * moa_route_get_point_at:
 * @self: a route
 * @distance: way along the curve from its start, clamped to its length; diagram units
 * @point: (out): the point there, diagram units
 * @angle: (out) (optional): the direction of travel there, radians, 0 to the right and growing
 * clockwise (y is down)
 *
 * A point on the curve, and where the curve is heading.
 */
void
moa_route_get_point_at (const MoaRoute *self, double distance, MoaPoint *point, double *angle)
{
  Pen pen = { .route = self, .tolerance = TOLERANCE };
  double rest = CLAMP (distance, 0, self->length);
  MoaPoint at = self->points[0];
  MoaPoint next;
  MoaPoint way = { 1, 0 };

  *point = at;
  while (move_pen (&pen, &next))
    {
      double piece = measure (&at, &next);

      if (piece > 0)
        {
          double t = MIN (rest / piece, 1.0);

          way = (MoaPoint){ next.x - at.x, next.y - at.y };
          *point = (MoaPoint){ at.x + (next.x - at.x) * t, at.y + (next.y - at.y) * t };
          if (rest <= piece)
            break;
        }
      rest -= piece;
      at = next;
    }
  if (angle != NULL)
    *angle = atan2 (way.y, way.x);
}

static double
segment_distance (const MoaPoint *a, const MoaPoint *b, double x, double y)
{
  double dx = b->x - a->x;
  double dy = b->y - a->y;
  double square = dx * dx + dy * dy;
  double t = square > 0 ? ((x - a->x) * dx + (y - a->y) * dy) / square : 0;

  t = CLAMP (t, 0.0, 1.0);

  return hypot (x - (a->x + dx * t), y - (a->y + dy * t));
}

/**
 * moa_route_get_distance:
 * @self: a route
 * @x: diagram units
 * @y: diagram units
 *
 * How far a point is from the curve.
 *
 * Returns: diagram units
 */
double
moa_route_get_distance (const MoaRoute *self, double x, double y)
{
  Pen pen = { .route = self, .tolerance = TOLERANCE };
  MoaPoint at = self->points[0];
  MoaPoint next;
  double nearest = G_MAXDOUBLE;

  while (move_pen (&pen, &next))
    {
      nearest = MIN (nearest, segment_distance (&at, &next, x, y));
      at = next;
    }

  return nearest;
}

/**
 * moa_route_get_bounds:
 * @self: a route
 *
 * The smallest box around all corners.
 *
 * Returns: diagram units
 */
graphene_rect_t
moa_route_get_bounds (const MoaRoute *self)
{
  double left = self->points[0].x, right = left;
  double top = self->points[0].y, bottom = top;

  for (guint i = 1; i < self->n_points; i++)
    {
      left = MIN (left, self->points[i].x);
      right = MAX (right, self->points[i].x);
      top = MIN (top, self->points[i].y);
      bottom = MAX (bottom, self->points[i].y);
    }

  return GRAPHENE_RECT_INIT ((float) left, (float) top, (float) (right - left),
                             (float) (bottom - top));
}

/**
 * moa_edge_get_head:
 * @edge: an edge
 *
 * The arrow head of its kind, after SBGN Process Description level 1: production filled, inhibition
 * a bar, catalysis a circle, stimulation open; what SBGN does not name (an adverse effect, an
 * association) is open.
 *
 * Returns: a head
 */
MoaHead
moa_edge_get_head (const MoaEdge *edge)
{
  switch (edge->kind)
    {
    case MOA_EDGE_INHIBITION:
      return MOA_HEAD_BAR;
    case MOA_EDGE_CATALYSIS:
      return MOA_HEAD_CIRCLE;
    case MOA_EDGE_STIMULATION:
    case MOA_EDGE_ADVERSE_EFFECT:
    case MOA_EDGE_ASSOCIATION:
      return MOA_HEAD_OPEN;
    case MOA_EDGE_TRANSCRIPTION:
    case MOA_EDGE_TRANSLATION:
    case MOA_EDGE_CONVERSION:
    case MOA_EDGE_TRANSPORT:
    case MOA_EDGE_SECRETION:
    case MOA_EDGE_UPTAKE:
    case MOA_EDGE_BINDING:
    case MOA_EDGE_CLEAVAGE:
    case MOA_EDGE_DEGRADATION:
    case MOA_EDGE_RECYCLING:
    case MOA_EDGE_ASSEMBLY:
    default:
      return MOA_HEAD_FILLED;
    }
}

/**
 * moa_edge_has_scissors:
 * @edge: an edge
 *
 * Whether scissors are drawn on the line: something is cut there.
 *
 * Returns: %TRUE for a cleavage
 */
gboolean
moa_edge_has_scissors (const MoaEdge *edge)
{
  return edge->kind == MOA_EDGE_CLEAVAGE;
}
