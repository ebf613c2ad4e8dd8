/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include "moa-library-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "moa-accessible.h"
#include "moa-folded-text.h"
#include "moa-library-words.h"

struct _MoaLibraryRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *title;
  GtkLabel *subtitle;
  GtkWidget *problem_line;
  GtkImage *problem_icon;
  GtkLabel *problem;
  GtkLabel *status;
  GtkLabel *languages;
  GtkLabel *details;
  GtkWidget *remove_button;
  GtkWidget *arrow;

  MoaLibraryPlace *place;
  char *sort_key;
  char *folded; /* all that the row says, for the search */
  gboolean is_missing;
  gboolean is_broken;
};

enum
{
  SIGNAL_REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoaLibraryRow, moa_library_row, GTK_TYPE_LIST_BOX_ROW)

static void
ask_to_remove (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MoaLibraryRow *self = MOA_LIBRARY_ROW (widget);

  if (gtk_widget_get_visible (self->remove_button))
    g_signal_emit (self, signals[SIGNAL_REMOVE], 0);
}

static void
moa_library_row_dispose (GObject *object)
{
  MoaLibraryRow *self = MOA_LIBRARY_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MOA_TYPE_LIBRARY_ROW);
  g_clear_pointer (&self->place, moa_library_place_unref);
  g_clear_pointer (&self->sort_key, g_free);
  g_clear_pointer (&self->folded, g_free);
  G_OBJECT_CLASS (moa_library_row_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MoaLibraryRow, title);
  gtk_widget_class_bind_template_child (widget_class, MoaLibraryRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, MoaLibraryRow, problem_line);
  gtk_widget_class_bind_template_child (widget_class, MoaLibraryRow, problem_icon);
  gtk_widget_class_bind_template_child (widget_class, MoaLibraryRow, problem);
  gtk_widget_class_bind_template_child (widget_class, MoaLibraryRow, status);
  gtk_widget_class_bind_template_child (widget_class, MoaLibraryRow, languages);
  gtk_widget_class_bind_template_child (widget_class, MoaLibraryRow, details);
  gtk_widget_class_bind_template_child (widget_class, MoaLibraryRow, remove_button);
  gtk_widget_class_bind_template_child (widget_class, MoaLibraryRow, arrow);
}

static void
moa_library_row_class_init (MoaLibraryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moa_library_row_dispose;
  signals[SIGNAL_REMOVE] = g_signal_new ("remove", MOA_TYPE_LIBRARY_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/moa/Moa/ui/moa-library-row.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "row.remove", NULL, ask_to_remove);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "row.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "row.remove", NULL);
}

static void
moa_library_row_init (MoaLibraryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_words (GtkLabel *label, const char *words)
{
  gtk_label_set_label (label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (label), words != NULL && *words != '\0');
}

/* A row has no name of its own for assistive technology, so it is given all that it says. */
static void
name_row (MoaLibraryRow *self)
{
  const char *title = gtk_label_get_label (self->title);
  g_autofree char *spoken = moa_library_words_join (
      ". ", title, gtk_label_get_label (self->subtitle), gtk_label_get_label (self->problem),
      gtk_label_get_label (self->status), gtk_label_get_label (self->languages),
      gtk_label_get_label (self->details), NULL);
  /* Translators: %s is the title of a lesson. */
  g_autofree char *removal = g_strdup_printf (_ ("Remove “%s” from the list"), title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  moa_accessible_set_name (GTK_WIDGET (self->remove_button), removal);
  g_free (self->folded);
  self->folded = moa_fold_string (spoken);
}

static void
set_title (MoaLibraryRow *self, const char *title)
{
  g_autofree char *folded = g_utf8_casefold (title, -1);

  set_words (self->title, title);
  g_free (self->sort_key);
  self->sort_key = g_utf8_collate_key (folded, -1);
}

static void
set_details (MoaLibraryRow *self, const char *details)
{
  set_words (self->details, details);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->details),
                               self->place->home == MOA_HOME_ELSEWHERE ? details : NULL);
}

static void
show_place (MoaLibraryRow *self)
{
  g_autofree char *name = moa_library_words_dup_name (self->place);
  g_autofree char *home = moa_library_words_dup_home (self->place);

  set_title (self, name);
  set_details (self, home);
  gtk_widget_set_visible (self->remove_button, self->place->home == MOA_HOME_ELSEWHERE);
  name_row (self);
}

/**
 * moa_library_row_new:
 *
 * Makes a row for the lesson at @place, on which it keeps a reference; floating.
 */
GtkWidget *
moa_library_row_new (MoaLibraryPlace *place)
{
  MoaLibraryRow *self;

  g_return_val_if_fail (place != NULL, NULL);

  self = g_object_new (MOA_TYPE_LIBRARY_ROW, NULL);
  self->place = moa_library_place_ref (place);
  show_place (self);
  return GTK_WIDGET (self);
}

/**
 * moa_library_row_get_place:
 *
 * Where the lesson is; lent.
 */
MoaLibraryPlace *
moa_library_row_get_place (MoaLibraryRow *self)
{
  g_return_val_if_fail (MOA_IS_LIBRARY_ROW (self), NULL);

  return self->place;
}

/**
 * moa_library_row_get_title:
 *
 * What the lesson is called; lent.
 */
const char *
moa_library_row_get_title (MoaLibraryRow *self)
{
  g_return_val_if_fail (MOA_IS_LIBRARY_ROW (self), NULL);

  return gtk_label_get_label (self->title);
}

/**
 * moa_library_row_is_missing:
 *
 * Whether nothing was found at the place of the lesson.
 */
gboolean
moa_library_row_is_missing (MoaLibraryRow *self)
{
  g_return_val_if_fail (MOA_IS_LIBRARY_ROW (self), FALSE);

  return self->is_missing;
}

static void
show_problem (MoaLibraryRow *self, MoaLibraryEntry *entry)
{
  g_autofree char *problem = moa_library_words_dup_problem (entry);

  set_words (self->problem, problem);
  gtk_image_set_from_icon_name (self->problem_icon, self->is_broken ? "dialog-error-symbolic"
                                                                    : "dialog-warning-symbolic");
  gtk_widget_set_visible (self->problem_line, *problem != '\0');
  if (self->is_broken)
    gtk_widget_add_css_class (self->problem_line, "broken");
  else
    gtk_widget_remove_css_class (self->problem_line, "broken");
}

static void
show_entry (MoaLibraryRow *self, MoaLibraryEntry *entry)
{
  g_autofree char *name = moa_library_words_dup_name (entry->place);
  g_autofree char *status = moa_library_words_dup_status (entry);
  g_autofree char *languages = moa_library_words_dup_languages (entry);
  g_autofree char *details = moa_library_words_dup_details (entry);

  set_title (self, entry->title != NULL ? entry->title : name);
  set_words (self->subtitle, entry->subtitle);
  set_words (self->status, status);
  set_words (self->languages, languages);
  set_details (self, details);
  show_problem (self, entry);
}

/**
 * moa_library_row_set_entry:
 *
 * Says what was found out about the lesson.
 */
void
moa_library_row_set_entry (MoaLibraryRow *self, MoaLibraryEntry *entry)
{
  g_return_if_fail (MOA_IS_LIBRARY_ROW (self));
  g_return_if_fail (entry != NULL);

  moa_library_place_ref (entry->place);
  moa_library_place_unref (self->place);
  self->place = entry->place;
  self->is_missing = entry->is_missing;
  self->is_broken = entry->error != NULL && !entry->is_missing;
  show_entry (self, entry);
  if (entry->is_missing)
    gtk_widget_add_css_class (GTK_WIDGET (self->title), "missing");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title), "missing");
  gtk_widget_set_visible (self->arrow, !entry->is_missing);
  name_row (self);
  gtk_list_box_row_changed (GTK_LIST_BOX_ROW (self));
}

/**
 * moa_library_row_matches:
 * @folded: what is searched for, from moa_fold_string()
 *
 * Whether the row says it.
 */
gboolean
moa_library_row_matches (MoaLibraryRow *self, const char *folded)
{
  g_return_val_if_fail (MOA_IS_LIBRARY_ROW (self), FALSE);

  return strstr (self->folded, folded) != NULL;
}

/**
 * moa_library_row_compare:
 *
 * The order by title, as strcmp(), with what cannot be opened behind what can.
 */
int
moa_library_row_compare (MoaLibraryRow *a, MoaLibraryRow *b)
{
  int order = strcmp (a->sort_key, b->sort_key);

  if (a->is_broken != b->is_broken)
    return a->is_broken ? 1 : -1;
  return order != 0 ? order : strcmp (a->place->name, b->place->name);
}
