/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is wrong with the translations of a lesson, each language in its own turn. */

#include "moa-catalog.h"

#include <string.h>

#include "moa-language.h"

/* moa_catalog_new_checked:
 * @diagnostics: gains what is wrong with the translation into this very language
 *
 * Opens the texts of a lesson in a language that it has; owned by the caller. What is wrong with
 * the other languages of the chain is left to their own turn. */
MoaCatalog *
moa_catalog_new_checked (MoaBundle *bundle, const char *language, GPtrArray *diagnostics)
{
  g_autoptr (GPtrArray) found = moa_diagnostics_new ();
  g_autofree char *locale = moa_language_to_locale (language);
  g_autofree char *folder = g_strdup_printf ("locale/%s/LC_MESSAGES/",
                                             locale != NULL ? locale : "");
  MoaCatalog *catalog = moa_catalog_new (bundle, language, found);

  for (guint i = 0; i < found->len; i++)
    {
      MoaDiagnostic *diagnostic = g_ptr_array_index (found, i);

      if (strstr (diagnostic->file, folder) != NULL)
        g_ptr_array_add (diagnostics, moa_diagnostic_ref (diagnostic));
    }
  return catalog;
}

/* moa_catalog_check_all:
 * @diagnostics: gains what is wrong with the translations of a lesson
 *
 * Opens every translation once. May be called from any thread. */
void
moa_catalog_check_all (MoaBundle *bundle, GPtrArray *diagnostics)
{
  g_auto (GStrv) languages = moa_catalog_list_languages (bundle);

  for (guint i = 1; languages[i] != NULL; i++)
    {
      g_autoptr (MoaCatalog) catalog = moa_catalog_new_checked (bundle, languages[i], diagnostics);
    }
}
