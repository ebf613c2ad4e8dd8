/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-compartment-painter.h"
#include "moa-edge-bundles.h"
#include "moa-edge-labels.h"
#include "moa-effect-tag.h"
#include "moa-far-labels.h"
#include "moa-node-painter.h"
#include "moa-picture-set.h"
#include "moa-symbol.h"

G_BEGIN_DECLS

/* What the parts of a diagram look like in one language and one style. It is made when it is first
 * needed, and kept for what was needed recently. */
typedef struct _MoaArtStore MoaArtStore;

MoaArtStore *
moa_art_store_new (MoaCatalog *catalog, const MoaGeometry *geometry, const MoaStyle *style);
void moa_art_store_free (MoaArtStore *self);

MoaSymbolSet *moa_art_store_get_symbols (MoaArtStore *self);
const MoaEffectTags *moa_art_store_get_tags (const MoaArtStore *self);
const MoaCompartment *const *moa_art_store_get_stage (const MoaArtStore *self);
void moa_art_store_find_compartments (const MoaArtStore *self,
                                      const graphene_rect_t *area,
                                      GArray *found);

const MoaCompartmentArt *moa_art_store_get_compartment (MoaArtStore *self,
                                                        const MoaCompartment *compartment);
const MoaNodeArt *moa_art_store_get_node (MoaArtStore *self, const MoaNode *node, MoaDetail detail);
const MoaEdgeLabels *moa_art_store_get_labels (MoaArtStore *self, guint64 cell);
const MoaEdgeBundles *moa_art_store_get_bundles (MoaArtStore *self, double scale);
MoaFarLabels *moa_art_store_get_far_labels (MoaArtStore *self);

void moa_art_store_follow_pictures (MoaArtStore *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaArtStore, moa_art_store_free)

G_END_DECLS
