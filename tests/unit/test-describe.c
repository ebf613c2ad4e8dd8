/* SPDX-License-Identifier: GPL-3.0-or-later */

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

static void
assert_part (Fixture *fixture, const char *id, const char *medicine, const char *expected)
{
  const MoaPart *part = moa_bundle_find_part (fixture->bundle, id);
  const MoaMedicine *taken = medicine == NULL
                                 ? NULL
                                 : moa_bundle_find_medicine (fixture->bundle, medicine);
  g_autofree char *found = moa_describe_part (fixture->catalog, part, taken);

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
  assert_part (fixture, "gamma", "drug", "Gamma, lipoprotein. Raised by Drug.");
  assert_part (fixture, "gamma", "other", "Gamma, lipoprotein.");
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
