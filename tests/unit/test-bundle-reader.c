/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <time.h>

#include "moa-bundle.h"
#include "moa-findings.h"

/* Each test changes the good lesson a little and reads it. */
typedef struct
{
  char *folder;
  GString *text;
  GPtrArray *diagnostics;
  MoaBundle *bundle;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_getenv ("MOA_SOURCE_ROOT"), "tests", "data",
                                            "bundles", "good", "bundle.json", NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  self->folder = g_dir_make_tmp ("moa-reader-XXXXXX", NULL);
  self->text = g_string_new (text);
  self->diagnostics = moa_diagnostics_new ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "bundle.json", NULL);

  g_clear_object (&self->bundle);
  g_ptr_array_unref (self->diagnostics);
  g_string_free (self->text, TRUE);
  g_unlink (path);
  g_rmdir (self->folder);
  g_free (self->folder);
}

static void
replace (Fixture *self, const char *old, const char *new)
{
  g_assert_cmpuint (g_string_replace (self->text, old, new, 1), ==, 1);
}

static void
load (Fixture *self)
{
  g_autofree char *path = g_build_filename (self->folder, "bundle.json", NULL);
  g_autoptr (GFile) location = g_file_new_for_path (self->folder);
  g_autoptr (MoaBundleRoot) root = moa_bundle_root_new (location);

  g_assert_true (g_file_set_contents (path, self->text->str, (gssize) self->text->len, NULL));
  g_ptr_array_set_size (self->diagnostics, 0);
  self->bundle = moa_bundle_load (root, self->diagnostics);
}

static void
load_good (Fixture *self)
{
  load (self);
  for (guint i = 0; i < self->diagnostics->len; i++)
    {
      g_autofree char *line = moa_diagnostic_to_string (self->diagnostics->pdata[i]);

      g_test_message ("%s", line);
    }
  g_assert_nonnull (self->bundle);
  g_assert_cmpuint (self->diagnostics->len, ==, 0);
}

static const MoaEdge *
get_edge (Fixture *self, guint i)
{
  return moa_bundle_get_diagram (self->bundle)->edges[i];
}

/* Records */

static void
test_lesson_says_what_the_file_says (Fixture *self, gconstpointer data)
{
  const MoaLesson *lesson;

  load_good (self);
  lesson = moa_bundle_get_lesson (self->bundle);
  g_assert_cmpstr (lesson->id, ==, "lock");
  g_assert_cmpstr (lesson->version, ==, "1.0");
  g_assert_cmpstr (lesson->language, ==, "en");
  g_assert_cmpstr (lesson->title.id, ==, "Lock and key");
  g_assert_cmpstr (lesson->title.context, ==, "title");
  g_assert_true (moa_message_is_empty (&lesson->subtitle));
  g_assert_cmpint (lesson->status.state, ==, MOA_STATE_NOT_APPLICABLE);
  g_assert_cmpstr (lesson->review.review_by, ==, "2096-02-29");
  g_assert_cmpuint (lesson->review.n_reviewers, ==, 0);
  g_assert_cmpuint (lesson->n_actions, ==, 1);
  g_assert_cmpstr (lesson->actions[0].context, ==, "action/1");
}

static void
test_parts_know_their_places (Fixture *self, gconstpointer data)
{
  const MoaNode *lock;
  const MoaCompartment *casing;

  load_good (self);
  lock = (const MoaNode *) moa_bundle_find_part (self->bundle, "lock");
  casing = (const MoaCompartment *) moa_bundle_find_part (self->bundle, "case");
  g_assert_cmpint (lock->part.type, ==, MOA_PART_NODE);
  g_assert_cmpuint (lock->part.index, ==, 1);
  g_assert_cmpint (lock->kind, ==, MOA_NODE_RECEPTOR);
  g_assert_true (lock->compartment == casing);
  g_assert_cmpfloat (lock->x, ==, 550.0);
  g_assert_cmpfloat (lock->width, ==, 120.0);
  g_assert_cmpstr (lock->part.plain.context, ==, "node/lock/plain");
  g_assert_cmpint (casing->shape, ==, MOA_SHAPE_OVAL);
  g_assert_true (&casing->parent->part == moa_bundle_find_part (self->bundle, "door"));
  g_assert_cmpfloat (casing->height, ==, 300.0);
}

static void
test_arrows_hang_at_their_nodes (Fixture *self, gconstpointer data)
{
  const MoaEdge *edge;

  load_good (self);
  edge = get_edge (self, 0);
  g_assert_cmpstr (edge->from->part.id, ==, "key");
  g_assert_cmpuint (edge->from->n_outgoing, ==, 1);
  g_assert_true (edge->from->outgoing[0] == edge);
  g_assert_cmpuint (edge->from->n_incoming, ==, 0);
  g_assert_true (edge->to->incoming[0] == edge);
  g_assert_cmpuint (edge->n_via, ==, 1);
  g_assert_cmpfloat (edge->via[0].y, ==, 240.0);
}

static void
test_teaching_refers_to_parts (Fixture *self, gconstpointer data)
{
  const MoaStep *first, *second;
  const MoaQuestion *question;

  load_good (self);
  first = moa_bundle_find_step (self->bundle, "main/put-in");
  second = moa_bundle_find_step (self->bundle, "main/turn-it");
  question = moa_bundle_find_question (self->bundle, "why");
  g_assert_true (first->medicine == moa_bundle_find_medicine (self->bundle, "brass-key"));
  g_assert_true (first->measure == moa_bundle_find_measure (self->bundle, "opened"));
  g_assert_cmpuint (first->focus.n_parts, ==, 2);
  g_assert_true (first->focus.parts[1] == moa_bundle_find_part (self->bundle, "turn"));
  g_assert_true (second->sets_medicine);
  g_assert_null (second->medicine);
  g_assert_cmpuint (second->index, ==, 1);
  g_assert_cmpstr (second->text.context, ==, "step/main/turn-it/text");
  g_assert_true (question->step == second);
  g_assert_cmpuint (question->number, ==, 1);
  g_assert_cmpstr (question->paragraphs[0].text.context, ==, "question/why/answer/1");
  g_assert_cmpuint (question->paragraphs[0].cite.sources[0]->number, ==, 1);
}

static void
test_numbers_keep_how_they_were_written (Fixture *self, gconstpointer data)
{
  const MoaMeasure *measure;

  replace (self, "\"value\": 9, \"of\": 10", "\"value\": -24.70");
  load_good (self);
  measure = moa_bundle_find_measure (self->bundle, "opened");
  g_assert_cmpfloat (measure->arms[0].value, ==, -24.7);
  g_assert_cmpstr (measure->arms[0].value_string, ==, "-24.70");
  g_assert_true (isnan (measure->arms[0].of));
  g_assert_cmpstr (moa_bundle_find_source (self->bundle, "smith")->year, ==, "2001");
}

static void
test_a_measure_may_speak_for_all_its_arms (Fixture *self, gconstpointer data)
{
  replace (self, ", \"text\": \"9 of 10 doors opened.\" }]", " }], \"text\": \"Nine opened.\"");
  load_good (self);
  g_assert_cmpstr (moa_bundle_find_measure (self->bundle, "opened")->text.context, ==,
                   "measure/opened/text");
}

static void
test_right_choice_is_known (Fixture *self, gconstpointer data)
{
  const MoaQuizItem *item;

  replace (self, "\"text\": \"The right one\", \"right\": true }, { \"text\": \"Any\"",
           "\"text\": \"Any\", \"right\": false }, { \"text\": \"This\", \"right\": true");
  load_good (self);
  item = g_ptr_array_index (moa_bundle_get_quiz (self->bundle), 0);
  g_assert_cmpuint (item->n_choices, ==, 2);
  g_assert_cmpuint (item->right, ==, 1);
  g_assert_cmpstr (item->choices[1].context, ==, "quiz/which/choice/2");
}

static void
test_finding_nothing_is_null (Fixture *self, gconstpointer data)
{
  load_good (self);
  g_assert_null (moa_bundle_find_part (self->bundle, "nothing"));
  g_assert_null (moa_bundle_find_part (self->bundle, NULL));
  g_assert_null (moa_bundle_find_step (self->bundle, "turn-it"));
}

/* Influence */

static void
test_influence_follows_from_the_kind (void)
{
  static const MoaSign signs[] = {
    [MOA_EDGE_TRANSCRIPTION] = MOA_SIGN_PLUS,  [MOA_EDGE_TRANSLATION] = MOA_SIGN_PLUS,
    [MOA_EDGE_CONVERSION] = MOA_SIGN_PLUS,     [MOA_EDGE_TRANSPORT] = MOA_SIGN_PLUS,
    [MOA_EDGE_SECRETION] = MOA_SIGN_PLUS,      [MOA_EDGE_UPTAKE] = MOA_SIGN_NONE,
    [MOA_EDGE_BINDING] = MOA_SIGN_NONE,        [MOA_EDGE_CATALYSIS] = MOA_SIGN_PLUS,
    [MOA_EDGE_STIMULATION] = MOA_SIGN_PLUS,    [MOA_EDGE_INHIBITION] = MOA_SIGN_MINUS,
    [MOA_EDGE_CLEAVAGE] = MOA_SIGN_MINUS,      [MOA_EDGE_DEGRADATION] = MOA_SIGN_MINUS,
    [MOA_EDGE_RECYCLING] = MOA_SIGN_PLUS,      [MOA_EDGE_ASSEMBLY] = MOA_SIGN_PLUS,
    [MOA_EDGE_ADVERSE_EFFECT] = MOA_SIGN_PLUS, [MOA_EDGE_ASSOCIATION] = MOA_SIGN_NONE,
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    g_assert_cmpint (moa_edge_kind_get_sign ((MoaEdgeKind) i), ==, signs[i]);
}

static void
test_influence_left_out_runs_along_the_arrow (Fixture *self, gconstpointer data)
{
  load_good (self);
  g_assert_true (get_edge (self, 0)->influence.cause == get_edge (self, 0)->from);
  g_assert_true (get_edge (self, 0)->influence.effect == get_edge (self, 0)->to);
  g_assert_cmpint (get_edge (self, 0)->influence.sign, ==, MOA_SIGN_PLUS);
}

static void
test_influence_null_is_none (Fixture *self, gconstpointer data)
{
  replace (self, "\"via\": [[300, 240]]", "\"influence\": null");
  load_good (self);
  g_assert_cmpint (get_edge (self, 0)->influence.sign, ==, MOA_SIGN_NONE);
}

static void
test_influence_may_run_against_the_arrow (Fixture *self, gconstpointer data)
{
  replace (self, "\"via\": [[300, 240]]",
           "\"influence\": { \"cause\": \"lock\", \"effect\": \"key\", \"sign\": \"-\" }");
  load_good (self);
  g_assert_true (get_edge (self, 0)->influence.cause == get_edge (self, 0)->to);
  g_assert_cmpint (get_edge (self, 0)->influence.sign, ==, MOA_SIGN_MINUS);
}

/* Order of cause */

static char *
join_order (Fixture *self)
{
  const MoaDiagram *diagram = moa_bundle_get_diagram (self->bundle);
  const MoaNode *const *order = moa_diagram_get_cause_order (diagram);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < diagram->n_nodes; i++)
    g_string_append_printf (text, "%s ", order[i]->part.id);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_graph (Fixture *self, const char *nodes, const char *const *arrows)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; nodes[i] != '\0'; i++)
    g_string_append_printf (text,
                            "{ \"id\": \"%c\", \"label\": \"%c\", \"kind\": \"process\", \"at\": "
                            "[%u, 20], \"plain\": \"x\", \"cite\": [\"smith\"] },\n",
                            nodes[i], nodes[i], i + 1);
  replace (self, "\"nodes\": [", "\"nodes\": [\n@");
  replace (self, "@", text->str);
  g_string_truncate (text, 0);
  for (guint i = 0; arrows[i] != NULL; i++)
    g_string_append_printf (text,
                            "{ \"id\": \"e%u\", \"from\": \"%c\", \"to\": \"%c\", \"kind\": "
                            "\"conversion\", \"via\": [[1, 1]], \"cite\": [\"smith\"] },\n",
                            i, arrows[i][0], arrows[i][1]);
  replace (self, "\"edges\": [", "\"edges\": [\n@");
  replace (self, "@", text->str);
}

static void
assert_order (Fixture *self, const char *nodes, const char *const *arrows, const char *expected)
{
  g_autofree char *order = NULL;

  add_graph (self, nodes, arrows);
  load_good (self);
  order = join_order (self);
  g_assert_cmpstr (order, ==, expected);
}

static void
test_effect_comes_after_all_its_causes (Fixture *self, gconstpointer data)
{
  assert_order (self, "dcba", (const char *const[]){ "ab", "bd", "ac", "cd", NULL },
                "a b c d key lock ");
}

static void
test_circle_opens_where_it_is_entered (Fixture *self, gconstpointer data)
{
  assert_order (self, "abcde", (const char *const[]){ "bc", "cd", "db", "ec", NULL },
                "a e c d b key lock ");
}

static void
test_circle_without_entry_begins_with_the_file (Fixture *self, gconstpointer data)
{
  assert_order (self, "abc", (const char *const[]){ "ab", "bc", "ca", "cc", NULL },
                "key lock a b c ");
}

/* Findings */

static void
test_all_mistakes_are_found_in_one_run (Fixture *self, gconstpointer data)
{
  replace (self, "\"version\": \"1.0\"", "\"version\": 1");
  replace (self, "\"to\": \"lock\"", "\"to\": \"lokc\"");
  replace (self, "\"right\": true", "\"right\": false");
  load (self);
  g_assert_null (self->bundle);
  g_assert_cmpuint (self->diagnostics->len, ==, 3);
  g_assert_cmpint (((MoaDiagnostic *) self->diagnostics->pdata[0])->code, ==, MOA_CODE_TYPE);
  g_assert_cmpint (((MoaDiagnostic *) self->diagnostics->pdata[1])->code, ==,
                   MOA_CODE_UNKNOWN_REFERENCE);
  g_assert_cmpint (((MoaDiagnostic *) self->diagnostics->pdata[2])->code, ==, MOA_CODE_QUIZ_ANSWER);
}

static void
test_list_over_the_limit_is_one_finding (Fixture *self, gconstpointer data)
{
  GString *many = g_string_new ("\"edges\": [");

  for (guint i = 0; i <= 100000; i++)
    g_string_append (many, "{},");
  replace (self, "\"edges\": [", many->str);
  g_string_free (many, TRUE);
  load (self);
  g_assert_null (self->bundle);
  g_assert_cmpuint (self->diagnostics->len, ==, 1);
  g_assert_cmpint (((MoaDiagnostic *) self->diagnostics->pdata[0])->code, ==, MOA_CODE_LIMIT);
  g_assert_cmpstr (((MoaDiagnostic *) self->diagnostics->pdata[0])->pointer, ==, "/diagram/edges");
}

/* 0 and -0 differ in their bytes and are the same place. */
static void
test_places_are_told_apart_by_their_numbers (Fixture *self, gconstpointer data)
{
  const MoaDiagnostic *found;

  replace (self, "\"at\": [200, 250]", "\"at\": [550.5, 0]");
  replace (self, "\"at\": [550, 250],\n        \"size\": [120, 60],", "\"at\": [550.5, -0.0],");
  load (self);
  g_assert_cmpuint (self->diagnostics->len, ==, 1);
  found = self->diagnostics->pdata[0];
  g_assert_cmpint (found->code, ==, MOA_CODE_GEOMETRY);
  g_assert_cmpstr (found->pointer, ==, "/diagram/nodes/1/at");
}

static void
test_out_of_date_from_the_day_after (Fixture *self, gconstpointer data)
{
  g_autoptr (GDate) last = g_date_new_dmy (29, G_DATE_FEBRUARY, 2096);
  g_autoptr (GDate) next = g_date_new_dmy (1, G_DATE_MARCH, 2096);

  load_good (self);
  g_assert_false (moa_bundle_is_out_of_date (self->bundle, last));
  g_assert_true (moa_bundle_is_out_of_date (self->bundle, next));
}

static void
test_findings_as_json (Fixture *self, gconstpointer data)
{
  g_autofree char *json = NULL;

  replace (self, "\"title\": \"Lock and key\"", "\"title\": \"Lock and key\", \"titel\": \"\"");
  load (self);
  g_assert_nonnull (self->bundle);
  json = moa_diagnostics_to_json (self->diagnostics);
  g_assert_nonnull (strstr (json, "\"line\" : 6"));
  g_assert_nonnull (strstr (json, "\"column\" : 28"));
  g_assert_nonnull (strstr (json, "\"severity\" : \"warning\""));
  g_assert_nonnull (strstr (json, "\"pointer\" : \"/titel\""));
  g_assert_nonnull (strstr (json, "\"code\" : \"unknown-member\""));
}

static gboolean
has_finding (Fixture *self, const char *pointer, MoaCode code)
{
  for (guint i = 0; i < self->diagnostics->len; i++)
    {
      const MoaDiagnostic *diagnostic = g_ptr_array_index (self->diagnostics, i);

      if (diagnostic->code == code && strcmp (diagnostic->pointer, pointer) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
test_wrong_id_is_known_to_references (Fixture *self, gconstpointer data)
{
  replace (self, "\"id\": \"key\"", "\"id\": \"Key\"");
  replace (self, "\"from\": \"key\"", "\"from\": \"Key\"");
  load (self);
  g_assert_true (has_finding (self, "/diagram/nodes/0/id", MOA_CODE_BAD_ID));
  g_assert_false (has_finding (self, "/diagram/edges/0/from", MOA_CODE_UNKNOWN_REFERENCE));
}

/* Ids are repeated in every text's context and in messages: one that is long would be so a hundred
 * thousand times. */
static void
test_long_id_is_none (Fixture *self, gconstpointer data)
{
  g_autofree char *id = g_strnfill (65, 'k');
  g_autofree char *declaration = g_strdup_printf ("\"id\": \"%s\"", id);
  g_autofree char *reference = g_strdup_printf ("\"from\": \"%s\"", id);

  replace (self, "\"id\": \"key\"", declaration);
  replace (self, "\"from\": \"key\"", reference);
  load (self);
  g_assert_true (has_finding (self, "/diagram/nodes/0/id", MOA_CODE_BAD_ID));
  g_assert_true (has_finding (self, "/diagram/edges/0/from", MOA_CODE_UNKNOWN_REFERENCE));
}

/* For g_double_hash() all places between two whole numbers are alike. Counted is the time of the
 * processor, in seconds. */
static void
test_crowded_places_take_no_time (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) nodes = g_string_new ("\"nodes\": [");
  clock_t start;

  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (
        nodes,
        "{ \"id\": \"n%u\", \"label\": \"N\", \"kind\": \"gene\", "
        "\"at\": [0.%05u, 0.5], \"plain\": \"It is.\", \"cite\": [\"smith\"] },",
        i, i);
  replace (self, "\"nodes\": [", nodes->str);
  start = clock ();
  load_good (self);
  g_assert_cmpfloat ((double) (clock () - start) / CLOCKS_PER_SEC, <, 6.0);
}

static void
test_messages_do_not_repeat_long_terms (Fixture *self, gconstpointer data)
{
  g_autofree char *rest = g_strnfill (490, 'x');
  g_autofree char *term = g_strdup_printf ("\"term\": \"Key (%s)\"", rest);
  const MoaDiagnostic *diagnostic;

  replace (self, "\"term\": \"Pin\"", term);
  load (self);
  g_assert_true (has_finding (self, "/questions/0/answer/0/text", MOA_CODE_UNEXPLAINED_TERM));
  for (guint i = 0; i < self->diagnostics->len; i++)
    {
      diagnostic = g_ptr_array_index (self->diagnostics, i);
      g_assert_cmpuint (strlen (diagnostic->message), <, 400);
    }
}

static void
test_messages_together_are_bounded (void)
{
  g_autofree char *words = g_strnfill (1000, 'x');
  g_autoptr (MoaJsonTape) tape = moa_json_tape_new ("", 0);
  g_autoptr (MoaFindings) findings = moa_findings_new (tape);
  g_autoptr (GPtrArray) diagnostics = moa_diagnostics_new ();
  const MoaDiagnostic *last;

  for (guint i = 0; i < 100000; i++)
    moa_findings_add_at (findings, 0, 0, MOA_CODE_UNCITED, "%s", words);
  moa_findings_report (findings, "a", diagnostics);
  last = g_ptr_array_index (diagnostics, diagnostics->len - 1);
  g_assert_cmpuint (diagnostics->len * strlen (words), <, 40 * 1024 * 1024);
  g_assert_cmpint (last->code, ==, MOA_CODE_LIMIT);
  g_assert_cmpuint (moa_findings_get_n_errors (findings), ==, 1);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/bundle-reader/lesson-says-what-the-file-says", test_lesson_says_what_the_file_says);
  ADD ("/bundle-reader/parts-know-their-places", test_parts_know_their_places);
  ADD ("/bundle-reader/arrows-hang-at-their-nodes", test_arrows_hang_at_their_nodes);
  ADD ("/bundle-reader/teaching-refers-to-parts", test_teaching_refers_to_parts);
  ADD ("/bundle-reader/numbers-keep-how-they-were-written",
       test_numbers_keep_how_they_were_written);
  ADD ("/bundle-reader/measure-may-speak-for-all-its-arms",
       test_a_measure_may_speak_for_all_its_arms);
  ADD ("/bundle-reader/right-choice-is-known", test_right_choice_is_known);
  ADD ("/bundle-reader/finding-nothing-is-null", test_finding_nothing_is_null);
  g_test_add_func ("/bundle-reader/influence-follows-from-the-kind",
                   test_influence_follows_from_the_kind);
  ADD ("/bundle-reader/influence-left-out-runs-along-the-arrow",
       test_influence_left_out_runs_along_the_arrow);
  ADD ("/bundle-reader/influence-null-is-none", test_influence_null_is_none);
  ADD ("/bundle-reader/influence-may-run-against-the-arrow",
       test_influence_may_run_against_the_arrow);
  ADD ("/bundle-reader/effect-comes-after-all-its-causes", test_effect_comes_after_all_its_causes);
  ADD ("/bundle-reader/circle-opens-where-it-is-entered", test_circle_opens_where_it_is_entered);
  ADD ("/bundle-reader/circle-without-entry-begins-with-the-file",
       test_circle_without_entry_begins_with_the_file);
  ADD ("/bundle-reader/all-mistakes-are-found-in-one-run", test_all_mistakes_are_found_in_one_run);
  ADD ("/bundle-reader/list-over-the-limit-is-one-finding",
       test_list_over_the_limit_is_one_finding);
  ADD ("/bundle-reader/places-are-told-apart-by-their-numbers",
       test_places_are_told_apart_by_their_numbers);
  ADD ("/bundle-reader/out-of-date-from-the-day-after", test_out_of_date_from_the_day_after);
  ADD ("/bundle-reader/findings-as-json", test_findings_as_json);
  ADD ("/bundle-reader/wrong-id-is-known-to-references", test_wrong_id_is_known_to_references);
  ADD ("/bundle-reader/long-id-is-none", test_long_id_is_none);
  ADD ("/bundle-reader/crowded-places-take-no-time", test_crowded_places_take_no_time);
  ADD ("/bundle-reader/messages-do-not-repeat-long-terms", test_messages_do_not_repeat_long_terms);
  g_test_add_func ("/bundle-reader/messages-together-are-bounded",
                   test_messages_together_are_bounded);
  return g_test_run ();
}
