/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem */

#include "moa-export.h"
#include "moa-test-lesson.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  MoaCatalog *catalog;
  MoaExportOptions options;
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->catalog = moa_test_load_built_in ();
  fixture->options = (MoaExportOptions){ .scale = 0.5, .style = MOA_STYLE_PAPER };
  fixture->folder = g_dir_make_tmp ("moa-test-XXXXXX", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_object_unref (fixture->catalog);
}

/* Exports, reads the file and removes it; owned by the caller. */
static GBytes *
export_file (Fixture *fixture, MoaExportFormat format)
{
  g_autofree char *path = g_build_filename (fixture->folder, "picture", NULL);
  g_autoptr (GError) error = NULL;
  char *contents = NULL;
  gsize length = 0;

  g_assert_true (moa_export_write (fixture->catalog, &fixture->options, format, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_unlink (path);

  return g_bytes_new_take (contents, length);
}

static void
test_ending_chooses_format (void)
{
  MoaExportFormat format = MOA_EXPORT_PDF;

  g_assert_true (moa_export_format_from_path ("a.b/picture.SVG", &format));
  g_assert_cmpint (format, ==, MOA_EXPORT_SVG);
  g_assert_true (moa_export_format_from_path ("picture.png", &format));
  g_assert_cmpint (format, ==, MOA_EXPORT_PNG);
  g_assert_false (moa_export_format_from_path ("picture.gif", &format));
  g_assert_false (moa_export_format_from_path ("svg", &format));
  g_assert_cmpint (format, ==, MOA_EXPORT_PNG);
}

static void
test_formats_begin_as_they_should (Fixture *fixture, gconstpointer data)
{
  static const char *const signatures[] = {
    [MOA_EXPORT_SVG] = "<?xml",
    [MOA_EXPORT_PDF] = "%PDF-",
    [MOA_EXPORT_PNG] = "\211PNG",
  };

  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++)
    {
      g_autoptr (GBytes) bytes = export_file (fixture, (MoaExportFormat) i);

      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), strlen (signatures[i]), signatures[i],
                       strlen (signatures[i]));
    }
}

static void
test_same_input_same_bytes (Fixture *fixture, gconstpointer data)
{
  const MoaExportFormat formats[] = { MOA_EXPORT_PDF, MOA_EXPORT_PNG };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GBytes) one = export_file (fixture, formats[i]);
      g_autoptr (GBytes) other = export_file (fixture, formats[i]);

      g_assert_true (g_bytes_equal (one, other));
    }
}

static void
test_svg_says_what_it_shows (Fixture *fixture, gconstpointer data)
{
  MoaBundle *bundle = moa_catalog_get_bundle (fixture->catalog);
  const MoaDiagram *diagram = moa_bundle_get_diagram (bundle);
  g_autoptr (GBytes) bytes = export_file (fixture, MOA_EXPORT_SVG);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autofree char *title = g_markup_printf_escaped ("<title id=\"title\">%s</title>",
                                                    moa_bundle_get_lesson (bundle)->title.id);

  g_assert_nonnull (strstr (text, title));
  g_assert_nonnull (strstr (text, "xml:lang=\"en\""));
  for (guint i = 0; i < diagram->n_nodes; i++)
    {
      g_autofree char *label = g_markup_escape_text (diagram->nodes[i]->part.label.id, -1);

      g_assert_nonnull (strstr (text, label));
    }
}

static gboolean
contains (GBytes *bytes, const char *needle)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return memmem (data, size, needle, strlen (needle)) != NULL;
}

static void
test_vectors_stay_vectors (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) svg = export_file (fixture, MOA_EXPORT_SVG);
  g_autoptr (GBytes) pdf = NULL;

  fixture->options.step = moa_bundle_find_step (moa_catalog_get_bundle (fixture->catalog),
                                                "kynamro/what-kynamro-did");
  g_assert_nonnull (fixture->options.step);
  pdf = export_file (fixture, MOA_EXPORT_PDF);

  g_assert_false (contains (svg, "<image"));
  g_assert_false (contains (pdf, "/Subtype /Image"));
}

/* The words of a PDF, by poppler's tool; NULL when the machine has none. Lines are joined. */
static char *
read_words (Fixture *fixture)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autofree char *path = g_build_filename (fixture->folder, "picture.pdf", NULL);
  const char *command[] = { program, "-raw", path, "-", NULL };
  g_autofree char *words = NULL;

  if (program == NULL)
    return NULL;
  g_assert_true (
      moa_export_write (fixture->catalog, &fixture->options, MOA_EXPORT_PDF, path, NULL));
  g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_DEFAULT, NULL, NULL, &words,
                               NULL, NULL, NULL));
  g_unlink (path);
  g_strdelimit (words, "\n", ' ');

  return g_steal_pointer (&words);
}

/* Every effect is there in words, for whoever does not see the picture. */
static void
test_svg_says_what_medicines_do (Fixture *fixture, gconstpointer data)
{
  const MoaDiagram *diagram = moa_bundle_get_diagram (moa_catalog_get_bundle (fixture->catalog));
  const MoaMedicine *kynamro = moa_bundle_find_medicine (moa_catalog_get_bundle (fixture->catalog),
                                                         "kynamro");
  g_autoptr (MoaInfluence) influence = moa_influence_new (diagram, &kynamro, 1);
  g_autoptr (GBytes) plain = export_file (fixture, MOA_EXPORT_SVG);
  g_autoptr (GBytes) taken = NULL;

  fixture->options.medicines = &kynamro;
  fixture->options.n_medicines = 1;
  taken = export_file (fixture, MOA_EXPORT_SVG);

  for (guint i = 0; i < diagram->n_nodes; i++)
    {
      g_autofree char *sentence = moa_describe_part (fixture->catalog, &diagram->nodes[i]->part,
                                                     influence);
      g_autofree char *escaped = g_markup_escape_text (sentence, -1);

      g_assert_true (contains (taken, escaped));
      if (moa_influence_get_effect (influence, diagram->nodes[i]) != MOA_EFFECT_NONE)
        g_assert_false (contains (plain, escaped));
    }
  g_assert_true (contains (taken, "Less with Kynamro, but this is contested."));
}

static void
test_every_format_shows_medicines (Fixture *fixture, gconstpointer data)
{
  const MoaMedicine *statin = moa_bundle_find_medicine (moa_catalog_get_bundle (fixture->catalog),
                                                        "statin");

  for (MoaExportFormat format = MOA_EXPORT_SVG; format <= MOA_EXPORT_PNG; format++)
    {
      g_autoptr (GBytes) plain = NULL;
      g_autoptr (GBytes) taken = NULL;

      fixture->options.n_medicines = 0;
      plain = export_file (fixture, format);
      fixture->options.medicines = &statin;
      fixture->options.n_medicines = 1;
      taken = export_file (fixture, format);
      g_assert_false (g_bytes_equal (plain, taken));
    }
}

static void
test_figure_carries_warnings (Fixture *fixture, gconstpointer data)
{
  MoaBundle *bundle = moa_catalog_get_bundle (fixture->catalog);
  GPtrArray *notices = moa_bundle_get_notices (bundle);
  g_autofree char *words = NULL;

  fixture->options.step = moa_bundle_find_step (bundle, "kynamro/what-kynamro-did");
  words = read_words (fixture);
  if (words == NULL)
    {
      g_test_skip ("pdftotext (poppler-utils) is not installed");
      return;
    }

  g_assert_nonnull (strstr (words, moa_bundle_get_lesson (bundle)->status.text.id));
  g_assert_nonnull (strstr (words, "Not yet reviewed by a clinician."));
  g_assert_nonnull (strstr (words, moa_bundle_get_lesson (bundle)->version));
  g_assert_nonnull (strstr (words, fixture->options.step->title.id));
  for (guint i = 0; i < notices->len; i++)
    {
      const MoaNotice *notice = g_ptr_array_index (notices, i);

      g_assert_nonnull (strstr (words, notice->title.id));
    }
}

static void
test_picture_too_large_is_an_error (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "picture.png", NULL);
  g_autoptr (GError) error = NULL;

  fixture->options.scale = 50;

  g_assert_false (
      moa_export_write (fixture->catalog, &fixture->options, MOA_EXPORT_PNG, path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_assert_nonnull (strstr (error->message, "at most 67 million"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_missing_folder_is_an_error (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "none", "picture.svg", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (
      moa_export_write (fixture->catalog, &fixture->options, MOA_EXPORT_SVG, path, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/ending-chooses-the-format", test_ending_chooses_format);
  add ("/export/files-begin-as-their-format-does", test_formats_begin_as_they_should);
  add ("/export/same-input-gives-same-bytes", test_same_input_same_bytes);
  add ("/export/svg-says-in-words-what-it-shows", test_svg_says_what_it_shows);
  add ("/export/svg-says-in-words-what-medicines-do", test_svg_says_what_medicines_do);
  add ("/export/every-format-shows-medicines", test_every_format_shows_medicines);
  add ("/export/vectors-stay-vectors", test_vectors_stay_vectors);
  add ("/export/figure-carries-status-and-every-notice", test_figure_carries_warnings);
  add ("/export/picture-too-large-is-an-error", test_picture_too_large_is_an_error);
  add ("/export/missing-folder-is-an-error", test_missing_folder_is_an_error);

  return g_test_run ();
}
