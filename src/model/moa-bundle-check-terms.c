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
#include "moa-string-hash.h"

#define MAX_WORDS 4

typedef struct
{
  MoaBundleDraft *draft;
  guint value;           /* the text that is looked at */
  GHashTable *names;     /* the term, whatever its case → MoaTerm */
  GHashTable *firsts;    /* the first word of each; most words of a text are none */
  GHashTable *explained; /* MoaTerm that the passage links to, or that were reported already */
} Glossary;

/* Terms and texts are compared whatever their case, and whatever the language of the desktop. */
static char *
fold_case (const char *text)
{
  return g_str_is_ascii (text) ? g_ascii_strdown (text, -1) : g_utf8_casefold (text, -1);
}

static char *
normalize_term (const char *term)
{
  g_autofree char *head = g_strndup (term, strcspn (term, "(["));

  g_strstrip (head);
  return fold_case (head);
}

static gboolean
is_word_character (const char *at)
{
  if ((guchar) *at < 0x80)
    return g_ascii_isalnum (*at) || *at == '-';
  return g_unichar_isalnum (g_utf8_get_char (at));
}

static char *
skip_word (char *at)
{
  while (is_word_character (at))
    at = g_utf8_next_char (at);
  return at;
}

static void
index_term (Glossary *self, MoaTerm *term)
{
  char *name = normalize_term (term->term.id);

  g_hash_table_add (self->firsts, g_strndup (name, (gsize) (skip_word (name) - name)));
  g_hash_table_insert (self->names, name, term);
}

static void
index_terms (Glossary *self, const MoaRecords *terms)
{
  for (guint i = 0; i < terms->list->len; i++)
    {
      MoaTerm *term = g_ptr_array_index (terms->list, i);

      if (!moa_message_is_empty (&term->term))
        index_term (self, term);
    }
}

/* Looks for what stands between two places of a text, which is as it was afterwards. */
static gpointer
look_up (GHashTable *table, const char *start, char *end)
{
  const char after = *end;
  gpointer found;

  *end = '\0';
  found = g_hash_table_lookup (table, start);
  *end = after;
  return found;
}

/* The longest term that begins at a word, or NULL. */
static MoaTerm *
find_term_at (const Glossary *self, char *start)
{
  char *end = skip_word (start);
  MoaTerm *found;

  if (look_up (self->firsts, start, end) == NULL)
    return NULL;
  found = look_up (self->names, start, end);
  for (guint i = 1; i < MAX_WORDS && *end == ' ' && is_word_character (end + 1); i++)
    {
      MoaTerm *term;

      end = skip_word (end + 1);
      term = look_up (self->names, start, end);
      found = term != NULL ? term : found;
    }
  return found;
}

static void
check_words (Glossary *self, const char *text)
{
  g_autofree char *folded = fold_case (text);
  char *at = folded;

  while (*at != '\0')
    {
      MoaTerm *term;

      if (!is_word_character (at))
        {
          at = g_utf8_next_char (at);
          continue;
        }
      term = find_term_at (self, at);
      if (term != NULL && g_hash_table_add (self->explained, term))
        moa_findings_add (self->draft->json.findings, self->value, MOA_CODE_UNEXPLAINED_TERM,
                          "the term \"%s\" is in the glossary but never a link here; write "
                          "[%s](term:%s)",
                          term->term.id, term->term.id, term->id);
      at = skip_word (at);
    }
}

static void
note_link (const MoaSpan *span, gpointer user_data)
{
  Glossary *self = user_data;
  gpointer term = NULL;

  if (span->type == MOA_SPAN_TERM)
    term = g_hash_table_lookup (self->draft->bundle->terms.by_id, span->id);
  if (term != NULL)
    g_hash_table_add (self->explained, term);
}

static void
check_unlinked (const MoaSpan *span, gpointer user_data)
{
  if (span->type == MOA_SPAN_TEXT)
    check_words (user_data, span->text);
}

/* Faulty markup is a finding of its own; such a text is left alone here. */
static void
foreach_span (Glossary *self, guint value, MoaSpanFunc func)
{
  g_autofree char *text = NULL;

  if (value == 0 || moa_json_tape_get_type (self->draft->json.tape, value) != MOA_JSON_STRING)
    return;
  self->value = value;
  text = moa_json_tape_dup_string (self->draft->json.tape, value);
  if (moa_markup_foreach (text, NULL, NULL, NULL))
    moa_markup_foreach (text, func, self, NULL);
}

/* All `text` members of a list of objects are one passage. */
static void
check_passage (Glossary *self, guint object, const char *list_name)
{
  const MoaJsonTape *tape = self->draft->json.tape;
  const MoaSpanFunc passes[] = { note_link, check_unlinked };
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
  g_autoptr (GHashTable) names = g_hash_table_new_full (moa_string_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable)
      firsts = g_hash_table_new_full (moa_string_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) explained = g_hash_table_new (NULL, NULL);
  Glossary self = { .draft = draft, .names = names, .firsts = firsts, .explained = explained };

  index_terms (&self, &draft->bundle->terms);
  if (g_hash_table_size (names) == 0)
    return;
  for (guint i = 0; i < questions->list->len; i++)
    check_passage (&self, moa_records_get_value (questions, i), "answer");
  for (guint i = 0; i < tours->list->len; i++)
    check_passage (&self, moa_records_get_value (tours, i), "steps");
}
