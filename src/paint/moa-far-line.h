/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "moa-route.h"

G_BEGIN_DECLS

/* What tells lines apart from far away, where arrows have no heads: paths and dashes in pixels of
 * the device, whatever the scale. */
gboolean moa_far_line_add_bar (cairo_t *cr, const MoaRoute *route, double scale);
void moa_far_line_set_dashes (cairo_t *cr, gboolean dashed, double scale);
gboolean moa_far_line_add_more (cairo_t *cr,
                                const MoaRoute *route,
                                const graphene_rect_t *shown,
                                gboolean at_start,
                                double scale);

G_END_DECLS
