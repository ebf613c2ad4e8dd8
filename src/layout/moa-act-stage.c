/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What moves eases by s(t) = 3t² − 2t³, the cubic Hermite polynomial with no speed at either
 * end. */

#include "moa-act-stage.h"

#include "moa-motion.h"

#include <math.h>

#define CARD_SYMBOL_SHARE 0.5 /* of a card's height that its symbol has while it moves */
#define BARE_SYMBOL_SHARE 0.74
#define BESIDE_SHARE 0.18  /* of a wide card's width, to the middle of its symbol */
#define ABOVE_SHARE 0.37   /* of a card's height, likewise */
#define SIZE_MIN 28.0      /* diagram units */
#define SIZE_MAX 60.0      /* of what has a card; a particle has the size that it is drawn with */
#define HALO_DISTANCE 16.0 /* diagram units */

double
moa_act_smooth (double t)
{
  t = CLAMP (t, 0.0, 1.0);

  return t * t * (3 - 2 * t);
}

double
moa_act_mix (double a, double b, double t)
{
  return a + (b - a) * t;
}

/* How far a phase from `from` to `to` is at `share`. */
double
moa_act_get_phase (double share, double from, double to)
{
  return CLAMP ((share - from) / (to - from), 0.0, 1.0);
}

/* Comes and goes with the act. */
double
moa_act_get_presence (double share)
{
  return MIN (moa_act_get_phase (share, 0, MOA_ACT_FADE),
              1 - moa_act_get_phase (share, 1 - MOA_ACT_FADE, 1));
}

static MoaPoint
get_middle (const graphene_rect_t *box)
{
  return (MoaPoint){ box->origin.x + box->size.width / 2, box->origin.y + box->size.height / 2 };
}

/* Where the symbol is drawn, when somebody told; NULL: nobody did. */
static const graphene_rect_t *
find_symbol (const MoaActStage *stage, const MoaNode *node)
{
  return stage->symbols != NULL ? g_hash_table_lookup (stage->symbols, node) : NULL;
}

/* Where the symbol is, or about where it would be, so that nothing lands on the words: in the upper
 * part of a card, at the left of one that is twice as wide as high. */
static MoaPoint
get_symbol_place (const MoaActStage *stage, const MoaNode *node, const graphene_rect_t *box)
{
  const graphene_rect_t *symbol = find_symbol (stage, node);
  MoaPoint middle = get_middle (symbol != NULL ? symbol : box);

  if (symbol != NULL)
    return middle;

  if (node->kind != MOA_NODE_LIPOPROTEIN && box->size.width >= 2 * box->size.height)
    middle.x = box->origin.x + box->size.width * BESIDE_SHARE;
  else
    middle.y = box->origin.y + box->size.height * ABOVE_SHARE;

  return middle;
}

MoaActStage
moa_act_stage_new (const MoaGeometry *geometry,
                   GHashTable *symbols,
                   const MoaEdge *edge,
                   GArray *actors)
{
  MoaActStage stage = { geometry, symbols, edge, moa_geometry_get_route (geometry, edge),
                        .actors = actors };
  MoaPoint start, end;

  stage.from_box = moa_geometry_get_part_box (geometry, &edge->from->part);
  stage.to_box = moa_geometry_get_part_box (geometry, &edge->to->part);
  stage.from = get_symbol_place (&stage, edge->from, &stage.from_box);
  stage.to = get_symbol_place (&stage, edge->to, &stage.to_box);
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
  return (MoaPoint){ moa_act_mix (a.x, b.x, t), moa_act_mix (a.y, b.y, t) };
}

/* The point at a share of the whole way. */
MoaPoint
moa_act_stage_get_point (const MoaActStage *stage, double share)
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

double
moa_act_stage_get_size (const MoaActStage *stage, const MoaNode *node)
{
  graphene_rect_t box = moa_geometry_get_part_box (stage->geometry, &node->part);
  const graphene_rect_t *symbol = find_symbol (stage, node);

  if (symbol != NULL)
    return node->kind == MOA_NODE_LIPOPROTEIN ? symbol->size.width
                                              : CLAMP (symbol->size.width, SIZE_MIN, SIZE_MAX);
  if (node->kind == MOA_NODE_LIPOPROTEIN)
    return MIN (box.size.height * BARE_SYMBOL_SHARE, box.size.width);

  return CLAMP (box.size.height * CARD_SYMBOL_SHARE, SIZE_MIN, SIZE_MAX);
}

static double
get_distance (const graphene_rect_t *box, MoaPoint point)
{
  double left = box->origin.x - point.x, right = -left - box->size.width;
  double above = box->origin.y - point.y, below = -above - box->size.height;

  return MAX (MAX (left, right), MAX (above, below));
}

/* 0 on the two parts, whose words a halo would cover, 1 a little away from them. */
static double
get_halo (const MoaActStage *stage, MoaPoint point)
{
  double away = MIN (get_distance (&stage->from_box, point), get_distance (&stage->to_box, point));

  return CLAMP (away / HALO_DISTANCE, 0, 1);
}

/* The actor is valid until the next one is added. */
MoaActor *
moa_act_stage_add (const MoaActStage *stage,
                   MoaActorShape shape,
                   const MoaNode *node,
                   MoaPoint point,
                   double size)
{
  MoaActor actor = { shape, stage->edge, node, point.x, point.y, size, size, 0, 1, 0 };

  actor.halo = get_halo (stage, point);
  actor.clip = GRAPHENE_RECT_INIT (0, 0, 1, 1);
  g_array_append_val (stage->actors, actor);

  return &g_array_index (stage->actors, MoaActor, stage->actors->len - 1);
}

MoaActor *
moa_act_stage_add_symbol (const MoaActStage *stage, const MoaNode *node, MoaPoint point)
{
  return moa_act_stage_add (stage, MOA_ACTOR_SYMBOL, node, point,
                            moa_act_stage_get_size (stage, node));
}

void
moa_act_stage_add_around (const MoaActStage *stage,
                          MoaActorShape shape,
                          const MoaNode *node,
                          double margin,
                          double opacity)
{
  graphene_rect_t box = moa_geometry_get_part_box (stage->geometry, &node->part);
  MoaActor *actor = moa_act_stage_add (stage, shape, node, get_middle (&box), 0);

  actor->width = box.size.width + 2 * margin;
  actor->height = box.size.height + 2 * margin;
  actor->opacity = opacity;
}

/* A ring that grows out of a part and goes. */
void
moa_act_stage_add_wave (const MoaActStage *stage, const MoaNode *node, double t)
{
  if (t > 0 && t < 1)
    moa_act_stage_add_around (stage, MOA_ACTOR_RING, node,
                              moa_act_mix (1, 12, moa_motion_ease_out_cubic (t)), 1 - t * t);
}

gboolean
moa_act_is_matter (const MoaNode *node)
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
void
moa_act_stage_carry (const MoaActStage *stage, const MoaNode *node, double share)
{
  moa_act_stage_add_symbol (stage, node, moa_act_stage_get_point (stage, moa_act_smooth (share)))
      ->opacity = moa_act_get_presence (share);
}
