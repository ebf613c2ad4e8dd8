/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <pango/pango.h>

#include "moa-rich-text.h"
#include "moa-usage.h"

static MoaCatalog *
load_catalog (const char *language)
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
  return moa_catalog_new (bundle, language, diagnostics);
}

static MoaRichText *
make_step_text (const char *language, const char *lead)
{
  g_autoptr (MoaCatalog) catalog = load_catalog (language);
  const MoaStep *step = moa_bundle_find_step (moa_catalog_get_bundle (catalog), "main/plan");

  return moa_rich_text_new (catalog, &step->text, &step->cite, lead);
}

/* What is seen, as Pango reads the markup. */
static char *
dup_shown (const MoaRichText *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *markup = moa_rich_text_dup_unlinked_markup (text);
  char *shown = NULL;

  pango_parse_markup (markup, -1, 0, NULL, &shown, NULL, &error);
  g_assert_no_error (error);
  return shown;
}

static void
test_markup_of_the_author_is_literal (void)
{
  g_autoptr (MoaRichText) text = make_step_text ("en", NULL);
  g_autofree char *shown = dup_shown (text);

  g_assert_true (g_str_has_prefix (shown, "The gene is the plan. Read <b>twice</b> & again."));
}

static void
test_links_know_their_place (void)
{
  g_autoptr (MoaRichText) text = make_step_text ("en", "Note & more.");
  g_autofree char *shown = dup_shown (text);
  const char *const words[] = { "gene", "1", "2" };
  const char *const uris[] = { "part:gene", "source:label", "source:trial" };

  g_assert_cmpuint (text->links->len, ==, G_N_ELEMENTS (words));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const MoaRichLink *link = &g_array_index (text->links, MoaRichLink, i);
      g_autofree char *linked = g_strndup (shown + link->start, link->end - link->start);

      g_assert_cmpstr (linked, ==, words[i]);
      g_assert_cmpstr (link->uri, ==, uris[i]);
    }
}

static void
test_sources_are_spoken_as_words (void)
{
  g_autoptr (MoaRichText) text = make_step_text ("en", NULL);

  g_assert_cmpstr (text->spoken, ==,
                   "The gene is the plan. Read <b>twice</b> & again. (sources 1, 2)");
}

/* A link is heard alone, where a mere number says nothing. */
static void
test_links_have_names (void)
{
  g_autoptr (MoaRichText) text = make_step_text ("en", NULL);

  g_assert_cmpstr (g_array_index (text->links, MoaRichLink, 0).name, ==, "gene");
  g_assert_true (g_str_has_prefix (g_array_index (text->links, MoaRichLink, 1).name, "Source 1: "));
  g_assert_true (g_str_has_prefix (g_array_index (text->links, MoaRichLink, 2).name, "Source 2: "));
}

static void
test_another_language_is_marked (void)
{
  g_autoptr (MoaRichText) own = make_step_text ("en-GB", NULL);
  g_autoptr (MoaRichText) other = make_step_text ("ar", NULL);
  g_autofree char *shown_own = dup_shown (own);
  g_autofree char *shown_other = dup_shown (other);

  g_assert_null (strstr (shown_own, "English"));
  g_assert_nonnull (strstr (shown_other, "(English)"));
  g_assert_cmpint (other->direction, ==, MOA_DIRECTION_LTR);
}

static void
assert_uses (GPtrArray *uses, const char *expected)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < uses->len; i++)
    {
      const MoaUse *use = g_ptr_array_index (uses, i);

      g_string_append_printf (list, "%s%s %s", i > 0 ? ", " : "",
                              use->action != NULL ? use->action : "-",
                              use->target != NULL ? use->target : use->label);
    }
  g_assert_cmpstr (list->str, ==, expected);
}

static void
test_a_source_knows_what_rests_on_it (void)
{
  g_autoptr (MoaCatalog) catalog = load_catalog ("en");
  g_autoptr (MoaUsage) usage = moa_usage_new (catalog);
  MoaBundle *bundle = moa_catalog_get_bundle (catalog);

  assert_uses (moa_usage_get_source (usage, moa_bundle_find_source (bundle, "label")),
               "- Status of the medicine, win.question why, win.question cells, win.step "
               "main/plan, win.part gene, "
               "win.part protein, win.term mrna");
  assert_uses (
      moa_usage_get_source (usage, moa_bundle_find_source (bundle, "trial")),
      "win.question why, win.step main/plan, win.step main/liver, win.part protein, win.part drug, "
      "win.part made, win.medicine drug, win.term steatosis, - Harm");
}

static void
test_a_term_knows_where_it_is_used (void)
{
  g_autoptr (MoaCatalog) catalog = load_catalog ("en");
  g_autoptr (MoaUsage) usage = moa_usage_new (catalog);
  MoaBundle *bundle = moa_catalog_get_bundle (catalog);

  assert_uses (moa_usage_get_term (usage, moa_bundle_find_term (bundle, "mrna")),
               "win.question why, win.step main/liver, win.part protein");
  assert_uses (moa_usage_get_term (usage, moa_bundle_find_term (bundle, "steatosis")), "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rich-text/markup-of-the-author-is-literal",
                   test_markup_of_the_author_is_literal);
  g_test_add_func ("/rich-text/links-know-their-place", test_links_know_their_place);
  g_test_add_func ("/rich-text/links-have-names", test_links_have_names);
  g_test_add_func ("/rich-text/sources-are-spoken-as-words-in-ascending-order",
                   test_sources_are_spoken_as_words);
  g_test_add_func ("/rich-text/another-language-is-marked", test_another_language_is_marked);
  g_test_add_func ("/usage/a-source-knows-what-rests-on-it", test_a_source_knows_what_rests_on_it);
  g_test_add_func ("/usage/a-term-knows-where-it-is-used", test_a_term_knows_where_it_is_used);
  return g_test_run ();
}
