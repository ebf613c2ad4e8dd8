/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-turned-box.h"

#include <math.h>

#define N_ROUNDS 10000
#define N_SAMPLES 24

static MoaTurnedBox
random_box (GRand *random)
{
  double turn = g_rand_double_range (random, -G_PI, G_PI);

  return (MoaTurnedBox){
    { g_rand_double_range (random, -100, 100), g_rand_double_range (random, -100, 100) },
    g_rand_double_range (random, 1, 80),
    g_rand_double_range (random, 1, 40),
    cos (turn),
    sin (turn),
  };
}

/* A point of a box; u and v run from -1 to 1. */
static MoaPoint
get_point (const MoaTurnedBox *box, double u, double v)
{
  double x = u * box->half_width;
  double y = v * box->half_height;

  return (MoaPoint){ box->centre.x + x * box->cos - y * box->sin,
                     box->centre.y + x * box->sin + y * box->cos };
}

static gboolean
holds (const MoaTurnedBox *box, MoaPoint point)
{
  double x = point.x - box->centre.x;
  double y = point.y - box->centre.y;

  return fabs (x * box->cos + y * box->sin) < box->half_width - 1e-6
         && fabs (y * box->cos - x * box->sin) < box->half_height - 1e-6;
}

/* Whether a lattice of points of one box has one in the other. */
static gboolean
seems_to_meet (const MoaTurnedBox *a, const MoaTurnedBox *b)
{
  for (guint i = 0; i <= N_SAMPLES; i++)
    for (guint k = 0; k <= N_SAMPLES; k++)
      if (holds (b, get_point (a, 2.0 * i / N_SAMPLES - 1, 2.0 * k / N_SAMPLES - 1)))
        return TRUE;

  return FALSE;
}

/* given random boxes, when a point of one lies in the other, then they meet; when they are said to
 * meet, then they still do once a little larger */
static void
test_meets_what_shares_a_point (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  guint meeting = 0, missed = 0;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      MoaTurnedBox a = random_box (random);
      MoaTurnedBox b = random_box (random);
      gboolean meets = moa_turned_box_meets (&a, &b);
      gboolean seen = seems_to_meet (&a, &b) || seems_to_meet (&b, &a);

      g_assert_true (meets || !seen);
      g_assert_cmpint (moa_turned_box_meets (&b, &a), ==, meets);
      meeting += meets;
      missed += meets && !seen;
    }
  g_assert_cmpuint (meeting, >, N_ROUNDS / 10);
  g_assert_cmpuint (missed, <, meeting / 50); /* slivers between the points of the lattice */
}

static void
test_bounds_hold_the_corners (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (12);

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      MoaTurnedBox box = random_box (random);
      graphene_rect_t bounds = moa_turned_box_get_bounds (&box);
      double left = INFINITY;

      for (int u = -1; u <= 1; u += 2)
        for (int v = -1; v <= 1; v += 2)
          {
            MoaPoint corner = get_point (&box, u, v);

            left = MIN (left, corner.x);
            g_assert_cmpfloat (corner.y, >=, (double) bounds.origin.y - 1e-3);
            g_assert_cmpfloat (corner.y, <=,
                               (double) (bounds.origin.y + bounds.size.height) + 1e-3);
          }
      g_assert_cmpfloat_with_epsilon ((double) bounds.origin.x, left, 1e-3);
    }
}

static void
test_boxes_side_by_side_do_not_meet (void)
{
  graphene_rect_t left = GRAPHENE_RECT_INIT (0, 0, 10, 10);
  graphene_rect_t right = GRAPHENE_RECT_INIT (10, 2, 10, 10);
  graphene_rect_t over = GRAPHENE_RECT_INIT (9, 2, 10, 10);
  MoaTurnedBox a = moa_turned_box_from_rect (&left);
  MoaTurnedBox b = moa_turned_box_from_rect (&right);
  MoaTurnedBox c = moa_turned_box_from_rect (&over);

  g_assert_false (moa_turned_box_meets (&a, &b));
  g_assert_true (moa_turned_box_meets (&a, &c));
}

/* given a slanted line, then what lies in the corner of its bounds does not meet it */
static void
test_line_leaves_the_corners_of_its_bounds_free (void)
{
  MoaTurnedBox line = moa_turned_box_from_line ((MoaPoint){ 0, 0 }, (MoaPoint){ 100, 100 }, 2);
  graphene_rect_t corner = GRAPHENE_RECT_INIT (60, 5, 30, 30);
  graphene_rect_t middle = GRAPHENE_RECT_INIT (40, 40, 20, 20);
  MoaTurnedBox apart = moa_turned_box_from_rect (&corner);
  MoaTurnedBox across = moa_turned_box_from_rect (&middle);

  g_assert_false (moa_turned_box_meets (&line, &apart));
  g_assert_true (moa_turned_box_meets (&line, &across));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/turned-box/meets-what-shares-a-point", test_meets_what_shares_a_point);
  g_test_add_func ("/turned-box/bounds-hold-the-corners", test_bounds_hold_the_corners);
  g_test_add_func ("/turned-box/side-by-side-do-not-meet", test_boxes_side_by_side_do_not_meet);
  g_test_add_func ("/turned-box/line-leaves-corners-free",
                   test_line_leaves_the_corners_of_its_bounds_free);

  return g_test_run ();
}
