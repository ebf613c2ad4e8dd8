/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-folded-text.h"
#include "moa-haystack.h"
#include "moa-search-index.h"

#define NO_LIMIT 100

static MoaCatalog *
load_catalog (void)
{
  g_autoptr (GPtrArray) diagnostics = moa_diagnostics_new ();
  g_autoptr (GFile)
      folder = g_file_new_for_path (g_test_get_filename (G_TEST_DIST, "data", "texts", NULL));
  g_autoptr (MoaBundleRoot) root = moa_bundle_root_new (folder);
  g_autoptr (MoaBundle) bundle = moa_bundle_load (root, diagnostics);

  for (guint i = 0; i < diagnostics->len; i++)
    {
      g_autofree char *finding = moa_diagnostic_to_string (g_ptr_array_index (diagnostics, i));

      g_test_message ("%s", finding);
    }
  g_assert_nonnull (bundle);
  return moa_catalog_new (bundle, "en", diagnostics);
}

static MoaSearchIndex *
load_index (MoaLevel level)
{
  g_autoptr (MoaCatalog) catalog = load_catalog ();

  return moa_search_index_new (catalog, level);
}

/* The targets that were found, in their order. */
static char *
find (const char *query)
{
  g_autoptr (MoaSearchIndex) index = load_index (MOA_LEVEL_PLAIN);
  g_autoptr (GPtrArray) results = moa_search_index_query (index, query, NO_LIMIT, NULL);
  g_autoptr (GString) targets = g_string_new (NULL);

  for (guint i = 0; i < results->len; i++)
    {
      const MoaSearchResult *result = g_ptr_array_index (results, i);

      g_string_append_printf (targets, i > 0 ? " %s" : "%s", result->target);
    }
  return g_string_free (g_steal_pointer (&targets), FALSE);
}

static void
assert_found (const char *query, const char *targets)
{
  g_autofree char *found = find (query);

  g_assert_cmpstr (found, ==, targets);
}

/* `text` with each range in square brackets. */
static char *
mark (const char *text, GArray *ranges)
{
  g_autoptr (GString) marked = g_string_new (NULL);
  guint done = 0;

  for (guint i = 0; i < ranges->len; i++)
    {
      const MoaSearchRange *range = &g_array_index (ranges, MoaSearchRange, i);

      g_assert_cmpuint (range->start, >=, done);
      g_assert_cmpuint (range->end, >, range->start);
      g_string_append_len (marked, text + done, (gssize) (range->start - done));
      g_string_append_printf (marked, "[%.*s]", (int) (range->end - range->start),
                              text + range->start);
      done = range->end;
    }
  g_string_append (marked, text + done);
  g_assert_true (g_utf8_validate (marked->str, -1, NULL));
  return g_string_free (g_steal_pointer (&marked), FALSE);
}

static void
test_words_lead_to_what_has_them (void)
{
  assert_found ("harm", "");
  assert_found ("steatosis", "steatosis");
  assert_found ("plan", "gene made main/plan");
}

static void
test_better_matches_come_first (void)
{
  /* "liver": begins a title, begins a word of one, is inside a word ("delivery"); groups stay
   * together. */
  assert_found ("liver", "why cells cell steatosis main/liver");
  assert_found ("live", "why cells cell steatosis main/liver");
}

static void
test_case_and_accents_make_no_difference (void)
{
  assert_found ("CAFE", "why");
  assert_found ("café", "why");
  assert_found ("STRASSE", "why");
  assert_found ("strasse", "why");
}

static void
test_hyphens_are_one (void)
{
  assert_found ("apo b-100", "protein made");
}

static void
test_gaps_do_not_hide_a_name (void)
{
  assert_found ("apob100", "protein made");
  assert_found ("h epatics", "steatosis");
}

static void
test_all_words_are_needed (void)
{
  assert_found ("liver cholesterol", "why");
  assert_found ("liver nonsense", "");
}

static void
test_nothing_typed_finds_nothing (void)
{
  assert_found ("", "");
  assert_found ("  \t ", "");
}

static void
test_signs_alone_find_nothing_wrong (void)
{
  assert_found ("\u0301", "");
  assert_found ("%s", "");
}

static void
test_level_decides_which_words_count (void)
{
  g_autoptr (MoaSearchIndex) plain = load_index (MOA_LEVEL_PLAIN);
  g_autoptr (MoaSearchIndex) clinical = load_index (MOA_LEVEL_CLINICAL);
  g_autoptr (GPtrArray) in_plain = moa_search_index_query (plain, "synthesis", NO_LIMIT, NULL);
  g_autoptr (GPtrArray)
      in_clinical = moa_search_index_query (clinical, "synthesis", NO_LIMIT, NULL);

  g_assert_cmpuint (in_plain->len, ==, 0);
  g_assert_cmpuint (in_clinical->len, ==, 1);
}

static void
test_limit_is_for_each_group_and_what_is_beyond_it_counts (void)
{
  guint n_found[MOA_N_SEARCH_GROUPS];
  guint n_found_of_all[MOA_N_SEARCH_GROUPS];
  g_autoptr (MoaSearchIndex) index = load_index (MOA_LEVEL_PLAIN);
  g_autoptr (GPtrArray) results = moa_search_index_query (index, "liver", 1, n_found);
  g_autoptr (GPtrArray) all = moa_search_index_query (index, "liver", NO_LIMIT, n_found_of_all);
  const MoaSearchResult *first = g_ptr_array_index (results, 0);
  guint sum = 0;

  g_assert_cmpuint (results->len, ==, 4);
  g_assert_cmpstr (first->target, ==, "why");

  for (guint group = 0; group < MOA_N_SEARCH_GROUPS; group++)
    {
      g_assert_cmpuint (n_found[group], ==, n_found_of_all[group]);
      sum += n_found[group];
    }
  g_assert_cmpuint (sum, ==, all->len);
  g_assert_cmpuint (sum, >, results->len);
}

static void
test_match_is_marked_in_the_title (void)
{
  g_autoptr (MoaSearchIndex) index = load_index (MOA_LEVEL_PLAIN);
  g_autoptr (GPtrArray) results = moa_search_index_query (index, "apob100", NO_LIMIT, NULL);
  const MoaSearchResult *first = g_ptr_array_index (results, 0);
  g_autofree char *title = mark (first->title, first->title_ranges);

  g_assert_cmpstr (title, ==, "[apo B\u2011100]");
  g_assert_null (first->snippet);
}

static void
test_snippet_is_cut_at_words_and_marked (void)
{
  g_autoptr (MoaSearchIndex) index = load_index (MOA_LEVEL_PLAIN);
  g_autoptr (GPtrArray) results = moa_search_index_query (index, "cholesterol", NO_LIMIT, NULL);
  const MoaSearchResult *first = g_ptr_array_index (results, 0);
  g_autofree char *snippet = mark (first->snippet, first->snippet_ranges);

  g_assert_cmpstr (
      snippet, ==,
      "…is long, and the word [cholesterol] comes only at the very end of this rather long "
      "paragraph, where the…");
}

static void
test_sharp_s_is_marked_whole (void)
{
  g_autoptr (MoaSearchIndex) index = load_index (MOA_LEVEL_PLAIN);
  g_autoptr (GPtrArray) results = moa_search_index_query (index, "stras", NO_LIMIT, NULL);
  const MoaSearchResult *first = g_ptr_array_index (results, 0);
  g_autofree char *snippet = mark (first->snippet, first->snippet_ranges);

  g_assert_nonnull (strstr (snippet, "[straß]e"));
}

static void
test_folding_remembers_where_bytes_came_from (void)
{
  g_autoptr (MoaFoldedText) folded = moa_folded_text_new ("É’ß");

  g_assert_cmpstr (folded->string, ==, "e'ss");
  g_assert_cmpuint (folded->origins[0], ==, 0);
  g_assert_cmpuint (folded->origins[1], ==, 2);
  g_assert_cmpuint (folded->origins[2], ==, 5);
  g_assert_cmpuint (folded->origins[3], ==, 5);
  g_assert_cmpuint (folded->origins[4], ==, 7);
}

static char *
make_text (GRand *random, guint most)
{
  static const char *const pieces[] = { "a", "b", "ab", " ", " ", "-", "é", "ß", "1" };
  GString *text = g_string_new (NULL);

  for (gint n = g_rand_int_range (random, 0, (gint) most); n > 0; n--)
    g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

/* What moa_haystack_find() promises, in the plainest way: every place is judged. */
static MoaMatch
judge_simply (const char *text, const char *word)
{
  MoaMatch best = MOA_MATCH_NONE;

  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + strlen (word), word))
    {
      const char *before = at > text ? g_utf8_prev_char (at) : NULL;
      MoaMatch match = before == NULL                                 ? MOA_MATCH_PREFIX
                       : g_unichar_isalnum (g_utf8_get_char (before)) ? MOA_MATCH_INSIDE
                                                                      : MOA_MATCH_WORD;

      best = MIN (best, match);
    }
  return best;
}

static void
on_text_found (guint text, MoaMatch match, gpointer user_data)
{
  ((MoaMatch *) user_data)[text] = match;
}

/* given random texts, when a word is looked for in all at once, then each is judged as alone */
static void
test_scan_judges_each_text_as_alone (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (6);

  for (guint round = 0; round < 400; round++)
    {
      g_autoptr (MoaHaystack) haystack = moa_haystack_new ();
      g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *word = make_text (random, 5);
      MoaMatch found[60];

      if (*word == '\0')
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (found); i++)
        {
          g_ptr_array_add (texts, make_text (random, 24));
          g_assert_cmpuint (moa_haystack_add (haystack, g_ptr_array_index (texts, i)), ==, i);
          found[i] = MOA_MATCH_NONE;
        }

      moa_haystack_scan (haystack, word, on_text_found, found);

      for (guint i = 0; i < G_N_ELEMENTS (found); i++)
        {
          MoaMatch expected = judge_simply (g_ptr_array_index (texts, i), word);

          g_assert_cmpint (found[i], ==, expected);
          g_assert_cmpint (moa_haystack_find (haystack, i, word), ==, expected);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/words-lead-to-what-has-them", test_words_lead_to_what_has_them);
  g_test_add_func ("/search/better-matches-come-first", test_better_matches_come_first);
  g_test_add_func ("/search/case-and-accents-make-no-difference",
                   test_case_and_accents_make_no_difference);
  g_test_add_func ("/search/hyphens-are-one", test_hyphens_are_one);
  g_test_add_func ("/search/gaps-do-not-hide-a-name", test_gaps_do_not_hide_a_name);
  g_test_add_func ("/search/all-words-are-needed", test_all_words_are_needed);
  g_test_add_func ("/search/nothing-typed-finds-nothing", test_nothing_typed_finds_nothing);
  g_test_add_func ("/search/signs-alone-find-nothing-wrong", test_signs_alone_find_nothing_wrong);
  g_test_add_func ("/search/level-decides-which-words-count", test_level_decides_which_words_count);
  g_test_add_func ("/search/limit-is-for-each-group-and-what-is-beyond-it-counts",
                   test_limit_is_for_each_group_and_what_is_beyond_it_counts);
  g_test_add_func ("/search/match-is-marked-in-the-title", test_match_is_marked_in_the_title);
  g_test_add_func ("/search/snippet-is-cut-at-words-and-marked",
                   test_snippet_is_cut_at_words_and_marked);
  g_test_add_func ("/search/sharp-s-is-marked-whole", test_sharp_s_is_marked_whole);
  g_test_add_func ("/search/folding-remembers-where-bytes-came-from",
                   test_folding_remembers_where_bytes_came_from);
  g_test_add_func ("/search/scan-judges-each-text-as-alone", test_scan_judges_each_text_as_alone);

  return g_test_run ();
}
