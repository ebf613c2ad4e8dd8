/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a language calls itself, and the direction in which it is written. Names as in the
 * Unicode Common Locale Data Repository, with a capital letter, because they stand in a list. */

#include "moa-language.h"

#include <string.h>

static const struct
{
  const char *tag;
  const char *name;
} names[] = {
  { "am", "አማርኛ" },
  { "ar", "العربية" },
  { "bg", "Български" },
  { "bn", "বাংলা" },
  { "bs", "Bosanski" },
  { "ca", "Català" },
  { "cs", "Čeština" },
  { "cy", "Cymraeg" },
  { "da", "Dansk" },
  { "de", "Deutsch" },
  { "el", "Ελληνικά" },
  { "en", "English" },
  { "en-GB", "English (United Kingdom)" },
  { "en-US", "English (United States)" },
  { "eo", "Esperanto" },
  { "es", "Español" },
  { "es-419", "Español (Latinoamérica)" },
  { "es-ES", "Español (España)" },
  { "es-MX", "Español (México)" },
  { "et", "Eesti" },
  { "eu", "Euskara" },
  { "fa", "فارسی" },
  { "fi", "Suomi" },
  { "fil", "Filipino" },
  { "fr", "Français" },
  { "fr-CA", "Français (Canada)" },
  { "ga", "Gaeilge" },
  { "gl", "Galego" },
  { "gu", "ગુજરાતી" },
  { "he", "עברית" },
  { "hi", "हिन्दी" },
  { "hr", "Hrvatski" },
  { "ht", "Kreyòl ayisyen" },
  { "hu", "Magyar" },
  { "hy", "Հայերեն" },
  { "id", "Bahasa Indonesia" },
  { "is", "Íslenska" },
  { "it", "Italiano" },
  { "ja", "日本語" },
  { "ka", "ქართული" },
  { "km", "ខ្មែរ" },
  { "ko", "한국어" },
  { "lt", "Lietuvių" },
  { "lv", "Latviešu" },
  { "mk", "Македонски" },
  { "ms", "Bahasa Melayu" },
  { "nb", "Norsk bokmål" },
  { "ne", "नेपाली" },
  { "nl", "Nederlands" },
  { "nn", "Norsk nynorsk" },
  { "pa", "ਪੰਜਾਬੀ" },
  { "pl", "Polski" },
  { "ps", "پښتو" },
  { "pt", "Português" },
  { "pt-BR", "Português (Brasil)" },
  { "pt-PT", "Português (Portugal)" },
  { "ro", "Română" },
  { "ru", "Русский" },
  { "sk", "Slovenčina" },
  { "sl", "Slovenščina" },
  { "so", "Soomaali" },
  { "sq", "Shqip" },
  { "sr", "Српски" },
  { "sr-Latn", "Srpski (latinica)" },
  { "sv", "Svenska" },
  { "sw", "Kiswahili" },
  { "ta", "தமிழ்" },
  { "te", "తెలుగు" },
  { "th", "ไทย" },
  { "ti", "ትግርኛ" },
  { "tl", "Tagalog" },
  { "tr", "Türkçe" },
  { "uk", "Українська" },
  { "ur", "اردو" },
  { "uz", "Oʻzbek" },
  { "vi", "Tiếng Việt" },
  { "yi", "ייִדיש" },
  { "zh", "中文" },
  { "zh-CN", "简体中文" },
  { "zh-HK", "繁體中文（香港）" },
  { "zh-Hans", "简体中文" },
  { "zh-Hant", "繁體中文" },
  { "zh-TW", "繁體中文" },
};

/* Written from right to left when the tag names no script. */
static const char *const rtl_languages[] = {
  "ar",  "arc", "az-IR", "azb", "bal",   "bqi", "ckb", "dv",    "fa",  "glk",   "he",
  "iw",  "ji",  "khw",   "ks",  "ku-IQ", "lrc", "mzn", "nqo",   "ota", "pa-PK", "pnb",
  "prs", "ps",  "sd",    "skr", "syr",   "ug",  "ur",  "uz-AF", "yi",
};

static const char *const rtl_scripts[] = {
  "Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi",
};

static gboolean
is_among (const char *const *list, gsize n_elements, const char *text)
{
  for (gsize i = 0; i < n_elements; i++)
    if (strcmp (list[i], text) == 0)
      return TRUE;
  return FALSE;
}

/* The script subtag that a tag in its usual case names: a capital and three small letters; NULL
 * without one. */
static char *
dup_script (const char *tag)
{
  g_auto (GStrv) subtags = g_strsplit (tag, "-", -1);

  for (guint i = 1; subtags[i] != NULL; i++)
    if (strlen (subtags[i]) == 4 && g_ascii_isupper (*subtags[i])
        && g_ascii_islower (subtags[i][1]))
      return g_strdup (subtags[i]);
  return NULL;
}

/* moa_language_get_direction:
 *
 * The direction in which a language is written: that of the script that the tag names, else the
 * usual one of the language. Left to right for a tag that is not valid. */
MoaDirection
moa_language_get_direction (const char *tag)
{
  g_auto (GStrv) chain = NULL;
  g_autofree char *script = NULL;

  g_return_val_if_fail (tag != NULL, MOA_DIRECTION_LTR);

  chain = moa_language_dup_chain (tag);
  if (chain[0] != NULL)
    script = dup_script (chain[0]);
  if (script != NULL)
    return is_among (rtl_scripts, G_N_ELEMENTS (rtl_scripts), script) ? MOA_DIRECTION_RTL
                                                                      : MOA_DIRECTION_LTR;
  for (guint i = 0; chain[i] != NULL; i++)
    if (is_among (rtl_languages, G_N_ELEMENTS (rtl_languages), chain[i]))
      return MOA_DIRECTION_RTL;
  return MOA_DIRECTION_LTR;
}

static const char *
find_name (const char *tag)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i].tag, tag) == 0)
      return names[i].name;
  return NULL;
}

/* moa_language_dup_name:
 *
 * What the language calls itself, for a list in which its speakers look for it: "es" gives
 * "Español". What the table does not know of the tag follows in brackets ("Español (AR)"); for
 * an unknown language the name is the tag. A new string. */
char *
moa_language_dup_name (const char *tag)
{
  g_auto (GStrv) chain = NULL;

  g_return_val_if_fail (tag != NULL, NULL);

  chain = moa_language_dup_chain (tag);
  for (guint i = 0; chain[i] != NULL; i++)
    {
      const char *name = find_name (chain[i]);

      if (name != NULL && i == 0)
        return g_strdup (name);
      if (name != NULL)
        return g_strdup_printf ("%s (%s)", name, chain[0] + strlen (chain[i]) + 1);
    }
  return g_strdup (tag);
}
