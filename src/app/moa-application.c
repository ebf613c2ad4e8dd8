/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include <glib/gi18n-lib.h>

#include "moa-application-private.h"
#include "moa-bundle-library.h"
#include "moa-interface-language.h"
#include "moa-offered-languages.h"
#include "moa-recent.h"
#include "moa-request.h"
#include "moa-window.h"

struct _MoaApplication
{
  AdwApplication parent_instance;
  MoaSettings *settings;
};

G_DEFINE_FINAL_TYPE (MoaApplication, moa_application, ADW_TYPE_APPLICATION)

static MoaWindow *
get_window (MoaApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; l != NULL; l = l->next)
    if (MOA_IS_WINDOW (l->data))
      return l->data;

  return NULL;
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

/* GTK 4.8 names its accessible objects after the program's place on the session bus, and crashes where
 * assistive technology can be reached but that bus cannot. */
static void
avoid_nameless_accessibles (gboolean has_session_bus)
{
  if (!has_session_bus)
    g_setenv ("GTK_A11Y", "none", FALSE);
}

static void
moa_application_startup (GApplication *application)
{
  MoaApplication *self = MOA_APPLICATION (application);
  gboolean has_session_bus = g_application_get_dbus_connection (application) != NULL;

  avoid_nameless_accessibles (has_session_bus);
  G_APPLICATION_CLASS (moa_application_parent_class)->startup (application);

  self->settings = moa_settings_new (has_session_bus);
  g_set_application_name ("Moa");
  gtk_window_set_default_icon_name (MOA_APPLICATION_ID);
  moa_application_install_actions (self);
  moa_application_apply_color_scheme (self);
}

/* The lesson that the request names, or the one that is open, or the built-in one; NULL when there
 * are errors among the findings. New reference. */
static MoaBundle *
load_bundle (MoaApplication *self, const MoaRequest *request, GPtrArray *diagnostics)
{
  MoaWindow *window = get_window (self);
  MoaBundle *open = window != NULL ? moa_session_get_bundle (moa_window_get_session (window))
                                   : NULL;
  const char *argument = request->bundle != NULL ? request->bundle : MOA_BUILT_IN_BUNDLE;
  g_autoptr (MoaBundleRoot) root = NULL;

  if (request->bundle == NULL && open != NULL)
    return g_object_ref (open);

  root = moa_bundle_root_new_for_argument (argument, request->working_directory);
  return moa_bundle_load (root, diagnostics);
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
apply (MoaApplication *self,
       const MoaRequest *request,
       MoaBundle *bundle,
       GPtrArray *diagnostics,
       const char *const *languages)
{
  MoaWindow *window = ensure_window (self, request, languages);

  if (bundle == NULL)
    moa_window_show_findings (window, request->bundle, diagnostics);
  else
    {
      moa_window_show_lesson (window, bundle);
      moa_recent_add (self->settings, request->bundle, request->working_directory);
      apply_ids (window, bundle, request);
    }

  if (request->fullscreen)
    gtk_window_fullscreen (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
}

/* Nothing is open, nothing was asked for, and there is more than one lesson to choose from. */
static gboolean
wants_library (MoaApplication *self, const MoaRequest *request)
{
  MoaWindow *window = get_window (self);

  return request->bundle == NULL && request->question == NULL && request->step == NULL
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
  gtk_window_present (GTK_WINDOW (window));
  return TRUE;
}

static gboolean
obey (MoaApplication *self, const MoaRequest *request, GError **error)
{
  g_autoptr (GPtrArray) diagnostics = NULL;
  g_autoptr (MoaBundle) bundle = NULL;
  g_auto (GStrv) languages = NULL;

  if (wants_library (self, request))
    return show_library (self, request, error);

  diagnostics = moa_diagnostics_new ();
  bundle = load_bundle (self, request, diagnostics);
  languages = list_languages (bundle);
  if (!moa_request_check (request, bundle, (const char *const *) languages, error))
    return FALSE;

  apply (self, request, bundle, diagnostics, (const char *const *) languages);
  return TRUE;
}

static int
moa_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MoaRequest) request = moa_request_new (command_line, &error);

  if (request != NULL && obey (MOA_APPLICATION (application), request, &error))
    return 0;

  g_application_command_line_printerr (command_line, "moa: %s\n", error->message);
  return 1;
}

static void
moa_application_activate (GApplication *application)
{
  moa_application_open (MOA_APPLICATION (application), NULL);
}

static void
moa_application_finalize (GObject *object)
{
  g_clear_object (&MOA_APPLICATION (object)->settings);

  G_OBJECT_CLASS (moa_application_parent_class)->finalize (object);
}

static void
moa_application_class_init (MoaApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = moa_application_finalize;
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

/* Opens a lesson (a folder, a file or the name of a built-in one; NULL: the one that is open, or the
 * built-in) in the window, or says there what is wrong with it. */
void
moa_application_open (MoaApplication *self, const char *argument)
{
  g_autofree char *working_directory = g_get_current_dir ();
  MoaRequest request = { .bundle = (char *) argument, .working_directory = working_directory };

  g_return_if_fail (MOA_IS_APPLICATION (self));

  obey (self, &request, NULL);
}

/* Shows the lessons that one can choose from. */
void
moa_application_show_library (MoaApplication *self)
{
  MoaRequest request = { NULL };

  g_return_if_fail (MOA_IS_APPLICATION (self));

  show_library (self, &request, NULL);
}
