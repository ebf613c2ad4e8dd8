/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels of arrows lie on a plate that shows the bare ground. The arrows of the mechanism choose
 * before those of medicines, established ones before contested ones; a label that finds no place is
 * not drawn. */
#include "moa-edge-labels.h"

#include "moa-edge-painter.h"
#include "moa-label-placer.h"
#include "moa-shape.h"
#include "moa-texture.h"

#define LINES_MAX 3
#define PLATE_MARGIN 2.0 /* left and right of the words */

static const MoaTypeface face = {
  .size = 12.5,
  .min_size = 12.5,
  .weight = PANGO_WEIGHT_NORMAL,
  .alignment = PANGO_ALIGN_CENTER,
  .whole = TRUE,
};

typedef struct
{
  MoaTextBox *words; /* NULL: the arrow has no label, or it found no place */
  graphene_rect_t box;
} Label;

struct _MoaEdgeLabels
{
  const MoaDiagram *diagram;
  Label *labels; /* by index of the edge */
};

static void
take_box (MoaLabelPlacer *placer, graphene_rect_t box)
{
  moa_label_placer_add_box (placer, &box);
}

static void
take_parts (MoaLabelPlacer *placer,
            const MoaGeometry *geometry,
            MoaCompartmentArt *const *compartments,
            MoaNodeArt *const *nodes)
{
  const MoaDiagram *diagram = moa_geometry_get_diagram (geometry);

  for (guint i = 0; i < diagram->n_compartments; i++)
    {
      take_box (placer, moa_compartment_art_get_label_box (compartments[i]));
      moa_label_placer_add_border (placer, diagram->compartments[i]);
    }
  for (guint i = 0; i < diagram->n_nodes; i++)
    {
      take_box (placer, moa_node_art_get_body (nodes[i]));
      take_box (placer, moa_node_art_get_label_box (nodes[i]));
    }
  for (guint i = 0; i < diagram->n_edges; i++)
    {
      const MoaRoute *route = moa_geometry_get_route (geometry, diagram->edges[i]);

      moa_label_placer_add_route (placer, route);
      if (moa_edge_has_scissors (diagram->edges[i]))
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

static void
take_tag (MoaLabelPlacer *placer, const MoaEffectTags *tags, const MoaNodeArt *node)
{
  graphene_rect_t body = moa_node_art_get_body (node);

  take_box (placer, moa_effect_tags_get_room (tags, &body));
}

/* Keeps free where the tag of a change may come to stand. */
static void
take_tags (MoaLabelPlacer *placer,
           const MoaDiagram *diagram,
           MoaNodeArt *const *nodes,
           const MoaEffectTags *tags,
           GPtrArray *medicines)
{
  for (guint i = 0; medicines->len > 0 && i < diagram->n_nodes; i++)
    if (may_change (diagram->nodes[i]))
      take_tag (placer, tags, nodes[i]);
  for (guint i = 0; i < medicines->len; i++)
    {
      const MoaMedicine *medicine = g_ptr_array_index (medicines, i);

      for (guint k = 0; k < medicine->n_targets; k++)
        take_tag (placer, tags, nodes[medicine->targets[k].node->part.index]);
    }
}

static guint
get_rank (const MoaEdge *edge)
{
  return (edge->from->kind == MOA_NODE_MEDICINE ? 2 : 0)
         + (edge->certainty == MOA_CERTAINTY_CONTESTED ? 1 : 0);
}

/* Tries lines of several lengths, the longest first, until the words find a place. */
static void
place_label (Label *label,
             MoaLabelPlacer *placer,
             const MoaRoute *route,
             MoaText text,
             PangoContext *context)
{
  static const double widths[] = { 180, 120, 84, 52 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (MoaTextBox) words = moa_text_box_new (context, text, &face, widths[i], -1);

      if (moa_text_box_get_width (words) > widths[i] + 1
          || moa_text_box_get_n_lines (words) > LINES_MAX)
        continue;
      if (moa_label_placer_place (placer, route, moa_text_box_get_width (words) + 2 * PLATE_MARGIN,
                                  moa_text_box_get_height (words), &label->box))
        {
          label->words = g_steal_pointer (&words);
          return;
        }
    }
}

/**
 * moa_edge_labels_new:
 * @catalog: the words
 * @geometry: where everything is; has to outlive the labels
 * @context: sets the words
 * @compartments: the art of the compartments, by index, whose headings stay free
 * @nodes: the art of the nodes, by index
 * @tags: what medicines write on nodes
 *
 * Sets and places the labels of all arrows of a diagram.
 *
 * Returns: (transfer full): the labels
 */
MoaEdgeLabels *
moa_edge_labels_new (MoaCatalog *catalog,
                     const MoaGeometry *geometry,
                     PangoContext *context,
                     MoaCompartmentArt *const *compartments,
                     MoaNodeArt *const *nodes,
                     const MoaEffectTags *tags)
{
  MoaEdgeLabels *self = g_new0 (MoaEdgeLabels, 1);
  graphene_rect_t bounds = moa_geometry_get_bounds (geometry);
  g_autoptr (MoaLabelPlacer) placer = moa_label_placer_new (&bounds);

  self->diagram = moa_geometry_get_diagram (geometry);
  self->labels = g_new0 (Label, MAX (self->diagram->n_edges, 1));
  take_parts (placer, geometry, compartments, nodes);
  take_tags (placer, self->diagram, nodes, tags,
             moa_bundle_get_medicines (moa_catalog_get_bundle (catalog)));

  for (guint rank = 0; rank < 4; rank++)
    for (guint i = 0; i < self->diagram->n_edges; i++)
      {
        const MoaEdge *edge = self->diagram->edges[i];

        if (get_rank (edge) == rank && !moa_message_is_empty (&edge->part.label))
          place_label (&self->labels[i], placer, moa_geometry_get_route (geometry, edge),
                       moa_catalog_get_text (catalog, &edge->part.label), context);
      }

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
  for (guint i = 0; i < self->diagram->n_edges; i++)
    g_clear_pointer (&self->labels[i].words, moa_text_box_free);
  g_free (self->labels);
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
 * Returns: %FALSE when the arrow has none
 */
gboolean
moa_edge_labels_get_box (const MoaEdgeLabels *self, const MoaEdge *edge, graphene_rect_t *box)
{
  const Label *label = &self->labels[edge->part.index];

  if (label->words == NULL)
    return FALSE;
  *box = label->box;

  return TRUE;
}

/* The ground once more, without its borders and patterns. */
static void
draw_plate (const MoaEdgeLabels *self,
            const Label *label,
            cairo_t *cr,
            const MoaStyle *style,
            const MoaCompartment *const *stage)
{
  cairo_save (cr);
  moa_shape_rounded (cr, &label->box, 4);
  cairo_clip (cr);
  moa_color_set_source (&style->page, cr);
  cairo_paint (cr);
  for (guint i = 0; i < self->diagram->n_compartments; i++)
    {
      graphene_rect_t box = GRAPHENE_RECT_INIT ((float) stage[i]->x, (float) stage[i]->y,
                                                (float) stage[i]->width, (float) stage[i]->height);

      if (!graphene_rect_intersection (&box, &label->box, NULL))
        continue;
      moa_texture_draw_outline (cr, &box, stage[i]->shape);
      moa_color_set_source (&moa_style_get_compartment_colors (style, stage[i]->kind)->fill, cr);
      cairo_fill (cr);
    }
  cairo_restore (cr);
}

/**
 * moa_edge_labels_draw:
 * @self: labels
 * @cr: where to, in diagram units
 * @style: the style
 * @stage: the compartments, parents before children
 * @edge: the arrow whose label is drawn
 * @look: how the arrow stands out
 * @scale: device pixels per diagram unit
 *
 * Draws the label of an arrow, if it has one that is large enough to be read.
 */
void
moa_edge_labels_draw (const MoaEdgeLabels *self,
                      cairo_t *cr,
                      const MoaStyle *style,
                      const MoaCompartment *const *stage,
                      const MoaEdge *edge,
                      const MoaLook *look,
                      double scale)
{
  const Label *label = &self->labels[edge->part.index];
  MoaColor color;

  if (label->words == NULL || !moa_text_box_is_legible (label->words, scale))
    return;

  draw_plate (self, label, cr, style, stage);
  color = moa_look_get_text (look, style, &style->text);
  color = moa_color_with_alpha (&color, moa_look_get_opacity (look, style));
  moa_color_set_source (&color, cr);
  moa_text_box_draw_centred (label->words, cr, label->box.origin.x + label->box.size.width / 2,
                             label->box.origin.y + label->box.size.height / 2);
}
