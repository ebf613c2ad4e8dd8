/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of a block of Markdown as markup for a label. The markup is made from the parsed tree
 * alone: whatever the document says is escaped, so it can never become a tag. */

#include "moa-help-text.h"

#include <string.h>

#define PAGE_SUFFIX ".md"

/* A grey that is nearly clear, so that it is seen on a light and on a dark ground. */
#define CODE_TAG "<span font_family=\"monospace\" background=\"#808080\" background_alpha=\"14%\">"

static void append_inlines (GString *markup, cmark_node *parent);

/* Whether the first `length` bytes of an address name the file of a page. */
static gboolean
is_page_file (const char *address, gsize length)
{
  return length > strlen (PAGE_SUFFIX)
         && strncmp (address + length - strlen (PAGE_SUFFIX), PAGE_SUFFIX, strlen (PAGE_SUFFIX))
                == 0;
}

/* moa_help_link_get_kind:
 *
 * Returns where `address` leads: to a page of the help beside this one, to the web, or nowhere that
 * may be opened from here. */
MoaHelpLinkKind
moa_help_link_get_kind (const char *address)
{
  gsize length = strcspn (address, "#");

  if (g_str_has_prefix (address, "https://") || g_str_has_prefix (address, "http://"))
    return MOA_HELP_LINK_WEB;
  if (strpbrk (address, ":/\\") != NULL || *address == '\0')
    return MOA_HELP_LINK_REFUSED;
  if (length == 0 || is_page_file (address, length))
    return MOA_HELP_LINK_PAGE;
  return MOA_HELP_LINK_REFUSED;
}

/* moa_help_link_split:
 * @page: (out): the page's id, NULL for the page that the link stands on
 * @anchor: (out): the heading's anchor, or NULL
 *
 * Takes the address of a page apart; the suffix of the page's file may be left out. The caller owns
 * both. */
void
moa_help_link_split (const char *address, char **page, char **anchor)
{
  gsize length = strcspn (address, "#");
  const char *fragment = address + length;

  *anchor = *fragment == '#' && fragment[1] != '\0' ? g_strdup (fragment + 1) : NULL;
  if (is_page_file (address, length))
    length -= strlen (PAGE_SUFFIX);
  *page = length > 0 ? g_strndup (address, length) : NULL;
}

static void
append_escaped (GString *markup, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text != NULL ? text : "", -1);

  g_string_append (markup, escaped);
}

static void
append_tagged (GString *markup, const char *tag, cmark_node *node)
{
  g_string_append_printf (markup, "<%s>", tag);
  append_inlines (markup, node);
  g_string_append_printf (markup, "</%s>", tag);
}

static void
append_code (GString *markup, cmark_node *node)
{
  g_string_append (markup, CODE_TAG);
  append_escaped (markup, cmark_node_get_literal (node));
  g_string_append (markup, "</span>");
}

/* Whoever follows a link out of the program sees before where it leads. */
static void
append_address (GString *markup, cmark_node *link, const char *address)
{
  g_autofree char *words = moa_help_text_dup_plain (link);

  if (g_str_equal (words, address))
    return;
  g_string_append (markup, " (");
  append_escaped (markup, address);
  g_string_append_c (markup, ')');
}

static void
append_link (GString *markup, cmark_node *node)
{
  const char *address = cmark_node_get_url (node);
  MoaHelpLinkKind kind = moa_help_link_get_kind (address);

  if (kind == MOA_HELP_LINK_REFUSED)
    {
      append_inlines (markup, node);
      return;
    }
  g_string_append (markup, "<a href=\"");
  append_escaped (markup, address);
  g_string_append (markup, "\">");
  append_inlines (markup, node);
  g_string_append (markup, "</a>");
  if (kind == MOA_HELP_LINK_WEB)
    append_address (markup, node, address);
}

static void
append_inline (GString *markup, cmark_node *node)
{
  switch ((guint) cmark_node_get_type (node))
    {
    case CMARK_NODE_CODE:
      append_code (markup, node);
      break;
    case CMARK_NODE_SOFTBREAK:
      g_string_append_c (markup, ' ');
      break;
    case CMARK_NODE_LINEBREAK:
      g_string_append_c (markup, '\n');
      break;
    case CMARK_NODE_EMPH:
      append_tagged (markup, "i", node);
      break;
    case CMARK_NODE_STRONG:
      append_tagged (markup, "b", node);
      break;
    case CMARK_NODE_LINK:
      append_link (markup, node);
      break;
    case CMARK_NODE_IMAGE:
      append_inlines (markup, node);
      break;
    default:
      append_escaped (markup, cmark_node_get_literal (node));
    }
}

static void
append_inlines (GString *markup, cmark_node *parent)
{
  for (cmark_node *node = cmark_node_first_child (parent); node != NULL;
       node = cmark_node_next (node))
    append_inline (markup, node);
}

/* moa_help_text_dup_markup:
 *
 * Returns the words of a heading or a paragraph as Pango's markup with the links of GtkLabel. The
 * caller owns the string. */
char *
moa_help_text_dup_markup (cmark_node *block)
{
  g_autoptr (GString) markup = g_string_new (NULL);

  append_inlines (markup, block);
  return g_string_free (g_steal_pointer (&markup), FALSE);
}

static void
append_plain (GString *text, cmark_node *node)
{
  cmark_node_type type = cmark_node_get_type (node);
  const char *literal = cmark_node_get_literal (node);

  if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
    g_string_append_c (text, ' ');
  else if (literal != NULL)
    g_string_append (text, literal);
  for (cmark_node *child = cmark_node_first_child (node); child != NULL;
       child = cmark_node_next (child))
    append_plain (text, child);
}

/* moa_help_text_dup_plain:
 *
 * Returns the words of a block without any form. The caller owns the string. */
char *
moa_help_text_dup_plain (cmark_node *block)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (cmark_node *node = cmark_node_first_child (block); node != NULL;
       node = cmark_node_next (node))
    append_plain (text, node);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* moa_help_text_dup_anchor:
 *
 * Returns the name by which links lead to a heading, as the readers of Markdown on the web make it:
 * small letters, blanks as hyphens, letters, digits, hyphens and underscores only. The caller owns
 * the string. */
char *
moa_help_text_dup_anchor (const char *heading)
{
  g_autofree char *lower = g_utf8_strdown (heading, -1);
  g_autoptr (GString) anchor = g_string_new (NULL);

  for (const char *at = lower; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == ' ')
        g_string_append_c (anchor, '-');
      else if (g_unichar_isalnum (c) || c == '-' || c == '_')
        g_string_append_unichar (anchor, c);
    }
  return g_string_free (g_steal_pointer (&anchor), FALSE);
}
