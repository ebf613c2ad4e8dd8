/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-session.h"

#include "small-lesson.h"
#include "watched-session.h"

static void
test_nothing_at_first (void)
{
  g_autoptr (MoaSession) session = moa_session_new ();

  g_assert_null (moa_session_get_bundle (session));
  g_assert_null (moa_session_get_catalog (session));
  g_assert_null (moa_session_get_language (session));
  g_assert_cmpuint (moa_session_get_focus (session)->n_parts, ==, 0);
  g_assert_false (moa_session_step_next (session));
  g_assert_false (moa_session_step_previous (session));
}

static void
test_question_focuses (WatchedSession *fixture, gconstpointer data)
{
  moa_session_set_question (fixture->session, moa_bundle_find_question (fixture->bundle, "what"));
  watched_session_assert_focus (fixture, MOA_FOCUS_QUESTION, 2);
  watched_session_assert_notified (fixture, "focus question");

  moa_session_set_question (fixture->session, NULL);
  watched_session_assert_focus (fixture, MOA_FOCUS_NONE, 0);
  watched_session_assert_notified (fixture, "focus question");
}

static void
test_step_enters (WatchedSession *fixture, gconstpointer data)
{
  moa_session_set_step (fixture->session, watched_session_find_step (fixture, "walk/three"));
  watched_session_assert_focus (fixture, MOA_FOCUS_STEP, 1);
  g_assert_true (moa_session_get_medicine (fixture->session)
                 == moa_bundle_find_medicine (fixture->bundle, "drug"));
  watched_session_assert_notified (fixture, "focus influence medicine medicines step");
}

static void
test_step_without_medicine (WatchedSession *fixture, gconstpointer data)
{
  const MoaMedicine *other = moa_bundle_find_medicine (fixture->bundle, "other");

  moa_session_set_medicine (fixture->session, other);
  moa_session_set_step (fixture->session, watched_session_find_step (fixture, "walk/two"));
  g_assert_true (moa_session_get_medicine (fixture->session) == other);

  moa_session_set_step (fixture->session, watched_session_find_step (fixture, "walk/one"));
  g_assert_null (moa_session_get_medicine (fixture->session));
}

static void
test_question_and_step (WatchedSession *fixture, gconstpointer data)
{
  const MoaQuestion *question = moa_bundle_find_question (fixture->bundle, "what");

  moa_session_set_step (fixture->session, watched_session_find_step (fixture, "walk/two"));
  moa_session_set_question (fixture->session, question);
  watched_session_assert_focus (fixture, MOA_FOCUS_QUESTION, 2);

  moa_session_set_step (fixture->session, watched_session_find_step (fixture, "walk/two"));
  watched_session_assert_focus (fixture, MOA_FOCUS_STEP, 3);
  g_assert_true (moa_session_get_question (fixture->session) == question);

  moa_session_set_question (fixture->session, question);
  watched_session_assert_focus (fixture, MOA_FOCUS_QUESTION, 2);

  moa_session_set_question (fixture->session, NULL);
  watched_session_assert_focus (fixture, MOA_FOCUS_STEP, 3);
}

static void
test_clear_focus (WatchedSession *fixture, gconstpointer data)
{
  moa_session_set_step (fixture->session, watched_session_find_step (fixture, "walk/two"));
  watched_session_assert_notified (fixture, "focus step");
  moa_session_clear_focus (fixture->session);
  watched_session_assert_focus (fixture, MOA_FOCUS_NONE, 0);
  watched_session_assert_notified (fixture, "focus");
  g_assert_nonnull (moa_session_get_step (fixture->session));
}

static void
test_walking (WatchedSession *fixture, gconstpointer data)
{
  static const char *const way[] = { "one", "two", "three" };

  g_assert_false (moa_session_step_previous (fixture->session));
  for (gsize i = 0; i < G_N_ELEMENTS (way); i++)
    {
      g_assert_true (moa_session_step_next (fixture->session));
      g_assert_cmpstr (moa_session_get_step (fixture->session)->id, ==, way[i]);
    }
  g_assert_false (moa_session_step_next (fixture->session));
  g_assert_cmpstr (moa_session_get_step (fixture->session)->id, ==, "three");
  for (gsize i = 2; i > 0; i--)
    {
      g_assert_true (moa_session_step_previous (fixture->session));
      g_assert_cmpstr (moa_session_get_step (fixture->session)->id, ==, way[i - 1]);
    }
  g_assert_false (moa_session_step_previous (fixture->session));
}

static void
test_same_value (WatchedSession *fixture, gconstpointer data)
{
  const MoaPart *part = moa_bundle_find_part (fixture->bundle, "beta");

  moa_session_set_part (fixture->session, part);
  moa_session_set_level (fixture->session, MOA_LEVEL_CLINICAL);
  watched_session_assert_notified (fixture, "level part");

  moa_session_set_part (fixture->session, part);
  moa_session_set_level (fixture->session, MOA_LEVEL_CLINICAL);
  moa_session_set_bundle (fixture->session, fixture->bundle);
  moa_session_set_question (fixture->session, NULL);
  moa_session_set_step (fixture->session, NULL);
  moa_session_set_medicine (fixture->session, NULL);
  moa_session_set_language (fixture->session, NULL);
  moa_session_clear_focus (fixture->session);
  watched_session_assert_notified (fixture, "");
}

static void
test_step_lets_part_go (WatchedSession *fixture, gconstpointer data)
{
  const MoaPart *part = moa_bundle_find_part (fixture->bundle, "beta");
  const MoaStep *step = watched_session_find_step (fixture, "walk/three");

  moa_session_set_part (fixture->session, part);
  moa_session_set_step (fixture->session, step);
  g_assert_null (moa_session_get_part (fixture->session));

  moa_session_set_part (fixture->session, part);
  moa_session_set_step (fixture->session, step);
  g_assert_true (moa_session_get_part (fixture->session) == part);
}

static void
test_language (WatchedSession *fixture, gconstpointer data)
{
  const MoaLesson *lesson = moa_bundle_get_lesson (fixture->bundle);
  MoaCatalog *catalog;

  g_assert_cmpstr (moa_session_get_language (fixture->session), ==, "en");
  moa_session_set_language (fixture->session, "es");
  watched_session_assert_notified (fixture, "catalog language");
  catalog = moa_session_get_catalog (fixture->session);
  g_assert_cmpstr (moa_catalog_get_text (catalog, &lesson->title).string, ==, "Lección");

  moa_session_set_language (fixture->session, "es");
  moa_session_set_language (fixture->session, "no tag");
  watched_session_assert_notified (fixture, "");
  g_assert_cmpstr (moa_session_get_language (fixture->session), ==, "es");

  moa_session_set_language (fixture->session, NULL);
  watched_session_assert_notified (fixture, "catalog language");
  g_assert_cmpstr (moa_session_get_language (fixture->session), ==, "en");
}

static void
choose_everything (WatchedSession *fixture)
{
  moa_session_set_language (fixture->session, "es");
  moa_session_set_level (fixture->session, MOA_LEVEL_CLINICAL);
  moa_session_set_step (fixture->session, watched_session_find_step (fixture, "walk/three"));
  moa_session_set_question (fixture->session, moa_bundle_find_question (fixture->bundle, "what"));
  moa_session_set_part (fixture->session, moa_bundle_find_part (fixture->bundle, "drug-beta"));
  g_string_truncate (fixture->notified, 0);
}

static void
test_reload_keeps (WatchedSession *fixture, gconstpointer data)
{
  g_autoptr (MoaBundle) again = small_lesson_load (fixture->folder);

  choose_everything (fixture);
  moa_session_set_bundle (fixture->session, again);

  g_assert_true (moa_session_get_bundle (fixture->session) == again);
  g_assert_true (moa_catalog_get_bundle (moa_session_get_catalog (fixture->session)) == again);
  g_assert_true (moa_session_get_question (fixture->session)
                 == moa_bundle_find_question (again, "what"));
  g_assert_true (moa_session_get_step (fixture->session)
                 == moa_bundle_find_step (again, "walk/three"));
  g_assert_true (moa_session_get_part (fixture->session)
                 == moa_bundle_find_part (again, "drug-beta"));
  g_assert_true (moa_session_get_medicine (fixture->session)
                 == moa_bundle_find_medicine (again, "drug"));
  g_assert_cmpstr (moa_session_get_language (fixture->session), ==, "es");
  g_assert_cmpint (moa_session_get_level (fixture->session), ==, MOA_LEVEL_CLINICAL);
  watched_session_assert_focus (fixture, MOA_FOCUS_QUESTION, 2);
  g_assert_true (g_str_has_prefix (fixture->notified->str, " bundle "));
  watched_session_assert_notified (
      fixture, "bundle catalog focus influence medicine medicines part question step");
}

static void
test_reload_drops (WatchedSession *fixture, gconstpointer data)
{
  g_autoptr (MoaBundle) changed = NULL;

  choose_everything (fixture);
  small_lesson_change (fixture->folder, "\"id\": \"what\"", "\"id\": \"renamed\"");
  small_lesson_change (fixture->folder, "\"id\": \"drug-beta\"", "\"id\": \"renamed\"");
  changed = small_lesson_load (fixture->folder);
  moa_session_set_bundle (fixture->session, changed);

  g_assert_null (moa_session_get_question (fixture->session));
  g_assert_null (moa_session_get_part (fixture->session));
  g_assert_nonnull (moa_session_get_step (fixture->session));
  watched_session_assert_focus (fixture, MOA_FOCUS_STEP, 1);
}

static void
test_no_lesson (WatchedSession *fixture, gconstpointer data)
{
  choose_everything (fixture);
  moa_session_set_bundle (fixture->session, NULL);

  g_assert_null (moa_session_get_catalog (fixture->session));
  g_assert_null (moa_session_get_question (fixture->session));
  g_assert_null (moa_session_get_step (fixture->session));
  g_assert_null (moa_session_get_part (fixture->session));
  g_assert_null (moa_session_get_medicine (fixture->session));
  g_assert_cmpuint (moa_session_get_medicines (fixture->session)->len, ==, 0);
  g_assert_null (moa_session_get_influence (fixture->session));
  watched_session_assert_focus (fixture, MOA_FOCUS_NONE, 0);
  g_assert_cmpstr (moa_session_get_language (fixture->session), ==, "es");
}

/* Whatever is announced first, everything else has its new value already. */
static void
on_session_notify_consistent (MoaSession *session, GParamSpec *pspec, gpointer user_data)
{
  MoaBundle *bundle = moa_session_get_bundle (session);
  const MoaStep *step = moa_session_get_step (session);
  guint *n_calls = user_data;

  g_assert_true (moa_catalog_get_bundle (moa_session_get_catalog (session)) == bundle);
  g_assert_true (moa_bundle_find_step (bundle, "walk/three") == step);
  g_assert_true (moa_session_get_medicine (session) == step->medicine);
  g_assert_true (moa_session_get_focus (session) == &step->focus);
  (*n_calls)++;
}

static void
test_consistent (WatchedSession *fixture, gconstpointer data)
{
  g_autoptr (MoaBundle) again = small_lesson_load (fixture->folder);
  guint n_calls = 0;

  g_signal_connect (fixture->session, "notify", G_CALLBACK (on_session_notify_consistent),
                    &n_calls);
  moa_session_set_step (fixture->session, watched_session_find_step (fixture, "walk/three"));
  moa_session_set_bundle (fixture->session, again);

  g_assert_cmpuint (n_calls, ==, 5 + 7);
}

/* Whoever keeps records of the lesson lets go of the old ones before it hears of anything in the new. */
static void
test_lesson_is_announced_before_what_is_chosen_in_it (WatchedSession *fixture, gconstpointer data)
{
  g_autoptr (MoaBundle) again = small_lesson_load (fixture->folder);

  moa_session_set_step (fixture->session, watched_session_find_step (fixture, "walk/three"));
  g_string_truncate (fixture->notified, 0);
  moa_session_set_bundle (fixture->session, again);

  g_assert_true (g_str_has_prefix (fixture->notified->str, " bundle catalog "));
}

static void
test_properties (WatchedSession *fixture, gconstpointer data)
{
  const MoaStep *step = watched_session_find_step (fixture, "walk/two");
  g_autofree char *language = NULL;
  g_autoptr (MoaBundle) bundle = NULL;
  g_autoptr (GPtrArray) medicines = NULL;
  gpointer found;
  int level, comparison;

  moa_session_toggle_medicine (fixture->session,
                               moa_bundle_find_medicine (fixture->bundle, "drug"));
  moa_session_toggle_medicine (fixture->session,
                               moa_bundle_find_medicine (fixture->bundle, "other"));
  g_object_set (fixture->session, "step", step, "language", "es", "level", MOA_LEVEL_CLINICAL,
                "comparison", MOA_COMPARISON_ONE_VIEW, NULL);
  g_object_get (fixture->session, "step", &found, "language", &language, "level", &level, "bundle",
                &bundle, "comparison", &comparison, "medicines", &medicines, NULL);

  g_assert_true (found == step);
  g_assert_cmpstr (language, ==, "es");
  g_assert_cmpint (level, ==, MOA_LEVEL_CLINICAL);
  g_assert_true (bundle == fixture->bundle);
  g_assert_cmpint (comparison, ==, MOA_COMPARISON_ONE_VIEW);
  g_assert_true (medicines == moa_session_get_medicines (fixture->session));
}

#define ADD(rule, test) watched_session_add ("/session/" rule, test)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/nothing-is-chosen-at-first", test_nothing_at_first);
  ADD ("question-focuses-its-parts", test_question_focuses);
  ADD ("another-step-lets-the-part-go", test_step_lets_part_go);
  ADD ("step-brings-its-focus-and-medicine", test_step_enters);
  ADD ("only-a-step-that-names-one-changes-the-medicine", test_step_without_medicine);
  ADD ("the-last-of-question-and-step-has-the-focus", test_question_and_step);
  ADD ("clearing-the-focus-keeps-the-step", test_clear_focus);
  ADD ("steps-go-to-both-ends-and-no-further", test_walking);
  ADD ("lesson-is-announced-before-what-is-chosen-in-it",
       test_lesson_is_announced_before_what_is_chosen_in_it);
  ADD ("same-value-is-not-announced", test_same_value);
  ADD ("language-brings-a-new-catalog", test_language);
  ADD ("reload-keeps-what-still-exists", test_reload_keeps);
  ADD ("reload-drops-what-is-gone", test_reload_drops);
  ADD ("no-lesson-leaves-no-records", test_no_lesson);
  ADD ("observers-see-one-consistent-state", test_consistent);
  ADD ("properties-do-what-functions-do", test_properties);
  return g_test_run ();
}
