/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A word that the glossary explains should lead there for whoever meets it: in each answer, and in
 * each tour, a term that stands in the plain text has to be a link at least once. Which time is the
 * author's choice; an answer that a person opens, and a tour that is stepped through, is read as
 * one.
 *
 * A term is found as whole words in any case, in what is not a link already. Of a term such as
 * "Plaque (atheroma)" only what stands before the bracket is looked for. Terms of more than
 * MAX_WORDS words are not looked for, so that the time is in proportion to the text, however many
 * terms there are. */

#include "moa-bundle-check.h"

#include <string.h>

#include "moa-markup.h"
#include "moa-quote.h"
#include "moa-string-hash.h"

#define MAX_WORDS 4

typedef struct
{
  MoaBundleDraft *draft;
  GHashTable *names;     /* the term in small letters → MoaTerm */
  GHashTable *explained; /* MoaTerm that the passage links to, or that were reported already */
} Glossary;

/* Where a term is long it is not repeated whole: a glossary of such terms has many findings. */
static void
add_unexplained (MoaBundleDraft *draft, guint value, const MoaTerm *term)
{
  g_autofree char *quoted = moa_quote_shorten (term->term.id);

  moa_findings_add (draft->json.findings, value, MOA_CODE_UNEXPLAINED_TERM,
                    "the term \"%s\" is in the glossary but never a link here; write "
                    "[%s](term:%s)",
                    quoted, quoted, term->id);
}

static char *
normalize_term (const char *term)
{
  g_autofree char *head = g_strndup (term, strcspn (term, "(["));

  g_strstrip (head);
  return g_utf8_strdown (head, -1);
}

static GHashTable *
index_terms (const MoaRecords *terms)
{
  GHashTable *names = g_hash_table_new_full (moa_string_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < terms->list->len; i++)
    {
      MoaTerm *term = g_ptr_array_index (terms->list, i);

      if (!moa_message_is_empty (&term->term))
        g_hash_table_insert (names, normalize_term (term->term.id), term);
    }
  return names;
}

static gboolean
is_word_character (gunichar c)
{
  return g_unichar_isalnum (c) || c == '-';
}

static const char *
skip_word (const char *at)
{
  while (*at != '\0' && is_word_character (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at;
}

/* The longest term that begins at a word, or NULL. */
static MoaTerm *
find_term_at (const Glossary *self, const char *start)
{
  const char *end = start;
  MoaTerm *found = NULL;

  for (guint i = 0; i < MAX_WORDS && is_word_character (g_utf8_get_char (end)); i++)
    {
      g_autofree char *words = NULL;
      MoaTerm *term;

      end = skip_word (end);
      words = g_strndup (start, (gsize) (end - start));
      term = g_hash_table_lookup (self->names, words);
      found = term != NULL ? term : found;
      if (*end != ' ')
        break;
      end++;
    }
  return found;
}

static void
check_words (Glossary *self, guint value, const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  const char *at = lower;

  while (*at != '\0')
    {
      MoaTerm *term;

      if (!is_word_character (g_utf8_get_char (at)))
        {
          at = g_utf8_next_char (at);
          continue;
        }
      term = find_term_at (self, at);
      if (term != NULL && g_hash_table_add (self->explained, term))
        add_unexplained (self->draft, value, term);
      at = skip_word (at);
    }
}

typedef void (*SpanFunc) (Glossary *self, guint value, const MoaSpan *span);

static void
note_link (Glossary *self, guint value, const MoaSpan *span)
{
  gpointer term = NULL;

  if (span->type == MOA_SPAN_TERM)
    term = g_hash_table_lookup (self->draft->bundle->terms.by_id, span->id);
  if (term != NULL)
    g_hash_table_add (self->explained, term);
}

static void
check_unlinked (Glossary *self, guint value, const MoaSpan *span)
{
  if (span->type == MOA_SPAN_TEXT)
    check_words (self, value, span->text);
}

static void
foreach_span (Glossary *self, guint value, SpanFunc func)
{
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) spans = NULL;

  if (value == 0 || moa_json_tape_get_type (self->draft->json.tape, value) != MOA_JSON_STRING)
    return;
  text = moa_json_tape_dup_string (self->draft->json.tape, value);
  spans = moa_markup_parse (text, NULL);
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    func (self, value, g_ptr_array_index (spans, i));
}

/* All `text` members of a list of objects are one passage. */
static void
check_passage (Glossary *self, guint object, const char *list_name)
{
  const MoaJsonTape *tape = self->draft->json.tape;
  const SpanFunc passes[] = { note_link, check_unlinked };
  guint list = moa_json_tape_find_member (tape, object, list_name);

  if (list == 0 || moa_json_tape_get_type (tape, list) != MOA_JSON_ARRAY)
    return;
  g_hash_table_remove_all (self->explained);
  for (guint pass = 0; pass < G_N_ELEMENTS (passes); pass++)
    {
      for (guint v = moa_json_tape_first (tape, list); v != 0;
           v = moa_json_tape_next (tape, list, v))
        foreach_span (self, moa_json_tape_find_member (tape, v, "text"), passes[pass]);
    }
}

/* moa_bundle_check_terms:
 *
 * Adds terms of the glossary that stand in an answer or a tour and are not linked there. */
void
moa_bundle_check_terms (MoaBundleDraft *draft)
{
  const MoaRecords *questions = &draft->bundle->questions;
  const MoaRecords *tours = &draft->bundle->tours;
  g_autoptr (GHashTable) names = index_terms (&draft->bundle->terms);
  g_autoptr (GHashTable) explained = g_hash_table_new (NULL, NULL);
  Glossary self = { draft, names, explained };

  if (g_hash_table_size (names) == 0)
    return;
  for (guint i = 0; i < questions->list->len; i++)
    check_passage (&self, moa_records_get_value (questions, i), "answer");
  for (guint i = 0; i < tours->list->len; i++)
    check_passage (&self, moa_records_get_value (tours, i), "steps");
}
