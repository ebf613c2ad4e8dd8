/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <graphene.h>

G_BEGIN_DECLS

/* A plane cut into squares of whole pixels, so that a large picture is painted and kept in pieces.
 */
typedef struct
{
  graphene_rect_t bounds; /* diagram units; its origin is a corner of tile 0, 0 */
  double scale;           /* pixels per diagram unit */
  int side;               /* of a tile, pixels */
  int columns;            /* as many as the bounds need; at least one */
  int rows;
} MoaTileGrid;

/* The tiles of columns [left, right) and rows [top, bottom). */
typedef struct
{
  int left;
  int top;
  int right;
  int bottom;
} MoaTileRange;

MoaTileGrid moa_tile_grid (const graphene_rect_t *bounds, double scale, int side);
gboolean moa_tile_grid_equal (const MoaTileGrid *a, const MoaTileGrid *b);
MoaTileRange moa_tile_grid_find (const MoaTileGrid *self, const graphene_rect_t *area, int more);
graphene_rect_t moa_tile_grid_get_region (const MoaTileGrid *self, int column, int row);

guint moa_tile_range_count (const MoaTileRange *self);
gboolean moa_tile_range_contains (const MoaTileRange *self, int column, int row);
double moa_tile_range_measure (const MoaTileRange *self, int column, int row);

G_END_DECLS
