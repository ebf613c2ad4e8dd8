/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "moa-diagnostic.h"
#include "moa-diagnostics-page.h"
#include "moa-finding-help.h"

/* A page that is read by authors: the place as compilers print it, then what is wrong. The sentences
 * of the findings are English, as the format's words are. */

#define MAX_ROWS 200

struct _MoaDiagnosticsPage
{
  GtkWidget parent_instance;
  GtkWidget *box;
  AdwWindowTitle *header_title;
  GtkLabel *summary;
  GtkLabel *count;
  GtkListBox *list;
  GPtrArray *diagnostics;
};

G_DEFINE_FINAL_TYPE (MoaDiagnosticsPage, moa_diagnostics_page, GTK_TYPE_WIDGET)

static void
on_copy_clicked (GtkButton *button, MoaDiagnosticsPage *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->diagnostics->len; i++)
    {
      g_autofree char *line = moa_diagnostic_to_string (g_ptr_array_index (self->diagnostics, i));

      g_string_append_printf (text, "%s\n", line);
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text->str);
}

static void
moa_diagnostics_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MOA_TYPE_DIAGNOSTICS_PAGE);
  g_clear_pointer (&MOA_DIAGNOSTICS_PAGE (object)->diagnostics, g_ptr_array_unref);

  G_OBJECT_CLASS (moa_diagnostics_page_parent_class)->dispose (object);
}

static void
moa_diagnostics_page_class_init (MoaDiagnosticsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moa_diagnostics_page_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/moa/Moa/ui/moa-diagnostics-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MoaDiagnosticsPage, box);
  gtk_widget_class_bind_template_child (widget_class, MoaDiagnosticsPage, header_title);
  gtk_widget_class_bind_template_child (widget_class, MoaDiagnosticsPage, summary);
  gtk_widget_class_bind_template_child (widget_class, MoaDiagnosticsPage, count);
  gtk_widget_class_bind_template_child (widget_class, MoaDiagnosticsPage, list);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked);
}

static void
moa_diagnostics_page_init (MoaDiagnosticsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
dup_place (const MoaDiagnostic *finding)
{
  if (finding->location.line == 0)
    return g_strdup (finding->file);
  return g_strdup_printf ("%s:%u:%u", finding->file, finding->location.line,
                          finding->location.column);
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_row (const MoaDiagnostic *finding)
{
  g_autofree char *place = dup_place (finding);
  g_autofree char *where = g_strdup_printf ("%s  %s  [%s]", place, finding->pointer,
                                            moa_code_to_string (finding->code));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *spoken = moa_diagnostic_to_string (finding);

  gtk_box_append (GTK_BOX (words), new_label (finding->message, NULL));
  gtk_box_append (GTK_BOX (words), new_label (where, "caption"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (words), "monospace");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), moa_finding_help_new (finding));
  gtk_widget_add_css_class (box, "moa-finding");
  gtk_widget_add_css_class (box, finding->severity == MOA_SEVERITY_ERROR ? "moa-finding-error"
                                                                         : "moa-finding-warning");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static const MoaDiagnostic *
get_first_error (GPtrArray *diagnostics)
{
  for (guint i = 0; i < diagnostics->len; i++)
    {
      const MoaDiagnostic *finding = g_ptr_array_index (diagnostics, i);

      if (finding->severity == MOA_SEVERITY_ERROR)
        return finding;
    }

  return NULL;
}

static void
fill_summary (MoaDiagnosticsPage *self)
{
  const MoaDiagnostic *first = get_first_error (self->diagnostics);
  g_autofree char *place = first != NULL ? dup_place (first) : NULL;
  g_autofree char *text = NULL;

  if (first == NULL)
    return;

  text = g_strdup_printf ("%s\n%s", place, first->message);
  gtk_label_set_label (self->summary, text);
}

static void
fill_count (MoaDiagnosticsPage *self)
{
  guint n = self->diagnostics->len;
  g_autofree char *text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u finding", "%u findings", n), n);

  gtk_label_set_label (self->count, text);
}

/* The page for the file `name`, as the user wrote it, with a reference on the findings; floating. */
GtkWidget *
moa_diagnostics_page_new (const char *name, GPtrArray *diagnostics)
{
  MoaDiagnosticsPage *self = g_object_new (MOA_TYPE_DIAGNOSTICS_PAGE, NULL);

  g_return_val_if_fail (diagnostics != NULL, NULL);

  self->diagnostics = g_ptr_array_ref (diagnostics);
  adw_window_title_set_title (self->header_title, "Moa");
  adw_window_title_set_subtitle (self->header_title, name != NULL ? name : "");
  fill_summary (self);
  fill_count (self);
  for (guint i = 0; i < MIN (diagnostics->len, MAX_ROWS); i++)
    gtk_list_box_append (self->list, new_row (g_ptr_array_index (diagnostics, i)));
  return GTK_WIDGET (self);
}
