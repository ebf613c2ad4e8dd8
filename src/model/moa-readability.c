/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The grade of a school year in the United States that can read an English text, after J. P.
 * Kincaid, R. P. Fishburne, R. L. Rogers, B. S. Chissom, "Derivation of new readability formulas",
 * Research Branch Report 8-75, Naval Technical Training, 1975:
 *
 *   grade = 0.39 words / sentences + 11.8 syllables / words - 15.59
 *
 * Words are runs of letters and digits, joined by hyphens and apostrophes. Syllables are estimated:
 * groups of vowels, without an "e" that is silent at the end; never fewer than one. An abbreviation
 * such as LDL and a number thus count as one: they are names here, which the glossary explains. */

#include "moa-readability.h"

#include <string.h>

static char
to_lower (char c)
{
  return c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
}

static gboolean
is_vowel (char c)
{
  switch (to_lower (c))
    {
    case 'a':
    case 'e':
    case 'i':
    case 'o':
    case 'u':
    case 'y':
      return TRUE;
    default:
      return FALSE;
    }
}

/* Whether the "e" of a final "e", "es" or "ed" is silent: "plaque", "makes", "moved", but not
 * "particle", "boxes", "added". */
static gboolean
has_silent_ending (const char *word, gsize length)
{
  gsize e = length - 1;
  char last = to_lower (word[e]);
  char before;

  if (length > 3 && (last == 's' || last == 'd'))
    e--;
  if (length < 3 || to_lower (word[e]) != 'e')
    return FALSE;
  before = to_lower (word[e - 1]);
  if (is_vowel (before))
    return before == 'u' && (to_lower (word[e - 2]) == 'q' || to_lower (word[e - 2]) == 'g');
  if (e == length - 1)
    return !(before == 'l' && !is_vowel (word[e - 2]));
  if (last == 'd')
    return before != 't' && before != 'd';
  return strchr ("sxzcgh", before) == NULL && !(before == 'l' && !is_vowel (word[e - 2]));
}

static guint
count_syllables (const char *word, gsize length)
{
  guint n_groups = 0;
  gboolean after_vowel = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      gboolean is_one = is_vowel (word[i]);

      n_groups += is_one && !after_vowel ? 1 : 0;
      after_vowel = is_one;
    }
  if (n_groups > 1 && has_silent_ending (word, length))
    n_groups--;
  return MAX (n_groups, 1);
}

static gboolean
is_letter_or_digit (const char *at)
{
  if ((guchar) *at < 0x80)
    return g_ascii_isalnum (*at);
  return g_unichar_isalnum (g_utf8_get_char (at));
}

static gboolean
is_word_character (const char *at)
{
  return is_letter_or_digit (at) || *at == '\'' || *at == '-'
         || ((guchar) *at >= 0x80 && g_utf8_get_char (at) == 0x2019);
}

static gboolean
ends_sentence (const char *at)
{
  const char *next = at + 1;

  if (*at != '.' && *at != '!' && *at != '?')
    return FALSE;
  while (*next == '"' || *next == ')')
    next++;
  return *next == '\0' || g_ascii_isspace (*next);
}

/* moa_readability_count:
 * @text: without markup
 *
 * Counts words, sentences and syllables. Words after the last full stop are a sentence too. */
MoaReadability
moa_readability_count (const char *text)
{
  MoaReadability counts = { 0, 0, 0 };
  gboolean in_sentence = FALSE;
  const char *at = text;

  while (*at != '\0')
    {
      const char *start = at;

      while (is_word_character (at))
        at = g_utf8_next_char (at);
      if (at > start && is_letter_or_digit (start))
        {
          counts.n_words++;
          counts.n_syllables += count_syllables (start, (gsize) (at - start));
          in_sentence = TRUE;
        }
      if (*at == '\0')
        break;
      if (in_sentence && ends_sentence (at))
        {
          counts.n_sentences++;
          in_sentence = FALSE;
        }
      at = g_utf8_next_char (at);
    }
  counts.n_sentences += in_sentence ? 1 : 0;
  return counts;
}

/* moa_readability_get_grade:
 *
 * Returns the Flesch-Kincaid grade, or 0 for a text without words. */
double
moa_readability_get_grade (const MoaReadability *self)
{
  if (self->n_words == 0)
    return 0.0;
  return 0.39 * self->n_words / self->n_sentences + 11.8 * self->n_syllables / self->n_words
         - 15.59;
}
