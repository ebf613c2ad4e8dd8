/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "scan-text.h"

/* A document and what the scan says of it: NULL for nothing, else "line:column /pointer code" of
 * the only finding. */
typedef struct
{
  const char *text;
  gssize length; /* -1: to the NUL */
  const char *verdict;
} Case;

static const Case cases[] = {
  /* Values */
  { "null", -1, NULL },
  { "true", -1, NULL },
  { "false", -1, NULL },
  { " \t\r\n0 \t\r\n", -1, NULL },
  { "\"\"", -1, NULL },
  { "[]", -1, NULL },
  { "{}", -1, NULL },
  { "[ ]", -1, NULL },
  { "{ }", -1, NULL },
  { "[null,true,false,0,\"\",[],{}]", -1, NULL },
  { "{\"\":0}", -1, NULL },
  { "{\"a\":{\"a\":{\"a\":[1]}}}", -1, NULL },
  { "", -1, "1:1  syntax" },
  { "   ", -1, "1:4  syntax" },
  { "nul", -1, "1:1  syntax" },
  { "nulll", -1, "1:1  syntax" },
  { "True", -1, "1:1  syntax" },
  { "NaN", -1, "1:1  syntax" },
  { "Infinity", -1, "1:1  syntax" },
  { "-Infinity", -1, "1:2  syntax" },
  { "undefined", -1, "1:1  syntax" },
  { "nu\0l", 4, "1:1  syntax" },
  { "1\0", 2, "1:2  syntax" },
  /* Structure */
  { "[1,2,]", -1, "1:6  syntax" },
  { "[,1]", -1, "1:2  syntax" },
  { "[1,,2]", -1, "1:4  syntax" },
  { "[1 2]", -1, "1:4  syntax" },
  { "[1", -1, "1:3  syntax" },
  { "[", -1, "1:2  syntax" },
  { "]", -1, "1:1  syntax" },
  { "[1}", -1, "1:3  syntax" },
  { "[1]]", -1, "1:4  syntax" },
  { "{\"a\":1,}", -1, "1:8  syntax" },
  { "{,}", -1, "1:2  syntax" },
  { "{\"a\"}", -1, "1:5 /a syntax" },
  { "{\"a\" 1}", -1, "1:6 /a syntax" },
  { "{\"a\":}", -1, "1:6 /a syntax" },
  { "{\"a\":1 \"b\":2}", -1, "1:8  syntax" },
  { "{\"a\"::1}", -1, "1:6 /a syntax" },
  { "{a:1}", -1, "1:2  syntax" },
  { "{1:1}", -1, "1:2  syntax" },
  { "{'a':1}", -1, "1:2  syntax" },
  { "{\"a\":1", -1, "1:7  syntax" },
  { "{\"a\":1]", -1, "1:7  syntax" },
  { "1 2", -1, "1:3  syntax" },
  { "{}{}", -1, "1:3  syntax" },
  { "// note\n1", -1, "1:1  syntax" },
  { "[1, /* two */ 2]", -1, "1:5  syntax" },
  { "# note\n1", -1, "1:1  syntax" },
  { "\xEF\xBB\xBF"
    "1",
    -1, "1:1  syntax" },
  { "[1\f]", -1, "1:3  syntax" },
  { "[\xC2\xA0"
    "1]",
    -1, "1:2  syntax" },
  /* Numbers */
  { "-0", -1, NULL },
  { "-0.0e-0", -1, NULL },
  { "10.25E+2", -1, NULL },
  { "1e308", -1, NULL },
  { "5e-324", -1, NULL },
  { "9007199254740991", -1, NULL },
  { "-9007199254740991", -1, NULL },
  { "0.00000000000000000000000000000000000001", -1, NULL },
  { "0e99999", -1, NULL },
  { "9007199254740992", -1, "1:1  number-range" },
  { "-9007199254740992", -1, "1:1  number-range" },
  { "123456789012345678901234567890", -1, "1:1  number-range" },
  { "1e309", -1, "1:1  number-range" },
  { "-1e999999999999", -1, "1:1  number-range" },
  { "1e-400", -1, "1:1  number-range" },
  { "01", -1, "1:2  syntax" },
  { "-01", -1, "1:3  syntax" },
  { "00", -1, "1:2  syntax" },
  { "+1", -1, "1:1  syntax" },
  { "-", -1, "1:2  syntax" },
  { ".5", -1, "1:1  syntax" },
  { "1.", -1, "1:3  syntax" },
  { "1.e3", -1, "1:3  syntax" },
  { "1e", -1, "1:3  syntax" },
  { "1e+", -1, "1:4  syntax" },
  { "1.5.5", -1, "1:4  syntax" },
  { "0x10", -1, "1:2  syntax" },
  { "1_000", -1, "1:2  syntax" },
  { "--1", -1, "1:2  syntax" },
  { "1e5.5", -1, "1:4  syntax" },
  /* Strings */
  { "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", -1, NULL },
  { "\"\\u00e9\\u20AC\"", -1, NULL },
  { "\"\\ud83d\\ude00\"", -1, NULL },
  { "\"\x7F\"", -1, NULL },
  { "\"\xF0\x9F\x98\x80\"", -1, NULL },
  { "\"\xE2\x80\xA8\"", -1, NULL },
  { "\"abc", -1, "1:5  syntax" },
  { "\"", -1, "1:2  syntax" },
  { "\"a\nb\"", -1, "1:3  syntax" },
  { "\"a\tb\"", -1, "1:3  syntax" },
  { "\"a\0b\"", 5, "1:3  syntax" },
  { "\"\\x41\"", -1, "1:2  syntax" },
  { "\"\\'\"", -1, "1:2  syntax" },
  { "\"\\", -1, "1:2  syntax" },
  { "\"\\\"", -1, "1:4  syntax" },
  { "\"\\u12\"", -1, "1:2  syntax" },
  { "\"\\u12g4\"", -1, "1:2  syntax" },
  { "\"\\u\xC3\xA9\xC3\xA9\"", -1, "1:2  syntax" },
  { "\"\\u0000\"", -1, "1:2  bad-markup" },
  { "\"\\ud800\"", -1, "1:2  bad-markup" },
  { "\"\\ud800\\n\"", -1, "1:2  bad-markup" },
  { "\"\\ud800\\ud800\"", -1, "1:2  bad-markup" },
  { "\"\\ud800\\u", -1, "1:8  syntax" },
  { "\"\\udc00\"", -1, "1:2  bad-markup" },
  { "'a'", -1, "1:1  syntax" },
  /* UTF-8 */
  { "\"\xFF\"", -1, "1:2  not-utf8" },
  { "\"\xC0\x80\"", -1, "1:2  not-utf8" },
  { "\"\xED\xA0\x80\"", -1, "1:2  not-utf8" },
  { "\"\xF4\x90\x80\x80\"", -1, "1:2  not-utf8" },
  { "\"\xE2\x82", -1, "1:2  not-utf8" },
  { "[1,\n\"\xC3\xA9\xC3\"]", -1, "2:3  not-utf8" },
  { "\xFF\xFE[\0]\0", 6, "1:1  not-utf8" },
  /* Members */
  { "{\"a\":1,\"A\":1}", -1, NULL },
  { "{\"a\":1,\"a\":1}", -1, "1:8 /a duplicate-member" },
  { "{\"a\":1,\"\\u0061\":1}", -1, "1:8 /a duplicate-member" },
  { "[{\"a\":{\"b\":1,\"b\":2}}]", -1, "1:14 /0/a/b duplicate-member" },
  { "{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1,\"f\":1,\"g\":1,\"h\":1,\"i\":1,\"j\":1,\"k\":1,"
    "\"l\":1,"
    "\"m\":1,\"a\":1}",
    -1, "1:80 /a duplicate-member" },
  /* Places */
  { "[\r\n  1,\r\n  x\r\n]", -1, "3:3  syntax" },
  { "[\"\xC3\xA9\xE2\x82\xAC\", x]", -1, "1:8  syntax" },
  { "{\"a/b\":{\"m~n\":[0,x]}}", -1, "1:18 /a~1b/m~0n syntax" },
};

static char *
describe (GPtrArray *diagnostics)
{
  const MoaDiagnostic *first;

  if (diagnostics->len == 0)
    return NULL;
  first = g_ptr_array_index (diagnostics, 0);
  return g_strdup_printf ("%u:%u %s %s", first->location.line, first->location.column,
                          first->pointer, moa_code_to_string (first->code));
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  gsize length = c->length >= 0 ? (gsize) c->length : strlen (c->text);
  /* The bytes stand at the end of their block, so that reading past them is noticed. */
  g_autofree char *exact = g_memdup2 (c->text, length);
  g_autoptr (GPtrArray) diagnostics = scan_text (length > 0 ? exact : "", length);
  g_autofree char *verdict = describe (diagnostics);

  g_assert_cmpstr (verdict, ==, c->verdict);
  g_assert_cmpuint (diagnostics->len, ==, c->verdict != NULL ? 1 : 0);
}

static char *
nest (guint depth)
{
  g_autofree char *open = g_strnfill (depth, '[');
  g_autofree char *close = g_strnfill (depth, ']');

  return g_strconcat (open, close, NULL);
}

static void
test_depth_limit (void)
{
  g_autofree char *deep_enough = nest (32);
  g_autofree char *too_deep = nest (33);
  g_autofree char *abyss = nest (1000000);
  g_autoptr (GPtrArray) none = scan_text (deep_enough, strlen (deep_enough));
  g_autoptr (GPtrArray) one = scan_text (too_deep, strlen (too_deep));
  g_autoptr (GPtrArray) same = scan_text (abyss, strlen (abyss));

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpint (((MoaDiagnostic *) one->pdata[0])->code, ==, MOA_CODE_TOO_DEEP);
  g_assert_cmpuint (((MoaDiagnostic *) one->pdata[0])->location.column, ==, 33);
  g_assert_cmpuint (same->len, ==, 1);
}

static char *
quote_many (const char *unit, guint count)
{
  GString *text = g_string_new ("\"");

  for (guint i = 0; i < count; i++)
    g_string_append (text, unit);
  g_string_append_c (text, '"');
  return g_string_free (text, FALSE);
}

static void
test_string_limit_counts_characters (void)
{
  static const char *const units[] = { "a", "\xE2\x82\xAC", "\\u20ac", "\\ud83d\\ude00", "\\n" };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autofree char *longest = quote_many (units[i], 8000);
      g_autofree char *too_long = quote_many (units[i], 8001);
      g_autoptr (GPtrArray) none = scan_text (longest, strlen (longest));
      g_autoptr (GPtrArray) one = scan_text (too_long, strlen (too_long));

      g_assert_cmpuint (none->len, ==, 0);
      g_assert_cmpuint (one->len, ==, 1);
      g_assert_cmpint (((MoaDiagnostic *) one->pdata[0])->code, ==, MOA_CODE_STRING_TOO_LONG);
    }
}

static void
test_strings_decode (void)
{
  const char *text =
      "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\", \"\\u00e9\\u20AC\\ud83d\\ude00!\", \"plain\"]";
  g_autoptr (MoaJsonTape) tape = moa_json_tape_new (text, strlen (text));
  g_autoptr (MoaFindings) findings = moa_findings_new (tape);
  g_autofree char *first = NULL, *second = NULL;

  g_assert_true (moa_json_scan (tape, findings));
  first = moa_json_tape_dup_string (tape, 1);
  second = moa_json_tape_dup_string (tape, 2);
  g_assert_cmpstr (first, ==, "\"\\/\b\f\n\r\t");
  g_assert_cmpstr (second, ==, "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80!");
  g_assert_true (moa_json_tape_equals (tape, 2, second));
  g_assert_true (moa_json_tape_equals (tape, 3, "plain"));
  g_assert_false (moa_json_tape_equals (tape, 3, "plai"));
  g_assert_false (moa_json_tape_equals (tape, 3, "plains"));
}

static void
test_numbers_are_the_nearest_double (void)
{
  static const char *const numbers[] = { "0",
                                         "-0.1",
                                         "24.7",
                                         "0.3",
                                         "123456789012345",
                                         "1e22",
                                         "9007199254740991",
                                         "5e-324",
                                         "1.7976931348623157e308",
                                         "0.1000000000000000055511151231257827",
                                         "-3.30",
                                         "1E2" };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (MoaJsonTape) tape = moa_json_tape_new (numbers[i], strlen (numbers[i]));
      g_autoptr (MoaFindings) findings = moa_findings_new (tape);

      g_assert_true (moa_json_scan (tape, findings));
      g_assert_cmpfloat (moa_json_tape_get_number (tape, 0), ==, g_ascii_strtod (numbers[i], NULL));
    }
}

static void
test_walk_finds_all (void)
{
  const char *text = "{\"a\":[1,[2,3],{}],\"b\":{\"c\":4},\"d\":[]}";
  g_autoptr (MoaJsonTape) tape = moa_json_tape_new (text, strlen (text));
  g_autoptr (MoaFindings) findings = moa_findings_new (tape);
  guint a, b;

  g_assert_true (moa_json_scan (tape, findings));
  a = moa_json_tape_find_member (tape, 0, "a");
  b = moa_json_tape_find_member (tape, 0, "b");
  g_assert_cmpuint (moa_json_tape_count (tape, a), ==, 3);
  g_assert_cmpuint (moa_json_tape_count (tape, moa_json_tape_find_member (tape, 0, "d")), ==, 0);
  g_assert_cmpuint (moa_json_tape_find_member (tape, b, "c"), !=, 0);
  g_assert_cmpuint (moa_json_tape_find_member (tape, 0, "c"), ==, 0);
  g_assert_cmpuint (moa_json_tape_find_member (tape, a, "c"), ==, 0);
}

/* Thirty names of the greatest length, each in the other, around 1,000 mistakes: every pointer holds
 * all names. */
static void
test_pointers_are_bounded_together (void)
{
  g_autofree char *name = g_strnfill (MOA_JSON_MAX_STRING, 'n');
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) diagnostics = NULL;
  gsize n_bytes = 0;

  for (guint i = 0; i < 30; i++)
    g_string_append_printf (text, "{\"%s\":", name);
  g_string_append_c (text, '[');
  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "1e400,");
  g_string_append (text, "0]");
  for (guint i = 0; i < 30; i++)
    g_string_append_c (text, '}');
  diagnostics = scan_text (text->str, text->len);
  for (guint i = 0; i < diagnostics->len; i++)
    n_bytes += strlen (((MoaDiagnostic *) diagnostics->pdata[i])->pointer);

  g_assert_cmpuint (n_bytes, <=, 64 * 1024 * 1024);
  g_assert_cmpuint (diagnostics->len, >, 200);
  g_assert_cmpint (((MoaDiagnostic *) diagnostics->pdata[diagnostics->len - 1])->code, ==,
                   MOA_CODE_LIMIT);
}

/* A text that is not text compares with no other string, whatever it is shown as. */
static void
test_no_text_is_equal_to_itself_alone (void)
{
  const char *text = "[\"a\\u0000b\",\"a\",\"a\xEF\xBF\xBD"
                     "b\",\"\\ud800\",\"\\ud801\",\"\\udc00\"]";
  g_autoptr (MoaJsonTape) tape = moa_json_tape_new (text, strlen (text));
  g_autoptr (MoaFindings) findings = moa_findings_new (tape);
  g_autofree char *shown = NULL;

  g_assert_true (moa_json_scan (tape, findings));
  g_assert_cmpuint (moa_findings_get_n_errors (findings), ==, 4);
  shown = moa_json_tape_dup_string (tape, 1);
  g_assert_cmpstr (shown, ==,
                   "a\xEF\xBF\xBD"
                   "b");
  for (guint i = 1; i <= 6; i++)
    {
      g_autofree char *key = moa_json_tape_dup_key (tape, i);

      for (guint j = 1; j <= 6; j++)
        g_assert_cmpint (moa_json_tape_equals (tape, j, key), ==, i == j);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/json-scan/grammar/%u", i);

      g_test_add_data_func (name, &cases[i], test_case);
    }
  g_test_add_func ("/json-scan/32-levels-and-no-more", test_depth_limit);
  g_test_add_func ("/json-scan/string-limit-counts-characters",
                   test_string_limit_counts_characters);
  g_test_add_func ("/json-scan/pointers-are-bounded-together", test_pointers_are_bounded_together);
  g_test_add_func ("/json-scan/no-text-is-equal-to-itself-alone",
                   test_no_text_is_equal_to_itself_alone);
  g_test_add_func ("/json-scan/strings-decode", test_strings_decode);
  g_test_add_func ("/json-scan/numbers-are-the-nearest-double",
                   test_numbers_are_the_nearest_double);
  g_test_add_func ("/json-scan/walk-finds-all", test_walk_finds_all);
  return g_test_run ();
}
