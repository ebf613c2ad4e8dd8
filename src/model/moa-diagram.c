/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The order of cause and effect: a node comes after all that lead to it. Where arrows run in a
 * circle, no order can keep that promise for all of them, so the arrow that closes the circle, seen
 * from where the mechanism enters it, is left out.
 *
 * Method: a depth-first walk along the arrows from each entry; the reverse of the order in which
 * nodes are finished is a topological order of all arrows but those that lead back to a node whose
 * walk is not finished (R. E. Tarjan, "Edge-disjoint spanning trees and depth-first search", 1976).
 * Entries are the nodes that nothing leads to, then, for circles that nothing leads to, the first
 * node of the file that is not reached yet. Entries and arrows are walked from the last to the
 * first, so that in the reverse the first of the file comes first. The same file gives the same
 * order on every machine. The walk keeps its own stack: a chain of 100,000 nodes is no deep
 * call. */

#include "moa-bundle-private.h"

#include <string.h>

typedef struct
{
  const MoaNode *node;
  guint n_left; /* arrows that are still to be walked */
} Frame;

typedef struct
{
  guint8 *is_reached; /* by the index of the node */
  GArray *stack;      /* Frame */
  const MoaNode **order;
  guint n_unplaced;
} Walk;

static void
enter (Walk *walk, const MoaNode *node)
{
  Frame frame = { node, node->n_outgoing };

  if (walk->is_reached[node->part.index])
    return;
  walk->is_reached[node->part.index] = TRUE;
  g_array_append_val (walk->stack, frame);
}

/* Walks everything that can be reached from `entry` and was not yet; fills `order` from its end. */
static void
walk_from (Walk *walk, const MoaNode *entry)
{
  enter (walk, entry);
  while (walk->stack->len > 0)
    {
      Frame *frame = &g_array_index (walk->stack, Frame, walk->stack->len - 1);
      const MoaEdge *edge;

      if (frame->n_left == 0)
        {
          walk->order[--walk->n_unplaced] = frame->node;
          g_array_set_size (walk->stack, walk->stack->len - 1);
          continue;
        }
      edge = frame->node->outgoing[--frame->n_left];
      if (edge->to != NULL)
        enter (walk, edge->to);
    }
}

static void
begin_walk (Walk *walk, const MoaDiagram *diagram, const MoaNode **order)
{
  walk->order = order;
  walk->n_unplaced = diagram->n_nodes;
  memset (walk->is_reached, 0, diagram->n_nodes);
}

/* The first nodes of all ways through the mechanism, in the order of the file. `scratch` has room
 * for all nodes. */
static GPtrArray *
find_entries (Walk *walk, const MoaDiagram *diagram, const MoaNode **scratch)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();

  begin_walk (walk, diagram, scratch);
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < diagram->n_nodes; i++)
        {
          const MoaNode *node = diagram->nodes[i];

          if (walk->is_reached[i] || (pass == 0 && node->n_incoming > 0))
            continue;
          g_ptr_array_add (entries, (gpointer) node);
          walk_from (walk, node);
        }
    }
  return g_steal_pointer (&entries);
}

/* moa_diagram_sort_causes:
 *
 * Computes the order of cause and effect once, when the lesson has been read. */
void
moa_diagram_sort_causes (MoaDiagram *self, MoaArena *arena)
{
  g_autofree guint8 *is_reached = g_new0 (guint8, self->n_nodes + 1);
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Frame));
  g_autoptr (GPtrArray) entries = NULL;
  Walk walk = { .is_reached = is_reached, .stack = stack };

  self->cause_order = moa_arena_new_array (arena, const MoaNode *, self->n_nodes);
  entries = find_entries (&walk, self, self->cause_order);
  begin_walk (&walk, self, self->cause_order);
  for (guint i = entries->len; i > 0; i--)
    walk_from (&walk, g_ptr_array_index (entries, i - 1));
  g_assert (walk.n_unplaced == 0);
}

/* moa_diagram_get_cause_order:
 *
 * Returns all `n_nodes` nodes so that each comes after what leads to it, as far as circles allow;
 * lent by the lesson. */
const MoaNode *const *
moa_diagram_get_cause_order (const MoaDiagram *self)
{
  return (const MoaNode *const *) self->cause_order;
}
