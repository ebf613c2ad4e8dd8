/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include <glib/gi18n-lib.h>

#include "moa-bundle-root.h"
#include "moa-file-choice.h"
#include "moa-open-dialog.h"

/* A lesson is a file or a folder, and a chooser of the desktop offers either the one or the
 * other. */

static void
on_chooser_response (GtkNativeDialog *dialog, int response, MoaApplication *application)
{
  g_autoptr (GFile) file = moa_file_choice_take (dialog, response);
  g_autofree char *uri = NULL;

  if (file == NULL)
    return;
  uri = g_file_get_uri (file);
  g_action_group_activate_action (G_ACTION_GROUP (application), "open-location",
                                  g_variant_new_string (uri));
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *const *patterns)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
run (MoaApplication *application, GtkFileChooserNative *chooser)
{
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_chooser_response), application, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* Asks for the single file of a lesson, or for the bundle.json in a folder, and opens it. */
void
moa_open_dialog_run_for_file (MoaApplication *application)
{
  static const char *const lessons[] = { "*.moa", MOA_BUNDLE_MAIN_FILE, NULL };
  static const char *const all[] = { "*", NULL };
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Open Lesson"), gtk_application_get_active_window (GTK_APPLICATION (application)),
      GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));

  add_filter (GTK_FILE_CHOOSER (chooser), _ ("Lessons"), lessons);
  add_filter (GTK_FILE_CHOOSER (chooser), _ ("All files"), all);
  run (application, chooser);
}

/* Asks for the folder of a lesson, and opens it. */
void
moa_open_dialog_run_for_folder (MoaApplication *application)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Open Lesson Folder"), gtk_application_get_active_window (GTK_APPLICATION (application)),
      GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Open"), _ ("_Cancel"));

  run (application, chooser);
}
