/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The set hangs on its lesson, so that another language, another style or another window find what
 * is decoded already, and goes with it. It knows where the lesson is, not the lesson, which would
 * otherwise keep itself alive. */
#include "moa-picture-set.h"

#include "moa-picture.h"

#define KEY "moa-picture-set"
#define GATHER_MS 60 /* pictures that come shortly after each other are told of together */
#define MAX_SLOW 5   /* after so many pictures that took too long, no more are tried */

typedef struct
{
  MoaPictureSet *set;
  char *path;
  gboolean is_asked_for;
  cairo_surface_t *surface; /* NULL until it is decoded, and when it cannot be; under `lock` */
} Entry;

struct _MoaPictureSet
{
  GObject parent_instance;

  GThread *owner; /* the thread that decodes and tells */
  GMutex lock;
  int serial; /* atomic: how many pictures have come */

  MoaBundleRoot *root;
  GHashTable *entries; /* path → Entry */
  GCancellable *cancellable;
  guint edge; /* pixels of the longer side */
  guint n_pending;
  guint n_slow;
  guint gather_source;
  GPtrArray *waiting; /* GTask */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoaPictureSet, moa_picture_set, G_TYPE_OBJECT)

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->surface, cairo_surface_destroy);
  g_free (entry->path);
  g_free (entry);
}

static void
moa_picture_set_finalize (GObject *object)
{
  MoaPictureSet *self = MOA_PICTURE_SET (object);

  g_clear_handle_id (&self->gather_source, g_source_remove);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_hash_table_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->root);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (moa_picture_set_parent_class)->finalize (object);
}

static void
moa_picture_set_class_init (MoaPictureSetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = moa_picture_set_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
moa_picture_set_init (MoaPictureSet *self)
{
  g_mutex_init (&self->lock);
  self->owner = g_thread_self ();
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_entry);
  self->cancellable = g_cancellable_new ();
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
add_paths (MoaPictureSet *self, const MoaDiagram *diagram)
{
  for (guint i = 0; i < diagram->n_nodes; i++)
    {
      const char *path = diagram->nodes[i]->image;
      Entry *entry;

      if (path == NULL || g_hash_table_contains (self->entries, path))
        continue;
      entry = g_new0 (Entry, 1);
      entry->set = self;
      entry->path = g_strdup (path);
      g_hash_table_insert (self->entries, entry->path, entry);
    }
}

/* The lesson is gone: what is still being decoded is for nobody. */
static void
close_set (gpointer data)
{
  MoaPictureSet *self = data;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self);
}

static gboolean
has_images (const MoaDiagram *diagram)
{
  for (guint i = 0; i < diagram->n_nodes; i++)
    if (diagram->nodes[i]->image != NULL)
      return TRUE;

  return FALSE;
}

/**
 * moa_picture_set_get_for_bundle:
 * @bundle: a lesson
 *
 * The pictures of a lesson: the same set for everybody who asks, as long as the lesson lives.
 *
 * Returns: (transfer none) (nullable): the set; %NULL for a lesson without pictures
 */
MoaPictureSet *
moa_picture_set_get_for_bundle (MoaBundle *bundle)
{
  MoaPictureSet *self;

  g_return_val_if_fail (MOA_IS_BUNDLE (bundle), NULL);

  self = g_object_get_data (G_OBJECT (bundle), KEY);
  if (self != NULL || !has_images (moa_bundle_get_diagram (bundle)))
    return self;

  self = g_object_new (MOA_TYPE_PICTURE_SET, NULL);
  self->root = g_object_ref (moa_bundle_get_root (bundle));
  add_paths (self, moa_bundle_get_diagram (bundle));
  self->edge = moa_picture_choose_edge (g_hash_table_size (self->entries));
  g_object_set_data_full (G_OBJECT (bundle), KEY, self, close_set);

  return self;
}

static void
free_pixels (gpointer pixels)
{
  g_bytes_unref (pixels);
}

/* The pixels are the surface's own from now on. */
static cairo_surface_t *
create_surface (const MoaPicture *picture)
{
  static const cairo_user_data_key_t key;
  cairo_surface_t *surface = cairo_image_surface_create_for_data (
      (guchar *) g_bytes_get_data (picture->pixels, NULL), CAIRO_FORMAT_ARGB32,
      (int) picture->width, (int) picture->height, (int) picture->width * 4);

  cairo_surface_set_user_data (surface, &key, g_bytes_ref (picture->pixels), free_pixels);

  return surface;
}

static gboolean
on_gather_timeout (gpointer user_data)
{
  MoaPictureSet *self = user_data;

  self->gather_source = 0;
  g_signal_emit (self, signals[CHANGED], 0);

  return G_SOURCE_REMOVE;
}

static void
tell_all (MoaPictureSet *self)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < waiting->len; i++)
    g_task_return_boolean (g_ptr_array_index (waiting, i), TRUE);
}

static void
take_picture (MoaPictureSet *self, Entry *entry, const MoaPicture *picture)
{
  g_mutex_lock (&self->lock);
  entry->surface = create_surface (picture);
  g_mutex_unlock (&self->lock);
  g_atomic_int_inc (&self->serial);
  if (self->gather_source == 0)
    self->gather_source = g_timeout_add (GATHER_MS, on_gather_timeout, self);
}

/* A picture that cannot be drawn stays away, and its label stands for it. The check of the lesson
 * says why. */
static void
on_picture_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Entry *entry = user_data;
  g_autoptr (MoaPictureSet) self = entry->set;
  g_autoptr (GError) error = NULL;
  g_autoptr (MoaPicture) picture = moa_picture_read_finish (result, &error);

  self->n_pending--;
  if (g_error_matches (error, MOA_PICTURE_ERROR, MOA_PICTURE_ERROR_SLOW)
      && ++self->n_slow == MAX_SLOW)
    g_cancellable_cancel (self->cancellable);
  if (picture != NULL)
    take_picture (self, entry, picture);
  if (self->n_pending == 0)
    tell_all (self);
}

static void
ask_for (MoaPictureSet *self, Entry *entry)
{
  if (entry->is_asked_for || g_cancellable_is_cancelled (self->cancellable))
    return;

  entry->is_asked_for = TRUE;
  self->n_pending++;
  g_object_ref (self);
  moa_picture_read_async (self->root, entry->path, self->edge, self->cancellable, on_picture_read,
                          entry);
}

static gboolean
on_asked_elsewhere (gpointer user_data)
{
  Entry *entry = user_data;

  ask_for (entry->set, entry);

  return G_SOURCE_REMOVE;
}

static void
release_set (gpointer user_data)
{
  Entry *entry = user_data;

  g_object_unref (entry->set);
}

static void
ask_from_any_thread (MoaPictureSet *self, Entry *entry)
{
  if (g_thread_self () == self->owner)
    {
      ask_for (self, entry);
      return;
    }

  g_object_ref (self);
  g_idle_add_full (G_PRIORITY_DEFAULT, on_asked_elsewhere, entry, release_set);
}

static cairo_surface_t *
read_surface (MoaPictureSet *self, const Entry *entry)
{
  cairo_surface_t *surface;

  g_mutex_lock (&self->lock);
  surface = entry->surface;
  g_mutex_unlock (&self->lock);

  return surface;
}

/**
 * moa_picture_set_get_serial:
 * @self: a set
 *
 * Tells whether more pictures have come since it was last asked. From any thread.
 *
 * Returns: a number that grows with each picture
 */
guint
moa_picture_set_get_serial (MoaPictureSet *self)
{
  return (guint) g_atomic_int_get (&self->serial);
}

/**
 * moa_picture_set_get_surface:
 * @self: a set
 * @path: what the lesson calls a picture, or anything else
 *
 * A picture as it can be drawn, and has it decoded when nobody has asked before. From any thread;
 * cairo does not let two threads draw one surface at once, so each draws a surface of its own over
 * the same pixels.
 *
 * Returns: (transfer none) (nullable): an image surface; %NULL while there is none
 */
cairo_surface_t *
moa_picture_set_get_surface (MoaPictureSet *self, const char *path)
{
  Entry *entry;
  cairo_surface_t *surface;

  g_return_val_if_fail (MOA_IS_PICTURE_SET (self), NULL);

  entry = g_hash_table_lookup (self->entries, path);
  if (entry == NULL)
    return NULL;
  surface = read_surface (self, entry);
  if (surface == NULL)
    ask_from_any_thread (self, entry);

  return surface;
}

/**
 * moa_picture_set_peek_surface:
 * @self: a set
 * @path: what the lesson calls a picture, or anything else
 *
 * A picture that is decoded.
 *
 * Returns: (transfer none) (nullable): an image surface; %NULL while there is none
 */
cairo_surface_t *
moa_picture_set_peek_surface (MoaPictureSet *self, const char *path)
{
  const Entry *entry;

  g_return_val_if_fail (MOA_IS_PICTURE_SET (self), NULL);

  entry = g_hash_table_lookup (self->entries, path);

  return entry != NULL ? read_surface (self, entry) : NULL;
}

/**
 * moa_picture_set_load_async:
 * @self: a set
 * @callback: called when no picture is missing that there can be
 * @user_data: for @callback
 *
 * Has all pictures decoded, also those that were not drawn yet, for a drawing that cannot be
 * repeated.
 */
void
moa_picture_set_load_async (MoaPictureSet *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GHashTableIter iter;
  gpointer entry;

  g_return_if_fail (MOA_IS_PICTURE_SET (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, moa_picture_set_load_async);
  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    ask_for (self, entry);
  if (self->n_pending == 0)
    g_task_return_boolean (task, TRUE);
  else
    g_ptr_array_add (self->waiting, g_steal_pointer (&task));
}

/**
 * moa_picture_set_load_finish:
 * @self: a set
 * @result: what the callback was given
 *
 * Ends what moa_picture_set_load_async() began. There is no error: a picture that cannot be drawn
 * is none.
 */
void
moa_picture_set_load_finish (MoaPictureSet *self, GAsyncResult *result)
{
  g_return_if_fail (g_task_is_valid (result, self));

  g_task_propagate_boolean (G_TASK (result), NULL);
}
