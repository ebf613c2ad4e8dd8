/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window for passers-by: it fills the screen, plays without end, and has nothing that leads away
 * from the lesson. A touch pauses it, so that one can look around; when nobody has touched it for a
 * while it goes on. Ctrl+Q ends it. */

#include "moa-kiosk.h"

#include "moa-playback.h"
#include "moa-window-private.h"

#define IDLE_SECONDS 60.0 /* after the last touch */

static MoaPlayback *
get_playback (MoaWindow *window)
{
  return moa_playback_get_for_session (moa_window_get_session (window));
}

static gboolean
on_event (GtkEventController *controller, GdkEvent *event, gpointer user_data)
{
  switch (gdk_event_get_event_type (event))
    {
    case GDK_BUTTON_PRESS:
    case GDK_TOUCH_BEGIN:
    case GDK_KEY_PRESS:
    case GDK_SCROLL:
    case GDK_TOUCHPAD_PINCH:
      moa_playback_interrupt (get_playback (user_data), IDLE_SECONDS);
      break;
    default:
      break;
    }

  return GDK_EVENT_PROPAGATE;
}

static void
disable (GActionMap *map, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      GAction *action = g_action_map_lookup_action (map, names[i]);

      if (action != NULL)
        g_simple_action_set_enabled (G_SIMPLE_ACTION (action), FALSE);
    }
}

static void
disable_ways_out (MoaWindow *window)
{
  static const char *const none[] = { NULL };
  static const char *const window_actions[] = { "fullscreen", "toggle-panel", "page",   "search",
                                                "export",     "term",         "source", NULL };
  static const char *const program_actions[] = {
    "open",        "open-folder",  "open-built-in", "library", "new-lesson",
    "preferences", "help-overlay", "help",          "about",   NULL,
  };
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));

  disable (G_ACTION_MAP (window), window_actions);
  disable (G_ACTION_MAP (application), program_actions);
  gtk_application_set_accels_for_action (application, "window.close", none);
}

/* Makes a window that shows a lesson one for passers-by, until it is closed. */
void
moa_kiosk_start (MoaWindow *window)
{
  GtkEventController *touches;

  if (window->kiosk)
    return;

  window->kiosk = TRUE;
  touches = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (touches, GTK_PHASE_CAPTURE);
  g_signal_connect (touches, "event", G_CALLBACK (on_event), window);
  gtk_widget_add_controller (GTK_WIDGET (window), touches);
  if (window->page != NULL)
    moa_main_page_hide_controls (window->page);
  moa_playback_set_loop (get_playback (window), TRUE);
  disable_ways_out (window);
  gtk_window_fullscreen (GTK_WINDOW (window));
}
