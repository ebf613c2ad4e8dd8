/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether the pictures of nodes are there, inside the lesson and within the limits of the format,
 * by their names and sizes; and, where that is asked for, whether they can be drawn. Each file is
 * looked at once, however many nodes show it. */

#include "moa-bundle-check.h"

#include <string.h>

#include "moa-nearest.h"
#include "moa-picture-protocol.h"
#include "moa-quote.h"

#define SYMBOLS_PATH "/org/moa/Moa/symbols"

static void
free_sight (gpointer data)
{
  MoaPictureSight *sight = data;

  g_free (sight->reason);
  g_free (sight);
}

static char *
describe_size (const char *path, goffset size)
{
  gboolean is_svg = g_str_has_suffix (path, ".svg");
  goffset limit = is_svg ? MOA_PICTURE_MAX_SVG : MOA_PICTURE_MAX_PNG;
  g_autofree char *quoted = moa_quote_shorten (path);

  if (!is_svg && !g_str_has_suffix (path, ".png"))
    return g_strdup_printf ("expected a file that ends in .svg or .png, found \"%s\"", quoted);
  if (size > limit)
    return g_strdup_printf ("expected a picture of at most %" G_GOFFSET_FORMAT
                            " bytes, found %" G_GOFFSET_FORMAT,
                            limit, size);
  return NULL;
}

/* What is there in the place of a picture: the second half of what the root says of any file. */
static char *
describe_absence (const char *path, const GError *error)
{
  const char *found = strstr (error->message, "found ");
  g_autofree char *quoted = moa_quote_shorten (path);

  if (!g_error_matches (error, MOA_BUNDLE_ROOT_ERROR, MOA_BUNDLE_ROOT_ERROR_UNREADABLE)
      || found == NULL)
    return g_strdup (error->message);
  return g_strdup_printf ("expected a picture at \"%s\", %s", quoted, found);
}

static MoaPictureSight *
look_at (MoaBundleRoot *root, const char *path)
{
  g_autoptr (GError) error = NULL;
  goffset size = moa_bundle_root_measure (root, path, &error);
  MoaPictureSight *sight = g_new0 (MoaPictureSight, 1);

  sight->path = path;
  sight->code = MOA_CODE_PICTURE;
  if (size >= 0)
    sight->reason = describe_size (path, size);
  else if (g_error_matches (error, MOA_BUNDLE_ROOT_ERROR, MOA_BUNDLE_ROOT_ERROR_OUTSIDE))
    {
      sight->code = MOA_CODE_OUTSIDE_BUNDLE;
      sight->reason = g_strdup (error->message);
    }
  else
    sight->reason = describe_absence (path, error);
  return sight;
}

/* What is known of every picture, by its path; in `order`, in the order of the file. */
static GHashTable *
look_at_all (MoaBundleDraft *self, GPtrArray *order)
{
  GHashTable *sights = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_sight);

  for (guint i = 0; i < self->bundle->nodes.list->len; i++)
    {
      const MoaNode *node = g_ptr_array_index (self->bundle->nodes.list, i);

      if (node->image == NULL || g_hash_table_contains (sights, node->image))
        continue;
      g_ptr_array_add (order, look_at (self->bundle->root, node->image));
      g_hash_table_insert (sights, (gpointer) node->image,
                           g_ptr_array_index (order, order->len - 1));
    }
  return sights;
}

/* The names of the application's symbols, or NULL in a program that has none compiled in. */
static GStrv
list_symbols (void)
{
  GStrv names = g_resources_enumerate_children (SYMBOLS_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      if (g_str_has_suffix (names[i], ".svg"))
        names[i][strlen (names[i]) - strlen (".svg")] = '\0';
    }
  return names;
}

static void
check_symbol (MoaBundleDraft *self, guint value, const char *name, const char *const *symbols)
{
  g_autofree char *quoted = NULL;
  g_autofree char *hint = NULL;

  if (g_strv_contains (symbols, name))
    return;
  quoted = moa_quote_shorten (name);
  hint = moa_nearest_dup_hint (moa_nearest_find (name, symbols));
  moa_findings_add (self->json.findings, value, MOA_CODE_PICTURE, "no symbol has the name \"%s\"%s",
                    quoted, hint);
}

static void
check_image (MoaBundleDraft *self, guint i, GHashTable *sights)
{
  const MoaNode *node = g_ptr_array_index (self->bundle->nodes.list, i);
  const MoaPictureSight *sight = g_hash_table_lookup (sights, node->image);

  if (sight->reason != NULL)
    moa_findings_add (self->json.findings,
                      moa_records_get_member (self, &self->bundle->nodes, i, "image"), sight->code,
                      "%s", sight->reason);
}

/* moa_bundle_check_pictures:
 *
 * Adds images that are missing, outside the lesson, too large or of another sort than SVG and PNG,
 * those that cannot be drawn when the draft says that they are to be, and symbols that the
 * application does not have. */
void
moa_bundle_check_pictures (MoaBundleDraft *self)
{
  const MoaRecords *nodes = &self->bundle->nodes;
  g_auto (GStrv) symbols = list_symbols ();
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  g_autoptr (GHashTable) sights = look_at_all (self, order);

  if (self->draws_pictures)
    moa_bundle_check_drawings (self->bundle->root, order);
  for (guint i = 0; i < nodes->list->len; i++)
    {
      const MoaNode *node = g_ptr_array_index (nodes->list, i);

      if (node->image != NULL)
        check_image (self, i, sights);
      if (node->symbol != NULL && symbols != NULL)
        check_symbol (self, moa_records_get_member (self, nodes, i, "symbol"), node->symbol,
                      (const char *const *) symbols);
    }
}
