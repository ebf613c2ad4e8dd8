/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Walking the mechanism with the arrow keys. Right and left follow arrows; where one came from
 * decides between several, so that right undoes left. Up and down go to the neighbouring branch: a
 * node that shares a cause or an effect with this one; and where there is no such branch, to the
 * nearest node in that direction, so that no node is a trap.
 *
 * Arrows are parts too: one can step onto the arrow that right or left would follow. On an arrow,
 * right goes on to its head and left to its tail, up and down to the other arrows of the node that
 * it was stepped onto from, in the order of the page. So every arrow of a node can be reached. */

#include "moa-walk.h"

#include "moa-route.h"
#include "moa-walk-branch.h"

/* A loop leads nowhere, also when one came by it. */
static const MoaNode *
follow (const MoaNode *current, const MoaNode *previous, gboolean forward)
{
  guint n_edges = forward ? current->n_outgoing : current->n_incoming;
  const MoaEdge **edges = forward ? current->outgoing : current->incoming;
  const MoaNode *first = NULL;

  for (guint i = 0; i < n_edges; i++)
    {
      const MoaNode *node = forward ? edges[i]->to : edges[i]->from;

      if (node == current)
        continue;
      if (node == previous)
        return node;
      if (first == NULL)
        first = node;
    }

  return first;
}

static const MoaNode *
next_node (const MoaGeometry *geometry,
           const MoaNode *current,
           const MoaNode *previous,
           MoaWalk direction)
{
  switch (direction)
    {
    case MOA_WALK_FORWARD:
      return follow (current, previous, TRUE);
    case MOA_WALK_BACK:
      return follow (current, previous, FALSE);
    case MOA_WALK_UP:
      return moa_walk_change_branch (geometry, current, FALSE);
    case MOA_WALK_DOWN:
      return moa_walk_change_branch (geometry, current, TRUE);
    case MOA_WALK_FIRST:
    case MOA_WALK_LAST:
    case MOA_WALK_ONTO_NEXT:
    case MOA_WALK_ONTO_PREVIOUS:
    default:
      g_return_val_if_reached (NULL);
    }
}

/* --- arrows ----------------------------------------------------------------------------------- */

/* The arrow to or from where one came from, else the first; a loop when there is no other. */
static const MoaEdge *
step_onto (const MoaNode *current, const MoaPart *previous, gboolean forward)
{
  guint n_edges = forward ? current->n_outgoing : current->n_incoming;
  const MoaEdge **edges = forward ? current->outgoing : current->incoming;

  for (guint i = 0; i < n_edges; i++)
    if (&edges[i]->part == previous || &(forward ? edges[i]->to : edges[i]->from)->part == previous)
      return edges[i];

  return n_edges > 0 ? edges[0] : NULL;
}

/* Whether the middle of @a is above that of @b on the page; no two are level. */
static gboolean
is_above (const MoaGeometry *geometry, const MoaEdge *a, const MoaEdge *b)
{
  const MoaRoute *route_a = moa_geometry_get_route (geometry, a);
  const MoaRoute *route_b = moa_geometry_get_route (geometry, b);
  MoaPoint middle_a, middle_b;

  moa_route_get_point_at (route_a, moa_route_get_length (route_a) / 2, &middle_a, NULL);
  moa_route_get_point_at (route_b, moa_route_get_length (route_b) / 2, &middle_b, NULL);
  if (middle_a.y != middle_b.y)
    return middle_a.y < middle_b.y;

  return a->part.index < b->part.index;
}

static const MoaEdge *
change_arrow (const MoaGeometry *geometry,
              const MoaEdge *current,
              const MoaPart *previous,
              gboolean up)
{
  gboolean incoming = previous == &current->to->part && previous != &current->from->part;
  const MoaNode *node = incoming ? current->to : current->from;
  guint n_edges = incoming ? node->n_incoming : node->n_outgoing;
  const MoaEdge **edges = incoming ? node->incoming : node->outgoing;
  const MoaEdge *nearest = NULL;

  for (guint i = 0; i < n_edges; i++)
    {
      gboolean beyond = edges[i] != current && is_above (geometry, edges[i], current) == up;

      if (beyond && (nearest == NULL || is_above (geometry, nearest, edges[i]) == up))
        nearest = edges[i];
    }

  return nearest;
}

static const MoaPart *
walk_from_arrow (const MoaGeometry *geometry,
                 const MoaEdge *current,
                 const MoaPart *previous,
                 MoaWalk direction)
{
  const MoaEdge *next;

  if (direction == MOA_WALK_FORWARD || direction == MOA_WALK_ONTO_NEXT)
    return &current->to->part;
  if (direction == MOA_WALK_BACK || direction == MOA_WALK_ONTO_PREVIOUS)
    return &current->from->part;

  next = change_arrow (geometry, current, previous, direction == MOA_WALK_UP);

  return next != NULL ? &next->part : NULL;
}

static const MoaPart *
walk_from_node (const MoaGeometry *geometry,
                const MoaNode *current,
                const MoaPart *previous,
                MoaWalk direction)
{
  gboolean onto = direction == MOA_WALK_ONTO_NEXT || direction == MOA_WALK_ONTO_PREVIOUS;
  const MoaEdge *edge = onto ? step_onto (current, previous, direction == MOA_WALK_ONTO_NEXT)
                             : NULL;
  const MoaEdge *came_by = previous != NULL && previous->type == MOA_PART_EDGE
                               ? (const MoaEdge *) previous
                               : NULL;
  const MoaNode *node;

  if (onto)
    return edge != NULL ? &edge->part : NULL;
  if (came_by != NULL)
    previous = &(came_by->from == current ? came_by->to : came_by->from)->part;

  node = next_node (geometry, current, (const MoaNode *) previous, direction);

  return node != NULL ? &node->part : NULL;
}

/**
 * moa_walk_next:
 * @geometry: where the parts are
 * @current: (nullable): the node or arrow to walk from; %NULL starts at the first cause
 * @previous: (nullable): the node or arrow one came from; of an arrow always the node that it was
 *   stepped onto from
 * @direction: where to
 *
 * The next part for a key.
 *
 * Returns: (transfer none) (nullable): a node or an arrow, or %NULL when there is none that way
 */
const MoaPart *
moa_walk_next (const MoaGeometry *geometry,
               const MoaPart *current,
               const MoaPart *previous,
               MoaWalk direction)
{
  const MoaDiagram *diagram = moa_geometry_get_diagram (geometry);
  const MoaNode *const *order = moa_diagram_get_cause_order (diagram);

  if (diagram->n_nodes == 0)
    return NULL;
  if (direction == MOA_WALK_LAST)
    return &order[diagram->n_nodes - 1]->part;
  if (current == NULL || direction == MOA_WALK_FIRST)
    return &order[0]->part;

  return current->type == MOA_PART_EDGE
             ? walk_from_arrow (geometry, (const MoaEdge *) current, previous, direction)
             : walk_from_node (geometry, (const MoaNode *) current, previous, direction);
}
