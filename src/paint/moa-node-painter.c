/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A card moves its border and a symbol its size where there is less or more; the words stay. */
#include "moa-node-painter.h"

#include "moa-node-art-private.h"
#include "moa-shape.h"

#include <math.h>

#define CARD_GROWTH 4.0    /* how far a card moves its border, diagram units */
#define SYMBOL_GROWTH 0.14 /* share of its size by which a symbol becomes larger */
#define SYMBOL_SHRINKAGE 0.24
#define SELECTION_GAP 3.0
#define GREY_SYMBOL 0.5 /* opacity of a faded symbol where all else turns to grey */

static double
get_symbol_factor (double growth)
{
  return 1 + growth * (growth < 0 ? SYMBOL_SHRINKAGE : SYMBOL_GROWTH);
}

static graphene_rect_t
scale_about (const graphene_rect_t *box, double x, double y, double factor)
{
  return GRAPHENE_RECT_INIT (
      (float) (x + (box->origin.x - x) * factor), (float) (y + (box->origin.y - y) * factor),
      (float) (box->size.width * factor), (float) (box->size.height * factor));
}

/* The body as large as it is drawn: the words keep their size, the border moves. */
static graphene_rect_t
grow_body (const MoaNodeArt *self, double growth)
{
  if (moa_node_has_card (self->node))
    return moa_shape_grow (&self->body, CARD_GROWTH * growth);

  return scale_about (&self->body, self->body.origin.x + self->body.size.width / 2,
                      self->body.origin.y + self->body.size.height / 2, get_symbol_factor (growth));
}

static void
draw_selection (const MoaNodeArt *self, cairo_t *cr, const MoaStyle *style)
{
  double width = style->selection_width;
  graphene_rect_t outline = moa_shape_grow (&self->box, SELECTION_GAP + width / 2);

  moa_shape_node (cr, &outline, self->node->kind);
  moa_color_set_source (&style->accent, cr);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}

static double
get_border_width (const MoaStyle *style, const MoaLook *look)
{
  if (look->emphasised)
    return style->node_border * 2;
  if (look->faded && style->fade_to_grey)
    return style->node_border / 2;

  return look->direct ? style->node_border * 2 : style->node_border;
}

/* What a faded card lies on, bare, so that nothing shines through its words; keeps the path. */
static void
draw_ground (const MoaNodeArt *self, cairo_t *cr, const MoaStyle *style)
{
  const MoaCompartment *place = self->node->compartment;

  moa_color_set_source (place != NULL ? &moa_style_get_compartment_colors (style, place->kind)->fill
                                      : &style->page,
                        cr);
  cairo_fill_preserve (cr);
}

static void
draw_card (const MoaNodeArt *self, cairo_t *cr, const MoaStyle *style, const MoaLook *look)
{
  const double dashes[] = { 5, 4 };
  const MoaNodeColors *colors = moa_style_get_node_colors (style, self->node->kind);
  graphene_rect_t body = grow_body (self, moa_look_get_growth (look));
  MoaColor border = look->direct ? moa_look_get_share_color (look, style) : colors->stroke;
  double opacity = moa_look_get_opacity (look, style);
  MoaColor solid = moa_look_get_line (look, style, &border);
  MoaColor line = moa_color_with_alpha (&solid, opacity);
  MoaColor fill = moa_color_with_alpha (look->emphasised ? &style->accent_fill : &colors->fill,
                                        opacity);

  cairo_save (cr);
  moa_shape_node (cr, &body, self->node->kind);
  if (opacity < 1)
    draw_ground (self, cr, style);
  moa_color_set_source (&fill, cr);
  cairo_fill_preserve (cr);
  moa_color_set_source (&line, cr);
  cairo_set_line_width (cr, get_border_width (style, look));
  if (self->node->kind == MOA_NODE_PROCESS)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_label (const MoaNodeArt *self, cairo_t *cr, const MoaStyle *style, const MoaLook *look)
{
  const MoaColor *words = look->emphasised ? &style->accent_text : &style->text;
  MoaColor solid = moa_look_get_text (look, style, words);
  MoaColor color = moa_color_with_alpha (&solid, moa_look_get_opacity (look, style));

  moa_color_set_source (&color, cr);
  moa_text_box_draw (self->label, cr, self->label_x, self->label_y);
}

/**
 * moa_node_art_is_labelled:
 * @self: the art of a node
 * @scale: device pixels per diagram unit
 *
 * Whether the words are drawn at that scale.
 *
 * Returns: %FALSE when they do not fit or are too small
 */
gboolean
moa_node_art_is_labelled (const MoaNodeArt *self, double scale)
{
  return self->label != NULL && self->label_fits && moa_text_box_is_legible (self->label, scale);
}

/* A card without words is its symbol's. */
static graphene_rect_t
place_symbol_alone (const MoaNodeArt *self)
{
  float size = (float) MIN (MIN (self->inner.size.width, self->inner.size.height),
                            MOA_NODE_SYMBOL_MAX);

  return GRAPHENE_RECT_INIT (self->inner.origin.x + (self->inner.size.width - size) / 2,
                             self->inner.origin.y + (self->inner.size.height - size) / 2, size,
                             size);
}

/* A symbol grows about its own middle, one without a card about that of its ink. */
static graphene_rect_t
grow_symbol (const MoaNodeArt *self, const graphene_rect_t *box, double growth)
{
  const graphene_rect_t *about = moa_node_has_card (self->node) ? box : &self->body;

  return scale_about (box, about->origin.x + about->size.width / 2,
                      about->origin.y + about->size.height / 2, get_symbol_factor (growth));
}

static void
draw_symbol (const MoaNodeArt *self,
             cairo_t *cr,
             const MoaStyle *style,
             MoaSymbolSet *symbols,
             const MoaLook *look,
             double scale)
{
  double opacity = look->faded && style->fade_to_grey ? GREY_SYMBOL
                                                      : moa_look_get_opacity (look, style);
  gboolean alone = moa_node_has_card (self->node) && !moa_node_art_is_labelled (self, scale);
  const char *symbol = alone ? self->own_symbol : self->symbol;
  graphene_rect_t box = GRAPHENE_RECT_INIT ((float) self->symbol_x, (float) self->symbol_y,
                                            (float) self->symbol_size, (float) self->symbol_size);

  if (symbol == NULL)
    return;
  if (alone)
    box = place_symbol_alone (self);
  box = grow_symbol (self, &box, moa_look_get_growth (look));
  moa_symbol_set_draw (symbols, cr, symbol, box.origin.x, box.origin.y, box.size.width, scale,
                       opacity);
}

/**
 * moa_node_art_get_symbol_box:
 * @self: the art of a node
 * @growth: how much larger the node is drawn, -1 to 1
 * @box: (out): the square that its symbol is drawn in, diagram units
 *
 * Where its symbol stands.
 *
 * Returns: %FALSE when it has none, or the words took its room
 */
gboolean
moa_node_art_get_symbol_box (const MoaNodeArt *self, double growth, graphene_rect_t *box)
{
  graphene_rect_t still = GRAPHENE_RECT_INIT ((float) self->symbol_x, (float) self->symbol_y,
                                              (float) self->symbol_size, (float) self->symbol_size);

  if (self->symbol == NULL)
    return FALSE;

  *box = grow_symbol (self, &still, growth);
  return TRUE;
}

/**
 * moa_node_art_get_reach:
 * @self: the art of a node
 * @growth: by how much the node is drawn larger, see moa_look_get_growth()
 * @x: a point on the border of the node's box, diagram units
 * @y: likewise
 * @dx: a unit vector into the box
 * @dy: likewise
 *
 * How much farther an arrow that ends on the box goes until it meets something that is drawn: a
 * symbol without a card does not fill its box, and a node of which there is less is smaller.
 *
 * Returns: diagram units; 0 for cards of their own size, negative for larger ones
 */
double
moa_node_art_get_reach (const MoaNodeArt *self,
                        double growth,
                        double x,
                        double y,
                        double dx,
                        double dy)
{
  graphene_rect_t body = grow_body (self, growth);
  graphene_rect_t words;
  double reach;

  if (moa_node_has_card (self->node))
    {
      if (growth == 0)
        return 0;
      reach = moa_shape_meet_box (&body, x - dx * CARD_GROWTH * 2, y - dy * CARD_GROWTH * 2, dx, dy)
              - CARD_GROWTH * 2;
      return fabs (reach) <= CARD_GROWTH * 2 ? reach : 0;
    }

  words = moa_node_art_get_label_box (self);
  words = moa_shape_grow (&words, 2);
  reach = MIN (moa_shape_meet_oval (&body, x, y, dx, dy),
               moa_shape_meet_box (&words, x, y, dx, dy));

  return reach < MAX (self->box.size.width, self->box.size.height) ? reach : 0;
}

/**
 * moa_node_art_draw:
 * @self: the art of a node
 * @cr: where to, in diagram units
 * @style: the style
 * @symbols: the symbols of that style
 * @tags: what says what medicines do to the node
 * @look: how the node stands out
 * @scale: device pixels per diagram unit
 *
 * Draws a node.
 */
void
moa_node_art_draw (const MoaNodeArt *self,
                   cairo_t *cr,
                   const MoaStyle *style,
                   MoaSymbolSet *symbols,
                   const MoaEffectTags *tags,
                   const MoaLook *look,
                   double scale)
{
  graphene_rect_t body = grow_body (self, moa_look_get_growth (look));

  if (moa_node_has_card (self->node))
    draw_card (self, cr, style, look);
  draw_symbol (self, cr, style, symbols, look, scale);
  if (moa_node_art_is_labelled (self, scale))
    draw_label (self, cr, style, look);
  if (look->selected)
    draw_selection (self, cr, style);
  if (moa_look_has_tag (look))
    moa_effect_tags_draw (tags, cr, style, look, &body, scale);
}
