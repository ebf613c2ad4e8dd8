/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <json-glib/json-glib.h>
#include <string.h>

#include "moa-diagnostic.h"
#include "moa-findings.h"
#include "moa-quote.h"

static MoaDiagnostic *
make (const char *file, const char *pointer, const char *found)
{
  return moa_diagnostic_new (file, (MoaLocation){ 3, 7 }, pointer, MOA_CODE_TYPE,
                             "expected a number, found \"%s\"", found);
}

static void
test_form (void)
{
  g_autoptr (MoaDiagnostic) finding = make ("a/bundle.json", "/x/0", "y");
  g_autofree char *line = moa_diagnostic_to_string (finding);

  g_assert_cmpstr (line, ==,
                   "a/bundle.json:3:7: error: /x/0: expected a number, found \"y\" [type]");
}

/* Whoever reads findings line by line must not meet one that the author of the lesson made up. */
static void
test_one_line (void)
{
  g_autoptr (MoaDiagnostic)
      finding = make ("a\nb", "/x\ny", "z\nq:1:1: error: no \x1b[2J\xe2\x80\xae");
  g_autofree char *line = moa_diagnostic_to_string (finding);

  g_assert_cmpstr (line, ==,
                   "a\\nb:3:7: error: /x\\ny: expected a number, found "
                   "\"z\\nq:1:1: error: no \\u001B[2J\\u202E\" [type]");
}

static void
test_utf8 (void)
{
  g_autoptr (MoaDiagnostic) finding = make ("\xff/bundle.json", "", "ok");
  g_autofree char *line = moa_diagnostic_to_string (finding);

  g_assert_cmpstr (line, ==,
                   "\xef\xbf\xbd/bundle.json:3:7: error: expected a number, found \"ok\" [type]");
}

static void
test_json (void)
{
  g_autoptr (GPtrArray) findings = moa_diagnostics_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  JsonObject *object;

  g_ptr_array_add (findings,
                   moa_diagnostic_new ("a", (MoaLocation){ 0, 0 }, "", MOA_CODE_UNREADABLE, "no"));
  g_ptr_array_add (findings, make ("a\xff", "/x\ny", "“z”\n"));
  text = moa_diagnostics_to_json (findings);
  root = json_from_string (text, NULL);
  g_assert_nonnull (root);
  object = json_array_get_object_element (json_node_get_array (root), 0);
  g_assert_cmpint (json_object_get_int_member (object, "line"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (object, "column"), ==, 1);
  object = json_array_get_object_element (json_node_get_array (root), 1);
  g_assert_cmpint (json_object_get_int_member (object, "line"), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (object, "pointer"), ==, "/x\ny");
  g_assert_cmpstr (json_object_get_string_member (object, "file"), ==, "a\xef\xbf\xbd");
}

/* 27 characters of three bytes each are 81 bytes: no place where bytes could be counted. */
static void
test_cut (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *whole = NULL;
  g_autofree char *cut = NULL;

  for (guint i = 0; i < 80; i++)
    g_string_append (text, "€");
  whole = moa_quote_shorten (text->str);
  g_assert_cmpstr (whole, ==, text->str);
  g_string_append (text, "€");
  cut = moa_quote_shorten (text->str);
  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, 80);
  g_assert_true (g_str_has_suffix (cut, "€…"));
}

static void
test_bounded (void)
{
  g_autoptr (MoaJsonTape) tape = moa_json_tape_new ("", 0);
  g_autoptr (MoaFindings) findings = moa_findings_new (tape);
  g_autoptr (GPtrArray) diagnostics = moa_diagnostics_new ();
  const MoaDiagnostic *last;

  for (guint i = 0; i < 300000; i++)
    moa_findings_add_at (findings, 0, 0, MOA_CODE_UNCITED, "again");
  moa_findings_report (findings, "a", diagnostics);
  g_assert_cmpuint (diagnostics->len, ==, 250000);
  last = g_ptr_array_index (diagnostics, diagnostics->len - 1);
  g_assert_cmpint (last->code, ==, MOA_CODE_LIMIT);
  g_assert_cmpuint (moa_findings_get_n_errors (findings), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagnostic/line-is-that-of-the-format", test_form);
  g_test_add_func ("/diagnostic/finding-is-one-line-whatever-it-quotes", test_one_line);
  g_test_add_func ("/diagnostic/finding-is-utf8-whatever-the-file-is-called", test_utf8);
  g_test_add_func ("/diagnostic/json-counts-from-1-and-keeps-the-pointer", test_json);
  g_test_add_func ("/diagnostic/long-quotes-are-cut-between-characters", test_cut);
  g_test_add_func ("/diagnostic/findings-are-bounded", test_bounded);
  return g_test_run ();
}
