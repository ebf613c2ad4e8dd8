/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-bundle-draft.h"

G_BEGIN_DECLS

/* One of the lesson's pictures, as it was found. */
typedef struct
{
  const char *path; /* lent */
  MoaCode code;
  char *reason; /* a sentence; NULL while nothing is known to be wrong */
} MoaPictureSight;

void moa_bundle_check (MoaBundleDraft *draft);

void moa_bundle_check_evidence (MoaBundleDraft *draft);
void moa_bundle_check_geometry (MoaBundleDraft *draft);
void moa_bundle_check_pictures (MoaBundleDraft *draft);
void moa_bundle_check_drawings (MoaBundleRoot *root, GPtrArray *sights);
void moa_bundle_check_links (MoaBundleDraft *draft);
void moa_bundle_check_reading (MoaBundleDraft *draft);
void moa_bundle_check_terms (MoaBundleDraft *draft);

/* Where on the tape the i-th record of a list was read from, and one of its members (0: absent). */
static inline guint
moa_records_get_value (const MoaRecords *records, guint i)
{
  return g_array_index (records->values, guint, i);
}

static inline guint
moa_records_get_member (const MoaBundleDraft *draft,
                        const MoaRecords *records,
                        guint i,
                        const char *name)
{
  return moa_json_tape_find_member (draft->json.tape, moa_records_get_value (records, i), name);
}

G_END_DECLS
