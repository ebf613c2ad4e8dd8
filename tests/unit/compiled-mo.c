/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "compiled-mo.h"

#include <string.h>

/* What msgfmt makes of a PO file; fails the test when msgfmt refuses. */
GBytes *
compiled_mo_new (const char *po, const char *option)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) input = g_bytes_new_static (po, strlen (po));
  g_autoptr (GSubprocess) process = NULL;
  GBytes *output = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                              &error, "msgfmt", "-o", "-", "-", option, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate (process, input, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return output;
}

MoaMo *
compiled_mo_read (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  MoaMo *mo = moa_mo_new (bytes, &error);

  g_assert_no_error (error);
  return mo;
}

MoaMo *
compiled_mo_open (const char *po, const char *option)
{
  g_autoptr (GBytes) bytes = compiled_mo_new (po, option);

  return compiled_mo_read (bytes);
}

/* A copy of a catalog whose bytes may be damaged. */
GByteArray *
compiled_mo_copy (GBytes *bytes)
{
  return g_bytes_unref_to_array (g_bytes_ref (bytes));
}

guint32
compiled_mo_get_number (const GByteArray *file, gsize offset)
{
  guint32 value;

  memcpy (&value, file->data + offset, sizeof value);
  return value;
}
