/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A finger needs larger targets than a pointer, so a window knows which of the two it is used with:
 * by the events themselves, because many machines have both. */

#include "moa-touch.h"

#define QUIET_MS 600 /* a pointer that moves so soon after a finger is the finger's shadow */

static gboolean
comes_from_finger (GdkEventType type, GdkInputSource source)
{
  switch (type)
    {
    case GDK_TOUCH_BEGIN:
    case GDK_TOUCH_UPDATE:
    case GDK_TOUCH_END:
    case GDK_TOUCH_CANCEL:
      return TRUE;
    case GDK_BUTTON_PRESS:
    case GDK_BUTTON_RELEASE:
    case GDK_MOTION_NOTIFY:
      return source == GDK_SOURCE_TOUCHSCREEN;
    default:
      return FALSE;
    }
}

static gboolean
comes_from_pointer (GdkEventType type, GdkInputSource source)
{
  if (source == GDK_SOURCE_KEYBOARD || source == GDK_SOURCE_TOUCHSCREEN)
    return FALSE;

  switch (type)
    {
    case GDK_BUTTON_PRESS:
    case GDK_BUTTON_RELEASE:
    case GDK_MOTION_NOTIFY:
    case GDK_SCROLL:
    case GDK_TOUCHPAD_PINCH:
    case GDK_TOUCHPAD_SWIPE:
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * moa_touch_take:
 * @self: what the hand was before
 * @type: of the event that comes
 * @source: what kind of device it comes from
 * @emulated: whether the display made it up from a touch
 * @time: of the event, milliseconds
 *
 * Follows an event. What only seems to come from a pointer changes nothing: a pointer that follows
 * the finger, and the motion without a time that GTK makes up when something moves below a pointer
 * at rest, as it does when targets grow.
 *
 * Returns: whether the hand is a finger now
 */
gboolean
moa_touch_take (MoaTouch *self,
                GdkEventType type,
                GdkInputSource source,
                gboolean emulated,
                guint32 time)
{
  if (comes_from_finger (type, source))
    *self = (MoaTouch){ .is_finger = TRUE, .time = time };
  else if (comes_from_pointer (type, source) && !emulated && time != GDK_CURRENT_TIME
           && time - self->time > QUIET_MS)
    self->is_finger = FALSE;

  return self->is_finger;
}

/**
 * moa_touch_may_resize:
 * @type: of an event
 *
 * Returns: whether targets may change their size with it. They may not while something is pressed,
 * or it would no longer be below the finger that presses it.
 */
gboolean
moa_touch_may_resize (GdkEventType type)
{
  return type != GDK_TOUCH_BEGIN && type != GDK_TOUCH_UPDATE && type != GDK_BUTTON_PRESS;
}

static void
show (GtkWidget *window, gboolean is_finger)
{
  if (is_finger)
    gtk_widget_add_css_class (window, MOA_TOUCH_CLASS);
  else
    gtk_widget_remove_css_class (window, MOA_TOUCH_CLASS);
}

static gboolean
on_event (GtkEventControllerLegacy *controller, GdkEvent *event, MoaTouch *self)
{
  GtkWidget *window = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GdkEventType type = gdk_event_get_event_type (event);
  GdkDevice *device = gdk_event_get_device (event);

  if (device == NULL)
    return GDK_EVENT_PROPAGATE;
  moa_touch_take (self, type, gdk_device_get_source (device),
                  gdk_event_get_pointer_emulated (event), gdk_event_get_time (event));
  if (moa_touch_may_resize (type)
      && self->is_finger != gtk_widget_has_css_class (window, MOA_TOUCH_CLASS))
    show (window, self->is_finger);

  return GDK_EVENT_PROPAGATE;
}

/**
 * moa_touch_watch:
 * @window: a window, with the popovers over it
 * @like: (nullable): the window from which it was opened
 *
 * Gives @window the style class "touch" while it is used with a finger, beginning as @like is. To
 * be called once.
 */
void
moa_touch_watch (GtkWindow *window, GtkWindow *like)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();
  MoaTouch *self = g_new0 (MoaTouch, 1);

  self->is_finger = like != NULL && moa_touch_is_used_on (GTK_WIDGET (like));
  g_object_set_data_full (G_OBJECT (window), "moa-touch", self, g_free);
  show (GTK_WIDGET (window), self->is_finger);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "event", G_CALLBACK (on_event), self);
  gtk_widget_add_controller (GTK_WIDGET (window), controller);
}

/**
 * moa_touch_is_used_on:
 * @widget: anything in a window, or the window
 *
 * Returns: whether a finger is what the window is used with at this moment
 */
gboolean
moa_touch_is_used_on (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  MoaTouch *self = root != NULL ? g_object_get_data (G_OBJECT (root), "moa-touch") : NULL;

  return self != NULL && self->is_finger;
}
