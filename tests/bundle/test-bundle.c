/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The verdicts on whole lessons: each folder and single file of tests/data/bundles is loaded and
 * must be blamed for exactly what verdicts.txt says, and the built-in lesson for nothing. */

#include <glib/gstdio.h>
#include <string.h>

#include "moa-bundle.h"

#define BUILT_IN_FILE "/org/moa/Moa/bundles/" MOA_BUILT_IN_BUNDLE "/bundle.json"
#define SEED 20260131
#define N_TRUNCATIONS 250
#define N_MUTATIONS 750

static char *
get_data_path (const char *name)
{
  const char *root = g_getenv ("MOA_SOURCE_ROOT");

  g_assert_nonnull (root);
  return g_build_filename (root, "tests", "data", "bundles", name, NULL);
}

static MoaBundle *
load (const char *path, GPtrArray *diagnostics)
{
  g_autoptr (GFile) location = g_file_new_for_path (path);
  g_autoptr (MoaBundleRoot) root = moa_bundle_root_new (location);

  return moa_bundle_load (root, diagnostics);
}

static char *
join_diagnostics (GPtrArray *diagnostics)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < diagnostics->len; i++)
    {
      g_autofree char *line = moa_diagnostic_to_string (g_ptr_array_index (diagnostics, i));

      g_string_append_printf (text, "%s\n", line);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
read_verdicts (void)
{
  g_autofree char *path = get_data_path ("verdicts.txt");
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static char *
read_verdict_of (const char *name)
{
  g_autofree char *text = read_verdicts ();
  g_autofree char *inside = g_strconcat (name, "/", NULL);
  g_autofree char *whole = g_strconcat (name, ":", NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) verdict = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (g_str_has_prefix (lines[i], inside) || g_str_has_prefix (lines[i], whole))
        g_string_append_printf (verdict, "%s\n", lines[i]);
    }
  return g_string_free (g_steal_pointer (&verdict), FALSE);
}

static void
test_verdict (gconstpointer data)
{
  const char *name = data;
  g_autofree char *path = get_data_path (name);
  g_autofree char *expected = read_verdict_of (name);
  g_autoptr (GPtrArray) diagnostics = moa_diagnostics_new ();
  g_autoptr (MoaBundle) bundle = load (path, diagnostics);
  g_autofree char *found = join_diagnostics (diagnostics);

  g_assert_cmpstr (found, ==, expected);
  g_assert_true ((bundle == NULL) == moa_diagnostics_has_errors (diagnostics));
}

/* Each code that a lesson's file can earn has a bundle that earns it. The others are earned by the
 * place where it lies or by a translation and tested there. */
static void
test_every_code_has_a_bundle (void)
{
  static const MoaCode elsewhere[] = { MOA_CODE_UNREADABLE, MOA_CODE_TOO_LARGE,
                                       MOA_CODE_BAD_TRANSLATION };
  g_autofree char *verdicts = read_verdicts ();

  for (guint code = 0; code < MOA_N_CODES; code++)
    {
      g_autofree char *suffix = g_strdup_printf ("[%s]\n", moa_code_to_string ((MoaCode) code));
      gboolean is_elsewhere = FALSE;

      for (guint i = 0; i < G_N_ELEMENTS (elsewhere); i++)
        is_elsewhere = is_elsewhere || elsewhere[i] == (MoaCode) code;
      if (!is_elsewhere && strstr (verdicts, suffix) == NULL)
        g_error ("no bundle is blamed for %s", moa_code_to_string ((MoaCode) code));
    }
}

static void
test_built_in_lesson_has_no_findings (void)
{
  g_autoptr (MoaBundleRoot)
      root = moa_bundle_root_new_for_argument (MOA_BUILT_IN_BUNDLE, "/nowhere");
  g_autoptr (GPtrArray) diagnostics = moa_diagnostics_new ();
  g_autoptr (MoaBundle) bundle = moa_bundle_load (root, diagnostics);
  g_autofree char *found = join_diagnostics (diagnostics);

  g_assert_cmpstr (found, ==, "");
  g_assert_nonnull (bundle);
  g_assert_cmpuint (moa_bundle_get_diagram (bundle)->n_nodes, >, 0);
}

/* Broken files */

static void
load_text (const char *folder, const char *text, gsize length)
{
  g_autofree char *path = g_build_filename (folder, "bundle.json", NULL);
  g_autoptr (GPtrArray) diagnostics = moa_diagnostics_new ();
  g_autoptr (MoaBundle) bundle = NULL;

  g_assert_true (
      g_file_set_contents_full (path, text, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  bundle = load (folder, diagnostics);
  g_assert_true (bundle != NULL || moa_diagnostics_has_errors (diagnostics));
}

typedef struct
{
  GBytes *lesson;
  char *folder;
  GRand *random;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->lesson = g_resources_lookup_data (BUILT_IN_FILE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_assert_nonnull (fixture->lesson);
  fixture->folder = g_dir_make_tmp ("moa-bundle-XXXXXX", NULL);
  fixture->random = g_rand_new_with_seed (SEED);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "bundle.json", NULL);

  g_unlink (path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_bytes_unref (fixture->lesson);
  g_rand_free (fixture->random);
}

static void
test_cut_off_lesson_is_refused (Fixture *fixture, gconstpointer data)
{
  gsize length;
  const char *text = g_bytes_get_data (fixture->lesson, &length);

  for (guint i = 0; i < N_TRUNCATIONS; i++)
    load_text (fixture->folder, text, length * i / N_TRUNCATIONS);
}

/* One to four bytes are changed, or a piece is put in somewhere else. */
static void
mutate (GRand *random, char *text, gsize length)
{
  static const char bytes[] = "\"\\{}[]:,0-9.eE \n\xFF\x00nulltrue/";
  guint n_changes = (guint) g_rand_int_range (random, 1, 5);

  for (guint i = 0; i < n_changes; i++)
    {
      gsize at = (gsize) g_rand_double_range (random, 0, (double) length - 64);

      if (g_rand_boolean (random))
        text[at] = bytes[g_rand_int_range (random, 0, sizeof bytes)];
      else
        memmove (text + at, text + (gsize) g_rand_double_range (random, 0, (double) length - 64),
                 (gsize) g_rand_int_range (random, 1, 64));
    }
}

static void
test_damaged_lesson_never_crashes (Fixture *fixture, gconstpointer data)
{
  gsize length;
  const char *text = g_bytes_get_data (fixture->lesson, &length);

  for (guint i = 0; i < N_MUTATIONS; i++)
    {
      g_autofree char *damaged = g_memdup2 (text, length);

      mutate (fixture->random, damaged, length);
      load_text (fixture->folder, damaged, length);
    }
}

static void
add_verdicts (void)
{
  g_autofree char *path = get_data_path ("");
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *test = g_strdup_printf ("/bundle/verdict/%s", name);

      if (!g_str_has_suffix (name, ".txt"))
        g_test_add_data_func_full (test, g_strdup (name), test_verdict, g_free);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_verdicts ();
  g_test_add_func ("/bundle/every-code-has-a-bundle", test_every_code_has_a_bundle);
  g_test_add_func ("/bundle/built-in-lesson-has-no-findings", test_built_in_lesson_has_no_findings);
  g_test_add ("/bundle/cut-off-lesson-is-refused", Fixture, NULL, set_up,
              test_cut_off_lesson_is_refused, tear_down);
  g_test_add ("/bundle/damaged-lesson-never-crashes", Fixture, NULL, set_up,
              test_damaged_lesson_never_crashes, tear_down);
  return g_test_run ();
}
