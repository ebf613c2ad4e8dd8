/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include <glib/gi18n-lib.h>

#include "moa-application-private.h"
#include "moa-accessible.h"
#include "moa-bundle-library.h"
#include "moa-focus-guard.h"
#include "moa-interface-language.h"
#include "moa-kiosk.h"
#include "moa-lesson-file.h"
#include "moa-offered-languages.h"
#include "moa-playback.h"
#include "moa-popover-guard.h"
#include "moa-recent.h"
#include "moa-request.h"
#include "moa-touch.h"
#include "moa-window.h"

struct _MoaApplication
{
  AdwApplication parent_instance;
  MoaSettings *settings;
  MoaLessonFile *file;   /* what the window follows on disk: its lesson, or what has errors */
  MoaLessonFile *lesson; /* the lesson that is open, also while the window shows something else */
  GCancellable *opening; /* of the lesson that is being read for the window; NULL: none is */
};

/* A request that waits for its lesson. */
typedef struct
{
  MoaApplication *application;
  MoaRequest *request;
  GApplicationCommandLine *command_line; /* who asked, and waits; NULL when it was the window */
} Opening;

G_DEFINE_FINAL_TYPE (MoaApplication, moa_application, ADW_TYPE_APPLICATION)

/* The program's window of a type, lent; NULL when there is none. */
GtkWindow *
moa_application_find_window (MoaApplication *self, GType type)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type))
      return l->data;

  return NULL;
}

static MoaWindow *
get_window (MoaApplication *self)
{
  return (MoaWindow *) moa_application_find_window (self, MOA_TYPE_WINDOW);
}

static gboolean
moa_application_local_command_line (GApplication *application, char ***arguments, int *status)
{
  moa_request_complete_arguments (*arguments);

  return G_APPLICATION_CLASS (moa_application_parent_class)
      ->local_command_line (application, arguments, status);
}

/* --version answers without a display and without asking a running instance. */
static int
moa_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;

  g_print ("moa %s\n", MOA_VERSION);
  return 0;
}

/* GTK 4.8 names its accessible objects after the program's place on the session bus, and crashes
 * where assistive technology can be reached but that bus cannot. */
static void
avoid_nameless_accessibles (gboolean has_session_bus)
{
  if (!has_session_bus)
    g_setenv ("GTK_A11Y", "none", FALSE);
}

/* Not only windows of the application: those over another one belong to that. */
static void
on_windows_changed (GListModel *windows,
                    guint position,
                    guint removed,
                    guint added,
                    GtkApplication *application)
{
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, position + i);

      moa_touch_watch (window, gtk_application_get_active_window (application));
    }
}

static void
moa_application_startup (GApplication *application)
{
  MoaApplication *self = MOA_APPLICATION (application);
  gboolean has_session_bus = g_application_get_dbus_connection (application) != NULL;

  avoid_nameless_accessibles (has_session_bus);
  G_APPLICATION_CLASS (moa_application_parent_class)->startup (application);
  moa_popover_guard_install ();
  moa_focus_guard_install ();

  self->settings = moa_settings_new (has_session_bus);
  g_set_application_name ("Moa");
  gtk_window_set_default_icon_name (MOA_APPLICATION_ID);
  g_signal_connect_object (gtk_window_get_toplevels (), "items-changed",
                           G_CALLBACK (on_windows_changed), self, 0);
  moa_accessible_init ();
  moa_application_install_actions (self);
  moa_application_apply_color_scheme (self);
}

static GStrv
list_languages (MoaBundle *bundle)
{
  g_auto (GStrv) interface = moa_interface_language_list ();

  return moa_offered_languages_new (bundle, (const char *const *) interface);
}

static char *
dup_first_language (MoaApplication *self, const MoaRequest *request, const char *const *offered)
{
  char *saved = moa_settings_dup_language (self->settings);

  if (request->language != NULL)
    {
      g_free (saved);
      return g_strdup (request->language);
    }
  return saved != NULL ? saved : moa_interface_language_choose (offered);
}

static MoaWindow *
ensure_window (MoaApplication *self, const MoaRequest *request, const char *const *languages)
{
  MoaWindow *window = get_window (self);
  g_autofree char *language = NULL;

  if (window == NULL)
    {
      language = dup_first_language (self, request, languages);
      return MOA_WINDOW (moa_window_new (GTK_APPLICATION (self), self->settings, language));
    }

  if (request->language != NULL)
    moa_window_set_language (window, request->language);
  return window;
}

static void
apply_ids (MoaWindow *window, MoaBundle *bundle, const MoaRequest *request)
{
  MoaSession *session = moa_window_get_session (window);

  if (request->step != NULL)
    moa_session_set_step (session, moa_bundle_find_step (bundle, request->step));
  if (request->question != NULL)
    moa_session_set_question (session, moa_bundle_find_question (bundle, request->question));
}

static void
apply_playing (MoaWindow *window, const MoaRequest *request)
{
  MoaPlayback *playback = moa_playback_get_for_session (moa_window_get_session (window));

  if (request->kiosk)
    moa_kiosk_start (window, request->idle_time > 0 ? request->idle_time : MOA_KIOSK_IDLE_SECONDS);
  else
    moa_kiosk_stop (window);
  if (request->autoplay)
    moa_playback_set_reading_time (playback, request->reading_time);
  if (request->autoplay || request->kiosk)
    moa_playback_set_autoplay (playback, TRUE);
}

/* What keeps a lesson from opening concerns everybody, what could be better only its author. */
static GPtrArray *
choose_findings (MoaLessonFile *file, MoaBundle *bundle, GPtrArray *diagnostics)
{
  return bundle == NULL || moa_lesson_file_is_authored (file) ? diagnostics : NULL;
}

static void
take_lesson (MoaApplication *self, MoaLessonFile *file)
{
  g_set_object (&self->lesson, file);
  if (moa_lesson_file_is_authored (file))
    moa_lesson_file_inspect (file);
}

/* What is looked at after the lesson is shown: its pictures and its translations. */
static void
on_file_inspected (MoaLessonFile *file, GPtrArray *diagnostics, MoaApplication *self)
{
  MoaWindow *window = get_window (self);

  if (window != NULL && file == self->lesson)
    moa_window_set_remarks (window, diagnostics);
}

/* What changes on disk changes in the window. What was never open does not take away the
 * lessons that somebody is choosing from. */
static void
on_file_reloaded (MoaLessonFile *file,
                  MoaBundle *bundle,
                  GPtrArray *diagnostics,
                  MoaApplication *self)
{
  MoaWindow *window = get_window (self);

  if (window == NULL || (file != self->lesson && moa_window_shows_library (window)))
    return;
  moa_window_reload (window, moa_lesson_file_get_argument (file), bundle,
                     choose_findings (file, bundle, diagnostics));
  if (bundle != NULL)
    take_lesson (self, file);
}

static void
take_file (MoaApplication *self, MoaLessonFile *file)
{
  if (self->file != NULL)
    g_signal_handlers_disconnect_by_data (self->file, self);
  g_set_object (&self->file, file);
  g_signal_connect_object (file, "reloaded", G_CALLBACK (on_file_reloaded), self, 0);
  g_signal_connect_object (file, "inspected", G_CALLBACK (on_file_inspected), self, 0);
}

/* `file` is NULL when the lesson is the one that is open. */
static void
apply (MoaApplication *self,
       const MoaRequest *request,
       MoaLessonFile *file,
       MoaBundle *bundle,
       GPtrArray *diagnostics,
       const char *const *languages)
{
  MoaWindow *window = ensure_window (self, request, languages);

  if (file != NULL)
    take_file (self, file);
  if (bundle == NULL)
    moa_window_show_findings (window, moa_lesson_file_get_argument (file), diagnostics);
  else
    {
      moa_window_show_lesson (window, bundle);
      moa_recent_add (self->settings, request->bundle, request->working_directory);
      apply_ids (window, bundle, request);
      apply_playing (window, request);
    }
  if (bundle != NULL && file != NULL)
    {
      moa_window_set_remarks (window, choose_findings (file, bundle, diagnostics));
      take_lesson (self, file);
    }

  if (request->fullscreen)
    gtk_window_fullscreen (GTK_WINDOW (window));
  moa_accessible_present (GTK_WINDOW (window));
}

/* Nothing is open, nothing was asked for, and there is more than one lesson to choose from. */
static gboolean
wants_library (MoaApplication *self, const MoaRequest *request)
{
  MoaWindow *window = get_window (self);

  return request->bundle == NULL && request->question == NULL && request->step == NULL
         && !request->autoplay && !request->kiosk
         && (window == NULL || moa_session_get_bundle (moa_window_get_session (window)) == NULL)
         && moa_bundle_library_has_choice ();
}

static gboolean
show_library (MoaApplication *self, const MoaRequest *request, GError **error)
{
  g_auto (GStrv) languages = list_languages (NULL);
  MoaWindow *window;

  if (!moa_request_check (request, NULL, (const char *const *) languages, error))
    return FALSE;

  window = ensure_window (self, request, (const char *const *) languages);
  moa_window_show_library (window);
  if (request->fullscreen)
    gtk_window_fullscreen (GTK_WINDOW (window));
  moa_accessible_present (GTK_WINDOW (window));
  return TRUE;
}

static gboolean
obey (MoaApplication *self,
      const MoaRequest *request,
      MoaLessonFile *file,
      MoaBundle *bundle,
      GPtrArray *diagnostics,
      GError **error)
{
  g_auto (GStrv) languages = list_languages (bundle);

  if (!moa_request_check (request, bundle, (const char *const *) languages, error))
    return FALSE;

  apply (self, request, file, bundle, diagnostics, (const char *const *) languages);
  return TRUE;
}

static MoaBundle *
get_open_bundle (MoaApplication *self)
{
  MoaWindow *window = get_window (self);

  return window != NULL ? moa_session_get_bundle (moa_window_get_session (window)) : NULL;
}

/* Answers whoever asked and waits for it. */
static int
answer (GApplicationCommandLine *command_line, const GError *error)
{
  if (error == NULL)
    return 0;
  if (command_line != NULL)
    {
      g_application_command_line_printerr (command_line, "moa: %s\n", error->message);
      g_application_command_line_set_exit_status (command_line, 1);
    }
  return 1;
}

static void
free_opening (Opening *self)
{
  g_application_release (G_APPLICATION (self->application));
  g_object_unref (self->application);
  moa_request_free (self->request);
  g_clear_object (&self->command_line);
  g_free (self);
}

/* Who closes the window while a lesson is read for it wants to see it no more; who starts the
 * program with a lesson waits for it. */
static void
show_opened (Opening *self,
             MoaLessonFile *file,
             MoaBundle *bundle,
             GPtrArray *diagnostics,
             GError **error)
{
  MoaApplication *application = self->application;

  g_clear_object (&application->opening);
  if (get_window (application) == NULL && self->command_line == NULL)
    return;
  obey (application, self->request, file, bundle, diagnostics, error);
  if (get_window (application) != NULL)
    moa_window_set_busy (get_window (application), FALSE);
}

static void
on_file_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MoaLessonFile *file = MOA_LESSON_FILE (source);
  Opening *opening = user_data;
  g_autoptr (MoaBundle) bundle = NULL;
  g_autoptr (GPtrArray) diagnostics = NULL;
  g_autoptr (GError) error = NULL;

  if (moa_lesson_file_load_finish (file, result, &bundle, &diagnostics, NULL))
    show_opened (opening, file, bundle, diagnostics, &error);
  else
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                         _ ("another lesson was asked for meanwhile"));
  answer (opening->command_line, error);
  free_opening (opening);
}

/* The window goes on living while a lesson is read for it. */
static void
open_later (MoaApplication *self,
            MoaRequest *request,
            MoaLessonFile *file,
            GApplicationCommandLine *command_line)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->application = g_object_ref (self);
  opening->request = request;
  opening->command_line = command_line != NULL ? g_object_ref (command_line) : NULL;
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  self->opening = g_cancellable_new ();
  g_application_hold (G_APPLICATION (self));
  moa_window_set_busy (get_window (self), TRUE);
  moa_lesson_file_load_async (file, self->opening, on_file_loaded, opening);
}

static MoaLessonFile *
choose_file (MoaApplication *self, const MoaRequest *request)
{
  if (request->bundle == NULL && self->lesson != NULL)
    return g_object_ref (self->lesson);
  return moa_lesson_file_new (request->bundle != NULL ? request->bundle : MOA_BUILT_IN_BUNDLE,
                              request->working_directory);
}

/* Takes the request over. The lesson that it names is shown, or else the one that is open, or the
 * built-in one. Before there is a window, nobody can be kept waiting by reading at once. */
static int
open_lesson (MoaApplication *self, MoaRequest *request, GApplicationCommandLine *command_line)
{
  g_autoptr (MoaRequest) owned = request;
  g_autoptr (GPtrArray) diagnostics = moa_diagnostics_new ();
  g_autoptr (MoaBundle) bundle = NULL;
  g_autoptr (MoaLessonFile) file = NULL;
  g_autoptr (GError) error = NULL;

  if (wants_library (self, request))
    {
      show_library (self, request, &error);
      return answer (command_line, error);
    }
  if (request->bundle == NULL && self->lesson == self->file && get_open_bundle (self) != NULL)
    {
      bundle = g_object_ref (get_open_bundle (self));
      obey (self, request, NULL, bundle, diagnostics, &error);
      return answer (command_line, error);
    }

  file = choose_file (self, request);
  if (get_window (self) != NULL)
    {
      open_later (self, g_steal_pointer (&owned), file, command_line);
      return 0;
    }
  bundle = moa_lesson_file_load (file, diagnostics);
  obey (self, request, file, bundle, diagnostics, &error);
  return answer (command_line, error);
}

static int
moa_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MoaRequest) request = moa_request_new (command_line, &error);

  if (request == NULL)
    return answer (command_line, error);
  return open_lesson (MOA_APPLICATION (application), g_steal_pointer (&request), command_line);
}

static void
moa_application_activate (GApplication *application)
{
  moa_application_open (MOA_APPLICATION (application), NULL);
}

static void
moa_application_finalize (GObject *object)
{
  MoaApplication *self = MOA_APPLICATION (object);

  g_clear_object (&self->file);
  g_clear_object (&self->lesson);
  g_clear_object (&self->opening);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (moa_application_parent_class)->finalize (object);
}

static void
moa_application_class_init (MoaApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = moa_application_finalize;
  application_class->local_command_line = moa_application_local_command_line;
  application_class->handle_local_options = moa_application_handle_local_options;
  application_class->startup = moa_application_startup;
  application_class->command_line = moa_application_command_line;
  application_class->activate = moa_application_activate;
}

static void
moa_application_init (MoaApplication *self)
{
  moa_request_add_options (G_APPLICATION (self));
}

/* The program, ready for g_application_run(); owned by the caller. */
MoaApplication *
moa_application_new (void)
{
  return g_object_new (MOA_TYPE_APPLICATION, "application-id", MOA_APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE, NULL);
}

/* The languages that can be chosen for the lesson that is open. New array of BCP 47 tags. */
GStrv
moa_application_list_languages (MoaApplication *self)
{
  MoaWindow *window = get_window (self);

  return list_languages (window != NULL ? moa_session_get_bundle (moa_window_get_session (window))
                                        : NULL);
}

/* Makes the language what the settings say, or what the system says when they leave it open. */
void
moa_application_apply_language (MoaApplication *self)
{
  MoaWindow *window = get_window (self);
  g_auto (GStrv) offered = moa_application_list_languages (self);
  g_autofree char *saved = moa_settings_dup_language (self->settings);
  g_autofree char *system = moa_interface_language_choose ((const char *const *) offered);

  if (window != NULL)
    moa_window_set_language (window, saved != NULL ? saved : system);
}

/* What is remembered between visits, lent; NULL before the program has started up. */
MoaSettings *
moa_application_get_settings (MoaApplication *self)
{
  g_return_val_if_fail (MOA_IS_APPLICATION (self), NULL);

  return self->settings;
}

/* Opens a lesson (a folder, a file or the name of a built-in one; NULL: the one that is open, or
 * the built-in) in the window, or says there what is wrong with it. */
void
moa_application_open (MoaApplication *self, const char *argument)
{
  MoaRequest *request;

  g_return_if_fail (MOA_IS_APPLICATION (self));

  request = g_new0 (MoaRequest, 1);
  request->bundle = g_strdup (argument);
  request->working_directory = g_get_current_dir ();
  open_lesson (self, request, NULL);
}

/* Shows the lessons that one can choose from. */
void
moa_application_show_library (MoaApplication *self)
{
  MoaRequest request = { NULL };

  g_return_if_fail (MOA_IS_APPLICATION (self));

  show_library (self, &request, NULL);
}
