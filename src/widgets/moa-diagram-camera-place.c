/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The camera goes to a place that somebody names: on a map, or from a history. */

#include "moa-diagram-camera-private.h"

/**
 * moa_diagram_camera_go_to:
 * @self: a camera
 * @x: what shall be in the middle of the view, diagram units
 * @y: likewise
 *
 * Eases to a place at the scale that is shown, as far as the picture reaches.
 */
void
moa_diagram_camera_go_to (MoaDiagramCamera *self, double x, double y)
{
  double screen_x, screen_y;

  if (!moa_diagram_camera_has_size (self))
    return;

  moa_diagram_camera_stop (self);
  moa_diagram_camera_leave (self);
  moa_viewport_to_screen (self->goal, x, y, &screen_x, &screen_y);
  self->shows = SHOWS_FREE;
  moa_diagram_camera_ease (self,
                           moa_diagram_camera_keep_in_reach (
                               self, moa_viewport_pan (self->goal, self->width / 2.0 - screen_x,
                                                       self->height / 2.0 - screen_y)));
}

/**
 * moa_diagram_camera_approach:
 * @self: a camera
 * @x: what shall be in the middle of the view, diagram units
 * @y: likewise
 * @scale: how near to come at least, CSS pixels per diagram unit
 *
 * Eases to a place, closer than now when that is too far to see it.
 */
void
moa_diagram_camera_approach (MoaDiagramCamera *self, double x, double y, double scale)
{
  if (!moa_diagram_camera_has_size (self))
    return;

  moa_diagram_camera_leave (self);
  moa_diagram_camera_return (self, x, y, MAX (scale, self->goal.scale), FALSE);
}

/**
 * moa_diagram_camera_get_goal:
 * @self: a camera
 *
 * Where the camera is going, or is.
 *
 * Returns: a viewport
 */
MoaViewport
moa_diagram_camera_get_goal (MoaDiagramCamera *self)
{
  return self->goal;
}

/**
 * moa_diagram_camera_shows_all:
 * @self: a camera
 *
 * Whether the camera shows the whole lesson, and goes on doing so at any size of the view.
 *
 * Returns: %TRUE if it does
 */
gboolean
moa_diagram_camera_shows_all (MoaDiagramCamera *self)
{
  return self->shows == SHOWS_ALL;
}

/**
 * moa_diagram_camera_return:
 * @self: a camera
 * @x: what shall be in the middle of the view, diagram units
 * @y: likewise
 * @scale: CSS pixels per diagram unit
 * @whole: whether it was the whole lesson, which is fitted again instead
 *
 * Eases to a place where the camera has been.
 */
void
moa_diagram_camera_return (MoaDiagramCamera *self, double x, double y, double scale, gboolean whole)
{
  double limited = moa_diagram_camera_limit_scale (self, scale);
  MoaViewport place = { .scale = limited,
                        .x = self->width / 2.0 - x * limited,
                        .y = self->height / 2.0 - y * limited };

  if (!moa_diagram_camera_has_size (self))
    return;

  self->shows = whole ? SHOWS_ALL : SHOWS_FREE;
  moa_diagram_camera_ease (self, whole ? moa_diagram_camera_get_home (self)
                                       : moa_diagram_camera_keep_in_reach (self, place));
}
