/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include <glib/gi18n-lib.h>

#include "moa-new-lesson.h"
#include "moa-window.h"

/* A new lesson begins as a copy of the template, which is compiled into the program, so that it is
 * there however the program came to the machine. Nothing is ever written over: the folder must be
 * empty. */

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

/* Copies the template into a folder that is there and empty. Fails, with a sentence to be shown, when
 * it is not, or when it cannot be written. */
gboolean
moa_new_lesson_copy (GFile *folder, GError **error)
{
  g_return_val_if_fail (G_IS_FILE (folder), FALSE);

  return check_empty (folder, error) && copy_tree (TEMPLATE, folder, error);
}

static MoaWindow *
find_window (MoaApplication *application)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (application));

  for (GList *l = windows; l != NULL; l = l->next)
    if (MOA_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

static void
say (MoaApplication *application, const char *text)
{
  MoaWindow *window = find_window (application);

  if (window == NULL)
    return;
  moa_window_add_toast (window, text);
  gtk_window_present (GTK_WINDOW (window));
}

static void
create (MoaApplication *application, GFile *folder)
{
  g_autofree char *path = g_file_get_path (folder);
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    say (application, _ ("A lesson can only be made in a folder of this computer"));
  else if (moa_new_lesson_copy (folder, &error))
    moa_application_open (application, path);
  else
    say (application, error->message);
}

static void
on_chooser_response (GtkNativeDialog *dialog, int response, MoaApplication *application)
{
  g_autoptr (GFile) folder = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      folder = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      create (application, folder);
    }
  g_object_unref (dialog);
}

/* Asks for an empty folder, copies the template there and opens it. */
void
moa_new_lesson_ask (MoaApplication *application, GtkWindow *parent)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Empty Folder for the New Lesson"), parent, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
      _ ("_Create Here"), _ ("_Cancel"));

  g_return_if_fail (MOA_IS_APPLICATION (application));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_create_folders (GTK_FILE_CHOOSER (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_chooser_response), application, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
