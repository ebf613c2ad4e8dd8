/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How an arrow of each kind moves. Nothing here knows a lesson: what travels, reads, joins or is
 * cut follows from the kinds of the arrow and of its two ends. Here is what goes somewhere, is made
 * or turns into something else. */

#include "moa-act-private.h"
#include "moa-act-stage.h"

#include "moa-motion.h"

#include <math.h>

#define CHAIN_LINKS 9
#define CAUGHT_MAX 60.0  /* diagram units: what a membrane closes around */
#define CAUGHT_SHARE 0.5 /* of the height of the part that takes it in, whose words stay readable */

/* What is carried is what arrives; into a place, what left. */
static const MoaNode *
get_cargo (const MoaEdge *edge)
{
  return moa_act_is_matter (edge->to) || !moa_act_is_matter (edge->from) ? edge->to : edge->from;
}

static void
pose_transport (const MoaActStage *stage, double share)
{
  moa_act_stage_carry (stage, get_cargo (stage->edge), share);
}

static void
pose_recycling (const MoaActStage *stage, double share)
{
  moa_act_stage_carry (stage, stage->edge->to, share);
  moa_act_stage_add_wave (stage, stage->edge->to, moa_act_get_phase (share, 0.8, 1));
}

/* The copy appears letter by letter on the gene, then it leaves. */
static void
pose_transcription (const MoaActStage *stage, double share)
{
  double written = moa_act_get_phase (share, 0, 0.45);
  double gone = moa_act_get_phase (share, 0.5, 1);
  MoaActor *copy = moa_act_stage_add_symbol (
      stage, stage->edge->to, moa_act_stage_get_point (stage, moa_act_smooth (gone)));

  copy->y -= copy->height * 0.5 * (1 - moa_act_smooth (gone));
  copy->clip = GRAPHENE_RECT_INIT (0, 0, (float) written, 1);
  copy->opacity = 1 - moa_act_get_phase (share, 1 - MOA_ACT_FADE, 1);
  moa_act_stage_add_wave (stage, stage->edge->from, written);
}

/* A chain whose head is at `head` of the way, growing out of `tail`. */
static void
add_chain (const MoaActStage *stage, double tail, double head, double opacity)
{
  double length = stage->before + stage->way + stage->behind;
  double gap = MIN (MOA_ACT_BEAD * 1.05 / MAX (length, 1), 0.8 / CHAIN_LINKS);

  for (guint i = 0; i < CHAIN_LINKS && head - i * gap >= tail; i++)
    moa_act_stage_add (stage, MOA_ACTOR_BEAD, stage->edge->to,
                       moa_act_stage_get_point (stage, head - i * gap), MOA_ACT_BEAD)
        ->opacity = opacity;
}

/* Out of the reader grows a chain that folds into the product where it arrives. */
static void
pose_growth (const MoaActStage *stage, double share)
{
  double grown = moa_act_smooth (moa_act_get_phase (share, 0, 0.7));
  double folded = moa_act_get_phase (share, 0.7, 0.85);
  MoaActor *product;

  add_chain (stage, 0.04, moa_act_mix (0.04, 0.96, grown), 1 - folded);
  if (folded <= 0)
    return;
  product = moa_act_stage_add_symbol (stage, stage->edge->to, stage->to);
  product->width *= moa_act_mix (0.4, 1, moa_motion_ease_out_cubic (folded));
  product->height = product->width;
  product->opacity = folded * (1 - moa_act_get_phase (share, 1 - MOA_ACT_FADE, 1));
}

static void
add_short_chain (const MoaActStage *stage, MoaPoint foot, double share, double opacity)
{
  guint links = (guint) ceil (share * (CHAIN_LINKS - 3));

  for (guint i = 0; i < links; i++)
    {
      MoaPoint point = { foot.x + sin (i * 0.9) * MOA_ACT_BEAD * 0.5,
                         foot.y - i * MOA_ACT_BEAD * 0.9 };

      moa_act_stage_add (stage, MOA_ACTOR_BEAD, NULL, point, MOA_ACT_BEAD)->opacity = opacity;
    }
}

/* The message comes to the reader and slides through it, while the chain begins to grow. */
static void
pose_reading (const MoaActStage *stage, double share)
{
  double come = moa_act_get_phase (share, 0, 0.5);
  double read = moa_act_get_phase (share, 0.5, 0.92);
  double opacity = moa_act_get_presence (share);
  MoaActor *message = moa_act_stage_add_symbol (
      stage, stage->edge->from, moa_act_stage_get_point (stage, moa_act_smooth (come)));
  double half = message->width / 2;
  MoaActor *reader;
  MoaPoint foot;

  message->x += moa_act_mix (0, half, read)
                - (read > 0 ? half * (1 - read) : half * moa_act_smooth (come));
  message->opacity = opacity;
  if (come < 1)
    return;
  reader = moa_act_stage_add_symbol (stage, stage->edge->to, stage->to);
  reader->opacity = opacity;
  foot = (MoaPoint){ reader->x + reader->width * 0.1, reader->y - reader->height * 0.5 };
  add_short_chain (stage, foot, read, opacity);
}

/* No reader is drawn: one runs along the message, then the product leaves. */
static void
pose_whole_translation (const MoaActStage *stage, double share)
{
  double read = moa_act_get_phase (share, 0.05, 0.5);
  double gone = moa_act_get_phase (share, 0.5, 1);
  MoaActor *message = moa_act_stage_add_symbol (stage, stage->edge->from, stage->from);
  double width = message->width;
  MoaPoint place = { stage->from.x + moa_act_mix (-0.5, 0.5, read) * width, stage->from.y };

  message->opacity = MIN (moa_act_get_phase (share, 0, MOA_ACT_FADE),
                          1 - moa_act_get_phase (share, 0.5, 0.6));
  if (gone > 0)
    {
      moa_act_stage_carry (stage, stage->edge->to, gone);
      return;
    }
  moa_act_stage_add (stage, MOA_ACTOR_READER, NULL, place, width * 0.8)->opacity =
      moa_act_get_phase (share, 0, MOA_ACT_FADE);
  place.y -= width * 0.4;
  add_short_chain (stage, place, read, 1);
}

static void
pose_translation (const MoaActStage *stage, double share)
{
  if (stage->edge->from->kind != MOA_NODE_RNA)
    pose_growth (stage, share);
  else if (moa_act_is_matter (stage->edge->to))
    pose_whole_translation (stage, share);
  else
    pose_reading (stage, share);
}

/* What a particle loses on its way. */
static void
add_losses (const MoaActStage *stage, MoaPoint point, double radius, double share)
{
  for (guint i = 0; i < 4; i++)
    {
      double lost = moa_act_get_phase (share, 0.25 + 0.1 * i, 0.55 + 0.1 * i);
      double angle = 0.7 + i * 1.9;
      double distance = radius + lost * 26;
      MoaPoint place = { point.x + cos (angle) * distance, point.y + sin (angle) * distance };

      if (lost > 0 && lost < 1)
        moa_act_stage_add (stage, MOA_ACTOR_BEAD, stage->edge->from, place, MOA_ACT_BEAD)->opacity =
            1 - lost;
    }
}

/* One thing becomes the other on the way; what only makes something sends it out. */
static void
pose_conversion (const MoaActStage *stage, double share)
{
  const MoaEdge *edge = stage->edge;
  double size = moa_act_stage_get_size (stage, edge->from);
  double goal = moa_act_stage_get_size (stage, edge->to);
  double turned = moa_act_smooth (moa_act_get_phase (share, 0.3, 0.7));
  MoaPoint point = moa_act_stage_get_point (stage, moa_act_smooth (share));
  MoaActor *actor;

  if (!moa_act_is_matter (edge->from))
    {
      if (moa_act_is_matter (edge->to))
        moa_act_stage_carry (stage, edge->to, share);
      else
        add_chain (stage, 0.02, moa_act_smooth (share), moa_act_get_presence (share));
      return;
    }
  actor = moa_act_stage_add (stage, MOA_ACTOR_SYMBOL, edge->from, point,
                             moa_act_mix (size, goal, turned));
  actor->opacity = turned < 1 ? moa_act_get_presence (share) : 0;
  actor = moa_act_stage_add (stage, MOA_ACTOR_SYMBOL, edge->to, point,
                             moa_act_mix (size, goal, turned));
  actor->opacity = moa_act_get_presence (share) * turned;
  if (edge->from->kind == MOA_NODE_LIPOPROTEIN)
    add_losses (stage, point, moa_act_mix (size, goal, turned) / 2, share);
}

/* It is taken in: a membrane closes around it. */
static void
pose_uptake (const MoaActStage *stage, double share)
{
  double come = moa_act_smooth (moa_act_get_phase (share, 0, 0.55));
  double closed = moa_act_smooth (moa_act_get_phase (share, 0.4, 0.75));
  double gone = moa_act_get_phase (share, 0.75, 1);
  MoaPoint point = moa_act_stage_get_point (stage, come);
  double angle = atan2 (stage->to.y - stage->from.y, stage->to.x - stage->from.x);
  double room = MIN (stage->to_box.size.height * CAUGHT_SHARE, CAUGHT_MAX);
  double size = MIN (moa_act_stage_get_size (stage, stage->edge->from), room)
                * moa_act_mix (1, 0.5, gone);
  double opacity = moa_act_get_phase (share, 0, MOA_ACT_FADE) * (1 - gone * gone);
  MoaActor *cup;

  moa_act_stage_add (stage, MOA_ACTOR_SYMBOL, stage->edge->from, point, size)->opacity = opacity;
  if (closed <= 0)
    return;
  cup = moa_act_stage_add (stage, MOA_ACTOR_CUP, stage->edge->to, point, size * 1.25);
  cup->angle = angle;
  cup->value = moa_act_mix (0.35, 1, closed);
  cup->opacity = opacity * MIN (closed * 3, 1);
}

/* By kind of arrow: how it moves, and at which share of the act it has said it all. */
static const struct
{
  void (*pose) (const MoaActStage *stage, double share);
  double telling;
} kinds[] = {
  [MOA_EDGE_TRANSCRIPTION] = { pose_transcription, 0.89 },
  [MOA_EDGE_TRANSLATION] = { pose_translation, 0.86 },
  [MOA_EDGE_CONVERSION] = { pose_conversion, 0.88 },
  [MOA_EDGE_TRANSPORT] = { pose_transport, 0.89 },
  [MOA_EDGE_SECRETION] = { pose_transport, 0.89 },
  [MOA_EDGE_UPTAKE] = { pose_uptake, 0.75 },
  [MOA_EDGE_BINDING] = { moa_act_pose_joining, 0.88 },
  [MOA_EDGE_CATALYSIS] = { moa_act_pose_drive, 0.46 },
  [MOA_EDGE_STIMULATION] = { moa_act_pose_drive, 0.46 },
  [MOA_EDGE_INHIBITION] = { moa_act_pose_inhibition, 0.8 },
  [MOA_EDGE_CLEAVAGE] = { moa_act_pose_cleavage, 0.88 },
  [MOA_EDGE_DEGRADATION] = { moa_act_pose_degradation, 0.8 },
  [MOA_EDGE_RECYCLING] = { pose_recycling, 0.89 },
  [MOA_EDGE_ASSEMBLY] = { moa_act_pose_joining, 0.7 },
  [MOA_EDGE_ADVERSE_EFFECT] = { moa_act_pose_adverse_effect, 0.54 },
  [MOA_EDGE_ASSOCIATION] = { moa_act_pose_association, 0.6 },
};

void
moa_act_pose (const MoaGeometry *geometry,
              GHashTable *symbols,
              const MoaEdge *edge,
              double share,
              GArray *actors)
{
  MoaActStage stage = moa_act_stage_new (geometry, symbols, edge, actors);

  kinds[edge->kind].pose (&stage, share);
}

double
moa_act_get_telling_share (const MoaEdge *edge)
{
  return kinds[edge->kind].telling;
}
