/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What wheel, pad, fingers and buttons do in a diagram. The widgets of the parts take no part in
 * it: an arrow is pointed at by its line, which is no box, so one place asks what lies under the
 * pointer. */

#include "moa-diagram-view-private.h"

#include <math.h>

#include "moa-hit.h"
#include "moa-kinetic.h"
#include "moa-touch.h"

#define WHEEL_FACTOR 1.2   /* one notch of the wheel */
#define PAD_FACTOR 1.01    /* one pixel of a two-finger scroll with Ctrl */
#define WHEEL_STEP 60.0    /* CSS pixels that a sideways notch pans */
#define SCROLL_REST_MS 200 /* without a move, after which two fingers have surely left a pad */
#define POINTER_REACH 7.0  /* CSS pixels beside what is hit */
#define FINGER_REACH 22.0  /* so that each target is 44 wide */
#define BUTTON_BACK 8      /* of the X protocol; GTK gives them the same numbers on Wayland */
#define BUTTON_FORWARD 9
#define POINTER_TREMBLE 4.0 /* CSS pixels; less is a click with an unsteady hand */
#define FINGER_TREMBLE 12.0

typedef struct
{
  MoaDiagramView *view;  /* unowned: lives as long as its controllers */
  double x, y;           /* of the pointer, CSS pixels of the view */
  gboolean points;       /* it has moved since the diagram did */
  gboolean tells;        /* there is a tooltip */
  double drag_x, drag_y; /* how far the drag has been followed */
  gboolean drags;
  MoaKineticTracker hand;
  double pinch;
  double pinch_x, pinch_y;
  guint scroll_source; /* while two fingers move the picture: lets it go when they have gone */
} Pointer;

static MoaDiagramCamera *
get_camera (Pointer *self)
{
  return moa_diagram_view_get_camera (self->view);
}

static gboolean
is_finger (Pointer *self)
{
  return moa_touch_is_used_on (GTK_WIDGET (self->view));
}

static void
set_cursor (Pointer *self, const char *name)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->view), name);
}

/* --- pointing --------------------------------------------------------------------------------- */

/* The node or the arrow under a point of the view; NULL is the ground. */
static const MoaPart *
find_part (Pointer *self, double x, double y)
{
  const MoaGeometry *geometry = moa_diagram_view_get_geometry (self->view);
  MoaViewport viewport = moa_diagram_view_get_viewport (self->view);
  double diagram_x, diagram_y;

  if (geometry == NULL)
    return NULL;

  moa_viewport_to_diagram (viewport, x, y, &diagram_x, &diagram_y);

  return moa_hit_part_at (geometry, diagram_x, diagram_y,
                          (is_finger (self) ? FINGER_REACH : POINTER_REACH) / viewport.scale);
}

static void
on_motion (GtkEventControllerMotion *controller, double x, double y, Pointer *self)
{
  self->points = self->points || x != self->x || y != self->y;
  self->x = x;
  self->y = y;
  if (!self->drags)
    set_cursor (self, find_part (self, x, y) != NULL ? "pointer" : NULL);
}

/* A part that comes to a pointer at rest was not asked about. */
static void
stop_telling (Pointer *self)
{
  gboolean told = self->tells;

  self->points = self->tells = FALSE;
  if (told && gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    gtk_widget_trigger_tooltip_query (GTK_WIDGET (self->view));
}

/* GTK looks again for what is under the pointer only when the pointer moves: a part that the camera
 * has taken away from it would stay lit. */
static void
on_camera_changed (MoaDiagramCamera *camera, Pointer *self)
{
  GtkWidget *canvas = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  const MoaPart *part = find_part (self, self->x, self->y);

  stop_telling (self);
  for (GtkWidget *child = gtk_widget_get_first_child (canvas); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (moa_part_widget_get_part (MOA_PART_WIDGET (child)) != part)
      gtk_widget_unset_state_flags (child, GTK_STATE_FLAG_PRELIGHT);
}

/* An open popover has the keyboard; a tooltip would lie over it. */
static gboolean
is_below_popover (Pointer *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->view));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL;
}

static const MoaPart *
find_told (Pointer *self, int x, int y, gboolean keyboard_mode)
{
  if (self->drags || is_below_popover (self))
    return NULL;
  if (keyboard_mode)
    return moa_diagram_view_get_focused (self->view);
  return self->points ? find_part (self, x, y) : NULL;
}

static gboolean
on_query_tooltip (GtkWidget *widget,
                  int x,
                  int y,
                  gboolean keyboard_mode,
                  GtkTooltip *tooltip,
                  Pointer *self)
{
  MoaSession *session = moa_diagram_view_get_session (self->view);
  const MoaPart *part = find_told (self, x, y, keyboard_mode);
  g_autofree char *sentence = NULL;

  self->tells = part != NULL;
  if (part == NULL)
    return FALSE;

  sentence = moa_describe_part (moa_session_get_catalog (session), part,
                                moa_session_get_influence (session));
  gtk_tooltip_set_text (tooltip, sentence);
  if (part->type == MOA_PART_NODE)
    {
      graphene_rect_t bounds;

      moa_diagram_view_get_part_bounds (self->view, part, &bounds);
      gtk_tooltip_set_tip_area (
          tooltip, &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                    (int) bounds.size.width, (int) bounds.size.height });
    }

  return TRUE;
}

static gboolean
on_idle_fit (gpointer user_data)
{
  if (gtk_widget_get_root (GTK_WIDGET (user_data)) != NULL)
    moa_diagram_view_fit (MOA_DIAGRAM_VIEW (user_data));

  return G_SOURCE_REMOVE;
}

static void
on_click_released (GtkGestureClick *gesture, int n_press, double x, double y, Pointer *self)
{
  const MoaPart *part = find_part (self, x, y);

  if (self->drags)
    return;

  /* Not under the hands of GTK, which is still counting who is pressed. */
  if (part == NULL && n_press == 2)
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_idle_fit, g_object_ref (self->view), g_object_unref);
  else if (part != NULL || moa_session_get_part (moa_diagram_view_get_session (self->view)) != NULL)
    moa_diagram_view_point_at (self->view, part);
}

/* --- dragging --------------------------------------------------------------------------------- */

/* From anywhere: no part can be moved, and in a crowded picture there is hardly any ground. */
static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, Pointer *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  self->drags = FALSE;
  self->drag_x = self->drag_y = 0;
  moa_diagram_camera_stop (get_camera (self));
  moa_kinetic_tracker_clear (&self->hand);
  if (button != GDK_BUTTON_PRIMARY && button != GDK_BUTTON_MIDDLE)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
}

static void
on_drag_update (GtkGestureDrag *gesture, double x, double y, Pointer *self)
{
  if (!self->drags && hypot (x, y) < (is_finger (self) ? FINGER_TREMBLE : POINTER_TREMBLE))
    return;

  if (!self->drags)
    {
      self->drags = TRUE;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      set_cursor (self, "grabbing");
      moa_diagram_camera_grab (get_camera (self));
    }
  moa_kinetic_tracker_add (&self->hand, g_get_monotonic_time (), x, y);
  moa_diagram_camera_pull (get_camera (self), x - self->drag_x, y - self->drag_y);
  self->drag_x = x;
  self->drag_y = y;
}

static void
on_drag_end (GtkGestureDrag *gesture, double x, double y, Pointer *self)
{
  double velocity_x, velocity_y;

  moa_kinetic_tracker_get_velocity (&self->hand, g_get_monotonic_time (), &velocity_x, &velocity_y);
  if (self->drags)
    moa_diagram_camera_release (get_camera (self), velocity_x, velocity_y);
  self->drags = FALSE;
  set_cursor (self, NULL);
}

/* --- wheel, pad, fingers ---------------------------------------------------------------------- */

/* A wheel says so by its unit on Wayland; on X11 only the device tells, and that a wheel turns in
 * whole notches. */
static gboolean
comes_from_wheel (GtkEventControllerScroll *controller, double dx, double dy)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (
      GTK_EVENT_CONTROLLER (controller));

  if (gtk_event_controller_scroll_get_unit (controller) != GDK_SCROLL_UNIT_WHEEL)
    return FALSE;
  if (device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHPAD)
    return FALSE;

  return dx == round (dx) && dy == round (dy);
}

static void
let_scroll_go (Pointer *self, double velocity_x, double velocity_y)
{
  g_clear_handle_id (&self->scroll_source, g_source_remove);
  moa_diagram_camera_release (get_camera (self), velocity_x, velocity_y);
}

static gboolean
on_scroll_timeout (gpointer user_data)
{
  Pointer *self = user_data;

  self->scroll_source = 0;
  let_scroll_go (self, 0, 0);

  return G_SOURCE_REMOVE;
}

/* Two fingers on a pad hold the picture as a drag does. Not every pad says when they leave it. */
static void
scroll_by (Pointer *self, double dx, double dy)
{
  if (self->scroll_source == 0)
    moa_diagram_camera_grab (get_camera (self));
  g_clear_handle_id (&self->scroll_source, g_source_remove);
  self->scroll_source = g_timeout_add (SCROLL_REST_MS, on_scroll_timeout, self);
  moa_diagram_camera_pull (get_camera (self), dx, dy);
}

static gboolean
on_scroll (GtkEventControllerScroll *controller, double dx, double dy, Pointer *self)
{
  gboolean wheel = comes_from_wheel (controller, dx, dy);
  gboolean whole_notches = gtk_event_controller_scroll_get_unit (controller)
                           == GDK_SCROLL_UNIT_WHEEL;
  double step = whole_notches ? WHEEL_STEP : 1.0;
  GdkModifierType state = gtk_event_controller_get_current_event_state (
      GTK_EVENT_CONTROLLER (controller));

  if ((state & GDK_SHIFT_MASK) != 0 && dx == 0)
    moa_diagram_camera_pan (get_camera (self), -dy * step, 0);
  else if (wheel && dy != 0)
    moa_diagram_camera_zoom_at (get_camera (self), pow (WHEEL_FACTOR, -dy), self->x, self->y);
  else if ((state & GDK_CONTROL_MASK) != 0)
    moa_diagram_camera_zoom_at (
        get_camera (self), pow (whole_notches ? WHEEL_FACTOR : PAD_FACTOR, -dy), self->x, self->y);
  else if (wheel)
    moa_diagram_camera_pan (get_camera (self), -dx * step, 0);
  else
    scroll_by (self, -dx * step, -dy * step);

  return GDK_EVENT_STOP;
}

static void
on_scroll_end (GtkEventControllerScroll *controller, Pointer *self)
{
  if (self->scroll_source != 0)
    let_scroll_go (self, 0, 0);
}

static void
on_pinch_begin (GtkGesture *gesture, GdkEventSequence *sequence, Pointer *self)
{
  moa_diagram_camera_grab (get_camera (self));
  self->pinch = 1;
  if (!gtk_gesture_get_bounding_box_center (gesture, &self->pinch_x, &self->pinch_y))
    {
      self->pinch_x = self->x;
      self->pinch_y = self->y;
    }
}

/* Two fingers zoom by their distance and pan by where their middle goes. */
static void
on_pinch_scale_changed (GtkGestureZoom *gesture, double scale, Pointer *self)
{
  double x = self->pinch_x;
  double y = self->pinch_y;

  gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  moa_diagram_camera_pull (get_camera (self), x - self->pinch_x, y - self->pinch_y);
  moa_diagram_camera_pinch (get_camera (self), scale / self->pinch, x, y);
  self->pinch = scale;
  self->pinch_x = x;
  self->pinch_y = y;
}

static void
on_pinch_end (GtkGesture *gesture, GdkEventSequence *sequence, Pointer *self)
{
  moa_diagram_camera_release (get_camera (self), 0, 0);
}

/* Two fingers left a pad while they moved: GTK says how fast, in the unit of the scroll per second.
 * Its reference says per millisecond, but it multiplies by 1000. */
static void
on_decelerate (GtkEventControllerScroll *controller, double x, double y, Pointer *self)
{
  double step = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL
                    ? WHEEL_STEP
                    : 1.0;
  GdkModifierType state = gtk_event_controller_get_current_event_state (
      GTK_EVENT_CONTROLLER (controller));

  if ((state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0)
    let_scroll_go (self, -x * step, -y * step);
}

/* --- the buttons at the side of a mouse ------------------------------------------------------- */

static void
on_side_pressed (GtkGestureClick *gesture, int n_press, double x, double y, GtkWidget *widget)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  if (button == BUTTON_BACK)
    gtk_widget_activate_action (widget, "win.camera-back", NULL);
  else if (button == BUTTON_FORWARD)
    gtk_widget_activate_action (widget, "win.camera-forward", NULL);
}

/**
 * moa_diagram_view_add_side_buttons:
 * @widget: a diagram with what floats over it
 *
 * Lets the buttons at the side of a mouse go through the history, wherever over @widget it is.
 */
void
moa_diagram_view_add_side_buttons (GtkWidget *widget)
{
  GtkGesture *side = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (side), 0);
  g_signal_connect (side, "pressed", G_CALLBACK (on_side_pressed), widget);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (side));
}

/* --- wiring ----------------------------------------------------------------------------------- */

static void
add_pointing (Pointer *self)
{
  GtkWidget *widget = GTK_WIDGET (self->view);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  gtk_widget_add_controller (widget, motion);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect (click, "released", G_CALLBACK (on_click_released), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));

  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (widget, "query-tooltip", G_CALLBACK (on_query_tooltip), self);
  g_signal_connect (moa_diagram_view_get_camera (self->view), "changed",
                    G_CALLBACK (on_camera_changed), self);
}

static void
add_moving (Pointer *self)
{
  GtkWidget *widget = GTK_WIDGET (self->view);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (
      GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES | GTK_EVENT_CONTROLLER_SCROLL_KINETIC);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), 0);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));

  g_signal_connect (pinch, "begin", G_CALLBACK (on_pinch_begin), self);
  g_signal_connect (pinch, "end", G_CALLBACK (on_pinch_end), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (on_pinch_scale_changed), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));

  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  g_signal_connect (scroll, "scroll-end", G_CALLBACK (on_scroll_end), self);
  g_signal_connect (scroll, "decelerate", G_CALLBACK (on_decelerate), self);
  gtk_widget_add_controller (widget, scroll);
}

static void
free_pointer (gpointer data)
{
  Pointer *self = data;

  g_clear_handle_id (&self->scroll_source, g_source_remove);
  g_free (self);
}

/**
 * moa_diagram_view_add_pointer:
 * @self: a diagram view
 *
 * Lets the view answer to pointer, wheel, pad and fingers. To be called once.
 */
void
moa_diagram_view_add_pointer (MoaDiagramView *self)
{
  Pointer *pointer = g_new0 (Pointer, 1);

  pointer->view = self;
  g_object_set_data_full (G_OBJECT (self), "moa-diagram-pointer", pointer, free_pointer);
  add_pointing (pointer);
  add_moving (pointer);
}
