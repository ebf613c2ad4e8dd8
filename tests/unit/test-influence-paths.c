/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The paths behind an effect, in any diagram: compared with every simple path of thousands of small
 * ones, and walked in the largest. */

#include "moa-influence.h"

#include "drawn-diagram.h"

#define MAX_NODES 7
#define N_DIAGRAMS 20000

/* What all simple paths of one medicine say, found by trying them all. */
typedef struct
{
  const DrawnDiagram *drawn;
  const MoaMedicine *medicine;
  gboolean contested; /* the second round */
  gboolean is_given[MAX_NODES];
  gboolean is_on_path[MAX_NODES];
  guint established[MAX_NODES][2]; /* by node and sign: 1 + the depth of the shortest, or 0 */
  guint shaky[MAX_NODES][2];
} Search;

static gboolean
is_settled (const Search *self, guint node)
{
  return self->established[node][0] != 0 || self->established[node][1] != 0;
}

static void
search_from (Search *self, guint node, int sign, guint depth, gboolean contested)
{
  guint *shortest = contested ? &self->shaky[node][sign > 0] : &self->established[node][sign > 0];

  if (depth > 0 && (*shortest == 0 || *shortest > depth + 1))
    *shortest = depth + 1;
  self->is_on_path[node] = TRUE;
  for (guint i = 0; i < self->drawn->diagram.n_edges; i++)
    {
      const MoaEdge *edge = self->drawn->diagram.edges[i];
      gboolean also = contested || edge->certainty == MOA_CERTAINTY_CONTESTED;
      guint to = edge->influence.effect->part.index;

      if (edge->influence.cause->part.index == node && edge->influence.sign != MOA_SIGN_NONE
          && !self->is_on_path[to] && !self->is_given[to] && (!also || self->contested)
          && !(also && is_settled (self, to)))
        search_from (self, to, sign * (int) edge->influence.sign, depth + 1, also);
    }
  self->is_on_path[node] = FALSE;
}

static void
search_all (Search *self)
{
  const MoaMedicine *medicine = self->medicine;

  if (medicine->node != NULL
      && !(medicine->n_targets > 0 && medicine->targets[0].node == medicine->node))
    {
      self->is_given[medicine->node->part.index] = TRUE;
      search_from (self, medicine->node->part.index, 1, 0, FALSE);
    }
  if (medicine->n_targets > 0)
    search_from (self, medicine->targets[0].node->part.index, (int) medicine->targets[0].change, 1,
                 FALSE);
}

static Search
search (const DrawnDiagram *drawn, const MoaMedicine *medicine)
{
  Search self = { .drawn = drawn, .medicine = medicine };

  if (medicine->n_targets > 0)
    self.is_given[medicine->targets[0].node->part.index] = TRUE;
  search_all (&self);
  self.contested = TRUE;
  search_all (&self);
  return self;
}

static int
draw_sign (GRand *rand)
{
  return g_rand_boolean (rand) ? 1 : -1;
}

/* Without circles, arrows lead to higher numbers only. */
static DrawnDiagram *
draw (GRand *rand, gboolean circles)
{
  guint n = (guint) g_rand_int_range (rand, 1, MAX_NODES + 1);
  DrawnDiagram *drawn = drawn_diagram_new (n);
  guint n_edges = (guint) g_rand_int_range (rand, 0, (int) (3 * n + 1));

  for (guint i = 0; i < n_edges; i++)
    {
      guint a = (guint) g_rand_int_range (rand, 0, (int) n);
      guint b = (guint) g_rand_int_range (rand, 0, (int) n);
      int sign = g_rand_int_range (rand, 0, 8) == 0 ? 0 : draw_sign (rand);
      gboolean contested = g_rand_int_range (rand, 0, 5) == 0;

      drawn_diagram_connect (drawn, circles ? a : MIN (a, b), circles ? b : MAX (a, b), sign,
                             contested);
    }
  return drawn;
}

static void
give_any (DrawnDiagram *drawn, GRand *rand)
{
  int n = (int) drawn->diagram.n_nodes;
  int own = g_rand_int_range (rand, -n / 2 - 1, n);
  int change = g_rand_int_range (rand, 0, 5) == 0 ? 0 : draw_sign (rand);

  drawn_diagram_give (drawn, own, (guint) g_rand_int_range (rand, 0, n), change);
}

/* To act on a part counts as an arrow. */
static guint
count_steps (const MoaPath *path)
{
  return path->n_links + (path->medicine->n_targets > 0 && path->target == path->medicine->targets);
}

static gboolean
says (MoaEffect effect, MoaEffect one)
{
  return effect == one || effect == MOA_EFFECT_DEPENDS;
}

/* Whether what is told of a node follows from the paths that there are; `missed` counts a second
 * sign that is not told. */
static void
compare_node (const Search *found, const MoaInfluence *influence, guint node, guint *missed)
{
  const MoaNode *part = found->drawn->diagram.nodes[node];
  MoaEffect effect = moa_influence_get_effect (influence, part);
  gboolean contested = !is_settled (found, node);
  const guint *depths = contested ? found->shaky[node] : found->established[node];
  guint shortest = MIN (depths[0] - 1, depths[1] - 1); /* 0 - 1 is more than any */
  const MoaPath *path;

  if (says (effect, MOA_EFFECT_LESS))
    g_assert_cmpuint (depths[0], >, 0);
  if (says (effect, MOA_EFFECT_MORE))
    g_assert_cmpuint (depths[1], >, 0);
  g_assert_true ((effect == MOA_EFFECT_NONE) == (depths[0] == 0 && depths[1] == 0));
  g_assert_true (moa_influence_is_contested (influence, part)
                 == (contested && effect != MOA_EFFECT_NONE));
  if (effect == MOA_EFFECT_NONE)
    return;
  *missed += depths[0] > 0 && depths[1] > 0 && effect != MOA_EFFECT_DEPENDS;

  path = moa_influence_get_path (influence, part, 0);
  g_assert_cmpuint (count_steps (path), ==, shortest);
}

static void
compare_with_search (gboolean circles, guint *n_missed, guint *n_double)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  *n_missed = *n_double = 0;
  for (guint i = 0; i < N_DIAGRAMS; i++)
    {
      g_autoptr (DrawnDiagram) drawn = draw (rand, circles);
      g_autoptr (MoaInfluence) influence = NULL;
      Search found;

      give_any (drawn, rand);
      found = search (drawn, g_ptr_array_index (drawn->medicines, 0));
      influence = drawn_diagram_take (drawn);
      for (guint node = 0; node < drawn->diagram.n_nodes; node++)
        {
          const guint *depths = is_settled (&found, node) ? found.established[node]
                                                          : found.shaky[node];

          compare_node (&found, influence, node, n_missed);
          *n_double += depths[0] > 0 && depths[1] > 0;
        }
    }
}

static void
test_without_circles_every_simple_path_counts (void)
{
  guint missed, both;

  compare_with_search (FALSE, &missed, &both);

  g_assert_cmpuint (both, >, 500);
  g_assert_cmpuint (missed, ==, 0);
}

/* The comparison itself holds that nothing is told that no simple path says. */
static void
test_in_circles_only_simple_paths_count (void)
{
  guint missed, both;

  compare_with_search (TRUE, &missed, &both);

  g_test_message ("%u of %u second signs in circles are not found", missed, both);
  g_assert_cmpuint (both, >, 500);
  g_assert_cmpuint (missed * 20, <, both);
}

/* Each path can be walked: from the medicine, arrow by arrow, to no part twice, with the sign that
 * comes out of the signs before. */
static void
check_path (const MoaInfluence *influence, const MoaPath *path, const MoaNode *end)
{
  g_autoptr (GHashTable) passed = g_hash_table_new (NULL, NULL);
  const MoaNode *at = path->target->node;
  int sign = (int) path->target->change;
  gboolean contested = FALSE;

  if (at != path->medicine->node)
    g_assert_true (moa_influence_is_direct (influence, at));
  g_hash_table_add (passed, (gpointer) at);
  for (guint i = 0; i < path->n_links; i++)
    {
      const MoaPathLink *link = &path->links[i];

      g_assert_true (link->cause == at && link->cause == link->edge->influence.cause);
      g_assert_true (link->effect == link->edge->influence.effect);
      g_assert_true (g_hash_table_add (passed, (gpointer) link->effect));
      g_assert_true (moa_influence_has_edge (influence, link->edge));
      sign *= (int) link->sign;
      g_assert_cmpint (link->result, ==, sign > 0 ? MOA_EFFECT_MORE : MOA_EFFECT_LESS);
      contested |= link->edge->certainty == MOA_CERTAINTY_CONTESTED;
      at = link->effect;
    }
  g_assert_true (at == end);
  g_assert_true (path->contested == contested);
  g_assert_cmpint (path->result, ==, sign > 0 ? MOA_EFFECT_MORE : MOA_EFFECT_LESS);
}

static MoaEffect
join (MoaEffect one, MoaEffect other)
{
  if (one == MOA_EFFECT_NONE || one == other)
    return other;
  return other == MOA_EFFECT_NONE ? one : MOA_EFFECT_DEPENDS;
}

/* What each medicine has a share in makes the whole. */
static MoaEffect
join_shares (const MoaInfluence *influence, const MoaNode *node)
{
  MoaEffect joined = MOA_EFFECT_NONE;

  for (guint i = 0; i < moa_influence_get_n_medicines (influence); i++)
    joined = join (joined, moa_influence_get_effect_of (influence, node, i));
  return joined;
}

static void
check_paths (const MoaInfluence *influence, const MoaNode *node)
{
  guint n = moa_influence_get_n_paths (influence, node);
  MoaEffect effect = moa_influence_get_effect (influence, node);
  gboolean less = FALSE, more = FALSE;
  guint length = 0;

  for (guint i = 0; i < n; i++)
    {
      const MoaPath *path = moa_influence_get_path (influence, node, i);
      guint steps = count_steps (path);

      check_path (influence, path, node);
      g_assert_true (path == moa_influence_get_path (influence, node, i));
      g_assert_true (path->contested == moa_influence_is_contested (influence, node));
      g_assert_cmpuint (steps, >=, length);
      length = steps;
      less |= path->result == MOA_EFFECT_LESS;
      more |= path->result == MOA_EFFECT_MORE;
    }
  g_assert_true (less == says (effect, MOA_EFFECT_LESS));
  g_assert_true (more == says (effect, MOA_EFFECT_MORE));
  g_assert_cmpint (join_shares (influence, node), ==, effect);
}

static void
test_every_effect_has_paths_that_can_be_walked (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint i = 0; i < N_DIAGRAMS; i++)
    {
      g_autoptr (DrawnDiagram) drawn = draw (rand, TRUE);
      g_autoptr (MoaInfluence) influence = NULL;

      for (guint k = 0; k <= i % 3; k++)
        give_any (drawn, rand);
      influence = drawn_diagram_take (drawn);
      for (guint node = 0; node < drawn->diagram.n_nodes; node++)
        check_paths (influence, drawn->diagram.nodes[node]);
    }
}

/* Contested effects count only where neither medicine has an established one. */
static MoaEffect
join_at (const MoaNode *node, MoaInfluence *const *ones)
{
  MoaEffect joined = MOA_EFFECT_NONE;

  for (guint contested = 0; contested < 2 && joined == MOA_EFFECT_NONE; contested++)
    for (guint i = 0; i < 2; i++)
      if (moa_influence_is_contested (ones[i], node) == (contested != 0))
        joined = join (joined, moa_influence_get_effect (ones[i], node));
  return joined;
}

static void
test_medicines_together_do_what_each_does (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);

  for (guint i = 0; i < N_DIAGRAMS; i++)
    {
      g_autoptr (DrawnDiagram) drawn = draw (rand, TRUE);
      g_autoptr (MoaInfluence) both = NULL;
      MoaInfluence *ones[2];

      for (guint k = 0; k < 2; k++)
        {
          const MoaMedicine *medicine;

          give_any (drawn, rand);
          medicine = g_ptr_array_index (drawn->medicines, k);
          ones[k] = moa_influence_new (&drawn->diagram, &medicine, 1);
        }
      both = drawn_diagram_take (drawn);
      for (guint node = 0; node < drawn->diagram.n_nodes; node++)
        g_assert_cmpint (moa_influence_get_effect (both, drawn->diagram.nodes[node]), ==,
                         join_at (drawn->diagram.nodes[node], ones));
      moa_influence_unref (ones[0]);
      moa_influence_unref (ones[1]);
    }
}

/* A ring of the largest size with a way across from each of its parts: every arrow is in a circle,
 * and the longest path is as long as the diagram. */
static void
test_the_largest_diagram_ends (void)
{
  const guint n = 100000;
  g_autoptr (DrawnDiagram) drawn = drawn_diagram_new (n);
  g_autoptr (MoaInfluence) influence = NULL;
  const MoaPath *path;

  for (guint i = 0; i < n; i++)
    {
      drawn_diagram_connect (drawn, i, (i + 1) % n, 1, FALSE);
      drawn_diagram_connect (drawn, (i + 1) % n, i, -1, FALSE);
      drawn_diagram_connect (drawn, i, i == 0 ? 1 : i / 2, -1, FALSE);
    }
  drawn_diagram_give (drawn, -1, 0, 1);
  influence = drawn_diagram_take (drawn);

  g_assert_cmpint (moa_influence_get_effect (influence, &drawn->nodes[n / 2]), !=, MOA_EFFECT_NONE);
  path = moa_influence_get_path (influence, &drawn->nodes[n / 2], 0);
  check_path (influence, path, &drawn->nodes[n / 2]);
}

static void
test_the_longest_chain_can_be_walked (void)
{
  const guint n = 100000;
  g_autoptr (DrawnDiagram) drawn = drawn_diagram_new (n);
  g_autoptr (MoaInfluence) influence = NULL;
  const MoaPath *path;

  for (guint i = 1; i < n; i++)
    drawn_diagram_connect (drawn, i - 1, i, -1, i == n / 2);
  drawn_diagram_give (drawn, -1, 0, 1);
  influence = drawn_diagram_take (drawn);

  path = moa_influence_get_path (influence, &drawn->nodes[n - 1], 0);
  g_assert_cmpuint (path->n_links, ==, n - 1);
  check_path (influence, path, &drawn->nodes[n - 1]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/influence-paths/without-circles-every-simple-path-counts",
                   test_without_circles_every_simple_path_counts);
  g_test_add_func ("/influence-paths/in-circles-only-simple-paths-count",
                   test_in_circles_only_simple_paths_count);
  g_test_add_func ("/influence-paths/every-effect-has-paths-that-can-be-walked",
                   test_every_effect_has_paths_that_can_be_walked);
  g_test_add_func ("/influence-paths/medicines-together-do-what-each-does",
                   test_medicines_together_do_what_each_does);
  g_test_add_func ("/influence-paths/the-largest-diagram-ends", test_the_largest_diagram_ends);
  g_test_add_func ("/influence-paths/the-longest-chain-can-be-walked",
                   test_the_longest_chain_can_be_walked);

  return g_test_run ();
}
