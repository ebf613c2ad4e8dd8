/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walking by keys, in diagrams that nobody drew by hand. */
#include "drawn-diagram.h"
#include "moa-walk.h"

#define N_DIAGRAMS 200
#define LEAST_NODES 2
#define MOST_NODES 14

static const MoaWalk keys[] = {
  MOA_WALK_FORWARD, MOA_WALK_BACK, MOA_WALK_UP,        MOA_WALK_DOWN,
  MOA_WALK_FIRST,   MOA_WALK_LAST, MOA_WALK_ONTO_NEXT, MOA_WALK_ONTO_PREVIOUS,
};

static const MoaPart *
get_part (const DrawnDiagram *drawn, guint i)
{
  guint n_nodes = drawn->diagram.n_nodes;

  if (i < n_nodes)
    return &drawn->nodes[i].part;

  return &((const MoaEdge *) g_ptr_array_index (drawn->edges, i - n_nodes))->part;
}

static guint
get_number (const DrawnDiagram *drawn, const MoaPart *part)
{
  return part->type == MOA_PART_NODE ? part->index : drawn->diagram.n_nodes + part->index;
}

/* Connected: every node after the first has an arrow to or from an earlier one. */
static DrawnDiagram *
draw (GRand *rand)
{
  guint n_nodes = (guint) g_rand_int_range (rand, LEAST_NODES, MOST_NODES);
  DrawnDiagram *drawn = drawn_diagram_new (n_nodes);

  for (guint i = 0; i < n_nodes; i++)
    {
      drawn->nodes[i].x = g_rand_int_range (rand, 0, 6) * 200;
      drawn->nodes[i].y = g_rand_int_range (rand, 0, 6) * 150;
      drawn->nodes[i].width = 100;
      drawn->nodes[i].height = 60;
    }
  for (guint i = 1; i < n_nodes; i++)
    {
      guint other = (guint) g_rand_int_range (rand, 0, (int) i);
      gboolean forward = g_rand_boolean (rand);

      drawn_diagram_connect (drawn, forward ? other : i, forward ? i : other, 1, FALSE);
    }
  for (int i = g_rand_int_range (rand, 0, 8); i > 0; i--)
    drawn_diagram_connect (drawn, (guint) g_rand_int_range (rand, 0, (int) n_nodes),
                           (guint) g_rand_int_range (rand, 0, (int) n_nodes), 1, FALSE);
  drawn_diagram_link (drawn);

  return drawn;
}

/* What is reached from @start, when each key is tried wherever one stands and from wherever one may
 * have come; as the view does, an arrow keeps the node that it was stepped onto from. */
static guint
count_reached (const DrawnDiagram *drawn, const MoaGeometry *geometry, const MoaPart *start)
{
  guint n = drawn->diagram.n_nodes + drawn->edges->len;
  g_autofree gboolean *seen = g_new0 (gboolean, n * (n + 1));
  g_autofree gboolean *reached = g_new0 (gboolean, n);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
  guint state = get_number (drawn, start) * (n + 1) + n;
  guint n_reached = 0;

  seen[state] = TRUE;
  g_array_append_val (open, state);
  while (open->len > 0)
    {
      const MoaPart *part, *previous;

      state = g_array_index (open, guint, open->len - 1);
      g_array_set_size (open, open->len - 1);
      part = get_part (drawn, state / (n + 1));
      previous = state % (n + 1) < n ? get_part (drawn, state % (n + 1)) : NULL;
      n_reached += !reached[get_number (drawn, part)];
      reached[get_number (drawn, part)] = TRUE;

      for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
        {
          const MoaPart *next = moa_walk_next (geometry, part, previous, keys[i]);
          gboolean among_arrows = next != NULL && part->type == MOA_PART_EDGE
                                  && next->type == MOA_PART_EDGE;
          const MoaPart *from = among_arrows ? previous : part;

          if (next == NULL || next == part)
            continue;
          state = get_number (drawn, next) * (n + 1)
                  + (from != NULL ? get_number (drawn, from) : n);
          if (!seen[state])
            g_array_append_val (open, state);
          seen[state] = TRUE;
        }
    }

  return n_reached;
}

static void
test_every_part_is_reached_from_every_part (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (guint i = 0; i < N_DIAGRAMS; i++)
    {
      g_autoptr (DrawnDiagram) drawn = draw (rand);
      g_autoptr (MoaGeometry) geometry = moa_geometry_new (&drawn->diagram);
      guint n = drawn->diagram.n_nodes + drawn->edges->len;

      for (guint j = 0; j < n; j++)
        g_assert_cmpuint (count_reached (drawn, geometry, get_part (drawn, j)), ==, n);
    }
}

static void
test_an_arrow_leads_to_its_ends (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autoptr (DrawnDiagram) drawn = draw (rand);
  g_autoptr (MoaGeometry) geometry = moa_geometry_new (&drawn->diagram);

  for (guint i = 0; i < drawn->edges->len; i++)
    {
      const MoaEdge *edge = g_ptr_array_index (drawn->edges, i);
      const MoaPart *from = &edge->from->part;

      g_assert_true (moa_walk_next (geometry, &edge->part, from, MOA_WALK_FORWARD)
                     == &edge->to->part);
      g_assert_true (moa_walk_next (geometry, &edge->part, from, MOA_WALK_BACK) == from);
      g_assert_true (moa_walk_next (geometry, from, &edge->part, MOA_WALK_ONTO_NEXT)
                     == &edge->part);
      g_assert_true (moa_walk_next (geometry, &edge->to->part, &edge->part, MOA_WALK_ONTO_PREVIOUS)
                     == &edge->part);
    }
}

/* A node with many arrows: down visits each once, from the top one to the lowest, and up goes back.
 */
static void
test_down_goes_through_the_arrows_of_a_node (void)
{
  g_autoptr (DrawnDiagram) drawn = drawn_diagram_new (6);
  g_autoptr (MoaGeometry) geometry = NULL;
  const MoaPart *node = &drawn->nodes[0].part;
  const MoaPart *arrow;

  for (guint i = 0; i < 6; i++)
    {
      drawn->nodes[i].x = i == 0 ? 100 : 500;
      drawn->nodes[i].y = i * 100;
      drawn->nodes[i].width = 100;
      drawn->nodes[i].height = 60;
    }
  for (guint i = 1; i < 6; i++)
    drawn_diagram_connect (drawn, 0, i, 1, FALSE);
  drawn_diagram_link (drawn);
  geometry = moa_geometry_new (&drawn->diagram);

  arrow = moa_walk_next (geometry, node, NULL, MOA_WALK_ONTO_NEXT);
  for (guint i = 0; i < 5; i++)
    {
      g_assert_true (((const MoaEdge *) arrow)->to == &drawn->nodes[i + 1]);
      if (i < 4)
        arrow = moa_walk_next (geometry, arrow, node, MOA_WALK_DOWN);
    }
  g_assert_null (moa_walk_next (geometry, arrow, node, MOA_WALK_DOWN));
  for (guint i = 0; i < 4; i++)
    arrow = moa_walk_next (geometry, arrow, node, MOA_WALK_UP);
  g_assert_true (((const MoaEdge *) arrow)->to == &drawn->nodes[1]);
  g_assert_null (moa_walk_next (geometry, arrow, node, MOA_WALK_UP));
}

/* given a node with a loop and one arrow on, when one came by the loop, then right leads on */
static void
test_a_loop_is_no_trap (void)
{
  g_autoptr (DrawnDiagram) drawn = drawn_diagram_new (2);
  const MoaEdge *loop = drawn_diagram_connect (drawn, 0, 0, 1, FALSE);
  g_autoptr (MoaGeometry) geometry = NULL;

  drawn->nodes[1].x = 400;
  drawn_diagram_connect (drawn, 0, 1, 1, FALSE);
  drawn_diagram_link (drawn);
  geometry = moa_geometry_new (&drawn->diagram);
  g_assert_true (moa_walk_next (geometry, &drawn->nodes[0].part, &loop->part, MOA_WALK_FORWARD)
                 == &drawn->nodes[1].part);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/walk/every-part-is-reached-from-every-part",
                   test_every_part_is_reached_from_every_part);
  g_test_add_func ("/walk/a-loop-is-no-trap", test_a_loop_is_no_trap);
  g_test_add_func ("/walk/an-arrow-leads-to-its-ends", test_an_arrow_leads_to_its_ends);
  g_test_add_func ("/walk/down-goes-through-the-arrows-of-a-node",
                   test_down_goes_through_the_arrows_of_a_node);

  return g_test_run ();
}
