/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The header field `Plural-Forms`: when it is taken, every number has a form. */

#include "moa-fuzz.h"
#include "moa-plural.h"

static const gulong numbers[] = { 0, 1, 2, 3, 5, 11, 21, 100, 111, 1000000, G_MAXULONG };

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *header = g_strndup ((const char *) data, size);
  g_autoptr (GError) error = NULL;
  MoaPlural plural;

  if (!moa_plural_init (&plural, header, &error))
    {
      g_assert_nonnull (error);
      return 0;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_assert_cmpuint (moa_plural_get_form (&plural, numbers[i]), <, plural.n_forms);
  moa_plural_clear (&plural);
  return 0;
}
