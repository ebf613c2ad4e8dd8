/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-node.h"
#include "moa-symbol.h"
#include "moa-text-box.h"

G_BEGIN_DECLS

/* A node with its words set and its symbol placed, as the node painter draws it. */
typedef struct _MoaNodeArt MoaNodeArt;

gboolean moa_node_has_card (const MoaNode *node);

MoaNodeArt *moa_node_art_new (const MoaNode *node,
                              const graphene_rect_t *box,
                              MoaText label,
                              PangoContext *context,
                              MoaSymbolSet *symbols,
                              MoaDetail detail);
void moa_node_art_free (MoaNodeArt *self);

graphene_rect_t moa_node_art_get_label_box (const MoaNodeArt *self);
graphene_rect_t moa_node_art_get_body (const MoaNodeArt *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaNodeArt, moa_node_art_free)

G_END_DECLS
