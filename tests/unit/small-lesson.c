/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "small-lesson.h"

#include <glib/gstdio.h>

#include "compiled-mo.h"

#define PO_HEADER                                                                                  \
  "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n"                            \
  "\"Content-Transfer-Encoding: 8bit\\n\"\n"

/* small_lesson_write:
 *
 * Writes the lesson into a new folder. Returns its path; small_lesson_remove() takes it. */
char *
small_lesson_write (void)
{
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "unit", "small-lesson.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  char *folder = g_dir_make_tmp ("moa-lesson-XXXXXX", &error);
  gsize length;

  g_assert_no_error (error);
  g_file_get_contents (source, &json, &length, &error);
  g_assert_no_error (error);
  small_lesson_add (folder, "bundle.json", json, (gssize) length);
  return folder;
}

/* small_lesson_change:
 *
 * Replaces each `from` in the lesson's file, of which there must be one at least. */
void
small_lesson_change (const char *folder, const char *from, const char *to)
{
  g_autofree char *path = g_build_filename (folder, "bundle.json", NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *json = NULL;

  g_assert_true (g_file_get_contents (path, &json, NULL, NULL));
  g_string_assign (text, json);
  g_assert_cmpuint (g_string_replace (text, from, to, 0), >, 0);
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
}

/* small_lesson_add:
 *
 * Writes a file of the lesson and the folders that it is in. */
void
small_lesson_add (const char *folder, const char *path, const char *contents, gssize length)
{
  g_autofree char *whole = g_build_filename (folder, path, NULL);
  g_autofree char *parent = g_path_get_dirname (whole);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (whole, contents, length, NULL));
}

/* small_lesson_translate:
 * @messages: entries of a PO file; fields of the header may come first, as strings
 *
 * Compiles a translation into its place in the lesson. */
void
small_lesson_translate (const char *folder, const char *locale, const char *messages)
{
  g_autofree char *po = g_strconcat (PO_HEADER, messages, NULL);
  g_autofree char *path = g_strdup_printf ("locale/%s/LC_MESSAGES/moa-bundle-small.mo", locale);
  g_autoptr (GBytes) output = compiled_mo_new (po, NULL);

  small_lesson_add (folder, path, g_bytes_get_data (output, NULL),
                    (gssize) g_bytes_get_size (output));
}

/* small_lesson_load:
 *
 * Reads the lesson, which has no errors. Returns it, owned by the caller. */
MoaBundle *
small_lesson_load (const char *folder)
{
  g_autoptr (GFile) location = g_file_new_for_path (folder);
  g_autoptr (MoaBundleRoot) root = moa_bundle_root_new (location);
  g_autoptr (GPtrArray) diagnostics = moa_diagnostics_new ();
  MoaBundle *bundle = moa_bundle_load (root, diagnostics);

  for (guint i = 0; i < diagnostics->len; i++)
    {
      g_autofree char *line = moa_diagnostic_to_string (g_ptr_array_index (diagnostics, i));

      g_test_message ("%s", line);
    }
  g_assert_nonnull (bundle);
  return bundle;
}

static void
remove_file (GFile *file)
{
  g_autoptr (GFileEnumerator) children = g_file_enumerate_children (
      file, G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFile *child = NULL;

  while (children != NULL && g_file_enumerator_iterate (children, NULL, &child, NULL, NULL)
         && child != NULL)
    remove_file (child);
  g_file_delete (file, NULL, NULL);
}

/* small_lesson_remove:
 *
 * Removes the folder with all that is in it and frees its path. */
void
small_lesson_remove (char *folder)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder);

  remove_file (file);
  g_free (folder);
}
