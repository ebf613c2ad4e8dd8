/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include "moa-term-row.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "moa-content.h"
#include "moa-folded-text.h"
#include "moa-lesson-text.h"
#include "moa-rich-label.h"

struct _MoaTermRow
{
  GtkWidget parent_instance;

  MoaRichLabel *title;
  MoaRichLabel *definition;
  GtkBox *column;

  const MoaTerm *term; /* lives as long as the catalog that the labels keep */
  char *folded;        /* the term, for the order */
  char *searched;      /* term and definition, folded */
};

G_DEFINE_FINAL_TYPE (MoaTermRow, moa_term_row, GTK_TYPE_WIDGET)

static void
moa_term_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MOA_TYPE_TERM_ROW);
  G_OBJECT_CLASS (moa_term_row_parent_class)->dispose (object);
}

static void
moa_term_row_finalize (GObject *object)
{
  MoaTermRow *self = MOA_TERM_ROW (object);

  g_free (self->folded);
  g_free (self->searched);
  G_OBJECT_CLASS (moa_term_row_parent_class)->finalize (object);
}

static void
moa_term_row_class_init (MoaTermRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moa_term_row_dispose;
  object_class->finalize = moa_term_row_finalize;
  g_type_ensure (MOA_TYPE_RICH_LABEL);
  gtk_widget_class_set_css_name (widget_class, "termrow");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/moa/Moa/ui/moa-term-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MoaTermRow, title);
  gtk_widget_class_bind_template_child (widget_class, MoaTermRow, definition);
  gtk_widget_class_bind_template_child (widget_class, MoaTermRow, column);
}

static void
moa_term_row_init (MoaTermRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  moa_rich_label_set_selectable (self->title, FALSE);
}

static void
set_words (MoaTermRow *self, MoaCatalog *catalog)
{
  g_autofree char *term = moa_lesson_text_dup_plain (catalog, &self->term->term);
  g_autofree char *definition = moa_lesson_text_dup_plain (catalog, &self->term->definition);
  g_autofree char *both = g_strjoin (" ", term, definition, NULL);

  self->folded = moa_fold_string (term);
  self->searched = moa_fold_string (both);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, term, -1);
}

/**
 * moa_term_row_new:
 *
 * Makes a row for @term, which must belong to the catalog's lesson.
 */
GtkWidget *
moa_term_row_new (MoaCatalog *catalog, const MoaTerm *term, MoaUsage *usage)
{
  MoaTermRow *self = g_object_new (MOA_TYPE_TERM_ROW, NULL);
  GPtrArray *uses = moa_usage_get_term (usage, term);

  self->term = term;
  set_words (self, catalog);
  moa_rich_label_set_content (self->title, catalog, &term->term, NULL);
  moa_rich_label_set_content (self->definition, catalog, &term->definition, &term->cite);
  if (uses->len > 0)
    gtk_box_append (self->column, moa_content_new_uses (_ ("Used in:"), uses));
  return GTK_WIDGET (self);
}

/**
 * moa_term_row_get_term:
 *
 * The term of the row, lent by the lesson.
 */
const MoaTerm *
moa_term_row_get_term (MoaTermRow *self)
{
  g_return_val_if_fail (MOA_IS_TERM_ROW (self), NULL);

  return self->term;
}

/**
 * moa_term_row_matches:
 * @folded: a query from moa_fold_string(); "" matches all
 *
 * Whether the term or its definition has the query in it.
 */
gboolean
moa_term_row_matches (MoaTermRow *self, const char *folded)
{
  g_return_val_if_fail (MOA_IS_TERM_ROW (self), FALSE);

  return strstr (self->searched, folded) != NULL;
}

/**
 * moa_term_row_compare:
 *
 * Alphabetical order of two pointers to MoaTermRow, for g_ptr_array_sort(). Case and accents make
 * no difference, which also gives a sensible order where the process has no locale.
 */
int
moa_term_row_compare (gconstpointer a, gconstpointer b)
{
  const MoaTermRow *first = *(MoaTermRow *const *) a;
  const MoaTermRow *second = *(MoaTermRow *const *) b;

  return g_utf8_collate (first->folded, second->folded);
}
