/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How an arrow of each kind moves. Nothing here knows a lesson: what travels, reads, joins or is cut
 * follows from the kinds of the arrow and of its two ends.
 *
 * What moves eases by s(t) = 3t² − 2t³, the cubic Hermite polynomial with no speed at either end;
 * what lands comes in by 1 − (1 − t)³. */

#include "moa-act-private.h"

#include "moa-motion.h"
#include "moa-route.h"

#include <math.h>

#define CARD_SYMBOL_SHARE 0.5 /* of a card's height that its symbol has while it moves */
#define BARE_SYMBOL_SHARE 0.74
#define BESIDE_SHARE 0.18 /* of a wide card's width, to the middle of its symbol */
#define ABOVE_SHARE 0.37  /* of a card's height, likewise */
#define SIZE_MIN 28.0     /* diagram units */
#define SIZE_MAX 60.0     /* of what has a card; a particle has the size that it is drawn with */
#define FADE 0.1          /* share of an act in which things appear and go */
#define BEAD 9.0          /* diagram units */
#define CHAIN_LINKS 9
#define PIECES_ACROSS 3
#define PIECES_DOWN 2
#define FLOW_BEADS 3
#define FLOWS_MAX 2 /* arrows of a part on which its activity is shown */

/* Where an act takes place: from the symbol of one part, along the route, to the symbol of the
 * other. */
typedef struct
{
  const MoaGeometry *geometry;
  const MoaEdge *edge;
  const MoaRoute *route;
  graphene_rect_t from_box, to_box;
  MoaPoint from, to;          /* where their symbols are */
  double before, way, behind; /* lengths of the three pieces */
  GArray *actors;
} Stage;

static double
smooth (double t)
{
  t = CLAMP (t, 0.0, 1.0);

  return t * t * (3 - 2 * t);
}

static double
mix (double a, double b, double t)
{
  return a + (b - a) * t;
}

/* How far a phase from `from` to `to` is at `share`. */
static double
get_phase (double share, double from, double to)
{
  return CLAMP ((share - from) / (to - from), 0.0, 1.0);
}

/* Comes and goes with the act. */
static double
get_presence (double share)
{
  return MIN (get_phase (share, 0, FADE), 1 - get_phase (share, 1 - FADE, 1));
}

static MoaPoint
get_middle (const graphene_rect_t *box)
{
  return (MoaPoint){ box->origin.x + box->size.width / 2, box->origin.y + box->size.height / 2 };
}

/* About where the painter of nodes puts the symbol, so that nothing lands on the words: in the upper
 * part of a card, at the left of one that is twice as wide as high. */
static MoaPoint
get_symbol_place (const MoaNode *node, const graphene_rect_t *box)
{
  MoaPoint middle = get_middle (box);

  if (node->kind != MOA_NODE_LIPOPROTEIN && box->size.width >= 2 * box->size.height)
    middle.x = box->origin.x + box->size.width * BESIDE_SHARE;
  else
    middle.y = box->origin.y + box->size.height * ABOVE_SHARE;

  return middle;
}

static Stage
set_stage (const MoaGeometry *geometry, const MoaEdge *edge, GArray *actors)
{
  Stage stage = { geometry, edge, moa_geometry_get_route (geometry, edge), .actors = actors };
  MoaPoint start, end;

  stage.from_box = moa_geometry_get_part_box (geometry, &edge->from->part);
  stage.to_box = moa_geometry_get_part_box (geometry, &edge->to->part);
  stage.from = get_symbol_place (edge->from, &stage.from_box);
  stage.to = get_symbol_place (edge->to, &stage.to_box);
  stage.way = moa_route_get_length (stage.route);
  moa_route_get_point_at (stage.route, 0, &start, NULL);
  moa_route_get_point_at (stage.route, stage.way, &end, NULL);
  stage.before = hypot (start.x - stage.from.x, start.y - stage.from.y);
  stage.behind = hypot (end.x - stage.to.x, end.y - stage.to.y);

  return stage;
}

static MoaPoint
mix_points (MoaPoint a, MoaPoint b, double t)
{
  return (MoaPoint){ mix (a.x, b.x, t), mix (a.y, b.y, t) };
}

/* The point at a share of the whole way. */
static MoaPoint
get_point (const Stage *stage, double share)
{
  double distance = share * (stage->before + stage->way + stage->behind);
  double rest = distance - stage->before - stage->way;
  MoaPoint point;

  moa_route_get_point_at (stage->route, CLAMP (distance - stage->before, 0, stage->way), &point,
                          NULL);
  if (distance < stage->before)
    return mix_points (stage->from, point, distance / stage->before);
  if (rest > 0 && stage->behind > 0)
    return mix_points (point, stage->to, MIN (rest / stage->behind, 1));

  return point;
}

static double
get_size (const Stage *stage, const MoaNode *node)
{
  graphene_rect_t box = moa_geometry_get_part_box (stage->geometry, &node->part);

  if (node->kind == MOA_NODE_LIPOPROTEIN)
    return MIN (box.size.height * BARE_SYMBOL_SHARE, box.size.width);

  return CLAMP (box.size.height * CARD_SYMBOL_SHARE, SIZE_MIN, SIZE_MAX);
}

/* The actor is valid until the next one is added. */
static MoaActor *
add (const Stage *stage, MoaActorShape shape, const MoaNode *node, MoaPoint point, double size)
{
  MoaActor actor = { shape, stage->edge, node, point.x, point.y, size, size, 0, 1, 0 };

  actor.clip = GRAPHENE_RECT_INIT (0, 0, 1, 1);
  g_array_append_val (stage->actors, actor);

  return &g_array_index (stage->actors, MoaActor, stage->actors->len - 1);
}

static MoaActor *
add_symbol (const Stage *stage, const MoaNode *node, MoaPoint point)
{
  return add (stage, MOA_ACTOR_SYMBOL, node, point, get_size (stage, node));
}

static void
add_around (const Stage *stage,
            MoaActorShape shape,
            const graphene_rect_t *box,
            double margin,
            double opacity)
{
  MoaActor *actor = add (stage, shape, NULL, get_middle (box), 0);

  actor->width = box->size.width + 2 * margin;
  actor->height = box->size.height + 2 * margin;
  actor->opacity = opacity;
}

/* A ring that grows out of a part and goes. */
static void
add_wave (const Stage *stage, const graphene_rect_t *box, double t)
{
  if (t > 0 && t < 1)
    add_around (stage, MOA_ACTOR_RING, box, mix (1, 12, moa_motion_ease_out_cubic (t)), 1 - t * t);
}

static gboolean
is_matter (const MoaNode *node)
{
  switch (node->kind)
    {
    case MOA_NODE_RNA:
    case MOA_NODE_PROTEIN:
    case MOA_NODE_SMALL_MOLECULE:
    case MOA_NODE_LIPID:
    case MOA_NODE_LIPOPROTEIN:
    case MOA_NODE_MEDICINE:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Something goes from one part to the other. */
static void
carry (const Stage *stage, const MoaNode *node, double share)
{
  add_symbol (stage, node, get_point (stage, smooth (share)))->opacity = get_presence (share);
}

/* What is carried is what arrives; into a place, what left. */
static const MoaNode *
get_cargo (const MoaEdge *edge)
{
  return is_matter (edge->to) || !is_matter (edge->from) ? edge->to : edge->from;
}

static void
pose_transport (const Stage *stage, double share)
{
  carry (stage, get_cargo (stage->edge), share);
}

static void
pose_recycling (const Stage *stage, double share)
{
  carry (stage, stage->edge->to, share);
  add_wave (stage, &stage->to_box, get_phase (share, 0.8, 1));
}

/* The copy appears letter by letter on the gene, then it leaves. */
static void
pose_transcription (const Stage *stage, double share)
{
  double written = get_phase (share, 0, 0.45);
  double gone = get_phase (share, 0.5, 1);
  MoaActor *copy = add_symbol (stage, stage->edge->to, get_point (stage, smooth (gone)));

  copy->y -= copy->height * 0.5 * (1 - smooth (gone));
  copy->clip = GRAPHENE_RECT_INIT (0, 0, (float) written, 1);
  copy->opacity = 1 - get_phase (share, 1 - FADE, 1);
  add_wave (stage, &stage->from_box, written);
}

/* A chain whose head is at `head` of the way, growing out of `tail`. */
static void
add_chain (const Stage *stage, double tail, double head, double opacity)
{
  double length = stage->before + stage->way + stage->behind;
  double gap = MIN (BEAD * 1.05 / MAX (length, 1), 0.8 / CHAIN_LINKS);

  for (guint i = 0; i < CHAIN_LINKS && head - i * gap >= tail; i++)
    add (stage, MOA_ACTOR_BEAD, stage->edge->to, get_point (stage, head - i * gap), BEAD)->opacity =
        opacity;
}

/* Out of the reader grows a chain that folds into the product where it arrives. */
static void
pose_growth (const Stage *stage, double share)
{
  double grown = smooth (get_phase (share, 0, 0.7));
  double folded = get_phase (share, 0.7, 0.85);
  MoaActor *product;

  add_chain (stage, 0.04, mix (0.04, 0.96, grown), 1 - folded);
  if (folded <= 0)
    return;
  product = add_symbol (stage, stage->edge->to, stage->to);
  product->width *= mix (0.4, 1, moa_motion_ease_out_cubic (folded));
  product->height = product->width;
  product->opacity = folded * (1 - get_phase (share, 1 - FADE, 1));
}

static void
add_short_chain (const Stage *stage, MoaPoint foot, double share, double opacity)
{
  guint links = (guint) ceil (share * (CHAIN_LINKS - 3));

  for (guint i = 0; i < links; i++)
    {
      MoaPoint point = { foot.x + sin (i * 0.9) * BEAD * 0.5, foot.y - i * BEAD * 0.9 };

      add (stage, MOA_ACTOR_BEAD, NULL, point, BEAD)->opacity = opacity;
    }
}

/* The message comes to the reader and slides through it, while the chain begins to grow. */
static void
pose_reading (const Stage *stage, double share)
{
  double come = get_phase (share, 0, 0.5);
  double read = get_phase (share, 0.5, 0.92);
  double opacity = get_presence (share);
  MoaActor *message = add_symbol (stage, stage->edge->from, get_point (stage, smooth (come)));
  double half = message->width / 2;
  MoaActor *reader;
  MoaPoint foot;

  message->x += mix (0, half, read) - (read > 0 ? half * (1 - read) : half * smooth (come));
  message->opacity = opacity;
  if (come < 1)
    return;
  reader = add_symbol (stage, stage->edge->to, stage->to);
  reader->opacity = opacity;
  foot = (MoaPoint){ reader->x + reader->width * 0.1, reader->y - reader->height * 0.5 };
  add_short_chain (stage, foot, read, opacity);
}

/* No reader is drawn: one runs along the message, then the product leaves. */
static void
pose_whole_translation (const Stage *stage, double share)
{
  double read = get_phase (share, 0.05, 0.5);
  double gone = get_phase (share, 0.5, 1);
  MoaActor *message = add_symbol (stage, stage->edge->from, stage->from);
  double width = message->width;
  MoaPoint place = { stage->from.x + mix (-0.5, 0.5, read) * width, stage->from.y };

  message->opacity = MIN (get_phase (share, 0, FADE), 1 - get_phase (share, 0.5, 0.6));
  if (gone > 0)
    {
      carry (stage, stage->edge->to, gone);
      return;
    }
  add (stage, MOA_ACTOR_READER, NULL, place, width * 0.8)->opacity = get_phase (share, 0, FADE);
  place.y -= width * 0.4;
  add_short_chain (stage, place, read, 1);
}

static void
pose_translation (const Stage *stage, double share)
{
  if (stage->edge->from->kind != MOA_NODE_RNA)
    pose_growth (stage, share);
  else if (is_matter (stage->edge->to))
    pose_whole_translation (stage, share);
  else
    pose_reading (stage, share);
}

/* What a particle loses on its way. */
static void
add_losses (const Stage *stage, MoaPoint point, double radius, double share)
{
  for (guint i = 0; i < 4; i++)
    {
      double lost = get_phase (share, 0.25 + 0.1 * i, 0.55 + 0.1 * i);
      double angle = 0.7 + i * 1.9;
      double distance = radius + lost * 26;
      MoaPoint place = { point.x + cos (angle) * distance, point.y + sin (angle) * distance };

      if (lost > 0 && lost < 1)
        add (stage, MOA_ACTOR_BEAD, stage->edge->from, place, BEAD)->opacity = 1 - lost;
    }
}

/* One thing becomes the other on the way; what only makes something sends it out. */
static void
pose_conversion (const Stage *stage, double share)
{
  const MoaEdge *edge = stage->edge;
  double size = get_size (stage, edge->from);
  double goal = get_size (stage, edge->to);
  double turned = smooth (get_phase (share, 0.3, 0.7));
  MoaPoint point = get_point (stage, smooth (share));
  MoaActor *actor;

  if (!is_matter (edge->from))
    {
      if (is_matter (edge->to))
        carry (stage, edge->to, share);
      else
        add_chain (stage, 0.02, smooth (share), get_presence (share));
      return;
    }
  actor = add (stage, MOA_ACTOR_SYMBOL, edge->from, point, mix (size, goal, turned));
  actor->opacity = turned < 1 ? get_presence (share) : 0;
  actor = add (stage, MOA_ACTOR_SYMBOL, edge->to, point, mix (size, goal, turned));
  actor->opacity = get_presence (share) * turned;
  if (edge->from->kind == MOA_NODE_LIPOPROTEIN)
    add_losses (stage, point, mix (size, goal, turned) / 2, share);
}

static gboolean
is_strand (const MoaNode *node)
{
  return node->kind == MOA_NODE_RNA;
}

/* The strand that a medicine, or another strand, pairs with where this arrow ends; NULL when nothing
 * is zipped there. */
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
static void
pose_joining (const Stage *stage, double share)
{
  const MoaEdge *edge = stage->edge;
  double come = moa_motion_ease_out_cubic (get_phase (share, 0, 0.5));
  double zipped = get_phase (share, 0.5, 0.88);
  double opacity = get_presence (share);
  MoaActor *actor;

  if (find_strand (edge) != NULL && share >= 0.5)
    {
      actor = add (stage, MOA_ACTOR_STRANDS, edge->from, stage->to, stage->to_box.size.width * 0.8);
      actor->height = MIN (stage->to_box.size.height * 0.5, 48);
      actor->value = zipped;
      actor->opacity = opacity;
      return;
    }
  actor = add_symbol (stage, edge->from, get_point (stage, come));
  actor->opacity = share < 0.5 ? opacity : opacity * (1 - get_phase (share, 0.6, 0.9));
  add_wave (stage, &stage->to_box, get_phase (share, 0.5, 1));
}

/* Two halves of a symbol that were one until `apart` grew over 0. */
static void
add_halves (const Stage *stage, const MoaNode *node, MoaPoint point, double apart, double opacity)
{
  double size = get_size (stage, node);
  MoaActor *half;

  for (int side = -1; side <= 1; side += 2)
    {
      half = add (stage, MOA_ACTOR_SYMBOL, node, point, size);
      half->clip = GRAPHENE_RECT_INIT (side < 0 ? 0 : 0.5f, 0, 0.5f, 1);
      half->x += side * apart * size * 0.3;
      half->y += apart * size * 0.12;
      half->angle = side * apart * 0.3;
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
add_scissors (const Stage *stage, MoaPoint point, double opening, double opacity)
{
  MoaActor *scissors = add (stage, MOA_ACTOR_SCISSORS, NULL, point, 34);

  scissors->value = opening;
  scissors->opacity = opacity;
}

/* The one who cuts comes to what is cut. */
static void
pose_cutter (const Stage *stage, double share)
{
  double come = smooth (get_phase (share, 0, 0.45));
  double snip = get_phase (share, 0.45, 0.65);
  double apart = moa_motion_ease_out_cubic (get_phase (share, 0.65, 0.9));
  double opacity = get_presence (share);
  MoaPoint above = get_point (stage, come);

  if (come >= 1)
    add_halves (stage, stage->edge->to, stage->to, apart, opacity * (1 - apart * 0.4));
  else if (stage->edge->from->kind == MOA_NODE_MEDICINE)
    add_symbol (stage, stage->edge->from, above)->opacity = opacity;
  if (come >= 1 || stage->edge->from->kind != MOA_NODE_MEDICINE)
    add_scissors (stage, above, apart > 0 ? 0.6 : get_opening (snip), opacity);
}

/* What is cut leaves in two pieces. */
static void
pose_cut (const Stage *stage, double share)
{
  double snip = get_phase (share, 0, 0.3);
  double apart = moa_motion_ease_out_cubic (get_phase (share, 0.3, 0.5));
  MoaPoint point = get_point (stage, smooth (get_phase (share, 0.4, 0.95)));
  double opacity = get_presence (share);

  add_halves (stage, stage->edge->from, point, apart, opacity);
  if (share < 0.5)
    add_scissors (stage, stage->from, get_opening (snip), opacity * (1 - apart));
}

static void
pose_cleavage (const Stage *stage, double share)
{
  MoaNodeKind kind = stage->edge->from->kind;

  if (kind == MOA_NODE_RNA || kind == MOA_NODE_COMPLEX || kind == MOA_NODE_LIPID
      || kind == MOA_NODE_LIPOPROTEIN)
    pose_cut (stage, share);
  else
    pose_cutter (stage, share);
}

/* Goes in, and falls to pieces. */
static void
pose_degradation (const Stage *stage, double share)
{
  const MoaNode *node = is_matter (stage->edge->from) ? stage->edge->from : stage->edge->to;
  double come = smooth (get_phase (share, 0, 0.5));
  double fallen = get_phase (share, 0.55, 1);
  MoaPoint point = get_point (stage, come);
  double size = get_size (stage, node);

  for (guint i = 0; i < PIECES_ACROSS * PIECES_DOWN; i++)
    {
      guint column = i % PIECES_ACROSS, row = i / PIECES_ACROSS;
      MoaActor *piece = add (stage, MOA_ACTOR_SYMBOL, node, point, size);

      piece->clip = GRAPHENE_RECT_INIT ((float) column / PIECES_ACROSS, (float) row / PIECES_DOWN,
                                        1.f / PIECES_ACROSS, 1.f / PIECES_DOWN);
      piece->x += (column - 1.) * fallen * size * 0.45;
      piece->y += (row * 0.5 + 0.35) * fallen * fallen * size;
      piece->angle = (column - 1. + row * 0.5) * fallen;
      piece->opacity = get_phase (share, 0, FADE) * (1 - fallen * fallen);
    }
}

static gboolean
is_flow (const MoaEdge *edge)
{
  return edge->kind != MOA_EDGE_INHIBITION && edge->kind != MOA_EDGE_ADVERSE_EFFECT
         && edge->kind != MOA_EDGE_ASSOCIATION;
}

/* The activity of a part: beads on the arrows that leave it, `run` arrows' lengths along. */
static void
add_flow (const Stage *stage, const MoaNode *node, double run, double opacity)
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
          add (stage, MOA_ACTOR_BEAD, node, point, BEAD)->opacity = opacity;
        }
    }
}

/* A bar comes; what its target does slows down, and stops. */
static void
pose_inhibition (const Stage *stage, double share)
{
  double come = smooth (get_phase (share, 0, 0.5));
  double stopped = get_phase (share, 0.5, 0.8);
  double opacity = get_presence (share);
  double run = share < 0.5 ? share * 1.2 : 0.6 + 0.12 * moa_motion_ease_out_cubic (stopped);
  double distance = come * stage->way;
  MoaPoint point;
  double angle;
  MoaActor *bar;

  add_flow (stage, stage->edge->to, run, opacity * (1 - stopped));
  if (stopped > 0)
    add_around (stage, MOA_ACTOR_VEIL, &stage->to_box, 0, 0.55 * stopped * opacity);
  moa_route_get_point_at (stage->route, distance, &point, &angle);
  if (stage->edge->from->kind == MOA_NODE_MEDICINE && share < 0.6)
    {
      MoaPoint behind;

      moa_route_get_point_at (stage->route, distance - 34, &behind, NULL);
      add_symbol (stage, stage->edge->from, behind)->opacity = opacity
                                                               * (1 - get_phase (share, 0.5, 0.6));
    }
  bar = add (stage, MOA_ACTOR_BAR, NULL, point, 7);
  bar->height = 30;
  bar->angle = angle;
  bar->opacity = opacity;
}

/* A pulse comes; its target shines, and what it does goes faster. */
static void
pose_drive (const Stage *stage, double share)
{
  double come = smooth (get_phase (share, 0, 0.45));
  double driven = get_phase (share, 0.45, 1);
  double opacity = get_presence (share);
  double run = share < 0.45 ? share * 0.5 : 0.225 + driven * 1.6;

  add_flow (stage, stage->edge->to, run, opacity * (share < 0.45 ? 0.6 : 1));
  if (come < 1)
    add (stage, MOA_ACTOR_BEAD, stage->edge->from, get_point (stage, come), BEAD * 1.6)->opacity =
        opacity;
  add_wave (stage, &stage->to_box, driven * 2);
  add_wave (stage, &stage->to_box, driven * 2 - 1);
}

/* It is taken in: a membrane closes around it. */
static void
pose_uptake (const Stage *stage, double share)
{
  double come = smooth (get_phase (share, 0, 0.55));
  double closed = smooth (get_phase (share, 0.4, 0.75));
  double gone = get_phase (share, 0.75, 1);
  MoaPoint point = get_point (stage, come);
  double angle = atan2 (stage->to.y - stage->from.y, stage->to.x - stage->from.x);
  double size = MIN (get_size (stage, stage->edge->from), SIZE_MAX) * mix (1, 0.5, gone);
  double opacity = get_phase (share, 0, FADE) * (1 - gone * gone);
  MoaActor *cup;

  add (stage, MOA_ACTOR_SYMBOL, stage->edge->from, point, size)->opacity = opacity;
  if (closed <= 0)
    return;
  cup = add (stage, MOA_ACTOR_CUP, stage->edge->to, point, size * 1.25);
  cup->angle = angle;
  cup->value = mix (0.35, 1, closed);
  cup->opacity = opacity * MIN (closed * 3, 1);
}

/* Harm: it beats twice. */
static void
pose_adverse_effect (const Stage *stage, double share)
{
  double come = smooth (get_phase (share, 0, 0.45));
  double beat = get_phase (share, 0.45, 0.95);
  double opacity = get_presence (share);
  MoaActor *warning = add (stage, MOA_ACTOR_WARNING, NULL, get_point (stage, come), 26);

  if (beat > 0)
    {
      warning->y = stage->to_box.origin.y;
      warning->width *= 1 + 0.3 * fabs (sin (beat * 2 * G_PI));
      warning->height = warning->width;
    }
  warning->opacity = opacity;
  add_wave (stage, &stage->to_box, beat * 2);
  add_wave (stage, &stage->to_box, beat * 2 - 1);
}

static void
pose_association (const Stage *stage, double share)
{
  add_wave (stage, &stage->from_box, get_phase (share, 0, 0.6));
  add (stage, MOA_ACTOR_BEAD, stage->edge->from, get_point (stage, smooth (share)), BEAD)->opacity =
      get_presence (share) * 0.7;
  add_wave (stage, &stage->to_box, get_phase (share, 0.4, 1));
}

/* By kind of arrow: how it moves, and at which share of the act it has said it all. */
static const struct
{
  void (*pose) (const Stage *stage, double share);
  double telling;
} kinds[] = {
  [MOA_EDGE_TRANSCRIPTION] = { pose_transcription, 0.89 },
  [MOA_EDGE_TRANSLATION] = { pose_translation, 0.86 },
  [MOA_EDGE_CONVERSION] = { pose_conversion, 0.88 },
  [MOA_EDGE_TRANSPORT] = { pose_transport, 0.89 },
  [MOA_EDGE_SECRETION] = { pose_transport, 0.89 },
  [MOA_EDGE_UPTAKE] = { pose_uptake, 0.75 },
  [MOA_EDGE_BINDING] = { pose_joining, 0.88 },
  [MOA_EDGE_CATALYSIS] = { pose_drive, 0.6 },
  [MOA_EDGE_STIMULATION] = { pose_drive, 0.6 },
  [MOA_EDGE_INHIBITION] = { pose_inhibition, 0.8 },
  [MOA_EDGE_CLEAVAGE] = { pose_cleavage, 0.88 },
  [MOA_EDGE_DEGRADATION] = { pose_degradation, 0.8 },
  [MOA_EDGE_RECYCLING] = { pose_recycling, 0.89 },
  [MOA_EDGE_ASSEMBLY] = { pose_joining, 0.7 },
  [MOA_EDGE_ADVERSE_EFFECT] = { pose_adverse_effect, 0.6 },
  [MOA_EDGE_ASSOCIATION] = { pose_association, 0.6 },
};

void
moa_act_pose (const MoaGeometry *geometry, const MoaEdge *edge, double share, GArray *actors)
{
  Stage stage = set_stage (geometry, edge, actors);

  kinds[edge->kind].pose (&stage, share);
}

double
moa_act_get_telling_share (const MoaEdge *edge)
{
  return kinds[edge->kind].telling;
}
