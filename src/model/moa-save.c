/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file is written whole or not at all: beside it, under another name, which then takes its place.
 * What is no file must not be replaced by one: a device or a pipe is written to, and of a symbolic
 * link the file that it leads to is meant. */

#include "moa-save.h"

#include <stdlib.h>

static gboolean
write_through (const char *path, gconstpointer data, gsize length, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileOutputStream) stream = g_file_append_to (file, G_FILE_CREATE_NONE, NULL, error);

  return stream != NULL
         && g_output_stream_write_all (G_OUTPUT_STREAM (stream), data, length, NULL, NULL, error)
         && g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error);
}

static gboolean
is_special (const char *path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS)
         && !g_file_test (path, G_FILE_TEST_IS_REGULAR | G_FILE_TEST_IS_DIR);
}

/* moa_save:
 * @path: the file; replaced when it exists
 *
 * Writes `length` bytes to a file. Returns FALSE with an error of G_FILE_ERROR or G_IO_ERROR when
 * it cannot be done; then a file that was there is as it was. */
gboolean
moa_save (const char *path, gconstpointer data, gsize length, GError **error)
{
  char *target;
  gboolean saved;

  g_return_val_if_fail (path != NULL && (data != NULL || length == 0), FALSE);

  if (is_special (path))
    return write_through (path, data, length, error);
  target = realpath (path, NULL);
  saved = g_file_set_contents (target != NULL ? target : path, data, (gssize) length, error);
  free (target);
  return saved;
}
