/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-config.h"

#include "shown-lesson.h"

#include "moa-diagram-pane.h"

#define DEADLINE_US (60 * G_USEC_PER_SEC)

static gboolean
on_second (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* shown_lesson_init:
 *
 * Prepares a test program that shows lessons. Whoever waits for something there sees that its time
 * is over. */
void
shown_lesson_init (int *argc, char ***argv)
{
  g_test_init (argc, argv, NULL);
  adw_init ();
  g_timeout_add_seconds (1, on_second, NULL);
}

/* shown_lesson_open:
 *
 * Makes a window of that size, CSS pixels; shown_lesson_present() brings it to the screen. */
void
shown_lesson_open (ShownLesson *self, MoaBundle *bundle, int width, int height)
{
  GtkWidget *pane = g_object_new (MOA_TYPE_DIAGRAM_PANE, NULL);

  self->session = moa_session_new ();
  moa_session_set_bundle (self->session, bundle);
  g_object_set (pane, "session", self->session, NULL);
  self->view = moa_diagram_pane_get_view (MOA_DIAGRAM_PANE (pane));
  self->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, height);
  adw_window_set_content (ADW_WINDOW (self->window), pane);
}

/* shown_lesson_present:
 *
 * Brings the window to the screen and waits until the diagram is there. */
void
shown_lesson_present (ShownLesson *self)
{
  gtk_window_present (GTK_WINDOW (self->window));
  shown_lesson_wait_until_rest (self);
}

static gboolean
is_at_rest (ShownLesson *self)
{
  return gtk_widget_get_width (GTK_WIDGET (self->view)) > 0
         && moa_diagram_canvas_is_sharp (moa_diagram_view_get_canvas (self->view))
         && !moa_diagram_camera_is_easing (moa_diagram_view_get_camera (self->view));
}

/* shown_lesson_wait_until_rest:
 *
 * Waits until nothing moves and all is painted. */
void
shown_lesson_wait_until_rest (ShownLesson *self)
{
  gint64 end = g_get_monotonic_time () + DEADLINE_US;

  while (!is_at_rest (self) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (is_at_rest (self));
}

/* shown_lesson_close:
 *
 * Closes the window, whatever its worker does; nothing that it had may be left. */
void
shown_lesson_close (ShownLesson *self)
{
  gpointer pane = adw_window_get_content (ADW_WINDOW (self->window));
  gpointer bundle = moa_session_get_bundle (self->session);

  g_object_add_weak_pointer (pane, &pane);
  g_object_add_weak_pointer (bundle, &bundle);
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (pane);
  g_assert_finalize_object (g_steal_pointer (&self->session));
  g_assert_null (bundle);
}
