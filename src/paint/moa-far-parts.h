/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-effect-tag.h"
#include "moa-geometry.h"
#include "moa-look.h"

G_BEGIN_DECLS

/* Parts that are too small on the device for what they look like near. */
gboolean moa_node_is_dot (const graphene_rect_t *box, double scale);
gboolean moa_node_shows_tag (const graphene_rect_t *box, const MoaLook *look, double scale);
void moa_nodes_draw_dots (cairo_t *cr,
                          const MoaStyle *style,
                          const MoaGeometry *geometry,
                          const MoaEffectTags *tags,
                          const MoaLooks *looks,
                          const GArray *nodes,
                          double scale);
void moa_compartment_draw_far (cairo_t *cr,
                               const MoaStyle *style,
                               const MoaCompartment *place,
                               const MoaLook *look,
                               double scale);

G_END_DECLS
