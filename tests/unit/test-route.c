/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What holds for the line of every arrow, tried on random diagrams. */

#include "drawn-diagram.h"
#include "moa-geometry.h"
#include "moa-hit.h"
#include "moa-route.h"
#include "moa-walk-branch.h"

#include <math.h>

static const MoaPoint *
get_points (const MoaRoute *route, guint *n_points)
{
  *n_points = moa_route_get_n_points (route);

  return moa_route_get_points (route);
}

static void
place (DrawnDiagram *drawn, guint i, double x, double y, double width, double height)
{
  drawn->nodes[i].x = x;
  drawn->nodes[i].y = y;
  drawn->nodes[i].width = width;
  drawn->nodes[i].height = height;
}

static void
set_via (const MoaEdge *edge, const MoaPoint *via, guint n_via)
{
  MoaEdge *own = (MoaEdge *) edge;

  own->via = via;
  own->n_via = n_via;
}

static void
place_at_random (DrawnDiagram *drawn, GRand *random, double extent)
{
  for (guint i = 0; i < drawn->diagram.n_nodes; i++)
    place (drawn, i, g_rand_double_range (random, 0, extent),
           g_rand_double_range (random, 0, extent), g_rand_double_range (random, 1, 200),
           g_rand_double_range (random, 1, 200));
}

/* Nodes in a grid with room between them, as a lesson is laid out. */
static void
place_in_grid (DrawnDiagram *drawn, guint columns)
{
  for (guint i = 0; i < drawn->diagram.n_nodes; i++)
    place (drawn, i, i % columns * 220.0, i / columns * 180.0, 120, 80);
}

static gboolean
is_on_border (const graphene_rect_t *box, const MoaPoint *point)
{
  double right = (double) box->origin.x + box->size.width;
  double bottom = (double) box->origin.y + box->size.height;
  double slack = 1e-3 + 1e-6 * (fabs (point->x) + fabs (point->y));
  gboolean beside = point->x >= box->origin.x - slack && point->x <= right + slack
                    && point->y >= box->origin.y - slack && point->y <= bottom + slack;

  return beside
         && (fabs (point->x - box->origin.x) < slack || fabs (point->x - right) < slack
             || fabs (point->y - box->origin.y) < slack || fabs (point->y - bottom) < slack);
}

static void
assert_ends_on_borders (const MoaGeometry *geometry, const MoaEdge *edge)
{
  guint n;
  const MoaPoint *points = get_points (moa_geometry_get_route (geometry, edge), &n);
  graphene_rect_t from = moa_geometry_get_part_box (geometry, &edge->from->part);
  graphene_rect_t to = moa_geometry_get_part_box (geometry, &edge->to->part);

  g_assert_true (is_on_border (&from, &points[0]));
  g_assert_true (is_on_border (&to, &points[n - 1]));
}

/* given 10,000 arrows between random boxes, many of which overlap, when they are routed, then each
 * begins on the border of the one and ends on that of the other */
static void
test_begins_and_ends_on_borders (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint round = 0; round < 50; round++)
    {
      g_autoptr (DrawnDiagram) drawn = drawn_diagram_new (40);
      g_autoptr (MoaGeometry) geometry = NULL;

      place_at_random (drawn, random, 3000);
      for (guint i = 0; i < 200; i++)
        drawn_diagram_connect (drawn, g_rand_int_range (random, 0, 40),
                               g_rand_int_range (random, 0, 40), 1, FALSE);
      geometry = moa_geometry_new (&drawn->diagram);
      for (guint i = 0; i < 200; i++)
        assert_ends_on_borders (geometry, drawn->diagram.edges[i]);
    }
}

/* given arrows with random via points, inside of boxes too, when they are routed, then the corners
 * are those points and nothing else */
static void
test_passes_every_via_point (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2);

  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (DrawnDiagram) drawn = drawn_diagram_new (2);
      g_autoptr (MoaGeometry) geometry = NULL;
      MoaPoint via[5];
      guint n_via = (guint) g_rand_int_range (random, 1, 6), n;
      const MoaEdge *edge = drawn_diagram_connect (drawn, g_rand_int_range (random, 0, 2),
                                                   g_rand_int_range (random, 0, 2), 1, FALSE);
      const MoaPoint *points;

      place_at_random (drawn, random, 400);
      for (guint i = 0; i < n_via; i++)
        via[i] = (MoaPoint){ g_rand_double_range (random, -100, 500),
                             g_rand_double_range (random, -100, 500) };
      set_via (edge, via, n_via);
      geometry = moa_geometry_new (&drawn->diagram);
      points = get_points (moa_geometry_get_route (geometry, edge), &n);
      g_assert_cmpuint (n, ==, n_via + 2);
      for (guint i = 0; i < n_via; i++)
        g_assert_true (points[i + 1].x == via[i].x && points[i + 1].y == via[i].y);
      assert_ends_on_borders (geometry, edge);
    }
}

static void
test_via_points_are_met_at_right_angles (void)
{
  g_autoptr (DrawnDiagram) drawn = drawn_diagram_new (2);
  const MoaEdge *edge = drawn_diagram_connect (drawn, 0, 1, 1, FALSE);
  const MoaPoint via[] = { { 50, 230 } };
  g_autoptr (MoaGeometry) geometry = NULL;
  const MoaPoint *points;
  guint n;

  place (drawn, 0, 50, 30, 100, 60);
  place (drawn, 1, 350, 230, 100, 60);
  set_via (edge, via, 1);
  geometry = moa_geometry_new (&drawn->diagram);
  points = get_points (moa_geometry_get_route (geometry, edge), &n);

  /* Straight down out of the first box, then straight right into the second. */
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpfloat_with_epsilon (points[0].x, 50, 1e-6);
  g_assert_cmpfloat_with_epsilon (points[0].y, 60, 1e-6);
  g_assert_cmpfloat_with_epsilon (points[2].x, 300, 1e-6);
  g_assert_cmpfloat_with_epsilon (points[2].y, 230, 1e-6);
}

static double
pick_extreme (GRand *random)
{
  static const double extremes[] = { 0, 0, 1, -1, 50, 1e-9, 1e6, -1e6, 1e30, -1e30, 1e300, -1e300 };

  return extremes[g_rand_int_range (random, 0, G_N_ELEMENTS (extremes))];
}

/* given the worst finite numbers in every place, when arrows are routed, then all is finite */
static void
test_is_finite (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (DrawnDiagram) drawn = drawn_diagram_new (3);
      g_autoptr (MoaGeometry) geometry = NULL;
      MoaPoint via[] = { { pick_extreme (random), pick_extreme (random) } };
      graphene_rect_t bounds;

      for (guint i = 0; i < 3; i++)
        place (drawn, i, pick_extreme (random), pick_extreme (random), fabs (pick_extreme (random)),
               fabs (pick_extreme (random)));
      for (guint i = 0; i < 6; i++)
        set_via (drawn_diagram_connect (drawn, i % 3, i / 2, 1, FALSE), via, i % 2);
      geometry = moa_geometry_new (&drawn->diagram);
      for (guint i = 0; i < 6; i++)
        {
          const MoaRoute *route = moa_geometry_get_route (geometry, drawn->diagram.edges[i]);
          MoaPoint middle;
          double angle;
          guint n;
          const MoaPoint *points = get_points (route, &n);

          for (guint j = 0; j < n; j++)
            g_assert_true (isfinite (points[j].x) && isfinite (points[j].y));
          moa_route_get_point_at (route, moa_route_get_length (route) / 2, &middle, &angle);
          g_assert_true (isfinite (middle.x) && isfinite (middle.y) && isfinite (angle));
          g_assert_true (isfinite (moa_route_get_distance (route, 10, 10)));
        }
      bounds = moa_geometry_get_bounds (geometry);
      g_assert_true (isfinite (bounds.size.width) && isfinite (bounds.size.height));
    }
}

/* The box without a rim, which a line may touch. */
static gboolean
crosses (GArray *curve, const graphene_rect_t *box)
{
  graphene_rect_t inner;

  graphene_rect_inset_r (box, 1, 1, &inner);
  for (guint i = 1; i < curve->len; i++)
    {
      const MoaPoint *a = &g_array_index (curve, MoaPoint, i - 1);
      const MoaPoint *b = &g_array_index (curve, MoaPoint, i);

      for (double t = 0; t <= 1; t += 1 / 256.0)
        if (graphene_rect_contains_point (
                &inner, &GRAPHENE_POINT_INIT ((float) (a->x + (b->x - a->x) * t),
                                              (float) (a->y + (b->y - a->y) * t))))
          return TRUE;
    }

  return FALSE;
}

/* given nodes with streets between them, when some are connected, then no arrow crosses a node that
 * it does not belong to */
static void
test_keeps_clear_of_other_nodes (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  g_autoptr (GArray) curve = g_array_new (FALSE, FALSE, sizeof (MoaPoint));

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (DrawnDiagram) drawn = drawn_diagram_new (30);
      g_autoptr (MoaGeometry) geometry = NULL;

      place_in_grid (drawn, 6);
      for (guint i = 0; i < 12; i++)
        drawn_diagram_connect (drawn, g_rand_int_range (random, 0, 30),
                               g_rand_int_range (random, 0, 30), 1, FALSE);
      geometry = moa_geometry_new (&drawn->diagram);
      for (guint i = 0; i < drawn->diagram.n_edges; i++)
        {
          const MoaEdge *edge = drawn->diagram.edges[i];

          moa_route_flatten (moa_geometry_get_route (geometry, edge), 0.1, curve);
          for (guint j = 0; j < drawn->diagram.n_nodes; j++)
            {
              graphene_rect_t box = moa_geometry_get_part_box (geometry, &drawn->nodes[j].part);

              if (edge->from != edge->to || edge->from != &drawn->nodes[j])
                g_assert_false (crosses (curve, &box));
            }
        }
    }
}

/* given a line whose last run is just long enough for a head, when it is drawn, then it is straight
 * under the head */
static void
test_arrives_straight (void)
{
  const MoaPoint points[] = { { 0, 0 }, { 100, 0 }, { 100, 24 } };
  g_autoptr (MoaRoute) route = moa_route_new (points, 3, 14);
  double length = moa_route_get_length (route);

  for (double back = 0; back <= 17; back++)
    {
      MoaPoint at;
      double angle;

      moa_route_get_point_at (route, length - back, &at, &angle);
      g_assert_cmpfloat_with_epsilon (angle, G_PI_2, 1e-6);
    }
}

/* Nodes one above the other, closer than a line could pass between, and arrows past four of them,
 * all of which are in its way. */
static DrawnDiagram *
draw_blocked_arrows (guint n_nodes, guint n_arrows)
{
  DrawnDiagram *drawn = drawn_diagram_new (n_nodes);

  for (guint i = 0; i < n_nodes; i++)
    place (drawn, i, i / 1000 * 600.0, i % 1000 * 90.0, 120, 80);
  for (guint i = 0; i < n_arrows; i++)
    drawn_diagram_connect (drawn, i % 1000 < 990 ? i : i - 10, (i % 1000 < 990 ? i : i - 10) + 3, 1,
                           FALSE);

  return drawn;
}

static guint
count_detours (const MoaGeometry *geometry, const MoaDiagram *diagram, guint from, guint to)
{
  guint count = 0;

  for (guint i = from; i < to; i++)
    if (moa_route_get_n_points (moa_geometry_get_route (geometry, diagram->edges[i])) > 2)
      count++;

  return count;
}

/* given more blocked arrows than there is time for, when they are routed, then the last of them are
 * led around what is in their way as often as the first */
static void
test_late_arrows_are_led_around_too (void)
{
  g_autoptr (DrawnDiagram) drawn = draw_blocked_arrows (20000, 20000);
  g_autoptr (MoaGeometry) geometry = moa_geometry_new (&drawn->diagram);
  guint first = count_detours (geometry, &drawn->diagram, 0, 5000);
  guint last = count_detours (geometry, &drawn->diagram, 15000, 20000);

  g_assert_cmpuint (first, >, 0);
  g_assert_cmpuint (last, >=, first * 9 / 10);
  g_assert_cmpuint (first, >=, last * 9 / 10);
}

static double
find_distance (const MoaGeometry *geometry, const MoaEdge *one, const MoaEdge *other)
{
  g_autoptr (GArray) curve = g_array_new (FALSE, FALSE, sizeof (MoaPoint));
  double least = G_MAXDOUBLE;

  moa_route_flatten (moa_geometry_get_route (geometry, one), 0.1, curve);
  for (guint i = 1; i < curve->len; i++)
    {
      const MoaPoint *a = &g_array_index (curve, MoaPoint, i - 1);
      const MoaPoint *b = &g_array_index (curve, MoaPoint, i);

      for (double t = 0; t <= 1; t += 1 / 256.0)
        least = MIN (least,
                     moa_route_get_distance (moa_geometry_get_route (geometry, other),
                                             a->x + (b->x - a->x) * t, a->y + (b->y - a->y) * t));
    }

  return least;
}

/* given arrows with the same ends in both directions, beside each other, askew, and around a third
 * box, when they are routed, then they never meet */
static void
test_parallels_are_apart (void)
{
  static const double places[][2] = { { 600, 0 },   { 600, 400 },  { 0, 500 },  { -600, 500 },
                                      { -600, 10 }, { 500, -500 }, { 500, 30 }, { 20, -400 } };

  for (guint round = 0; round < 2 * G_N_ELEMENTS (places); round++)
    {
      g_autoptr (DrawnDiagram) drawn = drawn_diagram_new (3);
      g_autoptr (MoaGeometry) geometry = NULL;
      double x = places[round / 2][0], y = places[round / 2][1];

      place (drawn, 0, 0, 0, 120, 80);
      place (drawn, 1, x, y, 120, 80);
      place (drawn, 2, round % 2 == 0 ? x / 2 : 5000, y / 2, 60, 60);
      for (guint i = 0; i < 4; i++)
        drawn_diagram_connect (drawn, i % 2, 1 - i % 2, 1, FALSE);
      geometry = moa_geometry_new (&drawn->diagram);
      for (guint i = 0; i < 4; i++)
        for (guint j = 0; j < i; j++)
          g_assert_cmpfloat (
              find_distance (geometry, drawn->diagram.edges[i], drawn->diagram.edges[j]), >, 4);
    }
}

/* given several loops at one node, when they are routed, then each leaves its box, comes back, and
 * is a line of its own */
static void
test_loops_leave_and_come_back (void)
{
  static const double sizes[] = { 1, 20, 100, 10000 };

  for (guint round = 0; round < G_N_ELEMENTS (sizes); round++)
    {
      g_autoptr (DrawnDiagram) drawn = drawn_diagram_new (1);
      g_autoptr (MoaGeometry) geometry = NULL;
      const MoaPoint via[] = { { 10, -9000 } };
      graphene_rect_t box;

      place (drawn, 0, 0, 0, sizes[round], sizes[round]);
      for (guint i = 0; i < 9; i++)
        drawn_diagram_connect (drawn, 0, 0, 1, FALSE);
      set_via (drawn->diagram.edges[8], via, 1);
      geometry = moa_geometry_new (&drawn->diagram);
      box = moa_geometry_get_part_box (geometry, &drawn->nodes[0].part);
      for (guint i = 0; i < 9; i++)
        {
          const MoaRoute *route = moa_geometry_get_route (geometry, drawn->diagram.edges[i]);
          guint n;
          const MoaPoint *points = get_points (route, &n);
          MoaPoint middle;

          assert_ends_on_borders (geometry, drawn->diagram.edges[i]);
          g_assert_true (points[0].x != points[n - 1].x || points[0].y != points[n - 1].y);
          moa_route_get_point_at (route, moa_route_get_length (route) / 2, &middle, NULL);
          g_assert_false (graphene_rect_contains_point (
              &box, &GRAPHENE_POINT_INIT ((float) middle.x, (float) middle.y)));
          for (guint j = 0; j < i; j++)
            {
              guint n_other;
              const MoaPoint *others = get_points (
                  moa_geometry_get_route (geometry, drawn->diagram.edges[j]), &n_other);

              g_assert_true (points[1].x != others[1].x || points[1].y != others[1].y);
            }
        }
    }
}

/* given random diagrams, when the middle of every piece of every curve is pointed at, then an arrow
 * or a node that lies above it is found */
static void
test_hits_are_where_the_curve_is (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autoptr (GArray) curve = g_array_new (FALSE, FALSE, sizeof (MoaPoint));

  for (guint round = 0; round < 30; round++)
    {
      g_autoptr (DrawnDiagram) drawn = drawn_diagram_new (20);
      g_autoptr (MoaGeometry) geometry = NULL;

      place_in_grid (drawn, 5);
      for (guint i = 0; i < 20; i++)
        drawn_diagram_connect (drawn, g_rand_int_range (random, 0, 20),
                               g_rand_int_range (random, 0, 20), 1, FALSE);
      geometry = moa_geometry_new (&drawn->diagram);
      for (guint i = 0; i < 20; i++)
        {
          moa_route_flatten (moa_geometry_get_route (geometry, drawn->diagram.edges[i]), 0.01,
                             curve);
          for (guint j = 1; j < curve->len; j++)
            {
              const MoaPoint *a = &g_array_index (curve, MoaPoint, j - 1);
              const MoaPoint *b = &g_array_index (curve, MoaPoint, j);

              g_assert_nonnull (
                  moa_hit_part_at (geometry, (a->x + b->x) / 2, (a->y + b->y) / 2, 0.5));
            }
        }
    }
}

/* given several arrows from one side of a node to a column of others, when they are routed, then
 * they leave in the order in which they arrive, apart from each other */
static void
test_ends_of_a_side_do_not_cross (void)
{
  const guint order[] = { 3, 1, 5, 2, 4 };
  g_autoptr (DrawnDiagram) drawn = drawn_diagram_new (6);
  g_autoptr (MoaGeometry) geometry = NULL;
  double last = -G_MAXDOUBLE;

  place (drawn, 0, 0, 0, 120, 100);
  for (guint i = 1; i < 6; i++)
    place (drawn, i, 700, (i - 3.0) * 130, 120, 80);
  for (guint i = 0; i < 5; i++)
    drawn_diagram_connect (drawn, 0, order[i], 1, FALSE);
  geometry = moa_geometry_new (&drawn->diagram);
  for (guint target = 1; target < 6; target++)
    for (guint i = 0; i < 5; i++)
      if (order[i] == target)
        {
          guint n;
          const MoaPoint *points = get_points (
              moa_geometry_get_route (geometry, drawn->diagram.edges[i]), &n);

          g_assert_cmpfloat (points[0].y - last, >, 10);
          last = points[0].y;
        }
}

static const MoaNode *
find_below_by_looking_at_all (DrawnDiagram *drawn, const MoaNode *current)
{
  const MoaNode *nearest = NULL;
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < drawn->diagram.n_nodes; i++)
    {
      const MoaNode *node = &drawn->nodes[i];
      double down = node->y - current->y;
      double distance = hypot (down, 2 * (node->x - current->x));

      if (down > 0 && distance < least)
        {
          least = distance;
          nearest = node;
        }
    }

  return nearest;
}

/* given nodes anywhere and no arrows, when one walks down, then to the node that a look at all
 * nodes finds */
static void
test_walk_down_goes_to_the_nearest (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (6);

  for (guint round = 0; round < 40; round++)
    {
      guint n = 1 + round * 10;
      g_autoptr (DrawnDiagram) drawn = drawn_diagram_new (n);
      g_autoptr (MoaGeometry) geometry = NULL;

      place_at_random (drawn, random, round % 2 == 0 ? 500 : 50000);
      geometry = moa_geometry_new (&drawn->diagram);
      for (guint i = 0; i < n; i++)
        g_assert_true (moa_walk_change_branch (geometry, &drawn->nodes[i], TRUE)
                       == find_below_by_looking_at_all (drawn, &drawn->nodes[i]));
    }
}

static void
test_empty_diagram (void)
{
  g_autoptr (DrawnDiagram) drawn = drawn_diagram_new (0);
  g_autoptr (MoaGeometry) geometry = moa_geometry_new (&drawn->diagram);

  g_assert_null (moa_hit_part_at (geometry, 0, 0, 10));
  g_assert_true (isfinite (moa_geometry_get_bounds (geometry).size.width));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/route/begins-and-ends-on-the-borders", test_begins_and_ends_on_borders);
  g_test_add_func ("/route/passes-every-via-point", test_passes_every_via_point);
  g_test_add_func ("/route/via-points-are-met-at-right-angles",
                   test_via_points_are_met_at_right_angles);
  g_test_add_func ("/route/is-finite-whatever-the-numbers", test_is_finite);
  g_test_add_func ("/route/keeps-clear-of-other-nodes", test_keeps_clear_of_other_nodes);
  g_test_add_func ("/route/arrives-straight", test_arrives_straight);
  g_test_add_func ("/route/late-arrows-are-led-around-too", test_late_arrows_are_led_around_too);
  g_test_add_func ("/route/parallel-arrows-are-apart", test_parallels_are_apart);
  g_test_add_func ("/route/loops-leave-and-come-back", test_loops_leave_and_come_back);
  g_test_add_func ("/route/ends-on-one-side-do-not-cross", test_ends_of_a_side_do_not_cross);
  g_test_add_func ("/hit/finds-every-piece-of-every-curve", test_hits_are_where_the_curve_is);

  g_test_add_func ("/walk/down-goes-to-the-nearest", test_walk_down_goes_to_the_nearest);
  g_test_add_func ("/geometry/empty-diagram-has-no-parts", test_empty_diagram);

  return g_test_run ();
}
