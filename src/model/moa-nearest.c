/* SPDX-License-Identifier: GPL-3.0-or-later */

/* "Did you mean …?": the candidate with the smallest edit distance, where putting in, leaving out,
 * replacing and swapping two neighbours count one each (the "optimal string alignment" distance of
 * Damerau and Levenshtein). Names here are ASCII, so bytes are letters. A name further away than a
 * third of its length is no help and is not offered. */

#include "moa-nearest.h"

#include <string.h>

#define MAX_LENGTH 64

/* moa_nearest_init:
 *
 * Begins a search for `word`, which has to outlive it. */
void
moa_nearest_init (MoaNearest *self, const char *word)
{
  gsize third = (strlen (word) + 2) / 3;

  *self = (MoaNearest){ .word = word, .distance = (guint) CLAMP (third, 1, 3) + 1 };
}

static guint
fill_cell (const guint *above2,
           const guint *above,
           const guint *row,
           const char *a,
           const char *b,
           gsize i,
           gsize j)
{
  guint best = MIN (above[j] + 1, row[j - 1] + 1);

  best = MIN (best, above[j - 1] + (a[i - 1] != b[j - 1]));
  if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
    best = MIN (best, above2[j - 2] + 1);
  return best;
}

/* The distance of two words, or any number that is not below `limit` when it is that much. */
static guint
measure_distance (const char *a, gsize a_length, const char *b, gsize b_length, guint limit)
{
  guint rows[3][MAX_LENGTH + 1];

  for (guint j = 0; j <= b_length; j++)
    rows[0][j] = j;
  for (gsize i = 1; i <= a_length; i++)
    {
      guint *row = rows[i % 3];
      guint smallest = (guint) i;

      row[0] = (guint) i;
      for (gsize j = 1; j <= b_length; j++)
        {
          row[j] = fill_cell (rows[(i + 1) % 3], rows[(i + 2) % 3], row, a, b, i, j);
          smallest = MIN (smallest, row[j]);
        }
      if (smallest > limit)
        return limit;
    }
  return rows[a_length % 3][b_length];
}

/* moa_nearest_offer:
 *
 * Takes `candidate` as the best when it is nearer than all before; of two equally near ones the
 * first in the alphabet wins, so that the answer does not depend on the order. */
void
moa_nearest_offer (MoaNearest *self, const char *candidate)
{
  gsize a_length = strlen (self->word);
  gsize b_length = strlen (candidate);
  gsize difference = a_length > b_length ? a_length - b_length : b_length - a_length;
  guint distance;

  if (difference > self->distance || MAX (a_length, b_length) > MAX_LENGTH)
    return;
  distance = measure_distance (self->word, a_length, candidate, b_length, self->distance + 1);
  if (distance > self->distance)
    return;
  if (distance == self->distance && (self->best == NULL || strcmp (candidate, self->best) >= 0))
    return;
  self->best = candidate;
  self->distance = distance;
}

/* moa_nearest_find:
 * @candidates: NULL-terminated
 *
 * Returns the candidate that is nearest to `word`, lent from the list, or NULL when all are far. */
const char *
moa_nearest_find (const char *word, const char *const *candidates)
{
  MoaNearest nearest;

  moa_nearest_init (&nearest, word);
  for (; *candidates != NULL; candidates++)
    moa_nearest_offer (&nearest, *candidates);
  return nearest.best;
}

/* moa_nearest_dup_hint:
 * @nearest: (nullable): what was probably meant
 *
 * Returns what follows the sentence that there is no such name: a question, or nothing. Owned by
 * the caller. */
char *
moa_nearest_dup_hint (const char *nearest)
{
  return nearest != NULL ? g_strdup_printf ("; did you mean \"%s\"?", nearest) : g_strdup ("");
}
