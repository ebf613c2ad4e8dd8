/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-kinetic.h"

#include <math.h>

#define N_ROUNDS 10000

static MoaKinetic
random_kinetic (GRand *random)
{
  double least = g_rand_double_range (random, -3000, 0);

  return (MoaKinetic){
    .offset = g_rand_double_range (random, least - 200, 3000),
    .velocity = g_rand_double_range (random, -9000, 9000),
    .least = least,
    .most = least + g_rand_double_range (random, 0, 3000),
  };
}

static void
test_ends_in_reach (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      MoaKinetic kinetic = random_kinetic (random);
      double duration = moa_kinetic_get_duration (kinetic);
      double end = moa_kinetic_get_offset (kinetic, duration);

      g_assert_cmpfloat (duration, >=, 0);
      g_assert_cmpfloat (duration, <, 2);
      g_assert_cmpfloat (end, >=, kinetic.least);
      g_assert_cmpfloat (end, <=, kinetic.most);
      g_assert_cmpfloat (moa_kinetic_get_offset (kinetic, duration + 10), ==, end);
      g_assert_cmpfloat_with_epsilon (moa_kinetic_get_offset (kinetic, 0), kinetic.offset, 1e-9);
    }
}

/* A jump would show as a step much larger than the velocity allows. */
static void
test_never_jumps (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2);

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      MoaKinetic kinetic = random_kinetic (random);
      double beyond = fabs (kinetic.offset - CLAMP (kinetic.offset, kinetic.least, kinetic.most));
      double fastest = fabs (kinetic.velocity) + 15 * beyond;
      double duration = moa_kinetic_get_duration (kinetic);
      double before = kinetic.offset;

      for (guint k = 1; k <= 100; k++)
        {
          double offset = moa_kinetic_get_offset (kinetic, duration * k / 100);

          g_assert_cmpfloat (fabs (offset - before), <=,
                             fastest * duration / 100 * 1.01 + 0.02 * (beyond + 60));
          before = offset;
        }
    }
}

static void
test_way_is_the_integral_of_velocity (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double velocity = g_rand_double_range (random, -7999, 7999);
      MoaKinetic kinetic = { .velocity = velocity, .least = -1e6, .most = 1e6 };
      double duration = moa_kinetic_get_duration (kinetic);
      double way = 0;

      /* Simpson's rule over v(t) = v₀·e^(−4t). */
      for (guint k = 0; k <= 100; k++)
        way += velocity * exp (-4 * duration * k / 100) * (k == 0 || k == 100 ? 1 : k % 2 ? 4 : 2);
      way *= duration / 300;

      g_assert_cmpfloat_with_epsilon (moa_kinetic_get_offset (kinetic, duration), way, 1e-3);
      if (fabs (velocity) > 60)
        g_assert_cmpfloat_with_epsilon (fabs (way), (fabs (velocity) - 60) / 4, 1e-3);
    }
}

static void
test_slow_release_stays (void)
{
  const MoaKinetic kinetic = { .offset = 5, .velocity = 59, .least = -100, .most = 100 };
  const MoaKinetic at_edge = { .offset = 100, .velocity = 0, .least = -100, .most = 100 };

  g_assert_cmpfloat (moa_kinetic_get_duration (kinetic), ==, 0);
  g_assert_cmpfloat (moa_kinetic_get_offset (kinetic, 3), ==, 5);
  g_assert_cmpfloat (moa_kinetic_get_duration (at_edge), ==, 0);
}

static void
test_spring_does_not_swing_over (void)
{
  const MoaKinetic kinetic = { .offset = 180, .velocity = 0, .least = -100, .most = 100 };
  double before = 180;

  for (double t = 0.01; t < 1; t += 0.01)
    {
      double offset = moa_kinetic_get_offset (kinetic, t);

      g_assert_cmpfloat (offset, <=, before);
      g_assert_cmpfloat (offset, >=, 100);
      before = offset;
    }
  g_assert_cmpfloat (before, ==, 100);
}

static void
test_stretch_is_monotone_and_bounded (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double most = g_rand_double_range (random, 1, 2000);
      double near = g_rand_double_range (random, 0, 5000);
      double far = near + g_rand_double_range (random, 0.1, 5000);

      g_assert_cmpfloat (moa_kinetic_stretch (near, most), <, moa_kinetic_stretch (far, most));
      g_assert_cmpfloat (moa_kinetic_stretch (far, most), <, most);
      g_assert_cmpfloat (moa_kinetic_stretch (near, most), <=, near);
      g_assert_cmpfloat (moa_kinetic_stretch (-far, most), ==, -moa_kinetic_stretch (far, most));
    }
  g_assert_cmpfloat (moa_kinetic_stretch (0, 10), ==, 0);
}

static void
test_unstretch_is_the_inverse (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double most = g_rand_double_range (random, 50, 2000);
      double pull = g_rand_double_range (random, -5000, 5000);
      double back = moa_kinetic_unstretch (moa_kinetic_stretch (pull, most), most);

      g_assert_cmpfloat_with_epsilon (back, pull, 1e-6);
    }
  g_assert_true (isfinite (moa_kinetic_unstretch (500, 100)));
}

static void
test_velocity (void)
{
  MoaKineticTracker tracker = { .n_samples = 0 };
  double x, y;

  moa_kinetic_tracker_get_velocity (&tracker, 0, &x, &y);
  g_assert_cmpfloat (x, ==, 0);

  for (guint i = 0; i < 100; i++)
    moa_kinetic_tracker_add (&tracker, i * 10000, i * 5.0, i * -2.0);
  moa_kinetic_tracker_get_velocity (&tracker, 990000, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, 500, 1e-6);
  g_assert_cmpfloat_with_epsilon (y, -200, 1e-6);

  moa_kinetic_tracker_get_velocity (&tracker, 990000 + 80000, &x, &y);
  g_assert_cmpfloat (x, ==, 0);

  moa_kinetic_tracker_clear (&tracker);
  moa_kinetic_tracker_add (&tracker, 0, 0, 0);
  moa_kinetic_tracker_get_velocity (&tracker, 0, &x, &y);
  g_assert_cmpfloat (x, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kinetic/ends-within-reach", test_ends_in_reach);
  g_test_add_func ("/kinetic/never-jumps", test_never_jumps);
  g_test_add_func ("/kinetic/way-is-the-integral-of-velocity",
                   test_way_is_the_integral_of_velocity);
  g_test_add_func ("/kinetic/a-slow-release-stays", test_slow_release_stays);
  g_test_add_func ("/kinetic/spring-does-not-swing-over", test_spring_does_not_swing_over);
  g_test_add_func ("/kinetic/stretch-is-monotone-and-bounded",
                   test_stretch_is_monotone_and_bounded);
  g_test_add_func ("/kinetic/unstretch-is-the-inverse", test_unstretch_is_the_inverse);
  g_test_add_func ("/kinetic/velocity-is-that-of-the-last-moments", test_velocity);

  return g_test_run ();
}
