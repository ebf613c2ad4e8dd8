/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-catalog.h"
#include "moa-offered-languages.h"

static void
add_new (GPtrArray *tags, const char *tag)
{
  if (!g_ptr_array_find_with_equal_func (tags, tag, g_str_equal, NULL))
    g_ptr_array_add (tags, g_strdup (tag));
}

/* The languages that a viewer can choose: those of the lesson (NULL: none is open), the lesson's
 * own first, then those that only the interface has. New array of BCP 47 tags. */
GStrv
moa_offered_languages_new (MoaBundle *bundle, const char *const *interface_languages)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();

  if (bundle != NULL)
    {
      g_auto (GStrv) translated = moa_catalog_list_languages (bundle);

      add_new (tags, moa_bundle_get_lesson (bundle)->language);
      for (guint i = 0; translated[i] != NULL; i++)
        add_new (tags, translated[i]);
    }
  for (guint i = 0; interface_languages != NULL && interface_languages[i] != NULL; i++)
    add_new (tags, interface_languages[i]);

  g_ptr_array_add (tags, NULL);
  return (GStrv) g_ptr_array_steal (tags, NULL);
}
