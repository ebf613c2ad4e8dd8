/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include "moa-preferences.h"

struct _MoaPreferences
{
  AdwWindow parent_instance;
  AdwComboRow *scheme_row;
  GtkSwitch *remember_switch;
  MoaSettings *settings;
};

enum
{
  SIGNAL_COLOR_SCHEME_CHANGED,
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
on_remember_switch_notify_active (MoaPreferences *self)
{
  moa_settings_set_remember (self->settings, gtk_switch_get_active (self->remember_switch));
}

static void
moa_preferences_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MOA_TYPE_PREFERENCES);
  g_clear_object (&MOA_PREFERENCES (object)->settings);

  G_OBJECT_CLASS (moa_preferences_parent_class)->dispose (object);
}

static void
moa_preferences_class_init (MoaPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moa_preferences_dispose;
  signals[SIGNAL_COLOR_SCHEME_CHANGED]
      = g_signal_new ("color-scheme-changed", MOA_TYPE_PREFERENCES, G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/moa/Moa/ui/moa-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, MoaPreferences, scheme_row);
  gtk_widget_class_bind_template_child (widget_class, MoaPreferences, remember_switch);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
moa_preferences_init (MoaPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The window, showing and changing the settings, on which it keeps a reference. Owned by GTK. */
GtkWidget *
moa_preferences_new (MoaSettings *settings)
{
  MoaPreferences *self = g_object_new (MOA_TYPE_PREFERENCES, NULL);

  self->settings = g_object_ref (settings);
  adw_combo_row_set_selected (self->scheme_row, moa_settings_get_color_scheme (settings));
  gtk_switch_set_active (self->remember_switch, moa_settings_get_remember (settings));
  g_signal_connect_swapped (self->scheme_row, "notify::selected",
                            G_CALLBACK (on_scheme_row_notify_selected), self);
  g_signal_connect_swapped (self->remember_switch, "notify::active",
                            G_CALLBACK (on_remember_switch_notify_active), self);
  return GTK_WIDGET (self);
}
