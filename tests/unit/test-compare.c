/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-compare.h"

#include "drawn-diagram.h"

static MoaCompare *
compare (const DrawnDiagram *drawn)
{
  return moa_compare_new (&drawn->diagram, drawn->medicines->pdata[0], drawn->medicines->pdata[1]);
}

/* Two medicines, 0 and 1, that act on 2 and 3; both lead to 4, from there to 5; 6 is apart. */
static DrawnDiagram *
draw (int last_sign)
{
  DrawnDiagram *drawn = drawn_diagram_new (7);

  drawn_diagram_connect (drawn, 2, 4, 1, FALSE);
  drawn_diagram_connect (drawn, 3, 4, last_sign, FALSE);
  drawn_diagram_connect (drawn, 4, 5, 1, FALSE);
  drawn_diagram_connect (drawn, 6, 5, 1, FALSE);
  drawn_diagram_give (drawn, 0, 2, -1);
  drawn_diagram_give (drawn, 1, 3, -1);
  return drawn;
}

static void
assert_nodes (DrawnDiagram *drawn, const MoaCompare *compare, const MoaShare *expected)
{
  for (guint i = 0; i < drawn->diagram.n_nodes; i++)
    g_assert_cmpint (moa_compare_get_node (compare, &drawn->nodes[i]), ==, expected[i]);
}

static void
assert_edges (DrawnDiagram *drawn, const MoaCompare *compare, const MoaShare *expected)
{
  for (guint i = 0; i < drawn->diagram.n_edges; i++)
    g_assert_cmpint (moa_compare_get_edge (compare, drawn->diagram.edges[i]), ==, expected[i]);
}

static void
test_what_both_do_is_shared (void)
{
  g_autoptr (DrawnDiagram) drawn = draw (1);
  g_autoptr (MoaCompare) compared = compare (drawn);
  const MoaShare nodes[] = { MOA_SHARE_ONLY_A, MOA_SHARE_ONLY_B, MOA_SHARE_ONLY_A, MOA_SHARE_ONLY_B,
                             MOA_SHARE_BOTH,   MOA_SHARE_BOTH,   MOA_SHARE_NEITHER };
  const MoaShare edges[] = { MOA_SHARE_ONLY_A, MOA_SHARE_ONLY_B, MOA_SHARE_BOTH,
                             MOA_SHARE_NEITHER };

  assert_nodes (drawn, compared, nodes);
  assert_edges (drawn, compared, edges);
}

static void
test_opposite_directions_differ (void)
{
  g_autoptr (DrawnDiagram) drawn = draw (-1);
  g_autoptr (MoaCompare) compared = compare (drawn);
  const MoaShare nodes[] = { MOA_SHARE_ONLY_A, MOA_SHARE_ONLY_B, MOA_SHARE_ONLY_A, MOA_SHARE_ONLY_B,
                             MOA_SHARE_DIFFER, MOA_SHARE_DIFFER, MOA_SHARE_NEITHER };
  const MoaShare edges[] = { MOA_SHARE_ONLY_A, MOA_SHARE_ONLY_B, MOA_SHARE_DIFFER,
                             MOA_SHARE_NEITHER };

  assert_nodes (drawn, compared, nodes);
  assert_edges (drawn, compared, edges);
}

static void
test_each_side_is_taken_alone (void)
{
  g_autoptr (DrawnDiagram) drawn = draw (-1);
  g_autoptr (MoaCompare) compared = compare (drawn);
  MoaInfluence *a = moa_compare_get_influence (compared, 0);
  MoaInfluence *b = moa_compare_get_influence (compared, 1);

  g_assert_cmpint (moa_influence_get_effect (a, &drawn->nodes[5]), ==, MOA_EFFECT_LESS);
  g_assert_cmpint (moa_influence_get_effect (b, &drawn->nodes[5]), ==, MOA_EFFECT_MORE);
  g_assert_true (moa_influence_get_medicine (b, 0) == drawn->medicines->pdata[1]);
}

static void
test_exchanging_the_two_exchanges_the_answer (void)
{
  g_autoptr (DrawnDiagram) drawn = draw (1);
  g_autoptr (MoaCompare) one = compare (drawn);
  g_autoptr (MoaCompare) other = moa_compare_new (&drawn->diagram, drawn->medicines->pdata[1],
                                                  drawn->medicines->pdata[0]);

  for (guint i = 0; i < drawn->diagram.n_nodes; i++)
    {
      MoaShare here = moa_compare_get_node (one, &drawn->nodes[i]);
      MoaShare there = moa_compare_get_node (other, &drawn->nodes[i]);

      if (here == MOA_SHARE_ONLY_A)
        g_assert_cmpint (there, ==, MOA_SHARE_ONLY_B);
      else if (here == MOA_SHARE_ONLY_B)
        g_assert_cmpint (there, ==, MOA_SHARE_ONLY_A);
      else
        g_assert_cmpint (there, ==, here);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/compare/what-both-do-is-shared", test_what_both_do_is_shared);
  g_test_add_func ("/compare/opposite-directions-differ", test_opposite_directions_differ);
  g_test_add_func ("/compare/each-side-is-taken-alone", test_each_side_is_taken_alone);
  g_test_add_func ("/compare/exchanging-the-two-exchanges-the-answer",
                   test_exchanging_the_two_exchanges_the_answer);

  return g_test_run ();
}
