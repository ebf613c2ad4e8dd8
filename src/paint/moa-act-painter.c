/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What moves has a halo in the colour of the page, so that it is told apart from the lines that it
 * passes; on its own parts it has none, which would cover their words. Where contrast is asked for
 * nothing is faint: what is more than half there is drawn, the rest is not. */

#include "moa-act-painter.h"

#include "moa-effect-tag.h"
#include "moa-node-painter.h"
#include "moa-route.h"
#include "moa-shape.h"
#include "moa-symbol.h"

#include <math.h>

#define SIZE_STEP 16.0 /* symbols are kept as pictures of these sizes, and shrunk from them */
#define HALO_OPACITY 0.8
#define HALO_SHARE 0.56 /* of a symbol's size */
#define LINE 3.0        /* diagram units */
#define BASES 9
#define STRAND_LIFT 0.45 /* of its height that a free strand stands off */
#define BLADE_ANGLE 0.5  /* radians of an open blade */
#define CORNER 12.0
#define HEAD 16.0    /* diagram units of an arrow that its head takes */
#define WAY_STEP 4.0 /* diagram units between the points of a way */
#define READER_SYMBOL "ribosome"

struct _MoaActPainter
{
  MoaCatalog *catalog;
  const MoaGeometry *geometry;
  const MoaStyle *style;
  MoaInfluence *influence; /* NULL: no medicine is switched on */
  PangoContext *context;
  MoaEffectTags *tags;
  MoaSymbolSet *symbols;
  GHashTable *arts; /* MoaNodeArt by node: words are not set for each frame */
};

/**
 * moa_act_painter_new:
 * @catalog: the lesson
 * @geometry: where its parts are; has to outlive the painter
 * @style: the colours
 * @influence: (nullable): what the medicines do that are switched on
 *
 * A painter of what moves in a lesson.
 *
 * Returns: (transfer full): a painter
 */
MoaActPainter *
moa_act_painter_new (MoaCatalog *catalog,
                     const MoaGeometry *geometry,
                     const MoaStyle *style,
                     MoaInfluence *influence)
{
  MoaActPainter *self = g_new0 (MoaActPainter, 1);
  MoaBundle *bundle = moa_catalog_get_bundle (catalog);

  self->catalog = g_object_ref (catalog);
  self->geometry = geometry;
  self->style = style;
  self->influence = influence != NULL ? moa_influence_ref (influence) : NULL;
  self->context = moa_text_context_new (style);
  self->tags = moa_effect_tags_new (self->context, geometry);
  self->symbols = moa_symbol_set_new (style, moa_picture_set_get_for_bundle (bundle));
  self->arts = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) moa_node_art_free);

  return self;
}

/**
 * moa_act_painter_free:
 * @self: (transfer full): a painter
 *
 * Frees it.
 */
void
moa_act_painter_free (MoaActPainter *self)
{
  g_hash_table_unref (self->arts);
  moa_symbol_set_free (self->symbols);
  moa_effect_tags_free (self->tags);
  g_object_unref (self->context);
  g_clear_pointer (&self->influence, moa_influence_unref);
  g_object_unref (self->catalog);
  g_free (self);
}

static MoaLook
get_look (MoaActPainter *self, const MoaNode *node)
{
  const MoaHighlight highlight = { .influence = self->influence };

  return moa_look_of_part (&highlight, &node->part);
}

static MoaNodeArt *
set_node (MoaActPainter *self, const MoaNode *node)
{
  graphene_rect_t box = moa_geometry_get_part_box (self->geometry, &node->part);

  return moa_node_art_new (node, &box, moa_catalog_get_text (self->catalog, &node->part.label),
                           self->context, self->symbols, MOA_DETAIL_NEAR);
}

static const MoaNodeArt *
get_art (MoaActPainter *self, const MoaNode *node)
{
  MoaNodeArt *art = g_hash_table_lookup (self->arts, node);

  if (art == NULL)
    {
      art = set_node (self, node);
      g_hash_table_insert (self->arts, (gpointer) node, art);
    }

  return art;
}

static void
place_symbol (MoaActPainter *self, MoaActs *acts, const MoaNode *node)
{
  const MoaNodeArt *art = get_art (self, node);
  MoaLook look = get_look (self, node);
  graphene_rect_t box;

  if (moa_node_art_get_symbol_box (art, moa_look_get_growth (&look), &box))
    moa_acts_place_symbol (acts, node, &box);
}

/**
 * moa_act_painter_place_symbols:
 * @self: a painter
 * @acts: acts of the same geometry
 *
 * Lets what moves leave and arrive where the symbols are drawn.
 */
void
moa_act_painter_place_symbols (MoaActPainter *self, MoaActs *acts)
{
  for (guint i = 0; i < moa_acts_get_n_acts (acts); i++)
    {
      const MoaEdge *edge = moa_acts_get_act (acts, i)->edge;

      place_symbol (self, acts, edge->from);
      place_symbol (self, acts, edge->to);
    }
}

static void
set_color (cairo_t *cr, const MoaColor *color, double opacity)
{
  MoaColor seen = moa_color_with_alpha (color, color->alpha * opacity);

  moa_color_set_source (&seen, cr);
}

static const MoaColor *
get_node_line (MoaActPainter *self, const MoaActor *actor)
{
  const MoaNode *node = actor->node != NULL ? actor->node : actor->edge->to;

  return &moa_style_get_node_colors (self->style, node->kind)->stroke;
}

/* Where the actor stands, turned as it is, with only the part that is seen. */
static void
enter (cairo_t *cr, const MoaActor *actor)
{
  const graphene_rect_t *clip = &actor->clip;

  cairo_translate (cr, actor->x, actor->y);
  cairo_rotate (cr, actor->angle);
  if (clip->size.width >= 1 && clip->size.height >= 1)
    return;

  cairo_rectangle (cr, (clip->origin.x - 0.5) * actor->width,
                   (clip->origin.y - 0.5) * actor->height, clip->size.width * actor->width,
                   clip->size.height * actor->height);
  cairo_clip (cr);
}

static void
draw_bead (MoaActPainter *self, cairo_t *cr, const MoaActor *actor)
{
  cairo_arc (cr, 0, 0, actor->width / 2, 0, 2 * G_PI);
  set_color (cr, get_node_line (self, actor), actor->opacity);
  cairo_fill_preserve (cr);
  set_color (cr, &self->style->page, actor->opacity);
  cairo_set_line_width (cr, LINE / 2);
  cairo_stroke (cr);
}

/* A particle is round and full; it needs no halo. */
static gboolean
is_particle (const MoaActor *actor)
{
  return actor->node != NULL && actor->node->kind == MOA_NODE_LIPOPROTEIN;
}

static void
draw_symbol (MoaActPainter *self,
             cairo_t *cr,
             double scale,
             const MoaActor *actor,
             const char *name)
{
  double size = MAX (ceil (actor->width / SIZE_STEP), 1) * SIZE_STEP;
  double shrink = actor->width / size;

  if (name == NULL)
    {
      draw_bead (self, cr, actor);
      return;
    }

  if (!is_particle (actor) && actor->halo > 0)
    {
      cairo_arc (cr, 0, 0, actor->width * HALO_SHARE, 0, 2 * G_PI);
      set_color (cr, &self->style->page, actor->opacity * actor->halo * HALO_OPACITY);
      cairo_fill (cr);
    }
  cairo_scale (cr, shrink, shrink);
  moa_symbol_set_draw (self->symbols, cr, name, -size / 2, -size / 2, size, scale, actor->opacity);
}

static void
draw_bar (MoaActPainter *self, cairo_t *cr, const MoaActor *actor)
{
  cairo_rectangle (cr, -actor->width / 2, -actor->height / 2, actor->width, actor->height);
  set_color (cr, &self->style->page, actor->opacity);
  cairo_set_line_width (cr, LINE);
  cairo_stroke_preserve (cr);
  set_color (cr, moa_style_get_edge_color (self->style, MOA_EDGE_INHIBITION), actor->opacity);
  cairo_fill (cr);
}

/* How far the free strand stands off the other at a share of the length. */
static double
get_lift (const MoaActor *actor, double share)
{
  double away = CLAMP ((share - actor->value) * 2.5, 0, 1);

  return actor->height * STRAND_LIFT * away * away;
}

static void
add_strand (cairo_t *cr, const MoaActor *actor, double side)
{
  for (int i = 0; i <= 2 * BASES; i++)
    {
      double share = i / (2.0 * BASES);
      double y = side * actor->height / 4 - (side < 0 ? get_lift (actor, share) : 0);

      cairo_line_to (cr, (share - 0.5) * actor->width, y);
    }
  cairo_stroke (cr);
}

/* Bases reach to the middle: two that met are one rung. */
static void
add_bases (cairo_t *cr, const MoaActor *actor, double side)
{
  for (int i = 0; i < BASES; i++)
    {
      double share = (i + 0.5) / BASES;
      double lift = side < 0 ? get_lift (actor, share) : 0;
      double reach = share <= actor->value ? 0.25 : 0.16;

      cairo_move_to (cr, (share - 0.5) * actor->width, side * actor->height / 4 - lift);
      cairo_rel_line_to (cr, 0, -side * actor->height * reach);
    }
  cairo_stroke (cr);
}

static void
draw_strands (MoaActPainter *self, cairo_t *cr, const MoaActor *actor)
{
  const MoaColor *colors[] = { &self->style->accent,
                               &moa_style_get_node_colors (self->style, MOA_NODE_RNA)->stroke };
  graphene_rect_t ground = GRAPHENE_RECT_INIT (
      (float) (-actor->width * 0.55), (float) (-actor->height * 0.8), (float) (actor->width * 1.1),
      (float) (actor->height * 1.2));

  moa_shape_rounded (cr, &ground, CORNER);
  set_color (cr, &self->style->page, actor->opacity);
  cairo_fill (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (int i = 0; i < 2; i++)
    {
      double side = i == 0 ? -1 : 1;

      set_color (cr, colors[i], actor->opacity);
      cairo_set_line_width (cr, LINE * 1.3);
      add_strand (cr, actor, side);
      cairo_set_line_width (cr, LINE * 0.8);
      add_bases (cr, actor, side);
    }
}

static void
add_blades (cairo_t *cr, const MoaActor *actor)
{
  double length = actor->height / 2;

  for (int side = -1; side <= 1; side += 2)
    {
      cairo_save (cr);
      cairo_rotate (cr, side * (0.12 + actor->value * BLADE_ANGLE));
      cairo_move_to (cr, 0, -length);
      cairo_line_to (cr, 0, length * 0.55);
      cairo_new_sub_path (cr);
      cairo_arc (cr, 0, length * 0.8, length * 0.25, 0, 2 * G_PI);
      cairo_restore (cr);
    }
}

static void
draw_scissors (MoaActPainter *self, cairo_t *cr, const MoaActor *actor)
{
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  add_blades (cr, actor);
  set_color (cr, &self->style->page, actor->opacity);
  cairo_set_line_width (cr, LINE * 2.6);
  cairo_stroke (cr);
  add_blades (cr, actor);
  set_color (cr, &self->style->text, actor->opacity);
  cairo_set_line_width (cr, LINE * 1.1);
  cairo_stroke (cr);
}

static void
draw_cup (MoaActPainter *self, cairo_t *cr, const MoaActor *actor)
{
  double half = actor->value * G_PI;

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_arc (cr, 0, 0, actor->width / 2, -half, half);
  set_color (cr, get_node_line (self, actor), actor->opacity);
  cairo_set_line_width (cr, LINE * 2);
  cairo_stroke_preserve (cr);
  set_color (cr, &self->style->page, actor->opacity);
  cairo_set_line_width (cr, LINE * 0.7);
  cairo_stroke (cr);
}

static graphene_rect_t
get_box (const MoaActor *actor)
{
  return GRAPHENE_RECT_INIT ((float) (-actor->width / 2), (float) (-actor->height / 2),
                             (float) actor->width, (float) actor->height);
}

/* Keeps off the tag that says what medicines do to the part. */
static void
leave_out_tag (MoaActPainter *self, cairo_t *cr, double scale, const MoaActor *actor)
{
  graphene_rect_t around = get_box (actor);
  MoaLook look = get_look (self, actor->node);
  graphene_rect_t body, tag;

  if (!moa_look_has_tag (&look))
    return;

  body = moa_node_art_get_body (get_art (self, actor->node));
  tag = moa_effect_tags_get_box (self->tags, &look, &body, scale);
  graphene_rect_offset (&tag, (float) -actor->x, (float) -actor->y);
  around = moa_shape_grow (&around, LINE);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_rectangle (cr, around.origin.x, around.origin.y, around.size.width, around.size.height);
  graphene_rect_intersection (&tag, &around, &tag);
  cairo_rectangle (cr, tag.origin.x, tag.origin.y, tag.size.width, tag.size.height);
  cairo_clip (cr);
}

static void
draw_ring (MoaActPainter *self, cairo_t *cr, double scale, const MoaActor *actor)
{
  graphene_rect_t box = get_box (actor);
  const MoaColor *color = actor->edge->kind == MOA_EDGE_ADVERSE_EFFECT
                              ? moa_style_get_edge_color (self->style, MOA_EDGE_ADVERSE_EFFECT)
                              : &self->style->accent;

  leave_out_tag (self, cr, scale, actor);
  moa_shape_node (cr, &box, actor->node->kind);
  set_color (cr, color, actor->opacity);
  cairo_set_line_width (cr, LINE);
  cairo_stroke (cr);
}

static void
draw_veil (MoaActPainter *self, cairo_t *cr, double scale, const MoaActor *actor)
{
  static const double dashes[] = { 7, 5 };
  graphene_rect_t box = get_box (actor);

  leave_out_tag (self, cr, scale, actor);
  moa_shape_node (cr, &box, actor->node->kind);
  if (!self->style->fade_to_grey)
    {
      set_color (cr, &self->style->page, actor->opacity);
      cairo_fill_preserve (cr);
    }
  set_color (cr, moa_style_get_edge_color (self->style, MOA_EDGE_INHIBITION), 1);
  cairo_set_line_width (cr, LINE);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (cr);
}

static void
draw_warning (MoaActPainter *self, cairo_t *cr, const MoaActor *actor)
{
  const MoaColor *color = moa_style_get_edge_color (self->style, MOA_EDGE_ADVERSE_EFFECT);
  double half = actor->width / 2;

  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_move_to (cr, 0, -half * 0.9);
  cairo_line_to (cr, half, half * 0.8);
  cairo_line_to (cr, -half, half * 0.8);
  cairo_close_path (cr);
  set_color (cr, &self->style->page, actor->opacity);
  cairo_fill_preserve (cr);
  set_color (cr, color, actor->opacity);
  cairo_set_line_width (cr, LINE);
  cairo_stroke (cr);
  cairo_move_to (cr, 0, -half * 0.3);
  cairo_line_to (cr, 0, half * 0.2);
  cairo_move_to (cr, 0, half * 0.5);
  cairo_line_to (cr, 0, half * 0.5);
  cairo_stroke (cr);
}

/* As far as the head of the arrow, which says where the way leads. */
static void
add_way (cairo_t *cr, const MoaRoute *route)
{
  double end = MAX (moa_route_get_length (route) - HEAD, 0);
  double way = 0;
  MoaPoint point;

  for (; way < end; way += WAY_STEP)
    {
      moa_route_get_point_at (route, way, &point, NULL);
      cairo_line_to (cr, point.x, point.y);
    }
  moa_route_get_point_at (route, end, &point, NULL);
  cairo_line_to (cr, point.x, point.y);
}

static void
draw_way (MoaActPainter *self, cairo_t *cr, const MoaActor *actor)
{
  static const double dashes[] = { 8, 6 };

  add_way (cr, moa_geometry_get_route (self->geometry, actor->edge));
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  set_color (cr, &self->style->page, actor->opacity);
  cairo_set_line_width (cr, LINE * 2);
  cairo_stroke_preserve (cr);
  set_color (cr, &self->style->accent, actor->opacity);
  cairo_set_line_width (cr, LINE);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (cr);
}

static void
draw (MoaActPainter *self, cairo_t *cr, double scale, const MoaActor *actor)
{
  switch (actor->shape)
    {
    case MOA_ACTOR_SYMBOL:
      draw_symbol (self, cr, scale, actor, moa_symbol_set_choose (self->symbols, actor->node));
      break;
    case MOA_ACTOR_READER:
      draw_symbol (self, cr, scale, actor, READER_SYMBOL);
      break;
    case MOA_ACTOR_BEAD:
      draw_bead (self, cr, actor);
      break;
    case MOA_ACTOR_BAR:
      draw_bar (self, cr, actor);
      break;
    case MOA_ACTOR_STRANDS:
      draw_strands (self, cr, actor);
      break;
    case MOA_ACTOR_SCISSORS:
      draw_scissors (self, cr, actor);
      break;
    case MOA_ACTOR_CUP:
      draw_cup (self, cr, actor);
      break;
    case MOA_ACTOR_RING:
      draw_ring (self, cr, scale, actor);
      break;
    case MOA_ACTOR_VEIL:
      draw_veil (self, cr, scale, actor);
      break;
    case MOA_ACTOR_WARNING:
      draw_warning (self, cr, actor);
      break;
    case MOA_ACTOR_WAY:
    default:
      draw_way (self, cr, actor);
      break;
    }
}

/**
 * moa_act_painter_draw:
 * @self: a painter
 * @cr: where to, in diagram units
 * @scale: device pixels (CSS pixels on screen) per diagram unit
 * @actor: what to draw
 *
 * Draws one actor, inside of its bounds.
 */
void
moa_act_painter_draw (MoaActPainter *self, cairo_t *cr, double scale, const MoaActor *actor)
{
  MoaActor seen = *actor;

  /* Of a veil only the border is drawn there, which is never faint. */
  if (self->style->fade_to_grey && actor->shape != MOA_ACTOR_VEIL)
    seen.opacity = actor->opacity > 0.5 ? 1 : 0;
  if (seen.opacity <= 0 || seen.width < 0)
    return;

  cairo_save (cr);
  cairo_new_path (cr);
  if (seen.shape != MOA_ACTOR_WAY)
    enter (cr, &seen);
  draw (self, cr, scale, &seen);
  cairo_restore (cr);
}
