/* SPDX-License-Identifier: GPL-3.0-or-later */

/* moa-tool export: the diagram as a picture. */

#include "moa-config.h"

#include "moa-tool-private.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

#include "moa-catalog.h"
#include "moa-export.h"
#include "moa-language.h"
#include "moa-picture-set.h"
#include "moa-places.h"

#define COMMAND "export"
#define SCALE_MIN 0.01
#define SCALE_MAX 100.0

/* The options as they are written. */
typedef struct
{
  char *output;
  char *language;
  char *step;
  char **medicines;
  double scale;
  char *style;
} Arguments;

static void
clear_arguments (Arguments *arguments)
{
  g_free (arguments->output);
  g_free (arguments->language);
  g_free (arguments->step);
  g_strfreev (arguments->medicines);
  g_free (arguments->style);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Arguments, clear_arguments)

static gboolean
parse (Arguments *arguments, int *argc, char ***argv, int *status)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &arguments->output,
      "Where to write: its ending says whether .svg, .pdf or .png", "FILE" },
    { "language", 'l', 0, G_OPTION_ARG_STRING, &arguments->language,
      "The language of the picture; else that of the lesson", "LANGUAGE" },
    { "step", 0, 0, G_OPTION_ARG_STRING, &arguments->step,
      "Put this step in front, with its words and its medicine", "TOUR/STEP" },
    { "medicine", 0, 0, G_OPTION_ARG_STRING_ARRAY, &arguments->medicines,
      "Show what this medicine does; may be given several times", "ID" },
    { "scale", 0, 0, G_OPTION_ARG_DOUBLE, &arguments->scale,
      "Size of the picture; 1 is a pixel per unit", "NUMBER" },
    { "style", 0, 0, G_OPTION_ARG_STRING, &arguments->style,
      "light, dark, contrast, contrast-dark or paper", "STYLE" },
    { NULL },
  };

  return moa_tool_parse (COMMAND, "BUNDLE", entries, argc, argv, status);
}

static gboolean
read_format (const Arguments *arguments, MoaExportFormat *format, int *status)
{
  if (arguments->output == NULL)
    {
      *status = moa_tool_fail (COMMAND,
                               "expected where to write: -o FILE.svg, FILE.pdf or FILE.png");
      return FALSE;
    }
  if (moa_export_format_from_path (arguments->output, format))
    return TRUE;
  *status = moa_tool_fail (COMMAND, "expected a file that ends in .svg, .pdf or .png, found \"%s\"",
                           arguments->output);

  return FALSE;
}

static gboolean
read_look (const Arguments *arguments, MoaExportOptions *options, int *status)
{
  const char *names[MOA_N_STYLES + 1] = { NULL };

  /* Written so that a number that is none fails as well. */
  if (!(arguments->scale >= SCALE_MIN && arguments->scale <= SCALE_MAX))
    {
      *status = moa_tool_fail (COMMAND, "expected a scale from %g to %g, found %g", SCALE_MIN,
                               SCALE_MAX, arguments->scale);
      return FALSE;
    }
  options->scale = arguments->scale;
  if (arguments->style == NULL || moa_style_id_from_string (arguments->style, &options->style))
    return TRUE;

  for (guint i = 0; i < MOA_N_STYLES; i++)
    names[i] = moa_style_id_to_string ((MoaStyleId) i);
  *status = moa_tool_fail_near (COMMAND, "style", arguments->style, names);

  return FALSE;
}

static gboolean
fail_step (MoaBundle *bundle, const char *path, int *status)
{
  GPtrArray *tours = moa_bundle_get_tours (bundle);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < tours->len; i++)
    {
      const MoaTour *tour = g_ptr_array_index (tours, i);

      for (guint k = 0; k < tour->n_steps; k++)
        g_ptr_array_add (paths, g_strdup_printf ("%s/%s", tour->id, tour->steps[k]->id));
    }
  g_ptr_array_add (paths, NULL);
  *status = moa_tool_fail_near (COMMAND, "step", path, (const char *const *) paths->pdata);

  return FALSE;
}

static gboolean
find_step (MoaBundle *bundle,
           const Arguments *arguments,
           GPtrArray *medicines,
           MoaExportOptions *options,
           int *status)
{
  if (arguments->step == NULL)
    return TRUE;

  options->step = moa_bundle_find_step (bundle, arguments->step);
  if (options->step == NULL)
    return fail_step (bundle, arguments->step, status);
  if (options->step->medicine != NULL)
    g_ptr_array_add (medicines, (gpointer) options->step->medicine);

  return TRUE;
}

static gboolean
fail_medicine (MoaBundle *bundle, const char *id, int *status)
{
  GPtrArray *medicines = moa_bundle_get_medicines (bundle);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < medicines->len; i++)
    g_ptr_array_add (ids, (gpointer) ((const MoaMedicine *) g_ptr_array_index (medicines, i))->id);
  g_ptr_array_add (ids, NULL);
  *status = moa_tool_fail_near (COMMAND, "medicine", id, (const char *const *) ids->pdata);

  return FALSE;
}

/* Medicines that are asked for replace the one that the step takes. */
static gboolean
find_medicines (MoaBundle *bundle, const Arguments *arguments, GPtrArray *found, int *status)
{
  if (arguments->medicines != NULL)
    g_ptr_array_set_size (found, 0);
  for (guint i = 0; arguments->medicines != NULL && arguments->medicines[i] != NULL; i++)
    {
      const MoaMedicine *medicine = moa_bundle_find_medicine (bundle, arguments->medicines[i]);

      if (medicine == NULL)
        return fail_medicine (bundle, arguments->medicines[i], status);
      if (!g_ptr_array_find (found, medicine, NULL))
        g_ptr_array_add (found, (gpointer) medicine);
    }
  return TRUE;
}

/* Whether the lesson has the language, or one that it falls back to: es for es-MX. */
static gboolean
has_language (MoaBundle *bundle, const char *language)
{
  g_auto (GStrv) known = moa_catalog_list_languages (bundle);
  g_auto (GStrv) chain = moa_language_dup_chain (language);

  for (guint i = 0; chain[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) known, chain[i]))
      return TRUE;

  return FALSE;
}

/* The words around the lesson's own come in the same language; there are none in a language that
 * has no locale. gettext heeds LANGUAGE in every locale but "C". */
static void
follow_language (const char *language)
{
  g_autofree char *locale = moa_language_to_locale (language);
  g_autofree char *locale_dir = moa_places_dup_locale_dir ();

  g_setenv ("LANGUAGE", locale != NULL ? locale : "", TRUE);
  if (g_strcmp0 (setlocale (LC_MESSAGES, NULL), "C") == 0
      || g_strcmp0 (setlocale (LC_MESSAGES, NULL), "POSIX") == 0)
    setlocale (LC_MESSAGES, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
}

static MoaCatalog *
open_catalog (MoaBundle *bundle, const Arguments *arguments, int *status)
{
  const char *language = arguments->language != NULL ? arguments->language
                                                     : moa_bundle_get_lesson (bundle)->language;
  g_autoptr (GPtrArray) diagnostics = moa_diagnostics_new ();
  MoaCatalog *catalog;

  if (!moa_language_is_valid (language) || !has_language (bundle, language))
    {
      g_auto (GStrv) known = moa_catalog_list_languages (bundle);

      *status = moa_tool_fail_near (COMMAND, "language", language, (const char *const *) known);
      return NULL;
    }
  follow_language (language);
  catalog = moa_catalog_new (bundle, language, diagnostics);
  moa_tool_print_findings (diagnostics, stderr);

  return catalog;
}

static void
on_pictures_loaded (GObject *pictures, GAsyncResult *result, gpointer user_data)
{
  moa_picture_set_load_finish (MOA_PICTURE_SET (pictures), result);
  g_main_loop_quit (user_data);
}

/* A file is written once, so it waits for the pictures of the lesson. */
static void
load_pictures (MoaBundle *bundle)
{
  MoaPictureSet *pictures = moa_picture_set_get_for_bundle (bundle);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  if (pictures == NULL)
    return;
  moa_picture_set_load_async (pictures, on_pictures_loaded, loop);
  g_main_loop_run (loop);
}

static int
write_picture (MoaCatalog *catalog,
               const MoaExportOptions *options,
               MoaExportFormat format,
               const char *path)
{
  g_autoptr (GError) error = NULL;

  if (moa_export_write (catalog, options, format, path, &error))
    return MOA_TOOL_OK;
  moa_tool_fail (COMMAND, "%s", error->message);

  return MOA_TOOL_ERRORS;
}

/* moa_tool_export:
 *
 * Writes the diagram of a lesson as a picture. Returns the exit status. */
int
moa_tool_export (int argc, char **argv)
{
  g_auto (Arguments) arguments = { .scale = 1.0 };
  MoaExportOptions options = { .style = MOA_STYLE_LIGHT };
  MoaExportFormat format;
  g_autoptr (MoaBundle) bundle = NULL;
  g_autoptr (MoaCatalog) catalog = NULL;
  g_autoptr (GPtrArray) medicines = g_ptr_array_new ();
  int status;

  if (!parse (&arguments, &argc, &argv, &status) || !read_format (&arguments, &format, &status)
      || !read_look (&arguments, &options, &status))
    return status;
  bundle = moa_tool_open_bundle (COMMAND, argc, argv, &status);
  if (bundle == NULL || !find_step (bundle, &arguments, medicines, &options, &status)
      || !find_medicines (bundle, &arguments, medicines, &status))
    return status;
  options.medicines = (const MoaMedicine *const *) medicines->pdata;
  options.n_medicines = medicines->len;
  catalog = open_catalog (bundle, &arguments, &status);
  if (catalog == NULL)
    return status;
  load_pictures (bundle);

  return write_picture (catalog, &options, format, arguments.output);
}
