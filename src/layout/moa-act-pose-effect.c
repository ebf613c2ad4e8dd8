/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What one part does to another without going there: it stops it, drives it, harms it. */

#include "moa-act-stage.h"

#include "moa-motion.h"

#include <math.h>

#define FLOW_BEADS 3
#define FLOWS_MAX 2       /* arrows of a part on which its activity is shown */
#define VEIL 0.2          /* opacity: the words below are read on */
#define DRIVE_COMES 0.3   /* share of the act: before what it drives has changed by half */
#define WARNING_SIZE 30.0 /* diagram units */

static gboolean
is_flow (const MoaEdge *edge)
{
  return edge->kind != MOA_EDGE_INHIBITION && edge->kind != MOA_EDGE_ADVERSE_EFFECT
         && edge->kind != MOA_EDGE_ASSOCIATION;
}

/* The activity of a part: beads on the arrows that leave it, `run` arrows' lengths along. */
static void
add_flow (const MoaActStage *stage, const MoaNode *node, double run, double opacity)
{
  guint shown = 0;

  for (guint i = 0; i < node->n_outgoing && shown < FLOWS_MAX; i++)
    {
      const MoaEdge *edge = node->outgoing[i];
      const MoaRoute *route = moa_geometry_get_route (stage->geometry, edge);

      if (edge == stage->edge || !is_flow (edge))
        continue;
      shown++;
      for (guint bead = 0; bead < FLOW_BEADS; bead++)
        {
          double at = run + (double) bead / FLOW_BEADS;
          MoaPoint point;

          moa_route_get_point_at (route, (at - floor (at)) * moa_route_get_length (route), &point,
                                  NULL);
          moa_act_stage_add (stage, MOA_ACTOR_BEAD, node, point, MOA_ACT_BEAD)->opacity = opacity;
        }
    }
}

/* A bar comes; what its target does slows down, and stops. */
void
moa_act_pose_inhibition (const MoaActStage *stage, double share)
{
  double come = moa_act_smooth (moa_act_get_phase (share, 0, 0.5));
  double stopped = moa_act_get_phase (share, 0.5, 0.8);
  double opacity = moa_act_get_presence (share);
  double run = share < 0.5 ? share * 1.2 : 0.6 + 0.12 * moa_motion_ease_out_cubic (stopped);
  double distance = come * stage->way;
  MoaPoint point;
  double angle;
  MoaActor *bar;

  add_flow (stage, stage->edge->to, run, opacity * (1 - stopped));
  if (stopped > 0)
    moa_act_stage_add_around (stage, MOA_ACTOR_VEIL, stage->edge->to, 0, VEIL * stopped * opacity);
  moa_route_get_point_at (stage->route, distance, &point, &angle);
  if (stage->edge->from->kind == MOA_NODE_MEDICINE && share < 0.6)
    {
      MoaPoint behind;

      moa_route_get_point_at (stage->route, distance - 34, &behind, NULL);
      moa_act_stage_add_symbol (stage, stage->edge->from, behind)->opacity =
          opacity * (1 - moa_act_get_phase (share, 0.5, 0.6));
    }
  bar = moa_act_stage_add (stage, MOA_ACTOR_BAR, NULL, point, 7);
  bar->height = 30;
  bar->angle = angle;
  bar->opacity = opacity;
}

/* A point of the arrow itself, whose end is at the border of the target. */
static MoaPoint
get_point_of_arrow (const MoaActStage *stage, double share)
{
  MoaPoint point;

  moa_route_get_point_at (stage->route, share * stage->way, &point, NULL);

  return point;
}

/* A pulse comes; its target shines, and what it does goes faster. */
void
moa_act_pose_drive (const MoaActStage *stage, double share)
{
  double come = moa_act_smooth (moa_act_get_phase (share, 0, DRIVE_COMES));
  double driven = moa_act_get_phase (share, DRIVE_COMES, 1);
  double opacity = moa_act_get_presence (share);
  double run = share < DRIVE_COMES ? share * 0.5 : DRIVE_COMES / 2 + driven * 1.6;

  add_flow (stage, stage->edge->to, run, opacity * (share < DRIVE_COMES ? 0.6 : 1));
  if (come < 1)
    moa_act_stage_add (stage, MOA_ACTOR_BEAD, stage->edge->from, get_point_of_arrow (stage, come),
                       MOA_ACT_BEAD * 1.6)
        ->opacity = opacity;
  moa_act_stage_add_wave (stage, stage->edge->to, driven * 2);
  moa_act_stage_add_wave (stage, stage->edge->to, driven * 2 - 1);
}

/* Harm comes to the border of its part, and beats there twice. */
void
moa_act_pose_adverse_effect (const MoaActStage *stage, double share)
{
  double come = moa_act_smooth (moa_act_get_phase (share, 0, 0.45));
  double beat = moa_act_get_phase (share, 0.45, 0.95);
  MoaActor *warning = moa_act_stage_add (stage, MOA_ACTOR_WARNING, NULL,
                                         get_point_of_arrow (stage, come), WARNING_SIZE);

  warning->width *= 1 + 0.3 * fabs (sin (beat * 2 * G_PI));
  warning->height = warning->width;
  warning->opacity = moa_act_get_presence (share);
  moa_act_stage_add_wave (stage, stage->edge->to, beat * 2);
  moa_act_stage_add_wave (stage, stage->edge->to, beat * 2 - 1);
}

void
moa_act_pose_association (const MoaActStage *stage, double share)
{
  moa_act_stage_add_wave (stage, stage->edge->from, moa_act_get_phase (share, 0, 0.6));
  moa_act_stage_add (stage, MOA_ACTOR_BEAD, stage->edge->from,
                     get_point_of_arrow (stage, moa_act_smooth (share)), MOA_ACT_BEAD)
      ->opacity = moa_act_get_presence (share) * 0.7;
  moa_act_stage_add_wave (stage, stage->edge->to, moa_act_get_phase (share, 0.4, 1));
}
