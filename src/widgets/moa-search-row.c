/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-search-row.h"

struct _MoaSearchRow
{
  GtkButton parent_instance;

  GtkLabel *title;
  GtkLabel *snippet;

  MoaSearchGroup group;
  char *target;
};

G_DEFINE_FINAL_TYPE (MoaSearchRow, moa_search_row, GTK_TYPE_BUTTON)

static void
set_label (GtkLabel *label, const char *text, GArray *ranges)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  for (guint i = 0; i < ranges->len; i++)
    {
      const MoaSearchRange *range = &g_array_index (ranges, MoaSearchRange, i);
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

      bold->start_index = range->start;
      bold->end_index = range->end;
      pango_attr_list_insert (attributes, bold);
    }
  gtk_label_set_text (label, text);
  gtk_label_set_attributes (label, attributes);
}

static void
moa_search_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MOA_TYPE_SEARCH_ROW);
  G_OBJECT_CLASS (moa_search_row_parent_class)->dispose (object);
}

static void
moa_search_row_finalize (GObject *object)
{
  g_free (MOA_SEARCH_ROW (object)->target);
  G_OBJECT_CLASS (moa_search_row_parent_class)->finalize (object);
}

static void
moa_search_row_class_init (MoaSearchRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moa_search_row_dispose;
  object_class->finalize = moa_search_row_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/moa/Moa/ui/moa-search-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MoaSearchRow, title);
  gtk_widget_class_bind_template_child (widget_class, MoaSearchRow, snippet);
}

static void
moa_search_row_init (MoaSearchRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * moa_search_row_new:
 *
 * Makes a row for @result, of which it copies what it needs.
 */
GtkWidget *
moa_search_row_new (const MoaSearchResult *result)
{
  MoaSearchRow *self = g_object_new (MOA_TYPE_SEARCH_ROW, NULL);
  gboolean has_snippet = result->snippet != NULL;
  g_autofree char *name = g_strjoin (". ", result->title, result->snippet, NULL);

  self->group = result->group;
  self->target = g_strdup (result->target);
  set_label (self->title, result->title, result->title_ranges);
  if (has_snippet)
    set_label (self->snippet, result->snippet, result->snippet_ranges);
  gtk_widget_set_visible (GTK_WIDGET (self->snippet), has_snippet);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

/**
 * moa_search_row_get_group:
 *
 * What kind of thing the row leads to.
 */
MoaSearchGroup
moa_search_row_get_group (MoaSearchRow *self)
{
  g_return_val_if_fail (MOA_IS_SEARCH_ROW (self), MOA_SEARCH_QUESTION);

  return self->group;
}

/**
 * moa_search_row_get_target:
 *
 * What the action of its group takes; lent.
 */
const char *
moa_search_row_get_target (MoaSearchRow *self)
{
  g_return_val_if_fail (MOA_IS_SEARCH_ROW (self), NULL);

  return self->target;
}
