/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a lesson is taught: tours with their steps, questions with their answers, the quiz. */

#include "moa-bundle-draft.h"

static const char *const tour_members[] = { "id", "title", "steps", NULL };
static const char *const step_members[] = { "id",       "title",   "text", "notes", "focus",
                                            "medicine", "measure", "cite", NULL };
static const char *const question_members[] = { "id",    "question", "answer", "note",
                                                "focus", "step",     NULL };
static const char *const paragraph_members[] = { "text", "clinical", "cite", NULL };
static const char *const note_members[] = { "text", "cite", NULL };
static const char *const quiz_members[] = { "id",    "question", "choices", "why",
                                            "focus", "cite",     NULL };
static const char *const choice_members[] = { "text", "right", NULL };

#define MIN_CHOICES 2
#define MAX_CHOICES 5

/* Tours */

static guint
get_steps (MoaBundleDraft *self, guint tour)
{
  guint array = moa_json_tape_find_member (self->json.tape, tour, "steps");

  if (array == 0 || moa_json_tape_get_type (self->json.tape, array) != MOA_JSON_ARRAY)
    return 0;
  return array;
}

static void
declare_steps (MoaBundleDraft *self, MoaTour *tour, guint value)
{
  static const MoaRecordType step_type = { "step", sizeof (MoaStep),
                                           G_STRUCT_OFFSET (MoaStep, id) };
  MoaRecords *steps = &self->bundle->steps;
  guint first = steps->list->len;

  moa_bundle_draft_declare (self, steps, get_steps (self, value), &step_type, steps->by_id,
                            tour->id);
  tour->n_steps = steps->list->len - first;
  tour->steps = moa_arena_new_array (self->bundle->arena, const MoaStep *, tour->n_steps);
  for (guint i = 0; i < tour->n_steps; i++)
    {
      MoaStep *step = g_ptr_array_index (steps->list, first + i);

      step->tour = tour;
      step->index = i;
      tour->steps[i] = step;
    }
}

/* Steps are counted over all tours before any is made. */
static gboolean
check_step_limit (MoaBundleDraft *self)
{
  const MoaRecords *tours = &self->bundle->tours;
  gsize n_steps = 0;

  for (guint i = 0; i < tours->list->len; i++)
    {
      guint array = get_steps (self, g_array_index (tours->values, guint, i));

      n_steps += array != 0 ? moa_json_tape_count (self->json.tape, array) : 0;
      if (n_steps <= MOA_BUNDLE_MAX_RECORDS)
        continue;
      moa_findings_add (self->json.findings, array, MOA_CODE_LIMIT,
                        "expected at most %d steps in all tours together, found more",
                        MOA_BUNDLE_MAX_RECORDS);
      self->over_limit = TRUE;
      return FALSE;
    }
  return TRUE;
}

static guint
get_list_within_limit (MoaBundleDraft *self, const MoaJsonObject *lesson, const char *name)
{
  guint array = moa_json_object_get (lesson, name);

  if (array == 0 || moa_json_tape_get_type (self->json.tape, array) != MOA_JSON_ARRAY
      || !moa_bundle_draft_check_limit (self, array, name))
    return 0;
  return array;
}

/* moa_bundle_reader_declare_teaching:
 *
 * Makes the tours, steps, questions and quiz items of the object `lesson` known by their ids. */
void
moa_bundle_reader_declare_teaching (MoaBundleDraft *self, const MoaJsonObject *lesson)
{
  static const MoaRecordType tour_type = { "tour", sizeof (MoaTour),
                                           G_STRUCT_OFFSET (MoaTour, id) };
  static const MoaRecordType question_type = { "question", sizeof (MoaQuestion),
                                               G_STRUCT_OFFSET (MoaQuestion, id) };
  static const MoaRecordType quiz_type = { "quiz item", sizeof (MoaQuizItem),
                                           G_STRUCT_OFFSET (MoaQuizItem, id) };
  MoaBundle *bundle = self->bundle;

  moa_bundle_draft_declare (self, &bundle->tours, get_list_within_limit (self, lesson, "tours"),
                            &tour_type, bundle->tours.by_id, NULL);
  if (!check_step_limit (self))
    return;
  for (guint i = 0; i < bundle->tours.list->len; i++)
    declare_steps (self, g_ptr_array_index (bundle->tours.list, i),
                   g_array_index (bundle->tours.values, guint, i));
  moa_bundle_draft_declare (self, &bundle->questions,
                            get_list_within_limit (self, lesson, "questions"), &question_type,
                            bundle->questions.by_id, NULL);
  moa_bundle_draft_declare (self, &bundle->quiz, get_list_within_limit (self, lesson, "quiz"),
                            &quiz_type, bundle->quiz.by_id, NULL);
}

static void
fill_tour (MoaBundleDraft *self, MoaTour *tour, guint value)
{
  MoaJsonObject object;

  moa_json_object_open (&object, &self->json, value, tour_members);
  tour->title = moa_json_get_text (&object, "title", MOA_JSON_REQUIRED, MOA_JSON_MAX_LABEL,
                                   "tour/%s/title", tour->id);
  moa_bundle_draft_get_list (self, &object, "steps", "step");
}

static void
fill_step_texts (MoaStep *step, const MoaJsonObject *object)
{
  const char *tour = step->tour->id;

  step->title = moa_json_get_text (object, "title", MOA_JSON_REQUIRED, MOA_JSON_MAX_LABEL,
                                   "step/%s/%s/title", tour, step->id);
  step->text = moa_json_get_text (object, "text", MOA_JSON_REQUIRED, MOA_JSON_MAX_TEXT,
                                  "step/%s/%s/text", tour, step->id);
  step->notes = moa_json_get_text (object, "notes", MOA_JSON_OPTIONAL, MOA_JSON_MAX_TEXT,
                                   "step/%s/%s/notes", tour, step->id);
}

static void
fill_step (MoaBundleDraft *self, MoaStep *step, guint value)
{
  MoaBundle *bundle = self->bundle;
  MoaJsonObject object;
  guint medicine, measure;

  moa_json_object_open (&object, &self->json, value, step_members);
  fill_step_texts (step, &object);
  step->focus = moa_bundle_draft_get_parts (self, &object, "focus", MOA_JSON_REQUIRED);
  medicine = moa_json_object_get (&object, "medicine");
  step->sets_medicine = medicine != 0;
  if (medicine != 0 && moa_json_tape_get_type (self->json.tape, medicine) != MOA_JSON_NULL)
    step->medicine = moa_bundle_draft_resolve (self, medicine, bundle->medicines.by_id, "medicine");
  measure = moa_json_object_get (&object, "measure");
  if (measure != 0)
    step->measure = moa_bundle_draft_resolve (self, measure, bundle->measures.by_id, "measure");
  step->cite = moa_bundle_draft_get_cite (self, &object, MOA_JSON_OPTIONAL);
}

/* Questions */

static void
read_paragraph (MoaBundleDraft *self,
                MoaParagraph *paragraph,
                guint value,
                const char *id,
                guint number)
{
  MoaJsonObject object;

  if (!moa_json_object_open (&object, &self->json, value, paragraph_members))
    return;
  paragraph->text = moa_json_get_text (&object, "text", MOA_JSON_REQUIRED, MOA_JSON_MAX_TEXT,
                                       "question/%s/answer/%u", id, number);
  paragraph->clinical = moa_json_get_text (&object, "clinical", MOA_JSON_OPTIONAL,
                                           MOA_JSON_MAX_TEXT, "question/%s/answer/%u/clinical", id,
                                           number);
  paragraph->cite = moa_bundle_draft_get_cite (self, &object, MOA_JSON_OPTIONAL);
}

static void
get_answer (MoaBundleDraft *self, const MoaJsonObject *object, MoaQuestion *question)
{
  const MoaJsonTape *tape = self->json.tape;
  guint array = moa_bundle_draft_get_list (self, object, "answer", "paragraph");
  MoaParagraph *paragraphs;

  if (array == 0)
    return;
  paragraphs = moa_arena_new_array (self->bundle->arena, MoaParagraph,
                                    moa_json_tape_count (tape, array));
  for (guint v = moa_json_tape_first (tape, array); v != 0; v = moa_json_tape_next (tape, array, v))
    {
      read_paragraph (self, &paragraphs[question->n_paragraphs], v, question->id,
                      question->n_paragraphs + 1);
      question->n_paragraphs++;
    }
  question->paragraphs = paragraphs;
}

static void
get_note (MoaBundleDraft *self, const MoaJsonObject *question_object, MoaQuestion *question)
{
  guint value = moa_json_object_get (question_object, "note");
  MoaJsonObject object;

  if (value == 0 || !moa_json_object_open (&object, &self->json, value, note_members))
    return;
  question->note = moa_json_get_text (&object, "text", MOA_JSON_REQUIRED, MOA_JSON_MAX_TEXT,
                                      "question/%s/note", question->id);
  question->note_cite = moa_bundle_draft_get_cite (self, &object, MOA_JSON_OPTIONAL);
}

static void
fill_question (MoaBundleDraft *self, MoaQuestion *question, guint value)
{
  MoaJsonObject object;
  guint step;

  moa_json_object_open (&object, &self->json, value, question_members);
  question->question = moa_json_get_text (&object, "question", MOA_JSON_REQUIRED, MOA_JSON_MAX_TEXT,
                                          "question/%s/question", question->id);
  get_answer (self, &object, question);
  get_note (self, &object, question);
  question->focus = moa_bundle_draft_get_parts (self, &object, "focus", MOA_JSON_OPTIONAL);
  step = moa_json_object_get (&object, "step");
  if (step != 0)
    question->step = moa_bundle_draft_resolve (self, step, self->bundle->steps.by_id, "step");
}

/* Quiz */

static gboolean
read_choice (MoaBundleDraft *self, MoaMessage *choice, guint value, const char *id, guint number)
{
  MoaJsonObject object;

  if (!moa_json_object_open (&object, &self->json, value, choice_members))
    return FALSE;
  *choice = moa_json_get_text (&object, "text", MOA_JSON_REQUIRED, MOA_JSON_MAX_TEXT,
                               "quiz/%s/choice/%u", id, number);
  return moa_json_get_boolean (&object, "right");
}

static void
check_choices (MoaBundleDraft *self, guint array, guint n_choices, guint n_right)
{
  if (n_choices < MIN_CHOICES || n_choices > MAX_CHOICES)
    moa_findings_add (self->json.findings, array, MOA_CODE_LIMIT,
                      "expected %d to %d choices, found %u", MIN_CHOICES, MAX_CHOICES, n_choices);
  if (n_right != 1)
    moa_findings_add (self->json.findings, array, MOA_CODE_QUIZ_ANSWER,
                      "expected exactly one choice that is right, found %u", n_right);
}

static void
get_choices (MoaBundleDraft *self, const MoaJsonObject *object, MoaQuizItem *item)
{
  const MoaJsonTape *tape = self->json.tape;
  guint array = moa_json_get (object, "choices", MOA_JSON_REQUIRED, MOA_JSON_ARRAY);
  MoaMessage *choices;
  guint n_right = 0;

  if (array == 0)
    return;
  choices = moa_arena_new_array (self->bundle->arena, MoaMessage,
                                 moa_json_tape_count (tape, array));
  for (guint v = moa_json_tape_first (tape, array); v != 0; v = moa_json_tape_next (tape, array, v))
    {
      if (read_choice (self, &choices[item->n_choices], v, item->id, item->n_choices + 1)
          && n_right++ == 0)
        item->right = item->n_choices;
      item->n_choices++;
    }
  item->choices = choices;
  check_choices (self, array, item->n_choices, n_right);
}

static void
fill_quiz_item (MoaBundleDraft *self, MoaQuizItem *item, guint value)
{
  MoaJsonObject object;

  moa_json_object_open (&object, &self->json, value, quiz_members);
  item->question = moa_json_get_text (&object, "question", MOA_JSON_REQUIRED, MOA_JSON_MAX_TEXT,
                                      "quiz/%s/question", item->id);
  get_choices (self, &object, item);
  item->why = moa_json_get_text (&object, "why", MOA_JSON_REQUIRED, MOA_JSON_MAX_TEXT,
                                 "quiz/%s/why", item->id);
  item->focus = moa_bundle_draft_get_parts (self, &object, "focus", MOA_JSON_OPTIONAL);
  item->cite = moa_bundle_draft_get_cite (self, &object, MOA_JSON_REQUIRED);
}

static guint
get_value (const MoaRecords *records, guint i)
{
  return g_array_index (records->values, guint, i);
}

/* moa_bundle_reader_fill_teaching:
 *
 * Reads all declared tours, steps, questions and quiz items. */
void
moa_bundle_reader_fill_teaching (MoaBundleDraft *self)
{
  MoaBundle *bundle = self->bundle;

  for (guint i = 0; i < bundle->tours.list->len; i++)
    fill_tour (self, g_ptr_array_index (bundle->tours.list, i), get_value (&bundle->tours, i));
  for (guint i = 0; i < bundle->steps.list->len; i++)
    fill_step (self, g_ptr_array_index (bundle->steps.list, i), get_value (&bundle->steps, i));
  for (guint i = 0; i < bundle->questions.list->len; i++)
    {
      MoaQuestion *question = g_ptr_array_index (bundle->questions.list, i);

      question->number = i + 1;
      fill_question (self, question, get_value (&bundle->questions, i));
    }
  for (guint i = 0; i < bundle->quiz.list->len; i++)
    fill_quiz_item (self, g_ptr_array_index (bundle->quiz.list, i), get_value (&bundle->quiz, i));
}
