/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-catalog.h"
#include "moa-compartment-painter.h"
#include "moa-geometry.h"
#include "moa-node-painter.h"

G_BEGIN_DECLS

/* The labels of all arrows, placed once for a language and a geometry. */
typedef struct _MoaEdgeLabels MoaEdgeLabels;

MoaEdgeLabels *moa_edge_labels_new (MoaCatalog *catalog,
                                    const MoaGeometry *geometry,
                                    PangoContext *context,
                                    MoaCompartmentArt *const *compartments,
                                    MoaNodeArt *const *nodes,
                                    const MoaEffectTags *tags);
void moa_edge_labels_free (MoaEdgeLabels *self);

gboolean
moa_edge_labels_get_box (const MoaEdgeLabels *self, const MoaEdge *edge, graphene_rect_t *box);
void moa_edge_labels_draw (const MoaEdgeLabels *self,
                           cairo_t *cr,
                           const MoaStyle *style,
                           const MoaCompartment *const *stage,
                           const MoaEdge *edge,
                           const MoaLook *look,
                           double scale);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaEdgeLabels, moa_edge_labels_free)

G_END_DECLS
