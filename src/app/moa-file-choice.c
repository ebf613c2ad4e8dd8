/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-file-choice.h"

/**
 * moa_file_choice_take:
 * @chooser: (transfer full): a #GtkFileChooserNative that was answered
 * @response: the answer
 *
 * What was chosen. GTK accepts a place that has no name, such as "Recent"; then there is no file.
 *
 * Returns: (transfer full) (nullable): the file or folder, %NULL when nothing was chosen
 */
GFile *
moa_file_choice_take (GtkNativeDialog *chooser, int response)
{
  GFile *file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_object_unref (chooser);

  return file;
}
