/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "moa-bundle.h"

#define LIMIT 100

/* A folder with a lesson `here` in it, and another file beside the lesson. */
typedef struct
{
  char *folder;
  MoaBundleRoot *root;
} Fixture;

static char *
write_file (const char *folder, const char *name, const char *text)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static MoaBundleRoot *
open_argument (Fixture *self, const char *argument)
{
  return moa_bundle_root_new_for_argument (argument, self->folder);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  static const char *const files[] = { "secret.txt", "here/bundle.json", "here/images/a.svg",
                                       "here/locale/b/c.mo" };

  self->folder = g_dir_make_tmp ("moa-root-XXXXXX", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    g_free (write_file (self->folder, files[i], files[i]));
  self->root = open_argument (self, "here");
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    folder = g_dir_open (path, 0, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->root);
  remove_tree (self->folder);
  g_free (self->folder);
}

static void
assert_reads (MoaBundleRoot *root, const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = moa_bundle_root_read (root, path, LIMIT, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, strlen (text));
}

static void
assert_refuses (MoaBundleRoot *root, const char *path, MoaBundleRootError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = moa_bundle_root_read (root, path, LIMIT, &error);

  g_assert_null (bytes);
  g_assert_error (error, MOA_BUNDLE_ROOT_ERROR, (int) code);
}

/* Reading */

static void
test_reads_below_the_root (Fixture *self, gconstpointer data)
{
  assert_reads (self->root, "bundle.json", "here/bundle.json");
  assert_reads (self->root, "images/a.svg", "here/images/a.svg");
  g_assert_cmpint (moa_bundle_root_measure (self->root, "images/a.svg", NULL), ==, 17);
}

static void
test_paths_that_lead_out_are_refused (Fixture *self, gconstpointer data)
{
  static const char *const paths[] = {
    "../secret.txt",      "images/../../secret.txt", "/etc/passwd",     "..",          "",
    "file:///etc/passwd", "images\\..\\..",          "\\\\host\\share", "http://a.b/c"
  };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_assert_false (moa_bundle_root_is_path_inside (paths[i]));
      assert_refuses (self->root, paths[i], MOA_BUNDLE_ROOT_ERROR_OUTSIDE);
    }
  g_assert_true (moa_bundle_root_is_path_inside ("images/a..b.svg"));
}

static void
make_link (Fixture *self, const char *target, const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, "here", name, NULL);

  g_assert_cmpint (symlink (target, path), ==, 0);
}

static void
test_links_that_lead_out_are_refused (Fixture *self, gconstpointer data)
{
  make_link (self, "../secret.txt", "link");
  make_link (self, "..", "folder");
  make_link (self, "images/a.svg", "inside");
  assert_refuses (self->root, "link", MOA_BUNDLE_ROOT_ERROR_OUTSIDE);
  make_link (self, "circle", "circle");
  make_link (self, "nowhere", "loose");
  assert_refuses (self->root, "folder/secret.txt", MOA_BUNDLE_ROOT_ERROR_OUTSIDE);
  assert_refuses (self->root, "circle", MOA_BUNDLE_ROOT_ERROR_UNREADABLE);
  assert_refuses (self->root, "loose", MOA_BUNDLE_ROOT_ERROR_UNREADABLE);
  assert_reads (self->root, "inside", "here/images/a.svg");
}

static void
test_only_files_are_read (Fixture *self, gconstpointer data)
{
  g_autofree char *pipe = g_build_filename (self->folder, "here", "pipe", NULL);

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  assert_refuses (self->root, "pipe", MOA_BUNDLE_ROOT_ERROR_UNREADABLE);
  assert_refuses (self->root, "images", MOA_BUNDLE_ROOT_ERROR_UNREADABLE);
  assert_refuses (self->root, "nothing", MOA_BUNDLE_ROOT_ERROR_UNREADABLE);
}

/* A person who names a pipe is told of the pipe and not of a lesson in it. */
static void
test_pipe_is_named_as_it_is (Fixture *self, gconstpointer data)
{
  g_autofree char *pipe = g_build_filename (self->folder, "pipe.moa", NULL);
  g_autoptr (MoaBundleRoot) root = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  root = open_argument (self, "pipe.moa");
  name = moa_bundle_root_dup_file_name (root, moa_bundle_root_get_main_file (root));
  g_assert_cmpstr (name, ==, "pipe.moa");
  g_assert_null (moa_bundle_root_read (root, moa_bundle_root_get_main_file (root), LIMIT, &error));
  g_assert_cmpstr (error->message, ==, "expected a readable file, found a pipe or a device");
}

static void
test_limit_is_checked_before_reading (Fixture *self, gconstpointer data)
{
  g_autofree char *text = g_strnfill (LIMIT + 1, 'x');
  g_autofree char *path = write_file (self->folder, "here/large", text);

  assert_refuses (self->root, "large", MOA_BUNDLE_ROOT_ERROR_TOO_LARGE);
  text[LIMIT] = '\0';
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  assert_reads (self->root, "large", text);
}

static void
test_children_are_sorted (Fixture *self, gconstpointer data)
{
  g_auto (GStrv) names = moa_bundle_root_list_children (self->root, ".");
  g_auto (GStrv) none = moa_bundle_root_list_children (self->root, "nothing");
  g_auto (GStrv) outside = moa_bundle_root_list_children (self->root, "..");
  g_autofree char *joined = g_strjoinv (" ", names);

  g_assert_cmpstr (joined, ==, "bundle.json images locale");
  g_assert_cmpuint (g_strv_length (none), ==, 0);
  g_assert_cmpuint (g_strv_length (outside), ==, 0);
}

/* Arguments */

static void
assert_names (Fixture *self, const char *argument, const char *file_name)
{
  g_autoptr (MoaBundleRoot) root = open_argument (self, argument);
  g_autofree char *found = moa_bundle_root_dup_file_name (root,
                                                          moa_bundle_root_get_main_file (root));

  g_assert_cmpstr (found, ==, file_name);
}

static void
test_findings_name_the_file_as_the_user_did (Fixture *self, gconstpointer data)
{
  g_autofree char *here = g_build_filename (self->folder, "here", NULL);

  assert_names (self, "here", "here/bundle.json");
  assert_names (self, "here/", "here/bundle.json");
  assert_names (self, "here/bundle.json", "here/bundle.json");
  assert_names (self, "./here", "./here/bundle.json");
  assert_names (self, "nothing/x.json", "nothing/x.json");
  g_free (write_file (self->folder, "odd/bundle.json/bundle.json", "{}"));
  assert_names (self, "odd/bundle.json", "odd/bundle.json/bundle.json");
  assert_names (self, "odd/bundle.json/bundle.json", "odd/bundle.json/bundle.json");
  assert_names (self, "/nothing.json", "/nothing.json");
  g_assert_cmpint (g_chdir (here), ==, 0);
  g_free (self->folder);
  self->folder = g_strdup (here);
  assert_names (self, ".", "bundle.json");
  assert_names (self, "bundle.json", "bundle.json");
  g_free (self->folder);
  self->folder = g_path_get_dirname (here);
}

static void
test_path_wins_over_id (Fixture *self, gconstpointer data)
{
  g_autofree char *installed = write_file (g_get_user_data_dir (), "moa/bundles/here/bundle.json",
                                           "installed");

  assert_reads (self->root, "bundle.json", "here/bundle.json");
  g_assert_cmpint (g_unlink (installed), ==, 0);
}

static void
test_id_finds_an_installed_lesson (Fixture *self, gconstpointer data)
{
  g_autofree char *installed = write_file (g_get_user_data_dir (), "moa/bundles/there/bundle.json",
                                           "installed");
  g_autoptr (MoaBundleRoot) root = open_argument (self, "there");

  assert_reads (root, "bundle.json", "installed");
  g_assert_cmpint (g_unlink (installed), ==, 0);
}

static void
test_uri_is_a_place (Fixture *self, gconstpointer data)
{
  g_autofree char *uri = g_strdup_printf ("file://%s/here", self->folder);
  g_autoptr (MoaBundleRoot) root = open_argument (self, uri);

  assert_reads (root, "bundle.json", "here/bundle.json");
}

static void
test_unknown_id_names_the_nearest (Fixture *self, gconstpointer data)
{
  g_autofree char *installed = write_file (g_get_user_data_dir (),
                                           "moa/bundles/kynamro-2/bundle.json", "installed");
  g_autoptr (MoaBundleRoot) root = open_argument (self, "kynmaro-2");
  g_autoptr (GError) error = NULL;

  g_assert_null (moa_bundle_root_read (root, "bundle.json", LIMIT, &error));
  g_assert_error (error, MOA_BUNDLE_ROOT_ERROR, MOA_BUNDLE_ROOT_ERROR_UNREADABLE);
  g_assert_nonnull (strstr (error->message, "did you mean \"kynamro-2\"?"));
  g_assert_cmpint (g_unlink (installed), ==, 0);
}

static void
test_unknown_id_names_all_where_none_is_near (Fixture *self, gconstpointer data)
{
  g_autofree char *home = write_file (g_get_user_data_dir (), "moa/bundles/mine/bundle.json", "");
  g_autofree char *system = write_file (g_get_system_data_dirs ()[0],
                                        "moa/bundles/theirs/bundle.json", "");
  g_autofree char *none = write_file (g_get_user_data_dir (), "moa/bundles/empty/notes.txt", "");
  g_autoptr (MoaBundleRoot) root = open_argument (self, "something");
  g_autoptr (MoaBundleRoot) near = open_argument (self, "theris");
  g_autoptr (GError) error = NULL;

  g_assert_null (moa_bundle_root_read (root, "bundle.json", LIMIT, &error));
  g_assert_true (g_str_has_suffix (error->message, "there is: mine, theirs"));
  g_clear_error (&error);
  g_assert_null (moa_bundle_root_read (near, "bundle.json", LIMIT, &error));
  g_assert_true (g_str_has_suffix (error->message, "did you mean \"theirs\"?"));
  g_assert_cmpint (g_unlink (home) + g_unlink (system) + g_unlink (none), ==, 0);
}

/* Loading from a root that gives nothing */

static void
assert_load_fails (MoaBundleRoot *root, MoaCode code, const char *file)
{
  g_autoptr (GPtrArray) diagnostics = moa_diagnostics_new ();
  g_autoptr (MoaBundle) bundle = moa_bundle_load (root, diagnostics);

  g_assert_null (bundle);
  g_assert_cmpuint (diagnostics->len, ==, 1);
  g_assert_cmpint (((MoaDiagnostic *) diagnostics->pdata[0])->code, ==, code);
  g_assert_cmpuint (((MoaDiagnostic *) diagnostics->pdata[0])->location.line, ==, 0);
  g_assert_cmpstr (((MoaDiagnostic *) diagnostics->pdata[0])->file, ==, file);
}

static void
test_file_that_is_no_archive_is_blamed_itself (Fixture *self, gconstpointer data)
{
  g_autofree char *named = write_file (self->folder, "lesson.moa", "anything");
  g_autofree char *zip = write_file (self->folder, "zip", "PK\003\004rest");
  g_autoptr (MoaBundleRoot) by_name = open_argument (self, "lesson.moa");
  g_autoptr (MoaBundleRoot) by_content = open_argument (self, "zip");

  assert_load_fails (by_name, MOA_CODE_ARCHIVE, "lesson.moa");
  assert_load_fails (by_content, MOA_CODE_ARCHIVE, "zip");
}

static void
test_location_is_the_folder_or_the_single_file (Fixture *self, gconstpointer data)
{
  g_autofree char *single = write_file (self->folder, "lesson.moa", "anything");
  g_autofree char *here = g_build_filename (self->folder, "here", NULL);
  g_autoptr (MoaBundleRoot) by_json = open_argument (self, "here/bundle.json");
  g_autoptr (MoaBundleRoot) archive = open_argument (self, "lesson.moa");

  g_assert_cmpstr (g_file_peek_path (moa_bundle_root_get_location (self->root)), ==, here);
  g_assert_cmpstr (g_file_peek_path (moa_bundle_root_get_location (by_json)), ==, here);
  g_assert_cmpstr (g_file_peek_path (moa_bundle_root_get_location (archive)), ==, single);
  g_assert_false (moa_bundle_root_is_archive (by_json));
  g_assert_true (moa_bundle_root_is_archive (archive));
}

static void
test_missing_lesson_is_unreadable (Fixture *self, gconstpointer data)
{
  g_autoptr (MoaBundleRoot) nothing = open_argument (self, "Nothing");

  assert_load_fails (nothing, MOA_CODE_UNREADABLE, "Nothing/bundle.json");
}

static void
test_lesson_over_64_mib_is_too_large (Fixture *self, gconstpointer data)
{
  g_autofree char *path = write_file (self->folder, "here/bundle.json", "");

  g_assert_cmpint (truncate (path, 64 * 1024 * 1024 + 1), ==, 0);
  assert_load_fails (self->root, MOA_CODE_TOO_LARGE, "here/bundle.json");
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_autofree char *data_home = g_dir_make_tmp ("moa-data-XXXXXX", NULL);
  g_autofree char *data_dir = g_dir_make_tmp ("moa-system-XXXXXX", NULL);
  int result;

  g_setenv ("XDG_DATA_HOME", data_home, TRUE);
  g_setenv ("XDG_DATA_DIRS", data_dir, TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("/bundle-root/reads-below-the-root", test_reads_below_the_root);
  ADD ("/bundle-root/paths-that-lead-out-are-refused", test_paths_that_lead_out_are_refused);
  ADD ("/bundle-root/links-that-lead-out-are-refused", test_links_that_lead_out_are_refused);
  ADD ("/bundle-root/only-files-are-read", test_only_files_are_read);
  ADD ("/bundle-root/pipe-is-named-as-it-is", test_pipe_is_named_as_it_is);
  ADD ("/bundle-root/limit-is-checked-before-reading", test_limit_is_checked_before_reading);
  ADD ("/bundle-root/children-are-sorted", test_children_are_sorted);
  ADD ("/bundle-root/findings-name-the-file-as-the-user-did",
       test_findings_name_the_file_as_the_user_did);
  ADD ("/bundle-root/path-wins-over-id", test_path_wins_over_id);
  ADD ("/bundle-root/id-finds-an-installed-lesson", test_id_finds_an_installed_lesson);
  ADD ("/bundle-root/uri-is-a-place", test_uri_is_a_place);
  ADD ("/bundle-root/unknown-id-names-the-nearest", test_unknown_id_names_the_nearest);
  ADD ("/bundle-root/unknown-id-names-all-where-none-is-near",
       test_unknown_id_names_all_where_none_is_near);
  ADD ("/bundle-root/file-that-is-no-archive-is-blamed-itself",
       test_file_that_is_no_archive_is_blamed_itself);
  ADD ("/bundle-root/location-is-the-folder-or-the-single-file",
       test_location_is_the_folder_or_the_single_file);
  ADD ("/bundle-root/missing-lesson-is-unreadable", test_missing_lesson_is_unreadable);
  ADD ("/bundle-root/lesson-over-64-mib-is-too-large", test_lesson_over_64_mib_is_too_large);
  result = g_test_run ();
  remove_tree (data_home);
  remove_tree (data_dir);
  return result;
}
