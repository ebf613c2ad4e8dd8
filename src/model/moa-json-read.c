/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Getters that say what they expect. A value that is not so becomes a finding, the getter answers
 * with something harmless and the reading goes on: the author sees all mistakes of a file at once.
 * Strings that are handed out live in the reader's arena. */

#include "moa-json-read.h"

#include <string.h>

#include "moa-markup.h"
#include "moa-nearest.h"
#include "moa-quote.h"

static const char *
get_type_name (MoaJsonType type)
{
  switch (type)
    {
    case MOA_JSON_NULL:
      return "null";
    case MOA_JSON_FALSE:
    case MOA_JSON_TRUE:
      return "true or false";
    case MOA_JSON_NUMBER:
      return "a number";
    case MOA_JSON_STRING:
      return "a string";
    case MOA_JSON_ARRAY:
      return "an array";
    case MOA_JSON_OBJECT:
    default:
      return "an object";
    }
}

static const char *
get_found_name (const MoaJsonReader *reader, guint value)
{
  MoaJsonType type = moa_json_tape_get_type (reader->tape, value);

  if (type == MOA_JSON_TRUE)
    return "true";
  return type == MOA_JSON_FALSE ? "false" : get_type_name (type);
}

/* moa_json_read_expect:
 *
 * Returns whether `value` is of the type, and adds a finding when it is not. */
gboolean
moa_json_read_expect (MoaJsonReader *reader, guint value, MoaJsonType type)
{
  if (moa_json_tape_get_type (reader->tape, value) == type)
    return TRUE;
  moa_findings_add (reader->findings, value, MOA_CODE_TYPE, "expected %s, found %s",
                    get_type_name (type), get_found_name (reader, value));
  return FALSE;
}

/* Members */

static guint
find_slot (const char *const *names, const MoaJsonTape *tape, guint name)
{
  guint i = 0;

  while (names[i] != NULL && !moa_json_tape_equals (tape, name, names[i]))
    i++;
  return i;
}

/* Members mostly stand in the order of the format, so that the next name is the one to look for. */
static guint
find_slot_from (const char *const *names, guint guess, const MoaJsonTape *tape, guint name)
{
  if (names[guess] != NULL && moa_json_tape_equals (tape, name, names[guess]))
    return guess;
  return find_slot (names, tape, name);
}

static void
add_unknown_member (MoaJsonReader *reader, guint name, const char *const *names)
{
  g_autofree char *text = NULL;
  g_autofree char *quoted = NULL;
  g_autofree char *hint = NULL;

  if (moa_findings_is_full (reader->findings))
    return;
  text = moa_json_tape_dup_string (reader->tape, name);
  quoted = moa_quote_shorten (text);
  hint = moa_nearest_dup_hint (moa_nearest_find (text, names));
  moa_findings_add (reader->findings, name, MOA_CODE_UNKNOWN_MEMBER,
                    "no member \"%s\" is known here%s", quoted, hint);
}

/* moa_json_object_open:
 * @names: the members that the format knows here; NULL-terminated, at most MOA_JSON_MAX_MEMBERS,
 *   and what the getters may be asked for
 *
 * Sorts the members of the object `value`. An unknown member is a finding. Returns FALSE, with a
 * finding, when `value` is no object. */
gboolean
moa_json_object_open (MoaJsonObject *self,
                      MoaJsonReader *reader,
                      guint value,
                      const char *const *names)
{
  const MoaJsonTape *tape = reader->tape;
  guint guess = 0;

  *self = (MoaJsonObject){ .reader = reader, .value = value, .names = names };
  if (!moa_json_read_expect (reader, value, MOA_JSON_OBJECT))
    return FALSE;
  for (guint name = moa_json_tape_first (tape, value); name != 0;
       name = moa_json_tape_next (tape, value, name + 1))
    {
      guint slot = find_slot_from (names, guess, tape, name);

      if (names[slot] == NULL)
        {
          add_unknown_member (reader, name, names);
          continue;
        }
      self->slots[slot] = name + 1;
      guess = slot + 1;
    }
  return TRUE;
}

/* moa_json_object_get:
 *
 * Returns the value of the member `name`, or 0 when it is absent. */
guint
moa_json_object_get (const MoaJsonObject *self, const char *name)
{
  for (guint i = 0; self->names[i] != NULL; i++)
    {
      if (strcmp (self->names[i], name) == 0)
        return self->slots[i];
    }
  g_return_val_if_reached (0);
}

/* moa_json_object_has:
 *
 * Returns whether the object has the member `name`, whatever its value. */
gboolean
moa_json_object_has (const MoaJsonObject *self, const char *name)
{
  return moa_json_object_get (self, name) != 0;
}

static guint
get_needed (const MoaJsonObject *self, const char *name, MoaJsonNeed need)
{
  guint value = moa_json_object_get (self, name);

  if (value == 0 && need == MOA_JSON_REQUIRED)
    moa_findings_add (self->reader->findings, self->value, MOA_CODE_MISSING,
                      "expected the member \"%s\", found none", name);
  return value;
}

/* moa_json_get:
 *
 * Returns the value of the member `name` if it is of the type, otherwise 0. */
guint
moa_json_get (const MoaJsonObject *self, const char *name, MoaJsonNeed need, MoaJsonType type)
{
  guint value = get_needed (self, name, need);

  return value != 0 && moa_json_read_expect (self->reader, value, type) ? value : 0;
}

/* Strings */

static const char *
keep_string (MoaJsonReader *reader, guint value)
{
  gsize length;
  const char *raw = moa_json_tape_peek_raw (reader->tape, value, &length);
  char *text;

  if (!moa_json_tape_is_escaped (reader->tape, value))
    return moa_arena_strndup (reader->arena, raw, length);
  text = moa_arena_alloc_string (reader->arena, length + 1);
  moa_json_tape_decode (reader->tape, value, text);
  return text;
}

/* A pile that leaves its line is drawn; one that would hold up whatever lays it out is not. */
static void
check_marks (MoaJsonReader *reader, guint value, guint n_marks)
{
  gboolean is_safe = n_marks <= MOA_TEXT_MAX_MARKS;

  if (n_marks > MOA_TEXT_SAFE_MARKS)
    moa_findings_add (reader->findings, value, is_safe ? MOA_CODE_GEOMETRY : MOA_CODE_BAD_MARKUP,
                      "expected at most %d combining marks on one character, found %u",
                      is_safe ? MOA_TEXT_SAFE_MARKS : MOA_TEXT_MAX_MARKS, n_marks);
}

static void
check_printable (MoaJsonReader *reader, guint value, const char *text)
{
  gunichar found = moa_text_find_unprintable (text, strlen (text));

  if (found != 0)
    moa_findings_add (reader->findings, value, MOA_CODE_BAD_MARKUP,
                      "expected plain text, found the control character U+%04X", found);
  check_marks (reader, value, moa_text_count_marks (text));
}

static void
check_length (MoaJsonReader *reader, guint value, const char *text, guint max_characters)
{
  glong characters;
  gsize length;

  moa_json_tape_peek_raw (reader->tape, value, &length);
  if (length <= max_characters)
    return;
  characters = g_utf8_strlen (text, -1);
  if (characters > (glong) max_characters && characters <= MOA_JSON_MAX_TEXT)
    moa_findings_add (reader->findings, value, MOA_CODE_STRING_TOO_LONG,
                      "expected at most %u characters, found %ld", max_characters, characters);
}

/* moa_json_read_string:
 *
 * Returns the text of a string value, or NULL when it is something else. A string over
 * `max_characters` is a finding (over 8,000 the scan has said so already), and so is a character
 * that cannot be shown. */
const char *
moa_json_read_string (MoaJsonReader *reader, guint value, guint max_characters)
{
  const char *text;

  if (!moa_json_read_expect (reader, value, MOA_JSON_STRING))
    return NULL;
  text = keep_string (reader, value);
  check_printable (reader, value, text);
  check_length (reader, value, text, max_characters);
  return text;
}

/* moa_json_get_string:
 *
 * Returns the text of the member `name`, or NULL when it is absent or no string. */
const char *
moa_json_get_string (const MoaJsonObject *self,
                     const char *name,
                     MoaJsonNeed need,
                     guint max_characters)
{
  guint value = get_needed (self, name, need);

  return value != 0 ? moa_json_read_string (self->reader, value, max_characters) : NULL;
}

/* moa_json_get_literal:
 *
 * Returns the text of an optional string, or of a number as the author wrote it: a year or the
 * number of a record may be either. NULL when it is absent or something else. */
const char *
moa_json_get_literal (const MoaJsonObject *self, const char *name)
{
  guint value = moa_json_object_get (self, name);
  const char *raw;
  gsize length;

  if (value == 0)
    return NULL;
  if (moa_json_tape_get_type (self->reader->tape, value) != MOA_JSON_NUMBER)
    return moa_json_read_string (self->reader, value, MOA_JSON_MAX_LABEL);
  raw = moa_json_tape_peek_raw (self->reader->tape, value, &length);
  return moa_arena_strndup (self->reader->arena, raw, length);
}

static MoaMessage
read_text_valist (MoaJsonReader *reader,
                  guint value,
                  guint max_characters,
                  const char *format,
                  va_list args)
{
  MoaMessage message = { .id = moa_json_read_string (reader, value, max_characters) };
  char context[320];
  int length;

  if (moa_message_is_empty (&message))
    return (MoaMessage){ 0 };
  length = g_vsnprintf (context, sizeof context, format, args);
  message.context = moa_arena_strndup (reader->arena, context,
                                       MIN ((gsize) length, sizeof context - 1));
  if (!moa_markup_is_literal (message.id))
    {
      MoaLinkedText linked = { value, message.id };

      g_array_append_val (reader->linked_texts, linked);
    }
  return message;
}

/* moa_json_read_text:
 * @context_format: the message's context, as for printf
 *
 * Returns a translatable text; it is empty when `value` is an empty string or something else. */
MoaMessage
moa_json_read_text (MoaJsonReader *reader,
                    guint value,
                    guint max_characters,
                    const char *context_format,
                    ...)
{
  MoaMessage message;
  va_list args;

  va_start (args, context_format);
  message = read_text_valist (reader, value, max_characters, context_format, args);
  va_end (args);
  if (message.id == NULL && moa_json_tape_get_type (reader->tape, value) == MOA_JSON_STRING)
    moa_findings_add (reader->findings, value, MOA_CODE_MISSING,
                      "expected a text, found an empty string");
  return message;
}

/* moa_json_get_text:
 * @context_format: the message's context, as for printf
 *
 * Returns the translatable text of the member `name`; empty when it is absent or no string. Where
 * a text is required, an empty one counts as missing. */
MoaMessage
moa_json_get_text (const MoaJsonObject *self,
                   const char *name,
                   MoaJsonNeed need,
                   guint max_characters,
                   const char *context_format,
                   ...)
{
  guint value = get_needed (self, name, need);
  MoaMessage message = { 0 };
  va_list args;

  if (value == 0)
    return message;
  va_start (args, context_format);
  message = read_text_valist (self->reader, value, max_characters, context_format, args);
  va_end (args);
  if (need == MOA_JSON_REQUIRED && message.id == NULL
      && moa_json_tape_get_type (self->reader->tape, value) == MOA_JSON_STRING)
    moa_findings_add (self->reader->findings, value, MOA_CODE_MISSING,
                      "expected a text, found an empty string");
  return message;
}

/* Ids, dates and names of a set */

/* moa_json_is_id:
 *
 * Returns whether `text` is `[a-z][a-z0-9_-]{0,63}`. */
gboolean
moa_json_is_id (const char *text)
{
  gsize length = 0;

  while (g_ascii_islower (text[length]) || g_ascii_isdigit (text[length]) || text[length] == '_'
         || text[length] == '-')
    length++;
  return g_ascii_islower (text[0]) && text[length] == '\0' && length <= 64;
}

#define MAX_USABLE_ID 64 /* bytes */

/* moa_json_read_id:
 *
 * Returns the member `id` of an object, or "" when there is none that could be used. What is wrong
 * with it is a finding. One with wrong characters can be used, so that what refers to it is not
 * blamed too; a long one cannot, for it would be repeated in the context of every text. */
const char *
moa_json_read_id (MoaJsonReader *reader, guint object)
{
  guint value = moa_json_tape_find_member (reader->tape, object, "id");
  g_autofree char *quoted = NULL;
  const char *id;

  if (value == 0)
    {
      moa_findings_add (reader->findings, object, MOA_CODE_MISSING,
                        "expected the member \"id\", found none");
      return "";
    }
  id = moa_json_read_string (reader, value, MOA_JSON_MAX_LABEL);
  if (id == NULL || moa_json_is_id (id))
    return id != NULL ? id : "";
  quoted = moa_quote_shorten (id);
  moa_findings_add (reader->findings, value, MOA_CODE_BAD_ID,
                    "expected a small letter, then at most 63 small letters, digits, \"_\" or "
                    "\"-\"; found \"%s\"",
                    quoted);
  return strlen (id) <= MAX_USABLE_ID ? id : "";
}

/* moa_json_is_date:
 *
 * Returns whether `text` is YYYY-MM-DD and a day of the calendar. */
gboolean
moa_json_is_date (const char *text)
{
  int year, month, day;

  if (strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return FALSE;
  for (guint i = 0; i < 10; i++)
    {
      if (i != 4 && i != 7 && !g_ascii_isdigit (text[i]))
        return FALSE;
    }
  year = (int) g_ascii_strtoll (text, NULL, 10);
  month = (int) g_ascii_strtoll (text + 5, NULL, 10);
  day = (int) g_ascii_strtoll (text + 8, NULL, 10);
  return year > 0 && month > 0 && day > 0
         && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

/* moa_json_get_date:
 *
 * Returns the required date `name`, or NULL when there is none. */
const char *
moa_json_get_date (const MoaJsonObject *self, const char *name)
{
  const char *text = moa_json_get_string (self, name, MOA_JSON_REQUIRED, MOA_JSON_MAX_TEXT);
  g_autofree char *quoted = NULL;

  if (text == NULL || moa_json_is_date (text))
    return text;
  quoted = moa_quote_shorten (text);
  moa_findings_add (self->reader->findings, moa_json_object_get (self, name), MOA_CODE_BAD_DATE,
                    "expected a day of the calendar as YYYY-MM-DD, found \"%s\"", quoted);
  return NULL;
}

static char *
join_values (const char *const *values)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; values[i] != NULL; i++)
    g_string_append_printf (list, "%s\"%s\"", i > 0 ? ", " : "", values[i]);
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static void
add_unknown_value (MoaJsonReader *reader, guint value, const char *const *values)
{
  g_autofree char *expected = join_values (values);
  g_autofree char *found = NULL;
  g_autofree char *quoted = NULL;
  g_autofree char *hint = NULL;

  if (moa_json_tape_get_type (reader->tape, value) != MOA_JSON_STRING)
    {
      moa_findings_add (reader->findings, value, MOA_CODE_TYPE, "expected %s, found %s", expected,
                        get_found_name (reader, value));
      return;
    }
  found = moa_json_tape_dup_string (reader->tape, value);
  quoted = moa_quote_shorten (found);
  hint = moa_nearest_dup_hint (moa_nearest_find (found, values));
  moa_findings_add (reader->findings, value, MOA_CODE_UNKNOWN_VALUE, "expected %s, found \"%s\"%s",
                    expected, quoted, hint);
}

/* moa_json_get_enum:
 * @values: the names that may stand here, NULL-terminated, in the order of the enumeration
 *
 * Returns the index of the member's string in `values`, or `fallback` when it is absent or
 * wrong. */
int
moa_json_get_enum (const MoaJsonObject *self,
                   const char *name,
                   MoaJsonNeed need,
                   const char *const *values,
                   int fallback)
{
  guint value = get_needed (self, name, need);
  guint index;

  if (value == 0)
    return fallback;
  if (moa_json_tape_get_type (self->reader->tape, value) == MOA_JSON_STRING)
    {
      index = find_slot (values, self->reader->tape, value);
      if (values[index] != NULL)
        return (int) index;
    }
  add_unknown_value (self->reader, value, values);
  return fallback;
}

/* Numbers */

/* moa_json_get_number:
 *
 * Stores the number `name` and returns TRUE, or leaves `number` alone when it is absent or
 * wrong. */
gboolean
moa_json_get_number (const MoaJsonObject *self, const char *name, MoaJsonNeed need, double *number)
{
  guint value = moa_json_get (self, name, need, MOA_JSON_NUMBER);

  if (value == 0)
    return FALSE;
  *number = moa_json_tape_get_number (self->reader->tape, value);
  return TRUE;
}

/* moa_json_get_boolean:
 *
 * Returns the optional member `name`; absent or wrong is FALSE. */
gboolean
moa_json_get_boolean (const MoaJsonObject *self, const char *name)
{
  guint value = moa_json_object_get (self, name);

  if (value == 0 || moa_json_tape_get_type (self->reader->tape, value) == MOA_JSON_FALSE)
    return FALSE;
  return moa_json_read_expect (self->reader, value, MOA_JSON_TRUE);
}

static gboolean
read_coordinate (MoaJsonReader *reader, guint value, double *number)
{
  if (!moa_json_read_expect (reader, value, MOA_JSON_NUMBER))
    return FALSE;
  *number = moa_json_tape_get_number (reader->tape, value);
  if (*number >= -MOA_JSON_MAX_UNITS && *number <= MOA_JSON_MAX_UNITS)
    return TRUE;
  moa_findings_add (reader->findings, value, MOA_CODE_NUMBER_RANGE,
                    "expected a number from -%d to %d, found %.10g", MOA_JSON_MAX_UNITS,
                    MOA_JSON_MAX_UNITS, *number);
  return FALSE;
}

/* moa_json_read_numbers:
 *
 * Stores the `n_numbers` coordinates of an array in diagram units and returns TRUE; FALSE, with a
 * finding, when it has another number of elements or they are no numbers that a diagram can
 * have. */
gboolean
moa_json_read_numbers (MoaJsonReader *reader, guint value, double *numbers, guint n_numbers)
{
  const MoaJsonTape *tape = reader->tape;
  gboolean are_sound;
  guint count, v;

  if (!moa_json_read_expect (reader, value, MOA_JSON_ARRAY))
    return FALSE;
  count = moa_json_tape_count (tape, value);
  are_sound = count == n_numbers;
  if (!are_sound)
    moa_findings_add (reader->findings, value, MOA_CODE_TYPE, "expected %u numbers, found %u",
                      n_numbers, count);
  v = moa_json_tape_first (tape, value);
  for (guint i = 0; v != 0 && i < n_numbers; i++, v = moa_json_tape_next (tape, value, v))
    are_sound = read_coordinate (reader, v, &numbers[i]) && are_sound;
  return are_sound;
}

/* moa_json_get_numbers:
 *
 * As moa_json_read_numbers(), for the member `name`. */
gboolean
moa_json_get_numbers (const MoaJsonObject *self,
                      const char *name,
                      MoaJsonNeed need,
                      double *numbers,
                      guint n_numbers)
{
  guint value = get_needed (self, name, need);

  return value != 0 && moa_json_read_numbers (self->reader, value, numbers, n_numbers);
}
