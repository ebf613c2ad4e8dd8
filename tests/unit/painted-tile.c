/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "painted-tile.h"

/* Paints the pixels of one tile of the diagram, with a painter of its own. */
void
painted_tile_draw (MoaCatalog *catalog,
                   MoaGeometry *geometry,
                   const MoaStyle *style,
                   cairo_surface_t *surface,
                   double scale,
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
  moa_diagram_painter_draw (painter, cr, scale, NULL, &clip, TRUE);
  cairo_destroy (cr);
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

/* How many bytes of two images of one size differ by more than rounding. */
guint
painted_tile_count_differences (cairo_surface_t *one, cairo_surface_t *other)
{
  const guchar *a = cairo_image_surface_get_data (one);
  const guchar *b = cairo_image_surface_get_data (other);
  int size = cairo_image_surface_get_stride (one) * cairo_image_surface_get_height (one);
  guint count = 0;

  for (int i = 0; i < size; i++)
    count += ABS (a[i] - b[i]) > 2;

  return count;
}
