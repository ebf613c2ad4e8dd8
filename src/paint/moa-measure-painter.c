/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The shapes say what the hue does: a person who had it is filled, the others are outlines. They
 * fill from the lowest row up, as a rise of a bar goes up; a fall of a bar hangs from its zero. */

#include "moa-measure-painter.h"

#include <math.h>

#include "moa-style-private.h"

#define CELL_WIDTH 0.76  /* em, of a person with the room around */
#define CELL_HEIGHT 0.96 /* em */
#define PERSON 0.82      /* of the cell */
#define LINE 0.07        /* em, of an outline */
#define LABEL_SIZE 0.76  /* em, of the numbers at a scale */
#define BAR_WIDTH 3.0    /* em */
#define TICK_ROOM 0.5    /* em, above and below a scale, half a line of its numbers */
#define QUARTERS 4

static double
get_height (double em)
{
  return MOA_MEASURE_COLUMNS * CELL_HEIGHT * em;
}

/**
 * moa_measure_painter_get_size:
 * @em: size of the words beside it, in the units that are drawn in
 * @width: (out): of every figure
 * @height: (out): of every figure
 *
 * How large the figure of an arm is; the same for people and bars.
 */
void
moa_measure_painter_get_size (double em, double *width, double *height)
{
  *width = MOA_MEASURE_COLUMNS * CELL_WIDTH * em;
  *height = get_height (em);
}

/**
 * moa_measure_painter_get_person:
 * @index: which of the hundred, from 0; the lowest row is filled first
 * @em: size of the words beside it
 * @mirrored: whether rows begin at the right
 * @x: (out): left edge
 * @y: (out): upper edge
 * @width: (out): size
 * @height: (out): size
 *
 * Where a person stands in the figure.
 */
void
moa_measure_painter_get_person (guint index,
                                double em,
                                gboolean mirrored,
                                double *x,
                                double *y,
                                double *width,
                                double *height)
{
  guint column = index % MOA_MEASURE_COLUMNS;
  guint row = MOA_MEASURE_COLUMNS - 1 - index / MOA_MEASURE_COLUMNS;

  if (mirrored)
    column = MOA_MEASURE_COLUMNS - 1 - column;
  *width = PERSON * CELL_WIDTH * em;
  *height = PERSON * CELL_HEIGHT * em;
  *x = (column + (1 - PERSON) / 2) * CELL_WIDTH * em;
  *y = (row + (1 - PERSON) / 2) * CELL_HEIGHT * em;
}

/* --- people ----------------------------------------------------------------------------------- */

static void
add_person (cairo_t *cr, double x, double y, double width, double height)
{
  double head = 0.22 * height;
  double shoulder = y + 2 * head + 0.06 * height;
  double radius = 0.36 * width;

  cairo_new_path (cr);
  cairo_arc (cr, x + width / 2, y + head, head, 0, 2 * G_PI);
  cairo_close_path (cr);
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + radius, shoulder + radius, radius, G_PI, 1.5 * G_PI);
  cairo_arc (cr, x + width - radius, shoulder + radius, radius, 1.5 * G_PI, 2 * G_PI);
  cairo_line_to (cr, x + width, y + height);
  cairo_line_to (cr, x, y + height);
  cairo_close_path (cr);
}

/* Fills the lower part of a person; all of it for a whole one. */
static void
fill_person (cairo_t *cr, double x, double y, double width, double height, double part)
{
  cairo_save (cr);
  cairo_rectangle (cr, x, y + (1 - part) * height, width, part * height);
  cairo_clip (cr);
  add_person (cr, x, y, width, height);
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
draw_people (cairo_t *cr,
             const MoaStyle *style,
             const MoaColor *color,
             double people,
             double em,
             gboolean mirrored)
{
  double line = LINE * em;

  for (guint i = 0; i < MOA_MEASURE_COLUMNS * MOA_MEASURE_COLUMNS; i++)
    {
      double part = CLAMP (people - i, 0, 1);
      double x, y, width, height;

      moa_measure_painter_get_person (i, em, mirrored, &x, &y, &width, &height);
      if (part > 0)
        {
          moa_color_set_source (color, cr);
          fill_person (cr, x, y, width, height, part);
        }
      if (part >= 1)
        continue;

      moa_color_set_source (part > 0 ? color : &style->muted, cr);
      cairo_set_line_width (cr, line);
      add_person (cr, x + line / 2, y + line / 2, width - line, height - line);
      cairo_stroke (cr);
    }
}

/* --- bar -------------------------------------------------------------------------------------- */

/* The scale goes from the lower to the upper number; a measure of falls has its zero at the top. */
static double
get_place (const MoaMeasure *measure, double value, double em)
{
  double scale = moa_measure_get_scale (measure);
  double low = moa_measure_has_sign (measure, -1) ? -scale : 0;
  double high = moa_measure_has_sign (measure, 1) || low == 0 ? scale : 0;
  double room = get_height (em) - 2 * TICK_ROOM * em;

  return TICK_ROOM * em + (high - CLAMP (value, low, high)) / (high - low) * room;
}

/**
 * moa_measure_painter_get_bar:
 * @measure: a measure that does not count people
 * @arm: one of its arms
 * @em: size of the words beside it
 * @zero: (out): where the bar begins, down from the figure's upper edge
 * @end: (out): where it ends
 *
 * Where the bar of an arm goes from and to.
 */
void
moa_measure_painter_get_bar (const MoaMeasure *measure,
                             const MoaMeasureArm *arm,
                             double em,
                             double *zero,
                             double *end)
{
  *zero = get_place (measure, 0, em);
  *end = get_place (measure, arm->value, em);
}

static void
draw_number (cairo_t *cr,
             PangoContext *context,
             const MoaMeasure *measure,
             double value,
             double em,
             double edge,
             gboolean mirrored)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  g_autoptr (PangoFontDescription)
      font = pango_font_description_copy (pango_context_get_font_description (context));
  g_autofree char *digits = g_strdup_printf ("%s%g%s", value < 0 ? "\u2212" : "", fabs (value),
                                             moa_measure_is_percent (measure) ? "\u00a0%" : "");
  int width, height;

  pango_font_description_set_absolute_size (font, LABEL_SIZE * em * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, digits, -1);
  pango_layout_get_pixel_size (layout, &width, &height);
  cairo_move_to (cr, mirrored ? edge : edge - width, get_place (measure, value, em) - height / 2.0);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_scale (cairo_t *cr,
            PangoContext *context,
            const MoaStyle *style,
            const MoaMeasure *measure,
            double em,
            double left,
            gboolean mirrored)
{
  double scale = moa_measure_get_scale (measure);
  double edge = mirrored ? left + BAR_WIDTH * em + 0.35 * em : left - 0.35 * em;

  for (int i = -QUARTERS; i <= QUARTERS; i++)
    {
      double y = get_place (measure, i * scale / QUARTERS, em);

      if (i != 0 && !moa_measure_has_sign (measure, i)
          && (i < 0 || moa_measure_has_sign (measure, -1)))
        continue;
      moa_color_set_source (&style->muted, cr);
      cairo_set_line_width (cr, (i == 0 ? 1.6 : 0.6) * LINE * em);
      cairo_move_to (cr, left - (i == 0 ? 0.25 * em : 0), y);
      cairo_line_to (cr, left + BAR_WIDTH * em + (i == 0 ? 0.25 * em : 0), y);
      cairo_stroke (cr);
      if (i % QUARTERS == 0)
        draw_number (cr, context, measure, i * scale / QUARTERS, em, edge, mirrored);
    }
}

static void
draw_bar (cairo_t *cr,
          PangoContext *context,
          const MoaStyle *style,
          const MoaColor *color,
          const MoaMeasure *measure,
          const MoaMeasureArm *arm,
          double em,
          gboolean mirrored)
{
  double width, height, zero, end, left;

  moa_measure_painter_get_size (em, &width, &height);
  moa_measure_painter_get_bar (measure, arm, em, &zero, &end);
  left = mirrored ? 0.3 * em : width - (BAR_WIDTH + 0.3) * em;
  draw_scale (cr, context, style, measure, em, left, mirrored);

  moa_color_set_source (color, cr);
  cairo_rectangle (cr, left + 0.5 * em, MIN (zero, end), (BAR_WIDTH - 1) * em, fabs (end - zero));
  cairo_fill (cr);
}

/**
 * moa_measure_painter_draw:
 * @cr: where to, its origin the figure's upper left corner
 * @context: fonts and direction of the numbers at a scale
 * @style: colours
 * @measure: what was measured
 * @arm: one of its arms
 * @em: size of the words beside it, in units of @cr
 * @mirrored: whether the language is read from right to left
 *
 * Draws the figure of an arm, as large as moa_measure_painter_get_size() says.
 */
void
moa_measure_painter_draw (cairo_t *cr,
                          PangoContext *context,
                          const MoaStyle *style,
                          const MoaMeasure *measure,
                          const MoaMeasureArm *arm,
                          double em,
                          gboolean mirrored)
{
  const MoaColor *color = measure->about == MOA_MEASURE_HARM ? &style->edges[MOA_EDGE_ROLE_ADVERSE]
                                                             : &style->accent;

  cairo_save (cr);
  if (moa_measure_counts_people (measure))
    draw_people (cr, style, color, moa_measure_get_people (measure, arm), em, mirrored);
  else
    draw_bar (cr, context, style, color, measure, arm, em, mirrored);
  cairo_restore (cr);
}
