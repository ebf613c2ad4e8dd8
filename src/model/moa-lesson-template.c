/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

/* A new lesson begins as a copy of the template, which is compiled into the program, so that it is
 * there however the program came to the machine. Nothing is ever written over: the folder must be
 * empty. */

#include "moa-lesson-template.h"

#include <glib/gi18n-lib.h>

#define TEMPLATE "/org/moa/Moa/template"

static gboolean
check_empty (GFile *folder, GError **error)
{
  g_autofree char *name = g_file_get_parse_name (folder);
  g_autoptr (GFileEnumerator) children = NULL;
  GFileInfo *child = NULL;

  children = g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME,
                                        G_FILE_QUERY_INFO_NONE, NULL, error);
  if (children == NULL || !g_file_enumerator_iterate (children, &child, NULL, NULL, error))
    return FALSE;
  if (child == NULL)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_EMPTY,
               _ ("“%s” is not empty. Choose an empty folder, or make a new one."), name);
  return FALSE;
}

static gboolean
copy_file (const char *path, GFile *target, GError **error)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (GFileOutputStream) stream = NULL;

  if (bytes == NULL)
    return FALSE;
  stream = g_file_create (target, G_FILE_CREATE_NONE, NULL, error);
  return stream != NULL
         && g_output_stream_write_all (G_OUTPUT_STREAM (stream), g_bytes_get_data (bytes, NULL),
                                       g_bytes_get_size (bytes), NULL, NULL, error)
         && g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error);
}

/* The names of folders end with "/" in the resources. */
static gboolean
copy_tree (const char *path, GFile *folder, GError **error)
{
  g_auto (GStrv) names = g_resources_enumerate_children (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      gboolean is_folder = g_str_has_suffix (names[i], "/");
      g_autofree char *child = g_build_path ("/", path, names[i], NULL);
      g_autoptr (GFile) target = g_file_get_child (folder, names[i]);

      if (is_folder
              ? !g_file_make_directory (target, NULL, error) || !copy_tree (child, target, error)
              : !copy_file (child, target, error))
        return FALSE;
    }
  return names != NULL;
}

/* moa_lesson_template_copy:
 *
 * Copies the template into a folder that is there and empty. Fails, with a sentence to be shown,
 * when it is not, or when it cannot be written. */
gboolean
moa_lesson_template_copy (GFile *folder, GError **error)
{
  g_return_val_if_fail (G_IS_FILE (folder), FALSE);

  return check_empty (folder, error) && copy_tree (TEMPLATE, folder, error);
}
