/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plane cut into tiles: nothing missing, nothing twice, at any size and scale. */

#include "moa-tile-grid.h"

#include <math.h>

#define ROUNDS 10000

static MoaTileGrid
make_grid (void)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) g_test_rand_double_range (-5000, 5000),
                                               (float) g_test_rand_double_range (-5000, 5000),
                                               (float) g_test_rand_double_range (0, 20000),
                                               (float) g_test_rand_double_range (0, 20000));

  return moa_tile_grid (&bounds, pow (10, g_test_rand_double_range (-2.3, 1)),
                        g_test_rand_bit () ? 256 : 512);
}

static void
test_tiles_cover_the_bounds_without_overlap (void)
{
  for (guint i = 0; i < ROUNDS; i++)
    {
      MoaTileGrid grid = make_grid ();
      double width = grid.bounds.size.width * grid.scale;
      double height = grid.bounds.size.height * grid.scale;

      g_assert_cmpfloat (grid.columns * grid.side, >=, width - 0.01);
      g_assert_cmpfloat (grid.rows * grid.side, >=, height - 0.01);
      g_assert_cmpfloat ((grid.columns - 1) * grid.side, <, MAX (width, 1));
      g_assert_cmpfloat ((grid.rows - 1) * grid.side, <, MAX (height, 1));
    }
}

static void
test_neighbours_share_an_edge (void)
{
  for (guint i = 0; i < ROUNDS; i++)
    {
      MoaTileGrid grid = make_grid ();
      int column = g_test_rand_int_range (0, grid.columns);
      int row = g_test_rand_int_range (0, grid.rows);
      graphene_rect_t tile = moa_tile_grid_get_region (&grid, column, row);
      graphene_rect_t right = moa_tile_grid_get_region (&grid, column + 1, row);
      graphene_rect_t below = moa_tile_grid_get_region (&grid, column, row + 1);
      double slack = 0.005 * tile.size.width + 0.01; /* coordinates are floats */

      g_assert_cmpfloat_with_epsilon (tile.origin.x + tile.size.width, right.origin.x, slack);
      g_assert_cmpfloat_with_epsilon (tile.origin.y + tile.size.height, below.origin.y, slack);
    }
}

static void
test_found_tiles_are_those_of_the_area (void)
{
  for (guint i = 0; i < ROUNDS; i++)
    {
      MoaTileGrid grid = make_grid ();
      double side = grid.side / grid.scale;
      graphene_rect_t area = GRAPHENE_RECT_INIT (
          (float) g_test_rand_double_range (-8000, 26000),
          (float) g_test_rand_double_range (-8000, 26000),
          (float) (side * g_test_rand_double_range (0.1, 3)),
          (float) (side * g_test_rand_double_range (0.1, 3)));
      MoaTileRange range = moa_tile_grid_find (&grid, &area, 0);

      for (int row = MAX (range.top - 1, 0); row < MIN (range.bottom + 1, grid.rows); row++)
        for (int column = MAX (range.left - 1, 0); column < MIN (range.right + 1, grid.columns);
             column++)
          {
            graphene_rect_t tile = moa_tile_grid_get_region (&grid, column, row);
            graphene_rect_t common = GRAPHENE_RECT_INIT (0, 0, 0, 0);
            gboolean meets = graphene_rect_intersection (&tile, &area, &common)
                             && common.size.width > side * 0.01 && common.size.height > side * 0.01;

            if (meets)
              g_assert_true (moa_tile_range_contains (&range, column, row));
          }
      g_assert_cmpuint (moa_tile_range_count (&range), <=, 5 * 5);
    }
}

static void
test_nothing_is_found_outside (void)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (10, 20, 1000, 500);
  MoaTileGrid grid = moa_tile_grid (&bounds, 1, 256);
  const graphene_rect_t outside[] = { GRAPHENE_RECT_INIT (-500, 20, 500, 500),
                                      GRAPHENE_RECT_INIT (1100, 20, 500, 500),
                                      GRAPHENE_RECT_INIT (10, -400, 500, 400),
                                      GRAPHENE_RECT_INIT (10, 540, 500, 500) };

  for (guint i = 0; i < G_N_ELEMENTS (outside); i++)
    {
      MoaTileRange range = moa_tile_grid_find (&grid, &outside[i], 3);

      g_assert_cmpuint (moa_tile_range_count (&range), ==, 0);
    }
}

static void
test_margin_stays_within_the_grid (void)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 1000, 500);
  MoaTileGrid grid = moa_tile_grid (&bounds, 1, 256);
  graphene_rect_t area = GRAPHENE_RECT_INIT (300, 10, 100, 100);
  MoaTileRange range = moa_tile_grid_find (&grid, &area, 9);

  g_assert_cmpint (grid.columns, ==, 4);
  g_assert_cmpint (grid.rows, ==, 2);
  g_assert_cmpuint (moa_tile_range_count (&range), ==, 8);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tile-grid/tiles-cover-the-bounds-without-overlap",
                   test_tiles_cover_the_bounds_without_overlap);
  g_test_add_func ("/tile-grid/neighbours-share-an-edge", test_neighbours_share_an_edge);
  g_test_add_func ("/tile-grid/found-tiles-are-those-of-the-area",
                   test_found_tiles_are_those_of_the_area);
  g_test_add_func ("/tile-grid/nothing-is-found-outside", test_nothing_is_found_outside);
  g_test_add_func ("/tile-grid/margin-stays-within-the-grid", test_margin_stays_within_the_grid);

  return g_test_run ();
}
