/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-session.h"

#include "small-lesson.h"
#include "watched-session.h"

static const MoaMedicine *
find_medicine (WatchedSession *fixture, const char *id)
{
  return moa_bundle_find_medicine (moa_session_get_bundle (fixture->session), id);
}

/* Checks the ids of the medicines, each after a space, and that what they do is at hand. */
static void
assert_medicines (WatchedSession *fixture, const char *expected)
{
  GPtrArray *medicines = moa_session_get_medicines (fixture->session);
  MoaInfluence *influence = moa_session_get_influence (fixture->session);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < medicines->len; i++)
    {
      const MoaMedicine *medicine = medicines->pdata[i];

      g_assert_true (medicine == find_medicine (fixture, medicine->id));
      g_assert_true (medicine == moa_influence_get_medicine (influence, i));
      g_string_append_printf (ids, " %s", medicine->id);
    }
  g_assert_cmpstr (ids->str, ==, expected);
  g_assert_true ((influence == NULL) == (medicines->len == 0));
  g_assert_true (moa_session_get_medicine (fixture->session)
                 == (medicines->len == 0 ? NULL : medicines->pdata[0]));
}

static void
toggle (WatchedSession *fixture, const char *id)
{
  moa_session_toggle_medicine (fixture->session, find_medicine (fixture, id));
}

static void
test_medicines_toggle (WatchedSession *fixture, gconstpointer data)
{
  toggle (fixture, "other");
  assert_medicines (fixture, " other");
  watched_session_assert_notified (fixture, "influence medicine medicines");

  toggle (fixture, "drug");
  assert_medicines (fixture, " other drug");
  watched_session_assert_notified (fixture, "influence medicines");

  toggle (fixture, "other");
  assert_medicines (fixture, " drug");
  toggle (fixture, "drug");
  assert_medicines (fixture, "");
}

static void
test_medicines_are_set (WatchedSession *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) doubles = g_ptr_array_new ();
  MoaInfluence *influence;

  g_ptr_array_add (doubles, (gpointer) find_medicine (fixture, "drug"));
  g_ptr_array_add (doubles, (gpointer) find_medicine (fixture, "other"));
  g_ptr_array_add (doubles, (gpointer) find_medicine (fixture, "drug"));
  moa_session_set_medicines (fixture->session, doubles);
  assert_medicines (fixture, " drug other");
  influence = moa_session_get_influence (fixture->session);
  watched_session_assert_notified (fixture, "influence medicine medicines");

  moa_session_set_medicines (fixture->session, doubles);
  g_assert_true (moa_session_get_influence (fixture->session) == influence);
  watched_session_assert_notified (fixture, "");

  moa_session_set_medicine (fixture->session, find_medicine (fixture, "drug"));
  assert_medicines (fixture, " drug");
  moa_session_set_medicines (fixture->session, NULL);
  assert_medicines (fixture, "");
}

static void
test_step_sets_one_medicine (WatchedSession *fixture, gconstpointer data)
{
  toggle (fixture, "other");
  toggle (fixture, "drug");
  moa_session_set_comparison (fixture->session, MOA_COMPARISON_ONE_VIEW);
  g_string_truncate (fixture->notified, 0);

  moa_session_set_step (fixture->session, watched_session_find_step (fixture, "walk/two"));
  assert_medicines (fixture, " other drug");
  moa_session_set_step (fixture->session, watched_session_find_step (fixture, "walk/three"));
  assert_medicines (fixture, " drug");
  g_assert_cmpint (moa_session_get_comparison (fixture->session), ==, MOA_COMPARISON_OFF);
}

static void
test_comparison_needs_two (WatchedSession *fixture, gconstpointer data)
{
  toggle (fixture, "drug");
  moa_session_set_comparison (fixture->session, MOA_COMPARISON_ONE_VIEW);
  g_assert_cmpint (moa_session_get_comparison (fixture->session), ==, MOA_COMPARISON_OFF);
  g_assert_null (moa_session_get_compare (fixture->session));

  toggle (fixture, "other");
  g_string_truncate (fixture->notified, 0);
  moa_session_set_comparison (fixture->session, MOA_COMPARISON_SIDE_BY_SIDE);
  g_assert_cmpint (moa_session_get_comparison (fixture->session), ==, MOA_COMPARISON_SIDE_BY_SIDE);
  g_assert_nonnull (moa_session_get_compare (fixture->session));
  watched_session_assert_notified (fixture, "comparison");

  toggle (fixture, "drug");
  g_assert_cmpint (moa_session_get_comparison (fixture->session), ==, MOA_COMPARISON_OFF);
  g_assert_null (moa_session_get_compare (fixture->session));
  watched_session_assert_notified (fixture, "comparison influence medicine medicines");
}

static void
test_reload_keeps_medicines (WatchedSession *fixture, gconstpointer data)
{
  g_autoptr (MoaBundle) again = small_lesson_load (fixture->folder);
  g_autoptr (MoaBundle) changed = NULL;
  const MoaPart *beta;

  toggle (fixture, "other");
  toggle (fixture, "drug");
  moa_session_set_comparison (fixture->session, MOA_COMPARISON_ONE_VIEW);
  moa_session_set_bundle (fixture->session, again);
  assert_medicines (fixture, " other drug");
  g_assert_cmpint (moa_session_get_comparison (fixture->session), ==, MOA_COMPARISON_ONE_VIEW);
  beta = moa_bundle_find_part (again, "beta");
  g_assert_cmpint (moa_influence_get_effect (moa_session_get_influence (fixture->session),
                                             (const MoaNode *) beta),
                   ==, MOA_EFFECT_LESS);

  small_lesson_change (fixture->folder, "\"id\": \"other\", \"label\": \"Other\"",
                       "\"id\": \"renamed\", \"label\": \"Other\"");
  changed = small_lesson_load (fixture->folder);
  moa_session_set_bundle (fixture->session, changed);
  assert_medicines (fixture, " drug");
  g_assert_cmpint (moa_session_get_comparison (fixture->session), ==, MOA_COMPARISON_OFF);
}

#define ADD(rule, test) watched_session_add ("/session-medicines/" rule, test)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("medicines-are-switched-one-by-one", test_medicines_toggle);
  ADD ("medicines-are-set-together", test_medicines_are_set);
  ADD ("step-with-a-medicine-sets-exactly-that", test_step_sets_one_medicine);
  ADD ("comparison-needs-two-medicines", test_comparison_needs_two);
  ADD ("reload-keeps-medicines-that-still-exist", test_reload_keeps_medicines);
  return g_test_run ();
}
