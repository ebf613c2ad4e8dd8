/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-geometry.h"
#include "moa-part-pool.h"

G_BEGIN_DECLS

/* Keeps a pool filled with widgets for what is in view, without making a frame late. */
typedef struct _MoaPoolFiller MoaPoolFiller;

MoaPoolFiller *moa_pool_filler_new (MoaPartPool *pool, GtkWidget *parent);
void moa_pool_filler_free (MoaPoolFiller *self);

void
moa_pool_filler_set_lesson (MoaPoolFiller *self, const MoaGeometry *geometry, MoaSession *session);
void moa_pool_filler_look (MoaPoolFiller *self, const graphene_rect_t *visible, double scale);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaPoolFiller, moa_pool_filler_free)

G_END_DECLS
