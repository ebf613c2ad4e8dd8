/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-label-placer.h"

#include <math.h>

#define SIDE 2000.0
#define N_DIRECTIONS 72
#define N_DIAGRAMS 60u
#define N_BOXES 30
#define N_ROUTES 40u

static const graphene_rect_t plane = GRAPHENE_RECT_INIT (0, 0, SIDE, SIDE);

static gboolean
place (MoaLabelPlacer *placer,
       const MoaRoute *route,
       double width,
       double height,
       MoaTurnedBox *box)
{
  if (isinf (moa_label_placer_find (placer, route, width, height, INFINITY, box)))
    return FALSE;
  moa_label_placer_take (placer, box);

  return TRUE;
}

static MoaRoute *
make_line (double x1, double y1, double x2, double y2)
{
  const MoaPoint points[] = { { x1, y1 }, { x2, y2 } };

  return moa_route_new (points, 2, 0);
}

/* A line of 400 units through the middle of the plane. */
static MoaRoute *
make_spoke (double turn)
{
  double x = 200 * cos (turn);
  double y = 200 * sin (turn);

  return make_line (SIDE / 2 - x, SIDE / 2 - y, SIDE / 2 + x, SIDE / 2 + y);
}

static MoaTurnedBox
place_alone (const MoaRoute *route, double width, double height)
{
  g_autoptr (MoaLabelPlacer) placer = moa_label_placer_new (&plane);
  MoaTurnedBox box;

  moa_label_placer_add_route (placer, route);
  g_assert_true (place (placer, route, width, height, &box));

  return box;
}

/* given a line in any direction, when its label is placed, then its words are never upside down */
static void
test_readable_side_is_up (void)
{
  for (guint i = 0; i < N_DIRECTIONS; i++)
    {
      g_autoptr (MoaRoute) route = make_spoke (2 * G_PI * i / N_DIRECTIONS);
      MoaTurnedBox box = place_alone (route, 90, 16);

      g_assert_cmpfloat (box.cos, >=, -1e-9);
      if (box.cos < 1e-9)
        g_assert_cmpfloat (box.sin, <, 0);
    }
}

/* given a slanted line with room, then its label stands on it: as slanted as the line, as near as
 * every label, over it */
static void
test_label_stands_on_a_slanted_line (void)
{
  for (guint i = 0; i < N_DIRECTIONS; i++)
    {
      double turn = 2 * G_PI * i / N_DIRECTIONS;
      g_autoptr (MoaRoute) route = make_spoke (turn);
      MoaTurnedBox box;

      if (fabs (tan (turn)) > 2.9)
        continue; /* upright */
      box = place_alone (route, 90, 16);
      g_assert_cmpfloat (fabs (box.cos * sin (turn) - box.sin * cos (turn)), <, 0.02);
      g_assert_cmpfloat_with_epsilon (moa_route_get_distance (route, box.centre.x, box.centre.y),
                                      8 + 4, 0.1);
      g_assert_cmpfloat (box.centre.y, <, SIDE / 2);
    }
}

/* given a level or an upright line, then its label is not turned */
static void
test_label_of_a_straight_line_is_level (void)
{
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (MoaRoute) route = make_spoke (i * G_PI_2);
      MoaTurnedBox box = place_alone (route, 90, 16);

      g_assert_cmpfloat_with_epsilon (box.cos, 1, 1e-9);
    }
}

/* given an upright line between boxes that leave no room beside it, then the words run along it */
static void
test_label_turns_where_nothing_else_fits (void)
{
  const graphene_rect_t walls[] = {
    GRAPHENE_RECT_INIT (700, 800, 270, 400),
    GRAPHENE_RECT_INIT (1030, 800, 270, 400),
  };
  g_autoptr (MoaLabelPlacer) placer = moa_label_placer_new (&plane);
  g_autoptr (MoaRoute) route = make_line (1000, 800, 1000, 1200);
  MoaTurnedBox box;

  moa_label_placer_add_route (placer, route);
  for (guint i = 0; i < G_N_ELEMENTS (walls); i++)
    moa_label_placer_add_box (placer, &walls[i]);
  g_assert_true (place (placer, route, 90, 16, &box));
  g_assert_cmpfloat_with_epsilon (box.sin, -1, 1e-9);
}

/* given a slanted line beside another, then its label keeps off the other */
static void
test_label_keeps_off_other_lines (void)
{
  g_autoptr (MoaLabelPlacer) placer = moa_label_placer_new (&plane);
  g_autoptr (MoaRoute) own = make_line (500, 500, 900, 800);
  g_autoptr (MoaRoute) other = make_line (500, 480, 900, 780); /* right over it */
  MoaTurnedBox line = moa_turned_box_from_line ((MoaPoint){ 500, 480 }, (MoaPoint){ 900, 780 }, 2);
  MoaTurnedBox box;

  moa_label_placer_add_route (placer, own);
  moa_label_placer_add_route (placer, other);
  g_assert_true (place (placer, own, 90, 16, &box));
  g_assert_false (moa_turned_box_meets (&box, &line));
}

static void
test_full_plane_has_no_place (void)
{
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 400, 200);
  const MoaPoint points[] = { { 40, 100 }, { 360, 100 } };
  g_autoptr (MoaRoute) route = moa_route_new (points, G_N_ELEMENTS (points), 0);
  g_autoptr (MoaLabelPlacer) placer = moa_label_placer_new (&bounds);
  MoaTurnedBox first, second;

  g_assert_true (place (placer, route, 80, 20, &first));
  g_assert_true (place (placer, route, 80, 20, &second));
  g_assert_false (moa_turned_box_meets (&first, &second));

  moa_label_placer_add_box (placer, &bounds);
  g_assert_false (place (placer, route, 80, 20, &first));
}

static graphene_rect_t
random_rect (GRand *random)
{
  return GRAPHENE_RECT_INIT ((float) g_rand_double_range (random, 0, SIDE - 200),
                             (float) g_rand_double_range (random, 0, SIDE - 100),
                             (float) g_rand_double_range (random, 20, 180),
                             (float) g_rand_double_range (random, 20, 90));
}

static MoaRoute *
random_route (GRand *random)
{
  MoaPoint points[4];
  guint n = (guint) g_rand_int_range (random, 2, 5);

  for (guint i = 0; i < n; i++)
    points[i] = (MoaPoint){ g_rand_double_range (random, 0, SIDE),
                            g_rand_double_range (random, 0, SIDE) };

  return moa_route_new (points, n, 24);
}

static void
assert_apart_from_all (const MoaTurnedBox *box, const GArray *taken)
{
  for (guint i = 0; i < taken->len; i++)
    g_assert_false (moa_turned_box_meets (box, &g_array_index (taken, MoaTurnedBox, i)));
}

/* Places the labels of random lines among random boxes; how many found a box. */
static guint
check_diagram (GRand *random)
{
  g_autoptr (MoaLabelPlacer) placer = moa_label_placer_new (&plane);
  g_autoptr (GPtrArray) routes = g_ptr_array_new_with_free_func ((GDestroyNotify) moa_route_free);
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (MoaTurnedBox));
  guint n_placed = 0;

  for (guint i = 0; i < N_BOXES; i++)
    {
      graphene_rect_t rect = random_rect (random);
      MoaTurnedBox box = moa_turned_box_from_rect (&rect);

      moa_label_placer_add_box (placer, &rect);
      g_array_append_val (taken, box);
    }
  for (guint i = 0; i < N_ROUTES; i++)
    {
      g_ptr_array_add (routes, random_route (random));
      moa_label_placer_add_route (placer, g_ptr_array_index (routes, i));
    }
  for (guint i = 0; i < N_ROUTES; i++)
    {
      MoaTurnedBox box;
      graphene_rect_t bounds;

      if (!place (placer, g_ptr_array_index (routes, i), g_rand_double_range (random, 30, 180),
                  g_rand_double_range (random, 14, 50), &box))
        continue;
      bounds = moa_turned_box_get_bounds (&box);
      g_assert_true (graphene_rect_contains_rect (&plane, &bounds));
      g_assert_cmpfloat (box.cos, >=, -1e-9);
      g_assert_cmpfloat (
          moa_route_get_distance (g_ptr_array_index (routes, i), box.centre.x, box.centre.y), <,
          box.half_width + box.half_height + 5);
      assert_apart_from_all (&box, taken);
      g_array_append_val (taken, box);
      n_placed++;
    }

  return n_placed;
}

/* given random diagrams, when all labels are placed, then none lies on a box or on another label,
 * leaves the plane, its line or the readable side, and most find a place */
static void
test_labels_of_random_diagrams_are_apart (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  guint n_placed = 0;

  for (guint i = 0; i < N_DIAGRAMS; i++)
    n_placed += check_diagram (random);
  g_test_message ("%u of %u labels found a place", n_placed, N_DIAGRAMS * N_ROUTES);
  g_assert_cmpuint (n_placed * 10, >, N_DIAGRAMS * N_ROUTES * 8);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/label-placer/readable-side-is-up", test_readable_side_is_up);
  g_test_add_func ("/label-placer/stands-on-a-slanted-line", test_label_stands_on_a_slanted_line);
  g_test_add_func ("/label-placer/straight-line-is-level", test_label_of_a_straight_line_is_level);
  g_test_add_func ("/label-placer/turns-where-nothing-else-fits",
                   test_label_turns_where_nothing_else_fits);
  g_test_add_func ("/label-placer/keeps-off-other-lines", test_label_keeps_off_other_lines);
  g_test_add_func ("/label-placer/full-plane-has-no-place", test_full_plane_has_no_place);
  g_test_add_func ("/label-placer/random-diagrams-are-apart",
                   test_labels_of_random_diagrams_are_apart);

  return g_test_run ();
}
