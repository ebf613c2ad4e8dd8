/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Keeps what was used recently, by number, and forgets the rest. */
typedef struct _MoaCache MoaCache;

MoaCache *moa_cache_new (guint capacity, GDestroyNotify free_item);
void moa_cache_free (MoaCache *self);

gpointer moa_cache_get (MoaCache *self, guint64 key);
void moa_cache_add (MoaCache *self, guint64 key, gpointer item);
void moa_cache_clear (MoaCache *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaCache, moa_cache_free)

G_END_DECLS
