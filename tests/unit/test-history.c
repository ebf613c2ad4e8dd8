/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-history.h"

#define N_ROUNDS 10000

static MoaPlace
make_place (double x, double scale)
{
  return (MoaPlace){ .x = x, .y = 20, .scale = scale, .span = 600 / scale };
}

static void
assert_same (MoaPlace a, MoaPlace b)
{
  g_assert_cmpfloat (a.x, ==, b.x);
  g_assert_cmpfloat (a.y, ==, b.y);
  g_assert_cmpfloat (a.scale, ==, b.scale);
  g_assert_cmpint (a.whole, ==, b.whole);
}

static void
test_begins_with_nowhere_to_go (void)
{
  g_autoptr (MoaHistory) history = moa_history_new ();
  MoaPlace place = make_place (7, 1);

  g_assert_true (moa_history_is_empty (history));
  g_assert_false (moa_history_go_back (history, &place));
  g_assert_false (moa_history_go_forward (history, &place));
  moa_history_visit (history, make_place (0, 1));
  g_assert_false (moa_history_is_empty (history));
  g_assert_false (moa_history_go_back (history, &place));
  g_assert_false (moa_history_go_forward (history, &place));
  assert_same (place, make_place (7, 1));
}

static void
test_back_and_forward (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (MoaHistory) history = moa_history_new ();
      guint n_places = (guint) g_rand_int_range (random, 2, 12);
      guint n_back = (guint) g_rand_int_range (random, 1, (gint32) n_places);
      MoaPlace place;

      for (guint k = 0; k < n_places; k++)
        moa_history_visit (history, make_place (k * 1000.0, 1));
      for (guint k = 1; k <= n_back; k++)
        {
          g_assert_true (moa_history_go_back (history, &place));
          assert_same (place, make_place ((n_places - 1 - k) * 1000.0, 1));
        }
      for (guint k = 0; k < n_back; k++)
        g_assert_true (moa_history_go_forward (history, &place));
      assert_same (place, make_place ((n_places - 1) * 1000.0, 1));
      g_assert_false (moa_history_can_go_forward (history));
    }
}

static void
test_small_moves_are_one_place (void)
{
  g_autoptr (MoaHistory) history = moa_history_new ();
  MoaPlace place;

  moa_history_visit (history, make_place (0, 1));
  moa_history_visit (history, make_place (40, 1));
  moa_history_visit (history, make_place (50, 1.05));
  g_assert_false (moa_history_can_go_back (history));

  moa_history_visit (history, make_place (1000, 1));
  g_assert_true (moa_history_go_back (history, &place));
  assert_same (place, make_place (50, 1.05));
}

static void
test_many_small_moves_leave_the_place (void)
{
  g_autoptr (MoaHistory) history = moa_history_new ();

  for (guint i = 0; i < 10; i++)
    moa_history_visit (history, make_place (i * 30.0, 1));
  g_assert_true (moa_history_can_go_back (history));
}

static void
test_another_scale_is_another_place (void)
{
  g_autoptr (MoaHistory) history = moa_history_new ();

  moa_history_visit (history, make_place (0, 1));
  moa_history_visit (history, make_place (0, 1.25));
  g_assert_true (moa_history_can_go_back (history));
}

static void
test_the_whole_is_one_place_at_any_size (void)
{
  g_autoptr (MoaHistory) history = moa_history_new ();
  MoaPlace small = make_place (0, 0.5);
  MoaPlace large = make_place (0, 2);

  small.whole = large.whole = TRUE;
  moa_history_visit (history, small);
  moa_history_visit (history, large);
  g_assert_false (moa_history_can_go_back (history));
}

static void
test_a_new_place_forgets_what_was_ahead (void)
{
  g_autoptr (MoaHistory) history = moa_history_new ();
  MoaPlace place;

  for (guint i = 0; i < 4; i++)
    moa_history_visit (history, make_place (i * 1000.0, 1));
  moa_history_go_back (history, &place);
  moa_history_go_back (history, &place);
  moa_history_visit (history, make_place (9000, 1));
  g_assert_false (moa_history_can_go_forward (history));
  g_assert_true (moa_history_go_back (history, &place));
  assert_same (place, make_place (1000, 1));
}

static void
test_is_bounded (void)
{
  g_autoptr (MoaHistory) history = moa_history_new ();
  MoaPlace place;
  guint n_back = 0;

  for (guint i = 0; i < 3 * MOA_HISTORY_LENGTH; i++)
    moa_history_visit (history, make_place (i * 1000.0, 1));
  while (moa_history_go_back (history, &place))
    n_back++;
  g_assert_cmpuint (n_back, ==, MOA_HISTORY_LENGTH - 1);
  assert_same (place, make_place (2000.0 * MOA_HISTORY_LENGTH, 1));
}

static void
test_clear (void)
{
  g_autoptr (MoaHistory) history = moa_history_new ();

  moa_history_visit (history, make_place (0, 1));
  moa_history_visit (history, make_place (1000, 1));
  moa_history_clear (history);
  g_assert_true (moa_history_is_empty (history));
  g_assert_false (moa_history_can_go_back (history));
  g_assert_false (moa_history_can_go_forward (history));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/history/begins-with-nowhere-to-go", test_begins_with_nowhere_to_go);
  g_test_add_func ("/history/back-and-forward-is-the-same-place", test_back_and_forward);
  g_test_add_func ("/history/small-moves-are-one-place", test_small_moves_are_one_place);
  g_test_add_func ("/history/many-small-moves-leave-the-place",
                   test_many_small_moves_leave_the_place);
  g_test_add_func ("/history/another-scale-is-another-place", test_another_scale_is_another_place);
  g_test_add_func ("/history/the-whole-is-one-place", test_the_whole_is_one_place_at_any_size);
  g_test_add_func ("/history/a-new-place-forgets-what-was-ahead",
                   test_a_new_place_forgets_what_was_ahead);
  g_test_add_func ("/history/is-bounded", test_is_bounded);
  g_test_add_func ("/history/clear-forgets-everything", test_clear);

  return g_test_run ();
}
