/* SPDX-License-Identifier: GPL-3.0-or-later */

/* librsvg is told of no place that the drawing comes from, so that it follows no reference out of
 * it, whatever the look at its references before has missed. */

#include "moa-decoder.h"

#include <librsvg/rsvg.h>
#include <math.h>
#include <string.h>

#define DPI 96.0

/* The shape that the drawing gives itself: its size, or else its view box, or else a square. */
static void
measure (RsvgHandle *handle, double *width, double *height)
{
  gboolean has_width, has_height, has_box;
  RsvgLength own_width, own_height;
  RsvgRectangle box;

  if (rsvg_handle_get_intrinsic_size_in_pixels (handle, width, height) && *width > 0 && *height > 0)
    return;
  rsvg_handle_get_intrinsic_dimensions (handle, &has_width, &own_width, &has_height, &own_height,
                                        &has_box, &box);
  *width = has_box && box.width > 0 ? box.width : 1;
  *height = has_box && box.height > 0 ? box.height : 1;
}

static cairo_surface_t *
create_surface (RsvgHandle *handle, int edge)
{
  double width, height, scale;

  measure (handle, &width, &height);
  scale = edge / MAX (width, height);
  return cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                     (int) CLAMP (round (width * scale), 1, edge),
                                     (int) CLAMP (round (height * scale), 1, edge));
}

static gboolean
render (RsvgHandle *handle, cairo_surface_t *surface, GError **error)
{
  const RsvgRectangle viewport = { 0, 0, cairo_image_surface_get_width (surface),
                                   cairo_image_surface_get_height (surface) };
  cairo_t *cr = cairo_create (surface);
  gboolean done = rsvg_handle_render_document (handle, cr, &viewport, error);

  cairo_destroy (cr);
  return done;
}

/* librsvg has one code for all; its words name cairo's status. */
static void
refuse_rendering (MoaDecoding *self, const GError *error)
{
  if (strstr (error->message, "NoMemory") != NULL)
    moa_decoding_refuse (self, MOA_PICTURE_TOO_DEMANDING, NULL);
  else
    moa_decoding_refuse (self, MOA_PICTURE_DAMAGED, error->message);
}

static void
draw (MoaDecoding *self)
{
  g_autoptr (GError) error = NULL;
  RsvgHandle *handle = rsvg_handle_new_from_data (self->data, self->size, &error);

  if (handle == NULL)
    {
      moa_decoding_refuse (self, MOA_PICTURE_DAMAGED, error->message);
      return;
    }
  rsvg_handle_set_dpi (handle, DPI);
  self->surface = create_surface (handle, self->edge);
  if (!render (handle, self->surface, &error))
    refuse_rendering (self, error);
  if (cairo_surface_status (self->surface) != CAIRO_STATUS_SUCCESS)
    moa_decoding_refuse_status (self, cairo_surface_status (self->surface));
}

/* Draws an SVG with its longer side as long as was asked for. */
void
moa_decode_svg (MoaDecoding *self)
{
  gboolean needs_files = FALSE;

  if (!moa_svg_references_check (self, &needs_files))
    return;
  if (!needs_files)
    moa_sandbox_forbid_files ();
  draw (self);
}
