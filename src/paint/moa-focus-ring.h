/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-route.h"
#include "moa-style.h"

G_BEGIN_DECLS

graphene_rect_t moa_focus_ring_get_bounds (const MoaRoute *route, double scale);
void moa_focus_ring_draw (cairo_t *cr, const MoaStyle *style, const MoaRoute *route, double scale);

G_END_DECLS
