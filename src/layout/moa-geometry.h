/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <graphene.h>

#include "moa-diagram.h"
#include "moa-index.h"

G_BEGIN_DECLS

/* Where every part of a diagram is: boxes of nodes and compartments, routes of edges. Diagram
 * units; immutable; the diagram has to outlive it. */
typedef struct _MoaGeometry MoaGeometry;

typedef struct _MoaRoute MoaRoute;

MoaGeometry *moa_geometry_new (const MoaDiagram *diagram);
MoaGeometry *moa_geometry_ref (MoaGeometry *self);
void moa_geometry_unref (MoaGeometry *self);

const MoaDiagram *moa_geometry_get_diagram (const MoaGeometry *self);
graphene_rect_t moa_geometry_get_bounds (const MoaGeometry *self); /* of everything drawn */
graphene_rect_t moa_geometry_get_part_box (const MoaGeometry *self, const MoaPart *part);
graphene_rect_t moa_geometry_get_parts_box (const MoaGeometry *self, const MoaPartList *parts);
const MoaRoute *moa_geometry_get_route (const MoaGeometry *self, const MoaEdge *edge);
const MoaIndex *moa_geometry_get_node_index (const MoaGeometry *self);
const MoaIndex *moa_geometry_get_edge_index (const MoaGeometry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaGeometry, moa_geometry_unref)

G_END_DECLS
