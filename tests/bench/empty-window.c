/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The floor that start-up is measured against: a libadwaita window with nothing in it. Says when its first frame
 * is painted in the words of the program's own probe. */

#include <adwaita.h>

static void
on_clock_after_paint (GdkFrameClock *clock, gpointer user_data)
{
  g_signal_handlers_disconnect_by_func (clock, on_clock_after_paint, user_data);
  g_print ("moa: first frame\n");
}

static void
on_application_activate (GtkApplication *application, gpointer user_data)
{
  GtkWidget *window = adw_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_widget_realize (window);
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint",
                    G_CALLBACK (on_clock_after_paint), NULL);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication)
      application = adw_application_new ("org.moa.EmptyWindow", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (on_application_activate), NULL);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
