/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include "moa-findings-bar.h"

#include <glib/gi18n-lib.h>

#include "moa-accessible.h"
#include "moa-diagnostic.h"
#include "moa-finding-rows.h"

struct _MoaFindingsBar
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkWidget *line;
  GtkImage *icon;
  GtkLabel *words;
  GtkToggleButton *toggle;
  GtkListBox *list;
  GPtrArray *diagnostics; /* NULL: nothing is to be said */
};

G_DEFINE_FINAL_TYPE (MoaFindingsBar, moa_findings_bar, GTK_TYPE_WIDGET)

static void
on_toggle_toggled (GtkToggleButton *toggle, MoaFindingsBar *self)
{
  gboolean shown = gtk_toggle_button_get_active (toggle);

  gtk_button_set_label (GTK_BUTTON (toggle), shown ? _ ("Hide List") : _ ("Show List"));
  gtk_accessible_update_state (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_STATE_EXPANDED, shown, -1);
}

static void
on_copy_clicked (GtkButton *button, MoaFindingsBar *self)
{
  if (self->diagnostics != NULL)
    moa_finding_rows_copy (self->diagnostics, GTK_WIDGET (self));
}

static void
moa_findings_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MOA_TYPE_FINDINGS_BAR);
  g_clear_pointer (&MOA_FINDINGS_BAR (object)->diagnostics, g_ptr_array_unref);

  G_OBJECT_CLASS (moa_findings_bar_parent_class)->dispose (object);
}

static void
moa_findings_bar_class_init (MoaFindingsBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moa_findings_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "findings-bar");
  gtk_widget_class_set_template_from_resource (widget_class, "/org/moa/Moa/ui/moa-findings-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, MoaFindingsBar, box);
  gtk_widget_class_bind_template_child (widget_class, MoaFindingsBar, line);
  gtk_widget_class_bind_template_child (widget_class, MoaFindingsBar, icon);
  gtk_widget_class_bind_template_child (widget_class, MoaFindingsBar, words);
  gtk_widget_class_bind_template_child (widget_class, MoaFindingsBar, toggle);
  gtk_widget_class_bind_template_child (widget_class, MoaFindingsBar, list);
  gtk_widget_class_bind_template_callback (widget_class, on_toggle_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked);
}

static void
moa_findings_bar_init (MoaFindingsBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  moa_accessible_tell_early (GTK_WIDGET (self->toggle));
  on_toggle_toggled (self->toggle, self);
  gtk_widget_hide (GTK_WIDGET (self));
}

static guint
count_errors (GPtrArray *diagnostics)
{
  guint n = 0;

  for (guint i = 0; i < diagnostics->len; i++)
    n += ((const MoaDiagnostic *) g_ptr_array_index (diagnostics, i))->severity
         == MOA_SEVERITY_ERROR;
  return n;
}

static char *
dup_words (guint n_errors, guint n_findings)
{
  if (n_errors > 0)
    return g_strdup_printf (
        g_dngettext (
            GETTEXT_PACKAGE, "The file has %u error now. You see its last version without errors.",
            "The file has %u errors now. You see its last version without errors.", n_errors),
        n_errors);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u thing in this lesson could be better",
                                       "%u things in this lesson could be better", n_findings),
                          n_findings);
}

static void
set_errors (MoaFindingsBar *self, gboolean has_errors)
{
  gtk_image_set_from_icon_name (self->icon,
                                has_errors ? "dialog-error-symbolic" : "dialog-warning-symbolic");
  gtk_widget_remove_css_class (self->line,
                               has_errors ? "moa-findings-warnings" : "moa-findings-errors");
  gtk_widget_add_css_class (self->line,
                            has_errors ? "moa-findings-errors" : "moa-findings-warnings");
}

/* Says what is wrong with the lesson, or with its state on disk when there are errors among the
 * findings: then the list opens by itself, and closes when they are gone; what the user has chosen
 * stays as long as it is one or the other. NULL or an empty list: there is nothing to say. Keeps a
 * reference. */
void
moa_findings_bar_set_findings (MoaFindingsBar *self, GPtrArray *diagnostics)
{
  guint before, n_errors;
  g_autofree char *words = NULL;

  g_return_if_fail (MOA_IS_FINDINGS_BAR (self));

  before = self->diagnostics != NULL ? count_errors (self->diagnostics) : 0;
  g_clear_pointer (&self->diagnostics, g_ptr_array_unref);
  gtk_widget_set_visible (GTK_WIDGET (self), diagnostics != NULL && diagnostics->len > 0);
  n_errors = diagnostics != NULL ? count_errors (diagnostics) : 0;
  if ((before > 0) != (n_errors > 0))
    gtk_toggle_button_set_active (self->toggle, n_errors > 0);
  if (diagnostics == NULL)
    return;

  self->diagnostics = g_ptr_array_ref (diagnostics);
  words = dup_words (n_errors, diagnostics->len);
  gtk_label_set_label (self->words, words);
  set_errors (self, n_errors > 0);
  moa_finding_rows_fill (self->list, diagnostics);
}
