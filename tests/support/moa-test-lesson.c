/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-test-lesson.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#define BUILT_IN "/org/moa/Moa/bundles/kynamro"

static MoaCatalog *
load (GFile *location)
{
  g_autoptr (MoaBundleRoot) root = moa_bundle_root_new (location);
  g_autoptr (GPtrArray) diagnostics = moa_diagnostics_new ();
  g_autoptr (MoaBundle) bundle = moa_bundle_load (root, diagnostics);

  for (guint i = 0; bundle == NULL && i < diagnostics->len; i++)
    {
      g_autofree char *line = moa_diagnostic_to_string (g_ptr_array_index (diagnostics, i));

      g_test_message ("%s", line);
    }
  g_assert_nonnull (bundle);

  return moa_catalog_new (bundle, moa_bundle_get_lesson (bundle)->language, diagnostics);
}

/* The built-in lesson in its own language; owned by the caller. */
MoaCatalog *
moa_test_load_built_in (void)
{
  g_autoptr (GFile) location = g_file_new_for_uri ("resource://" BUILT_IN);

  return load (location);
}

/* A lesson without errors, in its own language; owned by the caller. */
MoaCatalog *
moa_test_load_folder (const char *path)
{
  g_autoptr (GFile) location = g_file_new_for_path (path);

  return load (location);
}

static void
replace_labels (JsonObject *diagram, const char *list, const char *const *labels)
{
  JsonArray *parts = json_object_get_array_member (diagram, list);
  guint n = g_strv_length ((char **) labels);

  for (guint i = 0; i < json_array_get_length (parts); i++)
    json_object_set_string_member (json_array_get_object_element (parts, i), "label",
                                   labels[i % n]);
}

/* The built-in lesson with other labels on all parts, taken in turn; owned by the caller. */
MoaCatalog *
moa_test_load_with_labels (const char *const *labels)
{
  g_autoptr (GBytes)
      bytes = g_resources_lookup_data (BUILT_IN "/bundle.json", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *folder = g_dir_make_tmp ("moa-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bundle.json", NULL);
  g_autoptr (GFile) location = g_file_new_for_path (folder);
  g_autofree char *text = NULL;
  JsonObject *diagram;
  MoaCatalog *catalog;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_assert_true (json_parser_load_from_data (parser, data, (gssize) size, NULL));
  diagram = json_object_get_object_member (json_node_get_object (json_parser_get_root (parser)),
                                           "diagram");
  replace_labels (diagram, "nodes", labels);
  replace_labels (diagram, "edges", labels);
  replace_labels (diagram, "compartments", labels);

  text = json_to_string (json_parser_get_root (parser), FALSE);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  catalog = load (location);
  g_unlink (path);
  g_rmdir (folder);

  return catalog;
}
