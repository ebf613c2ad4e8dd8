/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "picture-difference.h"

#include <stdlib.h>

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guchar *row = cairo_image_surface_get_data (surface)
                      + (gsize) y * (gsize) cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (gconstpointer) row)[x] & 0xffffff;
}

static gboolean
differs (guint32 a, guint32 b, guint fuzz)
{
  for (guint shift = 0; shift <= 16; shift += 8)
    if ((guint) abs ((int) (a >> shift & 0xff) - (int) (b >> shift & 0xff)) > fuzz)
      return TRUE;

  return FALSE;
}

/* How many pixels of two pictures of the same size differ by more than `fuzz` of 255 in red, green
 * or blue. */
guint
picture_count_different (cairo_surface_t *actual, cairo_surface_t *reference, guint fuzz)
{
  guint count = 0;

  cairo_surface_flush (actual);
  cairo_surface_flush (reference);
  for (int y = 0; y < cairo_image_surface_get_height (reference); y++)
    for (int x = 0; x < cairo_image_surface_get_width (reference); x++)
      if (differs (get_pixel (actual, x, y), get_pixel (reference, x, y), fuzz))
        count++;

  return count;
}

/* The reference, pale, with every differing pixel in red; owned by the caller. */
cairo_surface_t *
picture_draw_difference (cairo_surface_t *actual, cairo_surface_t *reference, guint fuzz)
{
  int width = cairo_image_surface_get_width (reference);
  int height = cairo_image_surface_get_height (reference);
  cairo_surface_t *result = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  guchar *data = cairo_image_surface_get_data (result);
  gsize stride = (gsize) cairo_image_surface_get_stride (result);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        guint32 pixel = get_pixel (reference, x, y);
        guint32 pale = 192 + ((pixel >> 16 & 0xff) + (pixel >> 8 & 0xff) + (pixel & 0xff)) / 12;
        guint32 *target = (guint32 *) (gpointer) (data + (gsize) y * stride) + x;

        *target = differs (get_pixel (actual, x, y), pixel, fuzz) ? 0xe01b24
                                                                  : pale << 16 | pale << 8 | pale;
      }
  cairo_surface_mark_dirty (result);

  return result;
}
