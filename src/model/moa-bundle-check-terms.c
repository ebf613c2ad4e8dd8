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
        add_unexplained (self->draft, self->value, term);
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
foreach_span (Glossary *self, const MoaLinkedText *text, MoaSpanFunc func)
{
  MoaSpan whole = { .type = MOA_SPAN_TEXT, .text = (char *) text->text };

  self->value = text->value;
  if (moa_markup_is_literal (text->text))
    func (&whole, self);
  else if (moa_markup_foreach (text->text, NULL, NULL, NULL))
    moa_markup_foreach (text->text, func, self, NULL);
}

static void
add_text (GArray *passage, guint value, const MoaMessage *message)
{
  MoaLinkedText text = { value, message->id };

  if (value != 0 && message->id != NULL)
    g_array_append_val (passage, text);
}

/* Checks what is read as one, and empties it for the next. */
static void
check_passage (Glossary *self, GArray *passage)
{
  const MoaSpanFunc passes[] = { note_link, check_unlinked };

  g_hash_table_remove_all (self->explained);
  for (guint pass = 0; pass < G_N_ELEMENTS (passes); pass++)
    {
      for (guint i = 0; i < passage->len; i++)
        foreach_span (self, &g_array_index (passage, MoaLinkedText, i), passes[pass]);
    }
  g_array_set_size (passage, 0);
}

static void
add_answer (GArray *passage, const MoaBundleDraft *draft, guint i)
{
  const MoaJsonTape *tape = draft->json.tape;
  const MoaRecords *questions = &draft->bundle->questions;
  const MoaQuestion *question = g_ptr_array_index (questions->list, i);
  guint answer = moa_records_get_member (draft, questions, i, "answer");
  guint paragraph = question->n_paragraphs > 0 ? moa_json_tape_first (tape, answer) : 0;

  for (guint j = 0; j < question->n_paragraphs; j++)
    {
      add_text (passage, moa_json_tape_find_member (tape, paragraph, "text"),
                &question->paragraphs[j].text);
      paragraph = moa_json_tape_next (tape, answer, paragraph);
    }
}

/* The steps of all tours stand in one list, tour after tour. */
static void
add_steps (GArray *passage, const MoaBundleDraft *draft, const MoaTour *tour, guint first)
{
  const MoaRecords *steps = &draft->bundle->steps;

  for (guint i = 0; i < tour->n_steps; i++)
    add_text (passage, moa_records_get_member (draft, steps, first + i, "text"),
              &tour->steps[i]->text);
}

static void
check_passages (Glossary *self)
{
  const MoaBundle *bundle = self->draft->bundle;
  g_autoptr (GArray) passage = g_array_new (FALSE, FALSE, sizeof (MoaLinkedText));
  guint n_steps = 0;

  for (guint i = 0; i < bundle->questions.list->len; i++)
    {
      add_answer (passage, self->draft, i);
      check_passage (self, passage);
    }
  for (guint i = 0; i < bundle->tours.list->len; i++)
    {
      const MoaTour *tour = g_ptr_array_index (bundle->tours.list, i);

      add_steps (passage, self->draft, tour, n_steps);
      check_passage (self, passage);
      n_steps += tour->n_steps;
    }
}

/* moa_bundle_check_terms:
 *
 * Adds terms of the glossary that stand in an answer or a tour and are not linked there. */
void
moa_bundle_check_terms (MoaBundleDraft *draft)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (moa_string_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable)
      firsts = g_hash_table_new_full (moa_string_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) explained = g_hash_table_new (NULL, NULL);
  Glossary self = { .draft = draft, .names = names, .firsts = firsts, .explained = explained };

  index_terms (&self, &draft->bundle->terms);
  if (g_hash_table_size (names) > 0)
    check_passages (&self);
}
