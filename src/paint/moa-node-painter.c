/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A node is a card whose outline tells its kind, with a symbol and its label: one above the other,
 * side by side when the card is at least twice as wide as high. A lipoprotein is its symbol alone,
 * large, with the label under it. */
#include "moa-node-painter.h"

#include "moa-shape.h"

#include <math.h>

#define PADDING 7.0
#define GAP 4.0         /* between symbol and label */
#define SYMBOL_MIN 16.0 /* a smaller one is left out */
#define SYMBOL_MAX 64.0
#define SYMBOL_SHARE 0.42 /* of the height, for a symbol that stands above the label */
#define BARE_SHARE 0.74   /* the same for a symbol without a card */
#define FAR_BARE_SHARE 0.5
#define BARE_GAP 5.0
#define CARD_GROWTH 4.0    /* how far a card moves its border, diagram units */
#define SYMBOL_GROWTH 0.14 /* share of its size by which a symbol becomes larger */
#define SYMBOL_SHRINKAGE 0.24
#define SELECTION_GAP 3.0
#define GREY_SYMBOL 0.5 /* opacity of a faded symbol where all else turns to grey */

/* The words of a node, and when its symbol gives way to them; diagram units. */
typedef struct
{
  MoaTypeface face;
  double good_size; /* of words: below it the symbol gives them room */
  double poor_size; /* below it the symbol goes */
} Type;

/* Near, everything is shown. Far away words must be larger to be read, and whole: those that do not
 * fit leave the card to the symbol. */
static const Type types[MOA_N_DETAILS] = {
  [MOA_DETAIL_NEAR] = {
    .face = {
      .size = MOA_LABEL_SIZE_NEAR,
      .min_size = 11.0,
      .weight = PANGO_WEIGHT_SEMIBOLD,
      .alignment = PANGO_ALIGN_CENTER,
    },
    .good_size = 13.0,
    .poor_size = 12.0,
  },
  [MOA_DETAIL_FAR] = {
    .face = {
      .size = MOA_LABEL_SIZE_FAR,
      .min_size = MOA_LABEL_SIZE_FAR_MIN,
      .weight = PANGO_WEIGHT_SEMIBOLD,
      .alignment = PANGO_ALIGN_CENTER,
      .whole = TRUE,
    },
    .good_size = MOA_LABEL_SIZE_FAR_MIN,
    .poor_size = MOA_LABEL_SIZE_FAR_MIN,
  },
  [MOA_DETAIL_SYMBOL] = {
    .face = {
      .size = MOA_LABEL_SIZE_FAR,
      .min_size = MOA_LABEL_SIZE_FAR_MIN,
      .weight = PANGO_WEIGHT_SEMIBOLD,
      .alignment = PANGO_ALIGN_CENTER,
      .whole = TRUE,
    },
    .good_size = MOA_LABEL_SIZE_FAR_MIN,
    .poor_size = MOA_LABEL_SIZE_FAR_MIN,
  },
};

struct _MoaNodeArt
{
  const MoaNode *node;
  const Type *type;
  graphene_rect_t box;
  graphene_rect_t inner; /* of a card: the room for symbol and words */
  MoaTextBox *label;     /* NULL: so far away there is none */
  gboolean label_fits;
  double label_x, label_y; /* its top left corner */
  const char *symbol;      /* NULL: it gave way to the words */
  const char *own_symbol;  /* the same, were there no words; NULL: none */
  double symbol_x, symbol_y, symbol_size;
  graphene_rect_t body; /* what arrows point at and markers hang on: the card, or the ink of a
                           symbol without one */
};

/**
 * moa_node_has_card:
 * @node: a node
 *
 * Whether a node is drawn as a card that fills its box; one without is its symbol alone.
 *
 * Returns: %TRUE for all but lipoproteins
 */
gboolean
moa_node_has_card (const MoaNode *node)
{
  return node->kind != MOA_NODE_LIPOPROTEIN;
}

static MoaTextBox *
set_label (const MoaNodeArt *self,
           MoaText label,
           PangoContext *context,
           double width,
           double height)
{
  return moa_text_box_new (context, label, &self->type->face, MAX (width, 1), MAX (height, 1));
}

/* Keeps `words` as the label when they are the first that fit their room, or came out larger than
 * those before; TRUE when they fit at a good size. */
static gboolean
offer_label (MoaNodeArt *self, MoaTextBox *words, double width, double height)
{
  gboolean fits = moa_text_box_is_within (words, width, height);

  if (self->label != NULL && self->label_fits >= fits
      && moa_text_box_get_size (words) <= moa_text_box_get_size (self->label))
    {
      moa_text_box_free (words);
      return FALSE;
    }

  g_clear_pointer (&self->label, moa_text_box_free);
  self->label = words;
  self->label_fits = fits;

  return fits && moa_text_box_get_size (words) >= self->type->good_size;
}

/* The symbol gives way, a share of `room` at a time, until the words beside or below it have a good
 * size; words that would be poor to the last get all of the card. Sets the label, and the room that
 * is left for the symbol. */
static double
share_room (MoaNodeArt *self,
            const graphene_rect_t *inner,
            double room,
            gboolean beside,
            MoaText label,
            PangoContext *context)
{
  static const double shares[] = { 1.0, 0.7, 0.5, 0 };
  guint first = self->symbol != NULL ? 0 : G_N_ELEMENTS (shares) - 1;
  double left = 0;

  for (guint i = first; i < G_N_ELEMENTS (shares); i++)
    {
      double symbol = room * shares[i] >= SYMBOL_MIN ? room * shares[i] : 0;
      double kept = symbol > 0 ? symbol + GAP : 0;
      double width = inner->size.width - (beside ? kept : 0);
      double height = inner->size.height - (beside ? 0 : kept);
      MoaTextBox *before = self->label;
      gboolean good;

      if (symbol == 0 && before != NULL && self->label_fits
          && moa_text_box_get_size (before) >= self->type->poor_size)
        break;
      good = offer_label (self, set_label (self, label, context, width, height), width, height);
      if (self->label != before)
        left = symbol;
      if (good)
        break;
    }

  return left;
}

/* Symbol on the left, label in the middle of what is left of the width. */
static void
place_beside (MoaNodeArt *self, const graphene_rect_t *inner, MoaText label, PangoContext *context)
{
  double room = MIN (MIN (inner->size.height, SYMBOL_MAX), inner->size.width * 0.34);
  double left = inner->origin.x;
  double indent;

  self->symbol_size = share_room (self, inner, room, TRUE, label, context);
  if (self->symbol_size < SYMBOL_MIN)
    self->symbol = NULL;
  indent = self->symbol != NULL ? self->symbol_size + GAP : 0;

  left += (inner->size.width - indent - moa_text_box_get_width (self->label)) / 2;
  self->symbol_x = left;
  self->symbol_y = inner->origin.y + (inner->size.height - self->symbol_size) / 2;
  self->label_x = left + indent;
  self->label_y = inner->origin.y
                  + (inner->size.height - moa_text_box_get_height (self->label)) / 2;
}

/* Symbol above, label below; both together in the middle of the height. */
static void
place_above (MoaNodeArt *self, const graphene_rect_t *inner, MoaText label, PangoContext *context)
{
  double top, used;

  self->symbol_size = share_room (self, inner, inner->size.height * SYMBOL_SHARE, FALSE, label,
                                  context);
  if (self->symbol_size < SYMBOL_MIN)
    self->symbol = NULL;
  self->symbol_size = MIN (
      MIN (inner->size.height - moa_text_box_get_height (self->label) - GAP, SYMBOL_MAX),
      inner->size.width);

  used = moa_text_box_get_height (self->label)
         + (self->symbol != NULL ? self->symbol_size + GAP : 0);
  top = inner->origin.y + (inner->size.height - used) / 2;
  self->symbol_x = inner->origin.x + (inner->size.width - self->symbol_size) / 2;
  self->symbol_y = top;
  self->label_x = inner->origin.x + (inner->size.width - moa_text_box_get_width (self->label)) / 2;
  self->label_y = top + used - moa_text_box_get_height (self->label);
}

/* Without a card the symbol keeps its scale, so that particles compare in size, and the label moves
 * up to its ink. */
static void
place_bare (MoaNodeArt *self, MoaText label, PangoContext *context, MoaSymbolSet *symbols)
{
  graphene_rect_t ink = self->symbol != NULL ? moa_symbol_set_get_ink (symbols, self->symbol)
                                             : GRAPHENE_RECT_INIT (0, 0, 0, 0);
  double share = self->type == &types[MOA_DETAIL_FAR] ? FAR_BARE_SHARE : BARE_SHARE;
  double size = MIN (self->box.size.height * share, self->box.size.width);
  double rest = self->box.size.height - size * ink.size.height - BARE_GAP;
  double used, top;

  self->symbol_size = size;
  self->label = set_label (self, label, context, self->box.size.width, rest);
  self->label_fits = moa_text_box_is_within (self->label, self->box.size.width, rest);
  used = size * ink.size.height + BARE_GAP + moa_text_box_get_height (self->label);
  top = self->box.origin.y + (self->box.size.height - used) / 2;

  self->symbol_x = self->box.origin.x + (self->box.size.width - size) / 2;
  self->symbol_y = top - size * ink.origin.y;
  self->label_x = self->box.origin.x
                  + (self->box.size.width - moa_text_box_get_width (self->label)) / 2;
  self->label_y = top + used - moa_text_box_get_height (self->label);
  self->body = GRAPHENE_RECT_INIT ((float) (self->symbol_x + size * ink.origin.x), (float) top,
                                   (float) (size * ink.size.width),
                                   (float) (size * ink.size.height));
}

/* The symbol of a node without words: in the middle, without a card as large as near. */
static void
place_symbol (MoaNodeArt *self, MoaSymbolSet *symbols)
{
  double size = MIN (self->box.size.height * BARE_SHARE, self->box.size.width);
  graphene_rect_t ink;

  if (moa_node_has_card (self->node) || self->symbol == NULL)
    return;
  ink = moa_symbol_set_get_ink (symbols, self->symbol);
  self->symbol_size = size;
  self->symbol_x = self->box.origin.x + (self->box.size.width - size) / 2;
  self->symbol_y = self->box.origin.y + (self->box.size.height - size) / 2;
  self->body = GRAPHENE_RECT_INIT ((float) (self->symbol_x + size * ink.origin.x),
                                   (float) (self->symbol_y + size * ink.origin.y),
                                   (float) (size * ink.size.width),
                                   (float) (size * ink.size.height));
}

/**
 * moa_node_art_new:
 * @node: a node; it has to outlive the art
 * @box: where it is, diagram units
 * @label: its words
 * @context: sets them
 * @symbols: names its symbol
 * @detail: how far away it is seen from
 *
 * Sets the words of a node and places its symbol.
 *
 * Returns: (transfer full): the art
 */
MoaNodeArt *
moa_node_art_new (const MoaNode *node,
                  const graphene_rect_t *box,
                  MoaText label,
                  PangoContext *context,
                  MoaSymbolSet *symbols,
                  MoaDetail detail)
{
  MoaNodeArt *self = g_new0 (MoaNodeArt, 1);
  graphene_rect_t inner = moa_shape_grow (box, -PADDING);
  float inset = (float) moa_shape_get_side_inset (box, node->kind);

  self->node = node;
  self->type = &types[detail];
  self->box = *box;
  self->body = *box;
  self->symbol = moa_symbol_set_choose (symbols, node);
  self->own_symbol = self->symbol;
  inner.origin.x += inset;
  inner.size.width -= 2 * inset;
  self->inner = inner;

  if (detail == MOA_DETAIL_SYMBOL)
    place_symbol (self, symbols);
  else if (!moa_node_has_card (node))
    place_bare (self, label, context, symbols);
  else if (box->size.width >= 2 * box->size.height)
    place_beside (self, &inner, label, context);
  else
    place_above (self, &inner, label, context);

  return self;
}

/**
 * moa_node_art_free:
 * @self: (transfer full): the art of a node
 *
 * Frees it.
 */
void
moa_node_art_free (MoaNodeArt *self)
{
  g_clear_pointer (&self->label, moa_text_box_free);
  g_free (self);
}

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
  float size = (float) MIN (MIN (self->inner.size.width, self->inner.size.height), SYMBOL_MAX);

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
 * moa_node_art_get_label_box:
 * @self: the art of a node
 *
 * Where its words stand.
 *
 * Returns: diagram units
 */
graphene_rect_t
moa_node_art_get_label_box (const MoaNodeArt *self)
{
  if (self->label == NULL)
    return self->body;

  return GRAPHENE_RECT_INIT ((float) self->label_x, (float) self->label_y,
                             (float) moa_text_box_get_width (self->label),
                             (float) moa_text_box_get_height (self->label));
}

/**
 * moa_node_art_get_body:
 * @self: the art of a node
 *
 * The card, or the symbol of a node without a card.
 *
 * Returns: diagram units
 */
graphene_rect_t
moa_node_art_get_body (const MoaNodeArt *self)
{
  return self->body;
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
