/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A route is a polyline: a point on the border of the first box, the via points, a point on the
 * border of the second. Where a box and the next point share a row or a column the line leaves at a
 * right angle; so an author who writes via points in rows and columns gets rows and columns. */

#include "moa-route.h"

#include <math.h>

#define CORNER_INSET 10.0 /* how far from a box's corner a line may leave it, diagram units */
#define BORDER_INSET 2.0f /* how far inside its box a line is aimed at least, diagram units */
#define LOOP_SIZE 26.0    /* how far a loop reaches out of its box, diagram units */

struct _MoaRoute
{
  MoaPoint *points;
  guint n_points;
  double corner_radius;
  double length;
};

static MoaPoint
box_centre (const graphene_rect_t *box)
{
  return (MoaPoint){ box->origin.x + box->size.width / 2, box->origin.y + box->size.height / 2 };
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
  MoaPoint point = box_centre (box);

  if (is_within (target.x, box->origin.x, box->size.width))
    point.x = target.x;
  else if (is_within (target.y, box->origin.y, box->size.height))
    point.y = target.y;

  return point;
}

/* Where the segment from @inside, a point in @box, to @target crosses the border; @target itself if
 * it is inside. */
static MoaPoint
border_point (const graphene_rect_t *box, MoaPoint inside, MoaPoint target)
{
  double dx = target.x - inside.x;
  double dy = target.y - inside.y;
  double t = 1.0;

  if (dx > 0)
    t = MIN (t, (box->origin.x + box->size.width - inside.x) / dx);
  else if (dx < 0)
    t = MIN (t, (box->origin.x - inside.x) / dx);
  if (dy > 0)
    t = MIN (t, (box->origin.y + box->size.height - inside.y) / dy);
  else if (dy < 0)
    t = MIN (t, (box->origin.y - inside.y) / dy);

  return (MoaPoint){ inside.x + dx * t, inside.y + dy * t };
}

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

/* A line that is pushed out of its box would begin beside it. */
static void
keep_inside (const graphene_rect_t *box, MoaPoint *point)
{
  graphene_rect_t inner;

  graphene_rect_inset_r (box, MIN (BORDER_INSET, box->size.width / 4),
                         MIN (BORDER_INSET, box->size.height / 4), &inner);
  point->x = CLAMP (point->x, inner.origin.x, inner.origin.x + inner.size.width);
  point->y = CLAMP (point->y, inner.origin.y, inner.origin.y + inner.size.height);
}

static void
direct_inner_points (const graphene_rect_t *from,
                     const graphene_rect_t *to,
                     double offset,
                     MoaPoint *start,
                     MoaPoint *end)
{
  double dx, dy, length;
  double middle;

  *start = box_centre (from);
  *end = box_centre (to);
  if (shared_middle (from->origin.y, from->size.height, to->origin.y, to->size.height, &middle))
    start->y = end->y = middle;
  else if (shared_middle (from->origin.x, from->size.width, to->origin.x, to->size.width, &middle))
    start->x = end->x = middle;

  /* To the side of the way from the box that comes first on the page, so that a pair of opposite
   * arrows parts. */
  dx = end->x - start->x;
  dy = end->y - start->y;
  length = hypot (dx, dy);
  if (length < 1e-6)
    return;
  if (dx < 0 || (dx == 0 && dy < 0))
    length = -length;
  start->x -= dy / length * offset;
  end->x -= dy / length * offset;
  start->y += dx / length * offset;
  end->y += dx / length * offset;
  keep_inside (from, start);
  keep_inside (to, end);
}

static void
set_loop (MoaRoute *self, const graphene_rect_t *box)
{
  double right = box->origin.x + box->size.width;
  double top = box->origin.y;
  const MoaPoint points[] = {
    { right - CORNER_INSET * 2, top },      { right - CORNER_INSET * 2, top - LOOP_SIZE },
    { right + LOOP_SIZE, top - LOOP_SIZE }, { right + LOOP_SIZE, top + CORNER_INSET * 2 },
    { right, top + CORNER_INSET * 2 },
  };

  self->n_points = G_N_ELEMENTS (points);
  self->points = g_memdup2 (points, sizeof points);
}

static void
set_line (MoaRoute *self,
          const graphene_rect_t *from,
          const graphene_rect_t *to,
          const MoaPoint *via,
          guint n_via,
          double offset)
{
  MoaPoint start, end;

  self->n_points = n_via + 2;
  self->points = g_new (MoaPoint, self->n_points);
  for (guint i = 0; i < n_via; i++)
    self->points[i + 1] = via[i];

  if (n_via > 0)
    {
      start = inner_point (from, via[0]);
      end = inner_point (to, via[n_via - 1]);
      self->points[0] = border_point (from, start, via[0]);
      self->points[n_via + 1] = border_point (to, end, via[n_via - 1]);
    }
  else
    {
      direct_inner_points (from, to, offset, &start, &end);
      self->points[0] = border_point (from, start, end);
      self->points[1] = border_point (to, end, start);
    }
}

static double
measure_length (const MoaRoute *self)
{
  double length = 0;

  for (guint i = 1; i < self->n_points; i++)
    length += hypot (self->points[i].x - self->points[i - 1].x,
                     self->points[i].y - self->points[i - 1].y);

  return length;
}

/**
 * moa_route_new:
 * @from: the box where the arrow starts, diagram units
 * @to: the box where it ends; the same box makes a loop
 * @via: (array length=n_via) (nullable): points that the line passes, in order
 * @n_via: how many
 * @offset: how far to the side a line without via points runs, for arrows that share both ends;
 * diagram units
 * @corner_radius: how much the line rounds its corners at the most, diagram units
 *
 * The way of an arrow from the border of one box to the border of another.
 *
 * Returns: (transfer full): a route
 */
MoaRoute *
moa_route_new (const graphene_rect_t *from,
               const graphene_rect_t *to,
               const MoaPoint *via,
               guint n_via,
               double offset,
               double corner_radius)
{
  MoaRoute *self = g_new0 (MoaRoute, 1);

  if (n_via == 0 && graphene_rect_equal (from, to))
    set_loop (self, from);
  else
    set_line (self, from, to, via, n_via, offset);
  self->corner_radius = corner_radius;
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
  g_free (self->points);
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
 * moa_route_get_length:
 * @self: a route
 *
 * The length of the line along its corners.
 *
 * Returns: diagram units
 */
double
moa_route_get_length (const MoaRoute *self)
{
  return self->length;
}

/**
 * moa_route_get_corner_radius:
 * @self: a route
 *
 * How much its corners are rounded at the most.
 *
 * Returns: diagram units
 */
double
moa_route_get_corner_radius (const MoaRoute *self)
{
  return self->corner_radius;
}

/**
 * moa_route_get_point_at:
 * @self: a route
 * @distance: way along the line from its start, clamped to its length; diagram units
 * @point: (out): the point there, diagram units
 * @angle: (out) (optional): the direction of travel there, radians, 0 to the right and growing
 * clockwise (y is down)
 *
 * A point on the line, and where the line is heading.
 */
void
moa_route_get_point_at (const MoaRoute *self, double distance, MoaPoint *point, double *angle)
{
  double rest = CLAMP (distance, 0, self->length);

  for (guint i = 1; i < self->n_points; i++)
    {
      const MoaPoint *a = &self->points[i - 1];
      const MoaPoint *b = &self->points[i];
      double segment = hypot (b->x - a->x, b->y - a->y);

      if (rest <= segment || i == self->n_points - 1)
        {
          double t = segment > 0 ? MIN (rest / segment, 1.0) : 0;

          point->x = a->x + (b->x - a->x) * t;
          point->y = a->y + (b->y - a->y) * t;
          if (angle != NULL)
            *angle = atan2 (b->y - a->y, b->x - a->x);
          return;
        }
      rest -= segment;
    }
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
 * How far a point is from the line.
 *
 * Returns: diagram units
 */
double
moa_route_get_distance (const MoaRoute *self, double x, double y)
{
  double nearest = G_MAXDOUBLE;

  for (guint i = 1; i < self->n_points; i++)
    nearest = MIN (nearest, segment_distance (&self->points[i - 1], &self->points[i], x, y));

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
