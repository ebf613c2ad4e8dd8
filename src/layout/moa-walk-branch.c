/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Only neighbours of neighbours are branches, and only what is near can be the nearest: so a step
 * costs as much in a large diagram as in a small one. */

#include "moa-walk-branch.h"

#include <math.h>

#define FIRST_REACH 512.0 /* of the look around for the nearest node, diagram units */

/* A search for the nearest node above (-1) or below (1) another. */
typedef struct
{
  const MoaGeometry *geometry;
  const MoaNode *current;
  double sign;
  const MoaNode *nearest;
  double least;
} Search;

/* Sideways counts double, so that "down" means down. */
static void
try_node (Search *self, const MoaNode *node)
{
  double down = (node->y - self->current->y) * self->sign;
  double distance = hypot (down, 2 * (node->x - self->current->x));

  if (node == self->current || down <= 0 || distance > self->least)
    return;
  if (distance == self->least && self->nearest != NULL
      && self->nearest->part.index < node->part.index)
    return;
  self->least = distance;
  self->nearest = node;
}

/* All causes of the effects of the current node, or all effects of its causes; a neighbour on many
 * arrows is looked at once. */
static void
try_branches (Search *self, gboolean of_causes)
{
  const MoaNode *current = self->current;
  guint n_edges = of_causes ? current->n_incoming : current->n_outgoing;
  const MoaEdge **edges = of_causes ? current->incoming : current->outgoing;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n_edges; i++)
    {
      const MoaNode *shared = of_causes ? edges[i]->from : edges[i]->to;
      guint n_others = of_causes ? shared->n_outgoing : shared->n_incoming;

      if (!g_hash_table_add (seen, (gpointer) shared))
        continue;
      for (guint j = 0; j < n_others; j++)
        try_node (self, of_causes ? shared->outgoing[j]->to : shared->incoming[j]->from);
    }
}

/* Whatever is nearer than `reach` has its centre in this area. */
static graphene_rect_t
find_area (const Search *self, double reach)
{
  double top = self->sign > 0 ? self->current->y : self->current->y - reach;

  return GRAPHENE_RECT_INIT ((float) (self->current->x - reach / 2), (float) top, (float) reach,
                             (float) reach);
}

/* Looks around in ever larger areas. */
static void
try_everywhere (Search *self)
{
  const MoaDiagram *diagram = moa_geometry_get_diagram (self->geometry);
  graphene_rect_t bounds = moa_geometry_get_bounds (self->geometry);
  double most = 4 * ((double) bounds.size.width + bounds.size.height);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  for (double reach = FIRST_REACH;; reach *= 2)
    {
      graphene_rect_t area = find_area (self, reach);

      moa_index_find (moa_geometry_get_node_index (self->geometry), &area, found);
      for (guint i = 0; i < found->len; i++)
        try_node (self, diagram->nodes[g_array_index (found, guint, i)]);
      if (self->least <= reach || reach > most)
        return;
    }
}

/**
 * moa_walk_change_branch:
 * @geometry: where the nodes are
 * @current: the node to walk from
 * @down: whether the other branch is sought below, else above
 *
 * The nearest node above or below that shares a cause or an effect with this one; where there is
 * none, the nearest node in that direction.
 *
 * Returns: (transfer none) (nullable): a node, or %NULL when there is none that way
 */
const MoaNode *
moa_walk_change_branch (const MoaGeometry *geometry, const MoaNode *current, gboolean down)
{
  Search search = { geometry, current, down ? 1 : -1, NULL, INFINITY };

  try_branches (&search, TRUE);
  try_branches (&search, FALSE);
  if (search.nearest == NULL)
    try_everywhere (&search);

  return search.nearest;
}
