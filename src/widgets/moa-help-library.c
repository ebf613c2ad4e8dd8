/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pages of the help: Markdown in the program's resources, a folder for each language. Which
 * pages there are, and in which order, is what the links of the first page say; it is always
 * English, so that a translation may begin with any page. */

#include "moa-help-library.h"

#include <gio/gio.h>
#include <string.h>

#include "moa-help-text.h"
#include "moa-language.h"

#define ROOT "/org/moa/Moa/help"
#define SOURCE_LANGUAGE "en"

static void
document_free (gpointer data)
{
  MoaHelpDocument *self = data;

  g_free (self->id);
  g_free (self->language);
  g_free (self->title);
  g_free (self->text);
  g_free (self->folded);
  g_free (self);
}

static char *
read_text (const char *language, const char *id)
{
  g_autofree char *path = g_strdup_printf (ROOT "/%s/%s.md", language, id);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  gsize length;
  const char *data;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &length);
  return g_strndup (data, length);
}

/* The page in the first language of the chain that has it. */
static char *
read_translated (const char *id, const char *const *chain, char **language)
{
  for (guint i = 0; chain[i] != NULL; i++)
    {
      char *text = read_text (chain[i], id);

      if (text != NULL)
        {
          *language = g_strdup (chain[i]);
          return text;
        }
    }
  *language = g_strdup (SOURCE_LANGUAGE);
  return read_text (SOURCE_LANGUAGE, id);
}

static char *
find_title (const char *text, const char *id)
{
  g_autoptr (cmark_node) root = cmark_parse_document (text, strlen (text), CMARK_OPT_DEFAULT);

  for (cmark_node *node = cmark_node_first_child (root); node != NULL;
       node = cmark_node_next (node))
    if (cmark_node_get_type (node) == CMARK_NODE_HEADING)
      return moa_help_text_dup_plain (node);
  return g_strdup (id);
}

static void
add_page (GPtrArray *library, const char *id, const char *const *chain)
{
  g_autofree char *language = NULL;
  g_autofree char *text = read_translated (id, chain, &language);
  MoaHelpDocument *document;

  if (text == NULL || moa_help_library_find (library, id) != NULL)
    return;
  document = g_new0 (MoaHelpDocument, 1);
  document->id = g_strdup (id);
  document->language = g_steal_pointer (&language);
  document->title = find_title (text, id);
  document->folded = g_utf8_casefold (text, -1);
  document->text = g_steal_pointer (&text);
  g_ptr_array_add (library, document);
}

static void
add_linked_page (GPtrArray *library, const char *address, const char *const *chain)
{
  g_autofree char *page = NULL;
  g_autofree char *anchor = NULL;

  if (moa_help_link_get_kind (address) != MOA_HELP_LINK_PAGE)
    return;
  moa_help_link_split (address, &page, &anchor);
  if (page != NULL)
    add_page (library, page, chain);
}

static void
add_linked_pages (GPtrArray *library, cmark_node *node, const char *const *chain)
{
  if (cmark_node_get_type (node) == CMARK_NODE_LINK)
    add_linked_page (library, cmark_node_get_url (node), chain);
  for (cmark_node *child = cmark_node_first_child (node); child != NULL;
       child = cmark_node_next (child))
    add_linked_pages (library, child, chain);
}

/* moa_help_library_load:
 * @language: BCP 47
 *
 * Returns all pages in their order, each in `language` or the nearest that it is written in. The
 * list owns its MoaHelpDocument; the caller owns the list. */
GPtrArray *
moa_help_library_load (const char *language)
{
  GPtrArray *library = g_ptr_array_new_with_free_func (document_free);
  g_auto (GStrv) chain = moa_language_dup_chain (language);
  g_autofree char *contents = read_text (SOURCE_LANGUAGE, MOA_HELP_FIRST_PAGE);
  g_autoptr (cmark_node) root = NULL;

  if (contents == NULL)
    return library;
  root = cmark_parse_document (contents, strlen (contents), CMARK_OPT_DEFAULT);
  add_page (library, MOA_HELP_FIRST_PAGE, (const char *const *) chain);
  add_linked_pages (library, root, (const char *const *) chain);
  return library;
}

/* moa_help_library_find:
 *
 * Returns the page with this id, lent by the list, or NULL. */
MoaHelpDocument *
moa_help_library_find (GPtrArray *library, const char *id)
{
  for (guint i = 0; i < library->len; i++)
    {
      MoaHelpDocument *document = g_ptr_array_index (library, i);

      if (g_str_equal (document->id, id))
        return document;
    }
  return NULL;
}

/* moa_help_document_matches:
 *
 * Returns whether the page has every one of the words, in any case; no words are in every page. */
gboolean
moa_help_document_matches (const MoaHelpDocument *self, const char *words)
{
  g_autofree char *folded = g_utf8_casefold (words, -1);
  g_auto (GStrv) wanted = g_strsplit_set (folded, " \t", -1);

  for (guint i = 0; wanted[i] != NULL; i++)
    if (strstr (self->folded, wanted[i]) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
has_words (cmark_node *block, const char *folded_words)
{
  const char *literal = cmark_node_get_literal (block);
  g_autofree char *inside = moa_help_text_dup_plain (block);
  g_autofree char *folded = g_utf8_casefold (literal != NULL ? literal : inside, -1);

  return strstr (folded, folded_words) != NULL;
}

/* moa_help_document_dup_anchor:
 *
 * Returns the anchor of the heading under which `words` stand for the first time as they are, or
 * NULL when they are under the page's own or nowhere. The caller owns the string. */
char *
moa_help_document_dup_anchor (const MoaHelpDocument *self, const char *words)
{
  g_autoptr (cmark_node)
      root = cmark_parse_document (self->text, strlen (self->text), CMARK_OPT_DEFAULT);
  g_autofree char *folded = g_utf8_casefold (words, -1);
  g_autofree char *heading = NULL;
  guint n_headings = 0;

  g_strstrip (folded);
  for (cmark_node *node = cmark_node_first_child (root); node != NULL;
       node = cmark_node_next (node))
    {
      if (cmark_node_get_type (node) == CMARK_NODE_HEADING)
        {
          g_free (heading);
          heading = moa_help_text_dup_plain (node);
          n_headings++;
        }
      if (has_words (node, folded))
        return n_headings > 1 ? moa_help_text_dup_anchor (heading) : NULL;
    }
  return NULL;
}

/* moa_help_document_is_in:
 *
 * Returns whether a reader of `language` can read the page: whether it is in that language, of
 * whatever region. */
gboolean
moa_help_document_is_in (const MoaHelpDocument *self, const char *language)
{
  return moa_language_is_same (self->language, language);
}
