/* SPDX-License-Identifier: GPL-3.0-or-later */

/* RFC 8259, production by production: each line of tests/data/json/cases.txt is a document and what
 * the scan says of it. */

#include <string.h>

#include "scan-text.h"

#define MIN_CASES 150

typedef struct
{
  char *verdict; /* "ok", or "code line:column pointer" of the only finding */
  GBytes *document;
} Case;

static void
case_free (gpointer data)
{
  Case *self = data;

  g_free (self->verdict);
  g_bytes_unref (self->document);
  g_free (self);
}

static void
assert_scan (const char *text, gsize length, const char *expected)
{
  g_autoptr (GPtrArray) diagnostics = scan_text (text, length);
  g_autofree char *verdict = g_strdup ("ok");

  for (guint i = 0; i < diagnostics->len; i++)
    {
      const MoaDiagnostic *found = g_ptr_array_index (diagnostics, i);

      g_free (verdict);
      verdict = g_strdup_printf ("%s %u:%u %s", moa_code_to_string (found->code),
                                 found->location.line, found->location.column, found->pointer);
      g_assert_true (g_utf8_validate (found->pointer, -1, NULL));
      g_assert_cmpint (found->severity, ==, MOA_SEVERITY_ERROR);
    }
  g_assert_cmpstr (verdict, ==, expected);
  g_assert_cmpuint (diagnostics->len, <=, 1);
}

static void
test_case (gconstpointer data)
{
  const Case *self = data;
  gsize length;
  const char *text = g_bytes_get_data (self->document, &length);
  /* The bytes stand at the end of their block, so that reading past them is noticed. */
  g_autofree char *exact = g_memdup2 (text, length);

  assert_scan (exact != NULL ? exact : "", length, self->verdict);
}

/* A line is name, verdict and document with tabs between them; a byte of the document that is not
 * printable ASCII is written as in a URI. */
static gboolean
add_case (const char *line)
{
  g_auto (GStrv) fields = g_strsplit (line, "\t", 3);
  g_autofree char *path = NULL;
  Case *self;

  if (*line == '#' || *line == '\0')
    return FALSE;
  g_assert_cmpuint (g_strv_length (fields), ==, 3);
  path = g_strconcat ("/json-conformance/", fields[0], NULL);
  self = g_new (Case, 1);
  self->verdict = g_strdup (fields[1]);
  self->document = g_uri_unescape_bytes (fields[2], -1, NULL, NULL);
  if (self->document == NULL)
    self->document = g_bytes_new (NULL, 0);
  g_test_add_data_func_full (path, self, test_case, case_free);
  return TRUE;
}

static guint
add_cases (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "json", "cases.txt", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_cases = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    n_cases += add_case (lines[i]) ? 1 : 0;
  return n_cases;
}

/* Large files made of one thing that could cost more than its share. */

static void
assert_large (const char *piece, gsize n_pieces, const char *expected)
{
  gsize length = strlen (piece);
  g_autofree char *text = g_malloc (length * n_pieces);

  for (gsize i = 0; i < n_pieces; i++)
    memcpy (text + i * length, piece, length);
  assert_scan (text, length * n_pieces, expected);
}

static void
test_large_files_are_judged_in_proportion (void)
{
  const gsize mib = 1024 * 1024;

  assert_large ("[", 64 * mib,
                "too-deep 1:33 /0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0");
  assert_large ("\xFF", 64 * mib, "not-utf8 1:1 ");
  assert_large ("9", 8 * mib, "number-range 1:1 ");
  assert_large (" ", 8 * mib, "syntax 1:8388609 ");
  assert_large ("\n", 8 * mib, "syntax 8388609:1 ");
  assert_large ("\"", 8 * mib, "syntax 1:3 ");
}

int
main (int argc, char *argv[])
{
  guint n_cases;

  g_test_init (&argc, &argv, NULL);
  n_cases = add_cases ();
  g_assert_cmpuint (n_cases, >=, MIN_CASES);
  g_test_add_func ("/json-conformance/large-files-are-judged-in-proportion",
                   test_large_files_are_judged_in_proportion);
  return g_test_run ();
}
