/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include <glib/gi18n-lib.h>

#include "moa-accessible.h"
#include "moa-application-private.h"
#include "moa-bundle-root.h"
#include "moa-open-dialog.h"
#include "moa-preferences.h"
#include "moa-request.h"

#define HELP_OVERLAY "/org/moa/Moa/ui/help-overlay.ui"

static GtkWindow *
get_active_window (gpointer application)
{
  return gtk_application_get_active_window (GTK_APPLICATION (application));
}

static void
activate_open (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  moa_open_dialog_run_for_file (MOA_APPLICATION (user_data));
}

static void
activate_open_folder (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  moa_open_dialog_run_for_folder (MOA_APPLICATION (user_data));
}

static void
activate_open_location (GSimpleAction *action, GVariant *location, gpointer user_data)
{
  g_autofree char *lesson = moa_request_dup_lesson (g_variant_get_string (location, NULL));

  if (*lesson != '\0')
    moa_application_open (MOA_APPLICATION (user_data), lesson);
}

static void
activate_library (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  moa_application_show_library (MOA_APPLICATION (user_data));
}

static void
activate_open_built_in (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  moa_application_open (MOA_APPLICATION (user_data), MOA_BUILT_IN_BUNDLE);
}

static gpointer
ref_window (gconstpointer window, gpointer user_data)
{
  return g_object_ref ((gpointer) window);
}

/* The windows are closed one by one, so that each can remember where it was; one may take another
 * with it. */
static void
activate_quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autolist (GtkWindow)
    windows = g_list_copy_deep (gtk_application_get_windows (user_data), ref_window, NULL);

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (GTK_WINDOW (l->data));
  g_application_quit (G_APPLICATION (user_data));
}

static void
activate_about (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_show_about_dialog (
      get_active_window (user_data), "program-name", "Moa", "logo-icon-name", MOA_APPLICATION_ID,
      "version", MOA_VERSION, "license-type", GTK_LICENSE_GPL_3_0, "comments",
      _ ("Shows how a medicine works, step by step.\n"
         "For teaching. It does not replace the advice of a clinician."),
      /* Translators: put your names here, one per line; they appear in the About dialog. */
      "translator-credits", _ ("translator-credits"), NULL);
}

/* The window of preferences has its words from before, so it makes way. */
static void
on_preferences_color_scheme_changed (MoaPreferences *preferences, MoaApplication *self)
{
  moa_application_apply_color_scheme (self);
}

static void
on_preferences_language_changed (MoaPreferences *preferences, MoaApplication *self)
{
  moa_application_apply_language (self);
  gtk_window_destroy (GTK_WINDOW (preferences));
}

static void
activate_preferences (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MoaApplication *self = MOA_APPLICATION (user_data);
  g_auto (GStrv) languages = moa_application_list_languages (self);
  GtkWidget *window = moa_preferences_new (moa_application_get_settings (self),
                                           (const char *const *) languages);

  g_signal_connect_object (window, "color-scheme-changed",
                           G_CALLBACK (on_preferences_color_scheme_changed), self, 0);
  g_signal_connect_object (window, "language-changed", G_CALLBACK (on_preferences_language_changed),
                           self, 0);
  gtk_window_set_transient_for (GTK_WINDOW (window), get_active_window (self));
  gtk_window_present (GTK_WINDOW (window));
}

static GtkWidget *
find_toggle (GtkWidget *widget)
{
  gboolean has_icon = GTK_IS_TOGGLE_BUTTON (widget)
                      && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL;
  GtkWidget *found = has_icon ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_toggle (child);

  return found;
}

/* GTK gives the button of its search an icon, and no name. */
static void
activate_help_overlay (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (HELP_OVERLAY);
  GtkWindow *overlay = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));
  GtkWidget *search;

  gtk_window_set_transient_for (overlay, get_active_window (user_data));
  search = find_toggle (GTK_WIDGET (overlay));
  if (search != NULL)
    moa_accessible_set_name (search, C_ ("shortcuts", "Search"));
  gtk_window_present (overlay);
}

static const GActionEntry entries[] = {
  { "open", activate_open, NULL, NULL, NULL },
  { "open-folder", activate_open_folder, NULL, NULL, NULL },
  { "open-location", activate_open_location, "s", NULL, NULL },
  { "library", activate_library, NULL, NULL, NULL },
  { "open-built-in", activate_open_built_in, NULL, NULL, NULL },
  { "quit", activate_quit, NULL, NULL, NULL },
  { "about", activate_about, NULL, NULL, NULL },
  { "preferences", activate_preferences, NULL, NULL, NULL },
  { "help-overlay", activate_help_overlay, NULL, NULL, NULL },
};

static const struct
{
  const char *action;
  const char *keys[4];
} accelerators[] = {
  { "app.open", { "<Control>o" } },
  { "app.library", { "<Control>l" } },
  { "app.quit", { "<Control>q" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.help", { "F1" } },
  { "app.help-overlay", { "<Control>question" } },
  { "window.close", { "<Control>w" } },
  { "win.search", { "<Control>f" } },
  { "win.export", { "<Control>s" } },
  { "win.toggle-panel", { "F9" } },
  { "win.fullscreen", { "F11" } },
  { "win.step-next", { "Page_Down" } },
  { "win.step-previous", { "Page_Up" } },
  { "win.replay", { "<Control>r" } },
  { "win.play", { "<Control>k" } },
  { "win.act-next", { "<Alt>Page_Down" } },
  { "win.act-previous", { "<Alt>Page_Up" } },
  { "win.zoom-in", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
  { "win.zoom-out", { "<Control>minus", "<Control>KP_Subtract" } },
  { "win.zoom-fit", { "<Control>0", "<Control>KP_0" } },
  { "win.zoom-reset", { "<Control>1", "<Control>KP_1" } },
};

/* Adds the program's actions and every key. */
void
moa_application_install_actions (MoaApplication *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  moa_application_install_help (self);

  for (gsize i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action,
                                           accelerators[i].keys);
}

/* Makes the style what the settings say. */
void
moa_application_apply_color_scheme (MoaApplication *self)
{
  static const AdwColorScheme schemes[] = {
    [MOA_COLOR_SCHEME_SYSTEM] = ADW_COLOR_SCHEME_DEFAULT,
    [MOA_COLOR_SCHEME_LIGHT] = ADW_COLOR_SCHEME_FORCE_LIGHT,
    [MOA_COLOR_SCHEME_DARK] = ADW_COLOR_SCHEME_FORCE_DARK,
  };
  MoaColorScheme scheme = moa_settings_get_color_scheme (moa_application_get_settings (self));

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[scheme]);
}
