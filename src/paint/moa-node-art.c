/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A node is a card whose outline tells its kind, with a symbol and its label: one above the other,
 * side by side when the card is at least twice as wide as high. A lipoprotein is its symbol alone,
 * large, with the label under it. */
#include "moa-node-art-private.h"

#include "moa-shape.h"

#define PADDING 7.0
#define GAP 4.0           /* between symbol and label */
#define SYMBOL_MIN 16.0   /* a smaller one is left out */
#define SYMBOL_SHARE 0.42 /* of the height, for a symbol that stands above the label */
#define BARE_SHARE 0.74   /* the same for a symbol without a card */
#define FAR_BARE_SHARE 0.5
#define BARE_GAP 5.0

/* Near, everything is shown. Far away words must be larger to be read, and whole: those that do not
 * fit leave the card to the symbol. */
static const MoaNodeType types[MOA_N_DETAILS] = {
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
  [MOA_DETAIL_FAR ... MOA_DETAIL_SYMBOL] = {
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
  double room = MIN (MIN (inner->size.height, MOA_NODE_SYMBOL_MAX), inner->size.width * 0.34);
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
      MIN (inner->size.height - moa_text_box_get_height (self->label) - GAP, MOA_NODE_SYMBOL_MAX),
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
