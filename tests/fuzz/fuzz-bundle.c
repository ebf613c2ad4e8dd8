/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A whole lesson from anywhere: read, checked and, when it opens, told in two languages.
 *
 * An input is the lesson's `bundle.json`; after the first NUL, which no JSON has, stands its
 * translation into Spanish, if there is one. Both are written into a folder of their own, which
 * also holds a picture. */

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "moa-bundle.h"
#include "moa-describe.h"
#include "moa-fuzz.h"

#define MAX_DESCRIBED 64
#define MAX_TAKEN 3
#define MAX_MESSAGE 2000 /* bytes */
#define LANGUAGE "es"
#define LOCALE_FOLDER "locale/" LANGUAGE "/LC_MESSAGES"
#define PICTURE "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"

static char *folder;

static void
write_file (const char *name, const void *data, size_t size)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  FILE *file = g_fopen (path, "w");

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (data, 1, size, file), ==, size);
  g_assert_cmpint (fclose (file), ==, 0);
}

static void
make_subfolder (const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
}

static void
remove_file (const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_remove (path);
}

static void
remove_folder (void)
{
  static const char *const names[] = {
    "bundle.json", "images/lock.svg", "images", LOCALE_FOLDER, "locale/" LANGUAGE, "locale", ""
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    remove_file (names[i]);
  g_clear_pointer (&folder, g_free);
}

static void
make_folder (void)
{
  g_autoptr (GError) error = NULL;

  folder = g_dir_make_tmp ("moa-fuzz-XXXXXX", &error);
  g_assert_no_error (error);
  make_subfolder ("images");
  make_subfolder (LOCALE_FOLDER);
  write_file ("images/lock.svg", PICTURE, strlen (PICTURE));
  atexit (remove_folder);
}

/* What is printed of a finding is one line of UTF-8 and repeats little of the lesson. */
static void
read_diagnostics (GPtrArray *diagnostics)
{
  g_autofree char *json = moa_diagnostics_to_json (diagnostics);

  for (guint i = 0; i < diagnostics->len; i++)
    {
      const MoaDiagnostic *diagnostic = g_ptr_array_index (diagnostics, i);
      g_autofree char *line = moa_diagnostic_to_string (diagnostic);

      g_assert_cmpuint (strlen (diagnostic->message), <, MAX_MESSAGE);
      g_assert_true (g_utf8_validate (line, -1, NULL));
      g_assert_null (strchr (line, '\n'));
    }
  g_assert_true (g_utf8_validate (json, -1, NULL));
}

static void
read_text (const MoaMessage *message, const char *pointer, const char *comment, gpointer user_data)
{
  MoaText text = moa_catalog_get_text (user_data, message);

  g_assert_true (*pointer == '/');
  g_assert_true (*text.string != '\0' && g_utf8_validate (text.string, -1, NULL));
  g_assert_nonnull (text.language);
}

static void
describe_part (MoaCatalog *catalog, const MoaPart *part, const MoaInfluence *influence)
{
  g_autofree char *kind = moa_describe_kind (part);
  g_autofree char *title = moa_describe_title (catalog, part);
  g_autofree char *sentences = moa_describe_part (catalog, part, influence);

  g_assert_true (moa_bundle_find_part (moa_catalog_get_bundle (catalog), part->id) == part);
  g_assert_true (*kind != '\0' && *sentences != '\0');
  g_assert_true (g_utf8_validate (title, -1, NULL) && g_utf8_validate (sentences, -1, NULL));
}

static void
describe_diagram (MoaCatalog *catalog)
{
  const MoaDiagram *diagram = moa_bundle_get_diagram (moa_catalog_get_bundle (catalog));
  const MoaNode *const *order = moa_diagram_get_cause_order (diagram);
  GPtrArray *medicines = moa_bundle_get_medicines (moa_catalog_get_bundle (catalog));
  g_autoptr (MoaInfluence) influence = moa_influence_new (
      diagram, (const MoaMedicine *const *) medicines->pdata, MIN (medicines->len, MAX_TAKEN));

  for (guint i = 0; i < MIN (diagram->n_compartments, MAX_DESCRIBED); i++)
    describe_part (catalog, &diagram->compartments[i]->part, influence);
  for (guint i = 0; i < MIN (diagram->n_nodes, MAX_DESCRIBED); i++)
    describe_part (catalog, &order[i]->part, influence);
  for (guint i = 0; i < MIN (diagram->n_edges, MAX_DESCRIBED); i++)
    describe_part (catalog, &diagram->edges[i]->part, influence);
}

static void
describe_tours (MoaCatalog *catalog)
{
  GPtrArray *tours = moa_bundle_get_tours (moa_catalog_get_bundle (catalog));

  for (guint i = 0; i < MIN (tours->len, MAX_DESCRIBED); i++)
    {
      const MoaTour *tour = g_ptr_array_index (tours, i);

      for (guint j = 0; j < MIN (tour->n_steps, MAX_DESCRIBED); j++)
        g_free (moa_describe_step (catalog, tour->steps[j]));
    }
}

static void
tell (MoaBundle *bundle, const char *language)
{
  g_autoptr (GPtrArray) diagnostics = moa_diagnostics_new ();
  g_autoptr (MoaCatalog) catalog = moa_catalog_new (bundle, language, diagnostics);
  MoaCoverage coverage = moa_catalog_get_coverage (catalog);

  g_assert_cmpuint (coverage.translated, <=, coverage.total);
  moa_catalog_foreach_message (bundle, read_text, catalog);
  describe_diagram (catalog);
  describe_tours (catalog);
  read_diagnostics (diagnostics);
}

static void
read_sources (MoaBundle *bundle)
{
  GPtrArray *sources = moa_bundle_get_sources (bundle);

  for (guint i = 0; i < sources->len; i++)
    {
      const MoaSource *source = g_ptr_array_index (sources, i);
      g_autofree char *reference = moa_source_format_reference (source);

      g_assert_true (g_utf8_validate (reference, -1, NULL));
      g_free (moa_source_dup_uri (source));
      g_free (moa_source_dup_doi_uri (source));
      g_free (moa_source_dup_pmid_uri (source));
    }
}

static void
read_template (MoaBundle *bundle)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *template = moa_catalog_write_template (bundle, &error);

  g_assert_true ((template == NULL) == (error != NULL));
  g_assert_true (template == NULL || g_utf8_validate (template, -1, NULL));
}

/* An open lesson keeps the promises that its records make; the translation bears its id. */
static void
read_bundle (MoaBundle *bundle, const uint8_t *translation, size_t size)
{
  g_autofree char *name = g_strdup_printf (LOCALE_FOLDER "/moa-bundle-%s.mo",
                                           moa_bundle_get_lesson (bundle)->id);
  g_autoptr (GPtrArray) notices = moa_notices_dup_sorted (moa_bundle_get_notices (bundle));

  if (size > 0)
    write_file (name, translation, size);
  g_strfreev (moa_catalog_list_languages (bundle));
  tell (bundle, NULL);
  tell (bundle, LANGUAGE "-MX");
  read_sources (bundle);
  read_template (bundle);
  remove_file (name);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  size_t length = strnlen ((const char *) data, size);
  size_t translation = MIN (length + 1, size);
  g_autoptr (GPtrArray) diagnostics = moa_diagnostics_new ();
  g_autoptr (GFile) location = NULL;
  g_autoptr (MoaBundleRoot) root = NULL;
  g_autoptr (MoaBundle) bundle = NULL;

  if (folder == NULL)
    make_folder ();
  write_file ("bundle.json", data, length);
  location = g_file_new_for_path (folder);
  root = moa_bundle_root_new (location);
  bundle = moa_bundle_load (root, diagnostics);
  g_assert_true ((bundle == NULL) == moa_diagnostics_has_errors (diagnostics));
  read_diagnostics (diagnostics);
  if (bundle != NULL)
    read_bundle (bundle, data + translation, size - translation);
  return 0;
}
