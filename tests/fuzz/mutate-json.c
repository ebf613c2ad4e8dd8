/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How libFuzzer changes a document that should stay JSON, so that the reader behind the scanner is
 * reached: an element or member is taken away, doubled, or gets another value: one from elsewhere
 * in the document, a plain one, or its own with some bytes changed. What stands after the first NUL
 * is carried along. One time in four, and whenever the document is no JSON, any bytes change. */

#include <string.h>

#include "moa-fuzz.h"
#include "moa-json-scan.h"

#define MAX_VALUE 512 /* bytes of a value that are changed */

size_t LLVMFuzzerMutate (uint8_t *data, size_t size, size_t max_size);
size_t LLVMFuzzerCustomMutator (uint8_t *data, size_t size, size_t max_size, unsigned int seed);

typedef struct
{
  uint8_t *data;
  size_t size;
  size_t max_size;
  GRand *random;
  const MoaJsonTape *tape; /* over a copy of the document */
} Mutation;

/* An element of an array, or a member of an object from its name to the end of its value. */
typedef struct
{
  guint container;
  guint first; /* the name or the element */
  guint value;
} Child;

static const char *const plain_values[] = { "null",   "true",           "0",     "-1",    "1.5",
                                            "1e300",  "\"\"",           "\"a\"", "[]",    "{}",
                                            "[0,0]",  "\"en\"",         "[{}]",  "\"+\"", "[\"a\"]",
                                            "1e-300", "\"[a](term:a)\"" };

static guint
draw (const Mutation *self, guint limit)
{
  return (guint) g_rand_int_range (self->random, 0, (gint32) limit);
}

static size_t
get_start (const Mutation *self, guint value)
{
  return moa_json_tape_get_start (self->tape, value);
}

static size_t
get_end (const Mutation *self, guint value)
{
  return moa_json_tape_token (self->tape, value)->end;
}

/* Puts bytes in the place of those from `start` to `end`, if there is room. */
static void
splice (Mutation *self, size_t start, size_t end, const void *bytes, size_t n_bytes)
{
  if (self->size - (end - start) + n_bytes > self->max_size)
    return;
  memmove (self->data + start + n_bytes, self->data + end, self->size - end);
  if (n_bytes > 0)
    memcpy (self->data + start, bytes, n_bytes);
  self->size = self->size - (end - start) + n_bytes;
}

static gboolean
has_children (const Mutation *self, guint value)
{
  return moa_json_tape_get_type (self->tape, value) >= MOA_JSON_ARRAY
         && moa_json_tape_first (self->tape, value) != 0;
}

/* Draws a child of the first container that has any at or after a place of the tape. */
static gboolean
draw_child (const Mutation *self, Child *child)
{
  guint n_tokens = self->tape->tokens->len;
  guint container = draw (self, n_tokens);
  gboolean is_object;
  guint left;

  for (left = n_tokens; left > 0 && !has_children (self, container); left--)
    container = (container + 1) % n_tokens;
  if (left == 0)
    return FALSE;
  is_object = moa_json_tape_get_type (self->tape, container) == MOA_JSON_OBJECT;
  left = draw (self, moa_json_tape_count (self->tape, container)) & (is_object ? ~1u : ~0u);
  child->container = container;
  child->first = moa_json_tape_first (self->tape, container);
  for (; left > 0; left--)
    child->first = moa_json_tape_next (self->tape, container, child->first);
  child->value = child->first + (is_object ? 1 : 0);
  return TRUE;
}

/* The last of several is left, for its comma stands before it. */
static void
take_away (Mutation *self, const Child *child)
{
  guint next = moa_json_tape_next (self->tape, child->container, child->value);
  gboolean is_only = next == 0 && child->first == child->container + 1;

  if (next != 0 || is_only)
    splice (self, get_start (self, child->first),
            next != 0 ? get_start (self, next) : get_end (self, child->value), NULL, 0);
}

static void
repeat (Mutation *self, const Child *child)
{
  size_t start = get_start (self, child->first);
  size_t end = get_end (self, child->value);
  g_autoptr (GString) bytes = g_string_new_len (self->tape->text + start, (gssize) (end - start));

  g_string_append_c (bytes, ',');
  splice (self, start, start, bytes->str, bytes->len);
}

static void
set_value (Mutation *self, const Child *child, const void *bytes, size_t n_bytes)
{
  splice (self, get_start (self, child->value), get_end (self, child->value), bytes, n_bytes);
}

static void
copy_value (Mutation *self, const Child *child)
{
  Child other;

  if (!draw_child (self, &other))
    return;
  set_value (self, child, self->tape->text + get_start (self, other.value),
             get_end (self, other.value) - get_start (self, other.value));
}

static void
set_plain_value (Mutation *self, const Child *child)
{
  const char *text = plain_values[draw (self, G_N_ELEMENTS (plain_values))];

  set_value (self, child, text, strlen (text));
}

/* Changes some bytes of a value, of a string between its quotes. */
static void
change_value (Mutation *self, const Child *child)
{
  uint8_t buffer[MAX_VALUE];
  gsize length;
  const char *raw = moa_json_tape_peek_raw (self->tape, child->value, &length);
  size_t start = (size_t) (raw - self->tape->text);

  if (length == 0 || length > MAX_VALUE)
    return;
  memcpy (buffer, raw, length);
  splice (self, start, start + length, buffer, LLVMFuzzerMutate (buffer, length, MAX_VALUE));
}

static void
mutate_child (Mutation *self)
{
  static void (*const changes[]) (Mutation *, const Child *) = { take_away,    repeat,
                                                                 copy_value,   set_plain_value,
                                                                 change_value, change_value };
  Child child;

  if (draw_child (self, &child))
    changes[draw (self, G_N_ELEMENTS (changes))](self, &child);
}

size_t
LLVMFuzzerCustomMutator (uint8_t *data, size_t size, size_t max_size, unsigned int seed)
{
  gsize length = strnlen ((const char *) data, size);
  g_autofree char *text = g_strndup ((const char *) data, length);
  g_autoptr (MoaJsonTape) tape = moa_json_tape_new (text, length);
  g_autoptr (MoaFindings) findings = moa_findings_new (tape);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  Mutation self = { data, size, max_size, random, tape };

  if (draw (&self, 4) == 0 || !moa_json_scan (tape, findings))
    return LLVMFuzzerMutate (data, size, max_size);
  mutate_child (&self);
  return self.size;
}
