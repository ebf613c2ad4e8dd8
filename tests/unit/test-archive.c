/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The archive as other modules call it; what hostile ones are refused for is tested in
 * tests/bundle/test-archive.py. */

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "moa-archive.h"
#include "moa-bundle-root.h"
#include "moa-zip-writer.h"
#include "moa-zip.h"

#define LIMIT 1000000
#define N_THREADS 4
#define N_READS 200
#define LENGTH 100000 /* of each member that the threads read */

static const char *const paths[] = { "bundle.json", "images/b.svg", "images/a.svg", "images-a",
                                     "images/d/c.svg" };

/* An archive of those paths, each with its path as its content. */
static GBytes *
make_archive (const char *folder)
{
  g_autoptr (MoaZipWriter) writer = moa_zip_writer_new ();

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *path = g_strconcat (folder, paths[i], NULL);
      g_autoptr (GBytes) bytes = g_bytes_new_static (paths[i], strlen (paths[i]));

      g_assert_true (moa_zip_writer_add (writer, path, bytes, NULL));
    }
  return moa_zip_writer_finish (writer);
}

typedef struct
{
  char *folder;
  char *path;
  GFile *file;
  MoaArchive *archive;
} Fixture;

static void
write_bytes (const char *path, GBytes *bytes)
{
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_archive ("");

  self->folder = g_dir_make_tmp ("moa-archive-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "x.moa", NULL);
  self->file = g_file_new_for_path (self->path);
  write_bytes (self->path, bytes);
  self->archive = moa_archive_new_for_file (self->file, NULL);
  g_assert_nonnull (self->archive);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->archive);
  g_unlink (self->path);
  g_rmdir (self->folder);
  g_object_unref (self->file);
  g_free (self->path);
  g_free (self->folder);
}

static void
assert_reads (MoaArchive *archive, const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = moa_archive_read (archive, path, LIMIT, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, strlen (text));
  g_assert_cmpint (moa_archive_measure (archive, path, NULL), ==, strlen (text));
}

static void
assert_refuses (MoaArchive *archive,
                const char *path,
                gsize limit,
                MoaBundleRootError code,
                const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (moa_archive_read (archive, path, limit, &error));
  g_assert_error (error, MOA_BUNDLE_ROOT_ERROR, (int) code);
  g_assert_cmpstr (error->message, ==, message);
}

static void
assert_children (MoaArchive *archive, const char *folder, const char *expected)
{
  g_auto (GStrv) names = moa_archive_list_children (archive, folder);
  g_autofree char *joined = g_strjoinv (" ", names);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_reads_files_and_bytes (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_archive ("");
  g_autoptr (MoaArchive) archive = moa_archive_new_for_bytes (bytes, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      assert_reads (self->archive, paths[i], paths[i]);
      assert_reads (archive, paths[i], paths[i]);
    }
  assert_reads (archive, "./images//a.svg", "images/a.svg");
}

static void
test_what_is_not_there_is_unreadable (Fixture *self, gconstpointer data)
{
  static const char *const missing[] = {
    "images-", "nothing", "../x.moa", "bundle.json/x", "bundle.jso", "images\001a.svg", "z"
  };

  assert_refuses (self->archive, "images", LIMIT, MOA_BUNDLE_ROOT_ERROR_UNREADABLE,
                  "expected a readable file, found a folder");
  for (guint i = 0; i < G_N_ELEMENTS (missing); i++)
    assert_refuses (self->archive, missing[i], LIMIT, MOA_BUNDLE_ROOT_ERROR_UNREADABLE,
                    "expected a readable file, found none");
  g_assert_cmpint (moa_archive_measure (self->archive, "images", NULL), ==, -1);
}

static void
test_limit_is_checked_before_unpacking (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) bytes = moa_archive_read (self->archive, "bundle.json", 11, NULL);

  g_assert_nonnull (bytes);
  assert_refuses (self->archive, "bundle.json", 10, MOA_BUNDLE_ROOT_ERROR_TOO_LARGE,
                  "expected at most 10 bytes, found 11");
}

static void
test_children_are_sorted (Fixture *self, gconstpointer data)
{
  assert_children (self->archive, "", "bundle.json images images-a");
  assert_children (self->archive, ".", "bundle.json images images-a");
  assert_children (self->archive, "images", "a.svg b.svg d");
  assert_children (self->archive, "images/d/", "c.svg");
  assert_children (self->archive, "bundle.json", "");
  assert_children (self->archive, "nothing", "");
  assert_children (self->archive, "..", "");
}

static void
test_only_folder_is_the_root (void)
{
  g_autoptr (GBytes) bytes = make_archive ("lesson/");
  g_autoptr (MoaArchive) archive = moa_archive_new_for_bytes (bytes, NULL);

  assert_reads (archive, "images/a.svg", "images/a.svg");
  assert_children (archive, "", "bundle.json images images-a");
  assert_refuses (archive, "lesson/bundle.json", LIMIT, MOA_BUNDLE_ROOT_ERROR_UNREADABLE,
                  "expected a readable file, found none");
}

static void
test_file_that_is_replaced_does_not_mix (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) other = g_bytes_new_static ("another file", 12);

  write_bytes (self->path, other);
  assert_reads (self->archive, "images/a.svg", "images/a.svg");
}

static void
test_file_that_is_cut_off_later_is_damaged (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (truncate (self->path, 45), ==, 0);
  g_assert_null (moa_archive_read (self->archive, "images/d/c.svg", LIMIT, &error));
  g_assert_error (error, MOA_BUNDLE_ROOT_ERROR, MOA_BUNDLE_ROOT_ERROR_ARCHIVE);
}

static void
assert_does_not_open (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_null (moa_archive_new_for_file (file, &error));
  g_assert_error (error, MOA_BUNDLE_ROOT_ERROR, MOA_BUNDLE_ROOT_ERROR_UNREADABLE);
}

static void
test_only_files_are_opened (Fixture *self, gconstpointer data)
{
  g_autofree char *pipe = g_build_filename (self->folder, "pipe.moa", NULL);

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  assert_does_not_open (pipe);
  assert_does_not_open (self->folder);
  assert_does_not_open ("/nowhere/x.moa");
  g_assert_cmpint (g_unlink (pipe), ==, 0);
}

/* Threads */

static char *
make_text (int number)
{
  return g_strnfill (LENGTH, (char) ('a' + number));
}

static GBytes *
make_archive_of_texts (void)
{
  g_autoptr (MoaZipWriter) writer = moa_zip_writer_new ();

  for (int i = 0; i < N_THREADS; i++)
    {
      g_autofree char *path = g_strdup_printf ("%d", i);
      g_autoptr (GBytes) bytes = g_bytes_new_take (make_text (i), LENGTH);

      g_assert_true (moa_zip_writer_add (writer, path, bytes, NULL));
    }
  return moa_zip_writer_finish (writer);
}

typedef struct
{
  MoaBundleRoot *root;
  int number;
} Job;

static gpointer
read_in_thread (gpointer data)
{
  Job *job = data;
  g_autofree char *path = g_strdup_printf ("%d", job->number);
  g_autofree char *text = make_text (job->number);

  for (guint i = 0; i < N_READS; i++)
    {
      g_autoptr (GBytes) bytes = moa_bundle_root_read (job->root, path, LIMIT, NULL);

      g_assert_nonnull (bytes);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, LENGTH);
    }
  return NULL;
}

static void
test_threads_read_one_root (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_archive_of_texts ();
  g_autoptr (MoaBundleRoot) root = moa_bundle_root_new (self->file);
  GThread *threads[N_THREADS];
  Job jobs[N_THREADS];

  write_bytes (self->path, bytes);
  for (int i = 0; i < N_THREADS; i++)
    {
      jobs[i] = (Job){ root, i };
      threads[i] = g_thread_new ("reader", read_in_thread, &jobs[i]);
    }
  for (int i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
}

/* Writing */

static void
test_paths_that_no_archive_may_have_are_not_written (void)
{
  static const char *const bad[] = { "", "/a", "../a", "a\\b", "c:a", "a\nb", "\xFF" };
  g_autoptr (MoaZipWriter) writer = moa_zip_writer_new ();
  g_autoptr (GBytes) nothing = g_bytes_new_static (NULL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (moa_zip_writer_add (writer, bad[i], nothing, &error));
      g_assert_error (error, MOA_BUNDLE_ROOT_ERROR, MOA_BUNDLE_ROOT_ERROR_ARCHIVE);
    }
}

/* Bytes that deflate badly, well, and so well that a reader would take them for a bomb. */
static void
test_what_is_written_can_be_read (void)
{
  g_autoptr (MoaZipWriter) writer = moa_zip_writer_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (20260131);
  g_autofree guint8 *noise = g_malloc (300000);
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (MoaArchive) archive = NULL;
  GBytes *texts[4];

  for (guint i = 0; i < 300000; i++)
    noise[i] = (guint8) g_rand_int (random);
  texts[0] = g_bytes_new (noise, 300000);
  texts[1] = g_bytes_new_take (g_strnfill (3000000, 'x'), 3000000);
  texts[2] = g_bytes_new_static ("", 0);
  texts[3] = g_bytes_new_static ("text text text text", 19);
  for (int i = 0; i < 4; i++)
    g_assert_true (
        moa_zip_writer_add (writer, (const char[]){ (char) ('a' + i), 0 }, texts[i], NULL));
  packed = moa_zip_writer_finish (writer);
  archive = moa_archive_new_for_bytes (packed, NULL);
  g_assert_nonnull (archive);
  for (int i = 0; i < 4; i++)
    {
      g_autoptr (GBytes)
          read = moa_archive_read (archive, (const char[]){ (char) ('a' + i), 0 }, 3000000, NULL);

      g_assert_true (g_bytes_equal (read, texts[i]));
      g_bytes_unref (texts[i]);
    }
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/archive/reads-files-and-bytes", test_reads_files_and_bytes);
  ADD ("/archive/what-is-not-there-is-unreadable", test_what_is_not_there_is_unreadable);
  ADD ("/archive/limit-is-checked-before-unpacking", test_limit_is_checked_before_unpacking);
  ADD ("/archive/children-are-sorted", test_children_are_sorted);
  g_test_add_func ("/archive/only-folder-is-the-root", test_only_folder_is_the_root);
  ADD ("/archive/file-that-is-replaced-does-not-mix", test_file_that_is_replaced_does_not_mix);
  ADD ("/archive/file-that-is-cut-off-later-is-damaged",
       test_file_that_is_cut_off_later_is_damaged);
  ADD ("/archive/only-files-are-opened", test_only_files_are_opened);
  ADD ("/archive/threads-read-one-root", test_threads_read_one_root);
  g_test_add_func ("/archive/paths-that-no-archive-may-have-are-not-written",
                   test_paths_that_no_archive_may_have_are_not_written);
  g_test_add_func ("/archive/what-is-written-can-be-read", test_what_is_written_can_be_read);
  return g_test_run ();
}
