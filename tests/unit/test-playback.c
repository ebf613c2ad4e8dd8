/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-playback.h"

#include "small-lesson.h"

#define SECOND G_USEC_PER_SEC

typedef struct
{
  char *folder;
  MoaBundle *bundle;
  MoaSession *session;
  MoaPlayback *playback;
  gint64 now;
  guint n_notified;
} Fixture;

static const MoaPlaybackSpan three[] = { { 0, 1 }, { 1, 2 }, { 1.5, 3 } };

static void
on_playback_notify (MoaPlayback *playback, GParamSpec *pspec, gpointer user_data)
{
  ((Fixture *) user_data)->n_notified++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = small_lesson_write ();
  fixture->bundle = small_lesson_load (fixture->folder);
  fixture->session = moa_session_new ();
  moa_session_set_bundle (fixture->session, fixture->bundle);
  fixture->playback = moa_playback_new (fixture->session);
  fixture->now = SECOND;
  g_signal_connect (fixture->playback, "notify", G_CALLBACK (on_playback_notify), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->playback));
  g_clear_object (&fixture->session);
  g_clear_object (&fixture->bundle);
  g_clear_pointer (&fixture->folder, small_lesson_remove);
}

/* Enters the step that the session is at, or its first, with three acts. */
static void
enter (Fixture *fixture, gboolean still)
{
  if (moa_session_get_step (fixture->session) == NULL)
    moa_session_step_next (fixture->session);
  moa_playback_set_spans (fixture->playback, moa_session_get_step (fixture->session), three,
                          G_N_ELEMENTS (three), still);
}

static void
pass (Fixture *fixture, double seconds)
{
  moa_playback_tick (fixture->playback, fixture->now);
  fixture->now += (gint64) (seconds * SECOND);
  moa_playback_tick (fixture->playback, fixture->now);
}

static void
assert_state (Fixture *fixture, MoaPlaybackState state, double position, int act)
{
  g_assert_cmpint (moa_playback_get_state (fixture->playback), ==, state);
  g_assert_cmpfloat_with_epsilon (moa_playback_get_position (fixture->playback), position, 1e-6);
  g_assert_cmpint (moa_playback_get_act (fixture->playback), ==, act);
}

static void
test_a_step_plays_once (Fixture *fixture, gconstpointer data)
{
  assert_state (fixture, MOA_PLAYBACK_IDLE, 0, -1);
  enter (fixture, FALSE);
  assert_state (fixture, MOA_PLAYBACK_PLAYING, 0, 0);
  pass (fixture, 1.75);
  assert_state (fixture, MOA_PLAYBACK_PLAYING, 1.75, 2);
  pass (fixture, 10);
  assert_state (fixture, MOA_PLAYBACK_FINISHED, 3, -1);
  pass (fixture, 1000);
  assert_state (fixture, MOA_PLAYBACK_FINISHED, 3, -1);
}

/* A window that is laid out anew tells the same again. */
static void
test_the_same_step_goes_on_where_it_is (Fixture *fixture, gconstpointer data)
{
  enter (fixture, FALSE);
  pass (fixture, 1.25);
  enter (fixture, FALSE);
  assert_state (fixture, MOA_PLAYBACK_PLAYING, 1.25, 1);
}

static void
test_entering_another_step_starts_anew (Fixture *fixture, gconstpointer data)
{
  enter (fixture, FALSE);
  pass (fixture, 10);
  g_assert_true (moa_session_step_next (fixture->session));
  enter (fixture, FALSE);
  assert_state (fixture, MOA_PLAYBACK_PLAYING, 0, 0);
  moa_playback_set_spans (fixture->playback, NULL, NULL, 0, FALSE);
  assert_state (fixture, MOA_PLAYBACK_IDLE, 0, -1);
}

static void
test_paused_stays_paused (Fixture *fixture, gconstpointer data)
{
  enter (fixture, FALSE);
  pass (fixture, 0.5);
  moa_playback_toggle (fixture->playback);
  pass (fixture, 1000);
  assert_state (fixture, MOA_PLAYBACK_PAUSED, 0.5, 0);
  g_assert_cmpfloat (moa_playback_get_wait (fixture->playback), <, 0);
  moa_playback_toggle (fixture->playback);
  pass (fixture, 0.25);
  assert_state (fixture, MOA_PLAYBACK_PLAYING, 0.75, 0);
}

static void
test_replay_plays_from_the_beginning (Fixture *fixture, gconstpointer data)
{
  enter (fixture, FALSE);
  pass (fixture, 10);
  moa_playback_replay (fixture->playback);
  assert_state (fixture, MOA_PLAYBACK_PLAYING, 0, 0);
}

static void
test_stepping_plays_one_act_and_waits (Fixture *fixture, gconstpointer data)
{
  enter (fixture, FALSE);
  g_assert_true (moa_playback_act_next (fixture->playback));
  assert_state (fixture, MOA_PLAYBACK_PLAYING, 1, 1);
  pass (fixture, 5);
  assert_state (fixture, MOA_PLAYBACK_PAUSED, 2, 1);
  g_assert_true (moa_playback_act_next (fixture->playback));
  pass (fixture, 5);
  assert_state (fixture, MOA_PLAYBACK_PAUSED, 3, 2);
  g_assert_true (moa_playback_act_next (fixture->playback));
  assert_state (fixture, MOA_PLAYBACK_FINISHED, 3, -1);
  g_assert_true (moa_playback_act_previous (fixture->playback));
  assert_state (fixture, MOA_PLAYBACK_PLAYING, 1.5, 2);
  g_assert_true (moa_playback_act_previous (fixture->playback));
  g_assert_true (moa_playback_is_solo (fixture->playback));
  moa_playback_pause (fixture->playback);
  moa_playback_play (fixture->playback);
  g_assert_false (moa_playback_is_solo (fixture->playback));
}

static void
test_stepping_from_rest_begins_at_either_end (Fixture *fixture, gconstpointer data)
{
  enter (fixture, FALSE);
  pass (fixture, 10);
  g_assert_true (moa_playback_act_next (fixture->playback));
  assert_state (fixture, MOA_PLAYBACK_PLAYING, 0, 0);
}

static void
test_still_waits_on_the_first_act (Fixture *fixture, gconstpointer data)
{
  enter (fixture, TRUE);
  assert_state (fixture, MOA_PLAYBACK_PAUSED, 0, 0);
  pass (fixture, 100);
  assert_state (fixture, MOA_PLAYBACK_PAUSED, 0, 0);
}

static void
test_time_on_hold_does_not_play (Fixture *fixture, gconstpointer data)
{
  enter (fixture, FALSE);
  moa_playback_hold (fixture->playback, fixture->now);
  fixture->now += 5 * SECOND;
  moa_playback_hold (fixture->playback, fixture->now);
  pass (fixture, 0.5);
  assert_state (fixture, MOA_PLAYBACK_PLAYING, 0.5, 0);
}

static void
test_speed_multiplies_the_time (Fixture *fixture, gconstpointer data)
{
  enter (fixture, FALSE);
  moa_playback_set_speed (fixture->playback, 2);
  pass (fixture, 0.5);
  assert_state (fixture, MOA_PLAYBACK_PLAYING, 1, 1);
  moa_playback_set_speed (fixture->playback, 1000);
  g_assert_cmpfloat (moa_playback_get_speed (fixture->playback), ==, 4);
}

static void
test_nothing_goes_on_unasked (Fixture *fixture, gconstpointer data)
{
  const MoaStep *step;

  enter (fixture, FALSE);
  step = moa_session_get_step (fixture->session);
  pass (fixture, 10);
  pass (fixture, 36000);
  g_assert_true (moa_session_get_step (fixture->session) == step);
  g_assert_cmpfloat (moa_playback_get_wait (fixture->playback), <, 0);
}

static void
test_autoplay_goes_on_after_motion_and_reading (Fixture *fixture, gconstpointer data)
{
  moa_playback_set_reading_time (fixture->playback, 8);
  moa_playback_set_autoplay (fixture->playback, TRUE);
  g_assert_nonnull (moa_session_get_step (fixture->session));
  enter (fixture, FALSE);
  pass (fixture, 3);
  g_assert_cmpfloat_with_epsilon (moa_playback_get_wait (fixture->playback), 8, 1e-6);
  pass (fixture, 7.9);
  g_assert_cmpuint (moa_session_get_step (fixture->session)->index, ==, 0);
  pass (fixture, 0.2);
  g_assert_cmpuint (moa_session_get_step (fixture->session)->index, ==, 1);
}

/* The last step is where autoplay ends, unless it loops. */
static void
test_autoplay_ends_or_loops (Fixture *fixture, gconstpointer data)
{
  while (moa_session_step_next (fixture->session))
    ;
  moa_playback_set_autoplay (fixture->playback, TRUE);
  enter (fixture, FALSE);
  pass (fixture, 3);
  pass (fixture, 1000);
  g_assert_false (moa_playback_get_autoplay (fixture->playback));

  moa_playback_set_loop (fixture->playback, TRUE);
  moa_playback_set_autoplay (fixture->playback, TRUE);
  pass (fixture, 1000);
  g_assert_true (moa_playback_get_autoplay (fixture->playback));
  g_assert_cmpuint (moa_session_get_step (fixture->session)->index, ==, 0);
}

static void
test_a_touch_interrupts_until_nobody_is_there (Fixture *fixture, gconstpointer data)
{
  moa_playback_set_autoplay (fixture->playback, TRUE);
  enter (fixture, FALSE);
  pass (fixture, 0.5);
  moa_playback_interrupt (fixture->playback, 60);
  pass (fixture, 59);
  assert_state (fixture, MOA_PLAYBACK_PAUSED, 0.5, 0);
  moa_playback_interrupt (fixture->playback, 60);
  pass (fixture, 59);
  assert_state (fixture, MOA_PLAYBACK_PAUSED, 0.5, 0);
  pass (fixture, 2);
  pass (fixture, 0.25);
  assert_state (fixture, MOA_PLAYBACK_PLAYING, 0.75, 0);
}

static void
on_playback_abandoned (MoaPlayback *playback, gpointer user_data)
{
  Fixture *fixture = user_data;

  moa_session_set_step (fixture->session, NULL);
  moa_session_step_next (fixture->session);
  enter (fixture, FALSE);
}

/* As a kiosk does: whoever comes next sees it from the beginning. */
static void
test_what_nobody_touches_can_start_over (Fixture *fixture, gconstpointer data)
{
  moa_playback_set_autoplay (fixture->playback, TRUE);
  enter (fixture, FALSE);
  moa_session_step_next (fixture->session);
  enter (fixture, FALSE);
  g_signal_connect (fixture->playback, "abandoned", G_CALLBACK (on_playback_abandoned), fixture);
  pass (fixture, 0.5);
  moa_playback_interrupt (fixture->playback, 60);
  pass (fixture, 59);
  g_assert_cmpuint (moa_session_get_step (fixture->session)->index, ==, 1);
  pass (fixture, 2);
  g_assert_cmpuint (moa_session_get_step (fixture->session)->index, ==, 0);
  assert_state (fixture, MOA_PLAYBACK_PLAYING, 0, 0);
}

static void
test_reading_takes_as_long_as_the_words (void)
{
  g_autofree char *long_text = NULL;
  GString *words = g_string_new (NULL);

  for (int i = 0; i < 100; i++)
    g_string_append (words, "word, ");
  long_text = g_string_free (words, FALSE);
  g_assert_cmpfloat (moa_playback_estimate_reading (""), ==, 6);
  g_assert_cmpfloat (moa_playback_estimate_reading ("Three short words"), ==, 6);
  g_assert_cmpfloat_with_epsilon (moa_playback_estimate_reading (long_text), 40, 1e-6);
}

/* What a link leads to is not read. */
static void
test_reading_counts_the_words_that_are_shown (void)
{
  GString *plain = g_string_new (NULL);
  GString *linked = g_string_new (NULL);

  for (int i = 0; i < 50; i++)
    {
      g_string_append (plain, "LDL ");
      g_string_append (linked, "[LDL](term:low-density-lipoprotein) ");
    }
  g_assert_cmpfloat (moa_playback_estimate_reading (linked->str), ==, 20);
  g_assert_cmpfloat (moa_playback_estimate_reading (plain->str), ==, 20);
  g_string_free (plain, TRUE);
  g_string_free (linked, TRUE);
}

static void
test_reading_counts_signs_where_no_spaces_are (void)
{
  g_assert_cmpfloat (moa_playback_estimate_reading ("低密度脂蛋白携带胆固醇低密度脂蛋白携带胆固醇"
                                                    "低密度脂蛋白携带胆固醇低密度脂蛋白携带胆固醇"),
                     >, 6);
}

static void
operate (Fixture *fixture, GRand *random)
{
  switch (g_rand_int_range (random, 0, 12))
    {
    case 0:
      moa_playback_play (fixture->playback);
      break;
    case 1:
      moa_playback_pause (fixture->playback);
      break;
    case 2:
      moa_playback_toggle (fixture->playback);
      break;
    case 3:
      moa_playback_replay (fixture->playback);
      break;
    case 4:
      moa_playback_act_next (fixture->playback);
      break;
    case 5:
      moa_playback_act_previous (fixture->playback);
      break;
    case 6:
      moa_session_step_next (fixture->session);
      break;
    case 7:
      moa_session_step_previous (fixture->session);
      break;
    case 8:
      moa_playback_set_spans (fixture->playback, moa_session_get_step (fixture->session), three,
                              (guint) g_rand_int_range (random, 0, 4), g_rand_boolean (random));
      break;
    case 9:
      moa_playback_set_autoplay (fixture->playback, g_rand_boolean (random));
      break;
    case 10:
      moa_playback_interrupt (fixture->playback, 5);
      break;
    default:
      pass (fixture, g_rand_double_range (random, 0, 4));
      break;
    }
}

static void
assert_invariants (Fixture *fixture)
{
  MoaPlayback *playback = fixture->playback;
  guint n = moa_playback_get_n_acts (playback);
  int act = moa_playback_get_act (playback);
  double duration = n > 0 ? three[n - 1].end : 0;

  g_assert_cmpfloat (moa_playback_get_position (playback), >=, 0);
  g_assert_cmpfloat (moa_playback_get_position (playback), <=, duration);
  g_assert_cmpint (act, >=, -1);
  g_assert_cmpint (act, <, (int) n);
  g_assert_true ((moa_playback_get_state (playback) == MOA_PLAYBACK_IDLE) == (n == 0));
  g_assert_true (moa_playback_get_wait (playback) < 0 || moa_playback_get_autoplay (playback));
}

static void
test_any_sequence_of_operations_keeps_sense (Fixture *fixture, gconstpointer data)
{
  GRand *random = g_rand_new_with_seed (20261126);

  moa_session_step_next (fixture->session);
  moa_playback_set_loop (fixture->playback, TRUE);
  for (int i = 0; i < 10000; i++)
    {
      operate (fixture, random);
      assert_invariants (fixture);
    }
  g_assert_cmpuint (fixture->n_notified, >, 1000);
  g_rand_free (random);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/playback/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("step-plays-once", test_a_step_plays_once);
  ADD ("same-step-goes-on", test_the_same_step_goes_on_where_it_is);
  ADD ("another-step-starts-anew", test_entering_another_step_starts_anew);
  ADD ("paused-stays-paused", test_paused_stays_paused);
  ADD ("replay-from-the-beginning", test_replay_plays_from_the_beginning);
  ADD ("stepping-plays-one-act", test_stepping_plays_one_act_and_waits);
  ADD ("stepping-from-rest", test_stepping_from_rest_begins_at_either_end);
  ADD ("still-waits", test_still_waits_on_the_first_act);
  ADD ("hold-does-not-play", test_time_on_hold_does_not_play);
  ADD ("speed", test_speed_multiplies_the_time);
  ADD ("nothing-goes-on-unasked", test_nothing_goes_on_unasked);
  ADD ("autoplay-goes-on", test_autoplay_goes_on_after_motion_and_reading);
  ADD ("autoplay-ends-or-loops", test_autoplay_ends_or_loops);
  ADD ("touch-interrupts", test_a_touch_interrupts_until_nobody_is_there);
  ADD ("starts-over-when-abandoned", test_what_nobody_touches_can_start_over);
  ADD ("any-sequence", test_any_sequence_of_operations_keeps_sense);
  g_test_add_func ("/playback/reading-time", test_reading_takes_as_long_as_the_words);
  g_test_add_func ("/playback/reading-counts-what-is-shown",
                   test_reading_counts_the_words_that_are_shown);
  g_test_add_func ("/playback/reading-counts-signs", test_reading_counts_signs_where_no_spaces_are);
  return g_test_run ();
}
