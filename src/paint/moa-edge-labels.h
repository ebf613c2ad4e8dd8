/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-catalog.h"
#include "moa-compartment-painter.h"
#include "moa-geometry.h"
#include "moa-node-painter.h"
#include "moa-turned-box.h"

G_BEGIN_DECLS

/* What labels are made from; all is lent. */
typedef struct
{
  MoaCatalog *catalog;
  const MoaGeometry *geometry;
  PangoContext *context;
  const MoaEffectTags *tags;
  GHashTable *targets;                /* the nodes that medicines act on */
  const MoaCompartment *const *stage; /* parents before children */
  const MoaIndex *places;             /* of their boxes, in that order */
  graphene_rect_t (*get_heading) (gpointer owner, const MoaCompartment *place);
  gpointer owner;
} MoaEdgeLabelSource;

/* The labels of the arrows of one cell of the plane. A label lies inside of its cell, so that no
 * cell has to know of another. */
typedef struct _MoaEdgeLabels MoaEdgeLabels;

guint64 moa_edge_labels_get_cell (const MoaGeometry *geometry, const MoaEdge *edge);
graphene_rect_t moa_edge_labels_get_area (const MoaGeometry *geometry, guint64 cell);

MoaEdgeLabels *moa_edge_labels_new (const MoaEdgeLabelSource *source, guint64 cell);
void moa_edge_labels_free (MoaEdgeLabels *self);

gboolean
moa_edge_labels_get_box (const MoaEdgeLabels *self, const MoaEdge *edge, MoaTurnedBox *box);
void moa_edge_labels_draw (const MoaEdgeLabels *self,
                           cairo_t *cr,
                           const MoaStyle *style,
                           const MoaLooks *looks,
                           const graphene_rect_t *clip,
                           double scale);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaEdgeLabels, moa_edge_labels_free)

G_END_DECLS
