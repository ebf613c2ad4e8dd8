/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-overview.h"

#include <math.h>

#define N_ROUNDS 10000

static graphene_rect_t
random_rect (GRand *random, double most)
{
  return GRAPHENE_RECT_INIT ((float) g_rand_double_range (random, -most, most),
                             (float) g_rand_double_range (random, -most, most),
                             (float) g_rand_double_range (random, 1, most),
                             (float) g_rand_double_range (random, 1, most));
}

static void
test_the_map_has_the_shape_of_its_content (void)
{
  double width, height;

  moa_overview_get_size (&GRAPHENE_RECT_INIT (5, 6, 1000, 500), 200, 160, 44, &width, &height);
  g_assert_cmpfloat (width, ==, 200);
  g_assert_cmpfloat (height, ==, 100);
  moa_overview_get_size (&GRAPHENE_RECT_INIT (0, 0, 500, 1000), 200, 160, 44, &width, &height);
  g_assert_cmpfloat (width, ==, 80);
  g_assert_cmpfloat (height, ==, 160);
}

static void
test_the_map_of_a_thin_content_can_be_hit (void)
{
  double width, height;

  moa_overview_get_size (&GRAPHENE_RECT_INIT (0, 0, 60000, 100), 200, 160, 44, &width, &height);
  g_assert_cmpfloat (width, ==, 200);
  g_assert_cmpfloat (height, ==, 44);
  moa_overview_get_size (&GRAPHENE_RECT_INIT (0, 0, 0, 0), 200, 160, 44, &width, &height);
  g_assert_cmpfloat (height, >=, 44);
}

static void
test_what_a_camera_sees_fills_its_view (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      MoaViewport camera = { .scale = exp (g_rand_double_range (random, -3, 2)),
                             .x = g_rand_double_range (random, -4000, 4000),
                             .y = g_rand_double_range (random, -4000, 4000) };
      graphene_rect_t visible = moa_overview_get_visible (camera, 800, 500);
      double x, y;

      moa_viewport_to_screen (camera, visible.origin.x + visible.size.width,
                              visible.origin.y + visible.size.height, &x, &y);
      g_assert_cmpfloat_with_epsilon (x, 800, 0.05);
      g_assert_cmpfloat_with_epsilon (y, 500, 0.05);
    }
}

static void
test_a_share_is_that_of_the_area_in_view (void)
{
  const graphene_rect_t content = GRAPHENE_RECT_INIT (100, 100, 200, 100);

  g_assert_cmpfloat (moa_overview_get_share (&content, &content), ==, 1);
  g_assert_cmpfloat (moa_overview_get_share (&GRAPHENE_RECT_INIT (0, 0, 200, 150), &content), ==,
                     0.25);
  g_assert_cmpfloat (moa_overview_get_share (&GRAPHENE_RECT_INIT (0, 0, 9000, 9000), &content), ==,
                     1);
  g_assert_cmpfloat (moa_overview_get_share (&GRAPHENE_RECT_INIT (0, 0, 50, 50), &content), ==, 0);
  g_assert_cmpfloat (moa_overview_get_share (&content, &GRAPHENE_RECT_INIT (0, 0, 0, 0)), ==, 1);
}

static void
check_place (float x, float y, MoaOverviewPlace place_x, MoaOverviewPlace place_y)
{
  MoaOverviewPlace found_x, found_y;

  moa_overview_get_place (&GRAPHENE_RECT_INIT (x, y, 100, 100),
                          &GRAPHENE_RECT_INIT (0, 0, 400, 400), &found_x, &found_y);
  g_assert_cmpint (found_x, ==, place_x);
  g_assert_cmpint (found_y, ==, place_y);
}

static void
test_a_place_is_told_by_what_is_before_and_behind (void)
{
  MoaOverviewPlace x, y;

  check_place (0, 0, MOA_OVERVIEW_START, MOA_OVERVIEW_START);
  check_place (150, 150, MOA_OVERVIEW_MIDDLE, MOA_OVERVIEW_MIDDLE);
  check_place (300, 0, MOA_OVERVIEW_END, MOA_OVERVIEW_START);
  check_place (-50, 350, MOA_OVERVIEW_START, MOA_OVERVIEW_END);
  moa_overview_get_place (&GRAPHENE_RECT_INIT (-10, 0, 500, 100),
                          &GRAPHENE_RECT_INIT (0, 0, 400, 400), &x, &y);
  g_assert_cmpint (x, ==, MOA_OVERVIEW_MIDDLE);
  g_assert_cmpint (y, ==, MOA_OVERVIEW_START);
}

static void
test_a_frame_stays_on_the_map_and_can_be_seen (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2);

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      graphene_rect_t content = random_rect (random, 5000);
      graphene_rect_t visible = random_rect (random, 20000);
      MoaViewport map = moa_viewport_fit (&content, 200, 120, 4, MOA_VIEWPORT_SCALE_MAX);
      graphene_rect_t frame = moa_overview_get_frame (map, &visible, 200, 120, 12);

      g_assert_cmpfloat (frame.origin.x, >=, 0);
      g_assert_cmpfloat (frame.origin.y, >=, 0);
      g_assert_cmpfloat (frame.origin.x + frame.size.width, <=, 200.01);
      g_assert_cmpfloat (frame.origin.y + frame.size.height, <=, 120.01);
      g_assert_cmpfloat (frame.size.width, >=, 11.99);
      g_assert_cmpfloat (frame.size.height, >=, 11.99);
    }
}

static void
test_a_frame_is_around_what_is_seen (void)
{
  graphene_rect_t content = GRAPHENE_RECT_INIT (0, 0, 1920, 1120);
  MoaViewport map = moa_viewport_fit (&content, 200, 120, 4, MOA_VIEWPORT_SCALE_MAX);
  graphene_rect_t frame = moa_overview_get_frame (map, &GRAPHENE_RECT_INIT (480, 280, 960, 560),
                                                  200, 120, 12);

  g_assert_cmpfloat_with_epsilon (frame.origin.x, 52, 0.01);
  g_assert_cmpfloat_with_epsilon (frame.origin.y, 32, 0.01);
  g_assert_cmpfloat_with_epsilon (frame.size.width, 96, 0.01);
  g_assert_cmpfloat_with_epsilon (frame.size.height, 56, 0.01);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/overview/the-map-has-the-shape-of-its-content",
                   test_the_map_has_the_shape_of_its_content);
  g_test_add_func ("/overview/the-map-of-a-thin-content-can-be-hit",
                   test_the_map_of_a_thin_content_can_be_hit);
  g_test_add_func ("/overview/what-a-camera-sees-fills-its-view",
                   test_what_a_camera_sees_fills_its_view);
  g_test_add_func ("/overview/a-share-is-that-of-the-area-in-view",
                   test_a_share_is_that_of_the_area_in_view);
  g_test_add_func ("/overview/a-place-is-told-by-what-is-before-and-behind",
                   test_a_place_is_told_by_what_is_before_and_behind);
  g_test_add_func ("/overview/a-frame-stays-on-the-map-and-can-be-seen",
                   test_a_frame_stays_on_the_map_and_can_be_seen);
  g_test_add_func ("/overview/a-frame-is-around-what-is-seen", test_a_frame_is_around_what_is_seen);

  return g_test_run ();
}
