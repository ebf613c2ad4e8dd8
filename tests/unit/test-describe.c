/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-describe-effect.h"
#include "moa-describe.h"

#include "small-lesson.h"

typedef struct
{
  char *folder;
  MoaBundle *bundle;
  MoaCatalog *catalog;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer language)
{
  fixture->folder = small_lesson_write ();
  small_lesson_translate (fixture->folder, "es",
                          "\nmsgctxt \"node/alpha/label\"\nmsgid \"Alpha\"\nmsgstr \"Alfa\"\n"
                          "\nmsgctxt \"node/beta/plain\"\nmsgid \"Beta comes from Alpha.\"\n"
                          "msgstr \"Beta viene de Alfa.\"\n");
  fixture->bundle = small_lesson_load (fixture->folder);
  fixture->catalog = moa_catalog_new (fixture->bundle, language, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer language)
{
  g_clear_object (&fixture->catalog);
  g_clear_object (&fixture->bundle);
  g_clear_pointer (&fixture->folder, small_lesson_remove);
}

static MoaInfluence *
take (Fixture *fixture, const MoaMedicine *const *medicines, guint n_medicines)
{
  return moa_influence_new (moa_bundle_get_diagram (fixture->bundle), medicines, n_medicines);
}

static void
assert_part (Fixture *fixture, const char *id, const char *medicine, const char *expected)
{
  const MoaPart *part = moa_bundle_find_part (fixture->bundle, id);
  const MoaMedicine *taken = medicine == NULL
                                 ? NULL
                                 : moa_bundle_find_medicine (fixture->bundle, medicine);
  g_autoptr (MoaInfluence) influence = take (fixture, &taken, taken != NULL);
  g_autofree char *found = moa_describe_part (fixture->catalog, part, influence);

  g_assert_cmpstr (found, ==, expected);
}

static void
assert_title (Fixture *fixture, const char *id, const char *expected)
{
  const MoaPart *part = moa_bundle_find_part (fixture->bundle, id);
  g_autofree char *found = moa_describe_title (fixture->catalog, part);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_node (Fixture *fixture, gconstpointer language)
{
  assert_part (fixture, "alpha", NULL, "Alpha, gene in Core. Leads to: Beta.");
  assert_part (fixture, "gamma", NULL, "Gamma, lipoprotein.");
}

static void
test_effects (Fixture *fixture, gconstpointer language)
{
  assert_part (fixture, "beta", NULL, "Beta, RNA in Cell. Leads to: Gamma, Alpha (contested).");
  assert_part (fixture, "drug", NULL,
               "Drug, medicine. Holds back: Beta (contested). Can cause: Gamma.");
}

static void
test_medicine (Fixture *fixture, gconstpointer language)
{
  assert_part (fixture, "beta", "drug",
               "Beta, RNA in Cell. Leads to: Gamma, Alpha (contested). Lowered by Drug.");
  assert_part (fixture, "gamma", "drug", "Gamma, lipoprotein. There can be more of it with Drug.");
  assert_part (fixture, "gamma", "other", "Gamma, lipoprotein. Less with Other.");
  assert_part (fixture, "drug", "drug",
               "Drug, medicine. Holds back: Beta (contested). Can cause: Gamma.");
}

static void
test_details_begin_with_the_change (Fixture *fixture, gconstpointer language)
{
  const MoaPart *part = moa_bundle_find_part (fixture->bundle, "beta");
  const MoaMedicine *drug = moa_bundle_find_medicine (fixture->bundle, "drug");
  g_autoptr (MoaInfluence) influence = take (fixture, &drug, 1);
  g_autofree char *change = moa_describe_change (fixture->catalog, influence,
                                                 (const MoaNode *) part);
  g_autofree char *before = moa_describe_details (fixture->catalog, part, NULL);
  g_autofree char *found = moa_describe_details (fixture->catalog, part, influence);
  g_autofree char *expected = g_strdup_printf ("%s %s", change, before);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_contested_effect (Fixture *fixture, gconstpointer language)
{
  assert_part (fixture, "alpha", "drug",
               "Alpha, gene in Core. Leads to: Beta. Less with Drug, but this is contested.");
}

static void
test_change_along_an_arrow (Fixture *fixture, gconstpointer language)
{
  assert_part (fixture, "drug-gamma", "drug",
               "From Drug to Gamma: adverse effect. With Drug there can be more Gamma.");
  assert_part (fixture, "alpha-beta", "other",
               "From Alpha to Beta: copied (transcription). With less Alpha at work: less Beta.");
  assert_part (fixture, "drug-gamma", "other", "From Drug to Gamma: adverse effect.");
}

static const MoaMedicine *
find_medicine (Fixture *fixture, const char *id)
{
  return moa_bundle_find_medicine (fixture->bundle, id);
}

static const MoaNode *
find_node (Fixture *fixture, const char *id)
{
  return (const MoaNode *) moa_bundle_find_part (fixture->bundle, id);
}

/* Takes and clears what was found. */
static void
assert_words (char *found, const char *expected)
{
  g_autofree char *owned = found;

  g_assert_cmpstr (owned, ==, expected);
}

static void
test_effects_stand_alone (Fixture *fixture, gconstpointer language)
{
  const MoaMedicine *both[] = { find_medicine (fixture, "drug"), find_medicine (fixture, "other") };
  g_autoptr (MoaInfluence) one = take (fixture, both, 1);
  g_autoptr (MoaInfluence) two = take (fixture, both, 2);
  MoaCatalog *catalog = fixture->catalog;

  assert_words (moa_describe_effect (catalog, one, find_node (fixture, "beta")),
                "Drug: less Beta.");
  assert_words (moa_describe_effect (catalog, one, find_node (fixture, "alpha")),
                "Drug: less Alpha at work, but this is contested.");
  assert_words (moa_describe_effect (catalog, one, find_node (fixture, "drug")), NULL);
  assert_words (moa_describe_effect (catalog, one, find_node (fixture, "gamma")),
                "Drug: there can be more Gamma.");
  assert_words (moa_describe_effect (catalog, two, find_node (fixture, "beta")),
                "Drug, Other: less Beta.");
  assert_words (moa_describe_effect (catalog, two, find_node (fixture, "gamma")),
                "Drug, Other: less Gamma by one way, more by another.");
  assert_words (moa_describe_change (catalog, two, find_node (fixture, "gamma")),
                "By one way less with Other, by another more with Drug.");
  assert_words (moa_describe_why (catalog, one, find_node (fixture, "beta")),
                "Why is there less Beta?");
}

static void
test_reasons_are_walked (Fixture *fixture, gconstpointer language)
{
  static const char *const expected[] = { "With Other: less Alpha at work.",
                                          "With less Alpha at work: less Beta.",
                                          "With less Beta: less Gamma." };
  const MoaMedicine *other = find_medicine (fixture, "other");
  g_autoptr (MoaInfluence) influence = take (fixture, &other, 1);
  const MoaPath *path = moa_influence_get_path (influence, find_node (fixture, "gamma"), 0);

  g_assert_cmpuint (moa_describe_get_n_reasons (path), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    assert_words (moa_describe_reason (fixture->catalog, path, i), expected[i]);
  g_assert_null (moa_describe_get_reason_edge (path, 0));
  g_assert_cmpstr (moa_describe_get_reason_edge (path, 2)->part.id, ==, "beta-gamma");
}

static void
test_reasons_begin_with_the_arrow (Fixture *fixture, gconstpointer language)
{
  const MoaMedicine *drug = find_medicine (fixture, "drug");
  g_autoptr (MoaInfluence) influence = take (fixture, &drug, 1);
  const MoaPath *harm = moa_influence_get_path (influence, find_node (fixture, "gamma"), 0);
  const MoaPath *shaky = moa_influence_get_path (influence, find_node (fixture, "alpha"), 0);

  g_assert_cmpuint (moa_describe_get_n_reasons (harm), ==, 1);
  g_assert_cmpstr (moa_describe_get_reason_edge (harm, 0)->part.id, ==, "drug-gamma");
  assert_words (moa_describe_reason (fixture->catalog, harm, 0),
                "With Drug there can be more Gamma.");
  assert_words (moa_describe_reason (fixture->catalog, shaky, 1),
                "With less Beta: less Alpha at work, but this is contested.");
}

static void
test_comparison (Fixture *fixture, gconstpointer language)
{
  g_autoptr (MoaCompare)
      compare = moa_compare_new (moa_bundle_get_diagram (fixture->bundle),
                                 find_medicine (fixture, "drug"), find_medicine (fixture, "other"));
  MoaCatalog *catalog = fixture->catalog;

  assert_words (moa_describe_share (catalog, compare, find_node (fixture, "beta")),
                "Both Drug and Other: less Beta.");
  assert_words (moa_describe_share (catalog, compare, find_node (fixture, "gamma")),
                "Drug: more Gamma; Other: less Gamma.");
  assert_words (moa_describe_share (catalog, compare, find_node (fixture, "drug")), NULL);
}

static void
test_marker_words (Fixture *fixture, gconstpointer language)
{
  g_assert_cmpstr (moa_describe_effect_word (MOA_EFFECT_LESS, FALSE), ==, "less");
  g_assert_cmpstr (moa_describe_effect_word (MOA_EFFECT_DEPENDS, TRUE), ==, "depends?");
  g_assert_cmpstr (moa_describe_effect_word (MOA_EFFECT_NONE, FALSE), ==, "");
}

static void
test_arrow (Fixture *fixture, gconstpointer language)
{
  assert_part (fixture, "alpha-beta", NULL, "From Alpha to Beta: copied (transcription).");
  assert_part (fixture, "drug-beta", NULL, "From Drug to Beta: holds (inhibition, contested).");
  assert_part (fixture, "drug-gamma", NULL, "From Drug to Gamma: adverse effect.");
  assert_part (fixture, "beta-alpha", NULL, "From Beta to Alpha: stimulation, contested.");
}

static void
test_place (Fixture *fixture, gconstpointer language)
{
  assert_part (fixture, "core", NULL, "Core, in Cell. Holds: Alpha.");
  assert_part (fixture, "cell", NULL, "Cell. Holds: Beta.");
}

static void
test_titles (Fixture *fixture, gconstpointer language)
{
  assert_title (fixture, "alpha", "Alpha");
  assert_title (fixture, "core", "Core");
  assert_title (fixture, "alpha-beta", "Alpha → Beta: copied");
  assert_title (fixture, "drug-gamma", "Drug → Gamma");
}

static void
test_language (Fixture *fixture, gconstpointer language)
{
  assert_part (fixture, "alpha", NULL, "Alfa, gene in Core. Leads to: Beta.");
  assert_title (fixture, "alpha-beta", "Alfa → Beta: copied");
}

static void
test_step (Fixture *fixture, gconstpointer language)
{
  const MoaStep *step = moa_bundle_find_step (fixture->bundle, "walk/three");
  g_autofree char *found = moa_describe_step (fixture->catalog, step);

  g_assert_cmpstr (found, ==, "Step 3 of 3: The drug");
}

static void
assert_body (Fixture *fixture, const char *id, MoaLevel level, const char *string, const char *tag)
{
  const MoaPart *part = moa_bundle_find_part (fixture->bundle, id);
  MoaText text = moa_catalog_get_text (
      fixture->catalog, moa_describe_pick_level (level, &part->plain, &part->clinical));

  g_assert_cmpstr (text.string, ==, string);
  g_assert_cmpstr (text.language, ==, tag);
}

static void
test_level (Fixture *fixture, gconstpointer language)
{
  assert_body (fixture, "alpha", MOA_LEVEL_PLAIN, "[Alpha](term:alpha) makes [Beta](part:beta).",
               "en");
  assert_body (fixture, "alpha", MOA_LEVEL_CLINICAL, "Alpha encodes Beta.", "en");
  assert_body (fixture, "beta", MOA_LEVEL_CLINICAL, "Beta viene de Alfa.", "es");
  assert_body (fixture, "core", MOA_LEVEL_CLINICAL, "", "en");
}

static void
test_markup (Fixture *fixture, gconstpointer language)
{
  small_lesson_change (fixture->folder, "\"label\": \"Gamma\"",
                       "\"label\": \"[Gamma](term:alpha) \\\\[1\\\\]\"");
  g_clear_object (&fixture->catalog);
  g_clear_object (&fixture->bundle);
  fixture->bundle = small_lesson_load (fixture->folder);
  fixture->catalog = moa_catalog_new (fixture->bundle, language, NULL);

  assert_part (fixture, "gamma", NULL, "Gamma [1], lipoprotein.");
}

static void
test_long_list (Fixture *fixture, gconstpointer language)
{
  g_autoptr (GString) nodes = g_string_new ("\"nodes\": [");
  const MoaPart *cell;
  g_autofree char *found = NULL;

  for (guint i = 0; i < 40; i++)
    g_string_append_printf (nodes,
                            "{ \"id\": \"n%u\", \"label\": \"N%u\", \"kind\": \"lipid\","
                            " \"compartment\": \"cell\", \"at\": [%u, 400], \"plain\": \"N.\","
                            " \"cite\": [\"s1\"] },\n",
                            i, i, 20 + 10 * i);
  small_lesson_change (fixture->folder, "\"nodes\": [", nodes->str);
  g_clear_object (&fixture->catalog);
  g_clear_object (&fixture->bundle);
  fixture->bundle = small_lesson_load (fixture->folder);
  fixture->catalog = moa_catalog_new (fixture->bundle, language, NULL);
  cell = moa_bundle_find_part (fixture->bundle, "cell");
  found = moa_describe_part (fixture->catalog, cell, NULL);

  g_assert_true (g_str_has_prefix (found, "Cell. Holds: N0, N1, "));
  g_assert_true (g_str_has_suffix (found, ", N23 and 17 more."));
}

#define ADD(rule, language, test)                                                                  \
  g_test_add ("/describe/" rule, Fixture, language, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("part-says-what-and-where-it-is", "en", test_node);
  ADD ("effects-are-told-by-their-kind", "en", test_effects);
  ADD ("medicine-lowers-or-raises", "en", test_medicine);
  ADD ("details-begin-with-the-change", "en", test_details_begin_with_the_change);
  ADD ("contested-effect-says-so", "en", test_contested_effect);
  ADD ("arrow-says-the-change-along-it", "en", test_change_along_an_arrow);
  ADD ("effects-stand-alone", "en", test_effects_stand_alone);
  ADD ("reasons-are-walked-one-by-one", "en", test_reasons_are_walked);
  ADD ("reasons-begin-with-the-medicines-own-arrow", "en", test_reasons_begin_with_the_arrow);
  ADD ("comparison-names-who-does-it", "en", test_comparison);
  ADD ("markers-have-a-word", "en", test_marker_words);
  ADD ("arrow-names-both-ends", "en", test_arrow);
  ADD ("place-names-what-it-holds", "en", test_place);
  ADD ("title-of-an-arrow-names-both-ends", "en", test_titles);
  ADD ("names-are-in-the-language-of-the-content", "es", test_language);
  ADD ("step-counts-from-one", "en", test_step);
  ADD ("plain-text-stands-in-for-clinical", "es", test_level);
  ADD ("long-list-ends-with-a-number", "en", test_long_list);
  ADD ("sentences-have-no-markup", "en", test_markup);
  return g_test_run ();
}
