/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same input gives the same bytes: dates come from the lesson, not from the clock. Files are
 * written whole or not at all. */
#include "moa-config.h"

#include "moa-export.h"

#include "moa-figure.h"
#include "moa-markup.h"
#include "moa-save.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define POINTS_PER_UNIT 0.75  /* one CSS pixel is 1/96 inch, one point 1/72 */
#define SIDE_MAX 16384.0      /* pixels along a side of a picture */
#define PIXELS_MAX 67108864.0 /* of a picture: 256 MiB while it is painted */
#define MEGAPIXEL 1e6

static const char *const suffixes[] = {
  [MOA_EXPORT_SVG] = ".svg",
  [MOA_EXPORT_PDF] = ".pdf",
  [MOA_EXPORT_PNG] = ".png",
};

/**
 * moa_export_format_from_path:
 * @path: the name of a file
 * @format: (out): what its ending says
 *
 * The format that a file is to have, by the ending of its name in upper or lower case.
 *
 * Returns: %FALSE, and @format untouched, when the ending is none of .svg, .pdf and .png
 */
gboolean
moa_export_format_from_path (const char *path, MoaExportFormat *format)
{
  g_autofree char *lower = NULL;

  g_return_val_if_fail (path != NULL && format != NULL, FALSE);

  lower = g_ascii_strdown (path, -1);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (lower, suffixes[i]))
      {
        *format = (MoaExportFormat) i;
        return TRUE;
      }

  return FALSE;
}

static cairo_status_t
on_surface_write (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static gboolean
check_status (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The picture could not be drawn: %s"),
               cairo_status_to_string (status));

  return FALSE;
}

/* Draws the figure scaled by `factor` and finishes the surface. */
static gboolean
draw (MoaFigure *figure,
      cairo_surface_t *surface,
      double factor,
      double label_scale,
      GError **error)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_scale (cr, factor, factor);
  moa_figure_draw (figure, cr, label_scale);
  status = cairo_status (cr);
  cairo_destroy (cr);

  return check_status (status, error);
}

static gboolean
finish (cairo_surface_t *surface, GError **error)
{
  cairo_surface_finish (surface);

  return check_status (cairo_surface_status (surface), error);
}

static void
set_metadata (cairo_surface_t *surface,
              MoaFigure *figure,
              const MoaLesson *lesson,
              MoaCatalog *catalog)
{
  g_autofree char *title = moa_figure_dup_title (figure);
  g_autofree char *date = g_strdup_printf ("%sT00:00:00Z", lesson->review.reviewed);
  g_autofree char *purpose = moa_markup_strip (
      moa_catalog_get_text (catalog, &lesson->purpose).string);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, purpose);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Moa " MOA_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

static gboolean
write_pdf (MoaFigure *figure, MoaCatalog *catalog, double scale, GByteArray *bytes, GError **error)
{
  double factor = POINTS_PER_UNIT * scale;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
      on_surface_write, bytes, moa_figure_get_width (figure) * factor,
      moa_figure_get_height (figure) * factor);
  gboolean done;

  set_metadata (surface, figure, moa_bundle_get_lesson (moa_catalog_get_bundle (catalog)), catalog);
  done = draw (figure, surface, factor, 0, error) && finish (surface, error);
  cairo_surface_destroy (surface);

  return done;
}

/* cairo writes letters as outlines; so the words go into the elements that are there for them. */
static void
add_text_alternative (GByteArray *bytes, MoaFigure *figure, MoaCatalog *catalog)
{
  static const char opening[] = "<svg ";
  const char *language = moa_catalog_get_language (catalog);
  g_autofree char *title = moa_figure_dup_title (figure);
  g_autofree char *description = moa_figure_dup_description (figure);
  g_autofree char *attributes = g_markup_printf_escaped (
      "<svg role=\"img\" aria-labelledby=\"title description\" xml:lang=\"%s\" ", language);
  g_autofree char *elements = g_markup_printf_escaped (
      "\n<title id=\"title\">%s</title>\n<desc id=\"description\">%s</desc>", title, description);
  g_autofree char *text = g_strndup ((const char *) bytes->data, bytes->len);
  char *start = strstr (text, opening);
  char *end = start != NULL ? strchr (start, '>') : NULL;
  g_autofree char *result = NULL;

  g_return_if_fail (end != NULL);

  *start = '\0';
  *end = '\0';
  result = g_strconcat (text, attributes, start + strlen (opening), ">", elements, end + 1, NULL);
  g_byte_array_set_size (bytes, 0);
  g_byte_array_append (bytes, (const guint8 *) result, (guint) strlen (result));
}

static gboolean
write_svg (MoaFigure *figure, MoaCatalog *catalog, double scale, GByteArray *bytes, GError **error)
{
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (
      on_surface_write, bytes, moa_figure_get_width (figure) * scale,
      moa_figure_get_height (figure) * scale);
  gboolean done;

  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  done = draw (figure, surface, scale, 0, error) && finish (surface, error);
  cairo_surface_destroy (surface);
  if (done)
    add_text_alternative (bytes, figure, catalog);

  return done;
}

/* A picture of a lesson that is large, or at a scale that is, would take all memory. */
static gboolean
check_pixels (double width, double height, double scale, GError **error)
{
  double share = MIN (SIDE_MAX / MAX (width, height), sqrt (PIXELS_MAX / (width * height)));

  if (share >= 1)
    return TRUE;
  g_set_error (
      error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
      _ ("The PNG picture would have %.0f × %.0f pixels, %.0f million; at most %.0f million "
         "are possible, and %.0f along a side. Choose SVG or PDF, or a smaller scale: moa-tool "
         "export --scale %g"),
      width, height, width * height / MEGAPIXEL, floor (PIXELS_MAX / MEGAPIXEL), SIDE_MAX,
      floor (scale * share * 1000) / 1000);

  return FALSE;
}

static gboolean
write_png (MoaFigure *figure, double scale, GByteArray *bytes, GError **error)
{
  double width = round (moa_figure_get_width (figure) * scale);
  double height = round (moa_figure_get_height (figure) * scale);
  cairo_surface_t *surface;
  gboolean done;

  if (!check_pixels (width, height, scale, error))
    return FALSE;

  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
  done = draw (figure, surface, scale, scale, error)
         && check_status (cairo_surface_write_to_png_stream (surface, on_surface_write, bytes),
                          error);
  cairo_surface_destroy (surface);

  return done;
}

/**
 * moa_export_write:
 * @catalog: the lesson's words in the language of the picture
 * @options: what the picture shows
 * @format: what kind of file it becomes
 * @path: the file; replaced when it exists
 * @error: return location for an error: G_IO_ERROR or G_FILE_ERROR
 *
 * Writes the whole diagram with title, status, notices and imprint as a picture. An SVG or a PDF
 * consists of vectors, and the PDF's text of letters.
 *
 * Returns: %TRUE when the file is written
 */
gboolean
moa_export_write (MoaCatalog *catalog,
                  const MoaExportOptions *options,
                  MoaExportFormat format,
                  const char *path,
                  GError **error)
{
  g_autoptr (MoaFigure) figure = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gboolean done;

  g_return_val_if_fail (MOA_IS_CATALOG (catalog), FALSE);
  g_return_val_if_fail (options != NULL && options->scale > 0 && path != NULL, FALSE);

  figure = moa_figure_new (catalog, options);
  if (format == MOA_EXPORT_PDF)
    done = write_pdf (figure, catalog, options->scale, bytes, error);
  else if (format == MOA_EXPORT_SVG)
    done = write_svg (figure, catalog, options->scale, bytes, error);
  else
    done = write_png (figure, options->scale, bytes, error);

  return done && moa_save (path, bytes->data, bytes->len, error);
}
