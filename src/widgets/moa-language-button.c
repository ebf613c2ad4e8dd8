/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "moa-language.h"
#include "moa-language-button.h"
#include "moa-offered-languages.h"

#define TAG_DATA "moa-language-tag"

struct _MoaLanguageButton
{
  GtkWidget parent_instance;
  GtkMenuButton *button;
  GtkLabel *name;
  GtkListBox *list;
  MoaSession *session;
  GStrv interface_languages;
};

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_INTERFACE_LANGUAGES,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (MoaLanguageButton, moa_language_button, GTK_TYPE_WIDGET)

/* What a viewer should know before choosing the language: how much of the lesson is in it, and
 * whether a clinician has read it. NULL for the lesson's own language. New string. */
char *
moa_language_button_dup_note (MoaBundle *bundle, const char *language)
{
  g_autoptr (MoaCatalog) catalog = NULL;
  MoaCoverage coverage;
  int percent;

  g_return_val_if_fail (language != NULL, NULL);

  if (bundle == NULL)
    return NULL;
  if (g_str_equal (language, moa_bundle_get_lesson (bundle)->language))
    return g_strdup (_ ("The lesson’s own language"));

  catalog = moa_catalog_new (bundle, language, NULL);
  coverage = moa_catalog_get_coverage (catalog);
  if (coverage.translated == 0)
    return g_strdup (_ ("Buttons and menus only; the lesson is not translated"));

  percent = (int) (100 * (guint64) coverage.translated / MAX (coverage.total, 1));
  /* Translators: how much of the lesson is translated, in percent. */
  return coverage.reviewed
             ? g_strdup_printf (_ ("%d %% translated, reviewed"), percent)
             : g_strdup_printf (_ ("%d %% translated; machine-drafted, not reviewed"), percent);
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_check (gboolean current)
{
  GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_widget_set_opacity (check, current ? 1 : 0);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  return check;
}

static void
describe_row (GtkWidget *row, const char *name, const char *note, gboolean current)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (note != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, note,
                                    -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_SELECTED, current, -1);
}

static GtkWidget *
new_row (MoaLanguageButton *self, const char *tag)
{
  g_autofree char *name = moa_language_dup_name (tag);
  g_autofree char *note = moa_language_button_dup_note (moa_session_get_bundle (self->session),
                                                        tag);
  gboolean current = g_strcmp0 (tag, moa_session_get_language (self->session)) == 0;
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_box_append (GTK_BOX (words), new_label (name, NULL));
  if (note != NULL)
    gtk_box_append (GTK_BOX (words), new_label (note, "caption"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), new_check (current));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  g_object_set_data_full (G_OBJECT (row), TAG_DATA, g_strdup (tag), g_free);
  describe_row (row, name, note, current);
  return row;
}

static void
fill_list (MoaLanguageButton *self)
{
  g_auto (GStrv) tags = moa_offered_languages_new (moa_session_get_bundle (self->session),
                                                   (const char *const *) self->interface_languages);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; tags[i] != NULL; i++)
    gtk_list_box_append (self->list, new_row (self, tags[i]));
}

/* The coverage is counted only when somebody looks. */
static void
on_button_create_popup (GtkMenuButton *button, gpointer user_data)
{
  MoaLanguageButton *self = MOA_LANGUAGE_BUTTON (user_data);

  if (self->session != NULL)
    fill_list (self);
}

/* The keyboard begins at the language that is spoken now. */
static void
on_popover_show (GtkWidget *popover, MoaLanguageButton *self)
{
  const char *language = moa_session_get_language (self->session);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), TAG_DATA), language) == 0)
      gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
on_list_row_activated (GtkListBox *list, GtkListBoxRow *row, MoaLanguageButton *self)
{
  g_autofree char *tag = g_strdup (g_object_get_data (G_OBJECT (row), TAG_DATA));

  gtk_menu_button_popdown (self->button);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.language", "s", tag);
}

static void
update_label (MoaLanguageButton *self)
{
  const char *language = self->session != NULL ? moa_session_get_language (self->session) : NULL;
  g_autofree char *name = language != NULL ? moa_language_dup_name (language) : g_strdup ("");
  g_autofree char *spoken = g_strdup_printf (_ ("Language: %s"), name);

  gtk_label_set_label (self->name, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

static void
on_session_notify_language (MoaLanguageButton *self)
{
  update_label (self);
}

static void
set_session (MoaLanguageButton *self, MoaSession *session)
{
  if (!g_set_object (&self->session, session))
    return;

  if (session != NULL)
    g_signal_connect_object (session, "notify::language", G_CALLBACK (on_session_notify_language),
                             self, G_CONNECT_SWAPPED);
  update_label (self);
}

static void
moa_language_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MoaLanguageButton *self = MOA_LANGUAGE_BUTTON (object);

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_INTERFACE_LANGUAGES:
      g_value_set_boxed (value, self->interface_languages);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
moa_language_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MoaLanguageButton *self = MOA_LANGUAGE_BUTTON (object);

  switch (id)
    {
    case PROP_SESSION:
      set_session (self, g_value_get_object (value));
      break;
    case PROP_INTERFACE_LANGUAGES:
      g_strfreev (self->interface_languages);
      self->interface_languages = g_value_dup_boxed (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
moa_language_button_dispose (GObject *object)
{
  MoaLanguageButton *self = MOA_LANGUAGE_BUTTON (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MOA_TYPE_LANGUAGE_BUTTON);
  g_clear_object (&self->session);
  g_clear_pointer (&self->interface_languages, g_strfreev);

  G_OBJECT_CLASS (moa_language_button_parent_class)->dispose (object);
}

static void
moa_language_button_class_init (MoaLanguageButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = moa_language_button_get_property;
  object_class->set_property = moa_language_button_set_property;
  object_class->dispose = moa_language_button_dispose;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MOA_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_INTERFACE_LANGUAGES] = g_param_spec_boxed (
      "interface-languages", NULL, NULL, G_TYPE_STRV, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/moa/Moa/ui/moa-language-button.ui");
  gtk_widget_class_bind_template_child (widget_class, MoaLanguageButton, button);
  gtk_widget_class_bind_template_child (widget_class, MoaLanguageButton, name);
  gtk_widget_class_bind_template_child (widget_class, MoaLanguageButton, list);
  gtk_widget_class_bind_template_callback (widget_class, on_popover_show);
  gtk_widget_class_bind_template_callback (widget_class, on_list_row_activated);
}

static void
moa_language_button_init (MoaLanguageButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->button, on_button_create_popup, self, NULL);
  update_label (self);
}
