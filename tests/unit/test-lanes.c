/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What holds for the arrows of a diagram together, tried on random ones. */

#include "drawn-diagram.h"
#include "moa-geometry.h"
#include "moa-route.h"

#include <math.h>

static void
place (DrawnDiagram *drawn, guint i, double x, double y, double width, double height)
{
  drawn->nodes[i].x = x;
  drawn->nodes[i].y = y;
  drawn->nodes[i].width = width;
  drawn->nodes[i].height = height;
}

/* Nodes of several sizes off the lines of a grid, with room between them, and arrows between any. */
static DrawnDiagram *
draw_town (GRand *random, guint n_arrows)
{
  DrawnDiagram *drawn = drawn_diagram_new (30);

  for (guint i = 0; i < 30; i++)
    place (drawn, i, i % 6 * 260.0 + g_rand_double_range (random, -40, 40),
           i / 6 * 200.0 + g_rand_double_range (random, -30, 30),
           g_rand_double_range (random, 60, 140), g_rand_double_range (random, 40, 90));
  for (guint i = 0; i < n_arrows; i++)
    {
      guint from = (guint) g_rand_int_range (random, 0, 30);

      drawn_diagram_connect (drawn, from, (from + (guint) g_rand_int_range (random, 1, 30)) % 30, 1,
                             FALSE);
    }

  return drawn;
}

/* The box without a rim, which a line may touch. */
static gboolean
crosses (const MoaRoute *route, const graphene_rect_t *box)
{
  double length = moa_route_get_length (route);
  graphene_rect_t inner;

  graphene_rect_inset_r (box, 1, 1, &inner);
  for (double way = 0; way <= length; way += 3)
    {
      MoaPoint at;

      moa_route_get_point_at (route, way, &at, NULL);
      if (graphene_rect_contains_point (&inner, &GRAPHENE_POINT_INIT ((float) at.x, (float) at.y)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
crosses_any (const DrawnDiagram *drawn, const MoaGeometry *geometry, const MoaEdge *edge)
{
  for (guint i = 0; i < drawn->diagram.n_nodes; i++)
    {
      graphene_rect_t box = moa_geometry_get_part_box (geometry, &drawn->nodes[i].part);

      if (edge->from->part.index != i && edge->to->part.index != i
          && crosses (moa_geometry_get_route (geometry, edge), &box))
        return TRUE;
    }

  return FALSE;
}

/* Whether there is a way for an arrow that is alone in its diagram. */
static gboolean
has_way (const DrawnDiagram *drawn, const MoaEdge *edge)
{
  g_autoptr (DrawnDiagram) alone = drawn_diagram_new (drawn->diagram.n_nodes);
  g_autoptr (MoaGeometry) geometry = NULL;
  const MoaEdge *own = drawn_diagram_connect (alone, edge->from->part.index, edge->to->part.index,
                                              1, FALSE);

  for (guint i = 0; i < drawn->diagram.n_nodes; i++)
    place (alone, i, drawn->nodes[i].x, drawn->nodes[i].y, drawn->nodes[i].width,
           drawn->nodes[i].height);
  geometry = moa_geometry_new (&alone->diagram);

  return !crosses_any (alone, geometry, own);
}

/* given nodes with room between them, when many are connected, then no arrow crosses a node that it
 * does not belong to, as long as there is a way for it alone */
static void
test_many_keep_clear_where_there_is_a_way (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  guint n_bad = 0, n_ways = 0;

  for (guint round = 0; round < 25; round++)
    {
      g_autoptr (DrawnDiagram) drawn = draw_town (random, 40);
      g_autoptr (MoaGeometry) geometry = moa_geometry_new (&drawn->diagram);

      for (guint i = 0; i < 40; i++)
        {
          const MoaEdge *edge = drawn->diagram.edges[i];

          if (!has_way (drawn, edge))
            continue;
          n_ways++;
          n_bad += crosses_any (drawn, geometry, edge);
        }
    }
  g_test_message ("%u of %u cross", n_bad, n_ways);
  g_assert_cmpuint (n_bad, ==, 0);
}

/* How long two runs lie side by side, closer than @gap. */
static double
measure_overlap (const MoaPoint *a, const MoaPoint *b, double gap)
{
  gboolean across = fabs (a[0].y - a[1].y) < 0.5 && fabs (b[0].y - b[1].y) < 0.5;
  gboolean along = fabs (a[0].x - a[1].x) < 0.5 && fabs (b[0].x - b[1].x) < 0.5;

  if (across && fabs (a[0].y - b[0].y) < gap)
    return MIN (MAX (a[0].x, a[1].x), MAX (b[0].x, b[1].x))
           - MAX (MIN (a[0].x, a[1].x), MIN (b[0].x, b[1].x));
  if (along && fabs (a[0].x - b[0].x) < gap)
    return MIN (MAX (a[0].y, a[1].y), MAX (b[0].y, b[1].y))
           - MAX (MIN (a[0].y, a[1].y), MIN (b[0].y, b[1].y));

  return 0;
}

static double
measure_shared_way (const MoaRoute *one, const MoaRoute *other)
{
  const MoaPoint *a = moa_route_get_points (one);
  const MoaPoint *b = moa_route_get_points (other);
  double most = 0;

  for (guint i = 1; i < moa_route_get_n_points (one); i++)
    for (guint j = 1; j < moa_route_get_n_points (other); j++)
      most = MAX (most, measure_overlap (&a[i - 1], &b[j - 1], 3));

  return most;
}

/* given nodes with room between them, when many are connected, then no two arrows lie upon each
 * other for a length that one sees */
static void
test_many_do_not_coincide (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (8);
  guint n_bad = 0;

  for (guint round = 0; round < 25; round++)
    {
      g_autoptr (DrawnDiagram) drawn = draw_town (random, 40);
      g_autoptr (MoaGeometry) geometry = moa_geometry_new (&drawn->diagram);

      for (guint i = 0; i < 40; i++)
        for (guint j = 0; j < i; j++)
          n_bad += measure_shared_way (moa_geometry_get_route (geometry, drawn->diagram.edges[i]),
                                       moa_geometry_get_route (geometry, drawn->diagram.edges[j]))
                   > 20;
    }
  g_test_message ("%u pairs coincide", n_bad);
  g_assert_cmpuint (n_bad, ==, 0);
}

/* given nodes on one place, when each is connected to the next, then no two loops are one line */
static void
test_loops_of_one_place_are_apart (void)
{
  g_autoptr (DrawnDiagram) drawn = drawn_diagram_new (6);
  g_autoptr (MoaGeometry) geometry = NULL;

  for (guint i = 0; i < 6; i++)
    place (drawn, i, 0, 0, 140, 60);
  for (guint i = 0; i < 5; i++)
    drawn_diagram_connect (drawn, i, i + 1, 1, FALSE);
  geometry = moa_geometry_new (&drawn->diagram);
  for (guint i = 0; i < 5; i++)
    for (guint j = 0; j < i; j++)
      g_assert_cmpfloat (
          measure_shared_way (moa_geometry_get_route (geometry, drawn->diagram.edges[i]),
                              moa_geometry_get_route (geometry, drawn->diagram.edges[j])),
          <, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lanes/many-keep-clear-where-there-is-a-way",
                   test_many_keep_clear_where_there_is_a_way);
  g_test_add_func ("/lanes/many-do-not-coincide", test_many_do_not_coincide);
  g_test_add_func ("/lanes/loops-of-one-place-are-apart", test_loops_of_one_place_are_apart);

  return g_test_run ();
}
