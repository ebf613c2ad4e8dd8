/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-hit.h"

#include "moa-route.h"

static const MoaPart *
hit_node (const MoaGeometry *geometry, double x, double y)
{
  const graphene_rect_t point = GRAPHENE_RECT_INIT ((float) x, (float) y, 0, 0);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  moa_index_find (moa_geometry_get_node_index (geometry), &point, found);
  if (found->len == 0)
    return NULL;

  return &moa_geometry_get_diagram (geometry)
              ->nodes[g_array_index (found, guint, found->len - 1)]
              ->part;
}

static const MoaPart *
hit_edge (const MoaGeometry *geometry, double x, double y, double tolerance)
{
  const MoaDiagram *diagram = moa_geometry_get_diagram (geometry);
  const graphene_rect_t area = GRAPHENE_RECT_INIT ((float) (x - tolerance), (float) (y - tolerance),
                                                   (float) (2 * tolerance),
                                                   (float) (2 * tolerance));
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  const MoaPart *nearest = NULL;
  double least = tolerance;

  moa_index_find (moa_geometry_get_edge_index (geometry), &area, found);
  for (guint i = 0; i < found->len; i++)
    {
      const MoaEdge *edge = diagram->edges[g_array_index (found, guint, i)];
      double distance = moa_route_get_distance (moa_geometry_get_route (geometry, edge), x, y);

      if (distance <= least)
        {
          least = distance;
          nearest = &edge->part;
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
