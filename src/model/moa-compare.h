/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-influence.h"

G_BEGIN_DECLS

/* Which of two medicines, A and B, changes a part. */
typedef enum
{
  MOA_SHARE_NEITHER,
  MOA_SHARE_ONLY_A,
  MOA_SHARE_ONLY_B,
  MOA_SHARE_BOTH,   /* both in the same direction */
  MOA_SHARE_DIFFER, /* both, but not in the same direction */
} MoaShare;

/* Two medicines beside each other, each taken alone. Immutable; any thread may read it. Diagram and
 * medicines are lent and have to live while it is asked. */
typedef struct _MoaCompare MoaCompare;

MoaCompare *moa_compare_new (const MoaDiagram *diagram, const MoaMedicine *a, const MoaMedicine *b);
MoaCompare *moa_compare_ref (MoaCompare *self);
void moa_compare_unref (MoaCompare *self);

MoaInfluence *moa_compare_get_influence (const MoaCompare *self, guint side);
MoaShare moa_compare_get_node (const MoaCompare *self, const MoaNode *node);
MoaShare moa_compare_get_edge (const MoaCompare *self, const MoaEdge *edge);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaCompare, moa_compare_unref)

G_END_DECLS
