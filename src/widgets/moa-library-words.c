/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Paths and the names of languages are put into isolates, so that one of the other direction does
 * not carry the words beside it away. */

#include "moa-config.h"

#include "moa-library-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "moa-language.h"

#define ISOLATE "\342\201\250"        /* U+2068, direction by the first letter */
#define ISOLATE_LTR "\342\201\246"    /* U+2066 */
#define END_OF_ISOLATE "\342\201\251" /* U+2069 */
#define SEPARATOR " · "

/* Appends `words` to what is there already, if there is anything to say. */
static void
append (GString *text, const char *separator, const char *words)
{
  if (*words == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, separator);
  g_string_append (text, words);
}

/**
 * moa_library_words_join:
 * @...: strings up to a NULL
 *
 * Joins what is not empty.
 */
char *
moa_library_words_join (const char *separator, ...)
{
  GString *text = g_string_new (NULL);
  const char *words;
  va_list arguments;

  va_start (arguments, separator);
  while ((words = va_arg (arguments, const char *)) != NULL)
    append (text, separator, words);
  va_end (arguments);
  return g_string_free (text, FALSE);
}

/**
 * moa_library_words_dup_name:
 *
 * What a lesson is called of which nothing is known but where it is.
 */
char *
moa_library_words_dup_name (const MoaLibraryPlace *place)
{
  g_return_val_if_fail (place != NULL, NULL);

  return g_filename_display_name (place->name);
}

/* A place as people write it: with ~ for the home folder, and the address of what is on no disk. It
 * reads from left to right in every language. */
static char *
dup_path (GFile *location)
{
  g_autofree char *whole = g_file_get_parse_name (location);
  const char *home = g_get_home_dir ();

  if (g_str_has_prefix (whole, home) && whole[strlen (home)] == '/')
    return g_strconcat (ISOLATE_LTR "~", whole + strlen (home), END_OF_ISOLATE, NULL);
  return g_strconcat (ISOLATE_LTR, whole, END_OF_ISOLATE, NULL);
}

/**
 * moa_library_words_dup_home:
 *
 * Whose lesson it is, or the path of one that is not in the library.
 */
char *
moa_library_words_dup_home (const MoaLibraryPlace *place)
{
  switch (place->home)
    {
    case MOA_HOME_BUILT_IN:
      return g_strdup (_ ("Built in"));
    case MOA_HOME_SYSTEM:
      return g_strdup (_ ("Installed for everybody"));
    case MOA_HOME_USER:
      return g_strdup (_ ("Installed for you"));
    case MOA_HOME_ELSEWHERE:
    default:
      return dup_path (place->location);
    }
}

static const char *
get_state (MoaStatusState state)
{
  switch (state)
    {
    case MOA_STATE_MARKETED:
      return C_ ("status of a medicine", "On the market");
    case MOA_STATE_DISCONTINUED:
      return C_ ("status of a medicine", "No longer on the market");
    case MOA_STATE_INVESTIGATIONAL:
      return C_ ("status of a medicine", "Under investigation");
    case MOA_STATE_NOT_APPLICABLE:
    default:
      return "";
    }
}

/**
 * moa_library_words_dup_status:
 *
 * The status of the medicine and when the lesson was reviewed; "" for one that cannot be opened.
 */
char *
moa_library_words_dup_status (const MoaLibraryEntry *entry)
{
  g_autofree char *date = NULL;

  if (entry->title == NULL)
    return g_strdup ("");
  /* Translators: of a lesson; %s is a date. */
  date = g_strdup_printf (_ ("Checked %s"), entry->reviewed);
  return moa_library_words_join (SEPARATOR, get_state (entry->state), date, NULL);
}

static char *
dup_error (const MoaDiagnostic *error)
{
  g_autofree char *place = moa_diagnostic_dup_place (error);

  return g_strconcat (ISOLATE_LTR, place, ": ", error->message, END_OF_ISOLATE, NULL);
}

/**
 * moa_library_words_dup_problem:
 *
 * What somebody has to know before opening the lesson: it is gone, broken or out of date; "" when
 * there is nothing.
 */
char *
moa_library_words_dup_problem (const MoaLibraryEntry *entry)
{
  g_autofree char *error = NULL;

  if (entry->is_missing)
    return g_strdup (_ ("No longer there"));
  if (entry->error != NULL)
    {
      error = dup_error (entry->error);
      /* Translators: %s is the place in a file and, in English, what is wrong there. */
      return g_strdup_printf (_ ("Cannot be opened: %s"), error);
    }
  if (entry->is_out_of_date)
    /* Translators: of a lesson; %s is a date. */
    return g_strdup_printf (_ ("Out of date: to be checked again by %s"), entry->review_by);
  return g_strdup ("");
}

static gboolean
is_any_reviewed (GPtrArray *languages)
{
  for (guint i = 0; i < languages->len; i++)
    if (((const MoaLibraryLanguage *) g_ptr_array_index (languages, i))->reviewed)
      return TRUE;

  return FALSE;
}

static char *
dup_language (const MoaLibraryLanguage *language, gboolean any_reviewed)
{
  g_autofree char *name = moa_language_dup_name (language->tag);
  g_autofree char *isolated = g_strconcat (ISOLATE, name, END_OF_ISOLATE, NULL);
  gboolean is_whole = language->is_own || language->percent == 100;

  if (any_reviewed && !language->reviewed)
    return is_whole
               /* Translators: %s is a language of a lesson. */
               ? g_strdup_printf (_ ("%s (not reviewed)"), isolated)
               /* Translators: a language, and how much of the lesson is translated into it. */
               : g_strdup_printf (_ ("%s (%u %%, not reviewed)"), isolated, language->percent);
  return is_whole ? g_strdup (isolated)
                  /* Translators: a language, and how much of the lesson is translated into it. */
                  : g_strdup_printf (_ ("%s (%u %%)"), isolated, language->percent);
}

/**
 * moa_library_words_dup_languages:
 *
 * The languages of the lesson by their own names, how much there is in each, and what no clinician
 * has read.
 */
char *
moa_library_words_dup_languages (const MoaLibraryEntry *entry)
{
  gboolean any_reviewed = is_any_reviewed (entry->languages);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < entry->languages->len; i++)
    {
      g_autofree char *name = dup_language (g_ptr_array_index (entry->languages, i), any_reviewed);

      append (names, ", ", name);
    }
  if (names->len > 0 && !any_reviewed)
    append (names, SEPARATOR, _ ("Not yet reviewed by a clinician"));
  return g_string_free (names, FALSE);
}

/**
 * moa_library_words_dup_details:
 *
 * Where the lesson is, its version and how much was found in it.
 */
char *
moa_library_words_dup_details (const MoaLibraryEntry *entry)
{
  g_autofree char *home = moa_library_words_dup_home (entry->place);
  g_autofree char *version = g_strdup ("");
  g_autofree char *findings = g_strdup ("");

  if (entry->version != NULL)
    {
      g_free (version);
      version = g_strdup_printf (_ ("Version %s"), entry->version);
    }
  if (entry->n_findings > 0 && !entry->is_missing)
    {
      g_free (findings);
      findings = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%u finding", "%u findings", entry->n_findings),
          entry->n_findings);
    }
  return moa_library_words_join (SEPARATOR, home, version, findings, NULL);
}
