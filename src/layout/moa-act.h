/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-geometry.h"

G_BEGIN_DECLS

/* What moves in a step: one act for each of its arrows, in the order of cause and effect, on a
 * common time that begins with 0. Immutable; the geometry has to outlive it. */
typedef struct _MoaActs MoaActs;

typedef struct
{
  const MoaEdge *edge;
  double start; /* seconds */
  double end;
} MoaAct;

typedef enum
{
  MOA_ACTOR_SYMBOL,   /* the symbol of `node` */
  MOA_ACTOR_READER,   /* a ribosome where the lesson draws none */
  MOA_ACTOR_BEAD,     /* a link of a chain, something small that flows */
  MOA_ACTOR_BAR,      /* what stops */
  MOA_ACTOR_STRANDS,  /* two strands; `value` is the share of their bases that are joined */
  MOA_ACTOR_SCISSORS, /* `value` is how far they are open, 0 to 1 */
  MOA_ACTOR_CUP,      /* a membrane; `value` is the share of the circle that is closed */
  MOA_ACTOR_RING,     /* around `node`: it acts, it goes faster */
  MOA_ACTOR_VEIL,     /* over `node`: it acts less */
  MOA_ACTOR_WARNING,  /* a triangle */
  MOA_ACTOR_WAY,      /* the dashed way of a still */
} MoaActorShape;

/* One thing to draw at one moment. Diagram units, radians clockwise (y is down). */
typedef struct
{
  MoaActorShape shape;
  const MoaEdge *edge;
  const MoaNode *node; /* whose symbol and colours, or NULL */
  double x, y;         /* its middle */
  double width, height;
  double angle;
  double opacity; /* 0 to 1 */
  double value;
  double halo;          /* 0 to 1: how much of bare ground is around it */
  graphene_rect_t clip; /* what is seen of it: shares of width and height, before it is turned */
} MoaActor;

GPtrArray *moa_acts_list_edges (const MoaDiagram *diagram, const MoaPartList *focus);

MoaActs *moa_acts_new (const MoaGeometry *geometry, const MoaPartList *focus);
void moa_acts_free (MoaActs *self);
void moa_acts_place_symbol (MoaActs *self, const MoaNode *node, const graphene_rect_t *box);

guint moa_acts_get_n_acts (const MoaActs *self);
const MoaAct *moa_acts_get_act (const MoaActs *self, guint index);
double moa_acts_get_duration (const MoaActs *self);

void moa_acts_pose (const MoaActs *self, double time, GArray *actors);
void moa_acts_pose_act (const MoaActs *self, guint index, double time, GArray *actors);
void moa_acts_pose_still (const MoaActs *self, guint index, GArray *actors);

graphene_rect_t moa_actor_get_bounds (const MoaActor *self, const MoaGeometry *geometry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaActs, moa_acts_free)

G_END_DECLS
