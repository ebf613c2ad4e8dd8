/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-hit.h"

#include <math.h>

#include "moa-route.h"

/* What is nearest to the point so far. */
typedef struct
{
  const MoaPart *part;
  double distance; /* from its border or its line, diagram units */
} Hit;

static GArray *
find_around (const MoaIndex *index, double x, double y, double reach)
{
  const graphene_rect_t area = GRAPHENE_RECT_INIT ((float) (x - reach), (float) (y - reach),
                                                   (float) (2 * reach), (float) (2 * reach));
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));

  moa_index_find (index, &area, found);
  return found;
}

/* How far a point is from the nearest point of an interval; 0 inside of it. */
static double
get_gap (double value, double start, double length)
{
  return MAX (MAX (start - value, value - start - length), 0);
}

/* Whether the point is in the interval, or beside a short one and no farther than `reach` from its
 * middle. */
static gboolean
is_within (double value, double start, double length, double reach)
{
  return fabs (value - start - length / 2) <= MAX (length / 2, reach);
}

static void
try_node (Hit *hit,
          const MoaGeometry *geometry,
          const MoaPart *part,
          double x,
          double y,
          double reach)
{
  graphene_rect_t box = moa_geometry_get_part_box (geometry, part);
  double distance = hypot (get_gap (x, box.origin.x, box.size.width),
                           get_gap (y, box.origin.y, box.size.height));

  if (distance > hit->distance || !is_within (x, box.origin.x, box.size.width, reach)
      || !is_within (y, box.origin.y, box.size.height, reach))
    return;

  *hit = (Hit){ part, distance };
}

static void
try_nodes (Hit *hit, const MoaGeometry *geometry, double x, double y, double reach)
{
  const MoaDiagram *diagram = moa_geometry_get_diagram (geometry);
  g_autoptr (GArray) found = find_around (moa_geometry_get_node_index (geometry), x, y, reach);

  for (guint i = 0; i < found->len; i++)
    try_node (hit, geometry, &diagram->nodes[g_array_index (found, guint, i)]->part, x, y, reach);
}

static void
try_edges (Hit *hit, const MoaGeometry *geometry, double x, double y, double reach)
{
  const MoaDiagram *diagram = moa_geometry_get_diagram (geometry);
  g_autoptr (GArray) found = find_around (moa_geometry_get_edge_index (geometry), x, y, reach);

  for (guint i = 0; i < found->len; i++)
    {
      const MoaEdge *edge = diagram->edges[g_array_index (found, guint, i)];
      double distance = moa_route_get_distance (moa_geometry_get_route (geometry, edge), x, y);

      if (distance <= MIN (hit->distance, reach))
        *hit = (Hit){ &edge->part, distance };
    }
}

/**
 * moa_hit_part_at:
 * @geometry: where the parts are
 * @x: diagram units
 * @y: diagram units
 * @reach: how far a finger or a pointer reaches, diagram units
 *
 * The part under a point: the topmost node whose box holds it, else what is nearest of the arrows
 * whose line is within @reach and of the nodes that are smaller than twice @reach and count as
 * being as large as that. Compartments are the ground and are never hit.
 *
 * Returns: (transfer none) (nullable): a part of the geometry's diagram
 */
const MoaPart *
moa_hit_part_at (const MoaGeometry *geometry, double x, double y, double reach)
{
  Hit hit = { NULL, INFINITY };

  try_nodes (&hit, geometry, x, y, reach);
  if (hit.distance > 0)
    try_edges (&hit, geometry, x, y, reach);

  return hit.part;
}
