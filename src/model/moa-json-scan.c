/* SPDX-License-Identifier: GPL-3.0-or-later */

/* RFC 8259 to the letter, in one pass and without recursion. What has been read is kept as a state:
 * what may come next; and as a stack of the containers that are open. The first breach of the
 * grammar ends the pass, for what follows it cannot be trusted; a number out of range, a string too
 * long, a double member and an escape that stands for no character of a text are noted and the pass
 * goes on. */

#include "moa-json-scan.h"

#include <math.h>
#include <string.h>

#include "moa-json-names.h"
#include "moa-word.h"

#define MAX_SAFE_INTEGER "9007199254740991" /* 2^53 - 1, as RFC 8259 section 6 advises */

/* What may come next. */
typedef enum
{
  STATE_VALUE,
  STATE_VALUE_OR_CLOSE,
  STATE_ELEMENT,
  STATE_NAME,
  STATE_NAME_OR_CLOSE,
  STATE_COLON,
  STATE_COMMA_OR_CLOSE,
  STATE_END,
  STATE_DONE,
  STATE_FAILED,
} State;

typedef struct
{
  MoaJsonTape *tape;
  MoaFindings *findings;
  const char *at;
  const char *end;
  guint context;        /* the value that a breach at this place belongs to */
  const char *no_text;  /* the first escape of the present string that is no text, or NULL */
  const char *expected; /* what should stand there instead */
  guint depth;
  guint stack[MOA_JSON_MAX_DEPTH];
} Scanner;

static gsize
get_offset (const Scanner *self, const char *at)
{
  return (gsize) (at - self->tape->text);
}

static gboolean
is_word_character (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '$';
}

static char *
describe_word (const Scanner *self)
{
  gsize length = 0;

  while (length < 20 && self->at + length < self->end && is_word_character (self->at[length]))
    length++;
  return g_strdup_printf ("\"%.*s\"", (int) length, self->at);
}

static char *
describe_character (const Scanner *self)
{
  gunichar character = g_utf8_get_char_validated (self->at, self->end - self->at);

  if (character == 0xFEFF)
    return g_strdup ("a byte order mark");
  if (*self->at == '\0' || character >= 0x110000 || !g_unichar_isgraph (character))
    return g_strdup_printf ("the character U+%04X", *self->at == '\0' ? 0 : character);
  return g_strdup_printf ("\"%.*s\"", (int) (g_utf8_next_char (self->at) - self->at), self->at);
}

/* What stands at the current place, for the second half of "expected …, found …". */
static char *
describe_found (const Scanner *self)
{
  if (self->at >= self->end)
    return g_strdup ("the end of the file");
  switch (*self->at)
    {
    case '"':
      return g_strdup ("a string");
    case '\'':
      return g_strdup ("a single quote");
    case '\n':
    case '\r':
      return g_strdup ("the end of the line");
    case '/':
    case '#':
      return g_strdup ("a comment");
    default:
      break;
    }
  if (g_ascii_isdigit (*self->at))
    return g_strdup ("a number");
  return is_word_character (*self->at) ? describe_word (self) : describe_character (self);
}

static State
fail (Scanner *self, const char *expected)
{
  g_autofree char *found = describe_found (self);

  moa_findings_add_at (self->findings, self->context, get_offset (self, self->at), MOA_CODE_SYNTAX,
                       "expected %s, found %s", expected, found);
  return STATE_FAILED;
}

static gboolean
skip_digits (Scanner *self)
{
  const char *start = self->at;

  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;
  return self->at > start;
}

static gboolean
accept (Scanner *self, char c)
{
  if (self->at >= self->end || *self->at != c)
    return FALSE;
  self->at++;
  return TRUE;
}

/* Values and names */

static guint
push_token (Scanner *self, MoaJsonType type, const char *start)
{
  MoaJsonToken token = { .start = (guint32) get_offset (self, start),
                         .end = (guint32) get_offset (self, self->at),
                         .type = type };
  guint index = self->tape->tokens->len;

  if (type < MOA_JSON_ARRAY)
    token.next = index + 1;
  moa_json_tape_append (self->tape, &token);
  return index;
}

/* The state after a whole value: its container goes on, or the document is at its end. */
static State
finish_value (Scanner *self)
{
  if (self->depth == 0)
    return STATE_END;
  self->context = self->stack[self->depth - 1];
  return STATE_COMMA_OR_CLOSE;
}

static State
scan_word (Scanner *self)
{
  static const struct
  {
    const char *word;
    MoaJsonType type;
  } words[] = { { "null", MOA_JSON_NULL }, { "false", MOA_JSON_FALSE }, { "true", MOA_JSON_TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *start = self->at;
      gsize length = strlen (words[i].word);

      if ((gsize) (self->end - start) < length || memcmp (start, words[i].word, length) != 0
          || (start + length < self->end && is_word_character (start[length])))
        continue;
      self->at += length;
      push_token (self, words[i].type, start);
      return finish_value (self);
    }
  return fail (self, "a value");
}

/* Numbers */

static gboolean
is_unsafe_integer (const char *digits, gsize length)
{
  gsize limit = strlen (MAX_SAFE_INTEGER);

  return length > limit || (length == limit && memcmp (digits, MAX_SAFE_INTEGER, limit) > 0);
}

/* Whether a number is infinite as a double, or becomes 0 though one of its digits is not. */
static gboolean
is_out_of_double (const Scanner *self, guint number)
{
  gsize length;
  const char *raw = moa_json_tape_peek_raw (self->tape, number, &length);
  double value = moa_json_tape_get_number (self->tape, number);

  if (value != 0.0)
    return isinf (value);
  for (gsize i = 0; i < length && raw[i] != 'e' && raw[i] != 'E'; i++)
    {
      if (raw[i] >= '1' && raw[i] <= '9')
        return TRUE;
    }
  return FALSE;
}

static void
check_number_range (Scanner *self, guint number, const char *digits, gboolean is_integer)
{
  if (is_integer && is_unsafe_integer (digits, (gsize) (self->at - digits)))
    moa_findings_add (self->findings, number, MOA_CODE_NUMBER_RANGE,
                      "expected a whole number from -%s to %s, found one beyond", MAX_SAFE_INTEGER,
                      MAX_SAFE_INTEGER);
  else if (!is_integer && is_out_of_double (self, number))
    moa_findings_add (self->findings, number, MOA_CODE_NUMBER_RANGE,
                      "expected a number that a double can hold, found one beyond");
}

/* The next three return what was expected where the grammar is broken, or NULL. */
static const char *
skip_integer_part (Scanner *self)
{
  if (!accept (self, '0'))
    return skip_digits (self) ? NULL : "a digit";
  if (self->at < self->end && g_ascii_isdigit (*self->at))
    return "no digit after a leading zero";
  return NULL;
}

static const char *
skip_fraction (Scanner *self)
{
  if (accept (self, '.') && !skip_digits (self))
    return "a digit after the decimal point";
  return NULL;
}

static const char *
skip_exponent (Scanner *self)
{
  if (!accept (self, 'e') && !accept (self, 'E'))
    return NULL;
  if (!accept (self, '+'))
    accept (self, '-');
  return skip_digits (self) ? NULL : "a digit in the exponent";
}

static State
scan_number (Scanner *self)
{
  const char *start = self->at;
  const char *digits = *start == '-' ? start + 1 : start;
  const char *integer_end;
  const char *expected;

  self->at = digits;
  expected = skip_integer_part (self);
  integer_end = self->at;
  if (expected == NULL)
    expected = skip_fraction (self);
  if (expected == NULL)
    expected = skip_exponent (self);
  if (expected != NULL)
    return fail (self, expected);
  check_number_range (self, push_token (self, MOA_JSON_NUMBER, start), digits,
                      integer_end == self->at);
  return finish_value (self);
}

/* Strings */

static gboolean
read_hex4 (const Scanner *self, const char *at, guint *unit)
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
is_low_surrogate (const Scanner *self, const char *at)
{
  guint unit;

  return at + 1 < self->end && at[0] == '\\' && at[1] == 'u' && read_hex4 (self, at + 2, &unit)
         && unit >= 0xDC00 && unit <= 0xDFFF;
}

static void
note_no_text (Scanner *self, const char *expected)
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
skip_unicode_escape (Scanner *self)
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
skip_escape (Scanner *self)
{
  if (self->at + 1 < self->end && self->at[1] == 'u')
    return skip_unicode_escape (self);
  if (self->at + 1 >= self->end || self->at[1] == '\0'
      || strchr ("\"\\/bfnrt", self->at[1]) == NULL)
    return "one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u";
  self->at += 2;
  return NULL;
}

static State
fail_in_string (Scanner *self, const char *expected)
{
  g_autofree char *escape = NULL;

  if (self->at >= self->end || *self->at != '\\')
    return fail (self, expected);
  escape = g_utf8_substring (self->at, 0, MIN (6, g_utf8_strlen (self->at, self->end - self->at)));
  moa_findings_add_at (self->findings, self->context, get_offset (self, self->at), MOA_CODE_SYNTAX,
                       "expected %s, found \"%s\"", expected, escape);
  return STATE_FAILED;
}

static void
report_no_text (Scanner *self, guint string)
{
  if (self->no_text == NULL)
    return;
  moa_findings_add_at (self->findings, string, get_offset (self, self->no_text),
                       MOA_CODE_BAD_MARKUP, "expected %s, found \"%.6s\"", self->expected,
                       self->no_text);
  self->no_text = NULL;
}

static void
check_string_length (Scanner *self, guint string)
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
skip_plain_characters (Scanner *self)
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

/* Reads a string or name, from its quote to its quote, onto the tape. */
static gboolean
scan_string (Scanner *self)
{
  const char *start = self->at++;
  gboolean escaped = FALSE;
  const char *expected = NULL;
  guint string;

  while (expected == NULL)
    {
      skip_plain_characters (self);
      if (accept (self, '"'))
        break;
      escaped = TRUE;
      expected = "the closing quote of a string";
      if (self->at < self->end && *self->at == '\\')
        expected = skip_escape (self);
      else if (self->at < self->end)
        expected = "the closing quote of a string, or an escape for a control character";
    }
  if (expected != NULL)
    return fail_in_string (self, expected) != STATE_FAILED;
  string = push_token (self, MOA_JSON_STRING, start);
  moa_json_tape_set_escaped (self->tape, string, escaped);
  report_no_text (self, string);
  check_string_length (self, string);
  return TRUE;
}

static State
scan_name (Scanner *self)
{
  if (!scan_string (self))
    return STATE_FAILED;
  self->context = self->tape->tokens->len - 1;
  return STATE_COLON;
}

/* Containers */

static State
open_container (Scanner *self, MoaJsonType type)
{
  const char *start = self->at;
  guint container;

  if (self->depth == MOA_JSON_MAX_DEPTH)
    {
      moa_findings_add_at (self->findings, self->context, get_offset (self, start),
                           MOA_CODE_TOO_DEEP, "expected at most %d levels of nesting, found more",
                           MOA_JSON_MAX_DEPTH);
      return STATE_FAILED;
    }
  self->at++;
  container = push_token (self, type, start);
  self->stack[self->depth++] = container;
  self->context = container;
  return type == MOA_JSON_ARRAY ? STATE_VALUE_OR_CLOSE : STATE_NAME_OR_CLOSE;
}

static State
close_container (Scanner *self)
{
  guint container = self->stack[--self->depth];

  self->at++;
  moa_json_tape_close (self->tape, container, get_offset (self, self->at));
  if (moa_json_tape_get_type (self->tape, container) == MOA_JSON_OBJECT)
    moa_json_check_names (self->tape, self->findings, container);
  return finish_value (self);
}

/* States */

static gboolean
is_in_object (const Scanner *self)
{
  return moa_json_tape_get_type (self->tape, self->stack[self->depth - 1]) == MOA_JSON_OBJECT;
}

static State
step_value (Scanner *self, const char *expected)
{
  if (self->at >= self->end)
    return fail (self, expected);
  switch (*self->at)
    {
    case '{':
      return open_container (self, MOA_JSON_OBJECT);
    case '[':
      return open_container (self, MOA_JSON_ARRAY);
    case '"':
      return scan_string (self) ? finish_value (self) : STATE_FAILED;
    case 'n':
    case 'f':
    case 't':
      return scan_word (self);
    default:
      if (*self->at == '-' || g_ascii_isdigit (*self->at))
        return scan_number (self);
      return fail (self, expected);
    }
}

static State
step_value_or_close (Scanner *self)
{
  if (self->at < self->end && *self->at == ']')
    return close_container (self);
  return step_value (self, "a value or \"]\"");
}

static State
step_name (Scanner *self, const char *expected)
{
  if (self->at < self->end && *self->at == '"')
    return scan_name (self);
  return fail (self, expected);
}

static State
step_name_or_close (Scanner *self)
{
  if (self->at < self->end && *self->at == '}')
    return close_container (self);
  return step_name (self, "a member name in double quotes or \"}\"");
}

static State
step_colon (Scanner *self)
{
  return accept (self, ':') ? STATE_VALUE : fail (self, "\":\" after the member name");
}

static State
step_comma_or_close (Scanner *self)
{
  gboolean in_object = is_in_object (self);

  if (accept (self, ','))
    return in_object ? STATE_NAME : STATE_ELEMENT;
  if (self->at < self->end && *self->at == (in_object ? '}' : ']'))
    return close_container (self);
  return fail (self, in_object ? "\",\" or \"}\"" : "\",\" or \"]\"");
}

static State
step_end (Scanner *self)
{
  return self->at >= self->end ? STATE_DONE : fail (self, "the end of the file after the value");
}

static State
step (Scanner *self, State state)
{
  switch (state)
    {
    case STATE_VALUE:
      return step_value (self, "a value");
    case STATE_VALUE_OR_CLOSE:
      return step_value_or_close (self);
    case STATE_ELEMENT:
      return step_value (self, "a value after the comma");
    case STATE_NAME:
      return step_name (self, "a member name in double quotes after the comma");
    case STATE_NAME_OR_CLOSE:
      return step_name_or_close (self);
    case STATE_COLON:
      return step_colon (self);
    case STATE_COMMA_OR_CLOSE:
      return step_comma_or_close (self);
    case STATE_END:
      return step_end (self);
    case STATE_DONE:
    case STATE_FAILED:
    default:
      g_assert_not_reached ();
    }
}

static void
skip_space (Scanner *self)
{
  while (self->at < self->end
         && (*self->at == ' ' || *self->at == '\n' || *self->at == '\t' || *self->at == '\r'))
    self->at++;
}

/* A NUL is UTF-8, though no JSON; the pass itself stops there at the latest. */
static gboolean
check_utf8 (const MoaJsonTape *tape, MoaFindings *findings)
{
  const char *end = moa_word_find_not_utf8 (tape->text, tape->length);

  if (end == NULL || *end == '\0')
    return TRUE;
  moa_findings_add_at (findings, 0, (gsize) (end - tape->text), MOA_CODE_NOT_UTF8,
                       "expected UTF-8, found the byte 0x%02X", (guint) (guchar) *end);
  return FALSE;
}

static State
fail_with_values (Scanner *self)
{
  moa_findings_add_at (self->findings, self->context, get_offset (self, self->at), MOA_CODE_LIMIT,
                       "expected at most %d values and names, found more", MOA_JSON_MAX_VALUES);
  return STATE_FAILED;
}

/* moa_json_scan:
 * @tape: empty, over at most 256 MiB of text
 * @findings: about the same tape; gains every breach of RFC 8259 and of the limits
 *
 * Fills `tape` with the values of its text. Returns whether the whole text is one JSON value; when
 * it is not, what was read until then is still on the tape so that findings have pointers. */
gboolean
moa_json_scan (MoaJsonTape *tape, MoaFindings *findings)
{
  Scanner self = {
    .tape = tape, .findings = findings, .at = tape->text, .end = tape->text + tape->length
  };
  State state = STATE_VALUE;

  g_return_val_if_fail (tape->length < 1u << 28, FALSE);

  if (!check_utf8 (tape, findings))
    return FALSE;
  while (state < STATE_DONE)
    {
      skip_space (&self);
      state = step (&self, state);
      if (tape->tokens->len > MOA_JSON_MAX_VALUES)
        state = fail_with_values (&self);
    }
  return state == STATE_DONE;
}
