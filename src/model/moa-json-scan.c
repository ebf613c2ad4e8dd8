/* SPDX-License-Identifier: GPL-3.0-or-later */

/* RFC 8259 to the letter, in one pass and without recursion. What has been read is kept as a state:
 * what may come next; and as a stack of the containers that are open. The first breach of the
 * grammar ends the pass, for what follows it cannot be trusted; a number out of range, a string too
 * long, a double member and an escape that stands for no character of a text are noted and the pass
 * goes on. */

#include "moa-json-scan.h"

#include "moa-json-names.h"
#include "moa-json-scan-private.h"
#include "moa-word.h"

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

static gboolean
is_word_character (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '$';
}

static char *
describe_word (const MoaJsonScanner *self)
{
  gsize length = 0;

  while (length < 20 && self->at + length < self->end && is_word_character (self->at[length]))
    length++;
  return g_strdup_printf ("\"%.*s\"", (int) length, self->at);
}

static char *
describe_character (const MoaJsonScanner *self)
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
describe_found (const MoaJsonScanner *self)
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

/* Notes that something else stands at the current place. */
void
moa_json_scanner_fail (MoaJsonScanner *self, const char *expected)
{
  g_autofree char *found = describe_found (self);

  moa_findings_add_at (self->findings, self->context, moa_json_scanner_get_offset (self, self->at),
                       MOA_CODE_SYNTAX, "expected %s, found %s", expected, found);
}

static State
fail (MoaJsonScanner *self, const char *expected)
{
  moa_json_scanner_fail (self, expected);
  return STATE_FAILED;
}

/* Values and names */

/* Puts what stands from `start` to the current place onto the tape. */
guint
moa_json_scanner_push (MoaJsonScanner *self, MoaJsonType type, const char *start)
{
  MoaJsonToken token = { .start = (guint32) moa_json_scanner_get_offset (self, start),
                         .end = (guint32) moa_json_scanner_get_offset (self, self->at),
                         .type = type };
  guint index = self->tape->tokens->len;

  if (type < MOA_JSON_ARRAY)
    token.next = index + 1;
  moa_json_tape_append (self->tape, &token);
  return index;
}

/* The state after a whole value: its container goes on, or the document is at its end. */
static State
finish_value (MoaJsonScanner *self)
{
  if (self->depth == 0)
    return STATE_END;
  self->context = self->stack[self->depth - 1];
  return STATE_COMMA_OR_CLOSE;
}

static State
scan_word (MoaJsonScanner *self)
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
      moa_json_scanner_push (self, words[i].type, start);
      return finish_value (self);
    }
  return fail (self, "a value");
}

static State
scan_name (MoaJsonScanner *self)
{
  if (!moa_json_scan_string (self))
    return STATE_FAILED;
  self->context = self->tape->tokens->len - 1;
  return STATE_COLON;
}

/* Containers */

static State
open_container (MoaJsonScanner *self, MoaJsonType type)
{
  const char *start = self->at;
  guint container;

  if (self->depth == MOA_JSON_MAX_DEPTH)
    {
      moa_findings_add_at (self->findings, self->context, moa_json_scanner_get_offset (self, start),
                           MOA_CODE_TOO_DEEP, "expected at most %d levels of nesting, found more",
                           MOA_JSON_MAX_DEPTH);
      return STATE_FAILED;
    }
  self->at++;
  container = moa_json_scanner_push (self, type, start);
  self->stack[self->depth++] = container;
  self->context = container;
  return type == MOA_JSON_ARRAY ? STATE_VALUE_OR_CLOSE : STATE_NAME_OR_CLOSE;
}

static State
close_container (MoaJsonScanner *self)
{
  guint container = self->stack[--self->depth];

  self->at++;
  moa_json_tape_close (self->tape, container, moa_json_scanner_get_offset (self, self->at));
  if (moa_json_tape_get_type (self->tape, container) == MOA_JSON_OBJECT)
    moa_json_check_names (self->tape, self->findings, container);
  return finish_value (self);
}

/* States */

static gboolean
is_in_object (const MoaJsonScanner *self)
{
  return moa_json_tape_get_type (self->tape, self->stack[self->depth - 1]) == MOA_JSON_OBJECT;
}

static State
step_value (MoaJsonScanner *self, const char *expected)
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
      return moa_json_scan_string (self) ? finish_value (self) : STATE_FAILED;
    case 'n':
    case 'f':
    case 't':
      return scan_word (self);
    default:
      if (*self->at == '-' || g_ascii_isdigit (*self->at))
        return moa_json_scan_number (self) ? finish_value (self) : STATE_FAILED;
      return fail (self, expected);
    }
}

static State
step_value_or_close (MoaJsonScanner *self)
{
  if (self->at < self->end && *self->at == ']')
    return close_container (self);
  return step_value (self, "a value or \"]\"");
}

static State
step_name (MoaJsonScanner *self, const char *expected)
{
  if (self->at < self->end && *self->at == '"')
    return scan_name (self);
  return fail (self, expected);
}

static State
step_name_or_close (MoaJsonScanner *self)
{
  if (self->at < self->end && *self->at == '}')
    return close_container (self);
  return step_name (self, "a member name in double quotes or \"}\"");
}

static State
step_colon (MoaJsonScanner *self)
{
  return moa_json_scanner_accept (self, ':') ? STATE_VALUE
                                             : fail (self, "\":\" after the member name");
}

static State
step_comma_or_close (MoaJsonScanner *self)
{
  gboolean in_object = is_in_object (self);

  if (moa_json_scanner_accept (self, ','))
    return in_object ? STATE_NAME : STATE_ELEMENT;
  if (self->at < self->end && *self->at == (in_object ? '}' : ']'))
    return close_container (self);
  return fail (self, in_object ? "\",\" or \"}\"" : "\",\" or \"]\"");
}

static State
step_end (MoaJsonScanner *self)
{
  return self->at >= self->end ? STATE_DONE : fail (self, "the end of the file after the value");
}

static State
step (MoaJsonScanner *self, State state)
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
skip_space (MoaJsonScanner *self)
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
fail_with_values (MoaJsonScanner *self)
{
  moa_findings_add_at (self->findings, self->context, moa_json_scanner_get_offset (self, self->at),
                       MOA_CODE_LIMIT, "expected at most %d values and names, found more",
                       MOA_JSON_MAX_VALUES);
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
  MoaJsonScanner self = {
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
