/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include <glib/gi18n-lib.h>

#include "moa-export.h"
#include "moa-export-dialog.h"
#include "moa-file-choice.h"
#include "moa-picture-set.h"
#include "moa-toast.h"

/* The diagram as it is on screen, into a file. The name's end chooses the kind of file; without one
 * it is the kind that is chosen in the dialog. */

#define PNG_SCALE 2.0 /* pixels per diagram unit: sharp on paper and on a projector */

static const struct
{
  const char *suffix;
  const char *name;
} kinds[] = {
  { "svg", N_ ("SVG drawing") },
  { "pdf", N_ ("PDF document") },
  { "png", N_ ("PNG picture") },
};

static void
on_toast_button_clicked (AdwToast *toast, GtkWindow *window)
{
  const char *uri = g_object_get_data (G_OBJECT (toast), "uri");

  gtk_show_uri (window, uri, GDK_CURRENT_TIME);
}

static void
tell_saved (MoaWindow *window, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *text = g_strdup_printf (_ ("Saved as “%s”"), name);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  AdwToast *toast = moa_toast_new (text);

  adw_toast_set_button_label (toast, _ ("_Open"));
  g_object_set_data_full (G_OBJECT (toast), "uri", g_steal_pointer (&uri), g_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (on_toast_button_clicked), window,
                           0);
  moa_window_take_toast (window, toast);
}

static char *
dup_path_with_suffix (GFile *file, const char *suffix, MoaExportFormat *format)
{
  g_autofree char *path = g_file_get_path (file);

  if (path == NULL || moa_export_format_from_path (path, format))
    return g_steal_pointer (&path);

  g_free (path);
  path = g_strdup_printf ("%s.%s", g_file_peek_path (file), suffix);
  moa_export_format_from_path (path, format);
  return g_steal_pointer (&path);
}

static gboolean
write_file (MoaSession *session, MoaExportFormat format, const char *path, GError **error)
{
  GPtrArray *medicines = moa_session_get_medicines (session);
  MoaExportOptions options = {
    .step = moa_session_get_step (session),
    .medicines = (const MoaMedicine *const *) medicines->pdata,
    .n_medicines = medicines->len,
    .scale = format == MOA_EXPORT_PNG ? PNG_SCALE : 1.0,
    .style = format == MOA_EXPORT_PDF ? MOA_STYLE_PAPER : MOA_STYLE_LIGHT,
  };

  return moa_export_write (moa_session_get_catalog (session), &options, format, path, error);
}

static void
save (MoaWindow *window, GFile *file, const char *suffix)
{
  MoaExportFormat format = MOA_EXPORT_SVG;
  g_autofree char *path = dup_path_with_suffix (file, suffix, &format);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    moa_window_add_toast (window, _ ("The picture can only be saved on this computer"));
  else if (write_file (moa_window_get_session (window), format, path, &error))
    tell_saved (window, path);
  else
    {
      text = g_strdup_printf (_ ("Not saved: %s"), error->message);
      moa_window_add_toast (window, text);
    }
}

/* What is saved as soon as the lesson's pictures are there. */
typedef struct
{
  MoaWindow *window;
  GFile *file;
  const char *suffix;
} Saving;

/* A window that was closed meanwhile has nothing to save and nobody to tell. */
static void
finish_saving (Saving *saving)
{
  if (gtk_widget_get_visible (GTK_WIDGET (saving->window)))
    save (saving->window, saving->file, saving->suffix);
  g_object_unref (saving->window);
  g_object_unref (saving->file);
  g_free (saving);
}

static void
on_pictures_loaded (GObject *pictures, GAsyncResult *result, gpointer user_data)
{
  moa_picture_set_load_finish (MOA_PICTURE_SET (pictures), result);
  finish_saving (user_data);
}

static void
save_with_pictures (MoaWindow *window, GFile *file, const char *suffix)
{
  MoaBundle *bundle = moa_session_get_bundle (moa_window_get_session (window));
  MoaPictureSet *pictures = moa_picture_set_get_for_bundle (bundle);
  Saving *saving = g_new0 (Saving, 1);

  saving->window = g_object_ref (window);
  saving->file = g_object_ref (file);
  saving->suffix = suffix;
  if (pictures != NULL)
    moa_picture_set_load_async (pictures, on_pictures_loaded, saving);
  else
    finish_saving (saving);
}

static const char *
get_chosen_suffix (GtkFileChooser *chooser)
{
  GtkFileFilter *filter = gtk_file_chooser_get_filter (chooser);
  const char *suffix = filter != NULL ? g_object_get_data (G_OBJECT (filter), "suffix") : NULL;

  return suffix != NULL ? suffix : kinds[0].suffix;
}

static void
on_chooser_response (GtkNativeDialog *dialog, int response, MoaWindow *window)
{
  const char *suffix = get_chosen_suffix (GTK_FILE_CHOOSER (dialog));
  g_autoptr (GFile) file = moa_file_choice_take (dialog, response);

  if (file != NULL)
    save_with_pictures (window, file, suffix);
}

static void
add_filters (GtkFileChooser *chooser)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, _ (kinds[i].name));
      gtk_file_filter_add_suffix (filter, kinds[i].suffix);
      g_object_set_data (G_OBJECT (filter), "suffix", (gpointer) kinds[i].suffix);
      gtk_file_chooser_add_filter (chooser, filter);
    }
}

static char *
dup_default_name (MoaSession *session)
{
  const MoaLesson *lesson = moa_bundle_get_lesson (moa_session_get_bundle (session));
  const MoaStep *step = moa_session_get_step (session);

  return step != NULL ? g_strdup_printf ("%s-%s.svg", lesson->id, step->id)
                      : g_strdup_printf ("%s.svg", lesson->id);
}

/* Asks for a file and writes the diagram with the step and the medicine at hand into it: SVG, PDF
 * or PNG. The window tells the outcome. */
void
moa_export_dialog_run (MoaWindow *window)
{
  g_autofree char *name = dup_default_name (moa_window_get_session (window));
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Save Picture"), GTK_WINDOW (window), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"),
      _ ("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  add_filters (GTK_FILE_CHOOSER (chooser));
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_chooser_response), window, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
