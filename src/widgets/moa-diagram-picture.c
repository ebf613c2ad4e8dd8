/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Painting a mechanism with cairo takes longer than a frame lasts once it is large, moving a
 * picture of it does not. So the screen shows pictures: a cut of the diagram, painted by the one
 * painter. A GPU keeps them as textures; without one cairo shows the surface itself, for GTK 4.8
 * turns every pixel of a texture into numbers and back before cairo gets it. */

#include "moa-diagram-picture.h"

#include <math.h>

static GdkTexture *
new_texture (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;

  bytes = g_bytes_new_with_free_func (
      cairo_image_surface_get_data (surface), (gsize) stride * (gsize) height,
      (GDestroyNotify) cairo_surface_destroy, cairo_surface_reference (surface));

  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, (gsize) stride);
}

/**
 * moa_diagram_picture_paint:
 * @self: a picture
 * @painter: what paints
 * @highlight: what is put in front
 * @region: the cut to paint, diagram units
 * @scale: CSS pixels per diagram unit
 * @device_scale: device pixels per CSS pixel
 *
 * Paints the picture anew, background and all. What it shows is widened to whole pixels, towards
 * the bottom right.
 */
void
moa_diagram_picture_paint (MoaDiagramPicture *self,
                           MoaDiagramPainter *painter,
                           const MoaHighlight *highlight,
                           const graphene_rect_t *region,
                           double scale,
                           int device_scale)
{
  int width = MAX ((int) ceil (region->size.width * scale - 1e-3), 1);
  int height = MAX ((int) ceil (region->size.height * scale - 1e-3), 1);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * device_scale,
                                                         height * device_scale);
  cairo_t *cr = cairo_create (surface);

  moa_diagram_picture_clear (self);
  self->region = GRAPHENE_RECT_INIT (region->origin.x, region->origin.y, (float) (width / scale),
                                     (float) (height / scale));
  self->scale = scale;

  cairo_scale (cr, scale * device_scale, scale * device_scale);
  cairo_translate (cr, -region->origin.x, -region->origin.y);
  moa_diagram_painter_draw (painter, cr, scale, highlight, &self->region, TRUE);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  self->surface = surface;
}

/**
 * moa_diagram_picture_clear:
 * @self: a picture
 *
 * Lets go of what was painted.
 */
void
moa_diagram_picture_clear (MoaDiagramPicture *self)
{
  g_clear_object (&self->texture);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
}

/**
 * moa_diagram_picture_covers:
 * @self: a picture
 * @region: diagram units
 *
 * Whether the picture shows the whole of @region, to within a tenth of a pixel.
 *
 * Returns: %FALSE also when nothing is painted
 */
gboolean
moa_diagram_picture_covers (const MoaDiagramPicture *self, const graphene_rect_t *region)
{
  graphene_rect_t smaller;
  float slack = (float) (0.1 / MAX (self->scale, 0.01));

  if (self->surface == NULL)
    return FALSE;

  graphene_rect_inset_r (region, slack, slack, &smaller);

  return graphene_rect_contains_rect (&self->region, &smaller);
}

static gboolean
is_drawn_by_cairo (GtkWidget *widget)
{
  return GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (gtk_widget_get_native (widget)));
}

static void
append_surface (MoaDiagramPicture *self, GtkSnapshot *snapshot, const graphene_rect_t *place)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, place);

  cairo_translate (cr, place->origin.x, place->origin.y);
  cairo_scale (cr, place->size.width / cairo_image_surface_get_width (self->surface),
               place->size.height / cairo_image_surface_get_height (self->surface));
  cairo_set_source_surface (cr, self->surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
  cairo_paint (cr);
  cairo_destroy (cr);
}

/**
 * moa_diagram_picture_append:
 * @self: a picture
 * @widget: the widget that shows it
 * @snapshot: where it is shown
 * @origin: the point of the diagram that lies at the origin of @snapshot, diagram units
 * @scale: CSS pixels of @snapshot per diagram unit
 *
 * Shows the picture where it belongs, stretched when @scale is not its own; nothing when nothing
 * is painted.
 */
void
moa_diagram_picture_append (MoaDiagramPicture *self,
                            GtkWidget *widget,
                            GtkSnapshot *snapshot,
                            const graphene_point_t *origin,
                            double scale)
{
  graphene_rect_t place;

  if (self->surface == NULL)
    return;

  place = GRAPHENE_RECT_INIT ((float) ((self->region.origin.x - origin->x) * scale),
                              (float) ((self->region.origin.y - origin->y) * scale),
                              (float) (self->region.size.width * scale),
                              (float) (self->region.size.height * scale));
  if (is_drawn_by_cairo (widget))
    {
      append_surface (self, snapshot, &place);
      return;
    }

  if (self->texture == NULL)
    self->texture = new_texture (self->surface);
  gtk_snapshot_append_texture (snapshot, self->texture, &place);
}
