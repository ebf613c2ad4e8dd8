/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-influence.h"

G_BEGIN_DECLS

/* An arrow that carries an influence, in as few bytes as a walk through a large diagram allows. */
typedef struct
{
  guint32 edge;   /* its index */
  guint32 effect; /* the index of the node */
  gint8 sign;     /* MOA_SIGN_PLUS or MOA_SIGN_MINUS */
  guint8 contested;
  guint8 adverse;
} MoaInfluenceArrow;

/* All of them by the index of their cause: those of node i are arrows[first[i]] to
 * arrows[first[i + 1] - 1], in file order. */
typedef struct
{
  guint *first;
  MoaInfluenceArrow *arrows;
} MoaInfluenceLinks;

#define MOA_REACH_NONE G_MAXUINT32

/* A node is reached with a sign. */
typedef struct
{
  guint32 node;   /* its index */
  guint32 parent; /* the reach that it follows from; MOA_REACH_NONE where a path begins */
  guint32 edge;   /* the index of the arrow from there */
  guint32 depth;  /* arrows from the medicine's own part */
  guint32 jump;   /* a reach further up, for moa-influence-walk.c */
  gint8 sign;     /* MOA_SIGN_PLUS or MOA_SIGN_MINUS */
  guint8 contested;
  guint8 adverse; /* an adverse effect lies on the way: it can come to this and need not */
} MoaReach;

/* How far the changes reach that one medicine makes. */
typedef struct
{
  const MoaMedicine *medicine;
  MoaTarget own;   /* the medicine's own part, or a node of NULL when nothing follows from it */
  GArray *reaches; /* MoaReach; the nearest first among the established, then among the others */
  guint32 *at;     /* by 2 * node + (sign is plus): 1 + its index in `reaches`, 0: not reached */
} MoaInfluenceWalk;

void moa_influence_links_init (MoaInfluenceLinks *self, const MoaDiagram *diagram);
void moa_influence_links_clear (MoaInfluenceLinks *self);

void moa_influence_walk_init (MoaInfluenceWalk *self,
                              const MoaDiagram *diagram,
                              const MoaInfluenceLinks *links,
                              const MoaMedicine *medicine);
void moa_influence_walk_clear (MoaInfluenceWalk *self);
const MoaReach *moa_influence_walk_find (const MoaInfluenceWalk *self, guint node, MoaSign sign);

G_END_DECLS
