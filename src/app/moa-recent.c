/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include <gtk/gtk.h>

#include "moa-bundle-library.h"
#include "moa-bundle-root.h"
#include "moa-recent.h"

/* Lessons that were opened from a file or a folder. What is built in or installed is in the library
 * anyway. A single file becomes known to the desktop too, a folder is none of its documents. */

#define LESSON_TYPE "application/vnd.moa.lesson+zip"

static void
tell_desktop (const char *uri)
{
  char name[] = "Moa";
  char command[] = "moa %u";
  char type[] = LESSON_TYPE;
  GtkRecentData data = { .mime_type = type, .app_name = name, .app_exec = command };

  if (g_str_has_suffix (uri, ".moa"))
    gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

/* What the desktop has never heard of, it forgets as well. */
static void
untell_desktop (const char *uri)
{
  gtk_recent_manager_remove_item (gtk_recent_manager_get_default (), uri, NULL);
}

/* The folder of a lesson rather than the bundle.json in it, so that both are the same. */
static GFile *
new_location (const char *argument, const char *working_directory)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg_and_cwd (argument, working_directory);
  g_autofree char *name = g_file_get_basename (file);
  GFile *folder = g_strcmp0 (name, MOA_BUNDLE_MAIN_FILE) == 0 ? g_file_get_parent (file) : NULL;

  return folder != NULL ? folder : g_steal_pointer (&file);
}

/* Remembers a lesson that was opened, if visits are remembered. `argument` is as the user wrote it,
 * relative to `working_directory`; the id of a lesson of the library, and NULL, are none. */
void
moa_recent_add (MoaSettings *settings, const char *argument, const char *working_directory)
{
  g_autoptr (GFile) location = NULL;
  g_autofree char *uri = NULL;

  g_return_if_fail (MOA_IS_SETTINGS (settings));

  if (argument == NULL || !moa_settings_get_remember (settings))
    return;

  location = new_location (argument, working_directory);
  if (moa_bundle_library_holds (location) || g_file_has_uri_scheme (location, "resource")
      || !g_file_query_exists (location, NULL))
    return;

  uri = g_file_get_uri (location);
  moa_recent_insert (settings, uri, 0);
}

/* Remembers a lesson at a place of the list, the latest being 0. */
void
moa_recent_insert (MoaSettings *settings, const char *uri, guint position)
{
  g_return_if_fail (MOA_IS_SETTINGS (settings));

  moa_settings_insert_recent (settings, uri, position);
  tell_desktop (uri);
}

/* Forgets a lesson, here and on the desktop. */
void
moa_recent_remove (MoaSettings *settings, const char *uri)
{
  g_return_if_fail (MOA_IS_SETTINGS (settings));

  moa_settings_remove_recent (settings, uri);
  untell_desktop (uri);
}

/* Sets whether visits are remembered; when they are not, what was opened before is forgotten at
 * once, here and on the desktop. */
void
moa_recent_set_remember (MoaSettings *settings, gboolean remember)
{
  g_auto (GStrv) uris = NULL;

  g_return_if_fail (MOA_IS_SETTINGS (settings));

  uris = moa_settings_dup_recent (settings);
  for (guint i = 0; !remember && uris[i] != NULL; i++)
    untell_desktop (uris[i]);
  moa_settings_set_remember (settings, remember);
}
