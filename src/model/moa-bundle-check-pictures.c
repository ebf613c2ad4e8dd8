/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether the pictures of nodes are there, inside the lesson and within the limits of the format,
 * by their names and sizes: nothing is decoded here. */

#include "moa-bundle-check.h"

#include <string.h>

#include "moa-nearest.h"
#include "moa-quote.h"

#define SYMBOLS_PATH "/org/moa/Moa/symbols"
#define MAX_PNG (16 * 1024 * 1024) /* bytes */
#define MAX_SVG (1024 * 1024)      /* bytes */

static void
check_image_size (MoaBundleDraft *self, guint value, const char *path, goffset size)
{
  gboolean is_svg = g_str_has_suffix (path, ".svg");
  goffset limit = is_svg ? MAX_SVG : MAX_PNG;
  g_autofree char *quoted = moa_quote_shorten (path);

  if (!is_svg && !g_str_has_suffix (path, ".png"))
    moa_findings_add (self->json.findings, value, MOA_CODE_PICTURE,
                      "expected a file that ends in .svg or .png, found \"%s\"", quoted);
  else if (size > limit)
    moa_findings_add (self->json.findings, value, MOA_CODE_PICTURE,
                      "expected a picture of at most %" G_GOFFSET_FORMAT
                      " bytes, found %" G_GOFFSET_FORMAT,
                      limit, size);
}

static void
check_image (MoaBundleDraft *self, guint value, const char *path)
{
  g_autoptr (GError) error = NULL;
  goffset size = moa_bundle_root_measure (self->bundle->root, path, &error);
  g_autofree char *quoted = moa_quote_shorten (path);

  if (size >= 0)
    check_image_size (self, value, path, size);
  else if (g_error_matches (error, MOA_BUNDLE_ROOT_ERROR, MOA_BUNDLE_ROOT_ERROR_OUTSIDE))
    moa_findings_add (self->json.findings, value, MOA_CODE_OUTSIDE_BUNDLE, "%s", error->message);
  else
    moa_findings_add (self->json.findings, value, MOA_CODE_PICTURE,
                      "expected a picture at \"%s\", found none", quoted);
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

/* moa_bundle_check_pictures:
 *
 * Adds images that are missing, outside the lesson, too large or of another sort than SVG and PNG,
 * and symbols that the application does not have. */
void
moa_bundle_check_pictures (MoaBundleDraft *self)
{
  const MoaRecords *nodes = &self->bundle->nodes;
  g_auto (GStrv) symbols = list_symbols ();

  for (guint i = 0; i < nodes->list->len; i++)
    {
      const MoaNode *node = g_ptr_array_index (nodes->list, i);

      if (node->image != NULL)
        check_image (self, moa_records_get_member (self, nodes, i, "image"), node->image);
      if (node->symbol != NULL && symbols != NULL)
        check_symbol (self, moa_records_get_member (self, nodes, i, "symbol"), node->symbol,
                      (const char *const *) symbols);
    }
}
