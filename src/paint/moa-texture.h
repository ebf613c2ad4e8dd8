/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <graphene.h>

#include "moa-style-private.h"

G_BEGIN_DECLS

/* What fills or edges a compartment so that it looks like what it is. All draw in diagram units,
 * for colours and widths of `style`, and leave `cr` as it was. */
double moa_texture_get_corner_radius (const graphene_rect_t *box);
void moa_texture_draw_outline (cairo_t *cr, const graphene_rect_t *box, MoaCompartmentShape shape);
void
moa_texture_draw_inside (cairo_t *cr, const MoaStyle *style, const MoaCompartment *compartment);
void
moa_texture_draw_border (cairo_t *cr, const MoaStyle *style, const MoaCompartment *compartment);

G_END_DECLS
