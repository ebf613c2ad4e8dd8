/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Memory for many small things that live and die together. */
typedef struct _MoaArena MoaArena;

MoaArena *moa_arena_new (void);
void moa_arena_free (MoaArena *self);
gpointer moa_arena_alloc (MoaArena *self, gsize size);
char *moa_arena_alloc_string (MoaArena *self, gsize size);
char *moa_arena_strndup (MoaArena *self, const char *text, gsize length);

/* Room for `n` zeroed elements of a type. */
#define moa_arena_new_array(self, type, n) ((type *) moa_arena_alloc ((self), sizeof (type) * (n)))

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaArena, moa_arena_free)

G_END_DECLS
