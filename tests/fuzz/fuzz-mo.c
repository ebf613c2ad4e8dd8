/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A compiled catalog from anywhere: when it opens, every string of the file is looked up, in every
 * form. */

#include <string.h>

#include "moa-fuzz.h"
#include "moa-mo.h"

#define MAX_LOOKUPS 256

static const gulong numbers[] = { 0, 1, 2, 3, 5, 11, 21, 100, 111, 1000000, G_MAXULONG };
static const char *const fields[] = { "Language", "Content-Type", "Plural-Forms", "X-Reviewed-By",
                                      "" };

/* What is lent is inside the file and ends there. */
static void
check_translation (GBytes *bytes, const char *translation)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (translation == NULL)
    return;
  g_assert_true (translation >= data && translation + strlen (translation) < data + size);
  g_assert_cmpuint (strlen (translation), >, 0);
  g_assert_true (g_utf8_validate (translation, -1, NULL));
}

static void
look_up (MoaMo *mo, GBytes *bytes, const char *context, const char *id)
{
  check_translation (bytes, moa_mo_lookup (mo, context, id));
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    check_translation (bytes, moa_mo_lookup_plural (mo, context, id, numbers[i]));
}

/* Looks a message up as the file has it and, when it has a context, as the program would. */
static void
look_up_message (MoaMo *mo, GBytes *bytes, const char *message)
{
  const char *glue = strchr (message, '\004');
  g_autofree char *context = NULL;

  look_up (mo, bytes, NULL, message);
  if (glue == NULL)
    return;
  context = g_strndup (message, (gsize) (glue - message));
  look_up (mo, bytes, context, glue + 1);
}

static void
look_up_all (MoaMo *mo, GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *end = data + size;
  guint n_lookups = 0;

  for (const char *at = data; at < end && n_lookups < MAX_LOOKUPS; at++, n_lookups++)
    {
      gsize length = strnlen (at, (gsize) (end - at));
      g_autofree char *message = g_strndup (at, length);

      look_up_message (mo, bytes, message);
      at += length;
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (MoaMo) mo = moa_mo_new (bytes, &error);

  g_assert_true ((mo == NULL) == (error != NULL));
  if (mo == NULL)
    return 0;
  moa_mo_get_n_messages (mo);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    g_free (moa_mo_dup_header (mo, fields[i]));
  look_up (mo, bytes, "node/ldl/label", "LDL");
  look_up_all (mo, bytes);
  return 0;
}
