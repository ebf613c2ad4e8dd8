/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws from the ground up: compartments, parents first; arrows; nodes; the labels of arrows. What
 * fades is drawn before what stands in front. Words are set and symbols placed when they are first
 * needed and kept, until a picture comes that changes them. */
#include "moa-diagram-painter.h"

#include "moa-compartment-painter.h"
#include "moa-edge-labels.h"
#include "moa-edge-painter.h"
#include "moa-node-painter.h"
#include "moa-picture-set.h"
#include "moa-shape.h"

#define OVERHANG                                                                                   \
  48.0 /* how far a part's drawing reaches out of its box: tag, outline, head; diagram units */

struct _MoaDiagramPainter
{
  GObject parent_instance;

  MoaCatalog *catalog;
  const MoaGeometry *geometry;
  const MoaDiagram *diagram;
  const MoaStyle *style;
  PangoContext *context;
  MoaSymbolSet *symbols;
  MoaEffectTags *tags;
  MoaPictureSet *pictures; /* NULL: the lesson has none */
  guint pictures_serial;   /* of those that the art was made with */

  const MoaCompartment **stage;                    /* compartments, parents before children */
  MoaCompartmentArt **compartments[MOA_N_DETAILS]; /* by index; NULL until they are drawn */
  MoaNodeArt **nodes[MOA_N_DETAILS];               /* by index; NULL until it is drawn */
  MoaEdgeLabels *labels; /* NULL before the first drawing that can show them */
};

G_DEFINE_FINAL_TYPE (MoaDiagramPainter, moa_diagram_painter, G_TYPE_OBJECT)

/* One call of moa_diagram_painter_draw(). */
typedef struct
{
  cairo_t *cr;
  double scale;
  const MoaHighlight *highlight;
  const graphene_rect_t *clip;
  MoaDetail detail;
} Drawing;

static void
free_compartments (MoaDiagramPainter *self, MoaCompartmentArt **compartments)
{
  for (guint i = 0; compartments != NULL && i < self->diagram->n_compartments; i++)
    moa_compartment_art_free (compartments[i]);
  g_free (compartments);
}

static void
free_nodes (MoaDiagramPainter *self, MoaNodeArt **nodes)
{
  for (guint i = 0; nodes != NULL && i < self->diagram->n_nodes; i++)
    g_clear_pointer (&nodes[i], moa_node_art_free);
  g_free (nodes);
}

static void
moa_diagram_painter_finalize (GObject *object)
{
  MoaDiagramPainter *self = MOA_DIAGRAM_PAINTER (object);

  for (guint detail = 0; detail < MOA_N_DETAILS; detail++)
    {
      free_compartments (self, self->compartments[detail]);
      free_nodes (self, self->nodes[detail]);
    }
  g_clear_pointer (&self->labels, moa_edge_labels_free);
  g_free (self->stage);
  g_clear_pointer (&self->symbols, moa_symbol_set_free);
  g_clear_object (&self->pictures);
  g_clear_pointer (&self->tags, moa_effect_tags_free);
  g_clear_object (&self->context);
  g_clear_object (&self->catalog);

  G_OBJECT_CLASS (moa_diagram_painter_parent_class)->finalize (object);
}

static void
moa_diagram_painter_class_init (MoaDiagramPainterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = moa_diagram_painter_finalize;
}

static void
moa_diagram_painter_init (MoaDiagramPainter *self)
{
}

static guint
get_depth (const MoaCompartment *compartment)
{
  guint depth = 0;

  for (; compartment->parent != NULL; compartment = compartment->parent)
    depth++;

  return depth;
}

static int
compare_depths (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const MoaCompartment *one = *(const MoaCompartment *const *) a;
  const MoaCompartment *other = *(const MoaCompartment *const *) b;
  int difference = (int) get_depth (one) - (int) get_depth (other);

  return difference != 0
             ? difference
             : (one->part.index > other->part.index) - (one->part.index < other->part.index);
}

static void
set_stage (MoaDiagramPainter *self)
{
  gsize n = self->diagram->n_compartments;

  if (n == 0)
    return;
  self->stage = g_memdup2 (self->diagram->compartments, n * sizeof (*self->stage));
  g_qsort_with_data (self->stage, (int) n, sizeof (*self->stage), compare_depths, NULL);
}

/* The labels of arrows keep off the nodes as they were. */
static void
drop_outdated_art (MoaDiagramPainter *self)
{
  gboolean changed = FALSE;

  for (guint detail = 0; detail < MOA_N_DETAILS; detail++)
    for (guint i = 0; i < self->diagram->n_nodes; i++)
      {
        MoaNodeArt **art = &self->nodes[detail][i];

        if (self->diagram->nodes[i]->image == NULL || *art == NULL
            || moa_node_art_is_current (*art, self->symbols))
          continue;
        g_clear_pointer (art, moa_node_art_free);
        changed = TRUE;
      }
  if (changed)
    g_clear_pointer (&self->labels, moa_edge_labels_free);
}

/* Before each drawing rather than when the pictures tell of it, which is on another thread. */
static void
follow_pictures (MoaDiagramPainter *self)
{
  guint serial = self->pictures != NULL ? moa_picture_set_get_serial (self->pictures) : 0;

  if (serial == self->pictures_serial)
    return;

  self->pictures_serial = serial;
  drop_outdated_art (self);
}

/**
 * moa_diagram_painter_new:
 * @catalog: the lesson's words in the language to be shown
 * @geometry: where its parts are; has to outlive the painter
 * @style: the look
 *
 * A painter for one diagram in one language and one look.
 *
 * Returns: (transfer full): the painter
 */
MoaDiagramPainter *
moa_diagram_painter_new (MoaCatalog *catalog, const MoaGeometry *geometry, const MoaStyle *style)
{
  MoaDiagramPainter *self;

  g_return_val_if_fail (MOA_IS_CATALOG (catalog), NULL);
  g_return_val_if_fail (geometry != NULL && style != NULL, NULL);

  self = g_object_new (MOA_TYPE_DIAGRAM_PAINTER, NULL);
  self->catalog = g_object_ref (catalog);
  self->geometry = geometry;
  self->diagram = moa_geometry_get_diagram (geometry);
  self->style = style;
  self->context = moa_text_context_new (style);
  self->tags = moa_effect_tags_new (self->context);
  g_set_object (&self->pictures, moa_picture_set_get_for_bundle (moa_catalog_get_bundle (catalog)));
  self->symbols = moa_symbol_set_new (style, self->pictures);
  for (guint detail = 0; detail < MOA_N_DETAILS; detail++)
    self->nodes[detail] = g_new0 (MoaNodeArt *, self->diagram->n_nodes);
  set_stage (self);

  return self;
}

static void
ensure_compartments (MoaDiagramPainter *self, MoaDetail detail)
{
  if (self->compartments[detail] != NULL)
    return;

  self->compartments[detail] = g_new0 (MoaCompartmentArt *, MAX (self->diagram->n_compartments, 1));
  for (guint i = 0; i < self->diagram->n_compartments; i++)
    {
      const MoaCompartment *compartment = self->diagram->compartments[i];

      self->compartments[detail][i] = moa_compartment_art_new (
          compartment, moa_catalog_get_text (self->catalog, &compartment->part.label),
          self->context, detail);
    }
}

static const MoaNodeArt *
get_node_art (MoaDiagramPainter *self, const MoaNode *node, MoaDetail detail)
{
  MoaNodeArt **art = &self->nodes[detail][node->part.index];

  if (*art == NULL)
    {
      graphene_rect_t box = moa_geometry_get_part_box (self->geometry, &node->part);

      *art = moa_node_art_new (node, &box, moa_catalog_get_text (self->catalog, &node->part.label),
                               self->context, self->symbols, detail);
    }

  return *art;
}

/* Labels keep off everything, so everything is set before the first of them. */
static void
ensure_labels (MoaDiagramPainter *self)
{
  if (self->labels != NULL)
    return;

  for (guint i = 0; i < self->diagram->n_nodes; i++)
    get_node_art (self, self->diagram->nodes[i], MOA_DETAIL_NEAR);
  self->labels = moa_edge_labels_new (self->catalog, self->geometry, self->context,
                                      self->compartments[MOA_DETAIL_NEAR],
                                      self->nodes[MOA_DETAIL_NEAR], self->tags);
}

static gboolean
is_visible (MoaDiagramPainter *self, const Drawing *drawing, const MoaPart *part)
{
  graphene_rect_t box;

  if (drawing->clip == NULL)
    return TRUE;
  box = moa_geometry_get_part_box (self->geometry, part);
  box = moa_shape_grow (&box, OVERHANG);

  return graphene_rect_intersection (&box, drawing->clip, NULL);
}

static void
draw_background (MoaDiagramPainter *self, const Drawing *drawing)
{
  graphene_rect_t bounds = moa_geometry_get_bounds (self->geometry);
  const graphene_rect_t *area = drawing->clip != NULL ? drawing->clip : &bounds;

  cairo_rectangle (drawing->cr, area->origin.x, area->origin.y, area->size.width,
                   area->size.height);
  moa_color_set_source (&self->style->page, drawing->cr);
  cairo_fill (drawing->cr);
}

static void
draw_compartments (MoaDiagramPainter *self, const Drawing *drawing)
{
  for (guint i = 0; i < self->diagram->n_compartments; i++)
    {
      const MoaPart *part = &self->stage[i]->part;
      MoaLook look = moa_look_of_part (drawing->highlight, part);

      if (is_visible (self, drawing, part))
        moa_compartment_art_draw (self->compartments[drawing->detail][part->index], drawing->cr,
                                  self->style, &look, drawing->scale);
    }
}

static double
get_growth (const Drawing *drawing, const MoaNode *node)
{
  MoaLook look = moa_look_of_effect (drawing->highlight, node);

  return moa_look_get_growth (&look);
}

static void
draw_edge (MoaDiagramPainter *self,
           const Drawing *drawing,
           const MoaEdge *edge,
           const MoaLook *look)
{
  const MoaArrow arrow = {
    .edge = edge,
    .route = moa_geometry_get_route (self->geometry, edge),
    .from = get_node_art (self, edge->from, drawing->detail),
    .to = get_node_art (self, edge->to, drawing->detail),
    .from_growth = get_growth (drawing, edge->from),
    .to_growth = get_growth (drawing, edge->to),
  };

  moa_edge_painter_draw (drawing->cr, self->style, self->symbols, &arrow, look, drawing->scale);
}

static void
draw_edges (MoaDiagramPainter *self, const Drawing *drawing, gboolean faded)
{
  for (guint i = 0; i < self->diagram->n_edges; i++)
    {
      const MoaEdge *edge = self->diagram->edges[i];
      MoaLook look = moa_look_of_part (drawing->highlight, &edge->part);

      if (look.faded == faded && is_visible (self, drawing, &edge->part))
        draw_edge (self, drawing, edge, &look);
    }
}

static void
draw_nodes (MoaDiagramPainter *self, const Drawing *drawing, gboolean faded)
{
  for (guint i = 0; i < self->diagram->n_nodes; i++)
    {
      const MoaNode *node = self->diagram->nodes[i];
      MoaLook look = moa_look_of_part (drawing->highlight, &node->part);

      if (look.faded == faded && is_visible (self, drawing, &node->part))
        moa_node_art_draw (get_node_art (self, node, drawing->detail), drawing->cr, self->style,
                           self->symbols, self->tags, &look, drawing->scale);
    }
}

/* A label may stand beside its arrow, outside the arrow's box: it is asked for its own. Far away
 * there is none, since it is smaller than the words of nodes. */
static void
draw_labels (MoaDiagramPainter *self, const Drawing *drawing)
{
  if (drawing->detail == MOA_DETAIL_FAR)
    return;

  ensure_labels (self);
  for (guint i = 0; i < self->diagram->n_edges; i++)
    {
      const MoaEdge *edge = self->diagram->edges[i];
      graphene_rect_t box;
      MoaLook look;

      if (!moa_edge_labels_get_box (self->labels, edge, &box)
          || (drawing->clip != NULL && !graphene_rect_intersection (&box, drawing->clip, NULL)))
        continue;
      look = moa_look_of_part (drawing->highlight, &edge->part);
      moa_edge_labels_draw (self->labels, drawing->cr, self->style, self->stage, edge, &look,
                            drawing->scale);
    }
}

/**
 * moa_diagram_painter_draw:
 * @self: a painter
 * @cr: a context whose user space is diagram units; it is left as it was
 * @scale: device pixels (CSS pixels on a screen) per diagram unit: decides which words are large
 * enough to be shown
 * @highlight: (nullable): what is put in front
 * @clip: (nullable): only what meets it is drawn, diagram units; %NULL: everything
 * @background: whether the page is filled
 *
 * Draws the diagram.
 */
void
moa_diagram_painter_draw (MoaDiagramPainter *self,
                          cairo_t *cr,
                          double scale,
                          const MoaHighlight *highlight,
                          const graphene_rect_t *clip,
                          gboolean background)
{
  const Drawing drawing = { cr, scale, highlight, clip, moa_detail_for_scale (scale) };

  g_return_if_fail (MOA_IS_DIAGRAM_PAINTER (self));
  g_return_if_fail (cr != NULL && scale > 0);

  cairo_save (cr);
  follow_pictures (self);
  ensure_compartments (self, drawing.detail);
  if (background)
    draw_background (self, &drawing);
  draw_compartments (self, &drawing);
  draw_edges (self, &drawing, TRUE);
  draw_edges (self, &drawing, FALSE);
  draw_nodes (self, &drawing, TRUE);
  draw_nodes (self, &drawing, FALSE);
  draw_labels (self, &drawing);
  cairo_restore (cr);
}
