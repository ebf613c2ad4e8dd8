/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window for passers-by: it fills the screen, plays without end, and has nothing that leads away
 * from the lesson. A touch pauses it, so that one can look around; when nobody has touched it for a
 * while it starts over, as it was for the first one. It speaks in the size of its screen, because
 * one stands in front of it. A start of the program without --kiosk ends it, and so does Ctrl+Q. */

#include "moa-kiosk.h"

#include "moa-playback.h"
#include "moa-window-private.h"

#define LARGE_WIDTH 1600 /* CSS pixels */
#define LARGE_HEIGHT 900
#define HUGE_WIDTH 3000
#define HUGE_HEIGHT 1680

struct _MoaKiosk
{
  double idle_seconds;
  GtkEventController *touches; /* lent by the window */
  GPtrArray *disabled;         /* GSimpleAction that could be used before */
  GStrv close_keys;
  char *tour; /* the id of what is played, or NULL for the first one */
  gboolean panel_pinned;
  gboolean fullscreen;
};

static MoaPlayback *
get_playback (MoaWindow *window)
{
  return moa_playback_get_for_session (moa_window_get_session (window));
}

/* --- who touches it --------------------------------------------------------------------------- */

/* A pointer that only moves may be a draught, or a table that somebody passes. */
static gboolean
on_event (GtkEventController *controller, GdkEvent *event, MoaWindow *window)
{
  switch (gdk_event_get_event_type (event))
    {
    case GDK_BUTTON_PRESS:
    case GDK_TOUCH_BEGIN:
    case GDK_KEY_PRESS:
    case GDK_SCROLL:
    case GDK_TOUCHPAD_PINCH:
      moa_playback_interrupt (get_playback (window), window->kiosk->idle_seconds);
      break;
    default:
      break;
    }

  return GDK_EVENT_PROPAGATE;
}

static const MoaStep *
find_first_step (MoaWindow *window)
{
  MoaBundle *bundle = moa_session_get_bundle (moa_window_get_session (window));
  GPtrArray *tours = moa_bundle_get_tours (bundle);
  const MoaStep *first = NULL;

  for (guint i = 0; i < tours->len; i++)
    {
      const MoaTour *tour = g_ptr_array_index (tours, i);

      if (tour->n_steps > 0 && (first == NULL || g_strcmp0 (tour->id, window->kiosk->tour) == 0))
        first = tour->steps[0];
    }

  return first;
}

static void
close_popovers (GtkWidget *widget)
{
  GtkWidget *next;

  if (GTK_IS_POPOVER (widget) && gtk_widget_get_mapped (widget))
    gtk_popover_popdown (GTK_POPOVER (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      close_popovers (child);
    }
}

/* Nothing of what the last one did is left for the next. */
static void
start_over (MoaWindow *window)
{
  MoaSession *session = moa_window_get_session (window);
  const MoaStep *first = find_first_step (window);

  moa_session_set_step (session, NULL);
  moa_session_set_question (session, NULL);
  moa_session_set_part (session, NULL);
  moa_session_set_medicine (session, NULL);
  if (window->page != NULL)
    moa_main_page_set_notices_shown (window->page, FALSE);
  close_popovers (GTK_WIDGET (window));
  gtk_window_set_focus_visible (GTK_WINDOW (window), FALSE);
  moa_session_set_step (session, first);
}

/* --- what leads away -------------------------------------------------------------------------- */

static void
disable (MoaKiosk *self, GActionMap *map, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      GAction *action = g_action_map_lookup_action (map, names[i]);

      if (action == NULL || !g_action_get_enabled (action))
        continue;
      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), FALSE);
      g_ptr_array_add (self->disabled, g_object_ref (action));
    }
}

static void
disable_ways_out (MoaKiosk *self, MoaWindow *window)
{
  static const char *const none[] = { NULL };
  static const char *const window_actions[] = { "fullscreen", "toggle-panel", "page",
                                                "search",     "export",       "term",
                                                "level",      "language",     NULL };
  static const char *const program_actions[] = {
    "open",        "open-folder",  "open-location", "open-built-in", "library", "new-lesson",
    "preferences", "help-overlay", "help",          "help-page",     "about",   NULL,
  };
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));

  disable (self, G_ACTION_MAP (window), window_actions);
  disable (self, G_ACTION_MAP (application), program_actions);
  self->close_keys = gtk_application_get_accels_for_action (application, "window.close");
  gtk_application_set_accels_for_action (application, "window.close", none);
}

static void
enable_ways_out (MoaKiosk *self, MoaWindow *window)
{
  for (guint i = 0; i < self->disabled->len; i++)
    g_simple_action_set_enabled (g_ptr_array_index (self->disabled, i), TRUE);
  gtk_application_set_accels_for_action (gtk_window_get_application (GTK_WINDOW (window)),
                                         "window.close", (const char *const *) self->close_keys);
}

/* --- how it looks ----------------------------------------------------------------------------- */

static void
set_class (GtkWidget *widget, const char *name, gboolean has)
{
  if (has)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
on_surface_layout (GdkSurface *surface, int width, int height, GtkWidget *window)
{
  gboolean is_huge = width >= HUGE_WIDTH && height >= HUGE_HEIGHT;

  set_class (window, "huge", is_huge);
  set_class (window, "large", !is_huge && width >= LARGE_WIDTH && height >= LARGE_HEIGHT);
}

static void
follow_size (MoaWindow *window)
{
  GdkSurface *surface;

  gtk_widget_add_css_class (GTK_WIDGET (window), "moa-kiosk");
  gtk_widget_realize (GTK_WIDGET (window));
  surface = gtk_native_get_surface (GTK_NATIVE (window));
  g_signal_connect_object (surface, "layout", G_CALLBACK (on_surface_layout), window, 0);
  on_surface_layout (surface, gdk_surface_get_width (surface), gdk_surface_get_height (surface),
                     GTK_WIDGET (window));
}

static void
leave_size (MoaWindow *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  if (surface != NULL)
    g_signal_handlers_disconnect_by_func (surface, on_surface_layout, window);
  gtk_widget_remove_css_class (GTK_WIDGET (window), "moa-kiosk");
  on_surface_layout (NULL, 0, 0, GTK_WIDGET (window));
}

/* --- from start to end ------------------------------------------------------------------------ */

static GtkEventController *
watch_touches (MoaWindow *window)
{
  GtkEventController *touches = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (touches, GTK_PHASE_CAPTURE);
  g_signal_connect (touches, "event", G_CALLBACK (on_event), window);
  gtk_widget_add_controller (GTK_WIDGET (window), touches);

  return touches;
}

static MoaKiosk *
kiosk_new (MoaWindow *window)
{
  MoaKiosk *self = g_new0 (MoaKiosk, 1);
  const MoaStep *step = moa_session_get_step (moa_window_get_session (window));

  self->disabled = g_ptr_array_new_with_free_func (g_object_unref);
  self->tour = step != NULL ? g_strdup (step->tour->id) : NULL;
  self->panel_pinned = window->page != NULL ? moa_main_page_get_panel_pinned (window->page)
                                            : window->panel_pinned;
  self->fullscreen = gtk_window_is_fullscreen (GTK_WINDOW (window));

  return self;
}

static void
kiosk_free (MoaKiosk *self)
{
  g_ptr_array_unref (self->disabled);
  g_strfreev (self->close_keys);
  g_free (self->tour);
  g_free (self);
}

/* Makes a window that shows a lesson one for passers-by, which starts over when nobody has touched
 * it for so many seconds. */
void
moa_kiosk_start (MoaWindow *window, double idle_seconds)
{
  g_return_if_fail (MOA_IS_WINDOW (window));

  if (window->kiosk == NULL)
    {
      window->kiosk = kiosk_new (window);
      window->kiosk->touches = watch_touches (window);
      disable_ways_out (window->kiosk, window);
      follow_size (window);
      g_signal_connect_object (get_playback (window), "abandoned", G_CALLBACK (start_over), window,
                               G_CONNECT_SWAPPED);
    }
  window->kiosk->idle_seconds = idle_seconds;
  if (window->page != NULL)
    moa_main_page_set_controls_shown (window->page, FALSE, FALSE);
  moa_playback_set_loop (get_playback (window), TRUE);
  gtk_window_fullscreen (GTK_WINDOW (window));
}

/* Makes a window what it was before it was one for passers-by, with all that it could do; where the
 * lesson is stays. Does nothing with another window. */
void
moa_kiosk_stop (MoaWindow *window)
{
  MoaKiosk *self = window->kiosk;

  if (self == NULL)
    return;

  g_signal_handlers_disconnect_by_func (get_playback (window), start_over, window);
  gtk_widget_remove_controller (GTK_WIDGET (window), self->touches);
  enable_ways_out (self, window);
  leave_size (window);
  moa_playback_set_loop (get_playback (window), FALSE);
  moa_playback_set_autoplay (get_playback (window), FALSE);
  window->kiosk = NULL;
  window->panel_pinned = self->panel_pinned;
  if (window->page != NULL)
    moa_main_page_set_controls_shown (window->page, TRUE, self->panel_pinned);
  if (!self->fullscreen)
    gtk_window_unfullscreen (GTK_WINDOW (window));
  kiosk_free (self);
}
