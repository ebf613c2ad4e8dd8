/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules by example. */

#include "moa-influence.h"

#include "drawn-diagram.h"

static void
assert_effect (DrawnDiagram *drawn, guint node, MoaEffect effect, gboolean contested)
{
  g_autoptr (MoaInfluence) influence = drawn_diagram_take (drawn);

  g_assert_cmpint (moa_influence_get_effect (influence, &drawn->nodes[node]), ==, effect);
  g_assert_true (moa_influence_is_contested (influence, &drawn->nodes[node]) == contested);
}

/* Less enzyme, less product; less product would let more enzyme be made. */
static void
test_negative_feedback_does_not_contradict_itself (void)
{
  g_autoptr (DrawnDiagram) drawn = drawn_diagram_new (3);

  drawn_diagram_connect (drawn, 0, 1, 1, FALSE);
  drawn_diagram_connect (drawn, 1, 2, 1, FALSE);
  drawn_diagram_connect (drawn, 2, 0, -1, FALSE);
  drawn_diagram_give (drawn, -1, 0, -1);

  assert_effect (drawn, 0, MOA_EFFECT_LESS, FALSE);
  assert_effect (drawn, 1, MOA_EFFECT_LESS, FALSE);
  assert_effect (drawn, 2, MOA_EFFECT_LESS, FALSE);
}

/* The circle lies behind what the medicine acts on. */
static void
test_feedback_further_on_does_not_contradict_itself (void)
{
  g_autoptr (DrawnDiagram) drawn = drawn_diagram_new (4);

  drawn_diagram_connect (drawn, 0, 1, 1, FALSE);
  drawn_diagram_connect (drawn, 1, 2, 1, FALSE);
  drawn_diagram_connect (drawn, 2, 3, -1, FALSE);
  drawn_diagram_connect (drawn, 3, 1, 1, FALSE);
  drawn_diagram_give (drawn, -1, 0, 1);

  assert_effect (drawn, 1, MOA_EFFECT_MORE, FALSE);
  assert_effect (drawn, 2, MOA_EFFECT_MORE, FALSE);
  assert_effect (drawn, 3, MOA_EFFECT_LESS, FALSE);
}

static void
test_two_ways_that_differ_depend (void)
{
  g_autoptr (DrawnDiagram) drawn = drawn_diagram_new (4);

  drawn_diagram_connect (drawn, 0, 1, 1, FALSE);
  drawn_diagram_connect (drawn, 0, 2, -1, FALSE);
  drawn_diagram_connect (drawn, 1, 3, 1, FALSE);
  drawn_diagram_connect (drawn, 2, 3, 1, FALSE);
  drawn_diagram_give (drawn, -1, 0, 1);

  assert_effect (drawn, 3, MOA_EFFECT_DEPENDS, FALSE);
}

static void
test_two_ways_that_agree_do_not_depend (void)
{
  g_autoptr (DrawnDiagram) drawn = drawn_diagram_new (4);

  drawn_diagram_connect (drawn, 0, 1, 1, FALSE);
  drawn_diagram_connect (drawn, 0, 2, -1, FALSE);
  drawn_diagram_connect (drawn, 1, 3, -1, FALSE);
  drawn_diagram_connect (drawn, 2, 3, 1, FALSE);
  drawn_diagram_give (drawn, -1, 0, 1);

  assert_effect (drawn, 3, MOA_EFFECT_LESS, FALSE);
}

static void
test_medicines_that_contradict_depend (void)
{
  g_autoptr (DrawnDiagram) drawn = drawn_diagram_new (3);

  drawn_diagram_connect (drawn, 0, 2, 1, FALSE);
  drawn_diagram_connect (drawn, 1, 2, 1, FALSE);
  drawn_diagram_give (drawn, -1, 0, 1);
  assert_effect (drawn, 2, MOA_EFFECT_MORE, FALSE);
  drawn_diagram_give (drawn, -1, 1, -1);
  assert_effect (drawn, 2, MOA_EFFECT_DEPENDS, FALSE);
  assert_effect (drawn, 0, MOA_EFFECT_MORE, FALSE);
}

static void
test_contested_arrows_make_contested_effects (void)
{
  g_autoptr (DrawnDiagram) drawn = drawn_diagram_new (3);

  drawn_diagram_connect (drawn, 0, 1, -1, TRUE);
  drawn_diagram_connect (drawn, 1, 2, 1, FALSE);
  drawn_diagram_give (drawn, -1, 0, 1);

  assert_effect (drawn, 1, MOA_EFFECT_LESS, TRUE);
  assert_effect (drawn, 2, MOA_EFFECT_LESS, TRUE);
}

/* Also when the established path is longer. */
static void
test_established_paths_win_over_contested_ones (void)
{
  g_autoptr (DrawnDiagram) drawn = drawn_diagram_new (3);

  drawn_diagram_connect (drawn, 0, 2, -1, TRUE);
  drawn_diagram_connect (drawn, 0, 1, 1, FALSE);
  drawn_diagram_connect (drawn, 1, 2, 1, FALSE);
  drawn_diagram_give (drawn, -1, 0, 1);

  assert_effect (drawn, 2, MOA_EFFECT_MORE, FALSE);
}

static void
test_an_arrow_without_influence_carries_nothing (void)
{
  g_autoptr (DrawnDiagram) drawn = drawn_diagram_new (2);

  drawn_diagram_connect (drawn, 0, 1, 0, FALSE);
  drawn_diagram_connect (drawn, 0, 0, -1, FALSE);
  drawn_diagram_give (drawn, -1, 0, 1);

  assert_effect (drawn, 0, MOA_EFFECT_MORE, FALSE);
  assert_effect (drawn, 1, MOA_EFFECT_NONE, FALSE);
}

/* There is more of the medicine; that itself is no effect. */
static void
test_what_follows_from_the_medicine_itself_counts (void)
{
  g_autoptr (DrawnDiagram) drawn = drawn_diagram_new (3);
  g_autoptr (MoaInfluence) influence = NULL;
  const MoaEdge *arrow = drawn_diagram_connect (drawn, 0, 1, -1, FALSE);
  const MoaPath *path;

  drawn_diagram_connect (drawn, 0, 2, 1, FALSE);
  drawn_diagram_give (drawn, 0, 1, -1);
  influence = drawn_diagram_take (drawn);

  g_assert_cmpint (moa_influence_get_effect (influence, &drawn->nodes[0]), ==, MOA_EFFECT_NONE);
  g_assert_true (moa_influence_has_medicine_node (influence, &drawn->nodes[0]));
  g_assert_cmpint (moa_influence_get_effect (influence, &drawn->nodes[2]), ==, MOA_EFFECT_MORE);
  g_assert_false (moa_influence_is_direct (influence, &drawn->nodes[2]));
  g_assert_true (moa_influence_is_direct (influence, &drawn->nodes[1]));
  path = moa_influence_get_path (influence, &drawn->nodes[1], 0);
  g_assert_cmpuint (path->n_links, ==, 1);
  g_assert_true (path->links[0].edge == arrow);
}

static void
test_what_rests_on_an_adverse_effect_is_possible (void)
{
  g_autoptr (DrawnDiagram) drawn = drawn_diagram_new (4);
  g_autoptr (MoaInfluence) influence = NULL;

  ((MoaEdge *) drawn_diagram_connect (drawn, 0, 1, 1, FALSE))->kind = MOA_EDGE_ADVERSE_EFFECT;
  drawn_diagram_connect (drawn, 1, 2, 1, FALSE);
  drawn_diagram_connect (drawn, 0, 3, 1, FALSE);
  drawn_diagram_give (drawn, -1, 0, 1);
  influence = drawn_diagram_take (drawn);

  g_assert_false (moa_influence_is_possible (influence, &drawn->nodes[0]));
  g_assert_true (moa_influence_is_possible (influence, &drawn->nodes[1]));
  g_assert_true (moa_influence_is_possible (influence, &drawn->nodes[2]));
  g_assert_false (moa_influence_is_possible (influence, &drawn->nodes[3]));
}

static void
test_the_lesson_settles_what_a_medicine_acts_on (void)
{
  g_autoptr (DrawnDiagram) drawn = drawn_diagram_new (2);

  drawn_diagram_connect (drawn, 0, 1, -1, FALSE);
  drawn_diagram_give (drawn, 0, 1, 1);

  assert_effect (drawn, 1, MOA_EFFECT_MORE, FALSE);
}

static void
test_no_medicine_does_nothing (void)
{
  g_autoptr (DrawnDiagram) drawn = drawn_diagram_new (1);
  g_autoptr (DrawnDiagram) empty = drawn_diagram_new (0);
  g_autoptr (MoaInfluence) of_empty = drawn_diagram_take (empty);

  g_assert_cmpuint (moa_influence_get_n_medicines (of_empty), ==, 0);
  assert_effect (drawn, 0, MOA_EFFECT_NONE, FALSE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/influence/negative-feedback-does-not-contradict-itself",
                   test_negative_feedback_does_not_contradict_itself);
  g_test_add_func ("/influence/feedback-further-on-does-not-contradict-itself",
                   test_feedback_further_on_does_not_contradict_itself);
  g_test_add_func ("/influence/two-ways-that-differ-depend", test_two_ways_that_differ_depend);
  g_test_add_func ("/influence/two-ways-that-agree-do-not-depend",
                   test_two_ways_that_agree_do_not_depend);
  g_test_add_func ("/influence/medicines-that-contradict-depend",
                   test_medicines_that_contradict_depend);
  g_test_add_func ("/influence/contested-arrows-make-contested-effects",
                   test_contested_arrows_make_contested_effects);
  g_test_add_func ("/influence/established-paths-win-over-contested-ones",
                   test_established_paths_win_over_contested_ones);
  g_test_add_func ("/influence/an-arrow-without-influence-carries-nothing",
                   test_an_arrow_without_influence_carries_nothing);
  g_test_add_func ("/influence/what-follows-from-the-medicine-itself-counts",
                   test_what_follows_from_the_medicine_itself_counts);
  g_test_add_func ("/influence/what-rests-on-an-adverse-effect-is-possible",
                   test_what_rests_on_an_adverse_effect_is_possible);
  g_test_add_func ("/influence/the-lesson-settles-what-a-medicine-acts-on",
                   test_the_lesson_settles_what_a_medicine_acts_on);
  g_test_add_func ("/influence/no-medicine-does-nothing", test_no_medicine_does_nothing);

  return g_test_run ();
}
