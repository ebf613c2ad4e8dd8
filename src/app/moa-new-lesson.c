/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include <glib/gi18n-lib.h>

#include "moa-application-private.h"
#include "moa-file-choice.h"
#include "moa-lesson-template.h"
#include "moa-new-lesson.h"
#include "moa-window.h"

static void
say (MoaApplication *application, const char *text)
{
  GtkWindow *window = moa_application_find_window (application, MOA_TYPE_WINDOW);

  if (window == NULL)
    return;
  moa_window_add_toast (MOA_WINDOW (window), text);
  gtk_window_present (window);
}

static void
create (MoaApplication *application, GFile *folder)
{
  g_autofree char *path = g_file_get_path (folder);
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    say (application, _ ("A lesson can only be made in a folder of this computer"));
  else if (moa_lesson_template_copy (folder, &error))
    moa_application_open (application, path);
  else
    say (application, error->message);
}

static void
on_chooser_response (GtkNativeDialog *dialog, int response, MoaApplication *application)
{
  g_autoptr (GFile) folder = moa_file_choice_take (dialog, response);

  if (folder != NULL)
    create (application, folder);
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
