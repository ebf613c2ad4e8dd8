/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <graphene.h>

G_BEGIN_DECLS

/* A grid over boxes, which answers what is in a rectangle without looking at everything. Immutable,
 * so that several threads may ask at once. */
typedef struct _MoaIndex MoaIndex;

MoaIndex *moa_index_new (const graphene_rect_t *boxes, guint n_boxes);
void moa_index_free (MoaIndex *self);

void moa_index_find (const MoaIndex *self, const graphene_rect_t *area, GArray *found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaIndex, moa_index_free)

G_END_DECLS
