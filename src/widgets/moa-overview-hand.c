/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What pointer, fingers and keys do on the map. */

#include "moa-overview-map-private.h"

#include <math.h>

#define HAND "moa-overview-hand"
#define TARGET 44          /* CSS pixels that a finger can hit */
#define KEY_SHARE 0.25     /* of the view that a key goes */
#define WHEEL_FACTOR 1.2   /* one notch of the wheel */
#define PAD_FACTOR 1.01    /* one pixel of a two-finger scroll */
#define DRAG_THRESHOLD 3.0 /* CSS pixels; less is a click with an unsteady hand */

typedef struct
{
  MoaOverviewMap *map;    /* unowned: lives as long as its controllers */
  double x, y;            /* of the pointer, CSS pixels */
  graphene_point_t grip;  /* from the point that is held to the middle of the view, diagram units */
  graphene_point_t start; /* of the drag, CSS pixels */
  gboolean is_held;
  gboolean drags;
} Hand;

static MoaDiagramCamera *
get_camera (MoaOverviewMap *map)
{
  return moa_diagram_view_get_camera (moa_overview_map_get_view (map));
}

static GtkWidget *
get_view (Hand *self)
{
  return GTK_WIDGET (moa_overview_map_get_view (self->map));
}

/* --- pointer and fingers ---------------------------------------------------------------------- */

static graphene_point_t
to_diagram (Hand *self, double x, double y)
{
  double diagram_x, diagram_y;

  moa_viewport_to_diagram (moa_overview_map_get_viewport (self->map), x, y, &diagram_x, &diagram_y);

  return GRAPHENE_POINT_INIT ((float) diagram_x, (float) diagram_y);
}

static gboolean
is_on_frame (Hand *self, double x, double y)
{
  graphene_rect_t frame = moa_overview_map_get_frame (self->map, TARGET);

  return graphene_rect_contains_point (&frame, &GRAPHENE_POINT_INIT ((float) x, (float) y));
}

static void
show_hand (Hand *self)
{
  const char *over = is_on_frame (self, self->x, self->y) ? "grab" : "pointer";

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->map), self->is_held ? "grabbing" : over);
}

static void
on_motion (GtkEventControllerMotion *controller, double x, double y, Hand *self)
{
  self->x = x;
  self->y = y;
  show_hand (self);
}

/* Beside the frame one goes to where one clicks, and drags on from there. */
static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, Hand *self)
{
  graphene_rect_t visible = moa_overview_map_get_visible (
      self->map, moa_diagram_camera_get_viewport (get_camera (self->map)));
  graphene_point_t point = to_diagram (self, x, y);
  graphene_point_t middle;

  graphene_rect_get_center (&visible, &middle);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  moa_diagram_camera_stop (get_camera (self->map));
  self->is_held = TRUE;
  self->drags = FALSE;
  self->start = GRAPHENE_POINT_INIT ((float) x, (float) y);
  self->grip = GRAPHENE_POINT_INIT (middle.x - point.x, middle.y - point.y);
  if (!is_on_frame (self, x, y))
    {
      self->grip = GRAPHENE_POINT_INIT (0, 0);
      moa_diagram_camera_go_to (get_camera (self->map), point.x, point.y);
    }
  show_hand (self);
}

static void
look_at (Hand *self, double x, double y)
{
  MoaViewport camera = moa_diagram_camera_get_viewport (get_camera (self->map));
  double screen_x, screen_y;

  moa_viewport_to_screen (camera, x, y, &screen_x, &screen_y);
  moa_diagram_camera_pan (get_camera (self->map),
                          gtk_widget_get_width (get_view (self)) / 2.0 - screen_x,
                          gtk_widget_get_height (get_view (self)) / 2.0 - screen_y);
}

static void
on_drag_update (GtkGestureDrag *gesture, double x, double y, Hand *self)
{
  graphene_point_t point = to_diagram (self, self->start.x + x, self->start.y + y);

  if (!self->drags && hypot (x, y) < DRAG_THRESHOLD)
    return;

  self->drags = TRUE;
  look_at (self, point.x + self->grip.x, point.y + self->grip.y);
}

static void
on_drag_end (GtkGestureDrag *gesture, double x, double y, Hand *self)
{
  self->is_held = FALSE;
  show_hand (self);
}

/* About what lies under the pointer if that is in view, else about the middle of the view. */
static gboolean
on_scroll (GtkEventControllerScroll *controller, double dx, double dy, Hand *self)
{
  gboolean by_notches = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL;
  MoaViewport camera = moa_diagram_camera_get_viewport (get_camera (self->map));
  graphene_rect_t visible = moa_overview_map_get_visible (self->map, camera);
  graphene_point_t point = to_diagram (self, self->x, self->y);
  double x, y;

  if (!graphene_rect_contains_point (&visible, &point))
    graphene_rect_get_center (&visible, &point);
  moa_viewport_to_screen (camera, point.x, point.y, &x, &y);
  moa_diagram_camera_zoom_at (get_camera (self->map),
                              pow (by_notches ? WHEEL_FACTOR : PAD_FACTOR, -dy), x, y);

  return GDK_EVENT_STOP;
}

/**
 * moa_overview_map_add_pointer:
 * @self: a map
 *
 * Lets a map answer to pointer, wheel, pad and fingers. To be called once.
 */
void
moa_overview_map_add_pointer (MoaOverviewMap *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (
      GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  Hand *hand = g_new0 (Hand, 1);

  hand->map = self;
  g_object_set_data_full (G_OBJECT (self), HAND, hand, g_free);
  g_signal_connect (motion, "enter", G_CALLBACK (on_motion), hand);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), hand);
  gtk_widget_add_controller (widget, motion);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), hand);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), hand);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), hand);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), hand);
  gtk_widget_add_controller (widget, scroll);
}

/**
 * moa_overview_map_is_held:
 * @self: a map
 *
 * Whether somebody is about to use it, so that it had better stay where it is.
 *
 * Returns: %TRUE while a finger or the keyboard is on it
 */
gboolean
moa_overview_map_is_held (MoaOverviewMap *self)
{
  const Hand *hand = g_object_get_data (G_OBJECT (self), HAND);

  return hand->is_held || gtk_widget_has_focus (GTK_WIDGET (self));
}

/* --- keys ------------------------------------------------------------------------------------- */

static gboolean
on_move_key (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  MoaOverviewMap *self = MOA_OVERVIEW_MAP (widget);
  double x, y;

  g_variant_get (arguments, "(dd)", &x, &y);
  moa_diagram_camera_glide (
      get_camera (self), -x * gtk_widget_get_width (GTK_WIDGET (moa_overview_map_get_view (self))),
      -y * gtk_widget_get_height (GTK_WIDGET (moa_overview_map_get_view (self))));

  return TRUE;
}

/* To the corner in which the diagram begins, or to that in which it ends. */
static gboolean
on_corner_key (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  MoaOverviewMap *self = MOA_OVERVIEW_MAP (widget);
  graphene_rect_t content = moa_overview_map_get_content (self);
  graphene_rect_t visible = moa_overview_map_get_visible (
      self, moa_diagram_camera_get_goal (get_camera (self)));
  float width = MIN (visible.size.width, content.size.width) / 2;
  float height = MIN (visible.size.height, content.size.height) / 2;
  graphene_rect_t inner;

  graphene_rect_inset_r (&content, width, height, &inner);
  if (g_variant_get_boolean (arguments))
    moa_diagram_camera_go_to (get_camera (self), inner.origin.x + inner.size.width,
                              inner.origin.y + inner.size.height);
  else
    moa_diagram_camera_go_to (get_camera (self), inner.origin.x, inner.origin.y);

  return TRUE;
}

static gboolean
on_leave_key (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  return gtk_widget_grab_focus (GTK_WIDGET (moa_overview_map_get_view (MOA_OVERVIEW_MAP (widget))));
}

static const struct
{
  guint key, keypad_key;
  double x, y; /* of the view */
} move_keys[] = {
  { GDK_KEY_Left, GDK_KEY_KP_Left, -KEY_SHARE, 0 },
  { GDK_KEY_Right, GDK_KEY_KP_Right, KEY_SHARE, 0 },
  { GDK_KEY_Up, GDK_KEY_KP_Up, 0, -KEY_SHARE },
  { GDK_KEY_Down, GDK_KEY_KP_Down, 0, KEY_SHARE },
  { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, 0, -1 },
  { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, 0, 1 },
};

/* Keyboards differ in which of these needs Shift, so both are bound. */
static const struct
{
  guint key;
  const char *action;
} zoom_keys[] = {
  { GDK_KEY_plus, "win.zoom-in" },        { GDK_KEY_equal, "win.zoom-in" },
  { GDK_KEY_KP_Add, "win.zoom-in" },      { GDK_KEY_minus, "win.zoom-out" },
  { GDK_KEY_underscore, "win.zoom-out" }, { GDK_KEY_KP_Subtract, "win.zoom-out" },
  { GDK_KEY_0, "win.zoom-fit" },          { GDK_KEY_KP_0, "win.zoom-fit" },
  { GDK_KEY_1, "win.zoom-reset" },        { GDK_KEY_KP_1, "win.zoom-reset" },
};

/**
 * moa_overview_map_bind_keys:
 * @class: the class of maps
 *
 * Lets a map answer to keys. To be called once.
 */
void
moa_overview_map_bind_keys (GtkWidgetClass *class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (move_keys); i++)
    {
      gtk_widget_class_add_binding (class, move_keys[i].key, 0, on_move_key, "(dd)", move_keys[i].x,
                                    move_keys[i].y);
      gtk_widget_class_add_binding (class, move_keys[i].keypad_key, 0, on_move_key, "(dd)",
                                    move_keys[i].x, move_keys[i].y);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (zoom_keys); i++)
    {
      gtk_widget_class_add_binding_action (class, zoom_keys[i].key, 0, zoom_keys[i].action, NULL);
      gtk_widget_class_add_binding_action (class, zoom_keys[i].key, GDK_SHIFT_MASK,
                                           zoom_keys[i].action, NULL);
    }
  gtk_widget_class_add_binding (class, GDK_KEY_Home, 0, on_corner_key, "b", FALSE);
  gtk_widget_class_add_binding (class, GDK_KEY_KP_Home, 0, on_corner_key, "b", FALSE);
  gtk_widget_class_add_binding (class, GDK_KEY_End, 0, on_corner_key, "b", TRUE);
  gtk_widget_class_add_binding (class, GDK_KEY_KP_End, 0, on_corner_key, "b", TRUE);
  gtk_widget_class_add_binding (class, GDK_KEY_Escape, 0, on_leave_key, NULL);
}
