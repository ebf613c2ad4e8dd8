/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Walking the mechanism with the arrow keys. Right and left follow arrows; where one came from
 * decides between several, so that right undoes left. Up and down go to the neighbouring branch: a
 * node that shares a cause or an effect with this one; and where there is no such branch, to the
 * nearest node in that direction, so that no node is a trap. */

#include "moa-walk.h"

#include <math.h>

static const MoaNode *
follow (const MoaNode *current, const MoaNode *previous, gboolean forward)
{
  guint n_edges = forward ? current->n_outgoing : current->n_incoming;
  const MoaEdge **edges = forward ? current->outgoing : current->incoming;
  const MoaNode *first = NULL;

  for (guint i = 0; i < n_edges; i++)
    {
      const MoaNode *node = forward ? edges[i]->to : edges[i]->from;

      if (node == previous)
        return node;
      if (first == NULL && node != current)
        first = node;
    }

  return first;
}

static gboolean
share_neighbour (const MoaNode *a, const MoaNode *b)
{
  for (guint i = 0; i < a->n_incoming; i++)
    for (guint j = 0; j < b->n_incoming; j++)
      if (a->incoming[i]->from == b->incoming[j]->from)
        return TRUE;

  for (guint i = 0; i < a->n_outgoing; i++)
    for (guint j = 0; j < b->n_outgoing; j++)
      if (a->outgoing[i]->to == b->outgoing[j]->to)
        return TRUE;

  return FALSE;
}

/* Sideways counts double, so that "down" means down. */
static const MoaNode *
nearest_in_direction (const MoaDiagram *diagram,
                      const MoaNode *current,
                      double sign,
                      gboolean only_branches)
{
  const MoaNode *nearest = NULL;
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < diagram->n_nodes; i++)
    {
      const MoaNode *node = diagram->nodes[i];
      double down = (node->y - current->y) * sign;
      double distance = hypot (down, 2 * (node->x - current->x));

      if (node == current || down <= 0 || distance >= least)
        continue;
      if (only_branches && !share_neighbour (current, node))
        continue;
      least = distance;
      nearest = node;
    }

  return nearest;
}

static const MoaNode *
change_branch (const MoaDiagram *diagram, const MoaNode *current, double sign)
{
  const MoaNode *node = nearest_in_direction (diagram, current, sign, TRUE);

  return node != NULL ? node : nearest_in_direction (diagram, current, sign, FALSE);
}

/**
 * moa_walk_next:
 * @geometry: where the nodes are
 * @current: (nullable): the node to walk from; %NULL starts at the first cause
 * @previous: (nullable): the node one came from
 * @direction: where to
 *
 * The next node for an arrow key.
 *
 * Returns: (transfer none) (nullable): a node, or %NULL when there is none that way
 */
const MoaNode *
moa_walk_next (const MoaGeometry *geometry,
               const MoaNode *current,
               const MoaNode *previous,
               MoaWalk direction)
{
  const MoaDiagram *diagram = moa_geometry_get_diagram (geometry);
  const MoaNode *const *order = moa_diagram_get_cause_order (diagram);

  if (diagram->n_nodes == 0)
    return NULL;
  if (current == NULL && direction != MOA_WALK_LAST)
    direction = MOA_WALK_FIRST;

  switch (direction)
    {
    case MOA_WALK_FORWARD:
      return follow (current, previous, TRUE);
    case MOA_WALK_BACK:
      return follow (current, previous, FALSE);
    case MOA_WALK_UP:
      return change_branch (diagram, current, -1);
    case MOA_WALK_DOWN:
      return change_branch (diagram, current, 1);
    case MOA_WALK_LAST:
      return order[diagram->n_nodes - 1];
    case MOA_WALK_FIRST:
    default:
      return order[0];
    }
}
