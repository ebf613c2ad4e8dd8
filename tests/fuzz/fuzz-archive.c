/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A lesson in a single file from anywhere: when it opens, all that is in it is listed, measured and
 * unpacked, up to a limit that tells a bomb from a picture. */

#include <string.h>

#include "moa-archive.h"
#include "moa-bundle-root.h"
#include "moa-fuzz.h"

#define MAX_SIZE (1024 * 1024) /* bytes of one file that are unpacked */
#define MAX_FILES 64
#define MAX_DEPTH 8

typedef struct
{
  MoaArchive *archive;
  guint n_files;
  guint depth;
} Visit;

/* What is asked for may be any path. */
static const char *const paths[] = {
  "bundle.json", "", ".", "..", "/", "../bundle.json", "images", "a/../bundle.json"
};

static void
check_error (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == MOA_BUNDLE_ROOT_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
read_file (MoaArchive *archive, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) measure_error = NULL;
  g_autoptr (GBytes) bytes = moa_archive_read (archive, path, MAX_SIZE, &error);
  goffset size = moa_archive_measure (archive, path, &measure_error);

  if (size < 0)
    check_error (measure_error);
  if (bytes == NULL)
    check_error (error);
  else
    g_assert_cmpint ((goffset) g_bytes_get_size (bytes), ==, size);
}

/* A name in a folder is one name, and leads nowhere else. */
static void
check_name (const char *name)
{
  g_assert_true (*name != '\0' && strchr (name, '/') == NULL);
  g_assert_cmpstr (name, !=, ".");
  g_assert_cmpstr (name, !=, "..");
  g_assert_true (g_utf8_validate (name, -1, NULL));
}

static void
visit (Visit *self, const char *folder)
{
  g_auto (GStrv) names = moa_archive_list_children (self->archive, folder);

  self->depth++;
  for (guint i = 0; names[i] != NULL && self->n_files < MAX_FILES; i++, self->n_files++)
    {
      g_autofree char *path = g_build_path ("/", folder, names[i], NULL);

      check_name (names[i]);
      read_file (self->archive, path);
      if (self->depth < MAX_DEPTH)
        visit (self, path);
    }
  self->depth--;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (MoaArchive) archive = moa_archive_new_for_bytes (bytes, &error);
  Visit self = { archive, 0, 0 };

  if (archive == NULL)
    {
      check_error (error);
      return 0;
    }
  visit (&self, "");
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    read_file (archive, paths[i]);
  return 0;
}
