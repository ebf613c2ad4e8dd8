/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tile (column, row) holds the pixels [column * side, (column + 1) * side) to the right of the
 * origin of the bounds, and likewise below it; pixels are diagram units times the scale. */

#include "moa-tile-grid.h"

#include <math.h>

#define SLACK 1e-3 /* pixels; a line on the edge of a tile belongs to one side only */

static int
count_tiles (double length, double scale, int side)
{
  return MAX ((int) ceil ((length * scale - SLACK) / side), 1);
}

/**
 * moa_tile_grid:
 * @bounds: what there is to paint, diagram units
 * @scale: pixels per diagram unit
 * @side: of a tile, pixels
 *
 * The grid that covers @bounds; its last column and row may reach over them.
 *
 * Returns: a grid
 */
MoaTileGrid
moa_tile_grid (const graphene_rect_t *bounds, double scale, int side)
{
  return (MoaTileGrid){
    .bounds = *bounds,
    .scale = scale,
    .side = side,
    .columns = count_tiles (bounds->size.width, scale, side),
    .rows = count_tiles (bounds->size.height, scale, side),
  };
}

/**
 * moa_tile_grid_equal:
 * @a: a grid
 * @b: another
 *
 * Whether a tile of one is the same piece of the same picture as that of the other.
 *
 * Returns: %TRUE if so
 */
gboolean
moa_tile_grid_equal (const MoaTileGrid *a, const MoaTileGrid *b)
{
  return graphene_rect_equal (&a->bounds, &b->bounds) && a->side == b->side
         && fabs (a->scale - b->scale) < 1e-9 * a->scale;
}

static int
find_tile (const MoaTileGrid *self, double offset, int n_tiles)
{
  return (int) CLAMP (floor (offset * self->scale / self->side), 0, n_tiles);
}

static int
find_end (const MoaTileGrid *self, double offset, int n_tiles)
{
  return (int) CLAMP (ceil ((offset * self->scale - SLACK) / self->side), 0, n_tiles);
}

/**
 * moa_tile_grid_find:
 * @self: a grid
 * @area: diagram units
 * @more: so many tiles further on each side
 *
 * The tiles that have something of @area.
 *
 * Returns: a range within the grid; an empty one when @area lies outside
 */
MoaTileRange
moa_tile_grid_find (const MoaTileGrid *self, const graphene_rect_t *area, int more)
{
  double x = (double) area->origin.x - self->bounds.origin.x;
  double y = (double) area->origin.y - self->bounds.origin.y;
  MoaTileRange range = {
    .left = find_tile (self, x, self->columns),
    .top = find_tile (self, y, self->rows),
    .right = find_end (self, x + area->size.width, self->columns),
    .bottom = find_end (self, y + area->size.height, self->rows),
  };

  if (moa_tile_range_count (&range) == 0)
    return (MoaTileRange){ 0 };

  range.left = MAX (range.left - more, 0);
  range.top = MAX (range.top - more, 0);
  range.right = MIN (range.right + more, self->columns);
  range.bottom = MIN (range.bottom + more, self->rows);

  return range;
}

/**
 * moa_tile_grid_get_region:
 * @self: a grid
 * @column: of a tile
 * @row: of a tile
 *
 * What a tile shows.
 *
 * Returns: diagram units
 */
graphene_rect_t
moa_tile_grid_get_region (const MoaTileGrid *self, int column, int row)
{
  double side = self->side / self->scale;

  return GRAPHENE_RECT_INIT ((float) (self->bounds.origin.x + column * side),
                             (float) (self->bounds.origin.y + row * side), (float) side,
                             (float) side);
}

/**
 * moa_tile_range_count:
 * @self: a range
 *
 * Returns: how many tiles it has
 */
guint
moa_tile_range_count (const MoaTileRange *self)
{
  return (guint) MAX (self->right - self->left, 0) * (guint) MAX (self->bottom - self->top, 0);
}

/**
 * moa_tile_range_contains:
 * @self: a range
 * @column: of a tile
 * @row: of a tile
 *
 * Returns: whether the tile is one of it
 */
gboolean
moa_tile_range_contains (const MoaTileRange *self, int column, int row)
{
  return column >= self->left && column < self->right && row >= self->top && row < self->bottom;
}

/**
 * moa_tile_range_measure:
 * @self: a range
 * @column: of a tile
 * @row: of a tile
 *
 * How far a tile is from the middle of a range: the order in which tiles are wanted.
 *
 * Returns: the distance of the middles, in tiles
 */
double
moa_tile_range_measure (const MoaTileRange *self, int column, int row)
{
  return hypot (column + 0.5 - (self->left + self->right) / 2.0,
                row + 0.5 - (self->top + self->bottom) / 2.0);
}
