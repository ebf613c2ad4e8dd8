/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-far-line.h"

#include "moa-shape.h"

#include <math.h>

/* Pixels. */
#define SHORTEST 12.0 /* a line that has a bar */
#define BAR_HALF 3.5
#define BAR_GAP 2.5 /* between the bar and the node */
#define DASH 5.0
#define DASH_GAP 3.0
#define DOT_RADIUS 1.5
#define DOT_STEP 5.0
#define N_DOTS 3u

/**
 * moa_far_line_add_bar:
 * @cr: where to, in diagram units
 * @route: the line of an arrow that inhibits
 * @scale: device pixels per diagram unit
 *
 * Adds the bar at the end of the line to the path.
 *
 * Returns: %FALSE when the line is too short for one
 */
gboolean
moa_far_line_add_bar (cairo_t *cr, const MoaRoute *route, double scale)
{
  double length = moa_route_get_length (route);
  double half = BAR_HALF / scale;
  MoaPoint middle;
  double angle;

  if (length * scale < SHORTEST)
    return FALSE;
  moa_route_get_point_at (route, length - BAR_GAP / scale, &middle, &angle);
  cairo_move_to (cr, middle.x - half * sin (angle), middle.y + half * cos (angle));
  cairo_line_to (cr, middle.x + half * sin (angle), middle.y - half * cos (angle));

  return TRUE;
}

/**
 * moa_far_line_set_dashes:
 * @cr: where to, in diagram units
 * @dashed: whether what is drawn is contested
 * @scale: device pixels per diagram unit
 *
 * Chooses between a solid and a dashed line.
 */
void
moa_far_line_set_dashes (cairo_t *cr, gboolean dashed, double scale)
{
  const double dashes[] = { DASH / scale, DASH_GAP / scale };

  cairo_set_dash (cr, dashes, dashed ? G_N_ELEMENTS (dashes) : 0, 0);
}

/* The way along a line from one of its ends to where it leaves a box; negative: it does not. */
static double
find_exit (const MoaRoute *route, const graphene_rect_t *box, gboolean at_start)
{
  const MoaPoint *points = moa_route_get_points (route);
  guint n = moa_route_get_n_points (route);
  double way = 0;

  for (guint i = 1; i < n; i++)
    {
      MoaPoint a = points[at_start ? i - 1 : n - i];
      MoaPoint b = points[at_start ? i : n - i - 1];
      double run = hypot (b.x - a.x, b.y - a.y);
      double enter, leave;

      if (!moa_shape_clip_line (box, a, b, &enter, &leave))
        return way;
      if (leave < 1)
        return way + run * leave;
      way += run;
    }

  return -1;
}

/**
 * moa_far_line_add_more:
 * @cr: where to, in diagram units
 * @route: a line that is drawn at one of its ends only
 * @shown: what is drawn of it, around that end
 * @at_start: which end that is
 * @scale: device pixels per diagram unit
 *
 * Adds three dots to the path, where the line is broken off: it goes on.
 *
 * Returns: %FALSE when the line is not broken off
 */
gboolean
moa_far_line_add_more (cairo_t *cr,
                       const MoaRoute *route,
                       const graphene_rect_t *shown,
                       gboolean at_start,
                       double scale)
{
  double length = moa_route_get_length (route);
  double way = find_exit (route, shown, at_start);

  if (way < 0)
    return FALSE;
  for (guint i = 1; i <= N_DOTS; i++)
    {
      double at = MIN (way + i * DOT_STEP / scale, length);
      MoaPoint middle;

      moa_route_get_point_at (route, at_start ? at : length - at, &middle, NULL);
      cairo_new_sub_path (cr);
      cairo_arc (cr, middle.x, middle.y, DOT_RADIUS / scale, 0, 2 * G_PI);
    }

  return TRUE;
}
