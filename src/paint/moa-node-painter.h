/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-effect-tag.h"
#include "moa-look.h"
#include "moa-node-art.h"

G_BEGIN_DECLS

/* Draws nodes under any look. */

void moa_node_art_draw (const MoaNodeArt *self,
                        cairo_t *cr,
                        const MoaStyle *style,
                        MoaSymbolSet *symbols,
                        const MoaEffectTags *tags,
                        const MoaLook *look,
                        double scale);

gboolean moa_node_art_is_labelled (const MoaNodeArt *self, double scale);
gboolean moa_node_art_get_symbol_box (const MoaNodeArt *self, double growth, graphene_rect_t *box);
double moa_node_art_get_reach (const MoaNodeArt *self,
                               double growth,
                               double x,
                               double y,
                               double dx,
                               double dy);

G_END_DECLS
