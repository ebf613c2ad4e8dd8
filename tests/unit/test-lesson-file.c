/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A lesson on disk is read again when it changes, whichever way it is written. */

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "moa-lesson-file.h"
#include "small-lesson.h"

#define PATIENCE_MS 5000 /* until a change counts as missed, on a machine under load */
#define N_PIECES 16
#define N_MEMBERS 100000
#define HEAD_START_MS 20 /* in which a thread begins to read */
#define N_READERS 400
#define CALM_MS 400 /* in which nothing may come that was not asked for */

typedef struct
{
  char *folder;
  char *main_file;
  MoaLessonFile *file;
  guint n_reloads;
  MoaBundle *bundle;
  GPtrArray *diagnostics;
} Fixture;

static void
on_reloaded (MoaLessonFile *file, MoaBundle *bundle, GPtrArray *diagnostics, Fixture *self)
{
  self->n_reloads++;
  g_set_object (&self->bundle, bundle);
  g_clear_pointer (&self->diagnostics, g_ptr_array_unref);
  self->diagnostics = g_ptr_array_ref (diagnostics);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) diagnostics = moa_diagnostics_new ();

  self->folder = small_lesson_write ();
  self->main_file = g_build_filename (self->folder, "bundle.json", NULL);
  self->file = moa_lesson_file_new (self->folder, "/");
  self->bundle = moa_lesson_file_load (self->file, diagnostics);
  g_assert_nonnull (self->bundle);
  g_signal_connect (self->file, "reloaded", G_CALLBACK (on_reloaded), self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->file);
  g_clear_object (&self->bundle);
  g_clear_pointer (&self->diagnostics, g_ptr_array_unref);
  g_free (self->main_file);
  small_lesson_remove (self->folder);
}

static gboolean
on_timeout (gpointer flag)
{
  *(gboolean *) flag = TRUE;
  return G_SOURCE_REMOVE;
}

static void
run_for (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, on_timeout, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
has_reloaded (Fixture *self, gconstpointer data)
{
  return self->n_reloads > 0;
}

static gboolean
has_errors (Fixture *self, gconstpointer data)
{
  return self->n_reloads > 0 && self->bundle == NULL;
}

static gboolean
has_title (Fixture *self, gconstpointer title)
{
  return self->n_reloads > 0 && self->bundle != NULL
         && g_str_equal (moa_bundle_get_lesson (self->bundle)->title.id, title);
}

static void
wait_until (Fixture *self, gboolean (*is_so) (Fixture *, gconstpointer), gconstpointer data)
{
  gboolean over = FALSE;
  guint timeout = g_timeout_add (PATIENCE_MS, on_timeout, &over);

  while (!is_so (self, data) && !over)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (over);
  g_source_remove (timeout);
}

static void
wait_for_title (Fixture *self, const char *title)
{
  wait_until (self, has_title, title);
}

static char *
read_main_file (Fixture *self)
{
  char *text;

  g_assert_true (g_file_get_contents (self->main_file, &text, NULL, NULL));
  return text;
}

static char *
retitle (Fixture *self, const char *title)
{
  g_autofree char *text = read_main_file (self);
  const char *old = moa_bundle_get_lesson (self->bundle)->title.id;
  g_autoptr (GString) changed = g_string_new (text);
  g_autofree char *from = g_strdup_printf ("\"title\": \"%s\"", old);
  g_autofree char *to = g_strdup_printf ("\"title\": \"%s\"", title);

  g_assert_cmpuint (g_string_replace (changed, from, to, 1), ==, 1);
  return g_string_free (g_steal_pointer (&changed), FALSE);
}

/* As programs do that have no care: the file is cut and written again. */
static void
write_in_place (const char *path, const char *text)
{
  FILE *file = g_fopen (path, "w");

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (text, 1, strlen (text), file), ==, strlen (text));
  g_assert_cmpint (fclose (file), ==, 0);
}

static void
write_by_rename (const char *path, const char *text)
{
  g_assert_true (
      g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL));
}

static void
test_in_place (Fixture *self, gconstpointer data)
{
  g_autofree char *text = retitle (self, "Written in place");

  write_in_place (self->main_file, text);
  wait_for_title (self, "Written in place");
}

static void
test_by_rename (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *title = g_strdup_printf ("Renamed %u", i);
      g_autofree char *text = retitle (self, title);

      write_by_rename (self->main_file, text);
      wait_for_title (self, title);
    }
}

/* An editor may move the old file away, and only then write the new one. */
static void
test_with_a_backup (Fixture *self, gconstpointer data)
{
  g_autofree char *text = retitle (self, "Behind a backup");
  g_autofree char *backup = g_strconcat (self->main_file, "~", NULL);

  g_assert_cmpint (g_rename (self->main_file, backup), ==, 0);
  write_in_place (self->main_file, text);
  wait_for_title (self, "Behind a backup");
  g_assert_cmpint (g_unlink (backup), ==, 0);
}

/* Written piece by piece, a file is read when it is whole, and not at each piece. */
static void
test_in_pieces (Fixture *self, gconstpointer data)
{
  g_autofree char *text = retitle (self, "In pieces");
  gsize length = strlen (text);
  gsize piece = length / N_PIECES + 1;
  FILE *file = g_fopen (self->main_file, "w");

  for (gsize at = 0; at < length; at += piece)
    {
      g_assert_cmpuint (fwrite (text + at, 1, MIN (piece, length - at), file), >, 0);
      fflush (file);
      run_for (10);
    }
  fclose (file);
  wait_for_title (self, "In pieces");
  g_assert_cmpuint (self->n_reloads, <, N_PIECES);
}

static void
test_errors_then_repair (Fixture *self, gconstpointer data)
{
  g_autofree char *text = read_main_file (self);
  g_autofree char *title = g_strdup (moa_bundle_get_lesson (self->bundle)->title.id);

  write_in_place (self->main_file, "{ \"format\": 1, ");
  wait_until (self, has_errors, NULL);
  g_assert_true (moa_diagnostics_has_errors (self->diagnostics));

  write_in_place (self->main_file, text);
  wait_for_title (self, title);
  g_assert_false (moa_diagnostics_has_errors (self->diagnostics));
}

static void
test_file_taken_away_and_put_back (Fixture *self, gconstpointer data)
{
  g_autofree char *text = read_main_file (self);
  g_autofree char *title = g_strdup (moa_bundle_get_lesson (self->bundle)->title.id);

  g_assert_cmpint (g_unlink (self->main_file), ==, 0);
  wait_until (self, has_errors, NULL);

  write_in_place (self->main_file, text);
  wait_for_title (self, title);
}

/* As version control and file managers do. */
static void
test_folder_replaced (Fixture *self, gconstpointer data)
{
  g_autofree char *text = retitle (self, "Another folder");
  g_autofree char *old = g_strconcat (self->folder, ".old", NULL);

  g_assert_cmpint (g_rename (self->folder, old), ==, 0);
  wait_until (self, has_errors, NULL);

  g_assert_cmpint (g_mkdir (self->folder, 0700), ==, 0);
  write_in_place (self->main_file, text);
  wait_for_title (self, "Another folder");

  g_free (text);
  text = retitle (self, "And again");
  write_in_place (self->main_file, text);
  wait_for_title (self, "And again");
  small_lesson_remove (g_steal_pointer (&old));
}

/* The folders of a translation are made one after the other, and each has to be watched at once. */
static void
test_new_folders (Fixture *self, gconstpointer data)
{
  small_lesson_add (self->folder, "locale/de/LC_MESSAGES/new.mo", "first", -1);
  wait_until (self, has_reloaded, NULL);
  run_for (CALM_MS);
  self->n_reloads = 0;
  small_lesson_add (self->folder, "locale/de/LC_MESSAGES/new.mo", "second", -1);
  wait_until (self, has_reloaded, NULL);
}

static void
test_what_editors_leave (Fixture *self, gconstpointer data)
{
  static const char *const names[] = { ".bundle.json.swp", "bundle.json~", "#bundle.json#",
                                       ".goutputstream-ABC123" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (self->folder, names[i], NULL);

      write_in_place (path, "scratch");
    }
  run_for (CALM_MS);
  g_assert_cmpuint (self->n_reloads, ==, 0);
}

/* What changes while the lesson is being read is read too. */
static void
test_many_changes (Fixture *self, gconstpointer data)
{
  g_autofree char *first = retitle (self, "Change 0");
  g_autofree char *last = retitle (self, "Change 40");

  for (guint i = 0; i < 40; i++)
    {
      write_by_rename (self->main_file, first);
      run_for (i % 5 == 0 ? 100 : 5);
    }
  write_by_rename (self->main_file, last);
  wait_for_title (self, "Change 40");
  run_for (CALM_MS);
  wait_for_title (self, "Change 40");
}

static void
test_nobody_waits (Fixture *self, gconstpointer data)
{
  g_autofree char *text = retitle (self, "Too late");

  write_in_place (self->main_file, text);
  run_for (90);
  g_signal_handlers_disconnect_by_data (self->file, self);
  g_clear_object (&self->file);
  run_for (CALM_MS);
  g_assert_cmpuint (self->n_reloads, <=, 1);
}

static void
on_inspected (MoaLessonFile *file, GPtrArray *diagnostics, Fixture *self)
{
  g_clear_pointer (&self->diagnostics, g_ptr_array_unref);
  self->diagnostics = g_ptr_array_ref (diagnostics);
  self->n_reloads++;
}

/* What only an author wants to know is looked at when it is asked for, and again after a change. */
static void
test_inspection (Fixture *self, gconstpointer data)
{
  const MoaDiagnostic *found;

  small_lesson_add (self->folder, "locale/de/LC_MESSAGES/moa-bundle-small.mo", "none", -1);
  wait_until (self, has_reloaded, NULL);
  g_assert_cmpuint (self->diagnostics->len, ==, 0);

  self->n_reloads = 0;
  g_signal_connect (self->file, "inspected", G_CALLBACK (on_inspected), self);
  moa_lesson_file_inspect (self->file);
  moa_lesson_file_inspect (self->file);
  wait_until (self, has_reloaded, NULL);
  g_assert_cmpuint (self->diagnostics->len, ==, 1);
  found = g_ptr_array_index (self->diagnostics, 0);
  g_assert_cmpint (found->code, ==, MOA_CODE_BAD_TRANSLATION);
  run_for (CALM_MS);
  g_assert_cmpuint (self->n_reloads, ==, 1);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *self = user_data;
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->bundle);
  g_assert_true (moa_lesson_file_load_finish (MOA_LESSON_FILE (source), result, &self->bundle,
                                              &self->diagnostics, &error));
  g_assert_no_error (error);
  self->n_reloads++;
}

static void
test_in_a_thread (Fixture *self, gconstpointer data)
{
  moa_lesson_file_load_async (self->file, NULL, on_loaded, self);
  wait_until (self, has_reloaded, NULL);
  g_assert_nonnull (self->bundle);
  g_assert_cmpuint (self->diagnostics->len, ==, 0);
}

static void
on_loaded_listen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  on_loaded (source, result, user_data);
  g_signal_connect (source, "reloaded", G_CALLBACK (on_reloaded), user_data);
}

/* A file that takes longer to read than the next change of it takes to be noticed and read. */
static char *
make_long_text (void)
{
  g_autoptr (GString) text = g_string_new ("{");

  for (guint i = 0; i < N_MEMBERS; i++)
    g_string_append_printf (text, "\"unknown-%u\": 0,\n", i);
  g_string_append (text, "\"format\": 1}");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Whoever asked first hears of changes only once there is a lesson to change. */
static void
test_change_while_reading (Fixture *self, gconstpointer data)
{
  g_autofree char *text = retitle (self, "Changed meanwhile");
  g_autofree char *long_text = make_long_text ();

  write_by_rename (self->main_file, long_text);
  g_clear_object (&self->file);
  self->file = moa_lesson_file_new (self->folder, "/");
  moa_lesson_file_load_async (self->file, NULL, on_loaded_listen, self);
  g_usleep (HEAD_START_MS * 1000);
  write_by_rename (self->main_file, text);
  wait_for_title (self, "Changed meanwhile");
}

static void
note_thread (gpointer thread, GObject *file)
{
  *(GThread **) thread = g_thread_self ();
}

static void
forget (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MoaBundle) bundle = NULL;
  g_autoptr (GPtrArray) diagnostics = NULL;

  g_assert_true (
      moa_lesson_file_load_finish (MOA_LESSON_FILE (source), result, &bundle, &diagnostics, NULL));
}

/* What it watches with belongs to the main thread. */
static void
test_goes_in_its_own_thread (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < N_READERS; i++)
    {
      MoaLessonFile *file = moa_lesson_file_new (self->folder, "/");
      GThread *thread = NULL;

      g_object_weak_ref (G_OBJECT (file), note_thread, &thread);
      moa_lesson_file_load_async (file, NULL, forget, NULL);
      g_object_unref (file);
      while (g_atomic_pointer_get (&thread) == NULL)
        g_main_context_iteration (NULL, FALSE);
      g_assert_true (thread == g_thread_self ());
    }
}

static void
count_inspection (MoaLessonFile *file, GPtrArray *diagnostics, Fixture *self)
{
  self->n_reloads++;
}

/* The lesson with a picture, and a decoder that is slow and notes its starts in the file whose
 * path is returned. Both are hidden, so that the lesson is not read again for them. */
static char *
add_slow_picture (Fixture *self)
{
  g_autofree char *decoder = g_build_filename (self->folder, ".decoder", NULL);
  g_autofree char *log = g_build_filename (self->folder, ".log", NULL);
  g_autofree char *script = g_strdup_printf ("#!/bin/sh\necho start >> %s\nsleep 0.3\n", log);

  small_lesson_change (self->folder, "\"label\": \"Alpha\"",
                       "\"label\": \"Alpha\", \"image\": \"a.svg\"");
  small_lesson_add (self->folder, "a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", -1);
  small_lesson_add (self->folder, ".decoder", script, -1);
  g_assert_cmpint (g_chmod (decoder, 0700), ==, 0);
  g_setenv ("MOA_PICTURE_DECODER", decoder, TRUE);
  return g_steal_pointer (&log);
}

static void
test_one_inspection (Fixture *self, gconstpointer data)
{
  g_autofree char *log = add_slow_picture (self);
  g_autofree char *starts = NULL;

  wait_until (self, has_reloaded, NULL);
  run_for (CALM_MS);
  g_signal_connect (self->file, "inspected", G_CALLBACK (count_inspection), self);
  self->n_reloads = 0;
  for (guint i = 0; i < 6; i++)
    {
      moa_lesson_file_inspect (self->file);
      run_for (20);
    }
  wait_until (self, has_reloaded, NULL);
  run_for (CALM_MS);
  g_assert_true (g_file_get_contents (log, &starts, NULL, NULL));
  g_assert_cmpstr (starts, ==, "start\nstart\n");
  g_assert_cmpuint (self->n_reloads, ==, 1);
  g_unsetenv ("MOA_PICTURE_DECODER");
}

static void
test_authored (Fixture *self, gconstpointer data)
{
  g_autoptr (MoaLessonFile) json = moa_lesson_file_new (self->main_file, "/");
  g_autoptr (MoaLessonFile) built_in = moa_lesson_file_new ("resource:///org/moa", "/");
  g_autoptr (MoaLessonFile) single = moa_lesson_file_new ("/nowhere/lesson.moa", "/");

  g_assert_true (moa_lesson_file_is_authored (self->file));
  g_assert_true (moa_lesson_file_is_authored (json));
  g_assert_false (moa_lesson_file_is_authored (built_in));
  g_assert_cmpstr (moa_lesson_file_get_argument (single), ==, "/nowhere/lesson.moa");
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/lesson-file/reads-what-was-written-in-place", test_in_place);
  add ("/lesson-file/reads-what-was-written-by-rename", test_by_rename);
  add ("/lesson-file/reads-what-was-written-behind-a-backup", test_with_a_backup);
  add ("/lesson-file/reads-what-comes-in-pieces-whole", test_in_pieces);
  add ("/lesson-file/tells-errors-and-that-they-are-gone", test_errors_then_repair);
  add ("/lesson-file/follows-a-file-that-is-taken-away-and-put-back",
       test_file_taken_away_and_put_back);
  add ("/lesson-file/follows-a-folder-that-is-replaced", test_folder_replaced);
  add ("/lesson-file/follows-into-new-folders", test_new_folders);
  add ("/lesson-file/passes-over-what-editors-leave", test_what_editors_leave);
  add ("/lesson-file/ends-with-the-last-of-many-changes", test_many_changes);
  add ("/lesson-file/tells-nobody-after-it-was-given-up", test_nobody_waits);
  add ("/lesson-file/looks-at-pictures-and-translations-when-asked", test_inspection);
  add ("/lesson-file/reads-in-a-thread", test_in_a_thread);
  add ("/lesson-file/tells-of-a-change-while-it-is-read-first", test_change_while_reading);
  add ("/lesson-file/goes-in-the-thread-that-it-came-in", test_goes_in_its_own_thread);
  add ("/lesson-file/runs-one-inspection-at-a-time", test_one_inspection);
  add ("/lesson-file/is-authored-when-it-is-a-folder-of-ones-own", test_authored);

  return g_test_run ();
}
