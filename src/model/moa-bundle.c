/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-bundle-private.h"

#include <string.h>

#include "moa-bundle-check.h"
#include "moa-bundle-reader.h"
#include "moa-json-scan.h"
#include "moa-string-hash.h"

/* Comparing unknown ids with known ones costs time in proportion to their product; so many
 * comparisons help with any honest mistake and bound what a file full of them can cost. */
#define MAX_COMPARISONS 1000000

G_DEFINE_FINAL_TYPE (MoaBundle, moa_bundle, G_TYPE_OBJECT)

static void
init_records (MoaRecords *self)
{
  self->list = g_ptr_array_new ();
  self->values = g_array_new (FALSE, FALSE, sizeof (guint));
  self->by_id = g_hash_table_new (moa_string_hash, g_str_equal);
}

static void
clear_records (MoaRecords *self)
{
  g_clear_pointer (&self->list, g_ptr_array_unref);
  g_clear_pointer (&self->values, g_array_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
}

static void
foreach_list (MoaBundle *self, void (*func) (MoaRecords *records))
{
  MoaRecords *all[] = { &self->compartments, &self->nodes, &self->edges,     &self->notices,
                        &self->sources,      &self->terms, &self->medicines, &self->measures,
                        &self->tours,        &self->steps, &self->questions, &self->quiz };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    func (all[i]);
}

static void
moa_bundle_finalize (GObject *object)
{
  MoaBundle *self = MOA_BUNDLE (object);

  foreach_list (self, clear_records);
  g_clear_pointer (&self->parts, g_hash_table_unref);
  g_clear_pointer (&self->arena, moa_arena_free);
  g_clear_object (&self->root);
  G_OBJECT_CLASS (moa_bundle_parent_class)->finalize (object);
}

static void
moa_bundle_class_init (MoaBundleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = moa_bundle_finalize;
}

static void
moa_bundle_init (MoaBundle *self)
{
  self->arena = moa_arena_new ();
  self->parts = g_hash_table_new (moa_string_hash, g_str_equal);
  foreach_list (self, init_records);
}

/* Loading */

static MoaCode
get_code_of_error (const GError *error)
{
  if (g_error_matches (error, MOA_BUNDLE_ROOT_ERROR, MOA_BUNDLE_ROOT_ERROR_TOO_LARGE))
    return MOA_CODE_TOO_LARGE;
  if (g_error_matches (error, MOA_BUNDLE_ROOT_ERROR, MOA_BUNDLE_ROOT_ERROR_OUTSIDE))
    return MOA_CODE_OUTSIDE_BUNDLE;
  if (g_error_matches (error, MOA_BUNDLE_ROOT_ERROR, MOA_BUNDLE_ROOT_ERROR_ARCHIVE))
    return MOA_CODE_ARCHIVE;
  return MOA_CODE_UNREADABLE;
}

/* A single file that is no good is to blame itself and not the lesson in it. */
static void
report_unread (MoaBundleRoot *root, const GError *error, GPtrArray *diagnostics)
{
  MoaCode code = get_code_of_error (error);
  const char *path = code == MOA_CODE_ARCHIVE ? "" : moa_bundle_root_get_main_file (root);
  g_autofree char *file = moa_bundle_root_dup_file_name (root, path);

  g_ptr_array_add (diagnostics, moa_diagnostic_new (file, (MoaLocation){ 0, 0 }, "", code, "%s",
                                                    error->message));
}

static GBytes *
read_main_file (MoaBundleRoot *root, GPtrArray *diagnostics)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = moa_bundle_root_read (root, moa_bundle_root_get_main_file (root),
                                        MOA_BUNDLE_MAX_SIZE, &error);

  if (bytes == NULL)
    report_unread (root, error, diagnostics);
  return bytes;
}

/* What only the reading needed is given back. */
static void
forget_values (MoaRecords *records)
{
  g_clear_pointer (&records->values, g_array_unref);
}

static void
read_records (MoaBundle *self,
              const MoaJsonTape *tape,
              gboolean draws_pictures,
              MoaFindings *findings)
{
  g_autoptr (GArray) linked_texts = g_array_new (FALSE, FALSE, sizeof (MoaLinkedText));
  MoaBundleDraft draft = {
    .bundle = self,
    .json = { tape, findings, self->arena, linked_texts },
    .draws_pictures = draws_pictures,
    .suggestions_left = MAX_COMPARISONS,
  };

  if (!moa_bundle_reader_read (&draft))
    return;
  moa_bundle_check (&draft);
  moa_diagram_sort_causes (&self->diagram, self->arena);
}

static MoaBundle *
load (MoaBundleRoot *root, gboolean draws_pictures, GPtrArray *diagnostics)
{
  g_autoptr (MoaBundle) self = g_object_new (MOA_TYPE_BUNDLE, NULL);
  g_autofree char *file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (MoaJsonTape) tape = NULL;
  g_autoptr (MoaFindings) findings = NULL;
  gsize length;
  const char *text;

  self->root = g_object_ref (root);
  file = moa_bundle_root_dup_file_name (root, moa_bundle_root_get_main_file (root));
  bytes = read_main_file (root, diagnostics);
  if (bytes == NULL)
    return NULL;
  text = g_bytes_get_data (bytes, &length);
  tape = moa_json_tape_new (text != NULL ? text : "", length);
  findings = moa_findings_new (tape);
  if (moa_json_scan (tape, findings))
    read_records (self, tape, draws_pictures, findings);
  moa_findings_report (findings, file, diagnostics);
  foreach_list (self, forget_values);
  return moa_findings_get_n_errors (findings) == 0 ? g_steal_pointer (&self) : NULL;
}

/* moa_bundle_load:
 * @diagnostics: gains what is wrong with the lesson, in the order of the file
 *
 * Reads the lesson in `root`. Returns a new bundle, owned by the caller, or NULL when there is any
 * error; warnings let it open. */
MoaBundle *
moa_bundle_load (MoaBundleRoot *root, GPtrArray *diagnostics)
{
  g_return_val_if_fail (MOA_IS_BUNDLE_ROOT (root) && diagnostics != NULL, NULL);

  return load (root, FALSE, diagnostics);
}

/* moa_bundle_load_and_draw:
 * @diagnostics: as for moa_bundle_load(); gains also which pictures cannot be drawn
 *
 * Like moa_bundle_load(), and draws every picture of the lesson once, which can take ten seconds.
 * May be called from any thread. */
MoaBundle *
moa_bundle_load_and_draw (MoaBundleRoot *root, GPtrArray *diagnostics)
{
  g_return_val_if_fail (MOA_IS_BUNDLE_ROOT (root) && diagnostics != NULL, NULL);

  return load (root, TRUE, diagnostics);
}

/* What a lesson holds */

/* moa_bundle_get_root:
 *
 * Returns where the lesson was read from; lent. */
MoaBundleRoot *
moa_bundle_get_root (MoaBundle *self)
{
  g_return_val_if_fail (MOA_IS_BUNDLE (self), NULL);

  return self->root;
}

/* moa_bundle_get_lesson:
 *
 * Returns the facts about the lesson as a whole; lent. */
const MoaLesson *
moa_bundle_get_lesson (MoaBundle *self)
{
  g_return_val_if_fail (MOA_IS_BUNDLE (self), NULL);

  return &self->lesson;
}

/* moa_bundle_get_diagram:
 *
 * Returns the mechanism; lent. */
const MoaDiagram *
moa_bundle_get_diagram (MoaBundle *self)
{
  g_return_val_if_fail (MOA_IS_BUNDLE (self), NULL);

  return &self->diagram;
}

/* moa_bundle_is_out_of_date:
 *
 * Returns whether `today` is past the day by which the lesson should have been reviewed again. */
gboolean
moa_bundle_is_out_of_date (MoaBundle *self, GDate *today)
{
  const char *review_by;
  char date[11];

  g_return_val_if_fail (MOA_IS_BUNDLE (self) && g_date_valid (today), FALSE);

  review_by = self->lesson.review.review_by;
  g_snprintf (date, sizeof date, "%04u-%02u-%02u", (guint) g_date_get_year (today),
              (guint) g_date_get_month (today), (guint) g_date_get_day (today));
  return review_by != NULL && strcmp (date, review_by) > 0;
}

/* moa_bundle_get_notices:
 *
 * Returns the MoaNotice records; lent, as all lists and records that follow. */
GPtrArray *
moa_bundle_get_notices (MoaBundle *self)
{
  g_return_val_if_fail (MOA_IS_BUNDLE (self), NULL);

  return self->notices.list;
}

/* moa_bundle_get_sources:
 *
 * Returns the MoaSource records, by number; lent. */
GPtrArray *
moa_bundle_get_sources (MoaBundle *self)
{
  g_return_val_if_fail (MOA_IS_BUNDLE (self), NULL);

  return self->sources.list;
}

/* moa_bundle_get_terms:
 *
 * Returns the MoaTerm records, in the order of the file; lent. */
GPtrArray *
moa_bundle_get_terms (MoaBundle *self)
{
  g_return_val_if_fail (MOA_IS_BUNDLE (self), NULL);

  return self->terms.list;
}

/* moa_bundle_get_medicines:
 *
 * Returns the MoaMedicine records, in the order of the file; lent. */
GPtrArray *
moa_bundle_get_medicines (MoaBundle *self)
{
  g_return_val_if_fail (MOA_IS_BUNDLE (self), NULL);

  return self->medicines.list;
}

/* moa_bundle_get_measures:
 *
 * Returns the MoaMeasure records, in the order of the file; lent. */
GPtrArray *
moa_bundle_get_measures (MoaBundle *self)
{
  g_return_val_if_fail (MOA_IS_BUNDLE (self), NULL);

  return self->measures.list;
}

/* moa_bundle_get_tours:
 *
 * Returns the MoaTour records, in the order of the file; lent. */
GPtrArray *
moa_bundle_get_tours (MoaBundle *self)
{
  g_return_val_if_fail (MOA_IS_BUNDLE (self), NULL);

  return self->tours.list;
}

/* moa_bundle_get_questions:
 *
 * Returns the MoaQuestion records, by number; lent. */
GPtrArray *
moa_bundle_get_questions (MoaBundle *self)
{
  g_return_val_if_fail (MOA_IS_BUNDLE (self), NULL);

  return self->questions.list;
}

/* moa_bundle_get_quiz:
 *
 * Returns the MoaQuizItem records, in the order of the file; lent. */
GPtrArray *
moa_bundle_get_quiz (MoaBundle *self)
{
  g_return_val_if_fail (MOA_IS_BUNDLE (self), NULL);

  return self->quiz.list;
}

static gconstpointer
find (GHashTable *by_id, const char *id)
{
  return id != NULL ? g_hash_table_lookup (by_id, id) : NULL;
}

/* moa_bundle_find_source:
 *
 * Returns the source with that id, or NULL; lent. */
const MoaSource *
moa_bundle_find_source (MoaBundle *self, const char *id)
{
  g_return_val_if_fail (MOA_IS_BUNDLE (self), NULL);

  return find (self->sources.by_id, id);
}

/* moa_bundle_find_term:
 *
 * Returns the glossary term with that id, or NULL; lent. */
const MoaTerm *
moa_bundle_find_term (MoaBundle *self, const char *id)
{
  g_return_val_if_fail (MOA_IS_BUNDLE (self), NULL);

  return find (self->terms.by_id, id);
}

/* moa_bundle_find_part:
 *
 * Returns the node, edge or compartment with that id, or NULL; lent. */
const MoaPart *
moa_bundle_find_part (MoaBundle *self, const char *id)
{
  g_return_val_if_fail (MOA_IS_BUNDLE (self), NULL);

  return find (self->parts, id);
}

/* moa_bundle_find_medicine:
 *
 * Returns the medicine with that id, or NULL; lent. */
const MoaMedicine *
moa_bundle_find_medicine (MoaBundle *self, const char *id)
{
  g_return_val_if_fail (MOA_IS_BUNDLE (self), NULL);

  return find (self->medicines.by_id, id);
}

/* moa_bundle_find_measure:
 *
 * Returns the measure with that id, or NULL; lent. */
const MoaMeasure *
moa_bundle_find_measure (MoaBundle *self, const char *id)
{
  g_return_val_if_fail (MOA_IS_BUNDLE (self), NULL);

  return find (self->measures.by_id, id);
}

/* moa_bundle_find_step:
 * @path: "tour/step"
 *
 * Returns the step with that path, or NULL; lent. */
const MoaStep *
moa_bundle_find_step (MoaBundle *self, const char *path)
{
  g_return_val_if_fail (MOA_IS_BUNDLE (self), NULL);

  return find (self->steps.by_id, path);
}

/* moa_bundle_find_question:
 *
 * Returns the question with that id, or NULL; lent. */
const MoaQuestion *
moa_bundle_find_question (MoaBundle *self, const char *id)
{
  g_return_val_if_fail (MOA_IS_BUNDLE (self), NULL);

  return find (self->questions.by_id, id);
}
