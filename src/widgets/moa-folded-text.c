/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Folding goes character by character (compatibility decomposition, marks dropped, case folded),
 * because only then is it known which original character each folded byte came from, and the
 * match can be shown in bold. */

#include "moa-folded-text.h"

#include <string.h>

typedef struct
{
  GString *string;
  GArray *origins;
} Folder;

/* Signs that are typed in one way and printed in another. */
static gunichar
simplify (gunichar c)
{
  switch (c)
    {
    case 0x2018:
    case 0x2019:
    case 0x02bc:
    case 0x2032:
      return '\'';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212:
      return '-';
    case 0x201c:
    case 0x201d:
    case 0x201e:
      return '"';
    case 0x00a0:
    case 0x202f:
    case '\n':
    case '\t':
      return ' ';
    default:
      return c;
    }
}

/* Zero width, or a control that only tells how to lay out: nobody types it. */
static gboolean
is_ignored (gunichar c)
{
  return g_unichar_ismark (c) || g_unichar_type (c) == G_UNICODE_FORMAT;
}

static void
fold_character (Folder *folder, gunichar c, guint origin)
{
  char utf8[8] = { 0 };
  g_autofree char *decomposed = NULL;
  g_autofree char *folded = NULL;

  c = simplify (c);
  if (c < 0x80)
    {
      g_string_append_c (folder->string, g_ascii_tolower ((char) c));
      g_array_append_val (folder->origins, origin);
      return;
    }

  g_unichar_to_utf8 (c, utf8);
  decomposed = g_utf8_normalize (utf8, -1, G_NORMALIZE_ALL);
  folded = g_utf8_casefold (decomposed, -1);
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar part = simplify (g_utf8_get_char (p));
      gsize before = folder->string->len;

      if (is_ignored (part))
        continue;
      g_string_append_unichar (folder->string, part);
      for (gsize i = before; i < folder->string->len; i++)
        g_array_append_val (folder->origins, origin);
    }
}

/**
 * moa_folded_text_new:
 * @text: valid UTF-8
 *
 * Folds @text. The caller owns the result.
 */
MoaFoldedText *
moa_folded_text_new (const char *text)
{
  MoaFoldedText *self = g_new0 (MoaFoldedText, 1);
  Folder folder = { g_string_new (NULL), g_array_new (FALSE, FALSE, sizeof (guint)) };
  guint end = (guint) strlen (text);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    fold_character (&folder, g_utf8_get_char (p), (guint) (p - text));
  g_array_append_val (folder.origins, end);
  self->length = folder.string->len;
  self->string = g_string_free (folder.string, FALSE);
  self->origins = (guint *) (gpointer) g_array_free (folder.origins, FALSE);
  return self;
}

/**
 * moa_folded_text_new_compact:
 * @text: valid UTF-8
 *
 * Folds @text and leaves out all but letters and digits, so that "apob100" is found in "apo B-100".
 * The caller owns the result.
 */
MoaFoldedText *
moa_folded_text_new_compact (const char *text)
{
  MoaFoldedText *self = moa_folded_text_new (text);
  gsize kept = 0;
  gsize i = 0;

  while (i < self->length)
    {
      const char *p = self->string + i;
      gsize size = (gsize) (g_utf8_next_char (p) - p);

      if (g_unichar_isalnum (g_utf8_get_char (p)))
        {
          memmove (self->string + kept, p, size);
          memmove (self->origins + kept, self->origins + i, size * sizeof (guint));
          kept += size;
        }
      i += size;
    }
  self->string[kept] = '\0';
  self->origins[kept] = self->origins[self->length];
  self->length = kept;
  return self;
}

/**
 * moa_folded_text_free:
 *
 * Frees what moa_folded_text_new() made.
 */
void
moa_folded_text_free (MoaFoldedText *self)
{
  g_free (self->string);
  g_free (self->origins);
  g_free (self);
}

/**
 * moa_fold_string:
 *
 * Folds what someone typed. The caller owns the result.
 */
char *
moa_fold_string (const char *text)
{
  g_autoptr (MoaFoldedText) folded = moa_folded_text_new (text);

  return g_steal_pointer (&folded->string);
}

static gboolean
is_word_start (const MoaFoldedText *self, gsize position)
{
  const char *before = g_utf8_find_prev_char (self->string, self->string + position);

  return before == NULL || !g_unichar_isalnum (g_utf8_get_char (before));
}

/**
 * moa_folded_text_find_next:
 * @word: folded, not empty
 * @from: byte of the folded text to begin at
 * @position: (out): byte of the folded text where it was found
 *
 * Finds the next place of @word, whatever its kind.
 */
MoaMatch
moa_folded_text_find_next (const MoaFoldedText *self, const char *word, gsize from, gsize *position)
{
  const char *found = from <= self->length ? strstr (self->string + from, word) : NULL;

  if (found == NULL)
    return MOA_MATCH_NONE;
  *position = (gsize) (found - self->string);
  if (*position == 0)
    return MOA_MATCH_PREFIX;
  return is_word_start (self, *position) ? MOA_MATCH_WORD : MOA_MATCH_INSIDE;
}
