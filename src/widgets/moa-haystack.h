/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-folded-text.h"

G_BEGIN_DECLS

/* Many folded texts in one piece of memory, so that looking for a word in all of them is one
 * pass. */
typedef struct _MoaHaystack MoaHaystack;

/* A text that holds the word, and its best match in it. */
typedef void (*MoaHaystackFunc) (guint text, MoaMatch match, gpointer user_data);

MoaHaystack *moa_haystack_new (void);
void moa_haystack_free (MoaHaystack *self);

guint moa_haystack_add (MoaHaystack *self, const char *folded);
MoaMatch moa_haystack_find (const MoaHaystack *self, guint text, const char *word);
void moa_haystack_scan (const MoaHaystack *self,
                        const char *word,
                        MoaHaystackFunc found,
                        gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaHaystack, moa_haystack_free)

G_END_DECLS
