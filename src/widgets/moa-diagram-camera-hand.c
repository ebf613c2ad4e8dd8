/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The camera in a hand: the picture follows it, gives way beyond its edges like a rubber band, and
 * moves on when it is let go. */

#include "moa-diagram-camera-private.h"

#include <math.h>

#define SPRING_TIME 0.55 /* seconds */
#define OVER_ZOOM 1.5    /* what a pinch stretches the scale beyond its limits at most */

/**
 * moa_diagram_camera_grab:
 * @self: a camera
 *
 * A hand takes hold of the picture: it stops where it is, and follows moa_diagram_camera_pull()
 * and moa_diagram_camera_pinch() until moa_diagram_camera_release().
 */
void
moa_diagram_camera_grab (MoaDiagramCamera *self)
{
  double limited = moa_diagram_camera_limit_scale (self, self->viewport.scale);
  double over = log (self->viewport.scale / limited);

  if (!moa_diagram_camera_has_size (self))
    return;

  moa_diagram_camera_jump (self, self->viewport);
  self->pulled = moa_viewport_unstretch (self->viewport, &self->content, self->width, self->height);
  self->pulled_scale = limited * exp (moa_kinetic_unstretch (over, log (OVER_ZOOM)));
}

static void
follow_hand (MoaDiagramCamera *self)
{
  self->shows = SHOWS_FREE;
  moa_diagram_camera_jump (
      self, moa_viewport_stretch (self->pulled, &self->content, self->width, self->height));
}

/**
 * moa_diagram_camera_pull:
 * @self: a camera that was grabbed
 * @dx: how far the hand moved to the right, CSS pixels
 * @dy: how far it moved down, CSS pixels
 *
 * Moves the picture with the hand; beyond its reach it follows less and less.
 */
void
moa_diagram_camera_pull (MoaDiagramCamera *self, double dx, double dy)
{
  if (!moa_diagram_camera_has_size (self))
    return;

  self->pulled = moa_viewport_pan (self->pulled, dx, dy);
  follow_hand (self);
}

/**
 * moa_diagram_camera_pinch:
 * @self: a camera that was grabbed
 * @factor: what the fingers multiplied their distance by
 * @x: the point between them, CSS pixels of the view
 * @y: likewise
 *
 * Zooms between the fingers; beyond the limits of the scale it follows less and less.
 */
void
moa_diagram_camera_pinch (MoaDiagramCamera *self, double factor, double x, double y)
{
  double limited, over;

  if (!moa_diagram_camera_has_size (self) || !(factor > 0))
    return;

  self->pulled_scale *= factor;
  limited = moa_diagram_camera_limit_scale (self, self->pulled_scale);
  over = moa_kinetic_stretch (log (self->pulled_scale / limited), log (OVER_ZOOM));
  self->pinched = GRAPHENE_POINT_INIT ((float) x, (float) y);
  self->pulled = moa_viewport_zoom (self->pulled, limited * exp (over) / self->pulled.scale, x, y);
  follow_hand (self);
}

static void
play (MoaDiagramCamera *self, Move move, MoaViewport goal, double seconds)
{
  if (!moa_diagram_camera_can_move (self))
    {
      moa_diagram_camera_jump (self, goal);
      return;
    }

  moa_diagram_camera_jump (self, self->viewport);
  self->move = move;
  self->goal = goal;
  self->coast_time = seconds;
  adw_timed_animation_set_duration (ADW_TIMED_ANIMATION (self->easing),
                                    (guint) ceil (1000 * seconds));
  adw_animation_play (self->easing);
}

static void
coast (MoaDiagramCamera *self, double velocity_x, double velocity_y)
{
  MoaViewport goal = self->viewport;
  MoaViewport least, most;
  double seconds;

  moa_viewport_get_reach (goal, &self->content, self->width, self->height, &least, &most);
  self->coast_x = (MoaKinetic){ goal.x, velocity_x, least.x, most.x };
  self->coast_y = (MoaKinetic){ goal.y, velocity_y, least.y, most.y };
  seconds = MAX (moa_kinetic_get_duration (self->coast_x),
                 moa_kinetic_get_duration (self->coast_y));
  goal.x = moa_kinetic_get_offset (self->coast_x, seconds);
  goal.y = moa_kinetic_get_offset (self->coast_y, seconds);
  if (seconds > 0)
    play (self, MOVE_COAST,
          moa_diagram_camera_can_move (self)
              ? goal
              : moa_diagram_camera_keep_in_reach (self, self->viewport),
          seconds);
}

/**
 * moa_diagram_camera_release:
 * @self: a camera
 * @velocity_x: of the hand that let go, CSS pixels per second to the right
 * @velocity_y: likewise, down
 *
 * Lets the picture move on until friction stops it, and spring back from where it was stretched to.
 * Where the desktop asks for reduced motion it only comes back, at once.
 */
void
moa_diagram_camera_release (MoaDiagramCamera *self, double velocity_x, double velocity_y)
{
  double factor = moa_diagram_camera_limit_factor (self, self->viewport, 1);

  if (!moa_diagram_camera_has_size (self))
    return;

  if (fabs (factor - 1) > 1e-6)
    play (self, MOVE_SPRING,
          moa_diagram_camera_keep_in_reach (
              self, moa_viewport_zoom (self->viewport, factor, self->pinched.x, self->pinched.y)),
          SPRING_TIME);
  else
    coast (self, velocity_x, velocity_y);
}

/**
 * moa_diagram_camera_stop:
 * @self: a camera
 *
 * Stops a picture that moves on by itself, as a touch does; a move to a goal goes on.
 */
void
moa_diagram_camera_stop (MoaDiagramCamera *self)
{
  if (self->move == MOVE_COAST && moa_diagram_camera_is_easing (self))
    moa_diagram_camera_jump (self, moa_diagram_camera_keep_in_reach (self, self->viewport));
}
