/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-diagram-painter.h"

void painted_tile_draw (MoaCatalog *catalog,
                        MoaGeometry *geometry,
                        const MoaStyle *style,
                        cairo_surface_t *surface,
                        double scale,
                        const MoaHighlight *highlight,
                        cairo_rectangle_int_t tile);
guint painted_tile_count_seams (MoaCatalog *catalog,
                                MoaGeometry *geometry,
                                const MoaStyle *style,
                                double scale,
                                const MoaHighlight *highlight,
                                cairo_rectangle_int_t view,
                                int tolerance);
guint painted_tile_count_ink (cairo_surface_t *surface);
guint painted_tile_count_differences (cairo_surface_t *one, cairo_surface_t *other, int tolerance);
