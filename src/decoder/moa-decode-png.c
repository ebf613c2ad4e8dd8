/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A PNG says in its first bytes how many pixels it has, so that one with too many is refused before
 * anything is unpacked. */

#include "moa-decoder.h"

#include <math.h>
#include <string.h>

#define SIGNATURE "\x89PNG\r\n\x1a\n"
#define SIGNATURE_SIZE 8
#define HEADER_SIZE 24 /* signature, length and name of the first chunk, width, height */

typedef struct
{
  const guint8 *data;
  gsize left;
  gboolean ended; /* more was asked for than there is */
} Reader;

static guint32
read_number (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

static gboolean
check_header (MoaDecoding *self)
{
  const guint8 *data = self->data;

  if (self->size < SIGNATURE_SIZE || memcmp (data, SIGNATURE, SIGNATURE_SIZE) != 0)
    {
      moa_decoding_refuse (self, MOA_PICTURE_OTHER_FORMAT, NULL);
      return FALSE;
    }
  if (self->size < HEADER_SIZE || memcmp (data + 12, "IHDR", 4) != 0)
    {
      moa_decoding_refuse (self, MOA_PICTURE_DAMAGED, "the size of the picture is missing");
      return FALSE;
    }
  self->reply.width = read_number (data + 16);
  self->reply.height = read_number (data + 20);
  if (self->reply.width > MOA_PICTURE_MAX_SIDE || self->reply.height > MOA_PICTURE_MAX_SIDE)
    moa_decoding_refuse (self, MOA_PICTURE_TOO_LARGE, NULL);
  else if (self->reply.width == 0 || self->reply.height == 0)
    moa_decoding_refuse (self, MOA_PICTURE_DAMAGED, "it has no pixels");
  return self->reply.verdict == MOA_PICTURE_FINE;
}

static cairo_status_t
on_png_read (void *closure, unsigned char *data, unsigned int length)
{
  Reader *reader = closure;

  if (length > reader->left)
    {
      reader->ended = TRUE;
      return CAIRO_STATUS_READ_ERROR;
    }
  memcpy (data, reader->data, length);
  reader->data += length;
  reader->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

/* Whatever libpng finds wrong, cairo 1.16 says that there was no memory. There was, if what the
 * decoder is granted holds the picture twice: as pixels and as what they are made from. Cairo 1.18
 * says what it is. */
static gboolean
had_memory (const MoaDecoding *self)
{
  const guint64 pixels = (guint64) self->reply.width * self->reply.height * 4;

  return pixels * 2 < (guint64) MOA_PICTURE_MAX_MEMORY * 1024 * 1024;
}

static void
refuse_reading (MoaDecoding *self, cairo_status_t status, const Reader *reader)
{
  if (reader->ended)
    moa_decoding_refuse (self, MOA_PICTURE_DAMAGED, "it ends too early");
  else if (status == CAIRO_STATUS_PNG_ERROR
           || (status == CAIRO_STATUS_NO_MEMORY && had_memory (self)))
    moa_decoding_refuse (self, MOA_PICTURE_DAMAGED, "a part of it is damaged");
  else
    moa_decoding_refuse_status (self, status);
}

/* The picture no larger than it has to be; one that is small enough stays as it is. */
static cairo_surface_t *
shrink (cairo_surface_t *picture, int edge)
{
  int width = cairo_image_surface_get_width (picture);
  int height = cairo_image_surface_get_height (picture);
  double scale = MIN (1.0, (double) edge / MAX (width, height));
  cairo_surface_t *result = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                                        MAX ((int) round (width * scale), 1),
                                                        MAX ((int) round (height * scale), 1));
  cairo_t *cr = cairo_create (result);

  cairo_scale (cr, cairo_image_surface_get_width (result) / (double) width,
               cairo_image_surface_get_height (result) / (double) height);
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_paint (cr);
  cairo_destroy (cr);
  return result;
}

/* Decodes a PNG and shrinks it to what was asked for. It needs no file. */
void
moa_decode_png (MoaDecoding *self)
{
  Reader reader = { self->data, self->size, FALSE };
  cairo_surface_t *picture;

  moa_sandbox_forbid_files ();
  if (!check_header (self))
    return;
  picture = cairo_image_surface_create_from_png_stream (on_png_read, &reader);
  if (cairo_surface_status (picture) != CAIRO_STATUS_SUCCESS)
    {
      refuse_reading (self, cairo_surface_status (picture), &reader);
      return;
    }
  self->surface = shrink (picture, self->edge);
  if (cairo_surface_status (self->surface) != CAIRO_STATUS_SUCCESS)
    moa_decoding_refuse_status (self, cairo_surface_status (self->surface));
}
