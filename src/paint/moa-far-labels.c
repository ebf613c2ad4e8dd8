/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scales are taken in steps of the square root of two, so that words stay where they are while one
 * zooms a little. The plane is cut into square cells; a label lies inside of its cell, and where it
 * lies depends on what is in the cell alone, so that a drawing in pieces has no seams. */
#include "moa-far-labels-private.h"

#include "moa-describe-effect.h"
#include "moa-far-parts.h"
#include "moa-shape.h"

#include <math.h>

/* At the scale of a step, pixels. */
#define CELL 360.0
#define WIDEST 104.0 /* a label of a node */
#define SPECK 4.0    /* a smaller node may be covered by words */

#define MOST_CANDIDATES 40u
#define TAG_REACH 300.0F /* how far from its node a tag may stand, diagram units */
#define N_EFFECTS 8u     /* all effects, established and contested */
#define MOST_WORDS 1200u /* kept */
#define RANK_DEGREE 1000000u

static const MoaTypeface node_face = {
  .size = MOA_FAR_SIZE,
  .min_size = MOA_FAR_SIZE,
  .weight = PANGO_WEIGHT_SEMIBOLD,
  .alignment = PANGO_ALIGN_CENTER,
  .whole = TRUE,
};

typedef struct
{
  guint rank;
  guint index;
} Candidate;

/* What lies in a cell; boxes are diagram units. */
typedef struct
{
  graphene_rect_t area;
  double level;
  GArray *taken; /* of graphene_rect_t: words and tags */
} Cell;

/**
 * moa_far_labels_new:
 * @catalog: the words
 * @geometry: where everything is
 * @style: the style
 * @context: sets the words
 * @stage: the compartments, parents before children
 * @places: an index of their boxes, in that order
 *
 * All but @catalog has to outlive the labels.
 *
 * Returns: (transfer full): the labels, none of them set yet
 */
MoaFarLabels *
moa_far_labels_new (MoaCatalog *catalog,
                    const MoaGeometry *geometry,
                    const MoaStyle *style,
                    PangoContext *context,
                    const MoaCompartment *const *stage,
                    const MoaIndex *places)
{
  MoaFarLabels *self = g_new0 (MoaFarLabels, 1);

  self->catalog = g_object_ref (catalog);
  self->geometry = geometry;
  self->diagram = moa_geometry_get_diagram (geometry);
  self->style = style;
  self->context = context;
  self->stage = stage;
  self->places = places;
  self->nodes = moa_cache_new (MOST_WORDS, (GDestroyNotify) moa_text_box_free);
  self->headings = moa_cache_new (MOST_WORDS, (GDestroyNotify) moa_text_box_free);

  return self;
}

/**
 * moa_far_labels_free:
 * @self: (transfer full): labels
 *
 * Frees them.
 */
void
moa_far_labels_free (MoaFarLabels *self)
{
  moa_cache_free (self->nodes);
  moa_cache_free (self->headings);
  g_object_unref (self->catalog);
  g_free (self);
}

/**
 * moa_far_labels_get_level:
 * @scale: device pixels per diagram unit
 *
 * The step of scales that a scale belongs to.
 *
 * Returns: the smallest scale of the step
 */
double
moa_far_labels_get_level (double scale)
{
  return exp2 (floor (2 * log2 (scale) + 1e-9) / 2);
}

static const char *
get_sign (MoaEffect effect)
{
  switch (effect)
    {
    case MOA_EFFECT_LESS:
      return "↓";
    case MOA_EFFECT_MORE:
      return "↑";
    case MOA_EFFECT_DEPENDS:
      return "↓↑";
    case MOA_EFFECT_NONE:
    default:
      return "";
    }
}

/* The name of a node, and under it what medicines do to it, which its tag says nearer by. */
static MoaTextBox *
set_node_words (MoaFarLabels *self, const MoaNode *node, const MoaLook *look)
{
  MoaText label = moa_catalog_get_text (self->catalog, &node->part.label);
  g_autofree char *text = NULL;

  if (look->effect == MOA_EFFECT_NONE)
    return moa_text_box_new (self->context, label, &node_face, WIDEST, -1);

  text = g_strdup_printf ("%s\n%s %s", label.string, get_sign (look->effect),
                          moa_describe_effect_word (look->effect, look->contested));

  return moa_text_box_new (self->context, (MoaText){ text, label.language }, &node_face, WIDEST,
                           -1);
}

static const MoaTextBox *
get_node_words (MoaFarLabels *self, const MoaNode *node, const MoaLook *look)
{
  guint64 key = node->part.index * (guint64) N_EFFECTS + 2 * (guint) look->effect
                + (look->contested ? 1 : 0);
  MoaTextBox *words = moa_cache_get (self->nodes, key);

  if (words == NULL)
    {
      words = set_node_words (self, node, look);
      moa_cache_add (self->nodes, key, words);
    }

  return words;
}

static gboolean
meets_any (const GArray *boxes, const graphene_rect_t *box)
{
  for (guint i = 0; i < boxes->len; i++)
    if (graphene_rect_intersection (&g_array_index (boxes, graphene_rect_t, i), box, NULL))
      return TRUE;

  return FALSE;
}

/* Whether a box lies on a node whose sides are at least that long, diagram units; what is faded may
 * be covered, where looks are known. */
gboolean
moa_far_labels_cover_node (MoaFarLabels *self,
                           const graphene_rect_t *box,
                           double smallest,
                           const MoaLooks *looks)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  moa_index_find (moa_geometry_get_node_index (self->geometry), box, found);
  for (guint i = 0; i < found->len; i++)
    {
      const MoaNode *node = self->diagram->nodes[g_array_index (found, guint, i)];
      graphene_rect_t body = moa_geometry_get_part_box (self->geometry, &node->part);
      graphene_rect_t shared;

      if (MIN (body.size.width, body.size.height) >= smallest
          && graphene_rect_intersection (&body, box, &shared) && shared.size.width > 0
          && shared.size.height > 0 && (looks == NULL || !moa_looks_get (looks, &node->part).faded))
        return TRUE;
    }

  return FALSE;
}

static void
draw_words (const MoaFarLabels *self,
            const MoaFarDrawing *drawing,
            const MoaTextBox *words,
            const graphene_rect_t *box,
            const MoaColor *color,
            double level)
{
  cairo_t *cr = drawing->cr;
  MoaColor plate = moa_color_with_alpha (&self->style->page, MOA_STYLE_PLATE_ALPHA);

  if (drawing->placed != NULL)
    g_array_append_vals (drawing->placed, box, 1);
  cairo_save (cr);
  moa_shape_rounded (cr, box, 3 / level);
  moa_color_set_source (&plate, cr);
  cairo_fill (cr);
  moa_color_set_source (color, cr);
  cairo_translate (cr, box->origin.x + MOA_FAR_GAP / level, box->origin.y + MOA_FAR_GAP / level);
  cairo_scale (cr, 1 / level, 1 / level);
  moa_text_box_draw (words, cr, 0, 0);
  cairo_restore (cr);
}

/* The box of words with their gap, from its corner; diagram units. */
graphene_rect_t
moa_far_labels_make_box (const MoaTextBox *words, double x, double y, double level)
{
  return GRAPHENE_RECT_INIT ((float) x, (float) y,
                             (float) ((moa_text_box_get_width (words) + 2 * MOA_FAR_GAP) / level),
                             (float) ((moa_text_box_get_height (words) + 2 * MOA_FAR_GAP) / level));
}

static void
take_headings (MoaFarLabels *self, Cell *cell, const MoaFarDrawing *drawing, gboolean draws)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  moa_index_find (self->places, draws ? drawing->clip : &cell->area, found);
  for (guint i = 0; i < found->len; i++)
    {
      guint index = g_array_index (found, guint, i);
      const MoaCompartment *place = self->stage[index];
      const MoaCompartmentColors *colors = moa_style_get_compartment_colors (self->style,
                                                                             place->kind);
      graphene_rect_t box;
      const MoaTextBox *words = moa_far_headings_choose (self, index, cell->level, &box, 16);

      if (words == NULL)
        continue;
      if (draws)
        draw_words (self, drawing, words, &box, &colors->label, cell->level);
      else
        g_array_append_val (cell->taken, box);
    }
}

/* What is chosen first, then medicines, then what many arrows meet or where causes begin or end. */
static guint
get_rank (const MoaNode *node, const MoaLook *look, gboolean has_focus)
{
  guint rank = 2 * MIN (node->n_incoming + node->n_outgoing, RANK_DEGREE / 4);

  if (node->n_incoming == 0 || node->n_outgoing == 0)
    rank += 3;
  if (node->kind == MOA_NODE_MEDICINE)
    rank += RANK_DEGREE;
  if (look->effect != MOA_EFFECT_NONE)
    rank += 2 * RANK_DEGREE;
  if (look->selected || look->emphasised || (has_focus && !look->faded))
    rank += 4 * RANK_DEGREE;

  return rank;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *one = a;
  const Candidate *other = b;

  if (one->rank != other->rank)
    return one->rank < other->rank ? 1 : -1;

  return (one->index > other->index) - (one->index < other->index);
}

/* Keeps the best, in order, while the others pass by. */
static void
offer (GArray *best, Candidate candidate)
{
  guint at = best->len;

  if (at == MOST_CANDIDATES
      && compare_candidates (&candidate, &g_array_index (best, Candidate, at - 1)) > 0)
    return;
  while (at > 0 && compare_candidates (&candidate, &g_array_index (best, Candidate, at - 1)) < 0)
    at--;
  g_array_insert_val (best, at, candidate);
  if (best->len > MOST_CANDIDATES)
    g_array_set_size (best, MOST_CANDIDATES);
}

static gboolean
holds_centre (const graphene_rect_t *area, const graphene_rect_t *box)
{
  float x = box->origin.x + box->size.width / 2 - area->origin.x;
  float y = box->origin.y + box->size.height / 2 - area->origin.y;

  return x >= 0 && y >= 0 && x < area->size.width && y < area->size.height;
}

/* The most important nodes of the cell. */
static GArray *
find_candidates (MoaFarLabels *self, Cell *cell, const MoaFarDrawing *drawing)
{
  GArray *best = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  moa_index_find (moa_geometry_get_node_index (self->geometry), &cell->area, found);
  for (guint i = 0; i < found->len; i++)
    {
      guint index = g_array_index (found, guint, i);
      const MoaNode *node = self->diagram->nodes[index];
      graphene_rect_t box = moa_geometry_get_part_box (self->geometry, &node->part);
      MoaLook look = moa_looks_get (drawing->looks, &node->part);

      if (!look.faded && holds_centre (&cell->area, &box))
        offer (best, (Candidate){ get_rank (node, &look, drawing->looks->front != NULL), index });
    }

  return best;
}

/* Labels keep off what tags take at the smallest scale of the step, where they are largest. */
static void
take_tags (MoaFarLabels *self, Cell *cell, const MoaFarDrawing *drawing)
{
  graphene_rect_t wide = moa_shape_grow (&cell->area, TAG_REACH);
  g_autoptr (GArray) found = NULL;

  if (drawing->looks->highlight == NULL || drawing->looks->highlight->influence == NULL)
    return;
  found = g_array_new (FALSE, FALSE, sizeof (guint));
  moa_index_find (moa_geometry_get_node_index (self->geometry), &wide, found);
  for (guint i = 0; i < found->len; i++)
    {
      const MoaNode *node = self->diagram->nodes[g_array_index (found, guint, i)];
      graphene_rect_t box = moa_geometry_get_part_box (self->geometry, &node->part);
      MoaLook look = moa_looks_get (drawing->looks, &node->part);

      if (!moa_node_shows_tag (&box, &look, drawing->scale))
        continue;
      box = moa_effect_tags_get_box (drawing->tags, &look, &box, cell->level);
      g_array_append_val (cell->taken, box);
    }
}

/* Under the node, over it, or at its sides. */
static gboolean
place_label (MoaFarLabels *self,
             const Cell *cell,
             const MoaTextBox *words,
             const graphene_rect_t *node,
             const MoaLooks *looks,
             graphene_rect_t *box)
{
  const graphene_rect_t size = moa_far_labels_make_box (words, 0, 0, cell->level);
  float gap = (float) (MOA_FAR_GAP / cell->level);
  float x = node->origin.x + (node->size.width - size.size.width) / 2;
  float y = node->origin.y + (node->size.height - size.size.height) / 2;
  const graphene_point_t corners[] = {
    { x, node->origin.y + node->size.height + gap },
    { x, node->origin.y - size.size.height - gap },
    { node->origin.x + node->size.width + gap, y },
    { node->origin.x - size.size.width - gap, y },
  };

  for (guint i = 0; i < G_N_ELEMENTS (corners); i++)
    {
      *box = GRAPHENE_RECT_INIT (corners[i].x, corners[i].y, size.size.width, size.size.height);
      if (graphene_rect_contains_rect (&cell->area, box) && !meets_any (cell->taken, box)
          && !moa_far_labels_cover_node (self, box, SPECK / cell->level, looks))
        return TRUE;
    }

  return FALSE;
}

static void
label_node (MoaFarLabels *self, Cell *cell, const MoaFarDrawing *drawing, const MoaNode *node)
{
  const MoaTextBox *words;
  MoaLook look = moa_looks_get (drawing->looks, &node->part);
  guint most_lines = MOA_FAR_MOST_LINES + (look.effect != MOA_EFFECT_NONE ? 1 : 0);
  graphene_rect_t node_box = moa_geometry_get_part_box (self->geometry, &node->part);
  graphene_rect_t box;

  if (moa_message_is_empty (&node->part.label))
    return;
  if (moa_detail_for_scale (drawing->scale) != MOA_DETAIL_SYMBOL)
    look.effect = MOA_EFFECT_NONE; /* the tag has room for its words */
  words = get_node_words (self, node, &look);
  if (moa_text_box_get_width (words) <= WIDEST + 1 && moa_text_box_get_n_lines (words) <= most_lines
      && place_label (self, cell, words, &node_box, drawing->looks, &box))
    {
      g_array_append_val (cell->taken, box);
      if (graphene_rect_intersection (&box, drawing->clip, NULL))
        draw_words (self, drawing, words, &box, &self->style->text, cell->level);
    }
  g_array_append_val (cell->taken, node_box);
}

static void
draw_cell (MoaFarLabels *self, Cell *cell, const MoaFarDrawing *drawing)
{
  g_autoptr (GArray) best = NULL;

  cell->taken = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  take_headings (self, cell, drawing, FALSE);
  take_tags (self, cell, drawing);
  best = find_candidates (self, cell, drawing);
  for (guint i = 0; i < best->len; i++)
    {
      const MoaNode *node = self->diagram->nodes[g_array_index (best, Candidate, i).index];

      if (!drawing->is_labelled (drawing->owner, node, drawing->scale))
        label_node (self, cell, drawing, node);
    }
  g_clear_pointer (&cell->taken, g_array_unref);
}

/**
 * moa_far_labels_draw:
 * @self: labels
 * @drawing: what is drawn and where
 *
 * Draws the headings and labels of a diagram that is seen from far away.
 */
void
moa_far_labels_draw (MoaFarLabels *self, const MoaFarDrawing *drawing)
{
  graphene_rect_t bounds = moa_geometry_get_bounds (self->geometry);
  Cell cell = { .level = moa_far_labels_get_level (drawing->scale) };
  float side = (float) (CELL / cell.level);
  graphene_rect_t clip;

  take_headings (self, &cell, drawing, TRUE);
  if (!graphene_rect_intersection (&bounds, drawing->clip, &clip))
    return;
  for (float row = floorf ((clip.origin.y - bounds.origin.y) / side);
       bounds.origin.y + row * side < clip.origin.y + clip.size.height; row++)
    for (float column = floorf ((clip.origin.x - bounds.origin.x) / side);
         bounds.origin.x + column * side < clip.origin.x + clip.size.width; column++)
      {
        cell.area = GRAPHENE_RECT_INIT (bounds.origin.x + column * side,
                                        bounds.origin.y + row * side, side, side);
        graphene_rect_intersection (&cell.area, &bounds, &cell.area); /* beyond, words are cut */
        draw_cell (self, &cell, drawing);
      }
}
