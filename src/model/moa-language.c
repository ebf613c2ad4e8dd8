/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tags of languages: their grammar (RFC 5646, section 2.1), their fallback (RFC 4647, section
 * 3.4), and the names that gettext gives the same languages. The names and scripts of languages
 * are in moa-language-names.c. */

#include "moa-language.h"

#include <string.h>

#define MAX_LENGTH 64

typedef enum
{
  SUBTAG_NONE,
  SUBTAG_LANGUAGE,
  SUBTAG_EXTENDED,
  SUBTAG_SCRIPT,
  SUBTAG_REGION,
  SUBTAG_VARIANT,
  SUBTAG_SINGLETON,
  SUBTAG_EXTENSION,
  SUBTAG_PRIVATE,
} Subtag;

static gboolean
is_made_of (const char *text, gboolean (*belongs) (char))
{
  for (; *text != '\0'; text++)
    if (!belongs (*text))
      return FALSE;
  return TRUE;
}

static gboolean
is_letter (char c)
{
  return g_ascii_isalpha (c);
}

static gboolean
is_digit (char c)
{
  return g_ascii_isdigit (c);
}

static gboolean
is_letter_or_digit (char c)
{
  return g_ascii_isalnum (c);
}

static gboolean
is_region (const char *text, gsize length)
{
  return (length == 2 && is_made_of (text, is_letter))
         || (length == 3 && is_made_of (text, is_digit));
}

static gboolean
is_variant (const char *text, gsize length)
{
  return (length >= 5 && length <= 8) || (length == 4 && g_ascii_isdigit (*text));
}

/* What the first subtag of a tag is. */
static Subtag
classify_first (const char *text, gsize length)
{
  if (length == 1 && g_ascii_tolower (*text) == 'x')
    return SUBTAG_PRIVATE;
  return length >= 2 && length <= 8 && is_made_of (text, is_letter) ? SUBTAG_LANGUAGE : SUBTAG_NONE;
}

/* What a subtag is after one of the kind `previous`: every kind may only be followed by itself,
 * where it may be repeated, or by a later one. */
static Subtag
classify_next (const char *text, gsize length, Subtag previous)
{
  if (previous == SUBTAG_PRIVATE)
    return SUBTAG_PRIVATE;
  if (length == 1)
    return previous == SUBTAG_SINGLETON     ? SUBTAG_NONE
           : g_ascii_tolower (*text) == 'x' ? SUBTAG_PRIVATE
                                            : SUBTAG_SINGLETON;
  if (previous >= SUBTAG_SINGLETON)
    return SUBTAG_EXTENSION;
  if (previous <= SUBTAG_EXTENDED && length == 3 && is_made_of (text, is_letter))
    return SUBTAG_EXTENDED;
  if (previous < SUBTAG_SCRIPT && length == 4 && is_made_of (text, is_letter))
    return SUBTAG_SCRIPT;
  if (previous < SUBTAG_REGION && is_region (text, length))
    return SUBTAG_REGION;
  return is_variant (text, length) ? SUBTAG_VARIANT : SUBTAG_NONE;
}

/* Whether a subtag means nothing without the next one, as the "x" of "de-x-easy". */
static gboolean
announces (const Subtag *kinds, guint index)
{
  return kinds[index] == SUBTAG_SINGLETON
         || (kinds[index] == SUBTAG_PRIVATE && (index == 0 || kinds[index - 1] != SUBTAG_PRIVATE));
}

/* Sorts every subtag of a tag into its kind; NULL when the tag is not well formed. */
static Subtag *
classify (char **subtags)
{
  g_autofree Subtag *kinds = g_new0 (Subtag, g_strv_length (subtags) + 1);

  for (guint i = 0; subtags[i] != NULL; i++)
    {
      gsize length = strlen (subtags[i]);

      if (length < 1 || length > 8 || !is_made_of (subtags[i], is_letter_or_digit))
        return NULL;
      kinds[i] = i == 0 ? classify_first (subtags[i], length)
                        : classify_next (subtags[i], length, kinds[i - 1]);
      if (kinds[i] == SUBTAG_NONE)
        return NULL;
      if (subtags[i + 1] == NULL && announces (kinds, i))
        return NULL;
    }
  return g_steal_pointer (&kinds);
}

static char **
split (const char *tag, Subtag **kinds)
{
  g_auto (GStrv) subtags = NULL;

  if (*tag == '\0' || strlen (tag) > MAX_LENGTH)
    return NULL;
  subtags = g_strsplit (tag, "-", -1);
  *kinds = classify (subtags);
  return *kinds == NULL ? NULL : g_steal_pointer (&subtags);
}

/* moa_language_is_valid:
 *
 * Whether a text is a well-formed tag of BCP 47, such as "es", "pt-BR" or "zh-Hant-TW". */
gboolean
moa_language_is_valid (const char *tag)
{
  g_auto (GStrv) subtags = NULL;
  g_autofree Subtag *kinds = NULL;

  g_return_val_if_fail (tag != NULL, FALSE);

  subtags = split (tag, &kinds);
  return subtags != NULL;
}

/* Gives a subtag the case that is usual for its kind: en, Latn, GB. */
static void
set_usual_case (char *subtag, Subtag kind)
{
  for (char *at = subtag; *at != '\0'; at++)
    *at = kind == SUBTAG_REGION ? g_ascii_toupper (*at) : g_ascii_tolower (*at);
  if (kind == SUBTAG_SCRIPT)
    *subtag = g_ascii_toupper (*subtag);
}

/* moa_language_dup_chain:
 *
 * The tags in which a text for `tag` may be shown, the best first: "pt-BR" gives "pt-BR", "pt".
 * A new list, in the usual case; empty when the tag is not valid. */
GStrv
moa_language_dup_chain (const char *tag)
{
  g_autoptr (GStrvBuilder) chain = g_strv_builder_new ();
  g_auto (GStrv) subtags = NULL;
  g_autofree Subtag *kinds = NULL;
  guint n_subtags;

  g_return_val_if_fail (tag != NULL, NULL);

  subtags = split (tag, &kinds);
  n_subtags = subtags == NULL ? 0 : g_strv_length (subtags);
  for (guint i = 0; i < n_subtags; i++)
    set_usual_case (subtags[i], kinds[i]);
  for (; n_subtags > 0; n_subtags--)
    {
      g_autofree char *joined = NULL;

      g_clear_pointer (&subtags[n_subtags], g_free);
      if (announces (kinds, n_subtags - 1))
        continue;
      joined = g_strjoinv ("-", subtags);
      g_strv_builder_add (chain, joined);
    }
  return g_strv_builder_end (chain);
}

/* Modifiers of locale names that do not simply repeat the code of the script. */
static const struct
{
  char script[5];
  const char *modifier;
} modifiers[] = {
  { "Arab", "arabic" },
  { "Cyrl", "cyrillic" },
  { "Deva", "devanagari" },
  { "Latn", "latin" },
};

static char *
dup_modifier (const char *subtag, Subtag kind)
{
  if (kind == SUBTAG_SCRIPT)
    for (gsize i = 0; i < G_N_ELEMENTS (modifiers); i++)
      if (strcmp (modifiers[i].script, subtag) == 0)
        return g_strdup (modifiers[i].modifier);
  return g_ascii_strdown (subtag, -1);
}

/* moa_language_to_locale:
 *
 * The name that gettext gives the language in the names of its folders: "pt-BR" gives "pt_BR",
 * "sr-Latn" gives "sr@latin". A name has room for the region and for one of script and variant;
 * what is more is left out. A new string; NULL when the tag is not valid. */
char *
moa_language_to_locale (const char *tag)
{
  g_auto (GStrv) subtags = NULL;
  g_autofree Subtag *kinds = NULL;
  g_autofree char *modifier = NULL;
  g_autoptr (GString) locale = g_string_new (NULL);

  g_return_val_if_fail (tag != NULL, NULL);

  subtags = split (tag, &kinds);
  if (subtags == NULL)
    return NULL;
  for (guint i = 0; subtags[i] != NULL; i++)
    {
      set_usual_case (subtags[i], kinds[i]);
      if (kinds[i] == SUBTAG_LANGUAGE)
        g_string_append (locale, subtags[i]);
      else if (kinds[i] == SUBTAG_REGION)
        g_string_append_printf (locale, "_%s", subtags[i]);
      else if ((kinds[i] == SUBTAG_SCRIPT || kinds[i] == SUBTAG_VARIANT) && modifier == NULL)
        modifier = dup_modifier (subtags[i], kinds[i]);
    }
  if (locale->len == 0)
    return NULL;
  if (modifier != NULL)
    g_string_append_printf (locale, "@%s", modifier);
  return g_string_free (g_steal_pointer (&locale), FALSE);
}

/* The script or variant that a modifier stands for, NULL when it says nothing about the language
 * ("@euro"). */
static const char *
find_subtag_of_modifier (const char *modifier, gboolean *is_script)
{
  *is_script = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (modifiers); i++)
    if (strcmp (modifiers[i].modifier, modifier) == 0)
      return modifiers[i].script;
  if (strcmp (modifier, "euro") == 0)
    return NULL;
  *is_script = strlen (modifier) == 4;
  return modifier;
}

/* moa_language_from_locale:
 *
 * The tag of a locale or of a folder of translations: "pt_BR.UTF-8" gives "pt-BR", "sr@latin"
 * gives "sr-Latn". A new string; NULL for "C", "POSIX" and what is no name of a language. */
char *
moa_language_from_locale (const char *locale)
{
  g_auto (GStrv) parts = NULL;
  g_autoptr (GString) tag = NULL;
  g_auto (GStrv) chain = NULL;
  const char *at, *subtag = NULL;
  gboolean is_script = FALSE;
  gsize length;

  g_return_val_if_fail (locale != NULL, NULL);

  if (strcmp (locale, "POSIX") == 0)
    return NULL;
  at = strchr (locale, '@');
  if (at != NULL)
    subtag = find_subtag_of_modifier (at + 1, &is_script);
  length = strcspn (locale, ".@");
  tag = g_string_new_len (locale, (gssize) length);
  parts = g_strsplit (tag->str, "_", 2);
  g_string_assign (tag, parts[0] == NULL ? "" : parts[0]);
  if (subtag != NULL && is_script)
    g_string_append_printf (tag, "-%s", subtag);
  if (parts[0] != NULL && parts[1] != NULL)
    g_string_append_printf (tag, "-%s", parts[1]);
  if (subtag != NULL && !is_script)
    g_string_append_printf (tag, "-%s", subtag);

  chain = moa_language_dup_chain (tag->str);
  return g_strdup (chain[0]);
}

/* moa_language_is_same:
 * @a: a tag, or the name of a locale
 * @b: another
 *
 * Returns whether both are one language, of whatever region or script. */
gboolean
moa_language_is_same (const char *a, const char *b)
{
  gsize length;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  length = strcspn (a, "-_");
  return length == strcspn (b, "-_") && g_ascii_strncasecmp (a, b, length) == 0;
}
