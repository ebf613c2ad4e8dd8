/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-markup.h"

/* The spans of a text in one line: words, <words|term:id>, <words|part:id>, each closed by "/". */
static char *
dump (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) spans = moa_markup_parse (text, &error);
  GString *line = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < spans->len; i++)
    {
      const MoaSpan *span = g_ptr_array_index (spans, i);

      if (span->type == MOA_SPAN_TEXT)
        g_assert_null (span->id);
      if (span->type == MOA_SPAN_TEXT)
        g_string_append_printf (line, "%s/", span->text);
      else
        g_string_append_printf (line, "<%s|%s:%s>/", span->text,
                                span->type == MOA_SPAN_TERM ? "term" : "part", span->id);
    }
  return g_string_free (line, FALSE);
}

static void
assert_spans (const char *text, const char *expected)
{
  g_autofree char *found = dump (text);

  g_assert_cmpstr (found, ==, expected);
}

static void
assert_stripped (const char *text, const char *expected)
{
  g_autofree char *found = moa_markup_strip (text);

  g_assert_cmpstr (found, ==, expected);
}

static void
assert_faulty (const char *text, MoaMarkupError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (moa_markup_parse (text, &error));
  g_assert_error (error, MOA_MARKUP_ERROR, (int) code);
  g_assert_nonnull (g_strstr_len (error->message, -1, "expected"));
  assert_stripped (text, text);
}

static void
test_links (void)
{
  assert_spans ("[LDL](term:ldl)", "<LDL|term:ldl>/");
  assert_spans ("The [LDL](part:ldl-1) particle", "The /<LDL|part:ldl-1>/ particle/");
  assert_spans ("[a](term:a)[b](part:b_2)", "<a|term:a>/<b|part:b_2>/");
  assert_spans ("[más “graso”](term:x)", "<más “graso”|term:x>/");
}

static void
test_literal (void)
{
  assert_spans ("", "");
  assert_spans ("<b>bold</b> & *more*", "<b>bold</b> & *more*/");
  assert_spans ("a [b] c", "a [b] c/");
  assert_spans ("a ] b [ c", "a ] b [ c/");
  assert_spans ("f(x)[0](1)", "f(x)[0](1)/");
  assert_spans ("dose [mg](per week)", "dose [mg](per week)/");
  assert_spans ("[a [LDL](term:ldl)", "[a /<LDL|term:ldl>/");
  assert_spans ("http://example.org/[1]", "http://example.org/[1]/");
}

static void
test_escapes (void)
{
  assert_spans ("\\[LDL\\](term:ldl)", "[LDL](term:ldl)/");
  assert_spans ("[a \\[b\\] \\\\](term:c)", "<a [b] \\|term:c>/");
  assert_spans ("C:\\\\temp", "C:\\temp/");
}

static void
test_bad_links (void)
{
  assert_faulty ("[LDL](term:)", MOA_MARKUP_ERROR_BAD_LINK);
  assert_faulty ("[LDL](term:LDL)", MOA_MARKUP_ERROR_BAD_LINK);
  assert_faulty ("[LDL](term:ldl", MOA_MARKUP_ERROR_BAD_LINK);
  assert_faulty ("[LDL](term:l dl)", MOA_MARKUP_ERROR_BAD_LINK);
  assert_faulty ("[LDL](term:1)", MOA_MARKUP_ERROR_BAD_LINK);
  assert_faulty ("[](term:ldl)", MOA_MARKUP_ERROR_BAD_LINK);
  assert_faulty ("[LDL](Term:ldl)", MOA_MARKUP_ERROR_BAD_LINK);
  assert_faulty ("[LDL](http://example.org)", MOA_MARKUP_ERROR_BAD_LINK);
  assert_faulty ("ok [a](term:a), not [LDL](tern:ldl)", MOA_MARKUP_ERROR_BAD_LINK);
  assert_faulty ("[x](term:a2345678901234567890123456789012345678901234567890123456789012345)",
                 MOA_MARKUP_ERROR_BAD_LINK);
}

static void
test_bad_escapes (void)
{
  assert_faulty ("a \\b", MOA_MARKUP_ERROR_BAD_ESCAPE);
  assert_faulty ("a \\é", MOA_MARKUP_ERROR_BAD_ESCAPE);
  assert_faulty ("end \\", MOA_MARKUP_ERROR_BAD_ESCAPE);
  assert_faulty ("[a \\b](term:c)", MOA_MARKUP_ERROR_BAD_ESCAPE);
}

static void
test_error_is_utf8 (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (moa_markup_parse ("[äöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöü](x:1)", &error));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_strip (void)
{
  assert_stripped ("The [LDL](term:ldl) is \\[bad\\]", "The LDL is [bad]");
  assert_stripped ("", "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/markup/link-names-a-term-or-a-part", test_links);
  g_test_add_func ("/markup/everything-else-is-literal", test_literal);
  g_test_add_func ("/markup/backslash-takes-the-meaning-away", test_escapes);
  g_test_add_func ("/markup/half-a-link-is-an-error", test_bad_links);
  g_test_add_func ("/markup/unknown-escape-is-an-error", test_bad_escapes);
  g_test_add_func ("/markup/error-quotes-whole-characters", test_error_is_utf8);
  g_test_add_func ("/markup/strip-leaves-the-words", test_strip);
  return g_test_run ();
}
