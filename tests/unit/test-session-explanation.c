/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Why a part changes. */

#include "moa-session.h"

#include <string.h>

#include "small-lesson.h"
#include "watched-session.h"

static const MoaNode *
find_node (WatchedSession *fixture, const char *id)
{
  return (const MoaNode *) moa_bundle_find_part (moa_session_get_bundle (fixture->session), id);
}

/* Drug and what it acts on: beta is less, by the contested arrow and by the lesson's word. */
static void
explain_beta (WatchedSession *fixture)
{
  moa_session_set_medicine (fixture->session, moa_bundle_find_medicine (fixture->bundle, "drug"));
  g_assert_true (moa_session_explain (fixture->session, find_node (fixture, "beta")));
  g_string_truncate (fixture->notified, 0);
}

static void
test_explain (WatchedSession *fixture, gconstpointer data)
{
  const MoaExplanation *explanation;

  g_assert_false (moa_session_explain (fixture->session, find_node (fixture, "beta")));
  g_assert_null (moa_session_get_explanation (fixture->session));

  explain_beta (fixture);
  explanation = moa_session_get_explanation (fixture->session);
  g_assert_true (explanation->node == find_node (fixture, "beta"));
  g_assert_true (moa_session_get_part (fixture->session) == &explanation->node->part);
  g_assert_true (moa_session_get_focus (fixture->session) == &explanation->parts);
  g_assert_cmpint (moa_session_get_explanation_stop (fixture->session), ==, -1);
  g_assert_cmpuint (explanation->stops->len, >, 0);
}

static void
test_explanation_is_walked (WatchedSession *fixture, gconstpointer data)
{
  const MoaExplanation *explanation;
  int n_stops;

  g_assert_false (moa_session_set_explanation_stop (fixture->session, 0));
  explain_beta (fixture);
  explanation = moa_session_get_explanation (fixture->session);
  n_stops = (int) explanation->stops->len;
  for (int i = 0; i < n_stops; i++)
    {
      g_assert_true (moa_session_set_explanation_stop (fixture->session, i));
      g_assert_cmpint (moa_session_get_explanation_stop (fixture->session), ==, i);
      g_assert_true (moa_session_get_part (fixture->session)
                     == moa_explanation_get_stop (explanation, (guint) i)->part);
      g_assert_true (moa_session_get_explanation (fixture->session) == explanation);
    }
  g_assert_false (moa_session_set_explanation_stop (fixture->session, n_stops));
  g_assert_false (moa_session_set_explanation_stop (fixture->session, -2));
  g_assert_true (moa_session_explain (fixture->session, NULL));
  g_assert_null (moa_session_get_explanation (fixture->session));
  g_assert_true (moa_session_get_part (fixture->session) == &find_node (fixture, "beta")->part);
}

static void
assert_ends (WatchedSession *fixture)
{
  g_assert_null (moa_session_get_explanation (fixture->session));
  g_assert_cmpint (moa_session_get_explanation_stop (fixture->session), ==, -1);
  g_assert_nonnull (strstr (fixture->notified->str, " explanation"));
  g_assert_nonnull (strstr (fixture->notified->str, " focus"));
}

static void
test_what_leads_away_ends_it (WatchedSession *fixture, gconstpointer data)
{
  explain_beta (fixture);
  moa_session_set_part (fixture->session, &find_node (fixture, "alpha")->part);
  assert_ends (fixture);
  explain_beta (fixture);
  moa_session_set_part (fixture->session, NULL);
  assert_ends (fixture);
  explain_beta (fixture);
  moa_session_step_next (fixture->session);
  assert_ends (fixture);
  explain_beta (fixture);
  moa_session_set_step (fixture->session, moa_session_get_step (fixture->session));
  assert_ends (fixture);
  explain_beta (fixture);
  moa_session_clear_focus (fixture->session);
  assert_ends (fixture);
  explain_beta (fixture);
  moa_session_set_medicine (fixture->session, NULL);
  assert_ends (fixture);
}

static void
test_another_medicine_explains_anew (WatchedSession *fixture, gconstpointer data)
{
  explain_beta (fixture);
  moa_session_set_medicine (fixture->session, moa_bundle_find_medicine (fixture->bundle, "other"));
  g_assert_true (moa_session_get_explanation (fixture->session)->node
                 == find_node (fixture, "beta"));
  g_assert_cmpstr (moa_explanation_get_stop (moa_session_get_explanation (fixture->session), 0)
                       ->path->medicine->id,
                   ==, "other");
}

static void
test_reload_explains_anew (WatchedSession *fixture, gconstpointer data)
{
  g_autoptr (MoaBundle) again = small_lesson_load (fixture->folder);

  explain_beta (fixture);
  moa_session_set_bundle (fixture->session, again);
  g_assert_true (moa_session_get_explanation (fixture->session)->node
                 == (const MoaNode *) moa_bundle_find_part (again, "beta"));
  moa_session_set_bundle (fixture->session, NULL);
  assert_ends (fixture);
}

#define ADD(rule, test) watched_session_add ("/session-explanation/" rule, test)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("why-focuses-the-paths", test_explain);
  ADD ("why-is-walked-to-both-ends", test_explanation_is_walked);
  ADD ("what-leads-away-ends-why", test_what_leads_away_ends_it);
  ADD ("another-medicine-explains-anew", test_another_medicine_explains_anew);
  ADD ("reload-explains-anew", test_reload_explains_anew);
  return g_test_run ();
}
