/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "moa-save.h"

typedef struct
{
  char *folder;
  char *target;
  char *link;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("moa-save-XXXXXX", NULL);
  self->target = g_build_filename (self->folder, "target", NULL);
  self->link = g_build_filename (self->folder, "link", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_unlink (self->target);
  g_unlink (self->link);
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->target);
  g_free (self->link);
}

static void
save (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (moa_save (path, text, strlen (text), &error));
  g_assert_no_error (error);
}

static void
assert_holds (const char *path, const char *text)
{
  g_autofree char *found = NULL;

  g_assert_true (g_file_get_contents (path, &found, NULL, NULL));
  g_assert_cmpstr (found, ==, text);
}

static void
test_replaces (Fixture *self, gconstpointer data)
{
  save (self->target, "a long text");
  save (self->target, "short");
  assert_holds (self->target, "short");
}

static void
test_link (Fixture *self, gconstpointer data)
{
  save (self->target, "old");
  g_assert_cmpint (symlink ("target", self->link), ==, 0);
  save (self->link, "new");
  g_assert_true (g_file_test (self->link, G_FILE_TEST_IS_SYMLINK));
  assert_holds (self->target, "new");
}

static void
test_pipe (Fixture *self, gconstpointer data)
{
  char found[8] = "";
  int reader;
  GStatBuf status;

  g_assert_cmpint (mkfifo (self->target, 0600), ==, 0);
  reader = g_open (self->target, O_RDONLY | O_NONBLOCK, 0);
  g_assert_cmpint (reader, >=, 0);
  save (self->target, "through");
  g_assert_cmpint (read (reader, found, 7), ==, 7);
  g_assert_cmpstr (found, ==, "through");
  close (reader);
  g_assert_cmpint (g_lstat (self->target, &status), ==, 0);
  g_assert_true (S_ISFIFO (status.st_mode));
}

/* The link stands for the device, so that a failure of this rule destroys no device. */
static void
test_full_device (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink ("/dev/full", self->link), ==, 0);
  g_assert_false (moa_save (self->link, "text", 4, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_true (g_file_test (self->link, G_FILE_TEST_IS_SYMLINK));
}

static void
test_no_folder (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "nothing", "file", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (moa_save (path, "text", 4, &error));
  g_assert_nonnull (error);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/save/file-is-replaced-whole", test_replaces);
  ADD ("/save/link-stays-a-link", test_link);
  ADD ("/save/pipe-is-written-to", test_pipe);
  ADD ("/save/full-device-is-an-error-and-stays", test_full_device);
  ADD ("/save/missing-folder-is-an-error", test_no_folder);
  return g_test_run ();
}
