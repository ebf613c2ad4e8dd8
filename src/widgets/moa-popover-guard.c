/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-popover-guard.h"

#include <gtk/gtk.h>

/* GTK 4.8 gives a popover that is open all input, and takes it back only from one that is closed.
 * One that goes with what it belongs to, as when the page is built anew in another language, would
 * keep it for ever: no window would obey a key or a click any more. So whatever popover goes while
 * it is open is closed, also those that GTK itself makes. */

/* The input goes back while the popover still has its surface, which GTK asks where the pointer is.
 * gtk_widget_hide() would do more than the popover's own part: look for what gets the keyboard,
 * find it in what is going as well, and so keep that alive. */
static gboolean
on_widget_unmap (GSignalInvocationHint *hint,
                 guint n_values,
                 const GValue *values,
                 gpointer user_data)
{
  GtkWidget *widget = g_value_get_object (values);

  if (GTK_IS_POPOVER (widget) && gtk_widget_get_visible (widget))
    GTK_WIDGET_GET_CLASS (widget)->hide (widget);
  return G_SOURCE_CONTINUE;
}

/* Closes from now on each popover that goes while it is open; once for the program, after GTK is
 * there. */
void
moa_popover_guard_install (void)
{
  GtkWidgetClass *klass = g_type_class_ref (GTK_TYPE_WIDGET);

  g_signal_add_emission_hook (g_signal_lookup ("unmap", GTK_TYPE_WIDGET), 0, on_widget_unmap, NULL,
                              NULL);
  g_type_class_unref (klass);
}
