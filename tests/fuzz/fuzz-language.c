/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Language tags as a lesson, a folder's name or the environment has them. */

#include <string.h>

#include "moa-fuzz.h"
#include "moa-language.h"

static void
read_tag (const char *tag)
{
  g_auto (GStrv) chain = moa_language_dup_chain (tag);
  g_autofree char *locale = moa_language_to_locale (tag);
  g_autofree char *name = moa_language_dup_name (tag);

  g_assert_cmpuint (g_strv_length (chain), >, 0);
  moa_language_get_direction (tag);
  g_assert_true (locale == NULL || g_utf8_validate (locale, -1, NULL));
  g_assert_true (name == NULL || g_utf8_validate (name, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *tag = g_strndup ((const char *) data, size);
  g_autofree char *from_locale = moa_language_from_locale (tag);

  if (moa_language_is_valid (tag))
    read_tag (tag);
  if (from_locale != NULL && moa_language_is_valid (from_locale))
    read_tag (from_locale);
  return 0;
}
