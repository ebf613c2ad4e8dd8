/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A tape keeps where each value stands and where the next one begins: twelve bytes a value. Names,
 * strings and numbers stay in the text and are decoded when somebody asks. So every value knows its
 * place in the file, and a document of many megabytes needs no tree. Only what moa_json_scan() has
 * passed stands on a tape: nothing is checked a second time here. */

#include "moa-json-tape.h"

#include <stdlib.h>
#include <string.h>

/* moa_json_tape_new:
 *
 * Returns an empty tape over `text`, which has to outlive it; the caller owns the tape. */
MoaJsonTape *
moa_json_tape_new (const char *text, gsize length)
{
  MoaJsonTape *self = g_new0 (MoaJsonTape, 1);

  self->text = text;
  self->length = length;
  self->tokens = g_array_new (FALSE, FALSE, sizeof (MoaJsonToken));
  return self;
}

/* moa_json_tape_free:
 *
 * Frees the tape but not the text. */
void
moa_json_tape_free (MoaJsonTape *self)
{
  g_array_unref (self->tokens);
  g_free (self);
}

/* moa_json_tape_grow:
 *
 * Makes room for more values; at first for one in eight bytes of the text, which is more than most
 * have, so that the tape is not moved. What is not used of it takes no memory. */
void
moa_json_tape_grow (MoaJsonTape *self)
{
  guint len = self->tokens->len;

  self->n_allocated = MAX (2 * self->n_allocated, (guint) (self->length / 8) + 64);
  g_array_set_size (self->tokens, self->n_allocated);
  g_array_set_size (self->tokens, len);
}

/* moa_json_tape_close:
 *
 * Marks a container that ends before the byte `end` as complete: all on the tape since is in it. */
void
moa_json_tape_close (MoaJsonTape *self, guint container, gsize end)
{
  MoaJsonToken *token = &g_array_index (self->tokens, MoaJsonToken, container);

  token->end = (guint32) end;
  token->next = self->tokens->len & ((1u << 28) - 1);
}

/* moa_json_tape_set_escaped:
 *
 * Notes whether a string has to be decoded. */
void
moa_json_tape_set_escaped (MoaJsonTape *self, guint string, gboolean escaped)
{
  g_array_index (self->tokens, MoaJsonToken, string).escaped = escaped ? 1 : 0;
}

/* moa_json_tape_count:
 *
 * Returns the number of elements of an array; a member of an object counts twice, name and
 * value. */
guint
moa_json_tape_count (const MoaJsonTape *self, guint container)
{
  guint count = 0;

  for (guint v = moa_json_tape_first (self, container); v != 0;
       v = moa_json_tape_next (self, container, v))
    count++;
  return count;
}

/* moa_json_tape_find_member:
 *
 * Returns the value of the member `name` of an object, or 0 when there is none or `object` is
 * something else. */
guint
moa_json_tape_find_member (const MoaJsonTape *self, guint object, const char *name)
{
  guint at = 0;

  if (moa_json_tape_get_type (self, object) == MOA_JSON_OBJECT)
    at = moa_json_tape_first (self, object);
  while (at != 0)
    {
      if (moa_json_tape_equals (self, at, name))
        return at + 1;
      at = moa_json_tape_next (self, object, at + 1);
    }
  return 0;
}

static gunichar
read_hex4 (const char *digits)
{
  gunichar unit = 0;

  for (guint i = 0; i < 4; i++)
    unit = unit * 16 + (gunichar) g_ascii_xdigit_value (digits[i]);
  return unit;
}

static gboolean
is_surrogate (gunichar unit, gunichar first)
{
  return unit >= first && unit < first + 0x400;
}

static gboolean
is_low_surrogate (const char *at)
{
  return at[0] == '\\' && at[1] == 'u' && is_surrogate (read_hex4 (at + 2), 0xDC00);
}

/* Writes one unit of UTF-16. What is no character of a text, U+0000 and half a surrogate pair, is
 * U+FFFD in a text; an exact copy has it as bytes that no text has. */
static gsize
write_unit (gunichar unit, char *out, gboolean exact)
{
  gboolean is_text = unit != 0 && !is_surrogate (unit, 0xD800) && !is_surrogate (unit, 0xDC00);

  if (!is_text && !exact)
    return (gsize) g_unichar_to_utf8 (0xFFFD, out);
  if (unit != 0)
    return (gsize) g_unichar_to_utf8 (unit, out);
  memcpy (out, "\xC0\x80", 2);
  return 2;
}

/* Reads \uXXXX, or two that form a surrogate pair; `at` stands behind the "u". */
static const char *
decode_unicode (const char *at, char **out, gboolean exact)
{
  gunichar unit = read_hex4 (at);

  at += 4;
  if (is_surrogate (unit, 0xD800) && is_low_surrogate (at))
    {
      unit = 0x10000 + ((unit - 0xD800) << 10) + (read_hex4 (at + 2) - 0xDC00);
      at += 6;
    }
  *out += write_unit (unit, *out, exact);
  return at;
}

static char
decode_short_escape (char letter)
{
  switch (letter)
    {
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return letter;
    }
}

static gsize
decode (const MoaJsonTape *self, guint string, char *buffer, gboolean exact)
{
  gsize length;
  const char *at = moa_json_tape_peek_raw (self, string, &length);
  const char *end = at + length;
  char *out = buffer;

  while (at < end)
    {
      if (*at != '\\')
        *out++ = *at++;
      else if (at[1] == 'u')
        at = decode_unicode (at + 2, &out, exact);
      else
        {
          *out++ = decode_short_escape (at[1]);
          at += 2;
        }
    }
  *out = '\0';
  return (gsize) (out - buffer);
}

/* moa_json_tape_decode:
 * @buffer: room for the raw length and a NUL; decoding never makes a string longer
 *
 * Writes the text that a string stands for, in UTF-8 with a final NUL, and returns its length in
 * bytes. An escape that stands for no character of a text, as \u0000, is U+FFFD. */
gsize
moa_json_tape_decode (const MoaJsonTape *self, guint string, char *buffer)
{
  return decode (self, string, buffer, FALSE);
}

static char *
dup_decoded (const MoaJsonTape *self, guint string, gboolean exact)
{
  gsize length;
  const char *raw = moa_json_tape_peek_raw (self, string, &length);
  char *text;

  if (!moa_json_tape_is_escaped (self, string))
    return g_strndup (raw, length);
  text = g_malloc (length + 1);
  decode (self, string, text, exact);
  return text;
}

/* moa_json_tape_dup_string:
 *
 * Returns the text that a string stands for, as moa_json_tape_decode(); the caller owns it. */
char *
moa_json_tape_dup_string (const MoaJsonTape *self, guint string)
{
  return dup_decoded (self, string, FALSE);
}

/* moa_json_tape_dup_key:
 *
 * Returns bytes that are equal for two strings exactly when the strings are, whatever they hold.
 * They are to be compared and never to be shown: they may be no UTF-8. The caller owns them. */
char *
moa_json_tape_dup_key (const MoaJsonTape *self, guint string)
{
  return dup_decoded (self, string, TRUE);
}

/* moa_json_tape_equals_escaped:
 *
 * As moa_json_tape_equals(), for a string that has to be decoded. */
gboolean
moa_json_tape_equals_escaped (const MoaJsonTape *self, guint string, const char *text)
{
  g_autofree char *decoded = NULL;
  gsize length;

  moa_json_tape_peek_raw (self, string, &length);
  /* An escape of six bytes stands for one at least; a long name need not be decoded to see it. */
  if (length / 6 > strlen (text))
    return FALSE;
  decoded = moa_json_tape_dup_key (self, string);
  return strcmp (decoded, text) == 0;
}

/* Digits with at most one point, few enough that both the digits and the power of ten are exact
 * doubles, so that one division rounds right (W. D. Clinger, "How to read floating point numbers
 * accurately", 1990). Returns whether the number was of that sort. */
static gboolean
read_short_decimal (const char *raw, gsize length, double *number)
{
  gsize i = raw[0] == '-' ? 1 : 0;
  guint64 digits = 0;
  double power = 1.0;
  gboolean after_point = FALSE;

  if (length > 16)
    return FALSE;
  for (; i < length; i++)
    {
      if (raw[i] == '.')
        {
          after_point = TRUE;
          continue;
        }
      if (!g_ascii_isdigit (raw[i]))
        return FALSE;
      digits = digits * 10 + (guint64) (raw[i] - '0');
      power *= after_point ? 10.0 : 1.0;
    }
  *number = (double) digits / power;
  if (raw[0] == '-')
    *number = -*number;
  return digits < (G_GUINT64_CONSTANT (1) << 53);
}

/* moa_json_tape_get_number:
 *
 * Returns the double nearest to a number, whatever the locale. */
double
moa_json_tape_get_number (const MoaJsonTape *self, guint number)
{
  gsize length;
  const char *raw = moa_json_tape_peek_raw (self, number, &length);
  g_autofree char *copy = NULL;
  double value;

  if (read_short_decimal (raw, length, &value))
    return value;
  copy = g_strndup (raw, length);
  return g_ascii_strtod (copy, NULL);
}
