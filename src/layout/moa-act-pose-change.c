/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What joins, is cut or falls to pieces. */

#include "moa-act-stage.h"

#include "moa-motion.h"

#include <math.h>

#define STRANDS_SHARE 0.85 /* of the symbol's size that the joined strands are high */
#define STRANDS_MAX 44.0   /* diagram units */
#define STRANDS_DROP 0.15  /* of their height: the free strand stands off above */
#define PIECES_ACROSS 3
#define PIECES_DOWN 2

static gboolean
is_strand (const MoaNode *node)
{
  return node->kind == MOA_NODE_RNA;
}

/* The strand that a medicine, or another strand, pairs with where this arrow ends; NULL when
 * nothing is zipped there. */
static const MoaNode *
find_strand (const MoaEdge *edge)
{
  if (edge->from->kind != MOA_NODE_MEDICINE || edge->kind != MOA_EDGE_BINDING)
    return NULL;
  if (is_strand (edge->to))
    return edge->to;
  for (guint i = 0; i < edge->to->n_incoming; i++)
    if (edge->to->incoming[i]->kind == MOA_EDGE_BINDING && is_strand (edge->to->incoming[i]->from))
      return edge->to->incoming[i]->from;

  return NULL;
}

/* Comes and docks; a strand zips on, base by base. */
void
moa_act_pose_joining (const MoaActStage *stage, double share)
{
  const MoaEdge *edge = stage->edge;
  double come = moa_motion_ease_out_cubic (moa_act_get_phase (share, 0, 0.5));
  double zipped = moa_act_get_phase (share, 0.5, 0.88);
  double opacity = moa_act_get_presence (share);
  MoaActor *actor;

  if (find_strand (edge) != NULL && share >= 0.5)
    {
      double size = moa_act_stage_get_size (stage, edge->to);

      actor = moa_act_stage_add (stage, MOA_ACTOR_STRANDS, edge->from, stage->to,
                                 stage->to_box.size.width * 0.8);
      actor->height = MIN (size * STRANDS_SHARE, STRANDS_MAX);
      actor->y += actor->height * STRANDS_DROP;
      actor->value = zipped;
      actor->opacity = opacity;
      return;
    }
  actor = moa_act_stage_add_symbol (stage, edge->from, moa_act_stage_get_point (stage, come));
  actor->opacity = share < 0.5 ? opacity : opacity * (1 - moa_act_get_phase (share, 0.6, 0.9));
  moa_act_stage_add_wave (stage, stage->edge->to, moa_act_get_phase (share, 0.5, 1));
}

/* Two halves of a symbol that were one until `apart` grew over 0. */
static void
add_halves (const MoaActStage *stage,
            const MoaNode *node,
            MoaPoint point,
            double apart,
            double opacity)
{
  double size = moa_act_stage_get_size (stage, node);
  MoaActor *half;

  for (int side = -1; side <= 1; side += 2)
    {
      half = moa_act_stage_add (stage, MOA_ACTOR_SYMBOL, node, point, size);
      half->clip = GRAPHENE_RECT_INIT (side < 0 ? 0 : 0.5f, 0, 0.5f, 1);
      half->x += side * apart * size * 0.3;
      half->angle = side * apart * 0.25;
      half->opacity = opacity;
    }
}

/* Open, shut, open, shut for good at 1. */
static double
get_opening (double t)
{
  return fabs (cos (t * 1.5 * G_PI));
}

static void
add_scissors (const MoaActStage *stage, MoaPoint point, double opening, double opacity)
{
  MoaActor *scissors = moa_act_stage_add (stage, MOA_ACTOR_SCISSORS, NULL, point, 34);

  scissors->value = opening;
  scissors->opacity = opacity;
}

/* The one who cuts comes to what is cut. */
static void
pose_cutter (const MoaActStage *stage, double share)
{
  double come = moa_act_smooth (moa_act_get_phase (share, 0, 0.45));
  double snip = moa_act_get_phase (share, 0.45, 0.65);
  double apart = moa_motion_ease_out_cubic (moa_act_get_phase (share, 0.65, 0.9));
  double opacity = moa_act_get_presence (share);
  MoaPoint above = moa_act_stage_get_point (stage, come);

  if (come >= 1)
    add_halves (stage, stage->edge->to, stage->to, apart, opacity * (1 - apart * 0.4));
  else if (stage->edge->from->kind == MOA_NODE_MEDICINE)
    moa_act_stage_add_symbol (stage, stage->edge->from, above)->opacity = opacity;
  if (come >= 1 || stage->edge->from->kind != MOA_NODE_MEDICINE)
    add_scissors (stage, above, apart > 0 ? 0.6 : get_opening (snip), opacity);
}

/* What is cut leaves in two pieces. */
static void
pose_cut (const MoaActStage *stage, double share)
{
  double snip = moa_act_get_phase (share, 0, 0.3);
  double apart = moa_motion_ease_out_cubic (moa_act_get_phase (share, 0.3, 0.5));
  MoaPoint point = moa_act_stage_get_point (stage,
                                            moa_act_smooth (moa_act_get_phase (share, 0.4, 0.95)));
  double opacity = moa_act_get_presence (share);

  add_halves (stage, stage->edge->from, point, apart, opacity);
  if (share < 0.5)
    add_scissors (stage, stage->from, get_opening (snip), opacity * (1 - apart));
}

void
moa_act_pose_cleavage (const MoaActStage *stage, double share)
{
  MoaNodeKind kind = stage->edge->from->kind;

  if (kind == MOA_NODE_RNA || kind == MOA_NODE_COMPLEX || kind == MOA_NODE_LIPID
      || kind == MOA_NODE_LIPOPROTEIN)
    pose_cut (stage, share);
  else
    pose_cutter (stage, share);
}

/* Goes in, and falls to pieces. */
void
moa_act_pose_degradation (const MoaActStage *stage, double share)
{
  const MoaNode *node = moa_act_is_matter (stage->edge->from) ? stage->edge->from : stage->edge->to;
  double come = moa_act_smooth (moa_act_get_phase (share, 0, 0.5));
  double fallen = moa_act_get_phase (share, 0.55, 1);
  MoaPoint point = moa_act_stage_get_point (stage, come);
  double size = moa_act_stage_get_size (stage, node);

  for (guint i = 0; i < PIECES_ACROSS * PIECES_DOWN; i++)
    {
      guint column = i % PIECES_ACROSS, row = i / PIECES_ACROSS;
      MoaActor *piece = moa_act_stage_add (stage, MOA_ACTOR_SYMBOL, node, point, size);

      piece->clip = GRAPHENE_RECT_INIT ((float) column / PIECES_ACROSS, (float) row / PIECES_DOWN,
                                        1.f / PIECES_ACROSS, 1.f / PIECES_DOWN);
      piece->x += (column - 1.) * fallen * size * 0.45;
      piece->y += (row * 0.22 + 0.08) * fallen * fallen * size;
      piece->angle = (column - 1. + row * 0.5) * fallen;
      piece->opacity = moa_act_get_phase (share, 0, MOA_ACT_FADE) * (1 - fallen * fallen);
    }
}
