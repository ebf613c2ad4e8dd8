/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where reading takes a quicker way, or stops: the answer has to be that of the plain one. */

#include <string.h>

#include "scan-text.h"

/* The findings of a scan, one line each: "line:column pointer code". */
static char *
scan (const char *text, gsize length)
{
  g_autoptr (GPtrArray) diagnostics = scan_text (text, length);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < diagnostics->len; i++)
    {
      const MoaDiagnostic *found = g_ptr_array_index (diagnostics, i);

      g_string_append_printf (lines, "%u:%u %s %s\n", found->location.line, found->location.column,
                              found->pointer, moa_code_to_string (found->code));
    }
  return g_string_free (lines, FALSE);
}

static void
assert_scan (const char *text, gsize length, const char *expected)
{
  g_autofree char *found = scan (text, length);

  g_assert_cmpstr (found, ==, expected);
}

/* A text of `before` letters, a piece, and `after` letters, in quotes. */
static GString *
make_string (guint before, const char *piece, gsize piece_length, guint after)
{
  GString *text = g_string_new ("\"");

  for (guint i = 0; i < before; i++)
    g_string_append_c (text, 'a');
  g_string_append_len (text, piece, (gssize) piece_length);
  for (guint i = 0; i < after; i++)
    g_string_append_c (text, 'a');
  g_string_append_c (text, '"');
  return text;
}

static void
assert_piece (const char *piece, gsize length, guint column, const char *code)
{
  for (guint before = 0; before < 20; before++)
    for (guint after = 0; after < 20; after++)
      {
        GString *text = make_string (before, piece, length, after);
        g_autofree char *expected = *code != '\0'
                                        ? g_strdup_printf ("1:%u  %s\n", before + column, code)
                                        : g_strdup ("");

        assert_scan (text->str, text->len, expected);
        g_string_free (text, TRUE);
      }
}

static void
test_pieces (void)
{
  assert_piece ("\x1f", 1, 2, "syntax");
  assert_piece ("\n", 1, 2, "syntax");
  assert_piece ("\0", 1, 2, "syntax");
  assert_piece ("\0\xff", 2, 2, "syntax");
  assert_piece ("\\x", 2, 2, "syntax");
  assert_piece ("\xff", 1, 2, "not-utf8");
  assert_piece ("\xe2\x82", 2, 2, "not-utf8");
  assert_piece ("\xc3\xa9\xe2\x82", 4, 3, "not-utf8");
  assert_piece ("\xed\xa0\x80", 3, 2, "not-utf8");
  assert_piece ("\x7f\x80", 2, 3, "not-utf8");
  assert_piece (" !#[]\x7f~", 7, 0, "");
  assert_piece ("\xe2\x82\xac\xf0\x9f\x98\x80\xc2\x80", 9, 0, "");
  assert_piece ("\\\"\\\\\\u20AC", 10, 0, "");
}

/* An object of many names, of which the last stands there already. */
static void
assert_many_names (guint n, const char *last, const char *expected)
{
  GString *text = g_string_new ("{");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "\"n%u\":0,\n", i);
  g_string_append_printf (text, "%s:0}", last);
  assert_scan (text->str, text->len, expected);
  g_string_free (text, TRUE);
}

static void
test_names (void)
{
  assert_many_names (3, "\"n1\"", "4:1 /n1 duplicate-member\n");
  assert_many_names (3, "\"\\u006e1\"", "4:1 /n1 duplicate-member\n");
  assert_many_names (3, "\"\\u006e3\"", "");
  assert_many_names (3, "\"m1\"", "");
  assert_many_names (1000, "\"n999\"", "1001:1 /n999 duplicate-member\n");
  assert_many_names (1000, "\"\\u006e0\"", "1001:1 /n0 duplicate-member\n");
  assert_many_names (1000, "\"n1000\"", "");
  assert_scan ("{\"\":0,\"\":1,\"\":2}", 16, "1:7 / duplicate-member\n1:12 / duplicate-member\n");
}

static void
test_pointers (void)
{
  const char *text = "{\"a\":[1e999,[1e999,{\"b/\":1e999}],1e999],\n"
                     "\"~\":{\"c\":[],\"d\":[{\"e\":0,\"e\":1e999}]},\n"
                     "\"f\":[{},1e999,\"\\x\"]}";

  assert_scan (text, strlen (text),
               "1:7 /a/0 number-range\n"
               "1:14 /a/1/0 number-range\n"
               "1:26 /a/1/1/b~1 number-range\n"
               "1:34 /a/2 number-range\n"
               "2:25 /~0/d/0/e duplicate-member\n"
               "2:29 /~0/d/0/e number-range\n"
               "3:9 /f/1 number-range\n"
               "3:16 /f syntax\n");
}

static void
test_values (void)
{
  GString *text = g_string_new ("[0");

  for (guint i = 2; i < MOA_JSON_MAX_VALUES; i++)
    g_string_append (text, ",0");
  g_string_append_c (text, ']');
  assert_scan (text->str, text->len, "");
  g_string_insert (text, 1, "0,");
  assert_scan (text->str, text->len, "1:16000001  limit\n");
  g_string_free (text, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/large/each-byte-counts-wherever-it-stands", test_pieces);
  g_test_add_func ("/large/equal-names-are-found-among-many", test_names);
  g_test_add_func ("/large/pointer-leads-to-each-of-many-findings", test_pointers);
  g_test_add_func ("/large/values-are-bounded", test_values);
  return g_test_run ();
}
