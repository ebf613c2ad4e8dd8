/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-effect-tag.h"
#include "moa-look.h"
#include "moa-symbol.h"
#include "moa-text-box.h"

G_BEGIN_DECLS

/* A node with its words set and its symbol placed; drawn under any look. */
typedef struct _MoaNodeArt MoaNodeArt;

gboolean moa_node_has_card (const MoaNode *node);

MoaNodeArt *moa_node_art_new (const MoaNode *node,
                              const graphene_rect_t *box,
                              MoaText label,
                              PangoContext *context,
                              MoaSymbolSet *symbols,
                              MoaDetail detail);
void moa_node_art_free (MoaNodeArt *self);

void moa_node_art_draw (const MoaNodeArt *self,
                        cairo_t *cr,
                        const MoaStyle *style,
                        MoaSymbolSet *symbols,
                        const MoaEffectTags *tags,
                        const MoaLook *look,
                        double scale);

gboolean moa_node_art_is_labelled (const MoaNodeArt *self, double scale);
gboolean moa_node_art_get_symbol_box (const MoaNodeArt *self, double growth, graphene_rect_t *box);
graphene_rect_t moa_node_art_get_label_box (const MoaNodeArt *self);
graphene_rect_t moa_node_art_get_body (const MoaNodeArt *self);
double moa_node_art_get_reach (const MoaNodeArt *self,
                               double growth,
                               double x,
                               double y,
                               double dx,
                               double dy);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaNodeArt, moa_node_art_free)

G_END_DECLS
