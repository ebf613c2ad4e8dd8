/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-catalog.h"

#include <string.h>
#include <unistd.h>

#include "moa-markup.h"
#include "small-lesson.h"

#define SPANISH                                                                                    \
  "\nmsgctxt \"title\"\nmsgid \"Small lesson\"\nmsgstr \"Lección pequeña\"\n"                    \
  "\nmsgctxt \"node/beta/label\"\nmsgid \"Beta\"\nmsgstr \"Beta ES\"\n"                            \
  "\nmsgctxt \"step/walk/two/title\"\nmsgid \"Beta\"\nmsgstr \"Paso beta\"\n"                      \
  "\nmsgctxt \"subtitle\"\nmsgid \"One of everything\"\nmsgstr \"\"\n"

typedef struct
{
  char *folder;
  GPtrArray *diagnostics;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = small_lesson_write ();
  fixture->diagnostics = moa_diagnostics_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->folder, small_lesson_remove);
  g_clear_pointer (&fixture->diagnostics, g_ptr_array_unref);
}

static MoaCatalog *
open_catalog (Fixture *fixture, const char *language)
{
  g_autoptr (MoaBundle) bundle = small_lesson_load (fixture->folder);

  return moa_catalog_new (bundle, language, fixture->diagnostics);
}

static void
assert_text (MoaCatalog *catalog, const MoaMessage *message, const char *string, const char *tag)
{
  MoaText text = moa_catalog_get_text (catalog, message);

  g_assert_cmpstr (text.string, ==, string);
  g_assert_cmpstr (text.language, ==, tag);
}

static const MoaLesson *
get_lesson (MoaCatalog *catalog)
{
  return moa_bundle_get_lesson (moa_catalog_get_bundle (catalog));
}

static void
test_fallback (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoaCatalog) catalog = NULL;

  small_lesson_translate (fixture->folder, "es", SPANISH);
  catalog = open_catalog (fixture, "es");

  g_assert_cmpstr (moa_catalog_get_language (catalog), ==, "es");
  assert_text (catalog, &get_lesson (catalog)->title, "Lección pequeña", "es");
  assert_text (catalog, &get_lesson (catalog)->subtitle, "One of everything", "en");
  assert_text (catalog, &get_lesson (catalog)->purpose,
               "You will see that tests have something to read.", "en");
  g_assert_cmpuint (fixture->diagnostics->len, ==, 0);
}

static void
test_chain (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoaCatalog) catalog = NULL;

  small_lesson_translate (fixture->folder, "es", SPANISH);
  small_lesson_translate (fixture->folder, "es_MX",
                          "\nmsgctxt \"title\"\nmsgid \"Small lesson\"\nmsgstr \"Leccioncita\"\n");
  catalog = open_catalog (fixture, "es-MX");

  assert_text (catalog, &get_lesson (catalog)->title, "Leccioncita", "es-MX");
  assert_text (catalog, &moa_bundle_find_part (moa_catalog_get_bundle (catalog), "beta")->label,
               "Beta ES", "es");
  assert_text (catalog, &get_lesson (catalog)->subtitle, "One of everything", "en");
}

static void
test_context (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoaCatalog) catalog = NULL;
  MoaBundle *bundle;

  small_lesson_translate (fixture->folder, "es", SPANISH);
  catalog = open_catalog (fixture, "es");
  bundle = moa_catalog_get_bundle (catalog);

  assert_text (catalog, &moa_bundle_find_part (bundle, "beta")->label, "Beta ES", "es");
  assert_text (catalog, &moa_bundle_find_step (bundle, "walk/two")->title, "Paso beta", "es");
}

static void
test_own_language (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoaCatalog) none = open_catalog (fixture, NULL);
  g_autoptr (MoaCatalog) wrong = open_catalog (fixture, "no tag");

  g_assert_cmpstr (moa_catalog_get_language (none), ==, "en");
  g_assert_cmpstr (moa_catalog_get_language (wrong), ==, "en");
  assert_text (none, &get_lesson (none)->title, "Small lesson", "en");
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoaCatalog) catalog = open_catalog (fixture, "es");
  const MoaMessage absent = { NULL, "node/beta/clinical" };

  assert_text (catalog, &absent, "", "en");
  assert_text (catalog, NULL, "", "en");
}

static void
assert_finding (Fixture *fixture, guint index, const char *words)
{
  const MoaDiagnostic *diagnostic;

  g_assert_cmpuint (fixture->diagnostics->len, >, index);
  diagnostic = g_ptr_array_index (fixture->diagnostics, index);
  g_assert_cmpint (diagnostic->code, ==, MOA_CODE_BAD_TRANSLATION);
  g_assert_cmpint (diagnostic->severity, ==, MOA_SEVERITY_WARNING);
  g_assert_true (g_str_has_suffix (diagnostic->file, "/LC_MESSAGES/moa-bundle-small.mo"));
  g_assert_nonnull (strstr (diagnostic->message, words));
}

static void
test_bad_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoaCatalog) catalog = NULL;

  small_lesson_translate (fixture->folder, "es", SPANISH);
  small_lesson_add (fixture->folder, "locale/es_MX/LC_MESSAGES/moa-bundle-small.mo", "no catalog",
                    -1);
  catalog = open_catalog (fixture, "es-MX");

  assert_finding (fixture, 0, "expected at least 28 bytes");
  g_assert_cmpuint (fixture->diagnostics->len, ==, 1);
  assert_text (catalog, &get_lesson (catalog)->title, "Lección pequeña", "es");
}

static void
test_bad_links (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoaCatalog) catalog = NULL;

  small_lesson_translate (
      fixture->folder, "es",
      "\nmsgctxt \"node/alpha/plain\"\nmsgid \"[Alpha](term:alpha) makes [Beta](part:beta).\"\n"
      "msgstr \"[Alfa](term:alfa) hace [Beta](part:beta).\"\n"
      "\nmsgctxt \"question/what/answer/1\"\nmsgid \"It makes [Beta](part:beta).\"\n"
      "msgstr \"Hace [Beta](parte:beta).\"\n");
  catalog = open_catalog (fixture, "es");

  assert_finding (fixture, 0, "node/alpha/plain");
  assert_finding (fixture, 1, "question/what/answer/1");
  g_assert_cmpuint (fixture->diagnostics->len, ==, 2);
}

/* A translation that may not be shown is a finding, and the lesson's own words stand in its place. */
static void
assert_refused (Fixture *fixture, const char *context, const char *id, const char *translation)
{
  g_autofree char *messages = g_strdup_printf ("\nmsgctxt \"%s\"\nmsgid \"%s\"\nmsgstr \"%s\"\n",
                                               context, id, translation);
  const MoaMessage message = { id, context };
  g_autoptr (MoaCatalog) catalog = NULL;

  g_ptr_array_set_size (fixture->diagnostics, 0);
  small_lesson_translate (fixture->folder, "es", messages);
  catalog = open_catalog (fixture, "es");
  assert_finding (fixture, 0, context);
  g_assert_cmpuint (fixture->diagnostics->len, ==, 1);
  assert_text (catalog, &message, id, "en");
  g_assert_cmpuint (moa_catalog_get_coverage (catalog).translated, ==, 0);
}

static void
test_refused_texts (Fixture *fixture, gconstpointer data)
{
  g_autofree char *label = g_strnfill (501, 'x');
  g_autofree char *text = g_strnfill (8001, 'x');
  g_autoptr (GString) marks = g_string_new ("a");

  for (guint i = 0; i < 5000; i++)
    g_string_append_unichar (marks, 0x0301);
  assert_refused (fixture, "title", "Small lesson", label);
  assert_refused (fixture, "node/beta/label", "Beta", label);
  assert_refused (fixture, "term/alpha/term", "Alpha", label);
  assert_refused (fixture, "subtitle", "One of everything", text);
  assert_refused (fixture, "subtitle", "One of everything", marks->str);
  assert_refused (fixture, "subtitle", "One of everything", "[uno](term:uno)");
  assert_refused (fixture, "subtitle", "One of everything", "[uno](url:alpha)");
  assert_refused (fixture, "subtitle", "One of everything", "uno \\\\x");
}

static void
test_longest_texts (Fixture *fixture, gconstpointer data)
{
  g_autofree char *label = g_strnfill (500, 'x');
  g_autofree char *text = g_strnfill (8000, 'x');
  g_autofree char *messages = g_strdup_printf (
      "\nmsgctxt \"title\"\nmsgid \"Small lesson\"\nmsgstr \"%s\"\n"
      "\nmsgctxt \"subtitle\"\nmsgid \"One of everything\"\nmsgstr \"%s\"\n",
      label, text);
  g_autoptr (MoaCatalog) catalog = NULL;

  small_lesson_translate (fixture->folder, "es", messages);
  catalog = open_catalog (fixture, "es");

  assert_text (catalog, &get_lesson (catalog)->title, label, "es");
  assert_text (catalog, &get_lesson (catalog)->subtitle, text, "es");
  g_assert_cmpuint (fixture->diagnostics->len, ==, 0);
}

static void
test_other_language (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoaCatalog) catalog = NULL;

  small_lesson_translate (fixture->folder, "es", "\"Language: fr\\n\"\n" SPANISH);
  catalog = open_catalog (fixture, "es");

  assert_finding (fixture, 0, "expected \"es\", as its folder says, found \"fr\"");
  assert_text (catalog, &get_lesson (catalog)->title, "Small lesson", "en");
}

static void
test_region_in_header (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoaCatalog) catalog = NULL;

  small_lesson_translate (fixture->folder, "es", "\"Language: es_MX\\n\"\n" SPANISH);
  catalog = open_catalog (fixture, "es");

  g_assert_cmpuint (fixture->diagnostics->len, ==, 0);
  assert_text (catalog, &get_lesson (catalog)->title, "Lección pequeña", "es");
}

static void
test_other_lesson (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoaCatalog) catalog = NULL;

  small_lesson_translate (fixture->folder, "es",
                          "\nmsgctxt \"title\"\nmsgid \"Other lesson\"\nmsgstr \"Otra\"\n");
  catalog = open_catalog (fixture, "es");

  assert_finding (fixture, 0, "found none among its 1 messages");
  assert_text (catalog, &get_lesson (catalog)->title, "Small lesson", "en");
}

static void
test_large_catalog (Fixture *fixture, gconstpointer data)
{
  const char *relative = "locale/es/LC_MESSAGES/moa-bundle-small.mo";
  g_autofree char *path = g_build_filename (fixture->folder, relative, NULL);
  g_autoptr (MoaCatalog) catalog = NULL;

  small_lesson_add (fixture->folder, relative, "x", 1);
  g_assert_cmpint (truncate (path, G_GINT64_CONSTANT (300) * 1024 * 1024), ==, 0);
  catalog = open_catalog (fixture, "es");

  assert_finding (fixture, 0, "expected at most 16777216 bytes, found 314572800");
}

static void
test_languages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoaBundle) bundle = small_lesson_load (fixture->folder);
  g_auto (GStrv) languages = NULL;
  g_autofree char *joined = NULL;

  small_lesson_translate (fixture->folder, "sr@latin", SPANISH);
  small_lesson_translate (fixture->folder, "es", SPANISH);
  small_lesson_translate (fixture->folder, "pt_BR", SPANISH);
  small_lesson_translate (fixture->folder, "en", SPANISH);
  small_lesson_add (fixture->folder, "locale/de/LC_MESSAGES/other.mo", "", 0);
  small_lesson_add (fixture->folder, "locale/not a language/LC_MESSAGES/moa-bundle-small.mo", "",
                    0);
  languages = moa_catalog_list_languages (bundle);
  joined = g_strjoinv (" ", languages);

  g_assert_cmpstr (joined, ==, "en es pt-BR sr-Latn");
}

static void
test_coverage (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoaCatalog) spanish = NULL;
  g_autoptr (MoaCatalog) mexican = NULL;
  g_autoptr (MoaCatalog) german = NULL;
  g_autoptr (MoaCatalog) own = NULL;
  guint total;

  small_lesson_translate (fixture->folder, "es", SPANISH);
  spanish = open_catalog (fixture, "es");
  mexican = open_catalog (fixture, "es-MX");
  german = open_catalog (fixture, "de");
  own = open_catalog (fixture, "en-GB");
  total = moa_catalog_get_coverage (own).total;

  g_assert_cmpuint (moa_catalog_get_coverage (spanish).translated, ==, 3);
  g_assert_cmpuint (moa_catalog_get_coverage (mexican).translated, ==, 3);
  g_assert_cmpuint (moa_catalog_get_coverage (german).translated, ==, 0);
  g_assert_cmpuint (moa_catalog_get_coverage (own).translated, ==, total);
  g_assert_cmpuint (moa_catalog_get_coverage (spanish).total, ==, total);
}

static void
test_reviewed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoaCatalog) named = NULL;
  g_autoptr (MoaCatalog) empty = NULL;
  g_autoptr (MoaCatalog) own = open_catalog (fixture, "en");
  g_autoptr (MoaCatalog) own_reviewed = NULL;

  small_lesson_translate (fixture->folder, "es", "\"X-Reviewed-By: Dr. Example\\n\"\n" SPANISH);
  small_lesson_translate (fixture->folder, "de", "\"X-Reviewed-By: \\n\"\n" SPANISH);
  named = open_catalog (fixture, "es");
  empty = open_catalog (fixture, "de");
  small_lesson_change (fixture->folder, "\"reviewers\": []", "\"reviewers\": [\"Dr. Example\"]");
  own_reviewed = open_catalog (fixture, "en");

  g_assert_true (moa_catalog_get_coverage (named).reviewed);
  g_assert_false (moa_catalog_get_coverage (empty).reviewed);
  g_assert_false (moa_catalog_get_coverage (own).reviewed);
  g_assert_true (moa_catalog_get_coverage (own_reviewed).reviewed);
}

static void
note_message (const MoaMessage *message, const char *pointer, const char *comment, gpointer data)
{
  GHashTable *seen = data;

  g_assert_true (g_hash_table_insert (seen, g_strdup (message->context), g_strdup (pointer)));
  g_assert_cmpstr (message->id, !=, "");
  g_assert_true (strchr (comment, '\n') == NULL && *comment != '\0');
}

static void
test_walk (Fixture *fixture, gconstpointer data)
{
  static const char *const some[][2] = {
    { "title", "/title" },
    { "action/2", "/actions/1" },
    { "notice/hint/text", "/notices/1/text" },
    { "term/alpha/definition", "/glossary/0/definition" },
    { "compartment/core/label", "/diagram/compartments/1/label" },
    { "node/gamma/plain", "/diagram/nodes/2/plain" },
    { "edge/alpha-beta/clinical", "/diagram/edges/0/clinical" },
    { "medicine/drug/class", "/medicines/0/class" },
    { "measure/benefit/arm/2/text", "/measures/0/arms/1/text" },
    { "tour/walk/title", "/tours/0/title" },
    { "step/walk/one/notes", "/tours/0/steps/0/notes" },
    { "question/what/answer/2", "/questions/0/answer/1/text" },
    { "question/what/answer/1/clinical", "/questions/0/answer/0/clinical" },
    { "question/what/note", "/questions/0/note/text" },
    { "quiz/q/choice/2", "/quiz/0/choices/1/text" },
    { "quiz/q/why", "/quiz/0/why" },
    { "review/funding", "/review/funding" },
    { "status/text", "/status/text" },
  };
  g_autoptr (MoaBundle) bundle = small_lesson_load (fixture->folder);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  moa_catalog_foreach_message (bundle, note_message, seen);

  for (gsize i = 0; i < G_N_ELEMENTS (some); i++)
    g_assert_cmpstr (g_hash_table_lookup (seen, some[i][0]), ==, some[i][1]);
  /* Counted in the file by hand: 8 about the lesson, 3 of notices, 2 actions, 2 of the term, 2 of
   * the diagram, 2 places, 9 of nodes, 5 of arrows, 6 of medicines, 12 of measures, 11 of tours,
   * 7 of questions, 4 of the quiz. */
  g_assert_cmpuint (g_hash_table_size (seen), ==, 73);
}

static void
test_template (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoaBundle) bundle = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *again = NULL;

  small_lesson_change (fixture->folder, "Because.", "Line\\none\\ttab \\u007f \\\\\\\\ “q”");
  bundle = small_lesson_load (fixture->folder);
  first = moa_catalog_write_template (bundle, &error);
  g_assert_no_error (error);
  again = moa_catalog_write_template (bundle, &error);

  g_assert_cmpstr (first, ==, again);
  g_assert_nonnull (strstr (first, "#: bundle.json:6\nmsgctxt \"title\"\nmsgid \"Small lesson\"\n"
                                   "msgstr \"\"\n"));
  g_assert_nonnull (
      strstr (first, "msgctxt \"action/2\"\nmsgid \"Write a better \\\"lesson\\\".\"\n"));
  g_assert_nonnull (strstr (first, "msgid \"\"\n\"Line\\n\"\n\"one\\ttab \\177 \\\\\\\\ “q”\"\n"));
  g_assert_nonnull (strstr (first, "POT-Creation-Date: 2026-01-02 "));
  g_assert_null (strstr (first, "Plural-Forms"));
}

/* The line of every message in the template has to show its text in the lesson's file. */
static void
test_template_lines (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoaBundle) bundle = small_lesson_load (fixture->folder);
  g_autofree char *path = g_build_filename (fixture->folder, "bundle.json", NULL);
  g_autofree char *template = moa_catalog_write_template (bundle, NULL);
  g_auto (GStrv) entries = g_strsplit (template, "\n#: bundle.json:", -1);
  g_autofree char *json = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &json, NULL, NULL));
  lines = g_strsplit (json, "\n", -1);
  g_assert_cmpuint (g_strv_length (entries), ==, 73 + 1);
  for (guint i = 1; entries[i] != NULL; i++)
    {
      guint64 line = g_ascii_strtoull (entries[i], NULL, 10);
      const char *id = strstr (entries[i], "msgid \"") + strlen ("msgid \"");
      g_autofree char *start = NULL;

      if (*id == '"')
        id += strlen ("\"\n\"");
      start = g_strndup (id, strcspn (id, "\"\n"));
      g_assert_cmpuint (line, >, 0);
      g_assert_nonnull (strstr (lines[line - 1], start));
    }
}

#define ADD(rule, test) g_test_add ("/catalog/" rule, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("untranslated-text-falls-back-and-says-so", test_fallback);
  ADD ("chain-goes-from-region-to-language", test_chain);
  ADD ("context-tells-equal-words-apart", test_context);
  ADD ("no-language-means-the-lesson-s-own", test_own_language);
  ADD ("absent-text-is-empty", test_empty);
  ADD ("bad-file-is-a-finding-and-the-next-language-shows", test_bad_file);
  ADD ("bad-link-in-a-translation-is-a-finding", test_bad_links);
  ADD ("translation-that-may-not-be-shown-is-a-finding", test_refused_texts);
  ADD ("translation-may-be-as-long-as-the-text", test_longest_texts);
  ADD ("catalog-of-another-language-is-not-used", test_other_language);
  ADD ("header-may-name-a-region", test_region_in_header);
  ADD ("catalog-of-another-lesson-is-a-finding", test_other_lesson);
  ADD ("large-catalog-is-not-read", test_large_catalog);
  ADD ("languages-are-those-with-a-catalog", test_languages);
  ADD ("coverage-counts-the-chain", test_coverage);
  ADD ("reviewed-means-somebody-is-named", test_reviewed);
  ADD ("walk-meets-every-text-once", test_walk);
  ADD ("template-is-the-same-every-time", test_template);
  ADD ("template-names-the-line-of-each-text", test_template_lines);
  return g_test_run ();
}
