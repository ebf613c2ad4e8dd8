/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every statement rests on a source, and every source carries a statement. */

#include "moa-bundle-check.h"

static void
check_any_source (MoaBundleDraft *self)
{
  guint array = moa_json_tape_find_member (self->json.tape, 0, "sources");

  if (array != 0 && moa_json_tape_get_type (self->json.tape, array) == MOA_JSON_ARRAY
      && moa_json_tape_first (self->json.tape, array) == 0)
    moa_findings_add (self->json.findings, array, MOA_CODE_NO_SOURCE,
                      "expected at least one source, found an empty list");
}

/* Unused sources */

static void
mark_cite (const MoaCite *cite, guint8 *is_used)
{
  for (guint i = 0; i < cite->n_sources; i++)
    is_used[cite->sources[i]->number] = TRUE;
}

static void
mark_records (const MoaRecords *records, gsize cite_offset, guint8 *is_used)
{
  for (guint i = 0; i < records->list->len; i++)
    {
      const char *record = g_ptr_array_index (records->list, i);

      mark_cite ((gconstpointer) (record + cite_offset), is_used);
    }
}

static void
mark_questions (const MoaRecords *questions, guint8 *is_used)
{
  for (guint i = 0; i < questions->list->len; i++)
    {
      const MoaQuestion *question = g_ptr_array_index (questions->list, i);

      mark_cite (&question->note_cite, is_used);
      for (guint j = 0; j < question->n_paragraphs; j++)
        mark_cite (&question->paragraphs[j].cite, is_used);
    }
}

static void
mark_all (const MoaBundle *bundle, guint8 *is_used)
{
  mark_cite (&bundle->lesson.status.cite, is_used);
  mark_records (&bundle->nodes, G_STRUCT_OFFSET (MoaPart, cite), is_used);
  mark_records (&bundle->edges, G_STRUCT_OFFSET (MoaPart, cite), is_used);
  mark_records (&bundle->notices, G_STRUCT_OFFSET (MoaNotice, cite), is_used);
  mark_records (&bundle->terms, G_STRUCT_OFFSET (MoaTerm, cite), is_used);
  mark_records (&bundle->medicines, G_STRUCT_OFFSET (MoaMedicine, cite), is_used);
  mark_records (&bundle->measures, G_STRUCT_OFFSET (MoaMeasure, cite), is_used);
  mark_records (&bundle->steps, G_STRUCT_OFFSET (MoaStep, cite), is_used);
  mark_records (&bundle->quiz, G_STRUCT_OFFSET (MoaQuizItem, cite), is_used);
  mark_questions (&bundle->questions, is_used);
}

static void
check_unused (MoaBundleDraft *self)
{
  const MoaRecords *sources = &self->bundle->sources;
  g_autofree guint8 *is_used = g_new0 (guint8, sources->list->len + 1);

  mark_all (self->bundle, is_used);
  for (guint i = 0; i < sources->list->len; i++)
    {
      const MoaSource *source = g_ptr_array_index (sources->list, i);

      if (!is_used[source->number])
        moa_findings_add (self->json.findings, moa_records_get_value (sources, i),
                          MOA_CODE_UNUSED_SOURCE, "nothing cites the source \"%s\"", source->id);
    }
}

/* Statements without a source */

static void
check_cited (MoaBundleDraft *self, guint object, gboolean may_be_absent, const char *what)
{
  const MoaJsonTape *tape = self->json.tape;
  guint cite = moa_json_tape_find_member (tape, object, "cite");

  if (cite == 0 ? may_be_absent
                : moa_json_tape_get_type (tape, cite) != MOA_JSON_ARRAY
                      || moa_json_tape_first (tape, cite) != 0)
    return;
  moa_findings_add (self->json.findings, cite != 0 ? cite : object, MOA_CODE_UNCITED,
                    "expected at least one source for this %s, found none", what);
}

/* Where the format asks for `cite`, its absence is an error that has been noted already. */
static void
check_cited_records (MoaBundleDraft *self, const MoaRecords *records, const char *what)
{
  for (guint i = 0; i < records->list->len; i++)
    check_cited (self, moa_records_get_value (records, i), TRUE, what);
}

static void
check_cited_question (MoaBundleDraft *self, guint question)
{
  const MoaJsonTape *tape = self->json.tape;
  guint answer = moa_json_tape_find_member (tape, question, "answer");
  guint note = moa_json_tape_find_member (tape, question, "note");

  if (answer != 0 && moa_json_tape_get_type (tape, answer) == MOA_JSON_ARRAY)
    {
      for (guint v = moa_json_tape_first (tape, answer); v != 0;
           v = moa_json_tape_next (tape, answer, v))
        check_cited (self, v, FALSE, "paragraph");
    }
  if (note != 0)
    check_cited (self, note, FALSE, "note");
}

/* moa_bundle_check_evidence:
 *
 * Adds a lesson without sources, sources that nothing cites, and parts, medicines, measures,
 * quiz questions, paragraphs of answers and reviewer's notes that cite nothing. */
void
moa_bundle_check_evidence (MoaBundleDraft *self)
{
  const MoaBundle *bundle = self->bundle;

  check_any_source (self);
  check_unused (self);
  check_cited_records (self, &bundle->nodes, "node");
  check_cited_records (self, &bundle->edges, "arrow");
  check_cited_records (self, &bundle->medicines, "medicine");
  check_cited_records (self, &bundle->measures, "measure");
  check_cited_records (self, &bundle->quiz, "quiz question");
  for (guint i = 0; i < bundle->questions.list->len; i++)
    check_cited_question (self, moa_records_get_value (&bundle->questions, i));
}
