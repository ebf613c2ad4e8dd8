/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What loses the focus after it has left its window: alive until GTK has done with it, and not longer. */

#include <gtk/gtk.h>

#include "moa-focus-guard.h"

static GtkWidget *
new_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), "<a href='https://example.org'>a link</a>");
  return label;
}

static void
on_gone (gpointer gone, GObject *where)
{
  *(gboolean *) gone = TRUE;
}

static void
test_what_loses_the_focus_lives_until_the_next_turn (void)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *first = new_label ();
  GtkWidget *second = new_label ();
  gboolean gone = FALSE;

  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  gtk_window_set_child (window, box);
  gtk_window_present (window);
  while (!gtk_widget_get_mapped (GTK_WIDGET (window)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_grab_focus (first));
  g_assert_true (gtk_window_get_focus (window) == first);

  g_object_weak_ref (G_OBJECT (first), on_gone, &gone);
  gtk_box_remove (GTK_BOX (box), first);
  g_assert_true (gtk_widget_grab_focus (second));
  g_assert_true (gtk_window_get_focus (window) == second);
  g_assert_false (gone);

  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (gone);
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  moa_focus_guard_install ();
  g_test_add_func ("/focus-guard/what-loses-the-focus-lives-until-the-next-turn",
                   test_what_loses_the_focus_lives_until_the_next_turn);
  return g_test_run ();
}
