/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-nearest.h"
#include "moa-readability.h"

static void
test_syllables_are_heard_not_written (void)
{
  static const struct
  {
    const char *word;
    guint n_syllables;
  } words[] = { { "plaque", 1 },   { "makes", 1 },  { "moved", 1 },     { "these", 1 },
                { "particle", 3 }, { "boxes", 2 },  { "added", 2 },     { "bodies", 2 },
                { "the", 1 },      { "liver", 2 },  { "increases", 3 }, { "LDL", 1 },
                { "25", 1 },       { "low-fat", 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_test_message ("%s", words[i].word);
      g_assert_cmpuint (moa_readability_count (words[i].word).n_syllables, ==,
                        words[i].n_syllables);
    }
}

static void
test_sentences_end_before_a_space (void)
{
  MoaReadability counts = moa_readability_count ("It fell by 24.7%. Why? (No one knows.) It did");

  g_assert_cmpuint (counts.n_sentences, ==, 4);
  g_assert_cmpuint (counts.n_words, ==, 11);
}

/* The example of the formula's article in the English Wikipedia: 13 words, 24 syllables. */
static void
test_grade_of_a_known_sentence (void)
{
  MoaReadability counts = moa_readability_count (
      "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.");

  g_assert_cmpuint (counts.n_words, ==, 13);
  g_assert_cmpuint (counts.n_syllables, ==, 24);
  g_assert_cmpfloat_with_epsilon (moa_readability_get_grade (&counts), 11.26, 0.01);
}

static void
test_nothing_has_no_grade (void)
{
  MoaReadability counts = moa_readability_count (" ... – !");

  g_assert_cmpuint (counts.n_words, ==, 0);
  g_assert_cmpfloat (moa_readability_get_grade (&counts), ==, 0.0);
}

static void
test_nearest_is_what_was_meant (void)
{
  static const char *const names[] = { "ldl", "ldlr", "vldl", "apob_gene", "liver", NULL };

  g_assert_cmpstr (moa_nearest_find ("ldlr2", names), ==, "ldlr");
  g_assert_cmpstr (moa_nearest_find ("apob_gnee", names), ==, "apob_gene");
  g_assert_cmpstr (moa_nearest_find ("livr", names), ==, "liver");
  g_assert_null (moa_nearest_find ("statin", names));
  g_assert_null (moa_nearest_find ("", names));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/readability/syllables-are-heard-not-written",
                   test_syllables_are_heard_not_written);
  g_test_add_func ("/readability/sentences-end-before-a-space", test_sentences_end_before_a_space);
  g_test_add_func ("/readability/grade-of-a-known-sentence", test_grade_of_a_known_sentence);
  g_test_add_func ("/readability/nothing-has-no-grade", test_nothing_has_no_grade);
  g_test_add_func ("/nearest/it-is-what-was-meant", test_nearest_is_what_was_meant);
  return g_test_run ();
}
