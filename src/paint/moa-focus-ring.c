/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The keyboard focus of an arrow: a ring of the same width, and as far away, as that around a node,
 * but along the line, since a box around the arrow would be round other parts as well. */

#include "moa-focus-ring.h"

#include "moa-style-private.h"

#define RING_WIDTH 3.0 /* as in ui/style.css; CSS pixels */
#define RING_INNER 9.0 /* between both sides of the ring, CSS pixels */
#define RING_OUTER (RING_INNER + 2 * RING_WIDTH)

/**
 * moa_focus_ring_get_bounds:
 * @route: the line of an arrow
 * @scale: CSS pixels per diagram unit
 *
 * Returns: what the ring of @route may touch, diagram units
 */
graphene_rect_t
moa_focus_ring_get_bounds (const MoaRoute *route, double scale)
{
  graphene_rect_t bounds = moa_route_get_bounds (route);
  float reach = (float) (RING_OUTER / scale);

  return *graphene_rect_inset (&bounds, -reach, -reach);
}

/**
 * moa_focus_ring_draw:
 * @cr: diagram units
 * @style: whose accent the ring has
 * @route: the line of an arrow
 * @scale: CSS pixels per diagram unit, so that the ring is as wide at any scale
 *
 * Draws a ring around a line.
 */
void
moa_focus_ring_draw (cairo_t *cr, const MoaStyle *style, const MoaRoute *route, double scale)
{
  const MoaPoint *points = moa_route_get_points (route);

  cairo_push_group (cr);
  for (guint i = 0; i < moa_route_get_n_points (route); i++)
    cairo_line_to (cr, points[i].x, points[i].y);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, RING_OUTER / scale);
  moa_color_set_source (&style->accent, cr);
  cairo_stroke_preserve (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
  cairo_set_line_width (cr, RING_INNER / scale);
  cairo_stroke (cr);
  cairo_pop_group_to_source (cr);
  cairo_paint (cr);
}
