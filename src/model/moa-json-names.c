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
  g_autofree char *text = moa_json_tape_dup_string (tape, name);
  g_autofree char *quoted = moa_quote_shorten (text);

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

static void
compare_few_names (const MoaJsonTape *tape,
                   MoaFindings *findings,
                   const guint *names,
                   guint n_names)
{
  for (guint i = 1; i < n_names; i++)
    {
      for (guint j = 0; j < i; j++)
        {
          if (!are_same_names (tape, names[i], names[j]))
            continue;
          add_duplicate (tape, findings, names[i]);
          break;
        }
    }
}

static void
compare_many_names (const MoaJsonTape *tape, MoaFindings *findings, guint object)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (moa_string_hash, g_str_equal, g_free, NULL);

  for (guint name = moa_json_tape_first (tape, object); name != 0;
       name = moa_json_tape_next (tape, object, name + 1))
    {
      if (!g_hash_table_add (seen, moa_json_tape_dup_key (tape, name)))
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
