/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a lesson rests on and what it compares: sources, glossary, notices, medicines, measures. */

#include <math.h>

#include "moa-bundle-draft.h"

static const char *const source_members[] = { "id",        "kind",      "title",    "authors",
                                              "container", "publisher", "year",     "doi",
                                              "pmid",      "url",       "accessed", NULL };
static const char *const term_members[] = { "id", "term", "definition", "cite", NULL };
static const char *const notice_members[] = { "id",    "severity", "title", "text",
                                              "parts", "cite",     NULL };
static const char *const medicine_members[] = { "id",       "label", "class",    "node",
                                                "acts_on",  "plain", "clinical", "tour",
                                                "measures", "cite",  NULL };
static const char *const target_members[] = { "part", "change", NULL };
static const char *const measure_members[] = { "id",   "label",      "about",  "node",
                                               "unit", "population", "period", "arms",
                                               "text", "cite",       NULL };
static const char *const arm_members[] = { "label", "value", "of", "text", NULL };

static const char *const severity_names[] = { "info", "caution", "boxed-warning", NULL };
static const char *const about_names[] = { "benefit", "harm", NULL };
static const char *const sign_names[] = { "+", "-", NULL };

static void
fill_source (MoaBundleDraft *self, MoaSource *source, guint value)
{
  const guint max = MOA_JSON_MAX_TEXT;
  MoaJsonObject object;

  moa_json_object_open (&object, &self->json, value, source_members);
  source->kind = (MoaSourceKind) moa_json_get_enum (&object, "kind", MOA_JSON_REQUIRED,
                                                    moa_source_kind_get_names (), MOA_SOURCE_WEB);
  source->title = moa_json_get_string (&object, "title", MOA_JSON_REQUIRED, MOA_JSON_MAX_LABEL);
  source->authors = moa_json_get_string (&object, "authors", MOA_JSON_OPTIONAL, max);
  source->container = moa_json_get_string (&object, "container", MOA_JSON_OPTIONAL, max);
  source->publisher = moa_json_get_string (&object, "publisher", MOA_JSON_OPTIONAL, max);
  source->year = moa_json_get_literal (&object, "year");
  source->doi = moa_json_get_string (&object, "doi", MOA_JSON_OPTIONAL, max);
  source->pmid = moa_json_get_literal (&object, "pmid");
  source->url = moa_json_get_string (&object, "url", MOA_JSON_OPTIONAL, max);
  source->accessed = moa_json_get_string (&object, "accessed", MOA_JSON_OPTIONAL, max);
}

static void
fill_term (MoaBundleDraft *self, MoaTerm *term, guint value)
{
  MoaJsonObject object;

  moa_json_object_open (&object, &self->json, value, term_members);
  term->term = moa_json_get_text (&object, "term", MOA_JSON_REQUIRED, MOA_JSON_MAX_LABEL,
                                  "term/%s/term", term->id);
  term->definition = moa_json_get_text (&object, "definition", MOA_JSON_REQUIRED, MOA_JSON_MAX_TEXT,
                                        "term/%s/definition", term->id);
  term->cite = moa_bundle_draft_get_cite (self, &object, MOA_JSON_OPTIONAL);
}

static void
fill_notice (MoaBundleDraft *self, MoaNotice *notice, guint value)
{
  MoaJsonObject object;

  moa_json_object_open (&object, &self->json, value, notice_members);
  notice->severity = (MoaNoticeSeverity) moa_json_get_enum (&object, "severity", MOA_JSON_REQUIRED,
                                                            severity_names, MOA_NOTICE_CAUTION);
  notice->title = moa_json_get_text (&object, "title", MOA_JSON_OPTIONAL, MOA_JSON_MAX_LABEL,
                                     "notice/%s/title", notice->id);
  notice->text = moa_json_get_text (&object, "text", MOA_JSON_REQUIRED, MOA_JSON_MAX_TEXT,
                                    "notice/%s/text", notice->id);
  notice->parts = moa_bundle_draft_get_parts (self, &object, "parts", MOA_JSON_OPTIONAL);
  notice->cite = moa_bundle_draft_get_cite (self, &object, MOA_JSON_OPTIONAL);
}

/* Measures. The words for its numbers stand with each arm, or once for all of them. */

static void
read_arm (MoaBundleDraft *self, MoaMeasureArm *arm, guint value, const MoaMeasure *measure)
{
  MoaJsonNeed need = moa_message_is_empty (&measure->text) ? MOA_JSON_REQUIRED : MOA_JSON_OPTIONAL;
  const char *id = measure->id;
  guint number = measure->n_arms + 1;
  MoaJsonObject object;

  arm->value = arm->of = NAN;
  if (!moa_json_object_open (&object, &self->json, value, arm_members))
    return;
  arm->label = moa_json_get_text (&object, "label", MOA_JSON_REQUIRED, MOA_JSON_MAX_LABEL,
                                  "measure/%s/arm/%u/label", id, number);
  if (moa_json_get_number (&object, "value", MOA_JSON_REQUIRED, &arm->value))
    arm->value_string = moa_json_get_literal (&object, "value");
  moa_json_get_number (&object, "of", MOA_JSON_OPTIONAL, &arm->of);
  arm->text = moa_json_get_text (&object, "text", need, MOA_JSON_MAX_TEXT, "measure/%s/arm/%u/text",
                                 id, number);
}

static void
get_arms (MoaBundleDraft *self, const MoaJsonObject *object, MoaMeasure *measure)
{
  const MoaJsonTape *tape = self->json.tape;
  guint array = moa_bundle_draft_get_list (self, object, "arms", "arm");
  MoaMeasureArm *arms;

  if (array == 0)
    return;
  arms = moa_arena_new_array (self->bundle->arena, MoaMeasureArm,
                              moa_json_tape_count (tape, array));
  for (guint v = moa_json_tape_first (tape, array); v != 0; v = moa_json_tape_next (tape, array, v))
    {
      read_arm (self, &arms[measure->n_arms], v, measure);
      measure->n_arms++;
    }
  measure->arms = arms;
}

static void
fill_measure (MoaBundleDraft *self, MoaMeasure *measure, guint value)
{
  const char *id = measure->id;
  MoaJsonObject object;

  moa_json_object_open (&object, &self->json, value, measure_members);
  measure->label = moa_json_get_text (&object, "label", MOA_JSON_REQUIRED, MOA_JSON_MAX_LABEL,
                                      "measure/%s/label", id);
  measure->about = (MoaMeasureAbout) moa_json_get_enum (&object, "about", MOA_JSON_REQUIRED,
                                                        about_names, MOA_MEASURE_BENEFIT);
  measure->node = moa_bundle_draft_resolve_node (self, moa_json_object_get (&object, "node"));
  measure->unit = moa_json_get_string (&object, "unit", MOA_JSON_REQUIRED, MOA_JSON_MAX_LABEL);
  measure->population = moa_json_get_text (&object, "population", MOA_JSON_OPTIONAL,
                                           MOA_JSON_MAX_TEXT, "measure/%s/population", id);
  measure->period = moa_json_get_text (&object, "period", MOA_JSON_OPTIONAL, MOA_JSON_MAX_TEXT,
                                       "measure/%s/period", id);
  measure->text = moa_json_get_text (&object, "text", MOA_JSON_OPTIONAL, MOA_JSON_MAX_TEXT,
                                     "measure/%s/text", id);
  get_arms (self, &object, measure);
  measure->cite = moa_bundle_draft_get_cite (self, &object, MOA_JSON_REQUIRED);
}

/* Medicines */

static void
read_target (MoaBundleDraft *self, MoaTarget *target, guint value)
{
  MoaJsonObject object;
  int sign;

  if (!moa_json_object_open (&object, &self->json, value, target_members))
    return;
  target->node = moa_bundle_draft_resolve_node (
      self, moa_json_get (&object, "part", MOA_JSON_REQUIRED, MOA_JSON_STRING));
  sign = moa_json_get_enum (&object, "change", MOA_JSON_REQUIRED, sign_names, 0);
  target->change = sign == 0 ? MOA_SIGN_PLUS : MOA_SIGN_MINUS;
}

static void
get_targets (MoaBundleDraft *self, const MoaJsonObject *object, MoaMedicine *medicine)
{
  const MoaJsonTape *tape = self->json.tape;
  guint array = moa_json_get (object, "acts_on", MOA_JSON_REQUIRED, MOA_JSON_ARRAY);
  MoaTarget *targets;

  if (array == 0)
    return;
  targets = moa_arena_new_array (self->bundle->arena, MoaTarget, moa_json_tape_count (tape, array));
  for (guint v = moa_json_tape_first (tape, array); v != 0; v = moa_json_tape_next (tape, array, v))
    read_target (self, &targets[medicine->n_targets++], v);
  medicine->targets = targets;
}

static void
fill_medicine_texts (MoaMedicine *medicine, const MoaJsonObject *object)
{
  const char *id = medicine->id;

  medicine->label = moa_json_get_text (object, "label", MOA_JSON_REQUIRED, MOA_JSON_MAX_LABEL,
                                       "medicine/%s/label", id);
  medicine->drug_class = moa_json_get_text (object, "class", MOA_JSON_OPTIONAL, MOA_JSON_MAX_TEXT,
                                            "medicine/%s/class", id);
  medicine->plain = moa_json_get_text (object, "plain", MOA_JSON_REQUIRED, MOA_JSON_MAX_TEXT,
                                       "medicine/%s/plain", id);
  medicine->clinical = moa_json_get_text (object, "clinical", MOA_JSON_OPTIONAL, MOA_JSON_MAX_TEXT,
                                          "medicine/%s/clinical", id);
}

static void
fill_medicine (MoaBundleDraft *self, MoaMedicine *medicine, guint value)
{
  MoaBundle *bundle = self->bundle;
  MoaJsonObject object;
  guint tour;

  moa_json_object_open (&object, &self->json, value, medicine_members);
  fill_medicine_texts (medicine, &object);
  medicine->node = moa_bundle_draft_resolve_node (self, moa_json_object_get (&object, "node"));
  get_targets (self, &object, medicine);
  tour = moa_json_object_get (&object, "tour");
  if (tour != 0)
    medicine->tour = moa_bundle_draft_resolve (self, tour, bundle->tours.by_id, "tour");
  medicine->measures = (const MoaMeasure **) moa_bundle_draft_resolve_list (
      self, moa_json_get (&object, "measures", MOA_JSON_OPTIONAL, MOA_JSON_ARRAY),
      bundle->measures.by_id, "measure", &medicine->n_measures);
  medicine->cite = moa_bundle_draft_get_cite (self, &object, MOA_JSON_REQUIRED);
}

static guint
get_value (const MoaRecords *records, guint i)
{
  return g_array_index (records->values, guint, i);
}

/* moa_bundle_reader_fill_evidence:
 *
 * Reads all declared sources, terms, notices, measures and medicines. */
void
moa_bundle_reader_fill_evidence (MoaBundleDraft *self)
{
  MoaBundle *bundle = self->bundle;

  for (guint i = 0; i < bundle->sources.list->len; i++)
    {
      MoaSource *source = g_ptr_array_index (bundle->sources.list, i);

      source->number = i + 1;
      fill_source (self, source, get_value (&bundle->sources, i));
    }
  for (guint i = 0; i < bundle->terms.list->len; i++)
    fill_term (self, g_ptr_array_index (bundle->terms.list, i), get_value (&bundle->terms, i));
  for (guint i = 0; i < bundle->notices.list->len; i++)
    fill_notice (self, g_ptr_array_index (bundle->notices.list, i),
                 get_value (&bundle->notices, i));
  for (guint i = 0; i < bundle->measures.list->len; i++)
    fill_measure (self, g_ptr_array_index (bundle->measures.list, i),
                  get_value (&bundle->measures, i));
  for (guint i = 0; i < bundle->medicines.list->len; i++)
    fill_medicine (self, g_ptr_array_index (bundle->medicines.list, i),
                   get_value (&bundle->medicines, i));
}
