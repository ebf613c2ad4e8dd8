/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include "moa-content.h"

#include <glib/gi18n-lib.h>

#include "moa-wrap-layout.h"

#define CHIPS_MAX 40 /* of a source that carries more, the rest is only counted */

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
  GtkWidget *words = gtk_label_new (label);

  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (words), 40);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_button_set_child (GTK_BUTTON (button), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
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
  gtk_widget_add_css_class (words, "caption");
  return words;
}

/**
 * moa_content_new_uses:
 * @title: what the statements have in common, such as "Supports"
 * @uses: of MoaUse
 *
 * A line of chips that lead to the statements; very many are cut, with the number of those that are left out.
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
  for (guint i = 0; i < MIN (uses->len, CHIPS_MAX); i++)
    gtk_box_append (GTK_BOX (line), new_use (g_ptr_array_index (uses, i)));
  if (uses->len > CHIPS_MAX)
    {
      guint rest = uses->len - CHIPS_MAX;
      g_autofree char *more
          = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", rest), rest);

      gtk_box_append (GTK_BOX (line), gtk_label_new (more));
    }
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
