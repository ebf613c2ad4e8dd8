/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Back and forward through the places of the diagram: there while the diagram has somewhere to go,
 * and not where there is no diagram. */

#include "moa-window-private.h"

static GSimpleAction *
get_action (MoaWindow *self, const char *name)
{
  return G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name));
}

/* As in browsers the arrow points to where the page came from, which is right where one reads from
 * the right. */
static void
install_history_keys (GtkApplication *application)
{
  gboolean rtl = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;

  gtk_application_set_accels_for_action (
      application, "win.camera-back",
      (const char *[]){ rtl ? "<Alt>Right" : "<Alt>Left", "Back", NULL });
  gtk_application_set_accels_for_action (
      application, "win.camera-forward",
      (const char *[]){ rtl ? "<Alt>Left" : "<Alt>Right", "Forward", NULL });
}

/* Lets the actions follow the diagram of a new page. */
void
moa_window_follow_camera (MoaWindow *self)
{
  MoaDiagramView *view = moa_main_page_get_view (self->page);

  g_object_bind_property (view, "can-go-back", get_action (self, "camera-back"), "enabled",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (view, "can-go-forward", get_action (self, "camera-forward"), "enabled",
                          G_BINDING_SYNC_CREATE);
  install_history_keys (gtk_window_get_application (GTK_WINDOW (self)));
}

/* There is no diagram to go back in. */
void
moa_window_leave_camera (MoaWindow *self)
{
  g_simple_action_set_enabled (get_action (self, "camera-back"), FALSE);
  g_simple_action_set_enabled (get_action (self, "camera-forward"), FALSE);
}
