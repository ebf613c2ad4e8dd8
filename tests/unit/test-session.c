/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-session.h"

#include <string.h>

#include "small-lesson.h"

typedef struct
{
  char *folder;
  MoaBundle *bundle;
  MoaSession *session;
  GString *notified; /* the names of the properties, each after a space */
} Fixture;

static void
on_session_notify (MoaSession *session, GParamSpec *pspec, gpointer user_data)
{
  g_string_append_printf (user_data, " %s", pspec->name);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = small_lesson_write ();
  small_lesson_translate (fixture->folder, "es",
                          "\nmsgctxt \"title\"\nmsgid \"Small lesson\"\nmsgstr \"Lección\"\n");
  fixture->bundle = small_lesson_load (fixture->folder);
  fixture->session = moa_session_new ();
  moa_session_set_bundle (fixture->session, fixture->bundle);
  fixture->notified = g_string_new (NULL);
  g_signal_connect (fixture->session, "notify", G_CALLBACK (on_session_notify), fixture->notified);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->session));
  g_clear_object (&fixture->bundle);
  g_clear_pointer (&fixture->folder, small_lesson_remove);
  g_string_free (fixture->notified, TRUE);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* Checks what was announced since the last time, in any order. */
static void
assert_notified (Fixture *fixture, const char *expected)
{
  g_auto (GStrv) words = g_strsplit (g_strstrip (fixture->notified->str), " ", -1);
  g_autofree char *sorted = NULL;

  qsort (words, g_strv_length (words), sizeof *words, compare_words);
  sorted = g_strjoinv (" ", words);
  g_assert_cmpstr (sorted, ==, expected);
  g_string_truncate (fixture->notified, 0);
}

static void
assert_focus (Fixture *fixture, MoaFocusOrigin origin, guint n_parts)
{
  g_assert_cmpint (moa_session_get_focus_origin (fixture->session), ==, origin);
  g_assert_cmpuint (moa_session_get_focus (fixture->session)->n_parts, ==, n_parts);
}

static const MoaStep *
find_step (Fixture *fixture, const char *path)
{
  return moa_bundle_find_step (fixture->bundle, path);
}

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
test_question_focuses (Fixture *fixture, gconstpointer data)
{
  moa_session_set_question (fixture->session, moa_bundle_find_question (fixture->bundle, "what"));
  assert_focus (fixture, MOA_FOCUS_QUESTION, 2);
  assert_notified (fixture, "focus question");

  moa_session_set_question (fixture->session, NULL);
  assert_focus (fixture, MOA_FOCUS_NONE, 0);
  assert_notified (fixture, "focus question");
}

static void
test_step_enters (Fixture *fixture, gconstpointer data)
{
  moa_session_set_step (fixture->session, find_step (fixture, "walk/three"));
  assert_focus (fixture, MOA_FOCUS_STEP, 1);
  g_assert_true (moa_session_get_medicine (fixture->session)
                 == moa_bundle_find_medicine (fixture->bundle, "drug"));
  assert_notified (fixture, "focus influence medicine medicines step");
}

static void
test_step_without_medicine (Fixture *fixture, gconstpointer data)
{
  const MoaMedicine *other = moa_bundle_find_medicine (fixture->bundle, "other");

  moa_session_set_medicine (fixture->session, other);
  moa_session_set_step (fixture->session, find_step (fixture, "walk/two"));
  g_assert_true (moa_session_get_medicine (fixture->session) == other);

  moa_session_set_step (fixture->session, find_step (fixture, "walk/one"));
  g_assert_null (moa_session_get_medicine (fixture->session));
}

static void
test_question_and_step (Fixture *fixture, gconstpointer data)
{
  const MoaQuestion *question = moa_bundle_find_question (fixture->bundle, "what");

  moa_session_set_step (fixture->session, find_step (fixture, "walk/two"));
  moa_session_set_question (fixture->session, question);
  assert_focus (fixture, MOA_FOCUS_QUESTION, 2);

  moa_session_set_step (fixture->session, find_step (fixture, "walk/two"));
  assert_focus (fixture, MOA_FOCUS_STEP, 3);
  g_assert_true (moa_session_get_question (fixture->session) == question);

  moa_session_set_question (fixture->session, question);
  assert_focus (fixture, MOA_FOCUS_QUESTION, 2);

  moa_session_set_question (fixture->session, NULL);
  assert_focus (fixture, MOA_FOCUS_STEP, 3);
}

static void
test_clear_focus (Fixture *fixture, gconstpointer data)
{
  moa_session_set_step (fixture->session, find_step (fixture, "walk/two"));
  assert_notified (fixture, "focus step");
  moa_session_clear_focus (fixture->session);
  assert_focus (fixture, MOA_FOCUS_NONE, 0);
  assert_notified (fixture, "focus");
  g_assert_nonnull (moa_session_get_step (fixture->session));
}

static void
test_walking (Fixture *fixture, gconstpointer data)
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
test_same_value (Fixture *fixture, gconstpointer data)
{
  const MoaPart *part = moa_bundle_find_part (fixture->bundle, "beta");

  moa_session_set_part (fixture->session, part);
  moa_session_set_level (fixture->session, MOA_LEVEL_CLINICAL);
  assert_notified (fixture, "level part");

  moa_session_set_part (fixture->session, part);
  moa_session_set_level (fixture->session, MOA_LEVEL_CLINICAL);
  moa_session_set_bundle (fixture->session, fixture->bundle);
  moa_session_set_question (fixture->session, NULL);
  moa_session_set_step (fixture->session, NULL);
  moa_session_set_medicine (fixture->session, NULL);
  moa_session_set_language (fixture->session, NULL);
  moa_session_clear_focus (fixture->session);
  assert_notified (fixture, "");
}

static void
test_step_lets_part_go (Fixture *fixture, gconstpointer data)
{
  const MoaPart *part = moa_bundle_find_part (fixture->bundle, "beta");
  const MoaStep *step = find_step (fixture, "walk/three");

  moa_session_set_part (fixture->session, part);
  moa_session_set_step (fixture->session, step);
  g_assert_null (moa_session_get_part (fixture->session));

  moa_session_set_part (fixture->session, part);
  moa_session_set_step (fixture->session, step);
  g_assert_true (moa_session_get_part (fixture->session) == part);
}

static void
test_language (Fixture *fixture, gconstpointer data)
{
  const MoaLesson *lesson = moa_bundle_get_lesson (fixture->bundle);
  MoaCatalog *catalog;

  g_assert_cmpstr (moa_session_get_language (fixture->session), ==, "en");
  moa_session_set_language (fixture->session, "es");
  assert_notified (fixture, "catalog language");
  catalog = moa_session_get_catalog (fixture->session);
  g_assert_cmpstr (moa_catalog_get_text (catalog, &lesson->title).string, ==, "Lección");

  moa_session_set_language (fixture->session, "es");
  moa_session_set_language (fixture->session, "no tag");
  assert_notified (fixture, "");
  g_assert_cmpstr (moa_session_get_language (fixture->session), ==, "es");

  moa_session_set_language (fixture->session, NULL);
  assert_notified (fixture, "catalog language");
  g_assert_cmpstr (moa_session_get_language (fixture->session), ==, "en");
}

static void
choose_everything (Fixture *fixture)
{
  moa_session_set_language (fixture->session, "es");
  moa_session_set_level (fixture->session, MOA_LEVEL_CLINICAL);
  moa_session_set_step (fixture->session, find_step (fixture, "walk/three"));
  moa_session_set_question (fixture->session, moa_bundle_find_question (fixture->bundle, "what"));
  moa_session_set_part (fixture->session, moa_bundle_find_part (fixture->bundle, "drug-beta"));
  g_string_truncate (fixture->notified, 0);
}

static void
test_reload_keeps (Fixture *fixture, gconstpointer data)
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
  assert_focus (fixture, MOA_FOCUS_QUESTION, 2);
  g_assert_true (g_str_has_prefix (fixture->notified->str, " bundle "));
  assert_notified (fixture, "bundle catalog focus influence medicine medicines part question step");
}

static void
test_reload_drops (Fixture *fixture, gconstpointer data)
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
  assert_focus (fixture, MOA_FOCUS_STEP, 1);
}

static void
test_no_lesson (Fixture *fixture, gconstpointer data)
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
  assert_focus (fixture, MOA_FOCUS_NONE, 0);
  g_assert_cmpstr (moa_session_get_language (fixture->session), ==, "es");
}

static const MoaMedicine *
find_medicine (Fixture *fixture, const char *id)
{
  return moa_bundle_find_medicine (moa_session_get_bundle (fixture->session), id);
}

/* Checks the ids of the medicines, each after a space, and that what they do is at hand. */
static void
assert_medicines (Fixture *fixture, const char *expected)
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
toggle (Fixture *fixture, const char *id)
{
  moa_session_toggle_medicine (fixture->session, find_medicine (fixture, id));
}

static void
test_medicines_toggle (Fixture *fixture, gconstpointer data)
{
  toggle (fixture, "other");
  assert_medicines (fixture, " other");
  assert_notified (fixture, "influence medicine medicines");

  toggle (fixture, "drug");
  assert_medicines (fixture, " other drug");
  assert_notified (fixture, "influence medicines");

  toggle (fixture, "other");
  assert_medicines (fixture, " drug");
  toggle (fixture, "drug");
  assert_medicines (fixture, "");
}

static void
test_medicines_are_set (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) doubles = g_ptr_array_new ();
  MoaInfluence *influence;

  g_ptr_array_add (doubles, (gpointer) find_medicine (fixture, "drug"));
  g_ptr_array_add (doubles, (gpointer) find_medicine (fixture, "other"));
  g_ptr_array_add (doubles, (gpointer) find_medicine (fixture, "drug"));
  moa_session_set_medicines (fixture->session, doubles);
  assert_medicines (fixture, " drug other");
  influence = moa_session_get_influence (fixture->session);
  assert_notified (fixture, "influence medicine medicines");

  moa_session_set_medicines (fixture->session, doubles);
  g_assert_true (moa_session_get_influence (fixture->session) == influence);
  assert_notified (fixture, "");

  moa_session_set_medicine (fixture->session, find_medicine (fixture, "drug"));
  assert_medicines (fixture, " drug");
  moa_session_set_medicines (fixture->session, NULL);
  assert_medicines (fixture, "");
}

static void
test_step_sets_one_medicine (Fixture *fixture, gconstpointer data)
{
  toggle (fixture, "other");
  toggle (fixture, "drug");
  moa_session_set_comparison (fixture->session, MOA_COMPARISON_ONE_VIEW);
  g_string_truncate (fixture->notified, 0);

  moa_session_set_step (fixture->session, find_step (fixture, "walk/two"));
  assert_medicines (fixture, " other drug");
  moa_session_set_step (fixture->session, find_step (fixture, "walk/three"));
  assert_medicines (fixture, " drug");
  g_assert_cmpint (moa_session_get_comparison (fixture->session), ==, MOA_COMPARISON_OFF);
}

static void
test_comparison_needs_two (Fixture *fixture, gconstpointer data)
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
  assert_notified (fixture, "comparison");

  toggle (fixture, "drug");
  g_assert_cmpint (moa_session_get_comparison (fixture->session), ==, MOA_COMPARISON_OFF);
  g_assert_null (moa_session_get_compare (fixture->session));
  assert_notified (fixture, "comparison influence medicine medicines");
}

static void
test_reload_keeps_medicines (Fixture *fixture, gconstpointer data)
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
test_consistent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoaBundle) again = small_lesson_load (fixture->folder);
  guint n_calls = 0;

  g_signal_connect (fixture->session, "notify", G_CALLBACK (on_session_notify_consistent),
                    &n_calls);
  moa_session_set_step (fixture->session, find_step (fixture, "walk/three"));
  moa_session_set_bundle (fixture->session, again);

  g_assert_cmpuint (n_calls, ==, 5 + 7);
}

/* Whoever keeps records of the lesson lets go of the old ones before it hears of anything in the new. */
static void
test_lesson_is_announced_before_what_is_chosen_in_it (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoaBundle) again = small_lesson_load (fixture->folder);

  moa_session_set_step (fixture->session, find_step (fixture, "walk/three"));
  g_string_truncate (fixture->notified, 0);
  moa_session_set_bundle (fixture->session, again);

  g_assert_true (g_str_has_prefix (fixture->notified->str, " bundle catalog "));
}

static void
test_properties (Fixture *fixture, gconstpointer data)
{
  const MoaStep *step = find_step (fixture, "walk/two");
  g_autofree char *language = NULL;
  g_autoptr (MoaBundle) bundle = NULL;
  g_autoptr (GPtrArray) medicines = NULL;
  gpointer found;
  int level, comparison;

  toggle (fixture, "drug");
  toggle (fixture, "other");
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

/* --- why a part changes ------------------------------------------------------------------------ */

static const MoaNode *
find_node (Fixture *fixture, const char *id)
{
  return (const MoaNode *) moa_bundle_find_part (moa_session_get_bundle (fixture->session), id);
}

/* Drug and what it acts on: beta is less, by the contested arrow and by the lesson's word. */
static void
explain_beta (Fixture *fixture)
{
  moa_session_set_medicine (fixture->session, moa_bundle_find_medicine (fixture->bundle, "drug"));
  g_assert_true (moa_session_explain (fixture->session, find_node (fixture, "beta")));
  g_string_truncate (fixture->notified, 0);
}

static void
test_explain (Fixture *fixture, gconstpointer data)
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
test_explanation_is_walked (Fixture *fixture, gconstpointer data)
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
assert_ends (Fixture *fixture)
{
  g_assert_null (moa_session_get_explanation (fixture->session));
  g_assert_cmpint (moa_session_get_explanation_stop (fixture->session), ==, -1);
  g_assert_nonnull (strstr (fixture->notified->str, " explanation"));
  g_assert_nonnull (strstr (fixture->notified->str, " focus"));
}

static void
test_what_leads_away_ends_it (Fixture *fixture, gconstpointer data)
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
test_another_medicine_explains_anew (Fixture *fixture, gconstpointer data)
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
test_reload_explains_anew (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoaBundle) again = small_lesson_load (fixture->folder);

  explain_beta (fixture);
  moa_session_set_bundle (fixture->session, again);
  g_assert_true (moa_session_get_explanation (fixture->session)->node
                 == (const MoaNode *) moa_bundle_find_part (again, "beta"));
  moa_session_set_bundle (fixture->session, NULL);
  assert_ends (fixture);
}

#define ADD(rule, test) g_test_add ("/session/" rule, Fixture, NULL, set_up, test, tear_down)

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
  ADD ("why-focuses-the-paths", test_explain);
  ADD ("why-is-walked-to-both-ends", test_explanation_is_walked);
  ADD ("what-leads-away-ends-why", test_what_leads_away_ends_it);
  ADD ("another-medicine-explains-anew", test_another_medicine_explains_anew);
  ADD ("reload-explains-anew", test_reload_explains_anew);
  ADD ("no-lesson-leaves-no-records", test_no_lesson);
  ADD ("medicines-are-switched-one-by-one", test_medicines_toggle);
  ADD ("medicines-are-set-together", test_medicines_are_set);
  ADD ("step-with-a-medicine-sets-exactly-that", test_step_sets_one_medicine);
  ADD ("comparison-needs-two-medicines", test_comparison_needs_two);
  ADD ("reload-keeps-medicines-that-still-exist", test_reload_keeps_medicines);
  ADD ("observers-see-one-consistent-state", test_consistent);
  ADD ("properties-do-what-functions-do", test_properties);
  return g_test_run ();
}
