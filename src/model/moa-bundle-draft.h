/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-bundle-private.h"
#include "moa-json-read.h"

G_BEGIN_DECLS

#define MOA_BUNDLE_MAX_RECORDS 100000

/* A lesson while it is read. First every list declares its records, so that all ids are known; then
 * they are filled, and what they refer to is found at once, wherever in the file it stands. */
typedef struct
{
  MoaBundle *bundle;
  MoaJsonReader json;
  gboolean over_limit; /* a list is so long that it was not declared */
  gboolean
      draws_pictures; /* whether it is checked that each picture can be drawn, which takes time */
  guint suggestions_left; /* how many more ids may be compared with unknown ones */
} MoaBundleDraft;

/* What the member of a list is made of. */
typedef struct
{
  const char *what; /* "node" */
  gsize size;       /* of the record, in bytes */
  gsize id_offset;  /* of its member `id` */
} MoaRecordType;

gboolean moa_bundle_draft_check_limit (MoaBundleDraft *self, guint array, const char *what);
void moa_bundle_draft_declare (MoaBundleDraft *self,
                               MoaRecords *records,
                               guint array,
                               const MoaRecordType *type,
                               GHashTable *by_id,
                               const char *prefix);
const char *moa_bundle_draft_find_nearest (MoaBundleDraft *self, GHashTable *by_id, const char *id);
gconstpointer
moa_bundle_draft_resolve (MoaBundleDraft *self, guint value, GHashTable *by_id, const char *what);
const MoaPart *moa_bundle_draft_resolve_part (MoaBundleDraft *self, guint value);
const MoaNode *moa_bundle_draft_resolve_node (MoaBundleDraft *self, guint value);
const MoaCompartment *moa_bundle_draft_resolve_compartment (MoaBundleDraft *self, guint value);
gconstpointer *moa_bundle_draft_resolve_list (MoaBundleDraft *self,
                                              guint array,
                                              GHashTable *by_id,
                                              const char *what,
                                              guint *n_found);
MoaCite
moa_bundle_draft_get_cite (MoaBundleDraft *self, const MoaJsonObject *object, MoaJsonNeed need);
MoaPartList moa_bundle_draft_get_parts (MoaBundleDraft *self,
                                        const MoaJsonObject *object,
                                        const char *name,
                                        MoaJsonNeed need);
guint moa_bundle_draft_get_list (MoaBundleDraft *self,
                                 const MoaJsonObject *object,
                                 const char *name,
                                 const char *what);

void moa_bundle_reader_declare_diagram (MoaBundleDraft *self, guint diagram);
void moa_bundle_reader_fill_diagram (MoaBundleDraft *self, guint diagram);
void moa_bundle_reader_fill_evidence (MoaBundleDraft *self);
void moa_bundle_reader_declare_teaching (MoaBundleDraft *self, const MoaJsonObject *lesson);
void moa_bundle_reader_fill_teaching (MoaBundleDraft *self);

G_END_DECLS
