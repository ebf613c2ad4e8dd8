/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a translation may be shown: the rules that the lesson's own texts have kept since it was
 * read hold for what a translator wrote in their place. */

#include "moa-translation.h"

#include <string.h>

#include "moa-json-read.h"
#include "moa-markup.h"
#include "moa-quote.h"

/* Contexts end with the name of the member, and labels, titles and terms are the short ones. */
static gsize
get_max_characters (const MoaMessage *message)
{
  static const char *const short_members[] = { "label", "title", "term", NULL };
  const char *slash = strrchr (message->context, '/');

  return g_strv_contains (short_members, slash != NULL ? slash + 1 : message->context)
             ? MOA_JSON_MAX_LABEL
             : MOA_JSON_MAX_TEXT;
}

static char *
find_fault_of_length (const MoaMessage *message, const char *translation)
{
  gsize limit = get_max_characters (message);
  gsize n_characters;

  if (strlen (translation) <= limit)
    return NULL;
  n_characters = (gsize) g_utf8_strlen (translation, -1);
  if (n_characters <= limit)
    return NULL;
  return g_strdup_printf ("expected at most %" G_GSIZE_FORMAT " characters, found %" G_GSIZE_FORMAT,
                          limit, n_characters);
}

static char *
find_fault_of_link (MoaBundle *bundle, const MoaSpan *span)
{
  g_autofree char *words = NULL;
  gboolean is_term = span->type == MOA_SPAN_TERM;

  if (span->type == MOA_SPAN_TEXT
      || (is_term ? (gconstpointer) moa_bundle_find_term (bundle, span->id)
                  : (gconstpointer) moa_bundle_find_part (bundle, span->id))
             != NULL)
    return NULL;
  words = moa_quote_shorten (span->text);
  return g_strdup_printf ("the words \"%s\" lead nowhere: no %s has the id \"%s\"", words,
                          is_term ? "term" : "part", span->id);
}

static char *
find_fault_of_markup (MoaBundle *bundle, const char *translation)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) spans = NULL;
  char *fault = NULL;

  if (strpbrk (translation, "[]\\") == NULL)
    return NULL;
  spans = moa_markup_parse (translation, &error);
  if (spans == NULL)
    return g_strdup (error->message);
  for (guint i = 0; i < spans->len && fault == NULL; i++)
    fault = find_fault_of_link (bundle, g_ptr_array_index (spans, i));
  return fault;
}

/* moa_translation_find_fault:
 * @message: a text of `bundle`, not empty
 * @translation: UTF-8 that can be printed
 *
 * Returns NULL when `translation` may stand for `message`, else an English sentence without the
 * final full stop that says why not: it is too long, it piles up marks, it has a link that cannot
 * be read or that leads nowhere. The caller owns the sentence. */
char *
moa_translation_find_fault (MoaBundle *bundle, const MoaMessage *message, const char *translation)
{
  char *fault;

  g_return_val_if_fail (MOA_IS_BUNDLE (bundle) && message != NULL && translation != NULL, NULL);

  fault = find_fault_of_length (message, translation);
  if (fault == NULL && moa_text_count_marks (translation) > MOA_TEXT_SAFE_MARKS)
    fault = g_strdup_printf ("expected at most %d combining marks on one character, found %u",
                             MOA_TEXT_SAFE_MARKS, moa_text_count_marks (translation));
  return fault != NULL ? fault : find_fault_of_markup (bundle, translation);
}
