/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A scanned document → the records of a lesson. All lists are declared before any is filled, so a
 * record may refer to another wherever that stands in the file. */

#include "moa-bundle-reader.h"

static const char *const lesson_members[] = { "format",    "id",       "version",      "language",
                                              "title",     "subtitle", "purpose",      "audience",
                                              "status",    "review",   "notices",      "actions",
                                              "sources",   "glossary", "main_message", "medicines",
                                              "measures",  "diagram",  "tours",        "quiz",
                                              "questions", NULL };
static const char *const status_members[] = { "state", "text", "as_of", "cite", NULL };
static const char *const review_members[] = { "reviewed", "review_by", "reviewers",
                                              "policy",   "funding",   NULL };
static const char *const state_names[] = { "marketed", "discontinued", "investigational",
                                           "not-applicable", NULL };

/* Nothing else in a file of another format can be judged, so it is the only finding then. */
static gboolean
check_format (MoaBundleDraft *self)
{
  guint value = moa_json_tape_find_member (self->json.tape, 0, "format");
  gsize length;
  const char *raw;

  if (value == 0)
    {
      moa_findings_add (self->json.findings, 0, MOA_CODE_MISSING,
                        "expected the member \"format\", found none");
      return TRUE;
    }
  if (!moa_json_read_expect (&self->json, value, MOA_JSON_NUMBER))
    return TRUE;
  if (moa_json_tape_get_number (self->json.tape, value) == (double) MOA_BUNDLE_FORMAT)
    return TRUE;
  raw = moa_json_tape_peek_raw (self->json.tape, value, &length);
  moa_findings_add (self->json.findings, value, MOA_CODE_UNSUPPORTED_FORMAT,
                    "expected format %d, the only one this version reads; found %.*s",
                    MOA_BUNDLE_FORMAT, (int) MIN (length, 20), raw);
  return FALSE;
}

static void
read_status (MoaBundleDraft *self, guint value)
{
  MoaStatus *status = &self->bundle->lesson.status;
  MoaJsonObject object;

  if (value == 0 || !moa_json_object_open (&object, &self->json, value, status_members))
    return;
  status->state = (MoaStatusState) moa_json_get_enum (&object, "state", MOA_JSON_OPTIONAL,
                                                      state_names, MOA_STATE_NOT_APPLICABLE);
  status->text = moa_json_get_text (&object, "text", MOA_JSON_REQUIRED, MOA_JSON_MAX_TEXT,
                                    "status/text");
  status->as_of = moa_json_get_date (&object, "as_of");
  status->cite = moa_bundle_draft_get_cite (self, &object, MOA_JSON_OPTIONAL);
}

static void
get_reviewers (MoaBundleDraft *self, const MoaJsonObject *object)
{
  const MoaJsonTape *tape = self->json.tape;
  MoaReview *review = &self->bundle->lesson.review;
  guint array = moa_json_get (object, "reviewers", MOA_JSON_OPTIONAL, MOA_JSON_ARRAY);

  if (array == 0)
    return;
  review->reviewers = moa_arena_new_array (self->bundle->arena, const char *,
                                           moa_json_tape_count (tape, array));
  for (guint v = moa_json_tape_first (tape, array); v != 0; v = moa_json_tape_next (tape, array, v))
    {
      const char *name = moa_json_read_string (&self->json, v, MOA_JSON_MAX_LABEL);

      if (name != NULL && *name != '\0')
        review->reviewers[review->n_reviewers++] = name;
    }
}

static void
read_review (MoaBundleDraft *self, guint value)
{
  MoaReview *review = &self->bundle->lesson.review;
  MoaJsonObject object;

  if (value == 0 || !moa_json_object_open (&object, &self->json, value, review_members))
    return;
  review->reviewed = moa_json_get_date (&object, "reviewed");
  review->review_by = moa_json_get_date (&object, "review_by");
  get_reviewers (self, &object);
  review->policy = moa_json_get_text (&object, "policy", MOA_JSON_OPTIONAL, MOA_JSON_MAX_TEXT,
                                      "review/policy");
  review->funding = moa_json_get_text (&object, "funding", MOA_JSON_OPTIONAL, MOA_JSON_MAX_TEXT,
                                       "review/funding");
}

static void
get_actions (MoaBundleDraft *self, const MoaJsonObject *object)
{
  const MoaJsonTape *tape = self->json.tape;
  MoaLesson *lesson = &self->bundle->lesson;
  guint array = moa_json_get (object, "actions", MOA_JSON_OPTIONAL, MOA_JSON_ARRAY);
  MoaMessage *actions;

  if (array == 0)
    return;
  actions = moa_arena_new_array (self->bundle->arena, MoaMessage,
                                 moa_json_tape_count (tape, array));
  for (guint v = moa_json_tape_first (tape, array); v != 0; v = moa_json_tape_next (tape, array, v))
    {
      actions[lesson->n_actions] = moa_json_read_text (&self->json, v, MOA_JSON_MAX_TEXT,
                                                       "action/%u", lesson->n_actions + 1);
      lesson->n_actions++;
    }
  lesson->actions = actions;
}

static void
read_lesson_texts (MoaLesson *lesson, const MoaJsonObject *object)
{
  lesson->title = moa_json_get_text (object, "title", MOA_JSON_REQUIRED, MOA_JSON_MAX_LABEL,
                                     "title");
  lesson->subtitle = moa_json_get_text (object, "subtitle", MOA_JSON_OPTIONAL, MOA_JSON_MAX_TEXT,
                                        "subtitle");
  lesson->purpose = moa_json_get_text (object, "purpose", MOA_JSON_REQUIRED, MOA_JSON_MAX_TEXT,
                                       "purpose");
  lesson->audience = moa_json_get_text (object, "audience", MOA_JSON_OPTIONAL, MOA_JSON_MAX_TEXT,
                                        "audience");
  lesson->main_message = moa_json_get_text (object, "main_message", MOA_JSON_REQUIRED,
                                            MOA_JSON_MAX_TEXT, "main_message");
}

static void
read_lesson (MoaBundleDraft *self, const MoaJsonObject *object)
{
  MoaLesson *lesson = &self->bundle->lesson;

  lesson->id = moa_json_read_id (&self->json, object->value);
  lesson->version = moa_json_get_string (object, "version", MOA_JSON_REQUIRED, MOA_JSON_MAX_LABEL);
  lesson->language = moa_json_get_string (object, "language", MOA_JSON_REQUIRED,
                                          MOA_JSON_MAX_LABEL);
  read_lesson_texts (lesson, object);
  read_status (self, moa_json_get (object, "status", MOA_JSON_REQUIRED, MOA_JSON_OBJECT));
  read_review (self, moa_json_get (object, "review", MOA_JSON_REQUIRED, MOA_JSON_OBJECT));
  get_actions (self, object);
}

static void
declare_list (MoaBundleDraft *self,
              const MoaJsonObject *object,
              const char *name,
              MoaJsonNeed need,
              MoaRecords *records,
              const char *what,
              gsize size)
{
  const MoaRecordType type = { what, size, 0 };
  guint array = moa_json_get (object, name, need, MOA_JSON_ARRAY);

  if (array != 0 && moa_bundle_draft_check_limit (self, array, name))
    moa_bundle_draft_declare (self, records, array, &type, records->by_id, NULL);
}

/* The records named here begin with their id. */
static void
declare_lists (MoaBundleDraft *self, const MoaJsonObject *object)
{
  MoaBundle *bundle = self->bundle;

  declare_list (self, object, "sources", MOA_JSON_REQUIRED, &bundle->sources, "source",
                sizeof (MoaSource));
  declare_list (self, object, "glossary", MOA_JSON_OPTIONAL, &bundle->terms, "term",
                sizeof (MoaTerm));
  declare_list (self, object, "notices", MOA_JSON_OPTIONAL, &bundle->notices, "notice",
                sizeof (MoaNotice));
  declare_list (self, object, "medicines", MOA_JSON_OPTIONAL, &bundle->medicines, "medicine",
                sizeof (MoaMedicine));
  declare_list (self, object, "measures", MOA_JSON_OPTIONAL, &bundle->measures, "measure",
                sizeof (MoaMeasure));
  moa_bundle_reader_declare_teaching (self, object);
}

/* moa_bundle_reader_read:
 * @draft: with an empty bundle and a whole document
 *
 * Fills the bundle with all that the document says; what is wrong is added to the draft's findings.
 * Returns FALSE when the document is so foreign, or so large, that its meaning need not be
 * checked. */
gboolean
moa_bundle_reader_read (MoaBundleDraft *draft)
{
  MoaJsonObject object;
  guint diagram;

  if (!moa_json_read_expect (&draft->json, 0, MOA_JSON_OBJECT) || !check_format (draft))
    return FALSE;
  moa_json_object_open (&object, &draft->json, 0, lesson_members);
  diagram = moa_json_get (&object, "diagram", MOA_JSON_REQUIRED, MOA_JSON_OBJECT);
  declare_lists (draft, &object);
  if (diagram != 0)
    moa_bundle_reader_declare_diagram (draft, diagram);
  moa_bundle_draft_get_list (draft, &object, "tours", "tour");
  moa_bundle_draft_get_list (draft, &object, "questions", "question");
  moa_json_get (&object, "quiz", MOA_JSON_OPTIONAL, MOA_JSON_ARRAY);
  if (draft->over_limit)
    return FALSE;
  read_lesson (draft, &object);
  moa_bundle_reader_fill_evidence (draft);
  if (diagram != 0)
    moa_bundle_reader_fill_diagram (draft, diagram);
  moa_bundle_reader_fill_teaching (draft);
  return TRUE;
}
