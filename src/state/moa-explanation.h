/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-influence.h"

G_BEGIN_DECLS

/* One arrow of a reason, or the beginning of one that begins without an arrow. */
typedef struct
{
  const MoaPath *path;
  guint reason; /* for moa_describe_reason() */
  const MoaPart *part;
} MoaExplanationStop;

/* Why medicines change a part: the paths that explain it, arrow by arrow. Immutable; for the main
 * thread. */
typedef struct
{
  MoaInfluence *influence;
  const MoaNode *node; /* what is explained */
  GArray *stops;       /* of MoaExplanationStop, path after path */
  MoaPartList parts;   /* everything on the paths, in their order */
} MoaExplanation;

MoaExplanation *moa_explanation_new (MoaInfluence *influence, const MoaNode *node);
void moa_explanation_free (MoaExplanation *self);

const MoaExplanationStop *moa_explanation_get_stop (const MoaExplanation *self, guint index);
int moa_explanation_find_stop (const MoaExplanation *self, const MoaPart *part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaExplanation, moa_explanation_free)

G_END_DECLS
