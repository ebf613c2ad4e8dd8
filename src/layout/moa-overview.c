/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The arithmetic of a small map on which a frame shows what a camera sees. */

#include "moa-overview.h"

/**
 * moa_overview_get_size:
 * @content: what the map shows, diagram units
 * @most_width: that the map may have, CSS pixels
 * @most_height: likewise
 * @least: the least of both that can be hit, CSS pixels
 * @width: (out): of the map, CSS pixels
 * @height: (out): likewise
 *
 * The size of a map that has the shape of its content as far as that can be hit.
 */
void
moa_overview_get_size (const graphene_rect_t *content,
                       double most_width,
                       double most_height,
                       double least,
                       double *width,
                       double *height)
{
  double content_width = MAX ((double) content->size.width, 1.0);
  double content_height = MAX ((double) content->size.height, 1.0);
  double scale = MIN (most_width / content_width, most_height / content_height);

  *width = MAX (content_width * scale, least);
  *height = MAX (content_height * scale, least);
}

/**
 * moa_overview_get_visible:
 * @camera: a camera
 * @width: of its view, CSS pixels
 * @height: likewise
 *
 * What a camera sees.
 *
 * Returns: diagram units
 */
graphene_rect_t
moa_overview_get_visible (MoaViewport camera, double width, double height)
{
  double x, y;

  moa_viewport_to_diagram (camera, 0, 0, &x, &y);

  return GRAPHENE_RECT_INIT ((float) x, (float) y, (float) (width / camera.scale),
                             (float) (height / camera.scale));
}

/**
 * moa_overview_get_share:
 * @visible: what is seen, diagram units
 * @content: all that there is, likewise
 *
 * How much of the whole is seen.
 *
 * Returns: the share of the area, 0…1; 1 where there is nothing to see
 */
double
moa_overview_get_share (const graphene_rect_t *visible, const graphene_rect_t *content)
{
  double all = (double) content->size.width * content->size.height;
  graphene_rect_t seen;

  if (all <= 0)
    return 1;
  if (!graphene_rect_intersection (visible, content, &seen))
    return 0;

  return CLAMP ((double) seen.size.width * seen.size.height / all, 0.0, 1.0);
}

/* In the middle is what has about as much before as behind. */
static MoaOverviewPlace
get_place (double before, double behind)
{
  double hidden;

  before = MAX (before, 0);
  behind = MAX (behind, 0);
  hidden = before + behind;
  if (before * 3 < hidden)
    return MOA_OVERVIEW_START;

  return behind * 3 < hidden ? MOA_OVERVIEW_END : MOA_OVERVIEW_MIDDLE;
}

/**
 * moa_overview_get_place:
 * @visible: what is seen, diagram units
 * @content: all that there is, likewise
 * @x: (out): where the first is in the second, from left to right
 * @y: (out): likewise, from top to bottom
 *
 * Where one is, to be said in words.
 */
void
moa_overview_get_place (const graphene_rect_t *visible,
                        const graphene_rect_t *content,
                        MoaOverviewPlace *x,
                        MoaOverviewPlace *y)
{
  double left = visible->origin.x - content->origin.x;
  double top = visible->origin.y - content->origin.y;

  *x = get_place (left, content->size.width - left - visible->size.width);
  *y = get_place (top, content->size.height - top - visible->size.height);
}

/* An interval that is at least so long, and inside of another as far as it fits. */
static void
keep_inside (double *start, double *length, double least, double room)
{
  double end = MIN (*start + *length, room);
  double from = MAX (*start, 0);
  double wanted = MIN (MAX (end - from, least), room);

  *start = CLAMP (from - (wanted - (end - from)) / 2, 0, room - wanted);
  *length = wanted;
}

/**
 * moa_overview_get_frame:
 * @map: from diagram units to the map's pixels
 * @visible: what is seen, diagram units
 * @width: of the map, CSS pixels
 * @height: likewise
 * @least: of the frame in both directions, CSS pixels
 *
 * The frame around what is seen, which stays on the map and never gets too small to be found.
 *
 * Returns: CSS pixels of the map
 */
graphene_rect_t
moa_overview_get_frame (MoaViewport map,
                        const graphene_rect_t *visible,
                        double width,
                        double height,
                        double least)
{
  double x, y;
  double own_width = visible->size.width * map.scale;
  double own_height = visible->size.height * map.scale;

  moa_viewport_to_screen (map, visible->origin.x, visible->origin.y, &x, &y);
  keep_inside (&x, &own_width, least, width);
  keep_inside (&y, &own_height, least, height);

  return GRAPHENE_RECT_INIT ((float) x, (float) y, (float) own_width, (float) own_height);
}
