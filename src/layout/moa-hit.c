/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-hit.h"

#include "moa-route.h"

static const MoaPart *
hit_node (const MoaGeometry *geometry, double x, double y)
{
  const MoaDiagram *diagram = moa_geometry_get_diagram (geometry);
  const graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);

  for (guint i = diagram->n_nodes; i > 0; i--)
    {
      const MoaPart *part = &diagram->nodes[i - 1]->part;
      graphene_rect_t box = moa_geometry_get_part_box (geometry, part);

      if (graphene_rect_contains_point (&box, &point))
        return part;
    }

  return NULL;
}

static const MoaPart *
hit_edge (const MoaGeometry *geometry, double x, double y, double tolerance)
{
  const MoaDiagram *diagram = moa_geometry_get_diagram (geometry);
  const MoaPart *nearest = NULL;
  double least = tolerance;

  for (guint i = 0; i < diagram->n_edges; i++)
    {
      double distance = moa_route_get_distance (
          moa_geometry_get_route (geometry, diagram->edges[i]), x, y);

      if (distance <= least)
        {
          least = distance;
          nearest = &diagram->edges[i]->part;
        }
    }

  return nearest;
}

/**
 * moa_hit_part_at:
 * @geometry: where the parts are
 * @x: diagram units
 * @y: diagram units
 * @tolerance: how far beside its line an arrow may be hit, diagram units
 *
 * The part under a point: the topmost node whose box holds it, else the nearest arrow within
 * @tolerance. Compartments are the ground and are never hit.
 *
 * Returns: (transfer none) (nullable): a part of the geometry's diagram
 */
const MoaPart *
moa_hit_part_at (const MoaGeometry *geometry, double x, double y, double tolerance)
{
  const MoaPart *part = hit_node (geometry, x, y);

  return part != NULL ? part : hit_edge (geometry, x, y, tolerance);
}
