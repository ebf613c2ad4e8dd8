/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-language.h"

static void
test_valid (void)
{
  static const char *const valid[] = {
    "es",          "pt-BR",       "sr-Latn",   "sr-Latn-RS",     "zh-Hant-TW",     "es-419",
    "fil",         "ca-valencia", "zh-yue",    "zh-cmn-Hans-CN", "sl-rozaj-biske", "de-1996",
    "en-u-hc-h12", "de-x-easy",   "x-private", "PT-br",          "en-a-bbb-x-a",
  };
  static const char *const invalid[] = {
    "",
    "e",
    "es_ES",
    "es-",
    "-es",
    "es--ES",
    "español",
    "es-ES-ES",
    "en-Latn-Latn",
    "de-12",
    "de-x",
    "x",
    "en-u",
    "en-u-x-a",
    "verylonglanguage",
    "12",
    "es ",
    "de-DE-abcdefghi",
    "es-aaaaaaaa-bbbbbbbb-cccccccc-dddddddd-eeeeeeee-ffffffff-gggggggg-hhhhhhhh",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (valid); i++)
    g_assert_cmpstr (moa_language_is_valid (valid[i]) ? valid[i] : "invalid", ==, valid[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (invalid); i++)
    g_assert_cmpstr (moa_language_is_valid (invalid[i]) ? invalid[i] : "invalid", ==, "invalid");
}

static void
assert_chain (const char *tag, const char *expected)
{
  g_auto (GStrv) chain = moa_language_dup_chain (tag);
  g_autofree char *joined = g_strjoinv (" ", chain);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_chain (void)
{
  assert_chain ("es", "es");
  assert_chain ("pt-BR", "pt-BR pt");
  assert_chain ("zh-Hant-TW", "zh-Hant-TW zh-Hant zh");
  assert_chain ("de-x-easy", "de-x-easy de");
  assert_chain ("en-a-bbb-x-a", "en-a-bbb-x-a en-a-bbb en");
  assert_chain ("no tag", "");
}

static void
test_case (void)
{
  assert_chain ("PT-br", "pt-BR pt");
  assert_chain ("SR-LATN-rs", "sr-Latn-RS sr-Latn sr");
}

static void
assert_locale (const char *tag, const char *locale)
{
  g_autofree char *there = moa_language_to_locale (tag);
  g_autofree char *back = moa_language_from_locale (locale);

  g_assert_cmpstr (there, ==, locale);
  g_assert_cmpstr (back, ==, tag);
}

static void
test_locale (void)
{
  assert_locale ("es", "es");
  assert_locale ("pt-BR", "pt_BR");
  assert_locale ("sr-Latn", "sr@latin");
  assert_locale ("sr-Latn-RS", "sr_RS@latin");
  assert_locale ("uz-Cyrl", "uz@cyrillic");
  assert_locale ("ca-valencia", "ca@valencia");
  assert_locale ("zh-Hant", "zh@hant");
  assert_locale ("es-419", "es_419");
}

static void
assert_from_locale (const char *locale, const char *expected)
{
  g_autofree char *tag = moa_language_from_locale (locale);

  g_assert_cmpstr (tag, ==, expected);
}

static void
test_environment (void)
{
  assert_from_locale ("es_ES.UTF-8", "es-ES");
  assert_from_locale ("de_DE@euro", "de-DE");
  assert_from_locale ("sr_RS.UTF-8@latin", "sr-Latn-RS");
  assert_from_locale ("pt-BR", "pt-BR");
  assert_from_locale ("C", NULL);
  assert_from_locale ("C.UTF-8", NULL);
  assert_from_locale ("POSIX", NULL);
  assert_from_locale ("", NULL);
  assert_from_locale ("@latin", NULL);
  g_assert_null (moa_language_to_locale ("no tag"));
  g_assert_null (moa_language_to_locale ("x-private"));
}

static void
test_direction (void)
{
  static const char *const rtl[] = { "ar", "ar-EG", "he", "fa-IR", "ur", "yi", "az-Arab", "pa-PK" };
  static const char *const ltr[] = { "es", "de", "zh", "az", "ar-Latn", "pa", "", "no tag" };

  for (gsize i = 0; i < G_N_ELEMENTS (rtl); i++)
    g_assert_cmpint (moa_language_get_direction (rtl[i]), ==, MOA_DIRECTION_RTL);
  for (gsize i = 0; i < G_N_ELEMENTS (ltr); i++)
    g_assert_cmpint (moa_language_get_direction (ltr[i]), ==, MOA_DIRECTION_LTR);
}

static void
test_same (void)
{
  g_assert_true (moa_language_is_same ("pt-BR", "PT-pt"));
  g_assert_true (moa_language_is_same ("sr-Latn", "sr_RS"));
  g_assert_true (moa_language_is_same ("es", "es-419"));
  g_assert_false (moa_language_is_same ("es", "est"));
  g_assert_false (moa_language_is_same ("de-CH", "fr-CH"));
}

static void
assert_name (const char *tag, const char *expected)
{
  g_autofree char *name = moa_language_dup_name (tag);

  g_assert_cmpstr (name, ==, expected);
}

static void
test_name (void)
{
  assert_name ("es", "Español");
  assert_name ("de", "Deutsch");
  assert_name ("ar", "العربية");
  assert_name ("pt-BR", "Português (Brasil)");
  assert_name ("pt-br", "Português (Brasil)");
  assert_name ("es-AR", "Español (AR)");
  assert_name ("sr-Latn-RS", "Srpski (latinica) (RS)");
  assert_name ("tlh", "tlh");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/language/tag-has-the-form-of-bcp-47", test_valid);
  g_test_add_func ("/language/chain-goes-to-the-more-general", test_chain);
  g_test_add_func ("/language/chain-is-in-the-usual-case", test_case);
  g_test_add_func ("/language/locale-name-leads-there-and-back", test_locale);
  g_test_add_func ("/language/locale-of-the-environment-gives-a-tag", test_environment);
  g_test_add_func ("/language/script-decides-the-direction", test_direction);
  g_test_add_func ("/language/regions-and-scripts-share-a-language", test_same);
  g_test_add_func ("/language/language-has-its-own-name", test_name);
  return g_test_run ();
}
