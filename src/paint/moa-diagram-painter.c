/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws from the ground up: compartments, parents first; arrows; nodes; the labels of arrows. What
 * fades is drawn before what stands in front. Only what meets the clip is looked at. */
#include "moa-diagram-painter.h"

#include "moa-art-store.h"
#include "moa-edge-painter.h"
#include "moa-far-line.h"
#include "moa-far-parts.h"
#include "moa-shape.h"

#define OVERHANG                                                                                   \
  48.0 /* how far a part's drawing reaches out of its box: tag, outline, head; diagram units */
#define STUB 160.0        /* of an arrow that is not drawn whole: how far it is, pixels */
#define MORE 20.0         /* how far the dots after it reach, pixels */
#define LABEL_REACH 240.0 /* how far a label may lie from its arrow, diagram units */

struct _MoaDiagramPainter
{
  GObject parent_instance;

  const MoaGeometry *geometry;
  const MoaDiagram *diagram;
  const MoaStyle *style;
  MoaArtStore *store;
};

G_DEFINE_FINAL_TYPE (MoaDiagramPainter, moa_diagram_painter, G_TYPE_OBJECT)

/* One call of moa_diagram_painter_draw(). */
typedef struct
{
  cairo_t *cr;
  double scale;
  const MoaHighlight *highlight;
  MoaLooks *looks;
  graphene_rect_t clip;
  MoaDetail detail;
  GArray *nodes; /* indices of those that meet the clip, ascending; likewise: */
  GArray *edges;
  const MoaEdgeBundles *bundles;
} Drawing;

static void
moa_diagram_painter_finalize (GObject *object)
{
  MoaDiagramPainter *self = MOA_DIAGRAM_PAINTER (object);

  g_clear_pointer (&self->store, moa_art_store_free);

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
  self->geometry = geometry;
  self->diagram = moa_geometry_get_diagram (geometry);
  self->style = style;
  self->store = moa_art_store_new (catalog, geometry, style);

  return self;
}

static void
draw_background (MoaDiagramPainter *self, const Drawing *drawing)
{
  const graphene_rect_t *area = &drawing->clip;

  cairo_rectangle (drawing->cr, area->origin.x, area->origin.y, area->size.width,
                   area->size.height);
  moa_color_set_source (&self->style->page, drawing->cr);
  cairo_fill (drawing->cr);
}

static void
draw_compartments (MoaDiagramPainter *self, const Drawing *drawing)
{
  graphene_rect_t area = moa_shape_grow (&drawing->clip, OVERHANG);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  moa_art_store_find_compartments (self->store, &area, found);
  for (guint i = 0; i < found->len; i++)
    {
      const MoaCompartment *place = moa_art_store_get_stage (
          self->store)[g_array_index (found, guint, i)];
      MoaLook look = moa_looks_get (drawing->looks, &place->part);

      if (drawing->detail == MOA_DETAIL_SYMBOL)
        moa_compartment_draw_far (drawing->cr, self->style, place, &look, drawing->scale);
      else
        moa_compartment_art_draw (moa_art_store_get_compartment (self->store, place), drawing->cr,
                                  self->style, &look, drawing->scale);
    }
}

/* The art of a node at the end of an arrow, as far as the arrow depends on it. */
static const MoaNodeArt *
get_end (MoaDiagramPainter *self, const Drawing *drawing, const MoaNode *node, double *growth)
{
  MoaLook look = moa_look_of_effect (drawing->highlight, node);

  *growth = moa_look_get_growth (&look);
  if (*growth == 0 && moa_node_has_card (node))
    return NULL;

  return moa_art_store_get_node (self->store, node, drawing->detail);
}

static void
draw_edge (MoaDiagramPainter *self,
           const Drawing *drawing,
           const MoaEdge *edge,
           const MoaLook *look)
{
  MoaArrow arrow = {
    .edge = edge,
    .route = moa_geometry_get_route (self->geometry, edge),
  };

  arrow.from = get_end (self, drawing, edge->from, &arrow.from_growth);
  arrow.to = get_end (self, drawing, edge->to, &arrow.to_growth);
  moa_edge_painter_draw (drawing->cr, self->style, moa_art_store_get_symbols (self->store), &arrow,
                         look, drawing->scale);
}

static void
draw_more (MoaDiagramPainter *self,
           const Drawing *drawing,
           const MoaEdge *edge,
           const MoaLook *look,
           const graphene_rect_t *near,
           gboolean at_start)
{
  MoaColor color = moa_look_get_line (look, self->style,
                                      moa_style_get_edge_color (self->style, edge->kind));

  color = moa_color_with_alpha (&color, moa_look_get_opacity (look, self->style));
  moa_color_set_source (&color, drawing->cr);
  if (moa_far_line_add_more (drawing->cr, moa_geometry_get_route (self->geometry, edge), near,
                             at_start, drawing->scale))
    cairo_fill (drawing->cr);
}

/* Draws only what is near to one end of an arrow, and dots where it goes on. */
static void
draw_stub (MoaDiagramPainter *self,
           const Drawing *drawing,
           const MoaEdge *edge,
           const MoaLook *look,
           const MoaNode *end)
{
  graphene_rect_t box = moa_geometry_get_part_box (self->geometry, &end->part);
  graphene_rect_t near = moa_shape_grow (&box, STUB / moa_far_labels_get_level (drawing->scale));

  graphene_rect_t reach = moa_shape_grow (&near, MORE / drawing->scale);

  if (!graphene_rect_intersection (&reach, &drawing->clip, NULL))
    return;
  cairo_save (drawing->cr);
  cairo_rectangle (drawing->cr, near.origin.x, near.origin.y, near.size.width, near.size.height);
  cairo_clip (drawing->cr);
  draw_edge (self, drawing, edge, look);
  cairo_restore (drawing->cr);
  draw_more (self, drawing, edge, look, &near, end == edge->from);
}

static gboolean
is_whole (const Drawing *drawing, const MoaEdge *edge, const MoaLook *look)
{
  return look->selected || look->emphasised || (drawing->looks->front != NULL && !look->faded)
         || moa_edge_bundles_is_whole (drawing->bundles, edge);
}

static void
draw_edges (MoaDiagramPainter *self, const Drawing *drawing, gboolean faded)
{
  for (guint i = 0; i < drawing->edges->len; i++)
    {
      const MoaEdge *edge = self->diagram->edges[g_array_index (drawing->edges, guint, i)];
      MoaLook look = moa_looks_get (drawing->looks, &edge->part);

      if (look.faded != faded)
        continue;
      if (is_whole (drawing, edge, &look))
        {
          draw_edge (self, drawing, edge, &look);
          continue;
        }
      draw_stub (self, drawing, edge, &look, edge->from);
      draw_stub (self, drawing, edge, &look, edge->to);
    }
}

/* From so far away arrows have no heads: what runs together is one line, and only those that stand
 * out keep their own. */
static void
draw_far_edges (MoaDiagramPainter *self, const Drawing *drawing)
{
  const MoaHighlight *highlight = drawing->highlight;
  const MoaLook plain = { .faded = drawing->looks->front != NULL };

  moa_edge_bundles_draw (drawing->bundles, drawing->cr, self->style, &plain, &drawing->clip,
                         drawing->scale);
  if (highlight != NULL
      && (plain.faded || highlight->influence != NULL || highlight->selected != NULL))
    moa_edges_draw_far (drawing->cr, self->style, self->geometry, drawing->looks, drawing->edges,
                        drawing->scale);
}

static void
draw_all_edges (MoaDiagramPainter *self, const Drawing *drawing)
{
  if (drawing->detail == MOA_DETAIL_SYMBOL)
    {
      draw_far_edges (self, drawing);
      return;
    }
  draw_edges (self, drawing, TRUE);
  draw_edges (self, drawing, FALSE);
}

static void
draw_nodes (MoaDiagramPainter *self, const Drawing *drawing, gboolean faded)
{
  for (guint i = 0; i < drawing->nodes->len; i++)
    {
      const MoaNode *node = self->diagram->nodes[g_array_index (drawing->nodes, guint, i)];
      MoaLook look = moa_looks_get (drawing->looks, &node->part);
      graphene_rect_t box = moa_geometry_get_part_box (self->geometry, &node->part);

      if (look.faded == faded && !moa_node_is_dot (&box, drawing->scale))
        moa_node_art_draw (moa_art_store_get_node (self->store, node, drawing->detail), drawing->cr,
                           self->style, moa_art_store_get_symbols (self->store),
                           moa_art_store_get_tags (self->store), &look, drawing->scale);
    }
}

/* The cells that may have a label in the clip, which may lie beside its arrow. */
static GArray *
find_label_cells (MoaDiagramPainter *self, const Drawing *drawing)
{
  graphene_rect_t area = moa_shape_grow (&drawing->clip, LABEL_REACH);
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  moa_index_find (moa_geometry_get_edge_index (self->geometry), &area, found);
  for (guint i = 0; i < found->len; i++)
    {
      const MoaEdge *edge = self->diagram->edges[g_array_index (found, guint, i)];
      guint64 cell;

      if (moa_message_is_empty (&edge->part.label))
        continue;
      cell = moa_edge_labels_get_cell (self->geometry, edge);
      if (g_hash_table_add (seen, GSIZE_TO_POINTER (cell + 1)))
        g_array_append_val (cells, cell);
    }

  return cells;
}

static void
draw_labels (MoaDiagramPainter *self, const Drawing *drawing)
{
  g_autoptr (GArray) cells = find_label_cells (self, drawing);

  for (guint i = 0; i < cells->len; i++)
    {
      guint64 cell = g_array_index (cells, guint64, i);
      graphene_rect_t area = moa_edge_labels_get_area (self->geometry, cell);

      if (graphene_rect_intersection (&area, &drawing->clip, NULL))
        moa_edge_labels_draw (moa_art_store_get_labels (self->store, cell), drawing->cr,
                              self->style, drawing->looks, &drawing->clip, drawing->scale);
    }
}

static gboolean
is_labelled (gpointer owner, const MoaNode *node, double scale)
{
  MoaDiagramPainter *self = owner;
  MoaDetail detail = moa_detail_for_scale (scale);

  return detail == MOA_DETAIL_FAR
         && moa_node_art_is_labelled (moa_art_store_get_node (self->store, node, detail), scale);
}

/* Far away arrows have none, since they are smaller than the words of nodes. */
static void
draw_far_labels (MoaDiagramPainter *self, const Drawing *drawing)
{
  const MoaFarDrawing far = {
    .cr = drawing->cr,
    .scale = drawing->scale,
    .looks = drawing->looks,
    .tags = moa_art_store_get_tags (self->store),
    .clip = &drawing->clip,
    .is_labelled = is_labelled,
    .owner = self,
  };

  moa_far_labels_draw (moa_art_store_get_far_labels (self->store), &far);
}

static gboolean
comes_near (const MoaRoute *route, const graphene_rect_t *area)
{
  const MoaPoint *points = moa_route_get_points (route);
  double enter, leave;

  for (guint i = 1; i < moa_route_get_n_points (route); i++)
    if (moa_shape_clip_line (area, points[i - 1], points[i], &enter, &leave))
      return TRUE;

  return FALSE;
}

/* The box around a long arrow meets much that its line does not come near to. */
static GArray *
find_edges (MoaDiagramPainter *self, const graphene_rect_t *area)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = 0;

  moa_index_find (moa_geometry_get_edge_index (self->geometry), area, found);
  for (guint i = 0; i < found->len; i++)
    {
      guint index = g_array_index (found, guint, i);

      if (comes_near (moa_geometry_get_route (self->geometry, self->diagram->edges[index]), area))
        g_array_index (found, guint, n++) = index;
    }
  g_array_set_size (found, n);

  return found;
}

static void
find_parts (MoaDiagramPainter *self, Drawing *drawing)
{
  graphene_rect_t area = moa_shape_grow (&drawing->clip, OVERHANG);

  drawing->nodes = g_array_new (FALSE, FALSE, sizeof (guint));
  moa_index_find (moa_geometry_get_node_index (self->geometry), &area, drawing->nodes);
  drawing->edges = find_edges (self, &area);
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
  Drawing drawing = { .cr = cr, .scale = scale, .highlight = highlight };

  g_return_if_fail (MOA_IS_DIAGRAM_PAINTER (self));
  g_return_if_fail (cr != NULL && scale > 0);

  moa_art_store_follow_pictures (self->store);
  drawing.looks = moa_looks_new (highlight);
  drawing.clip = clip != NULL ? *clip : moa_geometry_get_bounds (self->geometry);
  drawing.detail = moa_detail_for_scale (scale);
  drawing.bundles = moa_art_store_get_bundles (self->store, scale);
  find_parts (self, &drawing);

  cairo_save (cr);
  if (background)
    draw_background (self, &drawing);
  draw_compartments (self, &drawing);
  draw_all_edges (self, &drawing);
  moa_nodes_draw_dots (cr, self->style, self->geometry, moa_art_store_get_tags (self->store),
                       drawing.looks, drawing.nodes, scale);
  draw_nodes (self, &drawing, TRUE);
  draw_nodes (self, &drawing, FALSE);
  if (drawing.detail == MOA_DETAIL_NEAR)
    draw_labels (self, &drawing);
  else
    draw_far_labels (self, &drawing);
  cairo_restore (cr);

  g_array_unref (drawing.nodes);
  g_array_unref (drawing.edges);
  moa_looks_free (drawing.looks);
}
