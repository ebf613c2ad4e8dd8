/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-geometry.h"
#include "moa-hit.h"
#include "moa-route.h"
#include "moa-walk.h"

#include <math.h>

/* A diagram without a lesson: layout reads nothing else.
 *
 *     a ──→ b ──→ d
 *      └──→ c       (c below b; b ⇄ d in both directions)
 */
typedef struct
{
  MoaNode nodes[4];
  MoaEdge edges[4];
  const MoaNode *node_list[4];
  const MoaEdge *edge_list[4];
  const MoaEdge *out_a[2], *out_b[1], *out_d[1];
  const MoaEdge *in_b[2], *in_c[1], *in_d[1];
  MoaDiagram diagram;
  MoaGeometry *geometry;
} Fixture;

static void
set_node (Fixture *fixture, guint index, const char *id, double x, double y)
{
  MoaNode *node = &fixture->nodes[index];

  node->part.type = MOA_PART_NODE;
  node->part.index = index;
  node->part.id = id;
  node->kind = MOA_NODE_PROTEIN;
  node->x = x;
  node->y = y;
  node->width = 100;
  node->height = 60;
  fixture->node_list[index] = node;
}

static void
set_edge (Fixture *fixture, guint index, const char *id, guint from, guint to)
{
  MoaEdge *edge = &fixture->edges[index];

  edge->part.type = MOA_PART_EDGE;
  edge->part.index = index;
  edge->part.id = id;
  edge->kind = MOA_EDGE_CONVERSION;
  edge->from = &fixture->nodes[from];
  edge->to = &fixture->nodes[to];
  fixture->edge_list[index] = edge;
}

static void
link_node (MoaNode *node,
           const MoaEdge **outgoing,
           guint n_outgoing,
           const MoaEdge **incoming,
           guint n_incoming)
{
  node->outgoing = outgoing;
  node->n_outgoing = n_outgoing;
  node->incoming = incoming;
  node->n_incoming = n_incoming;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  set_node (fixture, 0, "a", 100, 100);
  set_node (fixture, 1, "b", 300, 100);
  set_node (fixture, 2, "c", 300, 250);
  set_node (fixture, 3, "d", 500, 120);
  set_edge (fixture, 0, "a-b", 0, 1);
  set_edge (fixture, 1, "a-c", 0, 2);
  set_edge (fixture, 2, "b-d", 1, 3);
  set_edge (fixture, 3, "d-b", 3, 1);

  fixture->out_a[0] = &fixture->edges[0];
  fixture->out_a[1] = &fixture->edges[1];
  fixture->out_b[0] = &fixture->edges[2];
  fixture->out_d[0] = &fixture->edges[3];
  fixture->in_b[0] = &fixture->edges[0];
  fixture->in_b[1] = &fixture->edges[3];
  fixture->in_c[0] = &fixture->edges[1];
  fixture->in_d[0] = &fixture->edges[2];
  link_node (&fixture->nodes[0], fixture->out_a, 2, NULL, 0);
  link_node (&fixture->nodes[1], fixture->out_b, 1, fixture->in_b, 2);
  link_node (&fixture->nodes[2], NULL, 0, fixture->in_c, 1);
  link_node (&fixture->nodes[3], fixture->out_d, 1, fixture->in_d, 1);

  fixture->diagram = (MoaDiagram){
    .width = 600,
    .height = 400,
    .n_nodes = 4,
    .nodes = fixture->node_list,
    .n_edges = 4,
    .edges = fixture->edge_list,
    .cause_order = fixture->node_list,
  };
  fixture->geometry = moa_geometry_new (&fixture->diagram);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->geometry, moa_geometry_unref);
}

static gboolean
is_on_border (const graphene_rect_t *box, const MoaPoint *point)
{
  double left = fabs (point->x - box->origin.x);
  double right = fabs (point->x - box->origin.x - box->size.width);
  double top = fabs (point->y - box->origin.y);
  double bottom = fabs (point->y - box->origin.y - box->size.height);

  return MIN (MIN (left, right), MIN (top, bottom)) < 1e-3;
}

static void
test_route_ends_on_borders (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < fixture->diagram.n_edges; i++)
    {
      const MoaEdge *edge = fixture->edge_list[i];
      const MoaRoute *route = moa_geometry_get_route (fixture->geometry, edge);
      const MoaPoint *points = moa_route_get_points (route);
      graphene_rect_t from = moa_geometry_get_part_box (fixture->geometry, &edge->from->part);
      graphene_rect_t to = moa_geometry_get_part_box (fixture->geometry, &edge->to->part);

      g_assert_true (is_on_border (&from, &points[0]));
      g_assert_true (is_on_border (&to, &points[moa_route_get_n_points (route) - 1]));
    }
}

static void
test_route_is_straight_across_a_shared_row (Fixture *fixture, gconstpointer data)
{
  const MoaRoute *route = moa_geometry_get_route (fixture->geometry, &fixture->edges[0]);
  const MoaPoint *points = moa_route_get_points (route);

  g_assert_cmpuint (moa_route_get_n_points (route), ==, 2);
  g_assert_cmpfloat_with_epsilon (points[0].y, points[1].y, 1e-6);
  g_assert_cmpfloat_with_epsilon (points[0].x, 150, 1e-3);
  g_assert_cmpfloat_with_epsilon (points[1].x, 250, 1e-3);
}

static void
test_opposite_arrows_part (Fixture *fixture, gconstpointer data)
{
  const MoaPoint *there = moa_route_get_points (
      moa_geometry_get_route (fixture->geometry, &fixture->edges[2]));
  const MoaPoint *back = moa_route_get_points (
      moa_geometry_get_route (fixture->geometry, &fixture->edges[3]));

  g_assert_cmpfloat (fabs (there[0].y - back[1].y), >, 10);
}

/* Straight down out of the first box, then straight right into the second. */
static void
test_point_at_follows_the_line (void)
{
  const MoaPoint corners[] = { { 50, 60 }, { 50, 230 }, { 300, 230 } };
  g_autoptr (MoaRoute) sharp = moa_route_new (corners, G_N_ELEMENTS (corners), 0);
  g_autoptr (MoaRoute) round = moa_route_new (corners, G_N_ELEMENTS (corners), 14);
  MoaPoint point;
  double angle;

  moa_route_get_point_at (sharp, 170 + 100, &point, &angle);
  g_assert_cmpfloat_with_epsilon (point.x, 150, 1e-6);
  g_assert_cmpfloat_with_epsilon (point.y, 230, 1e-6);
  g_assert_cmpfloat_with_epsilon (angle, 0, 1e-6);
  g_assert_cmpfloat_with_epsilon (moa_route_get_distance (sharp, 150, 240), 10, 1e-6);

  moa_route_get_point_at (sharp, 1e9, &point, NULL);
  g_assert_cmpfloat_with_epsilon (point.x, 300, 1e-6);

  g_assert_cmpfloat_with_epsilon (moa_route_get_length (round), 170 + 250 - 28 + 7 * G_PI, 0.1);
  g_assert_cmpfloat_with_epsilon (moa_route_get_distance (round, 50, 230), 14 * (G_SQRT2 - 1),
                                  0.05);
}

static void
test_hit (Fixture *fixture, gconstpointer data)
{
  const MoaGeometry *geometry = fixture->geometry;

  g_assert_true (moa_hit_part_at (geometry, 100, 100, 4) == &fixture->nodes[0].part);
  g_assert_true (moa_hit_part_at (geometry, 200, 102, 4) == &fixture->edges[0].part);
  g_assert_null (moa_hit_part_at (geometry, 200, 112, 4));
  g_assert_null (moa_hit_part_at (geometry, -500, -500, 4));
}

/* given a part that a finger covers, it is hit as if it were as large as the finger */
static void
test_small_node_is_as_large_as_the_finger (Fixture *fixture, gconstpointer data)
{
  const MoaGeometry *geometry = fixture->geometry;
  const MoaPart *node = &fixture->nodes[2].part; /* 250…350, 220…280 */

  g_assert_true (moa_hit_part_at (geometry, 300, 289, 40) == node);
  g_assert_null (moa_hit_part_at (geometry, 300, 291, 40));
  g_assert_null (moa_hit_part_at (geometry, 351, 250, 40));
  g_assert_true (moa_hit_part_at (geometry, 368, 315, 70) == node);
  g_assert_null (moa_hit_part_at (geometry, 371, 315, 70));
  g_assert_null (moa_hit_part_at (geometry, 368, 321, 70));
}

/* given an arrow and a small part within reach, the nearer one is hit, and the part where the finger
 * is in it */
static void
test_nearest_is_hit (Fixture *fixture, gconstpointer data)
{
  const MoaGeometry *geometry = fixture->geometry;

  g_assert_true (moa_hit_part_at (geometry, 200, 65, 40) == &fixture->edges[0].part);
  g_assert_true (moa_hit_part_at (geometry, 175, 103, 80) == &fixture->edges[0].part);
  g_assert_true (moa_hit_part_at (geometry, 155, 108, 80) == &fixture->nodes[0].part);
  g_assert_true (moa_hit_part_at (geometry, 149, 100, 80) == &fixture->nodes[0].part);
}

/* given two nodes on one place, the one that is drawn last is hit, by a finger as by a pointer */
static void
test_topmost_is_hit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoaGeometry) geometry = NULL;

  fixture->nodes[2].x = 320;
  fixture->nodes[2].y = 110;
  geometry = moa_geometry_new (&fixture->diagram);
  g_assert_true (moa_hit_part_at (geometry, 310, 105, 4) == &fixture->nodes[2].part);
  g_assert_true (moa_hit_part_at (geometry, 310, 105, 80) == &fixture->nodes[2].part);
  g_assert_true (moa_hit_part_at (geometry, 260, 105, 80) == &fixture->nodes[1].part);
}

static void
test_box_of_parts (Fixture *fixture, gconstpointer data)
{
  const MoaPart *parts[] = { &fixture->nodes[0].part, &fixture->nodes[3].part };
  const MoaPartList list = { G_N_ELEMENTS (parts), parts };
  const MoaPartList none = { 0, NULL };
  graphene_rect_t box = moa_geometry_get_parts_box (fixture->geometry, &list);
  graphene_rect_t all = moa_geometry_get_bounds (fixture->geometry);
  graphene_rect_t of_none = moa_geometry_get_parts_box (fixture->geometry, &none);

  g_assert_cmpfloat_with_epsilon (box.origin.x, 50, 1e-3);
  g_assert_cmpfloat_with_epsilon (box.origin.y, 70, 1e-3);
  g_assert_cmpfloat_with_epsilon (box.size.width, 500, 1e-3);
  g_assert_cmpfloat_with_epsilon (box.size.height, 80, 1e-3);
  g_assert_true (graphene_rect_equal (&of_none, &all));
}

static void
test_walk_follows_arrows (Fixture *fixture, gconstpointer data)
{
  const MoaGeometry *geometry = fixture->geometry;
  const MoaPart *a = &fixture->nodes[0].part, *b = &fixture->nodes[1].part,
                *c = &fixture->nodes[2].part, *d = &fixture->nodes[3].part;

  g_assert_true (moa_walk_next (geometry, NULL, NULL, MOA_WALK_FORWARD) == a);
  g_assert_true (moa_walk_next (geometry, a, NULL, MOA_WALK_FORWARD) == b);
  g_assert_true (moa_walk_next (geometry, b, a, MOA_WALK_FORWARD) == d);
  g_assert_true (moa_walk_next (geometry, b, d, MOA_WALK_BACK) == d);
  g_assert_true (moa_walk_next (geometry, b, NULL, MOA_WALK_BACK) == a);
  g_assert_null (moa_walk_next (geometry, c, a, MOA_WALK_FORWARD));
  g_assert_null (moa_walk_next (geometry, a, NULL, MOA_WALK_BACK));
}

static void
test_walk_back_undoes_forward (Fixture *fixture, gconstpointer data)
{
  const MoaPart *a = &fixture->nodes[0].part, *c = &fixture->nodes[2].part;

  /* From c back to a, then right again: to c where one came from, not to b which is first. */
  g_assert_true (moa_walk_next (fixture->geometry, c, NULL, MOA_WALK_BACK) == a);
  g_assert_true (moa_walk_next (fixture->geometry, a, c, MOA_WALK_FORWARD) == c);
}

static void
test_walk_changes_branch (Fixture *fixture, gconstpointer data)
{
  const MoaPart *b = &fixture->nodes[1].part, *c = &fixture->nodes[2].part;

  g_assert_true (moa_walk_next (fixture->geometry, b, NULL, MOA_WALK_DOWN) == c);
  g_assert_true (moa_walk_next (fixture->geometry, c, NULL, MOA_WALK_UP) == b);
}

static void
test_walk_ends (Fixture *fixture, gconstpointer data)
{
  const MoaPart *b = &fixture->nodes[1].part;

  g_assert_true (moa_walk_next (fixture->geometry, b, NULL, MOA_WALK_FIRST)
                 == &fixture->nodes[0].part);
  g_assert_true (moa_walk_next (fixture->geometry, b, NULL, MOA_WALK_LAST)
                 == &fixture->nodes[3].part);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

/* However many arrows share both ends, each begins and ends at the boxes. */
static void
test_crowd_of_parallels (void)
{
  enum
  {
    N_EDGES = 40
  };
  MoaNode nodes[] = { { .part = { .index = 0 }, .x = 100, .y = 100, .width = 100, .height = 60 },
                      { .part = { .index = 1 }, .x = 500, .y = 120, .width = 80, .height = 60 } };
  const MoaNode *node_list[] = { &nodes[0], &nodes[1] };
  MoaEdge edges[N_EDGES] = { 0 };
  const MoaEdge *edge_list[N_EDGES];
  MoaDiagram diagram = { .n_nodes = 2, .nodes = node_list, .n_edges = N_EDGES, .edges = edge_list };
  MoaGeometry *geometry;

  for (guint i = 0; i < N_EDGES; i++)
    {
      edges[i] = (MoaEdge){ .part = { .type = MOA_PART_EDGE, .index = i },
                            .from = &nodes[0],
                            .to = &nodes[1] };
      edge_list[i] = &edges[i];
    }
  geometry = moa_geometry_new (&diagram);
  for (guint i = 0; i < N_EDGES; i++)
    {
      const MoaPoint *points = moa_route_get_points (moa_geometry_get_route (geometry, &edges[i]));

      g_assert_cmpfloat_with_epsilon (points[0].x, 150, 0.01);
      g_assert_cmpfloat_with_epsilon (points[1].x, 460, 0.01);
      g_assert_cmpfloat (points[0].y, >=, 70);
      g_assert_cmpfloat (points[0].y, <=, 130);
      g_assert_cmpfloat (points[1].y, >=, 90);
      g_assert_cmpfloat (points[1].y, <=, 150);
    }
  moa_geometry_unref (geometry);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/route/begins-and-ends-on-the-borders", test_route_ends_on_borders);
  ADD ("/route/is-straight-across-a-shared-row", test_route_is_straight_across_a_shared_row);
  ADD ("/route/opposite-arrows-part", test_opposite_arrows_part);
  g_test_add_func ("/route/point-at-follows-the-line", test_point_at_follows_the_line);
  ADD ("/hit/nodes-before-arrows-within-tolerance", test_hit);
  ADD ("/hit/small-node-is-as-large-as-the-finger", test_small_node_is_as_large_as_the_finger);
  ADD ("/hit/nearest-wins-and-a-node-that-is-touched", test_nearest_is_hit);
  ADD ("/hit/topmost-node-wins", test_topmost_is_hit);
  ADD ("/geometry/box-of-parts-is-their-union", test_box_of_parts);
  ADD ("/walk/right-and-left-follow-arrows", test_walk_follows_arrows);
  ADD ("/walk/right-undoes-left", test_walk_back_undoes_forward);
  ADD ("/walk/up-and-down-change-branch", test_walk_changes_branch);
  ADD ("/walk/home-and-end-are-first-and-last-cause", test_walk_ends);
  g_test_add_func ("/geometry/crowd-of-arrows-stays-at-its-boxes", test_crowd_of_parallels);

  return g_test_run ();
}
