/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "moa-geometry.h"
#include "moa-look.h"

G_BEGIN_DECLS

/* The arrows of a diagram as they are seen from far away: those that run between the same two
 * places are one line, whose width tells how many they are. */
typedef struct _MoaEdgeBundles MoaEdgeBundles;

MoaEdgeBundles *moa_edge_bundles_new (const MoaGeometry *geometry, double scale);
void moa_edge_bundles_free (MoaEdgeBundles *self);

guint moa_edge_bundles_get_n (const MoaEdgeBundles *self);
guint moa_edge_bundles_get_n_edges (const MoaEdgeBundles *self, guint index);
guint moa_edge_bundles_get_n_left_out (const MoaEdgeBundles *self);
gboolean moa_edge_bundles_is_whole (const MoaEdgeBundles *self, const MoaEdge *edge);
void moa_edge_bundles_draw (const MoaEdgeBundles *self,
                            cairo_t *cr,
                            const MoaStyle *style,
                            const MoaLook *look,
                            const graphene_rect_t *clip,
                            double scale);
void moa_edges_draw_far (cairo_t *cr,
                         const MoaStyle *style,
                         const MoaGeometry *geometry,
                         const MoaLooks *looks,
                         const GArray *edges,
                         double scale);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaEdgeBundles, moa_edge_bundles_free)

G_END_DECLS
