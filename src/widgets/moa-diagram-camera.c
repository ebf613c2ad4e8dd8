/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The camera of one view. It remembers what it was asked to show: as long as that is the whole
 * lesson or some of its parts, it shows just that again whenever the view's size changes; once the
 * user has moved it, it keeps what is in the middle in the middle. Moves by keys and buttons ease
 * towards a goal, and each starts from the goal of the one before, so that three quick presses of a
 * key go three steps. Moves by pointer are immediate. */

#include "moa-diagram-camera-private.h"

#include <adwaita.h>

#include "moa-motion.h"

#define EASE_MS 250
#define FIT_MARGIN 8.0
#define FIT_SCALE_MAX 3.0
#define FRAME_MARGIN 48.0 /* at most; in a small view FRAME_SHARE of its shorter side */
#define FRAME_SHARE 0.05
#define FRAME_SCALE_MAX 1.3 /* what surrounds a small set of parts stays in sight */
#define FRAME_SIZE 720.0    /* CSS pixels: the shorter side of a view for which that is meant */
#define REVEAL_MARGIN 24.0

enum
{
  CHANGED,
  LEAVING,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoaDiagramCamera, moa_diagram_camera, G_TYPE_OBJECT)

gboolean
moa_diagram_camera_has_size (MoaDiagramCamera *self)
{
  return self->width > 0 && self->height > 0;
}

static void
take_viewport (MoaDiagramCamera *self, MoaViewport viewport)
{
  if (moa_viewport_equal (self->viewport, viewport))
    return;

  self->viewport = viewport;
  g_signal_emit (self, signals[CHANGED], 0);
}

static double
get_share (MoaDiagramCamera *self, double value)
{
  return self->move == MOVE_SPRING ? moa_motion_spring (value * self->coast_time)
                                   : moa_motion_ease_out_cubic (value);
}

static void
on_easing_value (double value, gpointer user_data)
{
  MoaDiagramCamera *self = user_data;
  MoaViewport viewport;

  if (self->move != MOVE_COAST)
    viewport = value < 1
                   ? moa_viewport_interpolate (self->start, self->goal, get_share (self, value))
                   : self->goal;
  else
    viewport = (MoaViewport){
      .scale = self->start.scale,
      .x = moa_kinetic_get_offset (self->coast_x, value * self->coast_time),
      .y = moa_kinetic_get_offset (self->coast_y, value * self->coast_time),
    };
  take_viewport (self, viewport);
}

/* Resetting an animation reports its first value, so the way has to begin and end where the camera
 * shall be. */
void
moa_diagram_camera_jump (MoaDiagramCamera *self, MoaViewport viewport)
{
  self->move = MOVE_EASE;
  self->start = viewport;
  self->goal = viewport;
  adw_animation_reset (self->easing);
  take_viewport (self, viewport);
}

/* The desktop may ask for reduced motion, and perhaps nobody sees the way. */
gboolean
moa_diagram_camera_can_move (MoaDiagramCamera *self)
{
  return gtk_widget_get_mapped (self->widget) && adw_get_enable_animations (self->widget);
}

void
moa_diagram_camera_ease (MoaDiagramCamera *self, MoaViewport viewport)
{
  MoaViewport from = self->viewport;

  if (!moa_diagram_camera_can_move (self))
    {
      moa_diagram_camera_jump (self, viewport);
      return;
    }

  moa_diagram_camera_jump (self, from);
  self->goal = viewport;
  adw_timed_animation_set_duration (ADW_TIMED_ANIMATION (self->easing), EASE_MS);
  if (!moa_viewport_equal (from, viewport))
    adw_animation_play (self->easing);
}

/* In what the controls leave free. Parts at the border of the lesson need not stand in the middle:
 * there is more to see on their other side. */
static MoaViewport
fit_box (MoaDiagramCamera *self, const graphene_rect_t *box, double margin, double scale_max)
{
  double width = self->width - self->insets.left - self->insets.right;
  double height = self->height - self->insets.top - self->insets.bottom;
  MoaViewport viewport = moa_viewport_fit (box, width, height, margin, scale_max);

  viewport = moa_viewport_fill (viewport, &self->content, width, height);

  return moa_viewport_pan (viewport, self->insets.left, self->insets.top);
}

/* A large view, which is looked at from farther away, may come as close as a small one. */
static double
get_frame_scale_max (MoaDiagramCamera *self)
{
  return FRAME_SCALE_MAX * MAX (MIN (self->width, self->height) / FRAME_SIZE, 1);
}

MoaViewport
moa_diagram_camera_get_home (MoaDiagramCamera *self)
{
  MoaViewport all = fit_box (self, &self->content, FIT_MARGIN, FIT_SCALE_MAX);
  double margin = MIN (FRAME_MARGIN, FRAME_SHARE * MIN (self->width, self->height));

  if (self->shows == SHOWS_BOX)
    return fit_box (self, &self->box, margin, MAX (get_frame_scale_max (self), all.scale));

  return all;
}

static void
get_middle (MoaDiagramCamera *self, double *x, double *y)
{
  *x = (self->insets.left + self->width - self->insets.right) / 2.0;
  *y = (self->insets.top + self->height - self->insets.bottom) / 2.0;
}

MoaViewport
moa_diagram_camera_keep_in_reach (MoaDiagramCamera *self, MoaViewport viewport)
{
  return moa_viewport_clamp (viewport, &self->content, self->width, self->height);
}

static double
get_scale_min (MoaDiagramCamera *self)
{
  return moa_viewport_get_scale_min (&self->content, self->width, self->height);
}

double
moa_diagram_camera_limit_scale (MoaDiagramCamera *self, double scale)
{
  return CLAMP (scale, get_scale_min (self), MOA_VIEWPORT_SCALE_MAX);
}

double
moa_diagram_camera_limit_factor (MoaDiagramCamera *self, MoaViewport viewport, double factor)
{
  return moa_diagram_camera_limit_scale (self, viewport.scale * factor) / viewport.scale;
}

/* A deliberate move: whoever keeps a history hears of it before the camera knows where it goes. */
void
moa_diagram_camera_leave (MoaDiagramCamera *self)
{
  g_signal_emit (self, signals[LEAVING], 0);
}

/**
 * moa_diagram_camera_set_content:
 * @self: a camera
 * @content: what there is to see, diagram units
 *
 * Tells the camera the bounds of the lesson. A camera that nobody has moved shows all of it.
 */
void
moa_diagram_camera_set_content (MoaDiagramCamera *self, const graphene_rect_t *content)
{
  self->content = *content;
  if (!moa_diagram_camera_has_size (self))
    return;

  if (self->shows == SHOWS_FREE)
    moa_diagram_camera_jump (self, moa_diagram_camera_keep_in_reach (self, self->viewport));
  else
    moa_diagram_camera_jump (self, moa_diagram_camera_get_home (self));
}

/**
 * moa_diagram_camera_set_size:
 * @self: a camera
 * @width: of the view, CSS pixels
 * @height: likewise
 *
 * Follows a new size of the view: what was fitted or framed is so again, at once; a camera that
 * the user moved keeps what was in the middle.
 */
void
moa_diagram_camera_set_size (MoaDiagramCamera *self, int width, int height)
{
  double dx = (width - self->width) / 2.0;
  double dy = (height - self->height) / 2.0;

  if (self->width == width && self->height == height)
    return;

  self->width = width;
  self->height = height;
  if (!moa_diagram_camera_has_size (self))
    return;

  if (self->is_given)
    moa_diagram_camera_set_viewport (self, self->viewport);
  else if (self->shows != SHOWS_FREE)
    moa_diagram_camera_jump (self, moa_diagram_camera_get_home (self));
  else
    moa_diagram_camera_jump (
        self, moa_diagram_camera_keep_in_reach (self, moa_viewport_pan (self->goal, dx, dy)));
}

/**
 * moa_diagram_camera_set_insets:
 * @self: a camera
 * @insets: what controls cover at each side of the view, CSS pixels
 *
 * Keeps what is fitted or framed clear of the controls that float over the view.
 */
void
moa_diagram_camera_set_insets (MoaDiagramCamera *self, const GtkBorder *insets)
{
  self->insets = *insets;
  if (moa_diagram_camera_has_size (self) && self->shows != SHOWS_FREE)
    moa_diagram_camera_ease (self, moa_diagram_camera_get_home (self));
}

/**
 * moa_diagram_camera_get_viewport:
 * @self: a camera
 *
 * Where the camera is now, on the way or at rest.
 *
 * Returns: a viewport, screen being the CSS pixels of the view; its scale is in single precision, so
 * that the way in and out again leads to the very scale that it began with, for which there are
 * tiles and letters already
 */
MoaViewport
moa_diagram_camera_get_viewport (MoaDiagramCamera *self)
{
  MoaViewport viewport = self->viewport;

  viewport.scale = (double) (float) viewport.scale;

  return viewport;
}

/**
 * moa_diagram_camera_set_viewport:
 * @self: a camera
 * @viewport: where to look
 *
 * Jumps there and stays, as if the user had moved the camera; unless it is what the camera shows
 * anyway, which then goes on following the view's size. Before the view has a size, this is
 * decided as soon as it has one.
 */
void
moa_diagram_camera_set_viewport (MoaDiagramCamera *self, MoaViewport viewport)
{
  self->is_given = !moa_diagram_camera_has_size (self);
  if (moa_diagram_camera_has_size (self)
      && !moa_viewport_equal (viewport, moa_diagram_camera_get_home (self)))
    self->shows = SHOWS_FREE;
  moa_diagram_camera_jump (self, viewport);
}

/**
 * moa_diagram_camera_is_easing:
 * @self: a camera
 *
 * Whether the camera is on its way to a goal.
 *
 * Returns: %TRUE while a move eases in
 */
gboolean
moa_diagram_camera_is_easing (MoaDiagramCamera *self)
{
  return adw_animation_get_state (self->easing) == ADW_ANIMATION_PLAYING;
}

/**
 * moa_diagram_camera_fit:
 * @self: a camera
 *
 * Eases to the whole lesson, and keeps showing all of it until somebody moves the camera.
 */
void
moa_diagram_camera_fit (MoaDiagramCamera *self)
{
  moa_diagram_camera_leave (self);
  self->shows = SHOWS_ALL;
  if (moa_diagram_camera_has_size (self))
    moa_diagram_camera_ease (self, moa_diagram_camera_get_home (self));
}

/**
 * moa_diagram_camera_frame:
 * @self: a camera
 * @box: what has to be seen, diagram units
 *
 * Eases to @box with some room around it, and keeps it framed until somebody moves the camera.
 */
void
moa_diagram_camera_frame (MoaDiagramCamera *self, const graphene_rect_t *box)
{
  moa_diagram_camera_leave (self);
  self->shows = SHOWS_BOX;
  self->box = *box;
  if (moa_diagram_camera_has_size (self))
    moa_diagram_camera_ease (self, moa_diagram_camera_get_home (self));
}

/**
 * moa_diagram_camera_unframe:
 * @self: a camera
 *
 * Eases back to the whole lesson if some of its parts were framed; leaves alone a camera that the
 * user moved.
 */
void
moa_diagram_camera_unframe (MoaDiagramCamera *self)
{
  if (self->shows == SHOWS_BOX)
    moa_diagram_camera_fit (self);
}

/* How far an interval has to move to lie between two limits; one that is too long is put in the
 * middle. */
static double
get_shift (double from, double to, double least, double most)
{
  if (to - from > most - least)
    return (least + most) / 2 - (from + to) / 2;
  if (from < least)
    return least - from;
  if (to > most)
    return most - to;

  return 0;
}

/**
 * moa_diagram_camera_reveal:
 * @self: a camera
 * @box: what has to be seen, diagram units
 * @covered: (nullable): what else is covered at each side just now, CSS pixels
 *
 * Moves the camera no further than needed for @box to be seen, clear of the controls; not at all
 * when it is.
 */
void
moa_diagram_camera_reveal (MoaDiagramCamera *self,
                           const graphene_rect_t *box,
                           const GtkBorder *covered)
{
  static const GtkBorder nothing = { 0 };
  const GtkBorder *also = covered != NULL ? covered : &nothing;
  MoaViewport goal = self->goal;
  double left, top, right, bottom, dx, dy;

  if (!moa_diagram_camera_has_size (self))
    return;

  moa_viewport_to_screen (goal, box->origin.x, box->origin.y, &left, &top);
  moa_viewport_to_screen (goal, box->origin.x + box->size.width, box->origin.y + box->size.height,
                          &right, &bottom);
  dx = get_shift (left, right, MAX (self->insets.left, also->left) + REVEAL_MARGIN,
                  self->width - MAX (self->insets.right, also->right) - REVEAL_MARGIN);
  dy = get_shift (top, bottom, MAX (self->insets.top, also->top) + REVEAL_MARGIN,
                  self->height - MAX (self->insets.bottom, also->bottom) - REVEAL_MARGIN);
  if (dx == 0 && dy == 0)
    return;

  moa_diagram_camera_leave (self);
  self->shows = SHOWS_FREE;
  moa_diagram_camera_ease (self, moa_viewport_pan (goal, dx, dy));
}

/**
 * moa_diagram_camera_zoom:
 * @self: a camera
 * @factor: what the scale is multiplied by
 *
 * Eases closer or away, about the middle of what the controls leave free.
 */
void
moa_diagram_camera_zoom (MoaDiagramCamera *self, double factor)
{
  double x, y;

  if (!moa_diagram_camera_has_size (self))
    return;

  moa_diagram_camera_stop (self);
  get_middle (self, &x, &y);
  self->shows = SHOWS_FREE;
  factor = moa_diagram_camera_limit_factor (self, self->goal, factor);
  moa_diagram_camera_ease (
      self, moa_diagram_camera_keep_in_reach (self, moa_viewport_zoom (self->goal, factor, x, y)));
}

/**
 * moa_diagram_camera_zoom_to:
 * @self: a camera
 * @scale: CSS pixels per diagram unit
 *
 * Eases to a scale about the middle; 1 is the size that the lesson was drawn for.
 */
void
moa_diagram_camera_zoom_to (MoaDiagramCamera *self, double scale)
{
  moa_diagram_camera_zoom (self, scale / self->goal.scale);
}

/**
 * moa_diagram_camera_zoom_at:
 * @self: a camera
 * @factor: what the scale is multiplied by
 * @x: the point that stays where it is, CSS pixels of the view
 * @y: likewise
 *
 * Zooms at once about the point under the pointer or between the fingers.
 */
void
moa_diagram_camera_zoom_at (MoaDiagramCamera *self, double factor, double x, double y)
{
  if (!moa_diagram_camera_has_size (self))
    return;

  self->shows = SHOWS_FREE;
  factor = moa_diagram_camera_limit_factor (self, self->viewport, factor);
  moa_diagram_camera_jump (self, moa_viewport_zoom (self->viewport, factor, x, y));
}

/**
 * moa_diagram_camera_pan:
 * @self: a camera
 * @dx: how far the picture moves to the right, CSS pixels
 * @dy: how far it moves down, CSS pixels
 *
 * Moves the picture at once, as a drag does.
 */
void
moa_diagram_camera_pan (MoaDiagramCamera *self, double dx, double dy)
{
  if (!moa_diagram_camera_has_size (self))
    return;

  self->shows = SHOWS_FREE;
  moa_diagram_camera_jump (
      self, moa_diagram_camera_keep_in_reach (self, moa_viewport_pan (self->viewport, dx, dy)));
}

/**
 * moa_diagram_camera_glide:
 * @self: a camera
 * @dx: how far the picture moves to the right, CSS pixels
 * @dy: how far it moves down, CSS pixels
 *
 * Moves the picture eased, as a key does.
 */
void
moa_diagram_camera_glide (MoaDiagramCamera *self, double dx, double dy)
{
  if (!moa_diagram_camera_has_size (self))
    return;

  moa_diagram_camera_stop (self);
  self->shows = SHOWS_FREE;
  moa_diagram_camera_ease (
      self, moa_diagram_camera_keep_in_reach (self, moa_viewport_pan (self->goal, dx, dy)));
}

static void
moa_diagram_camera_dispose (GObject *object)
{
  MoaDiagramCamera *self = MOA_DIAGRAM_CAMERA (object);

  if (self->easing != NULL)
    adw_animation_pause (self->easing);
  g_clear_object (&self->easing);

  G_OBJECT_CLASS (moa_diagram_camera_parent_class)->dispose (object);
}

static void
moa_diagram_camera_class_init (MoaDiagramCameraClass *class)
{
  G_OBJECT_CLASS (class)->dispose = moa_diagram_camera_dispose;

  signals[LEAVING] = g_signal_new ("leaving", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
moa_diagram_camera_init (MoaDiagramCamera *self)
{
  self->viewport = (MoaViewport){ .scale = 1 };
  self->goal = self->viewport;
}

/**
 * moa_diagram_camera_new:
 * @widget: the view that looks through it; it has to outlive the camera
 *
 * A camera that shows all of a lesson until it is asked for something else.
 *
 * Returns: (transfer full): a camera
 */
MoaDiagramCamera *
moa_diagram_camera_new (GtkWidget *widget)
{
  MoaDiagramCamera *self = g_object_new (MOA_TYPE_DIAGRAM_CAMERA, NULL);
  AdwAnimationTarget *target = adw_callback_animation_target_new (on_easing_value, self, NULL);

  self->widget = widget;
  self->easing = adw_timed_animation_new (widget, 0, 1, EASE_MS, target);
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->easing), ADW_LINEAR);

  return self;
}
