/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A lesson as a list of lessons shows it. Everything comes from really loading the lesson, so that
 * the list never promises what does not open; the loading happens in a thread, and of the lesson
 * itself nothing is kept. */

#include "moa-library-entry.h"

#include "moa-catalog.h"
#include "moa-markup.h"

static void
free_language (gpointer data)
{
  MoaLibraryLanguage *self = data;

  g_free (self->tag);
  g_free (self);
}

static void
clear_entry (gpointer data)
{
  MoaLibraryEntry *self = data;

  moa_library_place_unref (self->place);
  g_clear_pointer (&self->error, moa_diagnostic_unref);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->version);
  g_free (self->reviewed);
  g_free (self->review_by);
  g_ptr_array_unref (self->languages);
}

/* moa_library_entry_ref:
 *
 * Returns the entry with one more reference. */
MoaLibraryEntry *
moa_library_entry_ref (MoaLibraryEntry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/* moa_library_entry_unref:
 *
 * Gives a reference back; the last frees the entry. */
void
moa_library_entry_unref (MoaLibraryEntry *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_entry);
}

static char *
dup_words (MoaCatalog *catalog, const MoaMessage *message)
{
  return moa_message_is_empty (message)
             ? NULL
             : moa_markup_strip (moa_catalog_get_text (catalog, message).string);
}

static void
fill_facts (MoaLibraryEntry *self, MoaBundle *bundle, const char *language, const GDate *today)
{
  const MoaLesson *lesson = moa_bundle_get_lesson (bundle);
  g_autoptr (MoaCatalog) catalog = moa_catalog_new (bundle, language, NULL);

  self->title = dup_words (catalog, &lesson->title);
  self->subtitle = dup_words (catalog, &lesson->subtitle);
  self->version = g_strdup (lesson->version);
  self->state = lesson->status.state;
  self->reviewed = g_strdup (lesson->review.reviewed);
  self->review_by = g_strdup (lesson->review.review_by);
  self->is_out_of_date = moa_bundle_is_out_of_date (bundle, (GDate *) today);
}

static MoaLibraryLanguage *
new_language (MoaBundle *bundle, const char *tag, GPtrArray *diagnostics)
{
  gboolean is_own = g_str_equal (tag, moa_bundle_get_lesson (bundle)->language);
  g_autoptr (MoaCatalog) catalog = moa_catalog_new (bundle, tag, diagnostics);
  MoaCoverage coverage = moa_catalog_get_coverage (catalog);
  MoaLibraryLanguage *self = g_new (MoaLibraryLanguage, 1);

  *self = (MoaLibraryLanguage){
    .tag = g_strdup (tag),
    .percent = (guint) (100 * (guint64) coverage.translated / MAX (coverage.total, 1)),
    .is_own = is_own,
    .reviewed = coverage.reviewed,
  };
  return self;
}

static void
fill_languages (MoaLibraryEntry *self, MoaBundle *bundle, GPtrArray *diagnostics)
{
  g_auto (GStrv) tags = moa_catalog_list_languages (bundle);

  for (guint i = 0; tags[i] != NULL; i++)
    g_ptr_array_add (self->languages, new_language (bundle, tags[i], diagnostics));
}

static MoaDiagnostic *
ref_first_error (GPtrArray *diagnostics)
{
  for (guint i = 0; i < diagnostics->len; i++)
    {
      MoaDiagnostic *finding = g_ptr_array_index (diagnostics, i);

      if (finding->severity == MOA_SEVERITY_ERROR)
        return moa_diagnostic_ref (finding);
    }
  return NULL;
}

/* moa_library_entry_new:
 * @language: of the viewer, a tag of BCP 47, or NULL for the lesson's own
 * @today: decides what is out of date
 *
 * Loads the lesson at `place`, which takes as long as opening it. Returns the entry, owned by the
 * caller; never NULL. */
MoaLibraryEntry *
moa_library_entry_new (MoaLibraryPlace *place, const char *language, const GDate *today)
{
  g_autoptr (GPtrArray) diagnostics = moa_diagnostics_new ();
  g_autoptr (MoaBundleRoot) root = NULL;
  g_autoptr (MoaBundle) bundle = NULL;
  MoaLibraryEntry *self;

  g_return_val_if_fail (place != NULL && today != NULL, NULL);

  self = g_atomic_rc_box_new0 (MoaLibraryEntry);
  self->place = moa_library_place_ref (place);
  self->languages = g_ptr_array_new_with_free_func (free_language);
  root = moa_bundle_root_new (place->location);
  bundle = moa_bundle_load (root, diagnostics);
  if (bundle != NULL)
    {
      fill_facts (self, bundle, language, today);
      fill_languages (self, bundle, diagnostics);
    }
  else
    {
      self->error = ref_first_error (diagnostics);
      self->is_missing = !g_file_query_exists (place->location, NULL);
    }
  self->n_findings = diagnostics->len;
  return self;
}

/* In a thread */

typedef struct
{
  MoaLibraryPlace *place;
  char *language;
  GDate today;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  moa_library_place_unref (job->place);
  g_free (job->language);
  g_free (job);
}

static Job *
new_job (MoaLibraryPlace *place, const char *language)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  Job *job = g_new (Job, 1);

  *job = (Job){ .place = moa_library_place_ref (place), .language = g_strdup (language) };
  g_date_clear (&job->today, 1);
  g_date_set_dmy (&job->today, (GDateDay) g_date_time_get_day_of_month (now),
                  (GDateMonth) g_date_time_get_month (now), (GDateYear) g_date_time_get_year (now));
  return job;
}

static void
run_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;

  if (g_task_return_error_if_cancelled (task))
    return;
  g_task_return_pointer (task, moa_library_entry_new (job->place, job->language, &job->today),
                         (GDestroyNotify) moa_library_entry_unref);
}

/* moa_library_entry_load_async:
 * @language: of the viewer, or NULL
 *
 * moa_library_entry_new() for today, in a thread; `callback` is called in the main loop, and asks
 * moa_library_entry_load_finish(). */
void
moa_library_entry_load_async (MoaLibraryPlace *place,
                              const char *language,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (place != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, moa_library_entry_load_async);
  g_task_set_task_data (task, new_job (place, language), free_job);
  g_task_run_in_thread (task, run_job);
}

/* moa_library_entry_load_finish:
 *
 * Returns the entry, owned by the caller. The only error is G_IO_ERROR_CANCELLED. */
MoaLibraryEntry *
moa_library_entry_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
