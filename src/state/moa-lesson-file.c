/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading happens in a thread, so that no file can hold the window up. The lesson is watched from
 * before it is read first, so that no change falls between the two. A change that comes while the
 * lesson is being read, for whomever, has it read once more after that; what is announced last is
 * always what is there. */

#include "moa-lesson-file.h"

#include "moa-bundle-library.h"
#include "moa-bundle-watch.h"
#include "moa-catalog.h"

struct _MoaLessonFile
{
  GObject parent_instance;

  char *argument; /* as the user named it */
  char *working_directory;
  MoaBundleWatch *watch;
  GCancellable *closed; /* ends what is read for nobody */
  gboolean is_authored;
  guint n_readings;     /* in threads */
  gboolean has_changed; /* while it was being read */
  gboolean is_inspecting;
  gboolean inspects_in_vain; /* the lesson has changed since */
  gboolean wants_inspection; /* once more, after the present one */
};

/* What reading gives. */
typedef struct
{
  MoaBundle *bundle; /* NULL when there are errors */
  GPtrArray *diagnostics;
} Reading;

enum
{
  RELOADED,
  INSPECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoaLessonFile, moa_lesson_file, G_TYPE_OBJECT)

static void
free_reading (gpointer data)
{
  Reading *self = data;

  g_clear_object (&self->bundle);
  g_clear_pointer (&self->diagnostics, g_ptr_array_unref);
  g_free (self);
}

static MoaBundleRoot *
new_root (MoaLessonFile *self)
{
  return moa_bundle_root_new_for_argument (self->argument, self->working_directory);
}

static MoaBundle *
read_lesson (MoaLessonFile *self, GPtrArray *diagnostics)
{
  g_autoptr (MoaBundleRoot) root = new_root (self);

  return moa_bundle_load (root, diagnostics);
}

/* These run in a thread. */

static void
run_load (GTask *task, gpointer source, gpointer file, GCancellable *cancellable)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->diagnostics = moa_diagnostics_new ();
  reading->bundle = read_lesson (file, reading->diagnostics);
  g_task_return_pointer (task, reading, free_reading);
}

static void
run_inspect (GTask *task, gpointer source, gpointer file, GCancellable *cancellable)
{
  Reading *reading = g_new0 (Reading, 1);
  g_autoptr (MoaBundleRoot) root = new_root (file);

  reading->diagnostics = moa_diagnostics_new ();
  reading->bundle = moa_bundle_load_and_draw (root, reading->diagnostics);
  if (reading->bundle != NULL)
    moa_catalog_check_all (reading->bundle, reading->diagnostics);
  g_task_return_pointer (task, reading, free_reading);
}

/* And this where they were begun. */

static void
on_run (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_pointer (task, g_task_propagate_pointer (G_TASK (result), NULL), free_reading);
}

/* Takes the task over. Its source object is what `func` is given as the data of its own task: that
 * one may end in the thread, so it does not hold the lesson, whose watch belongs to whoever made
 * it. */
static void
run_in_thread (GTask *task, GTaskThreadFunc func)
{
  g_autoptr (GTask) run = g_task_new (NULL, NULL, on_run, task);

  g_task_set_task_data (run, g_task_get_source_object (task), NULL);
  g_task_run_in_thread (run, func);
}

static void begin_inspection (MoaLessonFile *self);

/* A lesson with errors has just been changed, which is heard of otherwise. */
static void
on_inspected (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MoaLessonFile *self = MOA_LESSON_FILE (source);
  Reading *reading = g_task_propagate_pointer (G_TASK (result), NULL);

  self->is_inspecting = FALSE;
  if (self->wants_inspection)
    begin_inspection (self);
  else if (!self->inspects_in_vain && reading->bundle != NULL)
    g_signal_emit (self, signals[INSPECTED], 0, reading->diagnostics);
  free_reading (reading);
}

static void
begin_inspection (MoaLessonFile *self)
{
  self->is_inspecting = TRUE;
  self->wants_inspection = FALSE;
  self->inspects_in_vain = FALSE;
  run_in_thread (g_task_new (self, NULL, on_inspected, NULL), run_inspect);
}

static void
on_reloaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MoaLessonFile *self = MOA_LESSON_FILE (source);
  gboolean is_old = self->has_changed;
  g_autoptr (MoaBundle) bundle = NULL;
  g_autoptr (GPtrArray) diagnostics = NULL;

  if (moa_lesson_file_load_finish (self, result, &bundle, &diagnostics, NULL) && !is_old)
    g_signal_emit (self, signals[RELOADED], 0, bundle, diagnostics);
}

static void
on_watch_changed (MoaBundleWatch *watch, MoaLessonFile *self)
{
  self->wants_inspection = FALSE;
  self->inspects_in_vain = TRUE;
  self->has_changed = self->n_readings > 0;
  if (!self->has_changed)
    moa_lesson_file_load_async (self, self->closed, on_reloaded, NULL);
}

static void
moa_lesson_file_dispose (GObject *object)
{
  MoaLessonFile *self = MOA_LESSON_FILE (object);

  g_cancellable_cancel (self->closed);
  self->wants_inspection = FALSE;
  g_clear_object (&self->watch);
  G_OBJECT_CLASS (moa_lesson_file_parent_class)->dispose (object);
}

static void
moa_lesson_file_finalize (GObject *object)
{
  MoaLessonFile *self = MOA_LESSON_FILE (object);

  g_clear_object (&self->closed);
  g_clear_pointer (&self->argument, g_free);
  g_clear_pointer (&self->working_directory, g_free);
  G_OBJECT_CLASS (moa_lesson_file_parent_class)->finalize (object);
}

static void
moa_lesson_file_class_init (MoaLessonFileClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = moa_lesson_file_dispose;
  G_OBJECT_CLASS (klass)->finalize = moa_lesson_file_finalize;
  signals[RELOADED] = g_signal_new ("reloaded", MOA_TYPE_LESSON_FILE, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 2, MOA_TYPE_BUNDLE, G_TYPE_PTR_ARRAY);
  signals[INSPECTED] = g_signal_new ("inspected", MOA_TYPE_LESSON_FILE, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static void
moa_lesson_file_init (MoaLessonFile *self)
{
  self->closed = g_cancellable_new ();
}

/* Whoever has a lesson as a folder among the installed ones, or as a single file, only views it. */
static gboolean
is_authored (MoaBundleRoot *root)
{
  GFile *location = moa_bundle_root_get_location (root);

  return g_file_is_native (location) && !moa_bundle_root_is_archive (root)
         && !moa_bundle_library_holds (location);
}

/* moa_lesson_file_new:
 * @argument: what moa_bundle_root_new_for_argument() takes
 * @working_directory: where relative paths begin
 *
 * The lesson that a person means, watched from now on but not read yet; whether there is one shows
 * then. Owned by the caller. */
MoaLessonFile *
moa_lesson_file_new (const char *argument, const char *working_directory)
{
  MoaLessonFile *self;
  g_autoptr (MoaBundleRoot) root = NULL;

  g_return_val_if_fail (argument != NULL && working_directory != NULL, NULL);

  self = g_object_new (MOA_TYPE_LESSON_FILE, NULL);
  self->argument = g_strdup (argument);
  self->working_directory = g_strdup (working_directory);
  root = new_root (self);
  self->is_authored = is_authored (root);
  self->watch = moa_bundle_watch_new (moa_bundle_root_get_location (root));
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (on_watch_changed), self, 0);
  return self;
}

/* moa_lesson_file_get_argument:
 *
 * What the user named the lesson; lent. */
const char *
moa_lesson_file_get_argument (MoaLessonFile *self)
{
  g_return_val_if_fail (MOA_IS_LESSON_FILE (self), NULL);

  return self->argument;
}

/* moa_lesson_file_is_authored:
 *
 * Whether whoever opened it is likely to be writing it: it is a folder, and none of those that are
 * installed. Only then are warnings of use. */
gboolean
moa_lesson_file_is_authored (MoaLessonFile *self)
{
  g_return_val_if_fail (MOA_IS_LESSON_FILE (self), FALSE);

  return self->is_authored;
}

/* moa_lesson_file_load:
 * @diagnostics: gains what is wrong with the lesson
 *
 * Reads the lesson and blocks meanwhile. Returns a new bundle, or NULL when there are errors. */
MoaBundle *
moa_lesson_file_load (MoaLessonFile *self, GPtrArray *diagnostics)
{
  g_return_val_if_fail (MOA_IS_LESSON_FILE (self), NULL);

  return read_lesson (self, diagnostics);
}

/* moa_lesson_file_load_async:
 * @cancellable: (nullable): ends the wait, not the reading
 *
 * Reads the lesson in a thread and calls `callback` in the caller's main context. */
void
moa_lesson_file_load_async (MoaLessonFile *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MOA_IS_LESSON_FILE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, moa_lesson_file_load_async);
  self->n_readings++;
  run_in_thread (task, run_load);
}

/* moa_lesson_file_load_finish:
 * @bundle: (out): a new bundle, or NULL when the lesson has errors
 * @diagnostics: (out): what is wrong with it, a new list
 *
 * Returns FALSE with an error when the reading was cancelled. */
gboolean
moa_lesson_file_load_finish (MoaLessonFile *self,
                             GAsyncResult *result,
                             MoaBundle **bundle,
                             GPtrArray **diagnostics,
                             GError **error)
{
  Reading *reading;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (--self->n_readings == 0 && self->has_changed)
    on_watch_changed (self->watch, self);
  reading = g_task_propagate_pointer (G_TASK (result), error);
  if (reading == NULL)
    return FALSE;
  *bundle = g_steal_pointer (&reading->bundle);
  *diagnostics = g_steal_pointer (&reading->diagnostics);
  free_reading (reading);
  return TRUE;
}

/* moa_lesson_file_inspect:
 *
 * Looks in a thread at all that can be wrong with the lesson, its pictures and translations
 * included, which can take seconds, and emits "inspected" with everything that was found; unless
 * the lesson changes before. One inspection runs at a time, the next one after it. */
void
moa_lesson_file_inspect (MoaLessonFile *self)
{
  g_return_if_fail (MOA_IS_LESSON_FILE (self));

  if (self->is_inspecting)
    self->wants_inspection = TRUE;
  else
    begin_inspection (self);
}
