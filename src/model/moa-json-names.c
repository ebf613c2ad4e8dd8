/* SPDX-License-Identifier: GPL-3.0-or-later */

/* No name may stand twice in an object, however it is escaped. Comparing each with each is quickest
 * for the few members that objects mostly have; a table keeps the time in proportion for others. */

#include "moa-json-names.h"

#include <string.h>

#include "moa-quote.h"
#include "moa-string-hash.h"

#define FEW_MEMBERS 12

static void
add_duplicate (const MoaJsonTape *tape, MoaFindings *findings, guint name)
{
  g_autofree char *text = NULL;
  g_autofree char *quoted = NULL;

  if (moa_findings_is_full (findings))
    return;
  text = moa_json_tape_dup_string (tape, name);
  quoted = moa_quote_shorten (text);
  moa_findings_add (findings, name, MOA_CODE_DUPLICATE_MEMBER,
                    "the member \"%s\" stands twice in this object", quoted);
}

static gboolean
are_same_names (const MoaJsonTape *tape, guint a, guint b)
{
  gsize a_length, b_length;
  const char *a_raw = moa_json_tape_peek_raw (tape, a, &a_length);
  const char *b_raw = moa_json_tape_peek_raw (tape, b, &b_length);
  g_autofree char *text = NULL;

  if (!moa_json_tape_is_escaped (tape, a) && !moa_json_tape_is_escaped (tape, b))
    return a_length == b_length && memcmp (a_raw, b_raw, a_length) == 0;
  text = moa_json_tape_dup_key (tape, a);
  return moa_json_tape_equals (tape, b, text);
}

/* Names that were written alike have the same length, first and last byte; other names mostly do
 * not. One with escapes may be alike to any. */
static guint32
get_look (const MoaJsonTape *tape, guint name)
{
  gsize length;
  const char *raw = moa_json_tape_peek_raw (tape, name, &length);

  if (length == 0 || moa_json_tape_is_escaped (tape, name))
    return 0;
  return (guint32) length << 16 | (guint32) (guchar) raw[0] << 8 | (guchar) raw[length - 1];
}

static void
compare_few_names (const MoaJsonTape *tape,
                   MoaFindings *findings,
                   const guint *names,
                   guint n_names)
{
  guint32 looks[FEW_MEMBERS];

  for (guint i = 0; i < n_names; i++)
    {
      looks[i] = get_look (tape, names[i]);
      for (guint j = 0; j < i; j++)
        {
          if (looks[i] != looks[j] && looks[i] != 0 && looks[j] != 0)
            continue;
          if (!are_same_names (tape, names[i], names[j]))
            continue;
          add_duplicate (tape, findings, names[i]);
          break;
        }
    }
}

/* A table of names by their place on the tape, four bytes each: strings of their own would take
 * several times the file when it is nothing but names. */
typedef struct
{
  const MoaJsonTape *tape;
  guint *slots; /* names; 0 is free, which the root alone would be */
  guint mask;
} NameSet;

static guint
hash_name (const MoaJsonTape *tape, guint name)
{
  gsize length;
  const char *raw = moa_json_tape_peek_raw (tape, name, &length);
  g_autofree char *text = NULL;

  if (!moa_json_tape_is_escaped (tape, name))
    return moa_string_hash_bytes (raw, length);
  text = moa_json_tape_dup_key (tape, name);
  return moa_string_hash (text);
}

/* Returns whether the name was not in the set yet. */
static gboolean
add_name (NameSet *self, guint name)
{
  guint slot = hash_name (self->tape, name) & self->mask;

  for (; self->slots[slot] != 0; slot = (slot + 1) & self->mask)
    {
      if (are_same_names (self->tape, self->slots[slot], name))
        return FALSE;
    }
  self->slots[slot] = name;
  return TRUE;
}

static void
compare_many_names (const MoaJsonTape *tape, MoaFindings *findings, guint object)
{
  guint n_names = moa_json_tape_count (tape, object) / 2;
  guint n_slots = 1u << g_bit_storage (n_names + n_names / 2);
  g_autofree guint *slots = g_new0 (guint, n_slots);
  NameSet seen = { tape, slots, n_slots - 1 };

  for (guint name = moa_json_tape_first (tape, object); name != 0;
       name = moa_json_tape_next (tape, object, name + 1))
    {
      if (!add_name (&seen, name))
        add_duplicate (tape, findings, name);
    }
}

/* moa_json_check_names:
 *
 * Adds each name that stands in an object for the second time. */
void
moa_json_check_names (const MoaJsonTape *tape, MoaFindings *findings, guint object)
{
  guint names[FEW_MEMBERS];
  guint n_names = 0;

  for (guint name = moa_json_tape_first (tape, object); name != 0;
       name = moa_json_tape_next (tape, object, name + 1))
    {
      if (n_names == FEW_MEMBERS)
        {
          compare_many_names (tape, findings, object);
          return;
        }
      names[n_names++] = name;
    }
  compare_few_names (tape, findings, names, n_names);
}
