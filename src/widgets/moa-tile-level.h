/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-tile-grid.h"

G_BEGIN_DECLS

/* The tiles of one picture of the diagram, at one scale: those that are painted. */
typedef struct _MoaTileLevel MoaTileLevel;

MoaTileLevel *moa_tile_level_new (guint serial, const MoaTileGrid *grid, int density);
void moa_tile_level_free (MoaTileLevel *self);

guint moa_tile_level_get_serial (const MoaTileLevel *self);
const MoaTileGrid *moa_tile_level_get_grid (const MoaTileLevel *self);
int moa_tile_level_get_density (const MoaTileLevel *self);
double moa_tile_level_get_scale (const MoaTileLevel *self);

void moa_tile_level_take (MoaTileLevel *self, int column, int row, cairo_surface_t *surface);
void moa_tile_level_share (MoaTileLevel *self,
                           const MoaTileLevel *other,
                           const graphene_rect_t *but,
                           guint n_but);
gboolean moa_tile_level_has (const MoaTileLevel *self, int column, int row);
gboolean moa_tile_level_covers (const MoaTileLevel *self, const MoaTileRange *range);
gsize moa_tile_level_get_size (const MoaTileLevel *self);
void moa_tile_level_trim (MoaTileLevel *self, const MoaTileRange *around, gsize most);

void moa_tile_level_paint (MoaTileLevel *self, cairo_t *cr, double scale, cairo_filter_t filter);
void moa_tile_level_append (MoaTileLevel *self,
                            GtkWidget *widget,
                            GtkSnapshot *snapshot,
                            const graphene_rect_t *area,
                            double scale,
                            gboolean is_moving);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaTileLevel, moa_tile_level_free)

G_END_DECLS
