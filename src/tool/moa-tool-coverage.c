/* SPDX-License-Identifier: GPL-3.0-or-later */

/* moa-tool coverage: how much of a lesson is translated into which language.
 *
 * A compiled catalog knows no fuzzy texts: they are left out of it. They are counted in the
 * translator's own file, `po/<language>.po`, where a lesson brings it along. */

#include "moa-tool-private.h"

#include <string.h>

#include "moa-language.h"

#define MAX_PO_SIZE (64u * 1024 * 1024)

/* Whether a line of a PO file is a list of flags with "fuzzy" among them. */
static gboolean
marks_fuzzy (const char *line)
{
  g_auto (GStrv) flags = NULL;

  if (!g_str_has_prefix (line, "#,"))
    return FALSE;
  flags = g_strsplit (line + 2, ",", -1);
  for (guint i = 0; flags[i] != NULL; i++)
    if (strcmp (g_strstrip (flags[i]), "fuzzy") == 0)
      return TRUE;
  return FALSE;
}

/* The fuzzy entries of a PO file; the header and what is no longer in the lesson ("#~") do not
 * count. An entry begins with its comments, so flags belong to the message that follows. */
static guint
count_fuzzy (const char *po)
{
  g_auto (GStrv) lines = g_strsplit (po, "\n", -1);
  gboolean fuzzy = FALSE;
  gboolean has_context = FALSE;
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      fuzzy = fuzzy || marks_fuzzy (lines[i]);
      has_context = has_context || g_str_has_prefix (lines[i], "msgctxt ");
      if (g_str_has_prefix (lines[i], "msgid "))
        n += fuzzy && has_context ? 1 : 0;
      if (g_str_has_prefix (lines[i], "msgstr") || g_str_has_prefix (lines[i], "#~"))
        fuzzy = has_context = FALSE;
    }
  return n;
}

static guint
count_fuzzy_of_language (MoaBundle *bundle, const char *language)
{
  g_autofree char *locale = moa_language_to_locale (language);
  g_autofree char *path = g_strdup_printf ("po/%s.po", locale != NULL ? locale : language);
  g_autoptr (GBytes)
      bytes = moa_bundle_root_read (moa_bundle_get_root (bundle), path, MAX_PO_SIZE, NULL);
  g_autofree char *po = NULL;
  gsize length;

  if (bytes == NULL)
    return 0;
  length = g_bytes_get_size (bytes);
  po = g_strndup (g_bytes_get_data (bytes, NULL), length);
  return count_fuzzy (po);
}

static void
append_language (GString *table, MoaBundle *bundle, const char *language, GPtrArray *diagnostics)
{
  g_autoptr (MoaCatalog) catalog = moa_catalog_new_checked (bundle, language, diagnostics);
  MoaCoverage coverage = moa_catalog_get_coverage (catalog);
  guint left = coverage.total - coverage.translated;
  guint fuzzy = MIN (count_fuzzy_of_language (bundle, language), left);

  g_string_append_printf (table, "%-12s %10u %6u %12u %9s\n", language, coverage.translated, fuzzy,
                          left - fuzzy, coverage.reviewed ? "yes" : "no");
}

static char *
write_table (MoaBundle *bundle, GPtrArray *diagnostics)
{
  g_auto (GStrv) languages = moa_catalog_list_languages (bundle);
  GString *table = g_string_new (NULL);

  g_string_append_printf (table, "%-12s %10s %6s %12s %9s\n", "language", "translated", "fuzzy",
                          "untranslated", "reviewed");
  for (guint i = 0; languages[i] != NULL; i++)
    append_language (table, bundle, languages[i], diagnostics);
  return g_string_free (table, FALSE);
}

/* moa_tool_coverage:
 *
 * Prints a table with a line for each language, the lesson's own first; what is wrong with a
 * translation goes to standard error. Returns the exit status. */
int
moa_tool_coverage (int argc, char **argv)
{
  const GOptionEntry entries[] = { { NULL } };
  g_autoptr (GPtrArray) diagnostics = moa_diagnostics_new ();
  g_autoptr (MoaBundle) bundle = NULL;
  g_autofree char *table = NULL;
  int status;

  if (!moa_tool_parse ("coverage", "BUNDLE", entries, &argc, &argv, &status))
    return status;
  bundle = moa_tool_open_bundle ("coverage", argc, argv, &status);
  if (bundle == NULL)
    return status;
  table = write_table (bundle, diagnostics);
  status = moa_tool_write ("coverage", NULL, table);
  moa_tool_print_findings (diagnostics, stderr);
  return status;
}
