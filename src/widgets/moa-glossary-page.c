/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows are built when the page is first seen: the walk over the lesson is not paid at the
 * start of the program. */

#include "moa-config.h"

#include "moa-glossary-page.h"

#include <glib/gi18n-lib.h>

#include "moa-content.h"
#include "moa-folded-text.h"
#include "moa-scroll.h"
#include "moa-term-row.h"
#include "moa-usage.h"

struct _MoaGlossaryPage
{
  GtkWidget parent_instance;

  GtkScrolledWindow *scroller;
  GtkLabel *title;
  GtkSearchEntry *filter;
  GtkLabel *nothing;
  GtkBox *rows;

  MoaSession *session;
  GSignalGroup *session_signals;
  GtkWidget *marked; /* the row that was asked for, or NULL */
  gboolean is_built;
};

G_DEFINE_FINAL_TYPE (MoaGlossaryPage, moa_glossary_page, GTK_TYPE_WIDGET)

enum
{
  PROP_SESSION = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void
clear_rows (MoaGlossaryPage *self)
{
  self->marked = NULL;
  self->is_built = FALSE;
  moa_content_clear (GTK_WIDGET (self->rows));
}

static void
append_rows (MoaGlossaryPage *self, MoaCatalog *catalog)
{
  GPtrArray *terms = moa_bundle_get_terms (moa_catalog_get_bundle (catalog));
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (MoaUsage) usage = moa_usage_new (catalog);

  for (guint i = 0; i < terms->len; i++)
    g_ptr_array_add (rows, moa_term_row_new (catalog, g_ptr_array_index (terms, i), usage));
  g_ptr_array_sort (rows, moa_term_row_compare);
  for (guint i = 0; i < rows->len; i++)
    gtk_box_append (self->rows, g_ptr_array_index (rows, i));
}

static void
update_filter (MoaGlossaryPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->filter));
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autofree char *folded = moa_fold_string (trimmed);
  gboolean any = FALSE;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      gboolean matches = moa_term_row_matches (MOA_TERM_ROW (row), folded);

      gtk_widget_set_visible (row, matches);
      any = any || matches;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), !any);
}

static void
update_words (MoaGlossaryPage *self)
{
  gtk_label_set_label (self->title, _ ("Glossary"));
  gtk_label_set_label (self->nothing, _ ("No word of the glossary has these letters."));
  g_object_set (self->filter, "placeholder-text", _ ("Filter words"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->filter), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Filter words"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Glossary"), -1);
}

static void
ensure_rows (MoaGlossaryPage *self)
{
  MoaCatalog *catalog = self->session != NULL ? moa_session_get_catalog (self->session) : NULL;

  if (self->is_built || catalog == NULL)
    return;
  update_words (self);
  append_rows (self, catalog);
  update_filter (self);
  self->is_built = TRUE;
}

static void
on_session_notify_catalog (MoaGlossaryPage *self)
{
  clear_rows (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    ensure_rows (self);
}

static void
on_filter_search_changed (GtkSearchEntry *filter, MoaGlossaryPage *self)
{
  update_filter (self);
}

static void
on_filter_stop_search (GtkSearchEntry *filter, MoaGlossaryPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (filter), "");
}

static GtkWidget *
find_row (MoaGlossaryPage *self, const MoaTerm *term)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  while (row != NULL && moa_term_row_get_term (MOA_TERM_ROW (row)) != term)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

static void
moa_glossary_page_map (GtkWidget *widget)
{
  ensure_rows (MOA_GLOSSARY_PAGE (widget));
  GTK_WIDGET_CLASS (moa_glossary_page_parent_class)->map (widget);
}

static void
moa_glossary_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    g_value_set_object (value, MOA_GLOSSARY_PAGE (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
moa_glossary_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MoaGlossaryPage *self = MOA_GLOSSARY_PAGE (object);

  if (id != PROP_SESSION)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (!g_set_object (&self->session, g_value_get_object (value)))
    return;
  g_signal_group_set_target (self->session_signals, self->session);
  on_session_notify_catalog (self);
}

static void
moa_glossary_page_dispose (GObject *object)
{
  MoaGlossaryPage *self = MOA_GLOSSARY_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MOA_TYPE_GLOSSARY_PAGE);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (moa_glossary_page_parent_class)->dispose (object);
}

static void
moa_glossary_page_class_init (MoaGlossaryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moa_glossary_page_dispose;
  object_class->get_property = moa_glossary_page_get_property;
  object_class->set_property = moa_glossary_page_set_property;
  widget_class->map = moa_glossary_page_map;
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MOA_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/moa/Moa/ui/moa-glossary-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MoaGlossaryPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, MoaGlossaryPage, title);
  gtk_widget_class_bind_template_child (widget_class, MoaGlossaryPage, filter);
  gtk_widget_class_bind_template_child (widget_class, MoaGlossaryPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, MoaGlossaryPage, rows);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_stop_search);
}

static void
moa_glossary_page_init (MoaGlossaryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->session_signals = g_signal_group_new (MOA_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::catalog",
                                  G_CALLBACK (on_session_notify_catalog), self);
}

/**
 * moa_glossary_page_show_term:
 * @id: of a term of the present lesson; another is left alone
 *
 * Ends the filter, scrolls to the term, marks it until another is asked for, and moves the focus to
 * it. The page should already be in the window.
 */
void
moa_glossary_page_show_term (MoaGlossaryPage *self, const char *id)
{
  const MoaTerm *term;
  GtkWidget *row;

  g_return_if_fail (MOA_IS_GLOSSARY_PAGE (self));
  g_return_if_fail (self->session != NULL);

  term = moa_bundle_find_term (moa_session_get_bundle (self->session), id);
  if (term == NULL)
    return;
  ensure_rows (self);
  gtk_editable_set_text (GTK_EDITABLE (self->filter), "");
  update_filter (self);
  row = find_row (self, term);
  if (row == NULL)
    return;
  moa_scroll_mark (self->scroller, row, self->marked);
  self->marked = row;
}
