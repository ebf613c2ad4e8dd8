/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-act.h"
#include "moa-route.h"

G_BEGIN_DECLS

#define MOA_ACT_FADE 0.1 /* share of an act in which things appear and go */
#define MOA_ACT_BEAD 9.0 /* diagram units */

/* Where an act takes place: from the symbol of one part, along the route, to the symbol of the
 * other. */
typedef struct
{
  const MoaGeometry *geometry;
  GHashTable *symbols; /* boxes by node, or NULL */
  const MoaEdge *edge;
  const MoaRoute *route;
  graphene_rect_t from_box, to_box;
  MoaPoint from, to;          /* where their symbols are */
  double before, way, behind; /* lengths of the three pieces */
  GArray *actors;
} MoaActStage;

MoaActStage moa_act_stage_new (const MoaGeometry *geometry,
                               GHashTable *symbols,
                               const MoaEdge *edge,
                               GArray *actors);

double moa_act_smooth (double t);
double moa_act_mix (double a, double b, double t);
double moa_act_get_phase (double share, double from, double to);
double moa_act_get_presence (double share);
gboolean moa_act_is_matter (const MoaNode *node);

MoaPoint moa_act_stage_get_point (const MoaActStage *stage, double share);
double moa_act_stage_get_size (const MoaActStage *stage, const MoaNode *node);

MoaActor *moa_act_stage_add (const MoaActStage *stage,
                             MoaActorShape shape,
                             const MoaNode *node,
                             MoaPoint point,
                             double size);
MoaActor *moa_act_stage_add_symbol (const MoaActStage *stage, const MoaNode *node, MoaPoint point);
void moa_act_stage_add_around (const MoaActStage *stage,
                               MoaActorShape shape,
                               const MoaNode *node,
                               double margin,
                               double opacity);
void moa_act_stage_add_wave (const MoaActStage *stage, const MoaNode *node, double t);
void moa_act_stage_carry (const MoaActStage *stage, const MoaNode *node, double share);

/* What an arrow shows at a share of its act, 0 to 1, by its kind. */
void moa_act_pose_joining (const MoaActStage *stage, double share);
void moa_act_pose_cleavage (const MoaActStage *stage, double share);
void moa_act_pose_degradation (const MoaActStage *stage, double share);
void moa_act_pose_inhibition (const MoaActStage *stage, double share);
void moa_act_pose_drive (const MoaActStage *stage, double share);
void moa_act_pose_adverse_effect (const MoaActStage *stage, double share);
void moa_act_pose_association (const MoaActStage *stage, double share);

G_END_DECLS
