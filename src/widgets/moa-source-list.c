/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows are built when the page is first seen: the walk over the lesson is not paid at the
 * start of the program. */

#include "moa-config.h"

#include "moa-source-list.h"

#include <glib/gi18n-lib.h>

#include "moa-content.h"
#include "moa-scroll.h"
#include "moa-source-row.h"
#include "moa-usage.h"

struct _MoaSourceList
{
  GtkWidget parent_instance;

  GtkScrolledWindow *scroller;
  GtkLabel *title;
  GtkBox *rows;

  MoaSession *session;
  GSignalGroup *session_signals;
  GtkWidget *marked; /* the row that was asked for, or NULL */
  gboolean is_built;
};

G_DEFINE_FINAL_TYPE (MoaSourceList, moa_source_list, GTK_TYPE_WIDGET)

enum
{
  PROP_SESSION = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void
clear_rows (MoaSourceList *self)
{
  self->marked = NULL;
  self->is_built = FALSE;
  moa_content_clear (GTK_WIDGET (self->rows));
}

static void
append_rows (MoaSourceList *self, MoaCatalog *catalog)
{
  GPtrArray *sources = moa_bundle_get_sources (moa_catalog_get_bundle (catalog));
  g_autoptr (MoaUsage) usage = moa_usage_new (catalog);

  for (guint i = 0; i < sources->len; i++)
    gtk_box_append (self->rows, moa_source_row_new (g_ptr_array_index (sources, i), usage));
}

static void
ensure_rows (MoaSourceList *self)
{
  MoaCatalog *catalog = self->session != NULL ? moa_session_get_catalog (self->session) : NULL;

  if (self->is_built || catalog == NULL)
    return;
  gtk_label_set_label (self->title, _ ("Sources"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Sources"), -1);
  append_rows (self, catalog);
  self->is_built = TRUE;
}

static void
on_session_notify_catalog (MoaSourceList *self)
{
  clear_rows (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    ensure_rows (self);
}

static GtkWidget *
get_row (MoaSourceList *self, const MoaSource *source)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  for (guint i = 1; row != NULL && i < source->number; i++)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

static void
moa_source_list_map (GtkWidget *widget)
{
  ensure_rows (MOA_SOURCE_LIST (widget));
  GTK_WIDGET_CLASS (moa_source_list_parent_class)->map (widget);
}

static void
moa_source_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    g_value_set_object (value, MOA_SOURCE_LIST (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
moa_source_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MoaSourceList *self = MOA_SOURCE_LIST (object);

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
moa_source_list_dispose (GObject *object)
{
  MoaSourceList *self = MOA_SOURCE_LIST (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MOA_TYPE_SOURCE_LIST);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (moa_source_list_parent_class)->dispose (object);
}

static void
moa_source_list_class_init (MoaSourceListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moa_source_list_dispose;
  object_class->get_property = moa_source_list_get_property;
  object_class->set_property = moa_source_list_set_property;
  widget_class->map = moa_source_list_map;
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MOA_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/moa/Moa/ui/moa-source-list.ui");
  gtk_widget_class_bind_template_child (widget_class, MoaSourceList, scroller);
  gtk_widget_class_bind_template_child (widget_class, MoaSourceList, title);
  gtk_widget_class_bind_template_child (widget_class, MoaSourceList, rows);
}

static void
moa_source_list_init (MoaSourceList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->session_signals = g_signal_group_new (MOA_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::catalog",
                                  G_CALLBACK (on_session_notify_catalog), self);
}

/**
 * moa_source_list_show_source:
 * @id: of a source of the present lesson; another is left alone
 *
 * Scrolls to the source, marks it until another is asked for, and moves the focus to it. The list
 * should already be in the window.
 */
void
moa_source_list_show_source (MoaSourceList *self, const char *id)
{
  const MoaSource *source;
  GtkWidget *row;

  g_return_if_fail (MOA_IS_SOURCE_LIST (self));
  g_return_if_fail (self->session != NULL);

  source = moa_bundle_find_source (moa_session_get_bundle (self->session), id);
  if (source == NULL)
    return;
  ensure_rows (self);
  row = get_row (self, source);
  if (row == NULL)
    return;
  moa_scroll_mark (self->scroller, row, self->marked);
  self->marked = row;
}
