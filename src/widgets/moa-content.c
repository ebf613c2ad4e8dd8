/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include "moa-content.h"

#include <glib/gi18n-lib.h>

#include "moa-wrap-layout.h"

#define CHIPS_SHOWN 6 /* the rest of what a source carries comes on demand */

/**
 * moa_content_new_label:
 * @text: (nullable): the words
 * @css_class: (nullable): how they look
 *
 * Words that begin where their language does, and wrap instead of being cut.
 */
GtkWidget *
moa_content_new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/**
 * moa_content_new_chip:
 * @label: the words on it
 * @action: an action that takes a string, such as "win.part"
 * @target: that string
 *
 * A small rounded button that leads somewhere. Long words wrap instead of widening the panel.
 */
GtkWidget *
moa_content_new_chip (const char *label, const char *action, const char *target)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *words = moa_content_new_label (label, NULL);

  gtk_label_set_max_width_chars (GTK_LABEL (words), 40);
  gtk_button_set_child (GTK_BUTTON (button), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "chip");
  return button;
}

/**
 * moa_content_new_part_chip:
 *
 * A chip that selects @part; its tooltip is the part described in a sentence.
 */
GtkWidget *
moa_content_new_part_chip (MoaCatalog *catalog, const MoaPart *part)
{
  g_autofree char *title = moa_describe_title (catalog, part);
  g_autofree char *sentence = moa_describe_part (catalog, part, NULL);
  GtkWidget *chip = moa_content_new_chip (title, "win.part", part->id);

  gtk_widget_set_tooltip_text (chip, sentence);
  return chip;
}

static GtkWidget *
new_use (const MoaUse *use)
{
  GtkWidget *words;

  if (use->action != NULL)
    return moa_content_new_chip (use->label, use->action, use->target);
  words = gtk_label_new (use->label);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (words), 40);
  gtk_widget_add_css_class (words, "moa-static-chip");
  return words;
}

static void
append_uses (GtkWidget *line, GPtrArray *uses, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    gtk_box_append (GTK_BOX (line), new_use (g_ptr_array_index (uses, i)));
}

static void
on_rest_clicked (GtkButton *button, GPtrArray *uses)
{
  GtkWidget *line = gtk_widget_get_parent (GTK_WIDGET (button));

  append_uses (line, uses, CHIPS_SHOWN, uses->len);
  gtk_widget_child_focus (line, GTK_DIR_TAB_FORWARD);
  gtk_box_remove (GTK_BOX (line), GTK_WIDGET (button));
}

/**
 * moa_content_new_more_button:
 * @rest: how many are not shown
 *
 * A button that says how long the rest of a list is, and is to show it.
 */
GtkWidget *
moa_content_new_more_button (guint rest)
{
  /* Translators: on a button that shows the rest of a long list. */
  g_autofree char *words = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u more", "%u more", rest), rest);

  return gtk_button_new_with_label (words);
}

static GtkWidget *
new_rest_button (GPtrArray *uses)
{
  GtkWidget *button = moa_content_new_more_button (uses->len - CHIPS_SHOWN);

  gtk_widget_add_css_class (button, "chip");
  gtk_widget_add_css_class (button, "moa-more");
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_rest_clicked), g_ptr_array_ref (uses),
                         (GClosureNotify) (void (*) (void)) g_ptr_array_unref, 0);
  return button;
}

/**
 * moa_content_new_uses:
 * @title: what the statements have in common, such as "Supports"
 * @uses: of MoaUse; kept
 *
 * A line of chips that lead to the statements; of many only the first, and a button for the rest.
 */
GtkWidget *
moa_content_new_uses (const char *title, GPtrArray *uses)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *head = gtk_label_new (title);

  gtk_widget_set_layout_manager (line, moa_wrap_layout_new (6));
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_add_css_class (head, "caption");
  gtk_widget_add_css_class (head, "dim-label");
  gtk_box_append (GTK_BOX (line), head);
  append_uses (line, uses, 0, MIN (uses->len, CHIPS_SHOWN));
  if (uses->len > CHIPS_SHOWN)
    gtk_box_append (GTK_BOX (line), new_rest_button (uses));
  return line;
}

/**
 * moa_content_clear:
 *
 * Removes all children of a GtkBox.
 */
void
moa_content_clear (GtkWidget *container)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (container)) != NULL)
    gtk_box_remove (GTK_BOX (container), child);
}
