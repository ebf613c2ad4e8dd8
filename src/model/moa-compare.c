/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-compare.h"

struct _MoaCompare
{
  MoaInfluence *sides[2];
};

/* moa_compare_new:
 * @diagram: the mechanism
 * @a: a medicine of the same lesson
 * @b: another
 *
 * Compares what two medicines do. Returns a new reference. */
MoaCompare *
moa_compare_new (const MoaDiagram *diagram, const MoaMedicine *a, const MoaMedicine *b)
{
  MoaCompare *self;

  g_return_val_if_fail (diagram != NULL && a != NULL && b != NULL, NULL);

  self = g_atomic_rc_box_new0 (MoaCompare);
  self->sides[0] = moa_influence_new (diagram, &a, 1);
  self->sides[1] = moa_influence_new (diagram, &b, 1);
  return self;
}

/* moa_compare_ref:
 *
 * Takes a reference; any thread may. */
MoaCompare *
moa_compare_ref (MoaCompare *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_compare (gpointer data)
{
  MoaCompare *self = data;

  moa_influence_unref (self->sides[0]);
  moa_influence_unref (self->sides[1]);
}

/* moa_compare_unref:
 *
 * Gives a reference back; any thread may. */
void
moa_compare_unref (MoaCompare *self)
{
  g_atomic_rc_box_release_full (self, clear_compare);
}

/* moa_compare_get_influence:
 * @side: 0 for A, 1 for B
 *
 * What one of the two does when it is taken alone, lent. */
MoaInfluence *
moa_compare_get_influence (const MoaCompare *self, guint side)
{
  g_return_val_if_fail (side < G_N_ELEMENTS (self->sides), NULL);

  return self->sides[side];
}

static MoaShare
share (gboolean a, gboolean b)
{
  if (a && b)
    return MOA_SHARE_BOTH;
  if (a || b)
    return a ? MOA_SHARE_ONLY_A : MOA_SHARE_ONLY_B;
  return MOA_SHARE_NEITHER;
}

static gboolean
concerns (const MoaInfluence *influence, const MoaNode *node)
{
  return moa_influence_get_effect (influence, node) != MOA_EFFECT_NONE
         || moa_influence_has_medicine_node (influence, node);
}

/* moa_compare_get_node:
 *
 * Which of the two changes a part. A medicine's own part belongs to it. */
MoaShare
moa_compare_get_node (const MoaCompare *self, const MoaNode *node)
{
  MoaShare shared = share (concerns (self->sides[0], node), concerns (self->sides[1], node));

  if (shared == MOA_SHARE_BOTH
      && moa_influence_get_effect (self->sides[0], node)
             != moa_influence_get_effect (self->sides[1], node))
    return MOA_SHARE_DIFFER;
  return shared;
}

/* moa_compare_get_edge:
 *
 * Along which arrows the changes run that the two make; they differ where they run the other way at
 * both its ends. */
MoaShare
moa_compare_get_edge (const MoaCompare *self, const MoaEdge *edge)
{
  MoaShare shared = share (moa_influence_has_edge (self->sides[0], edge),
                           moa_influence_has_edge (self->sides[1], edge));

  if (shared == MOA_SHARE_BOTH
      && moa_compare_get_node (self, edge->influence.cause) == MOA_SHARE_DIFFER
      && moa_compare_get_node (self, edge->influence.effect) == MOA_SHARE_DIFFER)
    return MOA_SHARE_DIFFER;
  return shared;
}
