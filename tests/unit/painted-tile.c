/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "painted-tile.h"

/* Paints the pixels of one tile of the diagram, with a painter of its own; (0, 0) of the surface is
 * that of the diagram. */
void
painted_tile_draw (MoaCatalog *catalog,
                   MoaGeometry *geometry,
                   const MoaStyle *style,
                   cairo_surface_t *surface,
                   double scale,
                   const MoaHighlight *highlight,
                   cairo_rectangle_int_t tile)
{
  g_autoptr (MoaDiagramPainter) painter = moa_diagram_painter_new (catalog, geometry, style);
  cairo_t *cr = cairo_create (surface);
  graphene_rect_t clip = GRAPHENE_RECT_INIT ((float) (tile.x / scale), (float) (tile.y / scale),
                                             (float) (tile.width / scale),
                                             (float) (tile.height / scale));

  cairo_rectangle (cr, tile.x, tile.y, tile.width, tile.height);
  cairo_clip (cr);
  cairo_scale (cr, scale, scale);
  moa_diagram_painter_draw (painter, cr, scale, highlight, &clip, TRUE);
  cairo_destroy (cr);
}

/* How many bytes differ by more than a tolerance between a view painted at once and painted in four
 * uneven tiles. */
guint
painted_tile_count_seams (MoaCatalog *catalog,
                          MoaGeometry *geometry,
                          const MoaStyle *style,
                          double scale,
                          const MoaHighlight *highlight,
                          cairo_rectangle_int_t view,
                          int tolerance)
{
  int x = view.x + view.width / 2;
  int y = view.y + view.height / 3;
  int right = view.x + view.width;
  int bottom = view.y + view.height;
  const cairo_rectangle_int_t tiles[] = {
    { view.x, view.y, x - view.x, y - view.y },
    { x, view.y, right - x, y - view.y },
    { view.x, y, x - view.x, bottom - y },
    { x, y, right - x, bottom - y },
  };
  cairo_surface_t *whole = cairo_image_surface_create (CAIRO_FORMAT_RGB24, view.width, view.height);
  cairo_surface_t *joined = cairo_image_surface_create (CAIRO_FORMAT_RGB24, view.width,
                                                        view.height);
  guint count;

  cairo_surface_set_device_offset (whole, -view.x, -view.y);
  cairo_surface_set_device_offset (joined, -view.x, -view.y);
  painted_tile_draw (catalog, geometry, style, whole, scale, highlight, view);
  for (guint i = 0; i < G_N_ELEMENTS (tiles); i++)
    painted_tile_draw (catalog, geometry, style, joined, scale, highlight, tiles[i]);
  count = painted_tile_count_differences (whole, joined, tolerance);
  cairo_surface_destroy (joined);
  cairo_surface_destroy (whole);

  return count;
}

/* How many pixels of an image with an alpha channel are not clear. */
guint
painted_tile_count_ink (cairo_surface_t *surface)
{
  int height = cairo_image_surface_get_height (surface);
  int width = cairo_image_surface_get_width (surface);
  int stride = cairo_image_surface_get_stride (surface);
  guint count = 0;

  cairo_surface_flush (surface);
  for (int y = 0; y < height; y++)
    {
      const guchar *row = cairo_image_surface_get_data (surface) + y * stride;

      for (int x = 0; x < width; x++)
        count += row[4 * x + 3] > 0;
    }

  return count;
}

/* How many bytes of two images of one size differ by more than a tolerance. */
guint
painted_tile_count_differences (cairo_surface_t *one, cairo_surface_t *other, int tolerance)
{
  const guchar *a = cairo_image_surface_get_data (one);
  const guchar *b = cairo_image_surface_get_data (other);
  int size = cairo_image_surface_get_stride (one) * cairo_image_surface_get_height (one);
  guint count = 0;

  for (int i = 0; i < size; i++)
    count += ABS (a[i] - b[i]) > tolerance;

  return count;
}
