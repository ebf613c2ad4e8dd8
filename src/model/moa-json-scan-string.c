/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Strings of RFC 8259, section 7. */
#include <string.h>

#include "moa-json-scan-private.h"
#include "moa-word.h"

static gboolean
read_hex4 (const MoaJsonScanner *self, const char *at, guint *unit)
{
  *unit = 0;
  for (guint i = 0; i < 4; i++)
    {
      if (at + i >= self->end || !g_ascii_isxdigit (at[i]))
        return FALSE;
      *unit = *unit * 16 + (guint) g_ascii_xdigit_value (at[i]);
    }
  return TRUE;
}

static gboolean
is_low_surrogate (const MoaJsonScanner *self, const char *at)
{
  guint unit;

  return at + 1 < self->end && at[0] == '\\' && at[1] == 'u' && read_hex4 (self, at + 2, &unit)
         && unit >= 0xDC00 && unit <= 0xDFFF;
}

static void
note_no_text (MoaJsonScanner *self, const char *expected)
{
  if (self->no_text != NULL)
    return;
  self->no_text = self->at;
  self->expected = expected;
}

/* Steps over \uXXXX or a surrogate pair of them; returns what was expected there, or NULL. The
 * grammar allows U+0000 and half a pair (RFC 8259, sections 7 and 8.2), but no text can hold the
 * one and no Unicode the other: they are mistakes of the lesson, not of the JSON. */
static const char *
skip_unicode_escape (MoaJsonScanner *self)
{
  guint unit;

  if (!read_hex4 (self, self->at + 2, &unit))
    return "four hexadecimal digits after \\u";
  if (unit == 0)
    note_no_text (self, "a character other than U+0000");
  else if (unit >= 0xDC00 && unit <= 0xDFFF)
    note_no_text (self, "the first half of a surrogate pair before the second");
  else if (unit >= 0xD800 && unit <= 0xDBFF && !is_low_surrogate (self, self->at + 6))
    note_no_text (self, "both halves of a surrogate pair");
  else if (unit >= 0xD800 && unit <= 0xDBFF)
    self->at += 6;
  self->at += 6;
  return NULL;
}

static const char *
skip_escape (MoaJsonScanner *self)
{
  if (self->at + 1 < self->end && self->at[1] == 'u')
    return skip_unicode_escape (self);
  if (self->at + 1 >= self->end || self->at[1] == '\0'
      || strchr ("\"\\/bfnrt", self->at[1]) == NULL)
    return "one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u";
  self->at += 2;
  return NULL;
}

static void
fail_in_string (MoaJsonScanner *self, const char *expected)
{
  g_autofree char *escape = NULL;

  if (self->at >= self->end || *self->at != '\\')
    {
      moa_json_scanner_fail (self, expected);
      return;
    }
  escape = g_utf8_substring (self->at, 0, MIN (6, g_utf8_strlen (self->at, self->end - self->at)));
  moa_findings_add_at (self->findings, self->context, moa_json_scanner_get_offset (self, self->at),
                       MOA_CODE_SYNTAX, "expected %s, found \"%s\"", expected, escape);
}

static void
report_no_text (MoaJsonScanner *self, guint string)
{
  if (self->no_text == NULL)
    return;
  moa_findings_add_at (self->findings, string, moa_json_scanner_get_offset (self, self->no_text),
                       MOA_CODE_BAD_MARKUP, "expected %s, found \"%.6s\"", self->expected,
                       self->no_text);
  self->no_text = NULL;
}

static void
check_string_length (MoaJsonScanner *self, guint string)
{
  gsize length;
  const char *raw = moa_json_tape_peek_raw (self->tape, string, &length);
  g_autofree char *text = NULL;
  glong characters;

  if (length <= MOA_JSON_MAX_STRING)
    return;
  if (moa_json_tape_is_escaped (self->tape, string))
    text = moa_json_tape_dup_string (self->tape, string);
  characters = g_utf8_strlen (text != NULL ? text : raw, text != NULL ? -1 : (gssize) length);
  if (characters > MOA_JSON_MAX_STRING)
    moa_findings_add (self->findings, string, MOA_CODE_STRING_TOO_LONG,
                      "expected at most %d characters, found %ld", MOA_JSON_MAX_STRING, characters);
}

static gboolean
is_plain_character (char c)
{
  return (guchar) c >= 0x20 && c != '"' && c != '\\';
}

/* Most of a lesson is text, so its plain characters are stepped over eight at a time. */
static void
skip_plain_characters (MoaJsonScanner *self)
{
  guint64 word;

  while (self->end - self->at >= (gssize) sizeof word)
    {
      memcpy (&word, self->at, sizeof word);
      if ((moa_word_find_below (word, 0x20) | moa_word_find_below (word ^ MOA_WORD_OF ('"'), 1)
           | moa_word_find_below (word ^ MOA_WORD_OF ('\\'), 1))
          != 0)
        break;
      self->at += sizeof word;
    }
  while (self->at < self->end && is_plain_character (*self->at))
    self->at++;
}

/* Reads a string or name, from its quote to its quote, onto the tape; FALSE, with the breach noted,
 * where the grammar is broken. */
gboolean
moa_json_scan_string (MoaJsonScanner *self)
{
  const char *start = self->at++;
  gboolean escaped = FALSE;
  const char *expected = NULL;
  guint string;

  while (expected == NULL)
    {
      skip_plain_characters (self);
      if (moa_json_scanner_accept (self, '"'))
        break;
      escaped = TRUE;
      expected = "the closing quote of a string";
      if (self->at < self->end && *self->at == '\\')
        expected = skip_escape (self);
      else if (self->at < self->end)
        expected = "the closing quote of a string, or an escape for a control character";
    }
  if (expected != NULL)
    {
      fail_in_string (self, expected);
      return FALSE;
    }
  string = moa_json_scanner_push (self, MOA_JSON_STRING, start);
  moa_json_tape_set_escaped (self->tape, string, escaped);
  report_no_text (self, string);
  check_string_length (self, string);
  return TRUE;
}
