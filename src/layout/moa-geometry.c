/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-geometry.h"

#include "moa-route.h"

#define CORNER_RADIUS 14.0 /* of arrows, diagram units */
#define PARALLEL_GAP 16.0  /* between arrows that share both ends, diagram units */

struct _MoaGeometry
{
  const MoaDiagram *diagram;
  graphene_rect_t *node_boxes; /* by index of the part */
  MoaRoute **routes;
  MoaIndex *node_index; /* of node_boxes */
  MoaIndex *edge_index; /* of the bounds of routes */
  graphene_rect_t bounds;
};

typedef struct
{
  float width, height;
} Size;

/* The size of a node whose lesson gives none: room for its symbol and a label of two lines. */
static Size
default_size (MoaNodeKind kind)
{
  switch (kind)
    {
    case MOA_NODE_MEDICINE:
      return (Size){ 176, 56 };
    case MOA_NODE_LIPOPROTEIN:
      return (Size){ 104, 104 };
    case MOA_NODE_SMALL_MOLECULE:
    case MOA_NODE_LIPID:
      return (Size){ 120, 88 };
    case MOA_NODE_GENE:
    case MOA_NODE_RNA:
    case MOA_NODE_PROTEIN:
    case MOA_NODE_ENZYME:
    case MOA_NODE_RECEPTOR:
    case MOA_NODE_COMPLEX:
    case MOA_NODE_ORGANELLE:
    case MOA_NODE_PROCESS:
    case MOA_NODE_PHENOTYPE:
    default:
      return (Size){ 136, 92 };
    }
}

static graphene_rect_t
measure_node (const MoaNode *node)
{
  Size size = default_size (node->kind);

  if (node->width > 0)
    size.width = (float) node->width;
  if (node->height > 0)
    size.height = (float) node->height;

  return GRAPHENE_RECT_INIT ((float) node->x - size.width / 2, (float) node->y - size.height / 2,
                             size.width, size.height);
}

/* Arrows with the same two ends and no via points of their own, in either direction, run side by
 * side. */
static guint
pair_hash (gconstpointer key)
{
  const MoaEdge *edge = key;

  return g_direct_hash (edge->from) ^ g_direct_hash (edge->to);
}

static gboolean
pair_equal (gconstpointer a, gconstpointer b)
{
  const MoaEdge *one = a;
  const MoaEdge *other = b;

  return (one->from == other->from && one->to == other->to)
         || (one->from == other->to && one->to == other->from);
}

/* Many arrows close up, so that all find room at the smaller box. */
static double
find_gap (const graphene_rect_t *from, const graphene_rect_t *to, guint count)
{
  double room = MIN (MIN (from->size.width, from->size.height),
                     MIN (to->size.width, to->size.height));

  return MIN (PARALLEL_GAP, room / MAX (count, 1));
}

static void
add_routes (MoaGeometry *self)
{
  const MoaDiagram *diagram = self->diagram;
  g_autoptr (GHashTable) counts = g_hash_table_new (pair_hash, pair_equal);
  g_autofree guint *ranks = g_new0 (guint, diagram->n_edges);

  for (guint i = 0; i < diagram->n_edges; i++)
    {
      const MoaEdge *edge = diagram->edges[i];

      if (edge->n_via > 0)
        continue;
      ranks[i] = GPOINTER_TO_UINT (g_hash_table_lookup (counts, edge));
      g_hash_table_insert (counts, (gpointer) edge, GUINT_TO_POINTER (ranks[i] + 1));
    }

  self->routes = g_new0 (MoaRoute *, diagram->n_edges);
  for (guint i = 0; i < diagram->n_edges; i++)
    {
      const MoaEdge *edge = diagram->edges[i];
      guint count = edge->n_via > 0 ? 1 : GPOINTER_TO_UINT (g_hash_table_lookup (counts, edge));
      const graphene_rect_t *from = &self->node_boxes[edge->from->part.index];
      const graphene_rect_t *to = &self->node_boxes[edge->to->part.index];
      double offset = (ranks[i] - (count - 1) / 2.0) * find_gap (from, to, count);

      self->routes[i] = moa_route_new (from, to, edge->via, edge->n_via, offset, CORNER_RADIUS);
    }
}

static graphene_rect_t
compartment_box (const MoaCompartment *compartment)
{
  return GRAPHENE_RECT_INIT ((float) compartment->x, (float) compartment->y,
                             (float) compartment->width, (float) compartment->height);
}

static void
measure_bounds (MoaGeometry *self)
{
  const MoaDiagram *diagram = self->diagram;

  self->bounds = GRAPHENE_RECT_INIT (0, 0, (float) diagram->width, (float) diagram->height);
  for (guint i = 0; i < diagram->n_compartments; i++)
    {
      graphene_rect_t box = compartment_box (diagram->compartments[i]);

      graphene_rect_union (&self->bounds, &box, &self->bounds);
    }
  for (guint i = 0; i < diagram->n_nodes; i++)
    graphene_rect_union (&self->bounds, &self->node_boxes[i], &self->bounds);
  for (guint i = 0; i < diagram->n_edges; i++)
    {
      graphene_rect_t box = moa_route_get_bounds (self->routes[i]);

      graphene_rect_union (&self->bounds, &box, &self->bounds);
    }
}

static void
add_indices (MoaGeometry *self)
{
  guint n_edges = self->diagram->n_edges;
  g_autofree graphene_rect_t *edge_boxes = g_new (graphene_rect_t, MAX (n_edges, 1));

  for (guint i = 0; i < n_edges; i++)
    edge_boxes[i] = moa_route_get_bounds (self->routes[i]);
  self->node_index = moa_index_new (self->node_boxes, self->diagram->n_nodes);
  self->edge_index = moa_index_new (edge_boxes, n_edges);
}

/**
 * moa_geometry_new:
 * @diagram: a diagram; it has to outlive the geometry
 *
 * Places every part of a diagram: boxes where the lesson puts them, of the kind's size where it
 * gives none, and the routes of the arrows between them.
 *
 * Returns: (transfer full): the geometry
 */
MoaGeometry *
moa_geometry_new (const MoaDiagram *diagram)
{
  MoaGeometry *self;

  g_return_val_if_fail (diagram != NULL, NULL);

  self = g_new0 (MoaGeometry, 1);
  self->diagram = diagram;
  self->node_boxes = g_new (graphene_rect_t, MAX (diagram->n_nodes, 1));
  for (guint i = 0; i < diagram->n_nodes; i++)
    self->node_boxes[i] = measure_node (diagram->nodes[i]);
  add_routes (self);
  add_indices (self);
  measure_bounds (self);

  return self;
}

/**
 * moa_geometry_free:
 * @self: (transfer full): a geometry
 *
 * Frees a geometry; the diagram stays.
 */
void
moa_geometry_free (MoaGeometry *self)
{
  for (guint i = 0; i < self->diagram->n_edges; i++)
    moa_route_free (self->routes[i]);
  moa_index_free (self->node_index);
  moa_index_free (self->edge_index);
  g_free (self->routes);
  g_free (self->node_boxes);
  g_free (self);
}

/**
 * moa_geometry_get_diagram:
 * @self: a geometry
 *
 * The diagram that it places.
 *
 * Returns: (transfer none): a diagram
 */
const MoaDiagram *
moa_geometry_get_diagram (const MoaGeometry *self)
{
  return self->diagram;
}

/**
 * moa_geometry_get_bounds:
 * @self: a geometry
 *
 * The box around the whole diagram: its size and whatever reaches beyond it.
 *
 * Returns: diagram units
 */
graphene_rect_t
moa_geometry_get_bounds (const MoaGeometry *self)
{
  return self->bounds;
}

/**
 * moa_geometry_get_part_box:
 * @self: a geometry
 * @part: a part of its diagram
 *
 * The box of a part; that of an arrow is the box around its line. Drawing, hit-testing and
 * accessible bounds all ask this function.
 *
 * Returns: diagram units
 */
graphene_rect_t
moa_geometry_get_part_box (const MoaGeometry *self, const MoaPart *part)
{
  switch (part->type)
    {
    case MOA_PART_NODE:
      return self->node_boxes[part->index];
    case MOA_PART_EDGE:
      return moa_route_get_bounds (self->routes[part->index]);
    case MOA_PART_COMPARTMENT:
    default:
      return compartment_box (self->diagram->compartments[part->index]);
    }
}

/**
 * moa_geometry_get_parts_box:
 * @self: a geometry
 * @parts: parts of its diagram
 *
 * The box around several parts: what the camera frames.
 *
 * Returns: diagram units; the whole diagram's box when the list is empty
 */
graphene_rect_t
moa_geometry_get_parts_box (const MoaGeometry *self, const MoaPartList *parts)
{
  graphene_rect_t bounds;

  if (parts == NULL || parts->n_parts == 0)
    return self->bounds;

  bounds = moa_geometry_get_part_box (self, parts->parts[0]);
  for (guint i = 1; i < parts->n_parts; i++)
    {
      graphene_rect_t box = moa_geometry_get_part_box (self, parts->parts[i]);

      graphene_rect_union (&bounds, &box, &bounds);
    }

  return bounds;
}

/**
 * moa_geometry_get_route:
 * @self: a geometry
 * @edge: an edge of its diagram
 *
 * The line of an arrow: the same for drawing, hit-testing, focus and export.
 *
 * Returns: (transfer none): a route
 */
const MoaRoute *
moa_geometry_get_route (const MoaGeometry *self, const MoaEdge *edge)
{
  return self->routes[edge->part.index];
}

/**
 * moa_geometry_get_node_index:
 * @self: a geometry
 *
 * What nodes are in a rectangle: finds their indices in the diagram.
 *
 * Returns: (transfer none): an index of the nodes' boxes
 */
const MoaIndex *
moa_geometry_get_node_index (const MoaGeometry *self)
{
  return self->node_index;
}

/**
 * moa_geometry_get_edge_index:
 * @self: a geometry
 *
 * What arrows may cross a rectangle: finds their indices in the diagram.
 *
 * Returns: (transfer none): an index of the boxes around the arrows' lines
 */
const MoaIndex *
moa_geometry_get_edge_index (const MoaGeometry *self)
{
  return self->edge_index;
}
