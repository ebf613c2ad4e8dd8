/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-library-loader.h"

struct _MoaLibraryLoader
{
  GObject parent_instance;

  char *language;
  GQueue waiting; /* MoaLibraryPlace; its head is being loaded */
  GCancellable *cancellable;
};

enum
{
  SIGNAL_LOADED,
  SIGNAL_FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoaLibraryLoader, moa_library_loader, G_TYPE_OBJECT)

static void load_head (MoaLibraryLoader *self);

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MoaLibraryEntry) entry = moa_library_entry_load_finish (result, NULL);
  g_autoptr (MoaLibraryLoader) self = NULL;

  /* Cancelled: the loader has gone. */
  if (entry == NULL)
    return;

  self = g_object_ref (user_data);
  moa_library_place_unref (g_queue_pop_head (&self->waiting));
  g_signal_emit (self, signals[SIGNAL_LOADED], 0, entry);
  if (g_queue_is_empty (&self->waiting))
    g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
  else if (!g_cancellable_is_cancelled (self->cancellable))
    load_head (self);
}

static void
load_head (MoaLibraryLoader *self)
{
  moa_library_entry_load_async (g_queue_peek_head (&self->waiting), self->language,
                                self->cancellable, on_loaded, self);
}

static void
moa_library_loader_dispose (GObject *object)
{
  MoaLibraryLoader *self = MOA_LIBRARY_LOADER (object);

  g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (moa_library_loader_parent_class)->dispose (object);
}

static void
moa_library_loader_finalize (GObject *object)
{
  MoaLibraryLoader *self = MOA_LIBRARY_LOADER (object);

  g_queue_clear_full (&self->waiting, (GDestroyNotify) moa_library_place_unref);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->language, g_free);
  G_OBJECT_CLASS (moa_library_loader_parent_class)->finalize (object);
}

static void
moa_library_loader_class_init (MoaLibraryLoaderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = moa_library_loader_dispose;
  G_OBJECT_CLASS (klass)->finalize = moa_library_loader_finalize;
  signals[SIGNAL_LOADED] = g_signal_new ("loaded", MOA_TYPE_LIBRARY_LOADER, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", MOA_TYPE_LIBRARY_LOADER, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
moa_library_loader_init (MoaLibraryLoader *self)
{
  g_queue_init (&self->waiting);
  self->cancellable = g_cancellable_new ();
}

/* moa_library_loader_new:
 * @language: of the viewer, or NULL for each lesson's own
 *
 * Returns a loader that has nothing to do, owned by the caller. Without its last reference it stops
 * and emits no more. */
MoaLibraryLoader *
moa_library_loader_new (const char *language)
{
  MoaLibraryLoader *self = g_object_new (MOA_TYPE_LIBRARY_LOADER, NULL);

  self->language = g_strdup (language);
  return self;
}

/* moa_library_loader_add:
 *
 * Loads the lesson at `place`, on which it keeps a reference, after those that wait already. */
void
moa_library_loader_add (MoaLibraryLoader *self, MoaLibraryPlace *place)
{
  g_return_if_fail (MOA_IS_LIBRARY_LOADER (self));
  g_return_if_fail (place != NULL);

  g_queue_push_tail (&self->waiting, moa_library_place_ref (place));
  if (self->waiting.length == 1)
    load_head (self);
}

/* moa_library_loader_is_busy:
 *
 * Returns whether a lesson is being loaded. */
gboolean
moa_library_loader_is_busy (MoaLibraryLoader *self)
{
  g_return_val_if_fail (MOA_IS_LIBRARY_LOADER (self), FALSE);

  return !g_queue_is_empty (&self->waiting);
}
