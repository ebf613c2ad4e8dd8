/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <pango/pango.h>
#include <string.h>

#include "moa-help-library.h"
#include "moa-help-text.h"

#define CODE "<span font_family=\"monospace\" background=\"#808080\" background_alpha=\"14%\">"

static char *
to_markup (const char *markdown)
{
  g_autoptr (cmark_node)
      root = cmark_parse_document (markdown, strlen (markdown), CMARK_OPT_DEFAULT);

  return moa_help_text_dup_markup (cmark_node_first_child (root));
}

static void
assert_markup (const char *markdown, const char *expected)
{
  g_autofree char *markup = to_markup (markdown);
  g_autoptr (GError) error = NULL;
  g_autofree char *without_links = NULL;
  g_autoptr (GRegex) links = g_regex_new ("</?a[^>]*>", 0, 0, NULL);

  g_assert_cmpstr (markup, ==, expected);
  without_links = g_regex_replace_literal (links, markup, -1, 0, "", 0, NULL);
  g_assert_true (pango_parse_markup (without_links, -1, 0, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
test_form_becomes_markup (void)
{
  assert_markup ("*a* **b** `c`", "<i>a</i> <b>b</b> " CODE "c</span>");
  assert_markup ("one\ntwo", "one two");
  assert_markup ("one  \ntwo", "one\ntwo");
  assert_markup ("# A `code` heading", "A " CODE "code</span> heading");
}

static void
test_words_never_become_tags (void)
{
  assert_markup ("a < b & c > d", "a &lt; b &amp; c &gt; d");
  assert_markup ("a \\<b\\> `<i>&amp;</i>`",
                 "a &lt;b&gt; " CODE "&lt;i&gt;&amp;amp;&lt;/i&gt;</span>");
  assert_markup ("x <span size='9999999'>y</span>",
                 "x &lt;span size=&apos;9999999&apos;&gt;y&lt;/span&gt;");
  assert_markup ("[a\"b](page.md#a\\\"b)", "<a href=\"page.md#a&quot;b\">a&quot;b</a>");
}

static void
test_links_lead_to_pages_and_the_web_only (void)
{
  assert_markup ("[p](bundle.md)", "<a href=\"bundle.md\">p</a>");
  assert_markup ("[p](bundle.md#nodes)", "<a href=\"bundle.md#nodes\">p</a>");
  assert_markup ("[p](#nodes)", "<a href=\"#nodes\">p</a>");
  assert_markup (
      "[w](https://example.org/?a=1&b=2)",
      "<a href=\"https://example.org/?a=1&amp;b=2\">w</a> (https://example.org/?a=1&amp;b=2)");
  assert_markup ("<https://example.org>",
                 "<a href=\"https://example.org\">https://example.org</a>");
  assert_markup ("[f](file:///etc/passwd)", "f");
  assert_markup ("[j](javascript:alert)", "j");
  assert_markup ("[m](mailto:a@example.org)", "m");
  assert_markup ("[up](../secret.md)", "up");
  assert_markup ("[root](/page.md)", "root");
  assert_markup ("[none]()", "none");
  assert_markup ("[dot](.md)", "dot");
}

static void
test_address_comes_apart (void)
{
  static const char *const cases[][3] = {
    { "findings.md#type", "findings", "type" }, { "findings#type", "findings", "type" },
    { "findings.md", "findings", NULL },        { "#type", NULL, "type" },
    { "findings#", "findings", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *page = NULL;
      g_autofree char *anchor = NULL;

      moa_help_link_split (cases[i][0], &page, &anchor);
      g_assert_cmpstr (page, ==, cases[i][1]);
      g_assert_cmpstr (anchor, ==, cases[i][2]);
    }
}

static void
test_anchor_is_what_readers_of_markdown_make (void)
{
  static const char *const cases[][2] = {
    { "unknown-member", "unknown-member" },
    { "What Moa does not know", "what-moa-does-not-know" },
    { "1. An empty folder", "1-an-empty-folder" },
    { "How old?", "how-old" },
    { "Über Größe", "über-größe" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *anchor = moa_help_text_dup_anchor (cases[i][0]);

      g_assert_cmpstr (anchor, ==, cases[i][1]);
    }
}

static void
test_pages_stand_in_the_order_of_the_first (void)
{
  g_autoptr (GPtrArray) library = moa_help_library_load ("en");
  const MoaHelpDocument *first;
  const MoaHelpDocument *second;

  g_assert_cmpuint (library->len, ==, 12);
  first = g_ptr_array_index (library, 0);
  second = g_ptr_array_index (library, 1);
  g_assert_cmpstr (first->id, ==, "index");
  g_assert_cmpstr (second->id, ==, "using");
  g_assert_cmpstr (second->title, ==, "Using Moa");
  g_assert_null (moa_help_library_find (library, "nonsense"));
}

static void
test_page_without_translation_is_english (void)
{
  g_autoptr (GPtrArray) library = moa_help_library_load ("tlh-Latn");
  const MoaHelpDocument *page = moa_help_library_find (library, "findings");

  g_assert_nonnull (page);
  g_assert_cmpstr (page->language, ==, "en");
  g_assert_false (moa_help_document_is_in (page, "tlh-Latn"));
  g_assert_true (moa_help_document_is_in (page, "en-GB"));
  g_assert_true (moa_help_document_is_in (page, "en"));
  g_assert_false (moa_help_document_is_in (page, "e"));
}

static void
test_page_is_in_the_language_of_the_reader (void)
{
  static const char *const readers[] = { "es", "es-MX" };

  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      g_autoptr (GPtrArray) library = moa_help_library_load (readers[i]);
      const MoaHelpDocument *page = moa_help_library_find (library, "using");

      g_assert_cmpuint (library->len, ==, 12);
      g_assert_nonnull (page);
      g_assert_cmpstr (page->language, ==, "es");
      g_assert_cmpstr (page->title, ==, "Usar Moa");
      g_assert_true (moa_help_document_is_in (page, readers[i]));
    }
}

static void
test_search_wants_every_word (void)
{
  g_autoptr (GPtrArray) library = moa_help_library_load ("en");
  const MoaHelpDocument *page = moa_help_library_find (library, "translating");

  g_assert_true (moa_help_document_matches (page, ""));
  g_assert_true (moa_help_document_matches (page, "MSGFMT  lesson "));
  g_assert_false (moa_help_document_matches (page, "msgfmt zebra"));
}

static void
test_search_finds_the_section (void)
{
  static const char *const cases[][3] = {
    { "findings", "Flesch-Kincaid", "reading-grade" },
    { "findings", " codes follow", NULL },
    { "translating", "msgmerge --update", "when-the-lesson-changes" },
    { "bundle", "vessel-wall", "compartments" },
    { "bundle", "zebra", NULL },
  };
  g_autoptr (GPtrArray) library = moa_help_library_load ("en");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const MoaHelpDocument *page = moa_help_library_find (library, cases[i][0]);
      g_autofree char *anchor = moa_help_document_dup_anchor (page, cases[i][1]);

      g_assert_cmpstr (anchor, ==, cases[i][2]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/help/form-becomes-markup", test_form_becomes_markup);
  g_test_add_func ("/help/words-never-become-tags", test_words_never_become_tags);
  g_test_add_func ("/help/links-lead-to-pages-and-the-web-only",
                   test_links_lead_to_pages_and_the_web_only);
  g_test_add_func ("/help/address-comes-apart", test_address_comes_apart);
  g_test_add_func ("/help/anchor-is-what-readers-of-markdown-make",
                   test_anchor_is_what_readers_of_markdown_make);
  g_test_add_func ("/help/pages-stand-in-the-order-of-the-first",
                   test_pages_stand_in_the_order_of_the_first);
  g_test_add_func ("/help/page-without-translation-is-english",
                   test_page_without_translation_is_english);
  g_test_add_func ("/help/page-is-in-the-language-of-the-reader",
                   test_page_is_in_the_language_of_the_reader);
  g_test_add_func ("/help/search-wants-every-word", test_search_wants_every_word);
  g_test_add_func ("/help/search-finds-the-section", test_search_finds_the_section);

  return g_test_run ();
}
