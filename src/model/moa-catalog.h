/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-bundle.h"

G_BEGIN_DECLS

/* A lesson's texts in one language, with the chain that a missing one falls back along. */
#define MOA_TYPE_CATALOG (moa_catalog_get_type ())
G_DECLARE_FINAL_TYPE (MoaCatalog, moa_catalog, MOA, CATALOG, GObject)

#define MOA_CATALOG_MAX_SIZE (16 * 1024 * 1024) /* bytes of a file of translations */

typedef struct
{
  guint translated;
  guint total;
  gboolean reviewed; /* the translation names a reviewer */
} MoaCoverage;

typedef void (*MoaMessageFunc) (const MoaMessage *message,
                                const char *pointer,
                                const char *comment,
                                gpointer user_data);

MoaCatalog *moa_catalog_new (MoaBundle *bundle, const char *language, GPtrArray *diagnostics);
MoaCatalog *
moa_catalog_new_checked (MoaBundle *bundle, const char *language, GPtrArray *diagnostics);
void moa_catalog_check_all (MoaBundle *bundle, GPtrArray *diagnostics);
const char *moa_catalog_get_language (MoaCatalog *self);
MoaBundle *moa_catalog_get_bundle (MoaCatalog *self);
MoaText moa_catalog_get_text (MoaCatalog *self, const MoaMessage *message);
MoaCoverage moa_catalog_get_coverage (MoaCatalog *self);

GStrv moa_catalog_list_languages (MoaBundle *bundle);
void moa_catalog_foreach_message (MoaBundle *bundle, MoaMessageFunc func, gpointer user_data);
char *moa_catalog_write_template (MoaBundle *bundle, GError **error);

G_END_DECLS
