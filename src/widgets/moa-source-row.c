/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The only place where the program hands an address to the desktop: after a click, and only http
 * and https, because the lesson may come from anybody. */

#include "moa-config.h"

#include "moa-source-row.h"

#include <glib/gi18n-lib.h>

#include "moa-content.h"

struct _MoaSourceRow
{
  GtkWidget parent_instance;

  GtkBox *box;
  GtkLabel *number;
  GtkLabel *reference;
  GtkLabel *kind;
  GtkBox *addresses;
  GtkBox *column;
};

G_DEFINE_FINAL_TYPE (MoaSourceRow, moa_source_row, GTK_TYPE_WIDGET)

static const char *
get_kind_name (MoaSourceKind kind)
{
  switch (kind)
    {
    case MOA_SOURCE_LABEL:
      return C_ ("source", "Prescribing information");
    case MOA_SOURCE_TRIAL:
      return C_ ("source", "Study");
    case MOA_SOURCE_REVIEW:
      return C_ ("source", "Review article");
    case MOA_SOURCE_REGULATOR:
      return C_ ("source", "Regulator");
    case MOA_SOURCE_DATABASE:
      return C_ ("source", "Database");
    case MOA_SOURCE_TEXTBOOK:
      return C_ ("source", "Textbook");
    case MOA_SOURCE_WEB:
    default:
      return C_ ("source", "Web page");
    }
}

static gboolean
on_address_activate_link (GtkLabel *label, const char *uri, MoaSourceRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root)
      && (g_str_has_prefix (uri, "https://") || g_str_has_prefix (uri, "http://")))
    gtk_show_uri (GTK_WINDOW (root), uri, GDK_CURRENT_TIME);
  return TRUE;
}

/* An address is shown in full, because a lesson is also read where there is no network. */
static void
append_address (MoaSourceRow *self, const char *uri, const char *words)
{
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *markup = g_markup_printf_escaped (
      "<a href=\"%s\"><span alpha=\"100%%\">%s</span></a>", uri, words);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_tooltip_text (label, _ ("Opens in your browser"));
  gtk_widget_add_css_class (label, "caption");
  g_signal_connect (label, "activate-link", G_CALLBACK (on_address_activate_link), self);
  gtk_box_append (self->addresses, label);
}

/* An identifier as it is cited, behind its label; nothing when the source has no such address. */
static void
append_identifier (MoaSourceRow *self, const char *uri, const char *label, const char *identifier)
{
  g_autofree char *words = NULL;

  if (uri == NULL)
    return;

  words = g_strconcat (label, identifier, NULL);
  append_address (self, uri, words);
}

static void
append_addresses (MoaSourceRow *self, const MoaSource *source)
{
  g_autofree char *doi_uri = moa_source_dup_doi_uri (source);
  g_autofree char *pmid_uri = moa_source_dup_pmid_uri (source);

  append_identifier (self, doi_uri, "doi:", source->doi);
  append_identifier (self, pmid_uri, "PMID ", source->pmid);
  if (source->url != NULL)
    append_address (self, source->url, source->url);
}

/* The reference without DOI and PMID, which follow as links. */
static char *
dup_reference (const MoaSource *source)
{
  MoaSource printed = *source;

  printed.doi = NULL;
  printed.pmid = NULL;
  return moa_source_format_reference (&printed);
}

static char *
dup_kind_line (const MoaSource *source)
{
  if (source->accessed == NULL)
    return g_strdup (get_kind_name (source->kind));
  /* Translators: kind of a source, and the date when it was read. */
  return g_strdup_printf (_ ("%1$s · read %2$s"), get_kind_name (source->kind), source->accessed);
}

static void
moa_source_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MOA_TYPE_SOURCE_ROW);
  G_OBJECT_CLASS (moa_source_row_parent_class)->dispose (object);
}

static void
moa_source_row_class_init (MoaSourceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moa_source_row_dispose;
  gtk_widget_class_set_css_name (widget_class, "sourcerow");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/moa/Moa/ui/moa-source-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MoaSourceRow, box);
  gtk_widget_class_bind_template_child (widget_class, MoaSourceRow, number);
  gtk_widget_class_bind_template_child (widget_class, MoaSourceRow, reference);
  gtk_widget_class_bind_template_child (widget_class, MoaSourceRow, kind);
  gtk_widget_class_bind_template_child (widget_class, MoaSourceRow, addresses);
  gtk_widget_class_bind_template_child (widget_class, MoaSourceRow, column);
}

static void
moa_source_row_init (MoaSourceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * moa_source_row_new:
 *
 * Makes a row for @source, of which it copies what it needs.
 */
GtkWidget *
moa_source_row_new (const MoaSource *source, MoaUsage *usage)
{
  MoaSourceRow *self = g_object_new (MOA_TYPE_SOURCE_ROW, NULL);
  GPtrArray *uses = moa_usage_get_source (usage, source);
  g_autofree char *number = g_strdup_printf ("%u", source->number);
  g_autofree char *reference = dup_reference (source);
  g_autofree char *kind = dup_kind_line (source);
  /* Translators: read aloud; number of a source and its reference. */
  g_autofree char *name = g_strdup_printf (_ ("Source %1$s: %2$s"), number, reference);

  gtk_label_set_label (self->number, number);
  gtk_label_set_label (self->reference, reference);
  gtk_label_set_label (self->kind, kind);
  append_addresses (self, source);
  if (uses->len > 0)
    gtk_box_append (self->column, moa_content_new_uses (_ ("Supports:"), uses));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}
