/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Findings as rows of a list. They are read by authors: what is wrong, then the place as compilers
 * print it. The sentences of the findings are English, as the format's words are. */

#include "moa-finding-rows.h"

#include "moa-content.h"
#include "moa-finding-help.h"

#define MAX_ROWS 200

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = moa_content_new_label (text, css_class);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  return label;
}

static GtkWidget *
new_row (const MoaDiagnostic *finding)
{
  g_autofree char *place = moa_diagnostic_dup_place (finding);
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

/* Makes the findings the rows of a list, in their order; of very many the first ones. */
void
moa_finding_rows_fill (GtkListBox *list, GPtrArray *diagnostics)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
  for (guint i = 0; i < MIN (diagnostics->len, MAX_ROWS); i++)
    gtk_list_box_append (list, new_row (g_ptr_array_index (diagnostics, i)));
}

/* Puts all findings on the clipboard of `widget`, one per line, as moa-tool prints them. */
void
moa_finding_rows_copy (GPtrArray *diagnostics, GtkWidget *widget)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < diagnostics->len; i++)
    {
      g_autofree char *line = moa_diagnostic_to_string (g_ptr_array_index (diagnostics, i));

      g_string_append_printf (text, "%s\n", line);
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
}
