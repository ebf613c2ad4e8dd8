/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The camera as arithmetic. A viewport is a uniform scale and an offset, so every operation is a
 * line of algebra on the one equation screen = diagram * scale + offset; nothing here knows a
 * widget. */

#include "moa-viewport.h"

#include <math.h>

#include "moa-kinetic.h"

#define FIT_SHARE 0.8 /* the smallest scale shows the whole with room around it */
#define STRETCH_SHARE                                                                              \
  0.333 /* of the view, that a pull moves the content beyond its reach at most */

static double
clamp_scale (double scale)
{
  return CLAMP (scale, MOA_VIEWPORT_SCALE_FLOOR, MOA_VIEWPORT_SCALE_MAX);
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

static double
fill_line (double from, double length, double view)
{
  if (length < view)
    return (view - length) / 2;

  return CLAMP (from, view - length, 0);
}

/**
 * moa_viewport_fill:
 * @self: a viewport
 * @content: what there is to see, diagram units
 * @width: width of the view, CSS pixels
 * @height: height of the view, CSS pixels
 *
 * Moves the picture no further than needed for no bare ground to be seen beside the content; what
 * does not fill the view stands in its middle. What was in view and belongs to the content stays
 * in view.
 *
 * Returns: a viewport of the same scale
 */
MoaViewport
moa_viewport_fill (MoaViewport self, const graphene_rect_t *content, double width, double height)
{
  double left = content->origin.x * self.scale;
  double top = content->origin.y * self.scale;

  self.x = fill_line (self.x + left, content->size.width * self.scale, width) - left;
  self.y = fill_line (self.y + top, content->size.height * self.scale, height) - top;

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
 * Returns: the new viewport; which scales make sense is for the caller to say
 */
MoaViewport
moa_viewport_zoom (MoaViewport self, double factor, double screen_x, double screen_y)
{
  double scale = MAX (self.scale * factor, MOA_VIEWPORT_SCALE_FLOOR);
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

/**
 * moa_viewport_get_scale_min:
 * @content: what there is to see, diagram units
 * @width: width of the view, CSS pixels
 * @height: height of the view, CSS pixels
 *
 * The smallest scale that makes sense: %MOA_VIEWPORT_SCALE_MIN, or less for content that needs less
 * to be seen as a whole.
 *
 * Returns: CSS pixels per diagram unit
 */
double
moa_viewport_get_scale_min (const graphene_rect_t *content, double width, double height)
{
  double fit = moa_viewport_fit (content, width, height, 0, MOA_VIEWPORT_SCALE_MAX).scale;

  return clamp_scale (MIN (MOA_VIEWPORT_SCALE_MIN, fit * FIT_SHARE));
}

/**
 * moa_viewport_get_reach:
 * @self: a viewport
 * @content: what there is to see, diagram units
 * @width: width of the view, CSS pixels
 * @height: height of the view, CSS pixels
 * @least: (out): the least offsets at which the middle of the view is over the content
 * @most: (out): the largest
 *
 * How far the picture can be moved at this scale, so that one cannot get lost beside it.
 */
void
moa_viewport_get_reach (MoaViewport self,
                        const graphene_rect_t *content,
                        double width,
                        double height,
                        MoaViewport *least,
                        MoaViewport *most)
{
  double x = width / 2 - content->origin.x * self.scale;
  double y = height / 2 - content->origin.y * self.scale;

  *most = (MoaViewport){ .scale = self.scale, .x = x, .y = y };
  *least = moa_viewport_pan (*most, -content->size.width * self.scale,
                             -content->size.height * self.scale);
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
  MoaViewport least, most;

  moa_viewport_get_reach (self, content, width, height, &least, &most);
  self.x = CLAMP (self.x, least.x, most.x);
  self.y = CLAMP (self.y, least.y, most.y);

  return self;
}

static MoaViewport
change_beyond (MoaViewport self,
               const graphene_rect_t *content,
               double width,
               double height,
               double (*change) (double distance, double most))
{
  MoaViewport near = moa_viewport_clamp (self, content, width, height);

  self.x = near.x + change (self.x - near.x, MAX (width * STRETCH_SHARE, 1));
  self.y = near.y + change (self.y - near.y, MAX (height * STRETCH_SHARE, 1));

  return self;
}

/**
 * moa_viewport_stretch:
 * @self: where a hand pulls the picture
 * @content: what there is to see, diagram units
 * @width: width of the view, CSS pixels
 * @height: height of the view, CSS pixels
 *
 * Lets the picture follow a pull beyond its reach less and less, as a rubber band would.
 *
 * Returns: @self within reach, else a viewport up to a third of the view beyond it
 */
MoaViewport
moa_viewport_stretch (MoaViewport self, const graphene_rect_t *content, double width, double height)
{
  return change_beyond (self, content, width, height, moa_kinetic_stretch);
}

/**
 * moa_viewport_unstretch:
 * @self: where the picture is
 * @content: what there is to see, diagram units
 * @width: width of the view, CSS pixels
 * @height: height of the view, CSS pixels
 *
 * Where a hand pulls that holds the picture there: the inverse of moa_viewport_stretch().
 *
 * Returns: a viewport
 */
MoaViewport
moa_viewport_unstretch (MoaViewport self,
                        const graphene_rect_t *content,
                        double width,
                        double height)
{
  return change_beyond (self, content, width, height, moa_kinetic_unstretch);
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
