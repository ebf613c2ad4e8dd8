/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels of arrows lie on a plate in the colour of the ground. The arrows of the mechanism choose before those of
 * medicines, established ones before contested ones; a label that finds no place is not drawn. */
#include "moa-edge-labels.h"

#include "moa-edge-painter.h"
#include "moa-label-placer.h"
#include "moa-node-painter.h"
#include "moa-shape.h"

#define WIDTH_MAX 132.0 /* of a line of words */
#define PLATE_MARGIN 2.5
#define PLATE_OPACITY 0.9

static const MoaTypeface face = {
  .size = 12.5,
  .min_size = 12.5,
  .weight = PANGO_WEIGHT_NORMAL,
  .alignment = PANGO_ALIGN_CENTER,
};

typedef struct
{
  MoaTextBox *words; /* NULL: the arrow has no label, or it found no place */
  graphene_rect_t box;
  const MoaCompartment *ground; /* what it lies on; NULL: the page */
} Label;

struct _MoaEdgeLabels
{
  const MoaDiagram *diagram;
  Label *labels; /* by index of the edge */
};

static void
take_boxes (MoaLabelPlacer *placer, const MoaGeometry *geometry, MoaCompartmentArt *const *compartments)
{
  const MoaDiagram *diagram = moa_geometry_get_diagram (geometry);

  for (guint i = 0; i < diagram->n_compartments; i++)
    {
      graphene_rect_t box = moa_compartment_art_get_label_box (compartments[i]);

      moa_label_placer_add_box (placer, &box);
    }
  for (guint i = 0; i < diagram->n_nodes; i++)
    {
      graphene_rect_t box = moa_geometry_get_part_box (geometry, &diagram->nodes[i]->part);

      moa_label_placer_add_box (placer, &box);
    }
  for (guint i = 0; i < diagram->n_edges; i++)
    {
      const MoaRoute *route = moa_geometry_get_route (geometry, diagram->edges[i]);
      graphene_rect_t scissors = moa_edge_get_scissors_box (route);

      moa_label_placer_add_route (placer, route);
      if (moa_edge_has_scissors (diagram->edges[i]))
        moa_label_placer_add_box (placer, &scissors);
    }
}

/* Keeps free where the marker of a change may come to stand. */
static void
take_markers (MoaLabelPlacer *placer, const MoaGeometry *geometry, GPtrArray *medicines)
{
  for (guint i = 0; i < medicines->len; i++)
    {
      const MoaMedicine *medicine = g_ptr_array_index (medicines, i);

      for (guint k = 0; k < medicine->n_targets; k++)
        {
          graphene_rect_t node = moa_geometry_get_part_box (geometry, &medicine->targets[k].node->part);
          graphene_rect_t marker = moa_node_get_marker_box (&node);

          moa_label_placer_add_box (placer, &marker);
        }
    }
}

static guint
get_rank (const MoaEdge *edge)
{
  return (edge->from->kind == MOA_NODE_MEDICINE ? 2 : 0)
         + (edge->certainty == MOA_CERTAINTY_CONTESTED ? 1 : 0);
}

static gboolean
covers (const MoaCompartment *compartment, const graphene_rect_t *box)
{
  double x = box->origin.x + box->size.width / 2;
  double y = box->origin.y + box->size.height / 2;

  return x >= compartment->x && x <= compartment->x + compartment->width && y >= compartment->y
         && y <= compartment->y + compartment->height;
}

static guint
get_depth (const MoaCompartment *compartment)
{
  guint depth = 0;

  for (; compartment->parent != NULL; compartment = compartment->parent)
    depth++;

  return depth;
}

static const MoaCompartment *
find_ground (const MoaDiagram *diagram, const graphene_rect_t *box)
{
  const MoaCompartment *ground = NULL;

  for (guint i = 0; i < diagram->n_compartments; i++)
    if (covers (diagram->compartments[i], box)
        && (ground == NULL || get_depth (diagram->compartments[i]) >= get_depth (ground)))
      ground = diagram->compartments[i];

  return ground;
}

static void
place_label (MoaEdgeLabels *self,
             MoaLabelPlacer *placer,
             const MoaEdge *edge,
             const MoaRoute *route,
             MoaText text,
             PangoContext *context)
{
  Label *label = &self->labels[edge->part.index];
  double margins = 2 * PLATE_MARGIN;

  label->words = moa_text_box_new (context, text, &face, WIDTH_MAX, -1);
  if (moa_label_placer_place (placer, route, moa_text_box_get_width (label->words) + margins,
                              moa_text_box_get_height (label->words), &label->box))
    label->ground = find_ground (self->diagram, &label->box);
  else
    g_clear_pointer (&label->words, moa_text_box_free);
}

/**
 * moa_edge_labels_new:
 * @catalog: the words
 * @geometry: where everything is; has to outlive the labels
 * @context: sets the words
 * @compartments: the art of the compartments, by index, whose headings stay free
 *
 * Sets and places the labels of all arrows of a diagram.
 *
 * Returns: (transfer full): the labels
 */
MoaEdgeLabels *
moa_edge_labels_new (MoaCatalog *catalog,
                     const MoaGeometry *geometry,
                     PangoContext *context,
                     MoaCompartmentArt *const *compartments)
{
  MoaEdgeLabels *self = g_new0 (MoaEdgeLabels, 1);
  graphene_rect_t bounds = moa_geometry_get_bounds (geometry);
  g_autoptr (MoaLabelPlacer) placer = moa_label_placer_new (&bounds);

  self->diagram = moa_geometry_get_diagram (geometry);
  self->labels = g_new0 (Label, MAX (self->diagram->n_edges, 1));
  take_boxes (placer, geometry, compartments);
  take_markers (placer, geometry, moa_bundle_get_medicines (moa_catalog_get_bundle (catalog)));

  for (guint rank = 0; rank < 4; rank++)
    for (guint i = 0; i < self->diagram->n_edges; i++)
      {
        const MoaEdge *edge = self->diagram->edges[i];

        if (get_rank (edge) == rank && !moa_message_is_empty (&edge->part.label))
          place_label (self, placer, edge, moa_geometry_get_route (geometry, edge),
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

static void
draw_plate (const Label *label, cairo_t *cr, const MoaStyle *style)
{
  const MoaColor *ground = label->ground != NULL
                               ? &moa_style_get_compartment_colors (style, label->ground->kind)->fill
                               : &style->page;
  MoaColor color = moa_color_with_alpha (ground, PLATE_OPACITY);

  moa_shape_rounded (cr, &label->box, 4);
  moa_color_set_source (&color, cr);
  cairo_fill (cr);
}

/**
 * moa_edge_labels_draw:
 * @self: labels
 * @cr: where to, in diagram units
 * @style: the style
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
                      const MoaEdge *edge,
                      const MoaLook *look,
                      double scale)
{
  const Label *label = &self->labels[edge->part.index];
  MoaColor color;

  if (label->words == NULL || !moa_text_box_is_legible (label->words, scale))
    return;

  draw_plate (label, cr, style);
  color = moa_look_get_text (look, style, &style->text);
  color = moa_color_with_alpha (&color, moa_look_get_opacity (look, style));
  moa_color_set_source (&color, cr);
  moa_text_box_draw_centred (label->words, cr, label->box.origin.x + label->box.size.width / 2,
                             label->box.origin.y + label->box.size.height / 2);
}
