/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-geometry.h"

#include "moa-routes.h"

#define FARTHEST 1e9f /* no coordinate is larger, whatever the lesson says; diagram units */

struct _MoaGeometry
{
  gatomicrefcount ref_count;
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

static float
bound (double coordinate)
{
  return (float) CLAMP (coordinate, -FARTHEST, FARTHEST);
}

static graphene_rect_t
measure_node (const MoaNode *node)
{
  Size size = default_size (node->kind);

  if (node->width > 0)
    size.width = (float) node->width;
  if (node->height > 0)
    size.height = (float) node->height;

  size.width = MIN (size.width, FARTHEST);
  size.height = MIN (size.height, FARTHEST);

  return GRAPHENE_RECT_INIT (bound (node->x) - size.width / 2, bound (node->y) - size.height / 2,
                             size.width, size.height);
}

static graphene_rect_t
compartment_box (const MoaCompartment *compartment)
{
  return GRAPHENE_RECT_INIT (bound (compartment->x), bound (compartment->y),
                             bound (compartment->width), bound (compartment->height));
}

static void
measure_bounds (MoaGeometry *self)
{
  const MoaDiagram *diagram = self->diagram;

  self->bounds = GRAPHENE_RECT_INIT (0, 0, bound (diagram->width), bound (diagram->height));
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
index_edges (MoaGeometry *self)
{
  guint n_edges = self->diagram->n_edges;
  g_autofree graphene_rect_t *edge_boxes = g_new (graphene_rect_t, MAX (n_edges, 1));

  for (guint i = 0; i < n_edges; i++)
    edge_boxes[i] = moa_route_get_bounds (self->routes[i]);
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
  g_atomic_ref_count_init (&self->ref_count);
  self->diagram = diagram;
  self->node_boxes = g_new (graphene_rect_t, MAX (diagram->n_nodes, 1));
  for (guint i = 0; i < diagram->n_nodes; i++)
    self->node_boxes[i] = measure_node (diagram->nodes[i]);
  self->node_index = moa_index_new (self->node_boxes, diagram->n_nodes);
  self->routes = moa_routes_new (diagram, self->node_boxes, self->node_index);
  index_edges (self);
  measure_bounds (self);

  return self;
}

/**
 * moa_geometry_ref:
 * @self: a geometry
 *
 * Keeps a geometry; from any thread.
 *
 * Returns: (transfer full): @self
 */
MoaGeometry *
moa_geometry_ref (MoaGeometry *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * moa_geometry_unref:
 * @self: (transfer full): a geometry
 *
 * Lets go of a geometry, from any thread; frees it when nobody else keeps it. The diagram stays.
 */
void
moa_geometry_unref (MoaGeometry *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

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
