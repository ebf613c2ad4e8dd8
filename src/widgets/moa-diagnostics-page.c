/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "moa-diagnostics-page.h"
#include "moa-finding-rows.h"

/* A page that is read by authors: the place as compilers print it, then what is wrong. The
 * sentences of the findings are English, as the format's words are. */

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
  moa_finding_rows_copy (self->diagnostics, GTK_WIDGET (self));
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
  g_autofree char *place = first != NULL ? moa_diagnostic_dup_place (first) : NULL;
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

/* The page for the file `name`, as the user wrote it, with a reference on the findings;
 * floating. */
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
  moa_finding_rows_fill (self->list, diagnostics);
  return GTK_WIDGET (self);
}
