/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-look.h"
#include "moa-route.h"
#include "moa-symbol.h"

G_BEGIN_DECLS

void moa_edge_painter_draw (cairo_t *cr, const MoaStyle *style, MoaSymbolSet *symbols, const MoaEdge *edge, const MoaRoute *route, const MoaLook *look, double scale);

graphene_rect_t moa_edge_get_scissors_box (const MoaRoute *route);

G_END_DECLS
