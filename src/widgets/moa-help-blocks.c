/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Markdown → widgets. Each block is a widget that assistive technology knows: headings with their
 * level, lists with their items, code that can be selected and copied. HTML in the document is left
 * out. Every widget is told the direction of the page's language, because it is not inherited. */

#include "moa-config.h"

#include "moa-help-blocks.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "moa-accessible.h"
#include "moa-help-text.h"

#define MAX_LEVEL 4

/* A label asked how narrow it can be breaks its text after every letter, which takes longer than
 * all other questions together. Longer texts are never set narrower than this. */
#define LEAST_CHARS 12

#define BLOCK_SPACING 12 /* CSS pixels between two paragraphs */
#define ITEM_SPACING 4   /* and between the items of a tight list */

static void append_blocks (const MoaHelpBlocks *self, GtkBox *box, cmark_node *parent);

static GtkWidget *
turn (const MoaHelpBlocks *self, GtkWidget *widget)
{
  gtk_widget_set_direction (widget, self->direction);
  return widget;
}

static GtkWidget *
new_box (const MoaHelpBlocks *self, GtkAccessibleRole role, GtkOrientation orientation, int spacing)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "accessible-role", role, "orientation", orientation,
                                 "spacing", spacing, NULL);

  return turn (self, box);
}

static GtkWidget *
new_label (const MoaHelpBlocks *self, GtkAccessibleRole role, const char *markup)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, "label", markup,
                                   "use-markup", TRUE, "xalign", 0.0f, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, NULL);

  if (g_utf8_strlen (gtk_label_get_text (GTK_LABEL (label)), -1) > LEAST_CHARS)
    gtk_label_set_width_chars (GTK_LABEL (label), LEAST_CHARS);
  g_signal_connect (label, "activate-link", self->on_link, self->data);
  return turn (self, label);
}

/* A label without links cannot take the keyboard, so what can is a box around it. */
static GtkWidget *
new_heading (const MoaHelpBlocks *self, cmark_node *node, const char *plain, int level)
{
  static const char *const classes[] = { "title-1", "title-2", "title-3", "title-4" };
  g_autofree char *markup = moa_help_text_dup_markup (node);
  GtkWidget *box = new_box (self, GTK_ACCESSIBLE_ROLE_HEADING, GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = new_label (self, GTK_ACCESSIBLE_ROLE_PRESENTATION, markup);

  gtk_widget_add_css_class (label, classes[level - 1]);
  gtk_widget_add_css_class (box, "moa-help-heading");
  gtk_widget_set_focusable (box, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, plain,
                                  GTK_ACCESSIBLE_PROPERTY_LEVEL, level, -1);
  return box;
}

static void
append_heading (const MoaHelpBlocks *self, GtkBox *box, cmark_node *node)
{
  int level = MIN (cmark_node_get_heading_level (node), MAX_LEVEL);
  g_autofree char *plain = moa_help_text_dup_plain (node);
  GtkWidget *heading = new_heading (self, node, plain, level);

  g_hash_table_insert (self->anchors, moa_help_text_dup_anchor (plain), heading);
  gtk_box_append (box, heading);
}

static void
append_paragraph (const MoaHelpBlocks *self, GtkBox *box, cmark_node *node)
{
  g_autofree char *markup = moa_help_text_dup_markup (node);

  gtk_box_append (box, new_label (self, GTK_ACCESSIBLE_ROLE_LABEL, markup));
}

/* Lists */

static GtkWidget *
new_item (const MoaHelpBlocks *self, const char *mark, cmark_node *node, int spacing)
{
  GtkWidget *item = new_box (self, GTK_ACCESSIBLE_ROLE_LIST_ITEM, GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = new_box (self, GTK_ACCESSIBLE_ROLE_GROUP, GTK_ORIENTATION_VERTICAL, spacing);
  GtkWidget *sign = new_label (self, GTK_ACCESSIBLE_ROLE_PRESENTATION, mark);

  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_label_set_width_chars (GTK_LABEL (sign), 2);
  gtk_label_set_xalign (GTK_LABEL (sign), 1.0f);
  gtk_label_set_wrap (GTK_LABEL (sign), FALSE);
  gtk_widget_set_hexpand (words, TRUE);
  append_blocks (self, GTK_BOX (words), node);
  gtk_box_append (GTK_BOX (item), sign);
  gtk_box_append (GTK_BOX (item), words);
  return item;
}

static void
append_list (const MoaHelpBlocks *self, GtkBox *box, cmark_node *node)
{
  gboolean ordered = cmark_node_get_list_type (node) == CMARK_ORDERED_LIST;
  int spacing = cmark_node_get_list_tight (node) ? ITEM_SPACING : BLOCK_SPACING;
  int number = cmark_node_get_list_start (node);
  GtkWidget *list = new_box (self, GTK_ACCESSIBLE_ROLE_LIST, GTK_ORIENTATION_VERTICAL, spacing);

  /* Else it would be called by its class. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
  for (cmark_node *item = cmark_node_first_child (node); item != NULL;
       item = cmark_node_next (item))
    {
      g_autofree char *mark = ordered ? g_strdup_printf ("%d.", number++) : g_strdup ("•");

      gtk_box_append (GTK_BOX (list), new_item (self, mark, item, spacing));
    }
  gtk_box_append (box, list);
}

/* Code */

static void
on_copy_clicked (GtkButton *button, GtkLabel *code)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)),
                          gtk_label_get_text (code));
}

static GtkWidget *
new_copy_button (GtkLabel *code)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "moa-help-copy");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Copy"));
  moa_accessible_set_name (button, _ ("Copy this text"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_copy_clicked), code, 0);
  return button;
}

/* Code is read from left to right in every language. A line of it is one line; what a program says
 * may be broken. */
static GtkWidget *
new_code_label (const char *literal, gboolean wrap)
{
  g_autofree char *text = g_strdup (literal);
  GtkWidget *label = gtk_label_new (g_strchomp (text));

  gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap (GTK_LABEL (label), wrap);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "monospace");
  return label;
}

static GtkWidget *
new_code_window (GtkWidget *label, gboolean wrap)
{
  GtkWidget *window = gtk_scrolled_window_new ();

  gtk_widget_set_direction (window, GTK_TEXT_DIR_LTR);
  gtk_widget_set_hexpand (window, TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window),
                                  wrap ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), label);
  return window;
}

static void
append_code (const MoaHelpBlocks *self, GtkBox *box, cmark_node *node)
{
  GtkWidget *code = new_box (self, GTK_ACCESSIBLE_ROLE_GROUP, GTK_ORIENTATION_HORIZONTAL, 0);
  gboolean wrap = g_strcmp0 (cmark_node_get_fence_info (node), "text") == 0;
  GtkWidget *label = new_code_label (cmark_node_get_literal (node), wrap);

  gtk_widget_add_css_class (code, "moa-help-code");
  gtk_box_append (GTK_BOX (code), new_code_window (label, wrap));
  gtk_box_append (GTK_BOX (code), new_copy_button (GTK_LABEL (label)));
  gtk_box_append (box, code);
}

static void
append_quote (const MoaHelpBlocks *self, GtkBox *box, cmark_node *node)
{
  GtkWidget *quote = new_box (self, GTK_ACCESSIBLE_ROLE_GROUP, GTK_ORIENTATION_VERTICAL,
                              BLOCK_SPACING);

  gtk_widget_add_css_class (quote, "moa-info");
  append_blocks (self, GTK_BOX (quote), node);
  gtk_box_append (box, quote);
}

static void
append_block (const MoaHelpBlocks *self, GtkBox *box, cmark_node *node)
{
  switch ((guint) cmark_node_get_type (node))
    {
    case CMARK_NODE_HEADING:
      append_heading (self, box, node);
      break;
    case CMARK_NODE_PARAGRAPH:
      append_paragraph (self, box, node);
      break;
    case CMARK_NODE_LIST:
      append_list (self, box, node);
      break;
    case CMARK_NODE_CODE_BLOCK:
      append_code (self, box, node);
      break;
    case CMARK_NODE_BLOCK_QUOTE:
      append_quote (self, box, node);
      break;
    case CMARK_NODE_THEMATIC_BREAK:
      gtk_box_append (box, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
      break;
    default:
      break;
    }
}

static void
append_blocks (const MoaHelpBlocks *self, GtkBox *box, cmark_node *parent)
{
  for (cmark_node *node = cmark_node_first_child (parent); node != NULL;
       node = cmark_node_next (node))
    append_block (self, box, node);
}

/* moa_help_blocks_append:
 * @text: Markdown
 *
 * Appends a widget for every block of the text; the box owns them. */
void
moa_help_blocks_append (const MoaHelpBlocks *self, GtkBox *box, const char *text)
{
  g_autoptr (cmark_node) root = cmark_parse_document (text, strlen (text), CMARK_OPT_DEFAULT);

  append_blocks (self, box, root);
}
