/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include <glib/gi18n-lib.h>

#include "moa-accessible.h"
#include "moa-language.h"
#include "moa-preferences.h"
#include "moa-recent.h"

struct _MoaPreferences
{
  AdwWindow parent_instance;
  AdwComboRow *language_row;
  AdwComboRow *scheme_row;
  GtkSwitch *remember_switch;
  MoaSettings *settings;
  GStrv languages; /* the rows of `language_row` from the second on; the first follows the system */
};

enum
{
  SIGNAL_COLOR_SCHEME_CHANGED,
  SIGNAL_LANGUAGE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoaPreferences, moa_preferences, ADW_TYPE_WINDOW)

/* The rows stand in the order of MoaColorScheme. */
static void
on_scheme_row_notify_selected (MoaPreferences *self)
{
  moa_settings_set_color_scheme (self->settings,
                                 (MoaColorScheme) adw_combo_row_get_selected (self->scheme_row));
  g_signal_emit (self, signals[SIGNAL_COLOR_SCHEME_CHANGED], 0);
}

static void
on_language_row_notify_selected (MoaPreferences *self)
{
  guint selected = adw_combo_row_get_selected (self->language_row);

  moa_settings_set_language (self->settings, selected > 0 ? self->languages[selected - 1] : NULL);
  g_signal_emit (self, signals[SIGNAL_LANGUAGE_CHANGED], 0);
}

static void
on_remember_switch_notify_active (MoaPreferences *self)
{
  moa_recent_set_remember (self->settings, gtk_switch_get_active (self->remember_switch));
}

static void
moa_preferences_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MOA_TYPE_PREFERENCES);
  g_clear_object (&MOA_PREFERENCES (object)->settings);
  g_clear_pointer (&MOA_PREFERENCES (object)->languages, g_strfreev);

  G_OBJECT_CLASS (moa_preferences_parent_class)->dispose (object);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name, MOA_TYPE_PREFERENCES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 0);
}

static void
moa_preferences_class_init (MoaPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moa_preferences_dispose;
  signals[SIGNAL_COLOR_SCHEME_CHANGED] = add_signal ("color-scheme-changed");
  signals[SIGNAL_LANGUAGE_CHANGED] = add_signal ("language-changed");

  gtk_widget_class_set_template_from_resource (widget_class, "/org/moa/Moa/ui/moa-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, MoaPreferences, language_row);
  gtk_widget_class_bind_template_child (widget_class, MoaPreferences, scheme_row);
  gtk_widget_class_bind_template_child (widget_class, MoaPreferences, remember_switch);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
moa_preferences_init (MoaPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  moa_accessible_set_name (
      gtk_widget_get_ancestor (GTK_WIDGET (self->language_row), GTK_TYPE_LIST_BOX), _ ("Language"));
}

static void
fill_languages (MoaPreferences *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *chosen = moa_settings_dup_language (self->settings);
  guint selected = 0;

  gtk_string_list_append (names, C_ ("language", "Follow the system"));
  for (guint i = 0; self->languages[i] != NULL; i++)
    {
      gtk_string_list_take (names, moa_language_dup_name (self->languages[i]));
      if (g_strcmp0 (self->languages[i], chosen) == 0)
        selected = i + 1;
    }

  adw_combo_row_set_model (self->language_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->language_row, selected);
}

static void
show_settings (MoaPreferences *self)
{
  fill_languages (self);
  adw_combo_row_set_selected (self->scheme_row, moa_settings_get_color_scheme (self->settings));
  gtk_switch_set_active (self->remember_switch, moa_settings_get_remember (self->settings));
}

static void
follow_rows (MoaPreferences *self)
{
  g_signal_connect_swapped (self->language_row, "notify::selected",
                            G_CALLBACK (on_language_row_notify_selected), self);
  g_signal_connect_swapped (self->scheme_row, "notify::selected",
                            G_CALLBACK (on_scheme_row_notify_selected), self);
  g_signal_connect_swapped (self->remember_switch, "notify::active",
                            G_CALLBACK (on_remember_switch_notify_active), self);
}

/* The window, showing and changing the settings, on which it keeps a reference; `languages` are the
 * tags that can be chosen. Owned by GTK. */
GtkWidget *
moa_preferences_new (MoaSettings *settings, const char *const *languages)
{
  MoaPreferences *self = g_object_new (MOA_TYPE_PREFERENCES, NULL);

  self->settings = g_object_ref (settings);
  self->languages = g_strdupv ((char **) languages);
  show_settings (self);
  follow_rows (self);
  return GTK_WIDGET (self);
}
