/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include "moa-places.h"

#define DECODER "moa-picture-decoder"

/* Where the program's own files are. A program that still lies in its build folder uses what was
 * built beside it, so that it can be tried and tested without an installation. */

static char *
dup_build_root (void)
{
  return g_path_get_dirname (MOA_BUILD_LOCALEDIR);
}

static gboolean
runs_from_build_folder (void)
{
  g_autofree char *executable = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *root = dup_build_root ();
  g_autofree char *prefix = g_strconcat (root, G_DIR_SEPARATOR_S, NULL);

  return executable != NULL && g_str_has_prefix (executable, prefix);
}

/* The folder of the interface's compiled translations: $MOA_LOCALEDIR, the build folder's, or the
 * installed one. New string. */
char *
moa_places_dup_locale_dir (void)
{
  const char *wanted = g_getenv ("MOA_LOCALEDIR");

  if (wanted != NULL && *wanted != '\0')
    return g_strdup (wanted);
  return g_strdup (runs_from_build_folder () ? MOA_BUILD_LOCALEDIR : MOA_LOCALEDIR);
}

/* The folder of the compiled settings schema in the build folder, or NULL when the program is
 * installed and GLib's own search finds it. New string. */
char *
moa_places_dup_schema_dir (void)
{
  g_autofree char *root = dup_build_root ();

  return runs_from_build_folder () ? g_build_filename (root, "data", NULL) : NULL;
}

/* The program that draws the pictures of lessons: $MOA_PICTURE_DECODER, the build folder's, or the
 * installed one. New string. */
char *
moa_places_dup_picture_decoder (void)
{
  const char *wanted = g_getenv ("MOA_PICTURE_DECODER");
  g_autofree char *root = dup_build_root ();

  if (wanted != NULL && *wanted != '\0')
    return g_strdup (wanted);
  return runs_from_build_folder () ? g_build_filename (root, "src", "decoder", DECODER, NULL)
                                   : g_build_filename (MOA_DECODER_DIR, DECODER, NULL);
}
