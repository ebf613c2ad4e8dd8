/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two generations: what is used goes to the young one; when that is full, the old one is dropped
 * and the young one grows old. So at most twice the capacity is kept, and what was got stays valid
 * until so many others have been. */
#include "moa-cache.h"

struct _MoaCache
{
  guint capacity;
  GDestroyNotify free_item;
  GHashTable *young; /* guint64 → item */
  GHashTable *old;
};

static GHashTable *
create_generation (const MoaCache *self)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, self->free_item);
}

/**
 * moa_cache_new:
 * @capacity: how many items are kept at least
 * @free_item: frees one
 *
 * An empty store.
 *
 * Returns: (transfer full): the store
 */
MoaCache *
moa_cache_new (guint capacity, GDestroyNotify free_item)
{
  MoaCache *self = g_new0 (MoaCache, 1);

  self->capacity = capacity;
  self->free_item = free_item;
  self->young = create_generation (self);
  self->old = create_generation (self);

  return self;
}

/**
 * moa_cache_free:
 * @self: (transfer full): a store
 *
 * Frees it with all that it keeps.
 */
void
moa_cache_free (MoaCache *self)
{
  g_hash_table_unref (self->young);
  g_hash_table_unref (self->old);
  g_free (self);
}

/**
 * moa_cache_add:
 * @self: a store
 * @key: a number that nothing is kept under
 * @item: (transfer full): what is kept
 *
 * Keeps something.
 */
void
moa_cache_add (MoaCache *self, guint64 key, gpointer item)
{
  if (g_hash_table_size (self->young) >= self->capacity)
    {
      g_hash_table_unref (self->old);
      self->old = g_steal_pointer (&self->young);
      self->young = create_generation (self);
    }
  g_hash_table_insert (self->young, g_memdup2 (&key, sizeof key), item);
}

/**
 * moa_cache_get:
 * @self: a store
 * @key: a number
 *
 * What is kept under a number.
 *
 * Returns: (transfer none) (nullable): the item, valid until @capacity others have been got or
 * added
 */
gpointer
moa_cache_get (MoaCache *self, guint64 key)
{
  gpointer item = g_hash_table_lookup (self->young, &key);
  gpointer kept_key;

  if (item != NULL || !g_hash_table_steal_extended (self->old, &key, &kept_key, &item))
    return item;
  g_free (kept_key);
  moa_cache_add (self, key, item);

  return item;
}

/**
 * moa_cache_clear:
 * @self: a store
 *
 * Forgets everything.
 */
void
moa_cache_clear (MoaCache *self)
{
  g_hash_table_remove_all (self->young);
  g_hash_table_remove_all (self->old);
}
