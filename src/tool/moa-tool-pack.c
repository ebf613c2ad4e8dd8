/* SPDX-License-Identifier: GPL-3.0-or-later */

/* moa-tool pack: a lesson into a single file. Only what a lesson is made of goes into it, chosen by
 * name: the lesson, its pictures, its translations and their sources, and what its authors say
 * about their rights. So what an editor or a file manager leaves in a folder stays there. A
 * symbolic link that stays in the folder is packed as the file that it leads to. */

#include "moa-tool-private.h"

#include <string.h>

#include "moa-archive.h"
#include "moa-picture-protocol.h"
#include "moa-save.h"
#include "moa-zip-writer.h"
#include "moa-zip.h"

#define COMMAND "pack"
#define SUFFIX ".moa"
#define MAX_PO (64 * 1024 * 1024) /* bytes */
#define MAX_NOTE (1024 * 1024)    /* bytes */

static const char *const picture_endings[] = { ".svg", ".png", NULL };
static const char *const po_endings[] = { ".po", ".pot", NULL };
static const char *const notes[] = { "COPYING",    "COPYING.md",  "COPYING.txt", "LICENSE",
                                     "LICENSE.md", "LICENSE.txt", "README",      "README.md",
                                     "README.txt", NULL };

/* The files of one lesson, by their paths in the archive, in the order of those. */
typedef struct
{
  MoaBundle *bundle;
  MoaBundleRoot *root;
  GTree *files; /* path → GBytes */
} Lesson;

static gboolean
has_ending (const char *name, const char *const *endings)
{
  for (; *endings != NULL; endings++)
    if (g_str_has_suffix (name, *endings))
      return TRUE;
  return FALSE;
}

/* Takes a file that need not be there; why one that is there stays out is said. */
static void
take_file (Lesson *self, const char *path, gsize limit)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  if (g_tree_lookup (self->files, path) != NULL)
    return;
  bytes = moa_bundle_root_read (self->root, path, limit, &error);
  if (bytes != NULL)
    g_tree_insert (self->files, g_strdup (path), bytes);
  else
    moa_tool_fail (COMMAND, "left out: %s: %s", path, error->message);
}

/* The files of a folder with one of the endings, hidden ones left aside. */
static void
take_files (Lesson *self, const char *folder, const char *const *endings, gsize limit)
{
  g_auto (GStrv) names = moa_bundle_root_list_children (self->root, folder);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (folder, "/", names[i], NULL);

      if (*names[i] != '.' && has_ending (names[i], endings))
        take_file (self, path, limit);
    }
}

static void
take_main_file (Lesson *self)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = moa_bundle_root_read (self->root, moa_bundle_root_get_main_file (self->root),
                                        MOA_BUNDLE_MAX_SIZE, &error);

  if (bytes != NULL)
    g_tree_insert (self->files, g_strdup (MOA_BUNDLE_MAIN_FILE), bytes);
}

/* Pictures have their folder, but a node may name one that lies elsewhere in the lesson. */
static void
take_pictures (Lesson *self)
{
  const MoaDiagram *diagram = moa_bundle_get_diagram (self->bundle);

  take_files (self, "images", picture_endings, MOA_PICTURE_MAX_PNG);
  for (guint i = 0; i < diagram->n_nodes; i++)
    {
      const char *image = diagram->nodes[i]->image;
      g_autofree char *path = image != NULL ? moa_zip_normalize_path (image) : NULL;

      if (path != NULL && has_ending (path, picture_endings)
          && moa_bundle_root_measure (self->root, path, NULL) >= 0)
        take_file (self, path, MOA_PICTURE_MAX_PNG);
    }
}

static void
take_translations (Lesson *self)
{
  g_auto (GStrv) locales = moa_bundle_root_list_children (self->root, "locale");
  g_autofree char *name = g_strdup_printf ("moa-bundle-%s.mo",
                                           moa_bundle_get_lesson (self->bundle)->id);

  for (guint i = 0; locales[i] != NULL; i++)
    {
      g_autofree char *folder = g_strdup_printf ("locale/%s/LC_MESSAGES", locales[i]);
      g_autofree char *path = g_strconcat (folder, "/", name, NULL);
      g_auto (GStrv) names = moa_bundle_root_list_children (self->root, folder);

      if (*locales[i] != '.' && g_strv_contains ((const char *const *) names, name))
        take_file (self, path, MOA_CATALOG_MAX_SIZE);
    }
  take_files (self, "po", po_endings, MAX_PO);
}

static void
take_notes (Lesson *self)
{
  g_auto (GStrv) names = moa_bundle_root_list_children (self->root, ".");

  for (guint i = 0; names[i] != NULL; i++)
    if (g_strv_contains (notes, names[i]))
      take_file (self, names[i], MAX_NOTE);
}

/* Packing */

typedef struct
{
  MoaZipWriter *writer;
  MoaArchive *archive;
  GError *error;
} Packing;

static gboolean
on_file_write (gpointer path, gpointer bytes, gpointer data)
{
  Packing *packing = data;

  return !moa_zip_writer_add (packing->writer, path, bytes, &packing->error);
}

static gboolean
on_file_compare (gpointer path, gpointer bytes, gpointer data)
{
  Packing *packing = data;
  g_autoptr (GBytes)
      found = moa_archive_read (packing->archive, path, g_bytes_get_size (bytes), &packing->error);

  if (found != NULL && !g_bytes_equal (found, bytes))
    moa_zip_refuse_member (&packing->error, path, "expected what was packed, found other bytes");
  return packing->error != NULL;
}

/* Reads every file back out of what was written. */
static gboolean
check_archive (const Lesson *lesson, GBytes *bytes, GError **error)
{
  g_autoptr (MoaArchive) archive = moa_archive_new_for_bytes (bytes, error);
  Packing packing = { .archive = archive };

  if (archive == NULL)
    return FALSE;
  g_tree_foreach (lesson->files, on_file_compare, &packing);
  if (packing.error != NULL)
    g_propagate_error (error, packing.error);
  return packing.error == NULL;
}

/* Returns the archive, owned by the caller; NULL with an error when it would be over the limits. */
static GBytes *
pack (const Lesson *lesson, GError **error)
{
  g_autoptr (MoaZipWriter) writer = moa_zip_writer_new ();
  g_autoptr (GBytes) bytes = NULL;
  Packing packing = { .writer = writer };

  g_tree_foreach (lesson->files, on_file_write, &packing);
  if (packing.error != NULL)
    {
      g_propagate_error (error, packing.error);
      return NULL;
    }
  bytes = moa_zip_writer_finish (writer);
  return check_archive (lesson, bytes, error) ? g_steal_pointer (&bytes) : NULL;
}

static int
compare_paths (gconstpointer a, gconstpointer b, gpointer data)
{
  return strcmp (a, b);
}

static GBytes *
pack_bundle (MoaBundle *bundle, guint *n_files, GError **error)
{
  g_autoptr (GTree)
      files = g_tree_new_full (compare_paths, NULL, g_free, (GDestroyNotify) g_bytes_unref);
  Lesson lesson = { bundle, moa_bundle_get_root (bundle), files };

  take_main_file (&lesson);
  take_pictures (&lesson);
  take_translations (&lesson);
  take_notes (&lesson);
  *n_files = (guint) g_tree_nnodes (files);
  return pack (&lesson, error);
}

/* Whether the file, as it is on the disk now, holds what was packed and opens as a lesson. */
static gboolean
check_file (const char *path, GBytes *bytes, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) found = g_file_load_bytes (file, NULL, NULL, error);
  g_autoptr (MoaBundleRoot) root = moa_bundle_root_new (file);
  g_autoptr (GPtrArray) diagnostics = moa_diagnostics_new ();
  g_autoptr (MoaBundle) bundle = NULL;

  if (found == NULL)
    return FALSE;
  bundle = moa_bundle_load (root, diagnostics);
  if (bundle != NULL && g_bytes_equal (found, bytes))
    return TRUE;
  return moa_zip_refuse (error, "%s: expected what was packed, found something else", path);
}

static int
write_archive (MoaBundle *bundle, const char *path)
{
  g_autoptr (GError) error = NULL;
  guint n_files = 0;
  g_autoptr (GBytes) bytes = pack_bundle (bundle, &n_files, &error);

  if (bytes == NULL
      || !moa_save (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error)
      || !check_file (path, bytes, &error))
    {
      moa_tool_fail (COMMAND, "%s", error->message);
      return MOA_TOOL_ERRORS;
    }
  fprintf (stderr, "%s: %u %s, %" G_GSIZE_FORMAT " bytes\n", path, n_files,
           n_files == 1 ? "file" : "files", g_bytes_get_size (bytes));
  return MOA_TOOL_OK;
}

/* The command */

static gboolean
check_usage (int argc, const char *output, int *status)
{
  *status = MOA_TOOL_OK;
  if (output == NULL)
    *status = moa_tool_fail (COMMAND, "expected where to write: -o FILE" SUFFIX);
  else if (!g_str_has_suffix (output, SUFFIX))
    *status = moa_tool_fail (COMMAND, "expected a file that ends in " SUFFIX ", found \"%s\"",
                             output);
  else if (argc != 2)
    *status = moa_tool_fail (
        COMMAND, "expected one lesson, found %d; see \"moa-tool " COMMAND " --help\"", argc - 1);
  return *status == MOA_TOOL_OK;
}

/* moa_tool_pack:
 *
 * Writes a lesson without errors into a single file. Returns the exit status. */
int
moa_tool_pack (int argc, char **argv)
{
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "Where to write: a file that ends in .moa",
      "FILE" },
    { NULL },
  };
  g_autoptr (GPtrArray) diagnostics = moa_diagnostics_new ();
  g_autoptr (MoaBundle) bundle = NULL;
  int status;

  if (!moa_tool_parse (COMMAND, "FOLDER", entries, &argc, &argv, &status)
      || !check_usage (argc, output, &status))
    return status;
  bundle = moa_tool_load (argv[1], diagnostics, &status);
  if (bundle != NULL)
    moa_catalog_check_all (bundle, diagnostics);
  moa_tool_print_findings (diagnostics, stderr);
  return bundle != NULL ? write_archive (bundle, output) : status;
}
