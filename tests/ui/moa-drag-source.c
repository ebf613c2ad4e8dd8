/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file manager as far as a drop is concerned: a window from which the files of the command line are
 * dragged. */

#include <gtk/gtk.h>

static GdkContentProvider *
on_drag_prepare (GtkDragSource *source, double x, double y, GSList *files)
{
  return gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, files);
}

int
main (int argc, char *argv[])
{
  GSList *files = NULL;
  GtkDragSource *source;
  GtkWidget *window;

  gtk_init ();
  for (int i = argc - 1; i > 0; i--)
    files = g_slist_prepend (files, g_file_new_for_path (argv[i]));

  source = gtk_drag_source_new ();
  g_signal_connect (source, "prepare", G_CALLBACK (on_drag_prepare), files);
  window = gtk_window_new ();
  gtk_window_set_title (GTK_WINDOW (window), "Drag source");
  gtk_window_set_default_size (GTK_WINDOW (window), 200, 200);
  gtk_window_set_child (GTK_WINDOW (window), gtk_label_new ("Drag from here"));
  gtk_widget_add_controller (window, GTK_EVENT_CONTROLLER (source));
  gtk_window_present (GTK_WINDOW (window));
  while (g_list_model_get_n_items (gtk_window_get_toplevels ()) > 0)
    g_main_context_iteration (NULL, TRUE);

  g_slist_free_full (files, g_object_unref);
  return 0;
}
