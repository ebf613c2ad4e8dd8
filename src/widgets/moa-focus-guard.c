/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-focus-guard.h"

#include <gtk/gtk.h>

/* A label of GTK 4.8 that takes the focus asks afterwards where what had it before stands in the
 * tree, and holds no reference on that. When it has left its window, as what a page showed before,
 * only the focus has kept it alive: so GTK would read freed memory. Whatever loses the focus lives
 * until that is over, and not until the next timer, which might ask it for the window that it has
 * left. */

static gboolean
on_idle_let_go (gpointer widget)
{
  return G_SOURCE_REMOVE;
}

static gboolean
on_state_flags_changed (GSignalInvocationHint *hint,
                        guint n_values,
                        const GValue *values,
                        gpointer user_data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);
  GtkStateFlags lost = g_value_get_flags (&values[1]) & ~gtk_widget_get_state_flags (widget);

  if ((lost & GTK_STATE_FLAG_FOCUSED) != 0)
    g_idle_add_full (G_PRIORITY_HIGH, on_idle_let_go, g_object_ref (widget), g_object_unref);
  return G_SOURCE_CONTINUE;
}

/* Keeps from now on each widget that loses the focus until the next turn of the main loop; once for
 * the program, after GTK is there. */
void
moa_focus_guard_install (void)
{
  GtkWidgetClass *klass = g_type_class_ref (GTK_TYPE_WIDGET);

  g_signal_add_emission_hook (g_signal_lookup ("state-flags-changed", GTK_TYPE_WIDGET), 0,
                              on_state_flags_changed, NULL, NULL);
  g_type_class_unref (klass);
}
