/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Most of most lessons is ASCII, which is looked over eight bytes at a time. What lies between is
 * left to GLib; no character reaches from there into eight bytes of ASCII. */

#include "moa-word.h"

#include <string.h>

static gboolean
is_ascii (const char *at)
{
  guint64 word;

  memcpy (&word, at, sizeof word);
  return (word & MOA_WORD_OF (0x80)) == 0 && moa_word_find_below (word, 1) == 0;
}

/* Returns the first byte that is not ASCII or is NUL, or at most seven bytes before it. */
static const char *
skip_ascii (const char *at, const char *end)
{
  while (end - at >= 8 && is_ascii (at))
    at += 8;
  return at;
}

/* Returns where eight bytes of ASCII follow, or the end. */
static const char *
skip_until_ascii (const char *at, const char *end)
{
  while (end - at >= 8 && !is_ascii (at))
    at += 8;
  return end - at >= 8 ? at : end;
}

/* moa_word_find_not_utf8:
 *
 * Returns the first byte of a text that is not UTF-8, as g_utf8_validate_len() has it, which stops
 * at a NUL too; NULL when there is none. */
const char *
moa_word_find_not_utf8 (const char *text, gsize length)
{
  const char *end = text + length;
  const char *at = text;
  const char *bad;

  while ((at = skip_ascii (at, end)) < end)
    {
      const char *run_end = skip_until_ascii (at, end);

      if (!g_utf8_validate_len (at, (gsize) (run_end - at), &bad))
        return bad;
      at = run_end;
    }
  return NULL;
}
