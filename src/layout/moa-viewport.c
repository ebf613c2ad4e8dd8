/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The camera as arithmetic. A viewport is a uniform scale and an offset, so every operation is a
 * line of algebra on the one equation screen = diagram * scale + offset; nothing here knows a
 * widget. */

#include "moa-viewport.h"

#include <math.h>

static double
clamp_scale (double scale)
{
  return CLAMP (scale, MOA_VIEWPORT_SCALE_MIN, MOA_VIEWPORT_SCALE_MAX);
}

/**
 * moa_viewport_fit:
 * @bounds: what has to be seen, diagram units
 * @width: width of the view, CSS pixels
 * @height: height of the view, CSS pixels
 * @margin: kept free on each side, CSS pixels
 * @scale_max: the largest scale wanted
 *
 * The camera that shows the whole of @bounds, centred and as large as the view allows.
 *
 * Returns: a viewport; its scale is within the limits even for empty bounds or a view smaller than
 * the margins
 */
MoaViewport
moa_viewport_fit (const graphene_rect_t *bounds,
                  double width,
                  double height,
                  double margin,
                  double scale_max)
{
  double free_width = MAX (width - 2 * margin, 1.0);
  double free_height = MAX (height - 2 * margin, 1.0);
  double content_width = MAX ((double) bounds->size.width, 1.0);
  double content_height = MAX ((double) bounds->size.height, 1.0);
  double scale = MIN (free_width / content_width, free_height / content_height);
  MoaViewport self;

  self.scale = clamp_scale (MIN (scale, scale_max));
  self.x = width / 2 - (bounds->origin.x + content_width / 2) * self.scale;
  self.y = height / 2 - (bounds->origin.y + content_height / 2) * self.scale;

  return self;
}

/**
 * moa_viewport_zoom:
 * @self: a viewport
 * @factor: what the scale is multiplied by
 * @screen_x: the point that stays where it is, CSS pixels
 * @screen_y: likewise
 *
 * Zooms about a point of the screen: what lies under it stays under it.
 *
 * Returns: the new viewport; the scale stops at its limits
 */
MoaViewport
moa_viewport_zoom (MoaViewport self, double factor, double screen_x, double screen_y)
{
  double scale = clamp_scale (self.scale * factor);
  double ratio = scale / self.scale;

  /* From p * s + o = q for the fixed diagram point p on both sides: o' = q - (q - o) * s'/s. */
  return (MoaViewport){
    .scale = scale,
    .x = screen_x - (screen_x - self.x) * ratio,
    .y = screen_y - (screen_y - self.y) * ratio,
  };
}

/**
 * moa_viewport_pan:
 * @self: a viewport
 * @dx: how far the picture moves to the right, CSS pixels
 * @dy: how far it moves down, CSS pixels
 *
 * Moves the picture under the view.
 *
 * Returns: the new viewport
 */
MoaViewport
moa_viewport_pan (MoaViewport self, double dx, double dy)
{
  self.x += dx;
  self.y += dy;

  return self;
}

static double
clamp_offset (double offset, double scale, double origin, double size, double view)
{
  double most = view / 2 - origin * scale;
  double least = view / 2 - (origin + size) * scale;

  return CLAMP (offset, least, most);
}

/**
 * moa_viewport_clamp:
 * @self: a viewport
 * @content: what there is to see, diagram units
 * @width: width of the view, CSS pixels
 * @height: height of the view, CSS pixels
 *
 * Keeps the middle of the view over the content, so that one cannot get lost beside it.
 *
 * Returns: the nearest viewport for which that holds
 */
MoaViewport
moa_viewport_clamp (MoaViewport self, const graphene_rect_t *content, double width, double height)
{
  self.x = clamp_offset (self.x, self.scale, content->origin.x, content->size.width, width);
  self.y = clamp_offset (self.y, self.scale, content->origin.y, content->size.height, height);

  return self;
}

/**
 * moa_viewport_interpolate:
 * @from: where the camera was
 * @to: where it goes
 * @t: share of the way, 0…1, already eased
 *
 * A camera between two others. The scale runs geometrically, so that zooming feels even; the offset
 * follows the scale linearly, which keeps the one point still that both cameras see in the same
 * place.
 *
 * Returns: exactly @from at 0 and exactly @to at 1
 */
MoaViewport
moa_viewport_interpolate (MoaViewport from, MoaViewport to, double t)
{
  double scale;
  double share = t;

  if (t <= 0)
    return from;
  if (t >= 1)
    return to;

  scale = from.scale * pow (to.scale / from.scale, t);
  if (fabs (to.scale - from.scale) > 1e-6 * from.scale)
    share = (scale - from.scale) / (to.scale - from.scale);

  return (MoaViewport){
    .scale = scale,
    .x = from.x + (to.x - from.x) * share,
    .y = from.y + (to.y - from.y) * share,
  };
}

/**
 * moa_viewport_to_screen:
 * @self: a viewport
 * @x: diagram units
 * @y: diagram units
 * @screen_x: (out): CSS pixels
 * @screen_y: (out): CSS pixels
 *
 * Where a point of the diagram is seen.
 */
void
moa_viewport_to_screen (MoaViewport self, double x, double y, double *screen_x, double *screen_y)
{
  *screen_x = x * self.scale + self.x;
  *screen_y = y * self.scale + self.y;
}

/**
 * moa_viewport_to_diagram:
 * @self: a viewport
 * @screen_x: CSS pixels
 * @screen_y: CSS pixels
 * @x: (out): diagram units
 * @y: (out): diagram units
 *
 * What point of the diagram is seen at a point of the screen: the inverse of
 * moa_viewport_to_screen().
 */
void
moa_viewport_to_diagram (MoaViewport self, double screen_x, double screen_y, double *x, double *y)
{
  *x = (screen_x - self.x) / self.scale;
  *y = (screen_y - self.y) / self.scale;
}

/**
 * moa_viewport_equal:
 * @a: a viewport
 * @b: another
 *
 * Whether two cameras show the same picture to within a hundredth of a pixel on a screen of 8,000
 * pixels.
 *
 * Returns: %TRUE if they do
 */
gboolean
moa_viewport_equal (MoaViewport a, MoaViewport b)
{
  return fabs (a.scale - b.scale) < 1e-6 * a.scale && fabs (a.x - b.x) < 0.01
         && fabs (a.y - b.y) < 0.01;
}
