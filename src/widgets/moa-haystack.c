/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The texts stand one behind the other with a line feed between them, which no folded text has: a
 * word is therefore never found across two. As soon as a word begins where a text or one of its
 * words does there is nothing better left in that text, and the search goes on behind it. */

#define _GNU_SOURCE /* memmem */

#include "moa-haystack.h"

#include <string.h>

struct _MoaHaystack
{
  GString *string;
  GArray *starts; /* gsize: where each text begins, and at last where the next would */
};

/**
 * moa_haystack_new:
 *
 * Returns: (transfer full): a haystack without texts
 */
MoaHaystack *
moa_haystack_new (void)
{
  MoaHaystack *self = g_new0 (MoaHaystack, 1);
  gsize start = 0;

  self->string = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_array_append_val (self->starts, start);

  return self;
}

/**
 * moa_haystack_free:
 * @self: (transfer full): a haystack
 *
 * Frees it.
 */
void
moa_haystack_free (MoaHaystack *self)
{
  g_string_free (self->string, TRUE);
  g_array_unref (self->starts);
  g_free (self);
}

/**
 * moa_haystack_add:
 * @self: a haystack
 * @folded: a folded text
 *
 * Adds a text.
 *
 * Returns: its number, counted from 0
 */
guint
moa_haystack_add (MoaHaystack *self, const char *folded)
{
  g_string_append (self->string, folded);
  g_string_append_c (self->string, '\n');
  g_array_append_val (self->starts, self->string->len);

  return self->starts->len - 2;
}

static gsize
get_start (const MoaHaystack *self, guint text)
{
  return g_array_index (self->starts, gsize, text);
}

static gboolean
is_word_start (const MoaHaystack *self, gsize position)
{
  const char *before;
  guchar last = (guchar) self->string->str[position - 1];

  if (last < 0x80)
    return !g_ascii_isalnum (last);
  before = g_utf8_find_prev_char (self->string->str, self->string->str + position);

  return !g_unichar_isalnum (g_utf8_get_char (before));
}

static MoaMatch
judge (const MoaHaystack *self, gsize start, gsize position)
{
  if (position == start)
    return MOA_MATCH_PREFIX;

  return is_word_start (self, position) ? MOA_MATCH_WORD : MOA_MATCH_INSIDE;
}

/* The next place of a word from `from` on and before `end`; G_MAXSIZE when there is none. */
static gsize
find_next (const MoaHaystack *self, const char *word, gsize length, gsize from, gsize end)
{
  const char *found;

  if (from >= end)
    return G_MAXSIZE;
  found = memmem (self->string->str + from, end - from, word, length);

  return found != NULL ? (gsize) (found - self->string->str) : G_MAXSIZE;
}

/**
 * moa_haystack_find:
 * @self: a haystack
 * @text: number of a text
 * @word: folded, not empty
 *
 * Finds the best match of @word in one text: its beginning before the beginning of a word before
 * the middle of one.
 *
 * Returns: the match
 */
MoaMatch
moa_haystack_find (const MoaHaystack *self, guint text, const char *word)
{
  gsize start = get_start (self, text);
  gsize end = get_start (self, text + 1) - 1;
  gsize length = strlen (word);
  MoaMatch best = MOA_MATCH_NONE;
  gsize at = start;

  while (best > MOA_MATCH_WORD && (at = find_next (self, word, length, at, end)) != G_MAXSIZE)
    {
      best = MIN (best, judge (self, start, at));
      at += length;
    }

  return best;
}

/* The text that a position is in, at or behind `text`. Neighbours are tried first: most texts hold
 * a common word. */
static guint
find_text (const MoaHaystack *self, guint text, gsize position)
{
  guint low = text;
  guint high = text + 1;
  guint step = 1;

  while (high < self->starts->len - 1 && get_start (self, high) <= position)
    {
      low = high;
      high = MIN (high + step, self->starts->len - 1);
      step *= 2;
    }
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (get_start (self, middle) <= position)
        low = middle;
      else
        high = middle;
    }

  return low;
}

/**
 * moa_haystack_scan:
 * @self: a haystack
 * @word: folded, not empty
 * @found: told of each text that holds @word, in their order
 * @user_data: for @found
 *
 * Looks for a word in all texts.
 */
void
moa_haystack_scan (const MoaHaystack *self,
                   const char *word,
                   MoaHaystackFunc found,
                   gpointer user_data)
{
  gsize end = self->string->len;
  gsize length = strlen (word);
  MoaMatch best = MOA_MATCH_NONE;
  guint text = 0;
  gsize at = 0;

  while ((at = find_next (self, word, length, at, end)) != G_MAXSIZE)
    {
      guint next = find_text (self, text, at);

      if (next != text && best != MOA_MATCH_NONE)
        found (text, best, user_data);
      if (next != text)
        best = MOA_MATCH_NONE;
      text = next;
      best = MIN (best, judge (self, get_start (self, text), at));
      at = best <= MOA_MATCH_WORD ? get_start (self, text + 1) : at + length;
    }
  if (best != MOA_MATCH_NONE)
    found (text, best, user_data);
}
