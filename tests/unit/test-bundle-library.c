/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>

#include "moa-library-loader.h"
#include "moa-library-monitor.h"
#include "small-lesson.h"

#define DEADLINE 20 /* s */

#define SPANISH "\nmsgctxt \"title\"\nmsgid \"Small lesson\"\nmsgstr \"Lección pequeña\"\n"

/* The data folders of a user and of two systems, which are those of the whole process. */
static char *folder;

/* One of them for each test, empty. */
typedef struct
{
  char *user;
  char *system;
  char *other_system;
} Fixture;

static char *
make_bundles (const char *data_dir)
{
  char *path = g_build_filename (folder, data_dir, "moa", "bundles", NULL);

  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  return path;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->user = make_bundles ("user");
  self->system = make_bundles ("system");
  self->other_system = make_bundles ("other-system");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  small_lesson_remove (self->user);
  small_lesson_remove (self->system);
  small_lesson_remove (self->other_system);
}

/* Installs the small lesson as a folder and returns its path, owned by the caller. */
static char *
install (const char *bundles, const char *name)
{
  char *source = small_lesson_write ();
  char *target = g_build_filename (bundles, name, NULL);

  g_assert_cmpint (g_rename (source, target), ==, 0);
  g_free (source);
  return target;
}

static void
install_file (const char *bundles, const char *name, const char *contents)
{
  small_lesson_add (bundles, name, contents, -1);
}

static char *
list_names (void)
{
  g_autoptr (GPtrArray) places = moa_bundle_library_list ();
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < places->len; i++)
    {
      const MoaLibraryPlace *place = g_ptr_array_index (places, i);

      g_string_append_printf (names, "%s%s", i > 0 ? " " : "", place->name);
    }
  return g_string_free (names, FALSE);
}

static MoaLibraryPlace *
find_place (const char *name)
{
  g_autoptr (GPtrArray) places = moa_bundle_library_list ();

  for (guint i = 0; i < places->len; i++)
    if (g_str_equal (((MoaLibraryPlace *) g_ptr_array_index (places, i))->name, name))
      return moa_library_place_ref (g_ptr_array_index (places, i));

  g_assert_not_reached ();
}

static MoaLibraryEntry *
load (const char *name, const char *language)
{
  g_autoptr (MoaLibraryPlace) place = find_place (name);
  g_autoptr (GDate) today = g_date_new_dmy (1, G_DATE_JUNE, 2026);

  return moa_library_entry_new (place, language, today);
}

/* Listing */

static void
test_installed_lessons_are_listed_by_name (Fixture *self, gconstpointer data)
{
  g_autofree char *b = install (self->user, "beta");
  g_autofree char *a = install (self->other_system, "alpha");
  g_autofree char *names = NULL;

  install_file (self->system, "gamma.moa", "PK\3\4");
  names = list_names ();

  g_assert_cmpstr (names, ==, "alpha beta gamma kynamro");
}

static void
test_what_is_no_lesson_is_not_listed (Fixture *self, gconstpointer data)
{
  g_autofree char *names = NULL;

  install_file (self->user, "notes.txt", "text");
  install_file (self->user, ".hidden.moa", "PK\3\4");
  install_file (self->user, ".moa", "PK\3\4");
  install_file (self->user, "empty/readme.txt", "text");
  names = list_names ();

  g_assert_cmpstr (names, ==, "kynamro");
}

static void
test_a_name_that_is_no_id_is_listed_all_the_same (Fixture *self, gconstpointer data)
{
  g_autofree char *names = NULL;

  install_file (self->user, "My Lesson (2).moa", "PK\3\4");
  names = list_names ();

  g_assert_cmpstr (names, ==, "My Lesson (2) kynamro");
}

static void
assert_home (const char *name, MoaHome home)
{
  g_autoptr (MoaLibraryPlace) place = find_place (name);
  g_autoptr (GFile) found = moa_bundle_library_find (name);

  g_assert_cmpint (place->home, ==, (int) home);
  g_assert_true (g_file_equal (place->location, found));
}

static void
test_the_user_goes_before_the_system_and_that_before_the_built_in (Fixture *self,
                                                                   gconstpointer data)
{
  g_autofree char *system = NULL;
  g_autofree char *user = NULL;

  assert_home ("kynamro", MOA_HOME_BUILT_IN);

  system = install (self->system, "kynamro");
  assert_home ("kynamro", MOA_HOME_SYSTEM);

  user = install (self->user, "kynamro");
  assert_home ("kynamro", MOA_HOME_USER);
}

static void
test_a_folder_goes_before_a_file_of_the_same_name (Fixture *self, gconstpointer data)
{
  g_autofree char *path = install (self->user, "twice");
  g_autofree char *found = NULL;
  g_autoptr (MoaLibraryPlace) place = NULL;

  install_file (self->user, "twice.moa", "PK\3\4");
  place = find_place ("twice");
  found = g_file_get_path (place->location);

  g_assert_cmpstr (found, ==, path);
}

static void
test_a_choice_is_more_than_one_lesson (Fixture *self, gconstpointer data)
{
  g_autofree char *path = NULL;

  g_assert_false (moa_bundle_library_has_choice ());

  path = install (self->user, "kynamro");
  g_assert_false (moa_bundle_library_has_choice ());

  install_file (self->system, "second.moa", "");
  g_assert_true (moa_bundle_library_has_choice ());
}

static void
test_what_lies_in_the_library_is_known (Fixture *self, gconstpointer data)
{
  g_autofree char *path = install (self->user, "mine");
  g_autoptr (GFile) installed = g_file_new_for_path (path);
  g_autoptr (GFile) elsewhere = g_file_new_for_path (folder);

  g_assert_true (moa_bundle_library_holds (installed));
  g_assert_false (moa_bundle_library_holds (elsewhere));
}

static void
test_the_stamp_changes_with_the_lesson (Fixture *self, gconstpointer data)
{
  g_autofree char *path = install (self->user, "mine");
  g_autoptr (MoaLibraryPlace) before = find_place ("mine");
  g_autoptr (MoaLibraryPlace) same = find_place ("mine");
  g_autoptr (MoaLibraryPlace) after = NULL;

  small_lesson_change (path, "Small lesson", "Another lesson");
  after = find_place ("mine");

  g_assert_cmpstr (before->stamp, ==, same->stamp);
  g_assert_cmpstr (before->stamp, !=, after->stamp);
}

/* Entries */

static void
test_an_entry_says_what_the_lesson_says (Fixture *self, gconstpointer data)
{
  g_autofree char *path = install (self->user, "small");
  g_autoptr (MoaLibraryEntry) entry = load ("small", "en");

  g_assert_null (entry->error);
  g_assert_false (entry->is_missing);
  g_assert_cmpstr (entry->title, ==, "Small lesson");
  g_assert_cmpstr (entry->subtitle, ==, "One of everything");
  g_assert_nonnull (entry->version);
  g_assert_cmpuint (strlen (entry->reviewed), ==, 10);
  g_assert_cmpuint (strlen (entry->review_by), ==, 10);
}

static void
test_an_entry_speaks_the_language_of_the_viewer (Fixture *self, gconstpointer data)
{
  g_autofree char *path = install (self->user, "small");
  g_autoptr (MoaLibraryEntry) entry = NULL;

  small_lesson_translate (path, "es", SPANISH);
  entry = load ("small", "es-MX");

  g_assert_cmpstr (entry->title, ==, "Lección pequeña");
  g_assert_cmpstr (entry->subtitle, ==, "One of everything");
}

static void
test_an_entry_knows_its_languages (Fixture *self, gconstpointer data)
{
  g_autofree char *path = install (self->user, "small");
  g_autoptr (MoaLibraryEntry) entry = NULL;
  const MoaLibraryLanguage *own, *spanish;

  small_lesson_translate (path, "es", "\"X-Reviewed-By: A. Reader\\n\"\n" SPANISH);
  entry = load ("small", NULL);

  g_assert_cmpuint (entry->languages->len, ==, 2);
  own = g_ptr_array_index (entry->languages, 0);
  spanish = g_ptr_array_index (entry->languages, 1);
  g_assert_cmpstr (own->tag, ==, "en");
  g_assert_true (own->is_own);
  g_assert_cmpuint (own->percent, ==, 100);
  g_assert_cmpstr (spanish->tag, ==, "es");
  g_assert_true (spanish->reviewed && !spanish->is_own);
  g_assert_cmpuint (spanish->percent, <, 100);
}

static gboolean
is_out_of_date_on (const char *name, GDateDay day, GDateMonth month, GDateYear year)
{
  g_autoptr (MoaLibraryPlace) place = find_place (name);
  g_autoptr (GDate) today = g_date_new_dmy (day, month, year);
  g_autoptr (MoaLibraryEntry) entry = moa_library_entry_new (place, NULL, today);

  return entry->is_out_of_date;
}

static void
test_a_lesson_is_out_of_date_the_day_after_its_review (Fixture *self, gconstpointer data)
{
  g_autofree char *path = install (self->user, "small");
  g_autoptr (MoaLibraryEntry) entry = load ("small", NULL);
  guint year, month, day;

  g_assert_cmpint (sscanf (entry->review_by, "%u-%u-%u", &year, &month, &day), ==, 3);

  g_assert_false (
      is_out_of_date_on ("small", (GDateDay) day, (GDateMonth) month, (GDateYear) year));
  g_assert_true (
      is_out_of_date_on ("small", (GDateDay) day, (GDateMonth) month, (GDateYear) (year + 1)));
}

static void
test_a_broken_lesson_is_listed_with_its_first_error (Fixture *self, gconstpointer data)
{
  g_autofree char *path = install (self->user, "small");
  g_autoptr (MoaLibraryEntry) entry = NULL;

  small_lesson_change (path, "\"title\"", "\"titel\"");
  entry = load ("small", NULL);

  g_assert_nonnull (entry->error);
  g_assert_cmpint (entry->error->severity, ==, MOA_SEVERITY_ERROR);
  g_assert_true (g_str_has_prefix (entry->error->file, "small/"));
  g_assert_cmpuint (entry->n_findings, >, 0);
  g_assert_false (entry->is_missing);
  g_assert_null (entry->title);
  g_assert_cmpuint (entry->languages->len, ==, 0);
}

static void
test_a_file_that_is_no_archive_is_listed_with_its_error (Fixture *self, gconstpointer data)
{
  g_autoptr (MoaLibraryEntry) entry = NULL;

  install_file (self->user, "fake.moa", "this is no archive");
  entry = load ("fake", NULL);

  g_assert_nonnull (entry->error);
  g_assert_false (entry->is_missing);
}

static void
test_a_lesson_that_has_gone_is_missing (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) location = g_file_new_for_path ("/nowhere/lesson.moa");
  g_autoptr (MoaLibraryPlace) place = moa_library_place_new (location);
  g_autoptr (GDate) today = g_date_new_dmy (1, G_DATE_JUNE, 2026);
  g_autoptr (MoaLibraryEntry) entry = moa_library_entry_new (place, NULL, today);

  g_assert_true (entry->is_missing);
  g_assert_nonnull (entry->error);
  g_assert_cmpint (place->home, ==, MOA_HOME_ELSEWHERE);
}

/* In the background */

typedef struct
{
  GMainLoop *loop;
  GString *titles;
  gboolean finished;
} Waiting;

static gboolean
on_deadline (gpointer user_data)
{
  g_assert_not_reached ();
}

static void
wait (Waiting *waiting)
{
  guint deadline = g_timeout_add_seconds (DEADLINE, on_deadline, NULL);

  g_main_loop_run (waiting->loop);
  g_source_remove (deadline);
}

static void
on_loaded (MoaLibraryLoader *loader, MoaLibraryEntry *entry, Waiting *waiting)
{
  g_string_append_printf (waiting->titles, "%s;", entry->title);
}

static void
on_finished (MoaLibraryLoader *loader, Waiting *waiting)
{
  waiting->finished = TRUE;
  g_main_loop_quit (waiting->loop);
}

static void
test_the_loader_loads_in_order_and_says_when_it_has_finished (Fixture *self, gconstpointer data)
{
  g_autofree char *path = install (self->user, "small");
  g_autoptr (MoaLibraryPlace) small = find_place ("small");
  g_autoptr (MoaLibraryPlace) built_in = find_place ("kynamro");
  g_autoptr (MoaLibraryLoader) loader = moa_library_loader_new ("en");
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GString) titles = g_string_new (NULL);
  Waiting waiting = { loop, titles, FALSE };

  g_signal_connect (loader, "loaded", G_CALLBACK (on_loaded), &waiting);
  g_signal_connect (loader, "finished", G_CALLBACK (on_finished), &waiting);
  moa_library_loader_add (loader, small);
  moa_library_loader_add (loader, built_in);
  g_assert_true (moa_library_loader_is_busy (loader));
  wait (&waiting);

  g_assert_cmpstr (titles->str, ==, "Small lesson;How Kynamro works;");
  g_assert_false (moa_library_loader_is_busy (loader));
}

static void
test_a_loader_that_has_gone_says_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr (MoaLibraryPlace) place = find_place ("kynamro");
  g_autoptr (GString) titles = g_string_new (NULL);
  Waiting waiting = { NULL, titles, FALSE };
  MoaLibraryLoader *loader = moa_library_loader_new ("en");
  gint64 end = g_get_monotonic_time () + G_TIME_SPAN_SECOND / 2;

  g_signal_connect (loader, "loaded", G_CALLBACK (on_loaded), &waiting);
  moa_library_loader_add (loader, place);
  moa_library_loader_add (loader, place);
  g_object_unref (loader);
  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);

  g_assert_cmpstr (titles->str, ==, "");
}

static gboolean
has_lesson (const char *name)
{
  g_autofree char *names = list_names ();
  g_auto (GStrv) all = g_strsplit (names, " ", -1);

  return g_strv_contains ((const char *const *) all, name);
}

static void
on_changed (MoaLibraryMonitor *monitor, Waiting *waiting)
{
  if (has_lesson ("late"))
    g_main_loop_quit (waiting->loop);
}

/* As a slow copy does it: first the folder, and what is in it when the folder was seen already. */
static gboolean
add_late_file (gpointer user_data)
{
  char *path = install (user_data, "prepared");
  g_autofree char *from = g_build_filename (path, "bundle.json", NULL);
  g_autofree char *to = g_build_filename (user_data, "late", "bundle.json", NULL);

  g_assert_cmpint (g_rename (from, to), ==, 0);
  small_lesson_remove (path);
  return G_SOURCE_REMOVE;
}

static void
test_a_lesson_that_is_copied_in_slowly_is_noticed (Fixture *self, gconstpointer data)
{
  g_autoptr (MoaLibraryMonitor) monitor = moa_library_monitor_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autofree char *late = g_build_filename (self->user, "late", NULL);
  Waiting waiting = { loop, NULL, FALSE };

  g_signal_connect (monitor, "changed", G_CALLBACK (on_changed), &waiting);
  g_assert_cmpint (g_mkdir (late, 0700), ==, 0);
  g_timeout_add (600, add_late_file, self->user);
  wait (&waiting);

  g_assert_true (has_lesson ("late"));
}

static void
test_a_lesson_in_a_folder_that_was_not_there_is_noticed (Fixture *self, gconstpointer data)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (MoaLibraryMonitor) monitor = NULL;
  g_autofree char *moa = g_path_get_dirname (self->user);
  g_autofree char *late = NULL;
  Waiting waiting = { loop, NULL, FALSE };

  small_lesson_remove (g_strdup (moa));
  monitor = moa_library_monitor_new ();
  g_signal_connect (monitor, "changed", G_CALLBACK (on_changed), &waiting);
  g_assert_cmpint (g_mkdir_with_parents (self->user, 0700), ==, 0);
  late = install (self->user, "late");
  wait (&waiting);

  g_assert_true (has_lesson ("late"));
}

static void
test_a_lesson_that_is_changed_in_place_is_noticed (Fixture *self, gconstpointer data)
{
  g_autofree char *path = install (self->user, "late");
  g_autoptr (MoaLibraryMonitor) monitor = moa_library_monitor_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (MoaLibraryPlace) before = find_place ("late");
  g_autoptr (MoaLibraryPlace) after = NULL;
  Waiting waiting = { loop, NULL, FALSE };

  g_signal_connect (monitor, "changed", G_CALLBACK (on_changed), &waiting);
  small_lesson_change (path, "Small lesson", "Another lesson");
  wait (&waiting);

  after = find_place ("late");
  g_assert_cmpstr (before->stamp, !=, after->stamp);
}

/* GLib asks for the folders once and for all. */
static void
make_world (void)
{
  g_autofree char *user = NULL;
  g_autofree char *systems = NULL;

  folder = g_dir_make_tmp ("moa-library-XXXXXX", NULL);
  user = g_build_filename (folder, "user", NULL);
  systems = g_strdup_printf ("%s/system:%s/other-system", folder, folder);
  g_setenv ("XDG_DATA_HOME", user, TRUE);
  g_setenv ("XDG_DATA_DIRS", systems, TRUE);
}

#define ADD(rule, test) g_test_add ("/library/" rule, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  int status;

  make_world ();
  g_test_init (&argc, &argv, NULL);
  ADD ("installed-lessons-are-listed-by-name", test_installed_lessons_are_listed_by_name);
  ADD ("what-is-no-lesson-is-not-listed", test_what_is_no_lesson_is_not_listed);
  ADD ("a-name-that-is-no-id-is-listed-all-the-same",
       test_a_name_that_is_no_id_is_listed_all_the_same);
  ADD ("the-user-goes-before-the-system-and-that-before-the-built-in",
       test_the_user_goes_before_the_system_and_that_before_the_built_in);
  ADD ("a-folder-goes-before-a-file-of-the-same-name",
       test_a_folder_goes_before_a_file_of_the_same_name);
  ADD ("a-choice-is-more-than-one-lesson", test_a_choice_is_more_than_one_lesson);
  ADD ("what-lies-in-the-library-is-known", test_what_lies_in_the_library_is_known);
  ADD ("the-stamp-changes-with-the-lesson", test_the_stamp_changes_with_the_lesson);
  ADD ("an-entry-says-what-the-lesson-says", test_an_entry_says_what_the_lesson_says);
  ADD ("an-entry-speaks-the-language-of-the-viewer",
       test_an_entry_speaks_the_language_of_the_viewer);
  ADD ("an-entry-knows-its-languages", test_an_entry_knows_its_languages);
  ADD ("a-lesson-is-out-of-date-the-day-after-its-review",
       test_a_lesson_is_out_of_date_the_day_after_its_review);
  ADD ("a-broken-lesson-is-listed-with-its-first-error",
       test_a_broken_lesson_is_listed_with_its_first_error);
  ADD ("a-file-that-is-no-archive-is-listed-with-its-error",
       test_a_file_that_is_no_archive_is_listed_with_its_error);
  ADD ("a-lesson-that-has-gone-is-missing", test_a_lesson_that_has_gone_is_missing);
  ADD ("the-loader-loads-in-order-and-says-when-it-has-finished",
       test_the_loader_loads_in_order_and_says_when_it_has_finished);
  ADD ("a-loader-that-has-gone-says-nothing", test_a_loader_that_has_gone_says_nothing);
  ADD ("a-lesson-that-is-copied-in-slowly-is-noticed",
       test_a_lesson_that_is_copied_in_slowly_is_noticed);
  ADD ("a-lesson-in-a-folder-that-was-not-there-is-noticed",
       test_a_lesson_in_a_folder_that_was_not_there_is_noticed);
  ADD ("a-lesson-that-is-changed-in-place-is-noticed",
       test_a_lesson_that_is_changed_in_place_is_noticed);
  status = g_test_run ();
  small_lesson_remove (folder);
  return status;
}
