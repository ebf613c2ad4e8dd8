/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-describe.h"

G_BEGIN_DECLS

/* In the order in which the results are shown. */
typedef enum
{
  MOA_SEARCH_QUESTION, /* the question or its answer */
  MOA_SEARCH_PART,
  MOA_SEARCH_TERM,
  MOA_SEARCH_STEP,
  MOA_N_SEARCH_GROUPS
} MoaSearchGroup;

/* Bytes [start, end) of a text. */
typedef struct
{
  guint start;
  guint end;
} MoaSearchRange;

/* One thing that was found. `target` is what its group's action takes: an id, or "tour/step". */
typedef struct
{
  MoaSearchGroup group;
  char *target;
  char *title;
  char *snippet; /* words around the first match in the text; NULL when only the title has it */
  GArray *title_ranges; /* of MoaSearchRange: what matched, ascending, without overlap */
  GArray *snippet_ranges;
  guint rank; /* 0 is best */
} MoaSearchResult;

/* A lesson's texts in one language at one word level, made ready for searching. Immutable. */
typedef struct _MoaSearchIndex MoaSearchIndex;

MoaSearchIndex *moa_search_index_new (MoaCatalog *catalog, MoaLevel level);
void moa_search_index_free (MoaSearchIndex *self);
GPtrArray *
moa_search_index_query (const MoaSearchIndex *self, const char *typed, guint limit, guint *n_found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaSearchIndex, moa_search_index_free)

G_END_DECLS
