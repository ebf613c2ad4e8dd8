/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The scanner over any bytes. Whatever it put on the tape is read as the reader of a lesson would,
 * and its findings are printed, also when the document is none. */

#include <math.h>
#include <string.h>

#include "moa-fuzz.h"
#include "moa-json-scan.h"

#define MAX_MESSAGE 1000 /* bytes */

static void
read_string (const MoaJsonTape *tape, guint string, gboolean is_sound)
{
  g_autofree char *text = moa_json_tape_dup_string (tape, string);
  gsize raw_length;

  moa_json_tape_peek_raw (tape, string, &raw_length);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_cmpuint (strlen (text), <=, raw_length);
  g_assert_true (!is_sound || moa_json_tape_equals (tape, string, text));
}

/* The last name of a document that is cut off may have no value: members are looked for in whole
 * ones only. */
static void
read_container (const MoaJsonTape *tape, guint container, gboolean is_whole)
{
  guint count = 0;

  for (guint v = moa_json_tape_first (tape, container); v != 0;
       v = moa_json_tape_next (tape, container, v), count++)
    g_assert_cmpuint (v, >, container);
  g_assert_cmpuint (moa_json_tape_count (tape, container), ==, count);
  if (is_whole)
    moa_json_tape_find_member (tape, container, "id");
}

static void
read_value (const MoaJsonTape *tape, guint value, gboolean is_whole, gboolean is_sound)
{
  g_assert_cmpuint (moa_json_tape_get_start (tape, value), <, tape->length);
  switch (moa_json_tape_get_type (tape, value))
    {
    case MOA_JSON_NUMBER:
      g_assert_true (isfinite (moa_json_tape_get_number (tape, value)) || !is_sound);
      break;
    case MOA_JSON_STRING:
      read_string (tape, value, is_sound);
      break;
    case MOA_JSON_ARRAY:
    case MOA_JSON_OBJECT:
      read_container (tape, value, is_whole);
      break;
    case MOA_JSON_NULL:
    case MOA_JSON_FALSE:
    case MOA_JSON_TRUE:
    default:
      break;
    }
}

/* A finding names a place of the document, and repeats little of it: one line of UTF-8. */
static void
read_diagnostic (const MoaDiagnostic *diagnostic, guint n_lines)
{
  g_autofree char *line = moa_diagnostic_to_string (diagnostic);

  g_assert_true (g_utf8_validate (line, -1, NULL));
  g_assert_null (strchr (line, '\n'));
  g_assert_cmpuint (strlen (diagnostic->message), <, MAX_MESSAGE);
  g_assert_cmpuint (diagnostic->location.line, >=, 1);
  g_assert_cmpuint (diagnostic->location.line, <=, n_lines);
  g_assert_cmpuint (diagnostic->location.column, >=, 1);
}

static guint
count_lines (const uint8_t *data, size_t size)
{
  guint n_lines = 1;

  for (size_t i = 0; i < size; i++)
    n_lines += data[i] == '\n';
  return n_lines;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (MoaJsonTape) tape = moa_json_tape_new ((const char *) data, size);
  g_autoptr (MoaFindings) findings = moa_findings_new (tape);
  g_autoptr (GPtrArray) diagnostics = moa_diagnostics_new ();
  g_autofree char *json = NULL;
  gboolean is_whole = moa_json_scan (tape, findings);
  guint n_lines = count_lines (data, size);

  g_assert_true (is_whole || moa_findings_get_n_errors (findings) > 0);
  for (guint i = 0; i < tape->tokens->len; i++)
    read_value (tape, i, is_whole, moa_findings_get_n_errors (findings) == 0);
  moa_findings_report (findings, "bundle.json", diagnostics);
  for (guint i = 0; i < diagnostics->len; i++)
    read_diagnostic (g_ptr_array_index (diagnostics, i), n_lines);
  json = moa_diagnostics_to_json (diagnostics);
  g_assert_true (g_utf8_validate (json, -1, NULL));
  return 0;
}
