/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>
#include <locale.h>
#include <string.h>

#include "moa-interface-language.h"
#include "moa-language.h"
#include "moa-places.h"

/* The language of the interface, changed while the program runs.
 *
 * libintl obeys $LANGUAGE only when the locale of LC_MESSAGES is a real one, and looks again only
 * when its catalogue counter moves; bindtextdomain() with the same folder does not move it,
 * textdomain() with the current domain does. textdomain("moa") must never be called: GLib would
 * then decide once, for ever, whether GTK's strings and the templates are translated. */

#define SOURCE_LANGUAGE "en"
#define SYSTEM_LOCALES "/usr/lib/locale"

/* Any UTF-8 locale opens the way to $LANGUAGE; these are the ones that machines usually have. */
static const char *const common_locales[] = {
  "en_US.UTF-8", "en_GB.UTF-8", "es_ES.UTF-8", "es_MX.UTF-8", "fr_FR.UTF-8", "de_DE.UTF-8",
  "it_IT.UTF-8", "pt_BR.UTF-8", "pt_PT.UTF-8", "nl_NL.UTF-8", "pl_PL.UTF-8", "ru_RU.UTF-8",
  "uk_UA.UTF-8", "tr_TR.UTF-8", "ar_EG.UTF-8", "he_IL.UTF-8", "fa_IR.UTF-8", "hi_IN.UTF-8",
  "ja_JP.UTF-8", "ko_KR.UTF-8", "zh_CN.UTF-8", "zh_TW.UTF-8", "en_IN.UTF-8", "en_CA.UTF-8",
  "en_AU.UTF-8", "en_IE.UTF-8", "en_ZA.UTF-8", "sv_SE.UTF-8", "da_DK.UTF-8", "nb_NO.UTF-8",
  "fi_FI.UTF-8", "cs_CZ.UTF-8", "hu_HU.UTF-8", "ro_RO.UTF-8", "el_GR.UTF-8", "ca_ES.UTF-8",
};

/* What the environment asked for, before $LANGUAGE became ours. */
static GStrv system_languages;

static gboolean
is_c_locale (const char *name)
{
  return name == NULL || strcmp (name, "C") == 0 || strcmp (name, "POSIX") == 0
         || g_str_has_prefix (name, "C.");
}

static gboolean
set_generated_locale (void)
{
  g_autoptr (GDir) dir = g_dir_open (SYSTEM_LOCALES, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".utf8") && !is_c_locale (name)
        && setlocale (LC_MESSAGES, name) != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
set_common_locale (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (common_locales); i++)
    if (setlocale (LC_MESSAGES, common_locales[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* "C.UTF-8" comes last: newer C libraries treat it as "C" and translate nothing under it. */
static void
set_messages_locale (void)
{
  if (is_c_locale (setlocale (LC_MESSAGES, NULL)) && !set_generated_locale ()
      && !set_common_locale ())
    setlocale (LC_MESSAGES, "C.UTF-8");
}

/* Prepares libintl; call once, before gtk_init() and before any string is translated. */
void
moa_interface_language_init (void)
{
  g_autofree char *locale_dir = moa_places_dup_locale_dir ();

  system_languages = g_strdupv ((char **) g_get_language_names_with_category ("LC_MESSAGES"));
  setlocale (LC_ALL, "");
  gtk_disable_setlocale ();
  if (!g_get_charset (NULL))
    setlocale (LC_CTYPE, "C.UTF-8");
  set_messages_locale ();

  bindtextdomain (GETTEXT_PACKAGE, locale_dir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
}

static char *
dup_language_variable (const char *tag)
{
  g_auto (GStrv) chain = moa_language_dup_chain (tag);
  g_autoptr (GStrvBuilder) locales = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (guint i = 0; chain[i] != NULL; i++)
    {
      g_autofree char *locale = moa_language_to_locale (chain[i]);

      g_strv_builder_add (locales, locale);
    }
  names = g_strv_builder_end (locales);
  return g_strjoinv (":", names);
}

/* Makes `tag` (BCP 47) the language of every string that is translated from now on, and mirrors the
 * open windows when its direction asks for it. What was translated before keeps its words: rebuild
 * it. Main thread only. */
void
moa_interface_language_set (const char *tag)
{
  g_autofree char *language = dup_language_variable (tag);

  g_setenv ("LANGUAGE", language, TRUE);
  textdomain (textdomain (NULL));
  gtk_widget_set_default_direction (
      moa_language_get_direction (tag) == MOA_DIRECTION_RTL ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
}

/* "pt_BR.UTF-8" gives "pt-BR", "sr_RS@latin" gives "sr-RS": what follows the region is dropped. */
static char *
locale_to_tag (const char *locale)
{
  char *tag = g_strndup (locale, strcspn (locale, ".@"));

  return g_strdelimit (tag, "_", '-');
}

static gboolean
has_catalogue (const char *locale_dir, const char *locale)
{
  g_autofree char *path = g_build_filename (locale_dir, locale, "LC_MESSAGES",
                                            GETTEXT_PACKAGE ".mo", NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static int
compare_tags (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The languages that the interface has words in, as BCP 47 tags in alphabetical order. */
GStrv
moa_interface_language_list (void)
{
  g_autofree char *locale_dir = moa_places_dup_locale_dir ();
  g_autoptr (GDir) dir = g_dir_open (locale_dir, 0, NULL);
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();
  const char *name;

  g_ptr_array_add (tags, g_strdup (SOURCE_LANGUAGE));
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (strcmp (name, SOURCE_LANGUAGE) != 0 && has_catalogue (locale_dir, name))
      g_ptr_array_add (tags, locale_to_tag (name));

  g_ptr_array_sort (tags, compare_tags);
  g_ptr_array_add (tags, NULL);
  return (GStrv) g_ptr_array_steal (tags, NULL);
}

static const char *
find_offered (const char *const *offered, const char *locale)
{
  g_autofree char *tag = locale_to_tag (locale);
  g_auto (GStrv) chain = NULL;

  if (is_c_locale (locale) || !moa_language_is_valid (tag))
    return NULL;

  chain = moa_language_dup_chain (tag);
  for (guint i = 0; chain[i] != NULL; i++)
    for (guint j = 0; offered[j] != NULL; j++)
      if (g_ascii_strcasecmp (chain[i], offered[j]) == 0)
        return offered[j];

  return NULL;
}

/* The first language of $LANGUAGE, $LC_ALL, $LC_MESSAGES and $LANG that is among `offered`, or the
 * language of the source. New string. */
char *
moa_interface_language_choose (const char *const *offered)
{
  for (guint i = 0; system_languages != NULL && system_languages[i] != NULL; i++)
    {
      const char *found = find_offered (offered, system_languages[i]);

      if (found != NULL)
        return g_strdup (found);
    }

  return g_strdup (SOURCE_LANGUAGE);
}
