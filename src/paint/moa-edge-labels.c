/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels of arrows lie on a plate that shows the bare ground. The arrows of the mechanism choose
 * before those of medicines, established ones before contested ones; a label that finds no place is
 * not drawn. */
#include "moa-edge-labels.h"

#include "moa-edge-painter.h"
#include "moa-label-placer.h"
#include "moa-shape.h"
#include "moa-texture.h"

#include <math.h>

#define LINES_MAX 3
#define MOST_FAILURES 100u   /* beyond the number of labels placed: the cell is full */
#define PLATE_MARGIN 2.0     /* left and right of the words */
#define TAG_REACH 120.0F     /* how far from its node a tag may stand */
#define CELL 900.0F          /* side of a cell, diagram units */
#define ONE_CELL_EDGES 1000u /* with fewer arrows the whole diagram is one cell */

static const MoaTypeface face = {
  .size = 12.5,
  .min_size = 12.5,
  .weight = PANGO_WEIGHT_NORMAL,
  .alignment = PANGO_ALIGN_CENTER,
  .whole = TRUE,
};

typedef struct
{
  const MoaEdge *edge;
  MoaTextBox *words; /* NULL: it found no place */
  MoaTurnedBox box;
} Label;

struct _MoaEdgeLabels
{
  GArray *labels;    /* of Label, by index of the edge */
  GPtrArray *ground; /* the compartments under them, parents before children */
};

static void
take_box (MoaLabelPlacer *placer, graphene_rect_t box)
{
  moa_label_placer_add_box (placer, &box);
}

static void
take_compartments (MoaEdgeLabels *self,
                   MoaLabelPlacer *placer,
                   const MoaEdgeLabelSource *source,
                   const graphene_rect_t *area)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  moa_index_find (source->places, area, found);
  for (guint i = 0; i < found->len; i++)
    {
      const MoaCompartment *place = source->stage[g_array_index (found, guint, i)];

      take_box (placer, source->get_heading (source->owner, place));
      moa_label_placer_add_border (placer, place);
      g_ptr_array_add (self->ground, (gpointer) place);
    }
}

/* Labels keep off the whole box of a node, which holds its words and its symbol. */
static void
take_node_boxes (MoaLabelPlacer *placer, const MoaGeometry *geometry, const graphene_rect_t *area)
{
  const MoaDiagram *diagram = moa_geometry_get_diagram (geometry);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  moa_index_find (moa_geometry_get_node_index (geometry), area, found);
  for (guint i = 0; i < found->len; i++)
    take_box (placer, moa_geometry_get_part_box (
                          geometry, &diagram->nodes[g_array_index (found, guint, i)]->part));
}

static void
take_edges (MoaLabelPlacer *placer, const MoaGeometry *geometry, const GArray *found)
{
  const MoaDiagram *diagram = moa_geometry_get_diagram (geometry);

  for (guint i = 0; i < found->len; i++)
    {
      const MoaEdge *edge = diagram->edges[g_array_index (found, guint, i)];
      const MoaRoute *route = moa_geometry_get_route (geometry, edge);

      moa_label_placer_add_route (placer, route);
      if (moa_edge_has_scissors (edge))
        take_box (placer, moa_edge_get_scissors_box (route));
    }
}

static gboolean
carries_influence (const MoaEdge *edge, const MoaNode *effect)
{
  return edge->influence.effect == effect && edge->influence.sign != MOA_SIGN_NONE;
}

/* Whether a medicine may change a node: one acts on it, or an arrow carries a change to it. */
static gboolean
may_change (const MoaNode *node)
{
  for (guint i = 0; i < node->n_incoming; i++)
    if (carries_influence (node->incoming[i], node))
      return TRUE;
  for (guint i = 0; i < node->n_outgoing; i++)
    if (carries_influence (node->outgoing[i], node))
      return TRUE;

  return FALSE;
}

/* Keeps free where the tag of a change may come to stand. */
static void
take_tags (MoaLabelPlacer *placer, const MoaEdgeLabelSource *source, const graphene_rect_t *area)
{
  const MoaDiagram *diagram = moa_geometry_get_diagram (source->geometry);
  graphene_rect_t wide = moa_shape_grow (area, TAG_REACH);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  moa_index_find (moa_geometry_get_node_index (source->geometry), &wide, found);
  for (guint i = 0; i < found->len; i++)
    {
      const MoaNode *node = diagram->nodes[g_array_index (found, guint, i)];
      graphene_rect_t box = moa_geometry_get_part_box (source->geometry, &node->part);

      if (g_hash_table_contains (source->targets, node)
          || (g_hash_table_size (source->targets) > 0 && may_change (node)))
        take_box (placer, moa_effect_tags_get_room (source->tags, node, &box));
    }
}

static guint
get_rank (const MoaEdge *edge)
{
  return (edge->from->kind == MOA_NODE_MEDICINE ? 2 : 0)
         + (edge->certainty == MOA_CERTAINTY_CONTESTED ? 1 : 0);
}

/* Sets the words in lines of several lengths, the longest first, until they find a good place; else
 * they take the best. What would be set the same once more is not tried again. */
static void
place_label (Label *label,
             MoaLabelPlacer *placer,
             const MoaRoute *route,
             MoaText text,
             PangoContext *context)
{
  static const double widths[] = { 180, 120, 84, 52 };
  double set = INFINITY; /* as wide as the words before */
  double cost = INFINITY;

  for (guint i = 0; i < G_N_ELEMENTS (widths) && cost >= MOA_LABEL_COST_GOOD; i++)
    {
      g_autoptr (MoaTextBox) words = NULL;
      double found;

      if (set <= widths[i])
        continue;
      words = moa_text_box_new (context, text, &face, widths[i], -1);
      set = moa_text_box_get_width (words);
      if (set > widths[i] + 1 || moa_text_box_get_n_lines (words) > LINES_MAX)
        break;
      found = moa_label_placer_find (placer, route, set + 2 * PLATE_MARGIN,
                                     moa_text_box_get_height (words), cost, &label->box);
      if (found >= cost)
        continue;
      cost = found;
      g_clear_pointer (&label->words, moa_text_box_free);
      label->words = g_steal_pointer (&words);
    }
  if (label->words != NULL)
    moa_label_placer_take (placer, &label->box);
}

static void
place_labels (MoaEdgeLabels *self, MoaLabelPlacer *placer, const MoaEdgeLabelSource *source)
{
  guint n_placed = 0;
  guint n_failed = 0;

  for (guint rank = 0; rank < 4; rank++)
    for (guint i = 0; i < self->labels->len && n_failed <= n_placed + MOST_FAILURES; i++)
      {
        Label *label = &g_array_index (self->labels, Label, i);

        if (get_rank (label->edge) != rank)
          continue;
        place_label (label, placer, moa_geometry_get_route (source->geometry, label->edge),
                     moa_catalog_get_text (source->catalog, &label->edge->part.label),
                     source->context);
        n_placed += label->words != NULL;
        n_failed += label->words == NULL;
      }
}

/* An arrow is labelled in the one cell that the middle of its longest run lies in. */
static void
find_labels (MoaEdgeLabels *self,
             const MoaEdgeLabelSource *source,
             const GArray *found,
             guint64 cell)
{
  const MoaDiagram *diagram = moa_geometry_get_diagram (source->geometry);

  for (guint i = 0; i < found->len; i++)
    {
      Label label = { .edge = diagram->edges[g_array_index (found, guint, i)] };

      if (!moa_message_is_empty (&label.edge->part.label)
          && moa_edge_labels_get_cell (source->geometry, label.edge) == cell)
        g_array_append_val (self->labels, label);
    }
}

static gboolean
is_one_cell (const MoaGeometry *geometry)
{
  return moa_geometry_get_diagram (geometry)->n_edges < ONE_CELL_EDGES;
}

/**
 * moa_edge_labels_get_cell:
 * @geometry: where everything is
 * @edge: an arrow
 *
 * The cell of the plane in which the label of an arrow is placed.
 *
 * Returns: its number
 */
guint64
moa_edge_labels_get_cell (const MoaGeometry *geometry, const MoaEdge *edge)
{
  const MoaRoute *route = moa_geometry_get_route (geometry, edge);
  const MoaPoint *run = moa_route_get_points (route) + moa_route_find_longest_run (route);
  graphene_rect_t bounds = moa_geometry_get_bounds (geometry);
  MoaPoint middle = { (run[-1].x + run[0].x) / 2, (run[-1].y + run[0].y) / 2 };

  if (is_one_cell (geometry))
    return 0;

  return (guint64) MAX ((middle.y - bounds.origin.y) / CELL, 0) << 32
         | (guint64) MAX ((middle.x - bounds.origin.x) / CELL, 0);
}

/**
 * moa_edge_labels_get_area:
 * @geometry: where everything is
 * @cell: the number of a cell
 *
 * What a cell covers: its labels do not leave it. A diagram with few arrows is one cell.
 *
 * Returns: diagram units
 */
graphene_rect_t
moa_edge_labels_get_area (const MoaGeometry *geometry, guint64 cell)
{
  graphene_rect_t bounds = moa_geometry_get_bounds (geometry);
  graphene_rect_t area = GRAPHENE_RECT_INIT (bounds.origin.x + (float) (cell & G_MAXUINT32) * CELL,
                                             bounds.origin.y + (float) (cell >> 32) * CELL, CELL,
                                             CELL);

  if (is_one_cell (geometry) || !graphene_rect_intersection (&bounds, &area, &area))
    return bounds;

  return area;
}

/**
 * moa_edge_labels_new:
 * @source: what labels are made from
 * @cell: the number of a cell
 *
 * Sets and places the labels of the arrows of one cell. They depend on nothing outside of it.
 *
 * Returns: (transfer full): the labels
 */
MoaEdgeLabels *
moa_edge_labels_new (const MoaEdgeLabelSource *source, guint64 cell)
{
  MoaEdgeLabels *self = g_new0 (MoaEdgeLabels, 1);
  graphene_rect_t area = moa_edge_labels_get_area (source->geometry, cell);
  g_autoptr (MoaLabelPlacer) placer = moa_label_placer_new (&area);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  self->labels = g_array_new (FALSE, FALSE, sizeof (Label));
  self->ground = g_ptr_array_new ();
  moa_index_find (moa_geometry_get_edge_index (source->geometry), &area, found);
  find_labels (self, source, found, cell);
  take_compartments (self, placer, source, &area);
  take_node_boxes (placer, source->geometry, &area);
  take_edges (placer, source->geometry, found);
  take_tags (placer, source, &area);
  place_labels (self, placer, source);

  return self;
}

/**
 * moa_edge_labels_free:
 * @self: (transfer full): labels
 *
 * Frees them.
 */
void
moa_edge_labels_free (MoaEdgeLabels *self)
{
  for (guint i = 0; i < self->labels->len; i++)
    g_clear_pointer (&g_array_index (self->labels, Label, i).words, moa_text_box_free);
  g_array_unref (self->labels);
  g_ptr_array_unref (self->ground);
  g_free (self);
}

/**
 * moa_edge_labels_get_box:
 * @self: labels
 * @edge: an arrow
 * @box: (out): where its label is, diagram units
 *
 * The place that the label of an arrow found.
 *
 * Returns: %FALSE when the arrow has none here
 */
gboolean
moa_edge_labels_get_box (const MoaEdgeLabels *self, const MoaEdge *edge, MoaTurnedBox *box)
{
  for (guint i = 0; i < self->labels->len; i++)
    {
      const Label *label = &g_array_index (self->labels, Label, i);

      if (label->edge != edge || label->words == NULL)
        continue;
      *box = label->box;
      return TRUE;
    }

  return FALSE;
}

/* Coordinates in which the box of a label is not turned and begins at its centre. */
static void
turn (cairo_t *cr, const MoaTurnedBox *box)
{
  cairo_matrix_t matrix;

  cairo_matrix_init (&matrix, box->cos, box->sin, -box->sin, box->cos, box->centre.x,
                     box->centre.y);
  cairo_transform (cr, &matrix);
}

static void
clip_to_plate (cairo_t *cr, const MoaTurnedBox *box)
{
  graphene_rect_t plate = GRAPHENE_RECT_INIT ((float) -box->half_width, (float) -box->half_height,
                                              (float) (2 * box->half_width),
                                              (float) (2 * box->half_height));
  cairo_matrix_t matrix;

  cairo_get_matrix (cr, &matrix);
  turn (cr, box);
  moa_shape_rounded (cr, &plate, 4);
  cairo_set_matrix (cr, &matrix);
  cairo_clip (cr);
}

/* The ground once more, without its borders and patterns. */
static void
draw_plate (const MoaEdgeLabels *self, const Label *label, cairo_t *cr, const MoaStyle *style)
{
  graphene_rect_t bounds = moa_turned_box_get_bounds (&label->box);

  cairo_save (cr);
  clip_to_plate (cr, &label->box);
  moa_color_set_source (&style->page, cr);
  cairo_paint (cr);
  for (guint i = 0; i < self->ground->len; i++)
    {
      const MoaCompartment *place = g_ptr_array_index (self->ground, i);
      graphene_rect_t box = GRAPHENE_RECT_INIT ((float) place->x, (float) place->y,
                                                (float) place->width, (float) place->height);

      if (!graphene_rect_intersection (&box, &bounds, NULL))
        continue;
      moa_texture_draw_outline (cr, &box, place->shape);
      moa_color_set_source (&moa_style_get_compartment_colors (style, place->kind)->fill, cr);
      cairo_fill (cr);
    }
  cairo_restore (cr);
}

static void
draw_label (const MoaEdgeLabels *self,
            const Label *label,
            cairo_t *cr,
            const MoaStyle *style,
            const MoaLook *look)
{
  MoaColor color = moa_look_get_text (look, style, &style->text);

  draw_plate (self, label, cr, style);
  color = moa_color_with_alpha (&color, moa_look_get_opacity (look, style));
  moa_color_set_source (&color, cr);
  cairo_save (cr);
  turn (cr, &label->box);
  moa_text_box_draw_centred (label->words, cr, 0, 0);
  cairo_restore (cr);
}

static gboolean
is_within (const Label *label, const graphene_rect_t *clip)
{
  graphene_rect_t bounds = moa_turned_box_get_bounds (&label->box);

  return graphene_rect_intersection (&bounds, clip, NULL);
}

/**
 * moa_edge_labels_draw:
 * @self: labels
 * @cr: where to, in diagram units
 * @style: the style
 * @looks: how the arrows stand out
 * @clip: (nullable): only what meets it is drawn
 * @scale: device pixels per diagram unit
 *
 * Draws the labels that are large enough to be read.
 */
void
moa_edge_labels_draw (const MoaEdgeLabels *self,
                      cairo_t *cr,
                      const MoaStyle *style,
                      const MoaLooks *looks,
                      const graphene_rect_t *clip,
                      double scale)
{
  for (guint i = 0; i < self->labels->len; i++)
    {
      const Label *label = &g_array_index (self->labels, Label, i);
      MoaLook look;

      if (label->words == NULL || !moa_text_box_is_legible (label->words, scale)
          || (clip != NULL && !is_within (label, clip)))
        continue;
      look = moa_looks_get (looks, &label->edge->part);
      draw_label (self, label, cr, style, &look);
    }
}
