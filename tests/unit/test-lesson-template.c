/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "moa-bundle.h"
#include "moa-catalog.h"
#include "moa-lesson-template.h"

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("moa-template-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_tree (child);
      else
        g_assert_cmpint (g_unlink (child), ==, 0);
    }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

static void
assert_same_file (const char *folder, const char *name)
{
  g_autofree char *copy = g_build_filename (folder, name, NULL);
  g_autofree char *source = g_build_filename (g_getenv ("MOA_SOURCE_ROOT"), "data", "bundles",
                                              "template", name, NULL);
  g_autofree char *copied = NULL;
  g_autofree char *expected = NULL;

  g_assert_true (g_file_get_contents (copy, &copied, NULL, NULL));
  g_assert_true (g_file_get_contents (source, &expected, NULL, NULL));
  g_assert_cmpstr (copied, ==, expected);
}

static void
test_copy_is_a_lesson_without_findings (void)
{
  g_autofree char *folder = make_folder ();
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (GPtrArray) diagnostics = moa_diagnostics_new ();
  g_autoptr (MoaBundleRoot) root = NULL;
  g_autoptr (MoaBundle) bundle = NULL;
  g_auto (GStrv) languages = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (moa_lesson_template_copy (file, &error));
  g_assert_no_error (error);

  root = moa_bundle_root_new (file);
  bundle = moa_bundle_load (root, diagnostics);
  g_assert_nonnull (bundle);
  g_assert_cmpuint (diagnostics->len, ==, 0);
  languages = moa_catalog_list_languages (bundle);
  g_assert_true (g_strv_contains ((const char *const *) languages, "es"));
  assert_same_file (folder, "bundle.json");
  assert_same_file (folder, "images/fat-loader.svg");
  assert_same_file (folder, "po/es.po");
  assert_same_file (folder, "po/moa-bundle-template.pot");
  remove_tree (folder);
}

static void
test_nothing_is_written_over (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *mine = g_build_filename (folder, "bundle.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (GDir) dir = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (mine, "mine", -1, NULL));
  g_assert_false (moa_lesson_template_copy (file, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_EMPTY);
  g_assert_nonnull (strstr (error->message, folder));

  g_assert_true (g_file_get_contents (mine, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "mine");
  dir = g_dir_open (folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, "bundle.json");
  g_assert_null (g_dir_read_name (dir));
  remove_tree (folder);
}

static void
test_folder_that_is_not_there_is_refused (void)
{
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/nowhere/lesson");
  g_autoptr (GFile) no_folder = g_file_new_for_path ("/dev/null");
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) other = NULL;

  g_assert_false (moa_lesson_template_copy (nowhere, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_false (moa_lesson_template_copy (no_folder, &other));
  g_assert_error (other, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lesson-template/copy-is-a-lesson-without-findings",
                   test_copy_is_a_lesson_without_findings);
  g_test_add_func ("/lesson-template/nothing-is-written-over", test_nothing_is_written_over);
  g_test_add_func ("/lesson-template/folder-that-is-not-there-is-refused",
                   test_folder_that_is_not_there_is_refused);

  return g_test_run ();
}
