/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include <glib/gi18n-lib.h>

#include "moa-lookup.h"
#include "moa-request.h"

#define SECONDS_MAX 3600.0

static const GOptionEntry entries[] = {
  { "question", 'q', 0, G_OPTION_ARG_STRING, NULL, N_ ("Open the question with this id"),
    N_ ("ID") },
  { "step", 's', 0, G_OPTION_ARG_STRING, NULL, N_ ("Go to this step"), N_ ("TOUR/STEP") },
  { "language", 'l', 0, G_OPTION_ARG_STRING, NULL, N_ ("Show everything in this language"),
    N_ ("TAG") },
  { "fullscreen", 'f', 0, G_OPTION_ARG_NONE, NULL, N_ ("Fill the screen"), NULL },
  { "autoplay", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_ ("Go through the steps without being asked; stay this long at each, or as long as its words "
        "need"),
    N_ ("SECONDS") },
  { "kiosk", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_ ("Fill the screen and go through the steps without end, for passers-by"), N_ ("SECONDS") },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_ ("[LESSON]") },
  { NULL },
};

/* Tells the application which options there are, with their descriptions in the user's language. */
void
moa_request_add_options (GApplication *application)
{
  for (gsize i = 0; entries[i].long_name != NULL; i++)
    g_application_add_main_option (
        application, entries[i].long_name, entries[i].short_name, entries[i].flags, entries[i].arg,
        entries[i].description != NULL ? _ (entries[i].description) : "",
        entries[i].arg_description != NULL ? _ (entries[i].arg_description) : NULL);

  g_application_set_option_context_summary (application,
                                            _ ("LESSON is a folder, a .moa file, or the name of a "
                                               "lesson that is installed or built in."));
}

/* Lets --autoplay and --kiosk stand without a number, which options of an application cannot do by
 * themselves: each such word is replaced in place by one with the number 0. */
void
moa_request_complete_arguments (char **arguments)
{
  for (guint i = 0; arguments[i] != NULL && !g_str_equal (arguments[i], "--"); i++)
    if (g_str_equal (arguments[i], "--autoplay") || g_str_equal (arguments[i], "--kiosk"))
      {
        g_autofree char *word = arguments[i];

        arguments[i] = g_strconcat (word, "=0", NULL);
      }
}

/* What a person means by a lesson's place: a desktop hands over even files of this computer as
 * URIs, but findings name the file as people do. New string. */
char *
moa_request_dup_lesson (const char *argument)
{
  char *path = g_str_has_prefix (argument, "file:") ? g_filename_from_uri (argument, NULL, NULL)
                                                    : NULL;

  return path != NULL ? path : g_strdup (argument);
}

static gboolean
read_lesson (MoaRequest *self, GVariantDict *options, GError **error)
{
  g_autofree const char **arguments = NULL;

  if (!g_variant_dict_lookup (options, G_OPTION_REMAINING, "^a&ay", &arguments))
    return TRUE;

  if (arguments[0] != NULL && arguments[1] != NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                   _ ("One lesson at a time, please; “%s” is too many"), arguments[1]);
      return FALSE;
    }

  if (arguments[0] != NULL)
    self->bundle = moa_request_dup_lesson (arguments[0]);
  return TRUE;
}

/* An option with a number of seconds, which may be 0; says whether it is there. */
static gboolean
read_seconds (GVariantDict *options,
              const char *name,
              gboolean *is_there,
              double *value,
              GError **error)
{
  const char *seconds;
  char *end;

  if (!g_variant_dict_lookup (options, name, "&s", &seconds))
    return TRUE;

  *is_there = TRUE;
  *value = g_ascii_strtod (seconds, &end);
  if (end != seconds && *end == '\0' && *value >= 0 && *value <= SECONDS_MAX)
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               /* Translators: what stands after --autoplay= or --kiosk=. */
               _ ("“%s” is not a number of seconds up to an hour"), seconds);
  return FALSE;
}

/* What the options of a start say; owned by the caller. NULL with an error when they make no
 * sense. */
MoaRequest *
moa_request_new (GApplicationCommandLine *command_line, GError **error)
{
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  g_autoptr (MoaRequest) self = g_new0 (MoaRequest, 1);

  if (!read_lesson (self, options, error)
      || !read_seconds (options, "autoplay", &self->autoplay, &self->reading_time, error)
      || !read_seconds (options, "kiosk", &self->kiosk, &self->idle_time, error))
    return NULL;

  self->working_directory = g_strdup (g_application_command_line_get_cwd (command_line));
  g_variant_dict_lookup (options, "question", "s", &self->question);
  g_variant_dict_lookup (options, "step", "s", &self->step);
  g_variant_dict_lookup (options, "language", "s", &self->language);
  g_variant_dict_lookup (options, "fullscreen", "b", &self->fullscreen);
  return g_steal_pointer (&self);
}

/* Frees the request. */
void
moa_request_free (MoaRequest *self)
{
  if (self == NULL)
    return;

  g_free (self->bundle);
  g_free (self->working_directory);
  g_free (self->question);
  g_free (self->step);
  g_free (self->language);
  g_free (self);
}

static gboolean
check_id (MoaBundle *bundle, MoaLookupKind kind, const char *id, GError **error)
{
  return id == NULL || bundle == NULL || *id == '\0'
         || moa_lookup_find (bundle, kind, id, error) != NULL;
}

/* Whether the lesson has what is asked for, and the language is among `languages`; the error names
 * the nearest. Without a lesson (`bundle` NULL: it is broken) its ids are not judged. */
gboolean
moa_request_check (const MoaRequest *self,
                   MoaBundle *bundle,
                   const char *const *languages,
                   GError **error)
{
  return check_id (bundle, MOA_LOOKUP_QUESTION, self->question, error)
         && check_id (bundle, MOA_LOOKUP_STEP, self->step, error)
         && (self->language == NULL || moa_lookup_language (languages, self->language, error));
}
