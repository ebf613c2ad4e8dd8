/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything is folded once, so that a key press costs only one pass over the lesson, for the
 * longest word; the others are looked for where that one is. Every word of the query has to be
 * found in the title or in the text of an entry; its rank is the sum over the words, a title
 * counting before a text, and the whole query in one piece before its words apart. */

#include "moa-search-index.h"

#include "moa-describe.h"
#include "moa-haystack.h"
#include "moa-lesson-text.h"

#include <string.h>

#define SNIPPET_BEFORE 28 /* characters of context */
#define SNIPPET_AFTER 72
#define TEXT_PENALTY MOA_MATCH_NONE /* the worst match in a title ranks before the best in a text */
#define COMPACT_RANK (G_MAXUINT - 1)           /* spelled with other gaps: after all others */
#define COMPACT_MIN 3                          /* characters; fewer would be found anywhere */
#define APART_PENALTY (2 * MOA_MATCH_NONE + 1) /* and any whole query before its words apart */

typedef struct
{
  MoaSearchGroup group;
  char *target;
  char *title;
  char *text;
} Entry;

/* What is looked for, folded. */
typedef struct
{
  GStrv words;
  char *phrase;  /* the words with one space between them */
  char *compact; /* the words without anything between them; NULL when too short */
} Query;

struct _MoaSearchIndex
{
  MoaCatalog *catalog;
  MoaLevel level;
  GPtrArray *entries;
  MoaHaystack *texts;  /* of each entry its title, then its text */
  MoaHaystack *titles; /* of each entry its title without spaces and hyphens */
};

#define TITLE_OF(entry) (2 * (entry))
#define TEXT_OF(entry) (2 * (entry) + 1)

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->target);
  g_free (entry->title);
  g_free (entry->text);
  g_free (entry);
}

static void
add_entry (MoaSearchIndex *self, MoaSearchGroup group, char *target, char *title, char *text)
{
  g_autofree char *folded_title = moa_fold_string (title);
  g_autofree char *folded_text = moa_fold_string (text);
  g_autoptr (MoaFoldedText) compact_title = moa_folded_text_new_compact (title);
  Entry *entry = g_new0 (Entry, 1);

  entry->group = group;
  entry->target = target;
  entry->title = title;
  entry->text = text;
  g_ptr_array_add (self->entries, entry);
  moa_haystack_add (self->texts, folded_title);
  moa_haystack_add (self->texts, folded_text);
  moa_haystack_add (self->titles, compact_title->string);
}

static char *
dup_text (MoaSearchIndex *self, const MoaMessage *message)
{
  return moa_lesson_text_dup_plain (self->catalog, message);
}

static char *
dup_level_text (MoaSearchIndex *self, const MoaMessage *plain, const MoaMessage *clinical)
{
  return dup_text (self, moa_describe_pick_level (self->level, plain, clinical));
}

static char *
dup_answer (MoaSearchIndex *self, const MoaQuestion *question)
{
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autofree char *note = dup_text (self, &question->note);

  for (guint i = 0; i < question->n_paragraphs; i++)
    {
      const MoaParagraph *paragraph = &question->paragraphs[i];
      g_autofree char *text = dup_level_text (self, &paragraph->text, &paragraph->clinical);

      g_string_append_printf (answer, "%s ", text);
    }
  g_string_append (answer, note);
  return g_string_free (g_steal_pointer (&answer), FALSE);
}

static void
add_questions (MoaSearchIndex *self, GPtrArray *questions)
{
  for (guint i = 0; i < questions->len; i++)
    {
      const MoaQuestion *question = g_ptr_array_index (questions, i);

      add_entry (self, MOA_SEARCH_QUESTION, g_strdup (question->id),
                 dup_text (self, &question->question), dup_answer (self, question));
    }
}

static void
add_part (MoaSearchIndex *self, const MoaPart *part)
{
  add_entry (self, MOA_SEARCH_PART, g_strdup (part->id), moa_describe_title (self->catalog, part),
             dup_level_text (self, &part->plain, &part->clinical));
}

static void
add_parts (MoaSearchIndex *self, const MoaDiagram *diagram)
{
  for (guint i = 0; i < diagram->n_nodes; i++)
    add_part (self, &diagram->nodes[i]->part);
  for (guint i = 0; i < diagram->n_edges; i++)
    add_part (self, &diagram->edges[i]->part);
  for (guint i = 0; i < diagram->n_compartments; i++)
    add_part (self, &diagram->compartments[i]->part);
}

static void
add_terms (MoaSearchIndex *self, GPtrArray *terms)
{
  for (guint i = 0; i < terms->len; i++)
    {
      const MoaTerm *term = g_ptr_array_index (terms, i);

      add_entry (self, MOA_SEARCH_TERM, g_strdup (term->id), dup_text (self, &term->term),
                 dup_text (self, &term->definition));
    }
}

static void
add_steps (MoaSearchIndex *self, GPtrArray *tours)
{
  for (guint i = 0; i < tours->len; i++)
    {
      const MoaTour *tour = g_ptr_array_index (tours, i);

      for (guint j = 0; j < tour->n_steps; j++)
        {
          const MoaStep *step = tour->steps[j];

          add_entry (self, MOA_SEARCH_STEP, g_strdup_printf ("%s/%s", tour->id, step->id),
                     dup_text (self, &step->title), dup_text (self, &step->text));
        }
    }
}

/**
 * moa_search_index_new:
 *
 * Reads questions with their answers, parts, terms and steps of the catalog's lesson in its
 * language, at @level. The caller owns the result.
 */
MoaSearchIndex *
moa_search_index_new (MoaCatalog *catalog, MoaLevel level)
{
  MoaSearchIndex *self = g_new0 (MoaSearchIndex, 1);
  MoaBundle *bundle = moa_catalog_get_bundle (catalog);

  self->catalog = g_object_ref (catalog);
  self->level = level;
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->texts = moa_haystack_new ();
  self->titles = moa_haystack_new ();
  add_questions (self, moa_bundle_get_questions (bundle));
  add_parts (self, moa_bundle_get_diagram (bundle));
  add_terms (self, moa_bundle_get_terms (bundle));
  add_steps (self, moa_bundle_get_tours (bundle));
  return self;
}

/**
 * moa_search_index_free:
 *
 * Frees what moa_search_index_new() made.
 */
void
moa_search_index_free (MoaSearchIndex *self)
{
  g_object_unref (self->catalog);
  g_ptr_array_unref (self->entries);
  moa_haystack_free (self->texts);
  moa_haystack_free (self->titles);
  g_free (self);
}

static guint
rank_match (guint text, MoaMatch match)
{
  return text % 2 == 0 ? match : TEXT_PENALTY + MAX (match, MOA_MATCH_WORD);
}

/* G_MAXUINT: not there. */
static guint
rank_word (const MoaSearchIndex *self, guint entry, const char *word)
{
  MoaMatch match = moa_haystack_find (self->texts, TITLE_OF (entry), word);

  if (match != MOA_MATCH_NONE)
    return rank_match (TITLE_OF (entry), match);
  match = moa_haystack_find (self->texts, TEXT_OF (entry), word);

  return match != MOA_MATCH_NONE ? rank_match (TEXT_OF (entry), match) : G_MAXUINT;
}

static guint
rank_words (const MoaSearchIndex *self, guint entry, const Query *query)
{
  guint sum = rank_word (self, entry, query->phrase);

  if (sum != G_MAXUINT)
    return sum;

  sum = APART_PENALTY;
  for (guint i = 0; query->words[i] != NULL; i++)
    {
      guint rank = rank_word (self, entry, query->words[i]);

      if (rank == G_MAXUINT)
        return G_MAXUINT;
      sum += rank;
    }
  return sum;
}

static int
compare_ranges (gconstpointer a, gconstpointer b)
{
  const MoaSearchRange *first = a;
  const MoaSearchRange *second = b;

  return first->start < second->start ? -1 : first->start > second->start;
}

static void
join_ranges (GArray *ranges)
{
  guint kept = 0;

  g_array_sort (ranges, compare_ranges);
  for (guint i = 1; i < ranges->len; i++)
    {
      MoaSearchRange *last = &g_array_index (ranges, MoaSearchRange, kept);
      const MoaSearchRange *range = &g_array_index (ranges, MoaSearchRange, i);

      if (range->start <= last->end)
        last->end = MAX (last->end, range->end);
      else
        g_array_index (ranges, MoaSearchRange, ++kept) = *range;
    }
  if (ranges->len > 0)
    g_array_set_size (ranges, kept + 1);
}

/* A match that ends inside what one character was folded to (the "s" of a sharp s) covers that
 * whole character. */
static guint
find_end (const MoaFoldedText *folded, gsize folded_end)
{
  gsize i = folded_end;

  while (i < folded->length && folded->origins[i] == folded->origins[folded_end - 1])
    i++;
  return folded->origins[i];
}

static void
collect_word (const MoaFoldedText *folded, const char *word, GArray *ranges)
{
  gsize from = 0;
  gsize at = 0;

  while (moa_folded_text_find_next (folded, word, from, &at) != MOA_MATCH_NONE)
    {
      MoaSearchRange range = { folded->origins[at], find_end (folded, at + strlen (word)) };

      g_array_append_val (ranges, range);
      from = at + strlen (word);
    }
}

/* Where the query is in the original of `folded`: the phrase where it is in one piece, else each
 * word. */
static GArray *
collect_ranges (const MoaFoldedText *folded, const MoaFoldedText *compact, const Query *query)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (MoaSearchRange));

  collect_word (folded, query->phrase, ranges);
  if (ranges->len > 0)
    return ranges;
  for (guint i = 0; query->words[i] != NULL; i++)
    collect_word (folded, query->words[i], ranges);
  if (ranges->len == 0 && compact != NULL && query->compact != NULL)
    collect_word (compact, query->compact, ranges);
  join_ranges (ranges);
  return ranges;
}

/* A place about `count` characters from `position`, at the edge of a word where there is one. */
static const char *
step_back (const char *text, const char *position, guint count)
{
  const char *p = position;
  const char *edge = NULL;

  for (guint i = 0; i < count && p > text; i++)
    {
      p = g_utf8_prev_char (p);
      if (*p == ' ')
        edge = p + 1;
    }
  return p == text ? text : edge != NULL ? edge : p;
}

static const char *
step_forward (const char *position, guint count)
{
  const char *p = position;
  const char *edge = NULL;

  for (guint i = 0; i < count && *p != '\0'; i++)
    {
      if (*p == ' ')
        edge = p;
      p = g_utf8_next_char (p);
    }
  return *p == '\0' ? p : edge != NULL ? edge : p;
}

/* Cuts the words around the first match out of the text and moves the ranges along. */
static void
set_snippet (MoaSearchResult *result, const Entry *entry, GArray *ranges)
{
  const char *ellipsis = "…";
  const MoaSearchRange *first = &g_array_index (ranges, MoaSearchRange, 0);
  const char *start = step_back (entry->text, entry->text + first->start, SNIPPET_BEFORE);
  const char *end = step_forward (entry->text + first->end, SNIPPET_AFTER);
  guint offset = (guint) (start - entry->text);
  guint shift = offset > 0 ? (guint) strlen (ellipsis) : 0;
  g_autofree char *cut = g_strndup (start, (gsize) (end - start));

  result->snippet = g_strconcat (offset > 0 ? ellipsis : "", cut, *end != '\0' ? ellipsis : "",
                                 NULL);
  for (guint i = 0; i < ranges->len; i++)
    {
      MoaSearchRange range = g_array_index (ranges, MoaSearchRange, i);

      if (range.end > (guint) (end - entry->text))
        break;
      range.start = range.start - offset + shift;
      range.end = range.end - offset + shift;
      g_array_append_val (result->snippet_ranges, range);
    }
}

static void
result_free (gpointer data)
{
  MoaSearchResult *result = data;

  g_free (result->target);
  g_free (result->title);
  g_free (result->snippet);
  g_array_unref (result->title_ranges);
  g_array_unref (result->snippet_ranges);
  g_free (result);
}

static MoaSearchResult *
make_result (const Entry *entry, guint rank, const Query *query)
{
  MoaSearchResult *result = g_new0 (MoaSearchResult, 1);
  g_autoptr (MoaFoldedText) title = moa_folded_text_new (entry->title);
  g_autoptr (MoaFoldedText) compact = moa_folded_text_new_compact (entry->title);
  g_autoptr (MoaFoldedText) text = moa_folded_text_new (entry->text);
  g_autoptr (GArray) ranges = collect_ranges (text, NULL, query);

  result->group = entry->group;
  result->target = g_strdup (entry->target);
  result->title = g_strdup (entry->title);
  result->title_ranges = collect_ranges (title, compact, query);
  result->snippet_ranges = g_array_new (FALSE, FALSE, sizeof (MoaSearchRange));
  result->rank = rank;
  if (ranges->len > 0)
    set_snippet (result, entry, ranges);
  return result;
}

/* The best of each group, best first; equals as the author set them. */
typedef struct
{
  guint entry;
  guint rank;
} Hit;

typedef struct
{
  const MoaSearchIndex *self;
  const Query *query;
  guint limit;
  guint last; /* entry that was ranked last; G_MAXUINT before the first */
  guint8 *is_found;
  GArray *hits[MOA_N_SEARCH_GROUPS];
  guint n_found[MOA_N_SEARCH_GROUPS];
} Search;

static void
add_hit (Search *search, guint index, guint rank)
{
  const Entry *entry = g_ptr_array_index (search->self->entries, index);
  GArray *hits = search->hits[entry->group];
  Hit hit = { index, rank };
  guint place = hits->len;

  search->is_found[index] = TRUE;
  search->n_found[entry->group]++;
  while (place > 0 && g_array_index (hits, Hit, place - 1).rank > rank)
    place--;
  if (place >= search->limit)
    return;
  if (hits->len == search->limit)
    g_array_set_size (hits, hits->len - 1);
  g_array_insert_val (hits, place, hit);
}

/* A title comes before its text, and counts before it. */
static void
on_word_found (guint text, MoaMatch match, gpointer user_data)
{
  Search *search = user_data;
  guint entry = text / 2;
  guint rank;

  if (entry == search->last)
    return;
  search->last = entry;
  rank = search->query->words[1] == NULL ? rank_match (text, match)
                                         : rank_words (search->self, entry, search->query);
  if (rank != G_MAXUINT)
    add_hit (search, entry, rank);
}

static void
on_compact_found (guint title, MoaMatch match, gpointer user_data)
{
  Search *search = user_data;

  if (!search->is_found[title])
    add_hit (search, title, COMPACT_RANK);
}

static const char *
get_longest_word (const Query *query)
{
  const char *longest = query->words[0];

  for (guint i = 1; query->words[i] != NULL; i++)
    if (strlen (query->words[i]) > strlen (longest))
      longest = query->words[i];
  return longest;
}

static void
find_hits (Search *search)
{
  const MoaSearchIndex *self = search->self;

  moa_haystack_scan (self->texts, get_longest_word (search->query), on_word_found, search);
  if (search->query->compact != NULL)
    moa_haystack_scan (self->titles, search->query->compact, on_compact_found, search);
}

static GStrv
split_words (const char *folded)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) pieces = g_strsplit (folded, " ", -1);

  for (guint i = 0; pieces[i] != NULL; i++)
    if (*pieces[i] != '\0')
      g_strv_builder_add (builder, pieces[i]);
  return g_strv_builder_end (builder);
}

static void
init_query (Query *query, const char *typed)
{
  g_autofree char *folded = moa_fold_string (typed);
  g_autoptr (MoaFoldedText) compact = moa_folded_text_new_compact (typed);

  query->words = split_words (folded);
  query->phrase = g_strjoinv (" ", query->words);
  if (g_utf8_strlen (compact->string, -1) >= COMPACT_MIN)
    query->compact = g_steal_pointer (&compact->string);
}

static void
clear_query (Query *query)
{
  g_strfreev (query->words);
  g_free (query->phrase);
  g_free (query->compact);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Query, clear_query)

/**
 * moa_search_index_query:
 * @typed: the query; case, accents and typographic signs make no difference
 * @limit: the most results of one group
 * @n_found: (out) (optional): MOA_N_SEARCH_GROUPS numbers: how much was found in each group, also
 *   beyond @limit
 *
 * Finds @typed. The caller owns the array of MoaSearchResult, which is ordered by group and then
 * best first; it is empty when @typed has no word or nothing was found.
 */
GPtrArray *
moa_search_index_query (const MoaSearchIndex *self, const char *typed, guint limit, guint *n_found)
{
  GPtrArray *results = g_ptr_array_new_with_free_func (result_free);
  g_autofree guint8 *is_found = g_new0 (guint8, MAX (self->entries->len, 1));
  g_auto (Query) query = { 0 };
  Search search = { self, &query, limit, G_MAXUINT, is_found, { NULL }, { 0 } };

  init_query (&query, typed);
  if (n_found != NULL)
    memset (n_found, 0, sizeof search.n_found);
  if (query.words[0] == NULL || limit == 0)
    return results;

  for (guint group = 0; group < MOA_N_SEARCH_GROUPS; group++)
    search.hits[group] = g_array_new (FALSE, FALSE, sizeof (Hit));
  find_hits (&search);
  if (n_found != NULL)
    memcpy (n_found, search.n_found, sizeof search.n_found);
  for (guint group = 0; group < MOA_N_SEARCH_GROUPS; group++)
    {
      g_autoptr (GArray) hits = search.hits[group];

      for (guint i = 0; i < hits->len; i++)
        {
          const Hit *hit = &g_array_index (hits, Hit, i);

          g_ptr_array_add (results, make_result (g_ptr_array_index (self->entries, hit->entry),
                                                 hit->rank, &query));
        }
    }
  return results;
}
