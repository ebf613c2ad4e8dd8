/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-motion.h"
#include "moa-viewport.h"

#include <math.h>

#define N_ROUNDS 10000

static MoaViewport
random_viewport (GRand *random)
{
  return (MoaViewport){
    .scale = exp (
        g_rand_double_range (random, log (MOA_VIEWPORT_SCALE_MIN), log (MOA_VIEWPORT_SCALE_MAX))),
    .x = g_rand_double_range (random, -4000, 4000),
    .y = g_rand_double_range (random, -4000, 4000),
  };
}

static void
test_round_trip (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      MoaViewport viewport = random_viewport (random);
      double x = g_rand_double_range (random, -5000, 5000);
      double y = g_rand_double_range (random, -5000, 5000);
      double screen_x, screen_y, back_x, back_y;

      moa_viewport_to_screen (viewport, x, y, &screen_x, &screen_y);
      moa_viewport_to_diagram (viewport, screen_x, screen_y, &back_x, &back_y);

      g_assert_cmpfloat_with_epsilon (back_x, x, 1e-6);
      g_assert_cmpfloat_with_epsilon (back_y, y, 1e-6);
    }
}

static void
test_zoom_keeps_point (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2);

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      MoaViewport viewport = random_viewport (random);
      double pointer_x = g_rand_double_range (random, 0, 1280);
      double pointer_y = g_rand_double_range (random, 0, 800);
      double factor = g_rand_double_range (random, 0.2, 5);
      double x, y, after_x, after_y;
      MoaViewport zoomed;

      moa_viewport_to_diagram (viewport, pointer_x, pointer_y, &x, &y);
      zoomed = moa_viewport_zoom (viewport, factor, pointer_x, pointer_y);
      moa_viewport_to_screen (zoomed, x, y, &after_x, &after_y);

      g_assert_cmpfloat_with_epsilon (after_x, pointer_x, 1e-6);
      g_assert_cmpfloat_with_epsilon (after_y, pointer_y, 1e-6);
      g_assert_cmpfloat_with_epsilon (zoomed.scale, viewport.scale * factor, 1e-9);
    }
}

static void
test_fit_shows_everything (void)
{
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (100, -50, 1640, 1060);
  const double margin = 24;
  MoaViewport viewport = moa_viewport_fit (&bounds, 1000, 700, margin, 4);
  double left, top, right, bottom;

  moa_viewport_to_screen (viewport, 100, -50, &left, &top);
  moa_viewport_to_screen (viewport, 1740, 1010, &right, &bottom);

  g_assert_cmpfloat (left, >=, margin - 0.01);
  g_assert_cmpfloat (top, >=, margin - 0.01);
  g_assert_cmpfloat (right, <=, 1000 - margin + 0.01);
  g_assert_cmpfloat (bottom, <=, 700 - margin + 0.01);
  g_assert_cmpfloat_with_epsilon (left + right, 1000, 0.01);
  g_assert_cmpfloat_with_epsilon (top + bottom, 700, 0.01);
}

/* What was seen of the content is still seen, and no bare ground beside what can fill the view. */
static void
test_filling_leaves_no_bare_ground (void)
{
  const graphene_rect_t content = GRAPHENE_RECT_INIT (100, -50, 1640, 1060);
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      MoaViewport before = random_viewport (random);
      MoaViewport after = moa_viewport_fill (before, &content, 800, 500);
      double left, top, right, bottom, x;

      moa_viewport_to_screen (after, 100, -50, &left, &top);
      moa_viewport_to_screen (after, 1740, 1010, &right, &bottom);

      g_assert_cmpfloat (after.scale, ==, before.scale);
      if (right - left >= 800)
        g_assert_true (left <= 1e-6 && right >= 800 - 1e-6);
      else
        g_assert_cmpfloat_with_epsilon (left + right, 800, 1e-6);
      if (bottom - top >= 500)
        g_assert_true (top <= 1e-6 && bottom >= 500 - 1e-6);
      moa_viewport_to_screen (before, 700, 0, &x, &top);
      moa_viewport_to_screen (after, 700, 0, &right, &bottom);
      if (x >= 0 && x <= 800)
        g_assert_true (right >= -1e-6 && right <= 800 + 1e-6);
    }
}

static void
test_fit_survives_nothing (void)
{
  const graphene_rect_t empty = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  MoaViewport viewport = moa_viewport_fit (&empty, 0, 0, 24, 100);

  g_assert_cmpfloat (viewport.scale, >=, MOA_VIEWPORT_SCALE_FLOOR);
  g_assert_cmpfloat (viewport.scale, <=, MOA_VIEWPORT_SCALE_MAX);
  g_assert_true (isfinite (viewport.x) && isfinite (viewport.y));
}

static void
test_clamp_keeps_content_in_view (void)
{
  const graphene_rect_t content = GRAPHENE_RECT_INIT (0, 0, 1000, 600);
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      MoaViewport viewport = moa_viewport_clamp (random_viewport (random), &content, 800, 500);
      double x, y;

      moa_viewport_to_diagram (viewport, 400, 250, &x, &y);

      g_assert_cmpfloat (x, >=, -1e-6);
      g_assert_cmpfloat (x, <=, 1000 + 1e-6);
      g_assert_cmpfloat (y, >=, -1e-6);
      g_assert_cmpfloat (y, <=, 600 + 1e-6);
    }
}

static void
test_scale_min_shows_everything (void)
{
  const graphene_rect_t small = GRAPHENE_RECT_INIT (0, 0, 1000, 600);
  const graphene_rect_t huge = GRAPHENE_RECT_INIT (0, 0, 45000, 30000);

  g_assert_cmpfloat (moa_viewport_get_scale_min (&small, 800, 500), ==, MOA_VIEWPORT_SCALE_MIN);
  g_assert_cmpfloat_with_epsilon (moa_viewport_get_scale_min (&huge, 800, 500), 0.8 * 500 / 30000,
                                  1e-9);
}

static void
test_pan_there_and_back (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (6);

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      MoaViewport viewport = random_viewport (random);
      double dx = g_rand_double_range (random, -3000, 3000);
      double dy = g_rand_double_range (random, -3000, 3000);

      g_assert_true (moa_viewport_equal (
          moa_viewport_pan (moa_viewport_pan (viewport, dx, dy), -dx, -dy), viewport));
    }
}

static void
test_stretch (void)
{
  const graphene_rect_t content = GRAPHENE_RECT_INIT (0, 0, 1000, 600);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      MoaViewport pulled = random_viewport (random);
      MoaViewport near = moa_viewport_clamp (pulled, &content, 800, 500);
      MoaViewport stretched = moa_viewport_stretch (pulled, &content, 800, 500);
      MoaViewport back = moa_viewport_unstretch (stretched, &content, 800, 500);

      g_assert_true (moa_viewport_equal (moa_viewport_clamp (near, &content, 800, 500), near));
      g_assert_true (moa_viewport_equal (moa_viewport_stretch (near, &content, 800, 500), near));
      g_assert_cmpfloat (fabs (stretched.x - near.x), <, 800 / 3.0);
      g_assert_cmpfloat (fabs (stretched.y - near.y), <, 500 / 3.0);
      g_assert_cmpfloat_with_epsilon (back.x, pulled.x, 0.01);
      g_assert_cmpfloat_with_epsilon (back.y, pulled.y, 0.01);
    }
}

static void
test_interpolation_ends (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      MoaViewport from = random_viewport (random);
      MoaViewport to = random_viewport (random);
      MoaViewport middle = moa_viewport_interpolate (from, to, 0.5);

      g_assert_true (moa_viewport_equal (moa_viewport_interpolate (from, to, 0), from));
      g_assert_true (moa_viewport_equal (moa_viewport_interpolate (from, to, 1), to));
      g_assert_cmpfloat (middle.scale, >=, MIN (from.scale, to.scale) * 0.999);
      g_assert_cmpfloat (middle.scale, <=, MAX (from.scale, to.scale) * 1.001);
      g_assert_cmpfloat (middle.x, >=, MIN (from.x, to.x) - 0.01);
      g_assert_cmpfloat (middle.x, <=, MAX (from.x, to.x) + 0.01);
    }
}

static void
test_interpolation_keeps_common_point (void)
{
  MoaViewport from = { .scale = 0.5, .x = 30, .y = 40 };
  MoaViewport to = moa_viewport_zoom (from, 4, 320, 240);
  double x, y;

  moa_viewport_to_diagram (from, 320, 240, &x, &y);
  for (double t = 0; t <= 1; t += 0.05)
    {
      double screen_x, screen_y;

      moa_viewport_to_screen (moa_viewport_interpolate (from, to, t), x, y, &screen_x, &screen_y);
      g_assert_cmpfloat_with_epsilon (screen_x, 320, 1e-6);
      g_assert_cmpfloat_with_epsilon (screen_y, 240, 1e-6);
    }
}

static void
test_easing (void)
{
  double before = -1;

  g_assert_cmpfloat (moa_motion_ease_out_cubic (-1), ==, 0);
  g_assert_cmpfloat (moa_motion_ease_out_cubic (0), ==, 0);
  g_assert_cmpfloat (moa_motion_ease_out_cubic (1), ==, 1);
  g_assert_cmpfloat (moa_motion_ease_out_cubic (2), ==, 1);
  for (double t = 0; t <= 1; t += 0.01)
    {
      g_assert_cmpfloat (moa_motion_ease_out_cubic (t), >=, before);
      before = moa_motion_ease_out_cubic (t);
    }
}

static void
test_any_fit_contains_its_bounds (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      graphene_rect_t bounds = GRAPHENE_RECT_INIT (
          (float) g_rand_double_range (random, -3000, 3000),
          (float) g_rand_double_range (random, -3000, 3000),
          (float) g_rand_double_range (random, 1, 9000),
          (float) g_rand_double_range (random, 1, 9000));
      double width = g_rand_double_range (random, 40, 4000);
      double height = g_rand_double_range (random, 40, 2400);
      MoaViewport fit = moa_viewport_fit (&bounds, width, height, 8, 3);
      double left, top, right, bottom;

      moa_viewport_to_screen (fit, bounds.origin.x, bounds.origin.y, &left, &top);
      moa_viewport_to_screen (fit, bounds.origin.x + bounds.size.width,
                              bounds.origin.y + bounds.size.height, &right, &bottom);
      g_assert_cmpfloat (left, >=, 8 - 0.01);
      g_assert_cmpfloat (top, >=, 8 - 0.01);
      g_assert_cmpfloat (right, <=, width - 8 + 0.01);
      g_assert_cmpfloat (bottom, <=, height - 8 + 0.01);
    }
}

static void
test_interpolation_never_turns_back (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (12);

  for (guint i = 0; i < N_ROUNDS / 10; i++)
    {
      MoaViewport from = random_viewport (random);
      MoaViewport to = random_viewport (random);
      double sign = to.scale > from.scale ? 1 : -1;
      double before = from.scale;

      for (double t = 0; t <= 1; t += 0.02)
        {
          double scale = moa_viewport_interpolate (from, to, t).scale;

          g_assert_cmpfloat (sign * (scale - before), >=, -1e-9);
          before = scale;
        }
    }
}

static void
test_spring_comes_back_without_swinging_over (void)
{
  double before = 0;

  g_assert_cmpfloat (moa_motion_spring (-1), ==, 0);
  g_assert_cmpfloat (moa_motion_spring (0), ==, 0);
  for (double t = 0; t <= 2; t += 0.01)
    {
      g_assert_cmpfloat (moa_motion_spring (t), >=, before);
      g_assert_cmpfloat (moa_motion_spring (t), <=, 1);
      before = moa_motion_spring (t);
    }
  g_assert_cmpfloat (moa_motion_spring (0.55), >, 0.99);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/viewport/point-to-screen-and-back-is-the-same-point", test_round_trip);
  g_test_add_func ("/viewport/zoom-keeps-point-under-pointer", test_zoom_keeps_point);
  g_test_add_func ("/viewport/fit-shows-everything-centred", test_fit_shows_everything);
  g_test_add_func ("/viewport/fit-survives-an-empty-view", test_fit_survives_nothing);
  g_test_add_func ("/viewport/clamp-keeps-content-in-view", test_clamp_keeps_content_in_view);
  g_test_add_func ("/viewport/smallest-scale-shows-everything", test_scale_min_shows_everything);
  g_test_add_func ("/viewport/pan-there-and-back-is-the-same-place", test_pan_there_and_back);
  g_test_add_func ("/viewport/stretch-is-bounded-and-can-be-undone", test_stretch);
  g_test_add_func ("/viewport/interpolation-begins-and-ends-exactly", test_interpolation_ends);
  g_test_add_func ("/viewport/interpolation-keeps-the-common-point",
                   test_interpolation_keeps_common_point);
  g_test_add_func ("/viewport/filling-leaves-no-bare-ground", test_filling_leaves_no_bare_ground);
  g_test_add_func ("/viewport/any-fit-contains-its-bounds", test_any_fit_contains_its_bounds);
  g_test_add_func ("/viewport/interpolation-never-turns-back", test_interpolation_never_turns_back);
  g_test_add_func ("/motion/spring-comes-back-without-swinging-over",
                   test_spring_comes_back_without_swinging_over);
  g_test_add_func ("/motion/easing-is-monotonic-within-0-and-1", test_easing);

  return g_test_run ();
}
