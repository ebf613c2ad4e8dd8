/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-diagram.h"
#include "moa-part-widget.h"

G_BEGIN_DECLS

/* The widgets of a diagram's nodes and arrows: of all of them, or of those in view. */
typedef struct _MoaPartPool MoaPartPool;

MoaPartPool *moa_part_pool_new (GtkWidget *parent);
void moa_part_pool_free (MoaPartPool *self);

void moa_part_pool_set_diagram (MoaPartPool *self, const MoaDiagram *diagram);
guint moa_part_pool_get_n_parts (MoaPartPool *self);
guint moa_part_pool_get_n_widgets (MoaPartPool *self);
MoaPartWidget *moa_part_pool_get_nth (MoaPartPool *self, guint i);
MoaPartWidget *moa_part_pool_get (MoaPartPool *self, const MoaPart *part);
MoaPartWidget *moa_part_pool_add (MoaPartPool *self, const MoaPart *part, MoaSession *session);
void moa_part_pool_add_all (MoaPartPool *self, MoaSession *session);
void moa_part_pool_remove (MoaPartPool *self, const MoaPart *part);

void moa_part_pool_connect_flow (MoaPartPool *self);
void moa_part_pool_describe (MoaPartPool *self, MoaSession *session);
void moa_part_pool_select (MoaPartPool *self, const MoaPart *part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaPartPool, moa_part_pool_free)

G_END_DECLS
