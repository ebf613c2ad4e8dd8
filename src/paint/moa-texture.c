/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stage, not the play: every pattern is a stroke along the outline of its compartment or a few
 * quiet shapes inside it. Rows of small things (lipids of a membrane, cells of a vessel's lining)
 * are dashes of a wide line, which follow any outline at no cost. */
#include "moa-texture.h"

#include "moa-shape.h"

#include <math.h>

#define MEMBRANE 7.0    /* from the outer to the inner line */
#define LIPID_STEP 5.0  /* along the membrane */
#define ENVELOPE 6.5    /* of a nucleus */
#define PORE 8.0        /* in the envelope */
#define LINING 6.0      /* cells that line a vessel */
#define FOLD_STEP 6.0   /* between the folds of an organelle */
#define FIBRE_STEP 26.0 /* between the muscle fibres of a wall */
#define VILLUS_STEP 7.5
#define VILLUS_WIDTH 5.0
#define VILLUS_LENGTH 9.0

/**
 * moa_texture_get_corner_radius:
 * @box: the box of a rounded compartment
 *
 * How round its corners are.
 *
 * Returns: diagram units
 */
double
moa_texture_get_corner_radius (const graphene_rect_t *box)
{
  return MIN (46.0, MIN (box->size.width, box->size.height) * 0.2);
}

static graphene_rect_t
get_box (const MoaCompartment *compartment)
{
  return GRAPHENE_RECT_INIT ((float) compartment->x, (float) compartment->y,
                             (float) compartment->width, (float) compartment->height);
}

/**
 * moa_texture_draw_outline:
 * @cr: a context in diagram units
 * @box: a compartment's box
 * @shape: its shape
 *
 * Adds the outline of a compartment to the path.
 */
void
moa_texture_draw_outline (cairo_t *cr, const graphene_rect_t *box, MoaCompartmentShape shape)
{
  switch (shape)
    {
    case MOA_SHAPE_OVAL:
      moa_shape_oval (cr, box);
      break;
    case MOA_SHAPE_BAND:
      cairo_rectangle (cr, box->origin.x, box->origin.y, box->size.width, box->size.height);
      break;
    case MOA_SHAPE_ROUNDED:
    default:
      moa_shape_rounded (cr, box, moa_texture_get_corner_radius (box));
      break;
    }
}

/* The outline moved inwards, so that it stays parallel. */
static void
add_parallel (cairo_t *cr, const graphene_rect_t *box, MoaCompartmentShape shape, double inset)
{
  graphene_rect_t inner = moa_shape_grow (box, -inset);

  if (shape == MOA_SHAPE_ROUNDED)
    moa_shape_rounded (cr, &inner, MAX (4, moa_texture_get_corner_radius (box) - inset));
  else
    moa_texture_draw_outline (cr, &inner, shape);
}

/* The two long sides of a band, `inset` from its edge. */
static void
add_long_sides (cairo_t *cr, const graphene_rect_t *box, double inset)
{
  double left = box->origin.x + inset;
  double top = box->origin.y + inset;
  double right = box->origin.x + box->size.width - inset;
  double bottom = box->origin.y + box->size.height - inset;

  if (box->size.height >= box->size.width)
    {
      cairo_move_to (cr, left, box->origin.y);
      cairo_line_to (cr, left, box->origin.y + box->size.height);
      cairo_move_to (cr, right, box->origin.y);
      cairo_line_to (cr, right, box->origin.y + box->size.height);
      return;
    }

  cairo_move_to (cr, box->origin.x, top);
  cairo_line_to (cr, box->origin.x + box->size.width, top);
  cairo_move_to (cr, box->origin.x, bottom);
  cairo_line_to (cr, box->origin.x + box->size.width, bottom);
}

static void
stroke (cairo_t *cr, const MoaColor *color, double alpha, double width)
{
  MoaColor shade = moa_color_with_alpha (color, alpha);

  moa_color_set_source (&shade, cr);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}

/* Two lines with the tails of the lipids between them. */
static void
draw_membrane (cairo_t *cr,
               const MoaStyle *style,
               const graphene_rect_t *box,
               MoaCompartmentShape shape,
               const MoaColor *color)
{
  const double tails[] = { 1.1, LIPID_STEP - 1.1 };

  add_parallel (cr, box, shape, MEMBRANE / 2);
  cairo_set_dash (cr, tails, G_N_ELEMENTS (tails), 0);
  stroke (cr, color, style->texture, MEMBRANE);
  cairo_set_dash (cr, NULL, 0, 0);
  moa_texture_draw_outline (cr, box, shape);
  stroke (cr, color, 1, style->compartment_border);
  add_parallel (cr, box, shape, MEMBRANE);
  stroke (cr, color, 1, style->compartment_border * 0.8);
}

/* The length of the outline at a distance from the box; of an ellipse after Ramanujan's first
 * approximation, π (3 (a + b) − √((3 a + b)(a + 3 b))). */
static double
measure_outline (const graphene_rect_t *box, MoaCompartmentShape shape, double inset)
{
  double a = box->size.width / 2 - inset;
  double b = box->size.height / 2 - inset;
  double radius = moa_texture_get_corner_radius (box) - inset;

  if (shape == MOA_SHAPE_OVAL)
    return G_PI * (3 * (a + b) - sqrt ((3 * a + b) * (a + 3 * b)));
  if (shape == MOA_SHAPE_ROUNDED)
    return 4 * (a + b) - 8 * radius + 2 * G_PI * radius;

  return 4 * (a + b);
}

/* Two lines that meet at every pore: dashes of a wide line, hollowed by the same dashes narrower
 * and shorter. */
static void
draw_envelope (cairo_t *cr,
               const MoaStyle *style,
               const graphene_rect_t *box,
               MoaCompartmentShape shape,
               const MoaCompartmentColors *colors)
{
  const double border = style->compartment_border;
  const double length = measure_outline (box, shape, ENVELOPE / 2);
  const double step = length / MAX (1, round (length / 48));
  const double wide[] = { step - PORE, PORE };
  const double narrow[] = { step - PORE - 2 * border, PORE + 2 * border };

  add_parallel (cr, box, shape, ENVELOPE / 2);
  cairo_set_dash (cr, wide, G_N_ELEMENTS (wide), 0);
  stroke (cr, &colors->stroke, 1, ENVELOPE);
  add_parallel (cr, box, shape, ENVELOPE / 2);
  cairo_set_dash (cr, narrow, G_N_ELEMENTS (narrow), -border);
  stroke (cr, &colors->fill, 1, ENVELOPE - 2 * border);
  cairo_set_dash (cr, NULL, 0, 0);
}

/* The vessel's wall: an outer line, and the flat cells of the lining in a row. */
static void
draw_lining (cairo_t *cr,
             const MoaStyle *style,
             const graphene_rect_t *box,
             const MoaCompartmentColors *colors)
{
  const double cells[] = { 24, 2.5 };

  add_long_sides (cr, box, LINING / 2 + 1);
  cairo_set_dash (cr, cells, G_N_ELEMENTS (cells), 0);
  stroke (cr, &colors->stroke, style->texture, LINING);
  cairo_set_dash (cr, NULL, 0, 0);
  add_long_sides (cr, box, 0);
  stroke (cr, &colors->stroke, 1, style->compartment_border * 1.6);
}

static void
draw_edge (cairo_t *cr,
           const MoaStyle *style,
           const graphene_rect_t *box,
           MoaCompartmentShape shape,
           const MoaColor *color)
{
  moa_texture_draw_outline (cr, box, shape);
  stroke (cr, color, 1, style->compartment_border);
}

/* Folds of a membrane system along the left and right edge, shorter the farther in they are. */
static void
draw_folds (cairo_t *cr, const MoaStyle *style, const graphene_rect_t *box, const MoaColor *color)
{
  double reach = box->size.height * 0.36;
  double middle = box->origin.y + box->size.height / 2;

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (guint i = 0; i < 3; i++)
    {
      double inset = 7 + i * FOLD_STEP;
      double half = reach * (1 - 0.24 * i);
      double bulge = 3;
      double left = box->origin.x + inset;
      double right = box->origin.x + box->size.width - inset;

      cairo_move_to (cr, left + bulge, middle - half);
      cairo_curve_to (cr, left - bulge, middle - half / 2, left - bulge, middle + half / 2,
                      left + bulge, middle + half);
      cairo_move_to (cr, right - bulge, middle - half);
      cairo_curve_to (cr, right + bulge, middle - half / 2, right + bulge, middle + half / 2,
                      right - bulge, middle + half);
    }
  stroke (cr, color, style->texture * 0.8, 2.6);
}

/* A number in [0, 1) that looks random and is the same in every drawing: van der Corput's sequence
 * in a base. */
static double
scatter (guint index, guint base)
{
  double result = 0;
  double share = 1;

  for (; index > 0; index /= base)
    {
      share /= base;
      result += share * (index % base);
    }

  return result;
}

/* Red cells, seen from the front or the side, drifting along the vessel. */
static void
draw_blood_cells (cairo_t *cr,
                  const MoaStyle *style,
                  const graphene_rect_t *box,
                  const MoaColor *color)
{
  double area = box->size.width * box->size.height;
  guint count = (guint) MIN (area / 6500, 400);

  for (guint i = 1; i <= count; i++)
    {
      double x = box->origin.x + 22 + scatter (i, 2) * MAX (0, box->size.width - 44);
      double y = box->origin.y + 34 + scatter (i, 3) * MAX (0, box->size.height - 52);
      double tilt = scatter (i, 5);

      cairo_save (cr);
      cairo_translate (cr, x, y);
      cairo_rotate (cr, (tilt - 0.5) * G_PI);
      cairo_scale (cr, 9, 4.5 + 4 * scatter (i, 7));
      cairo_new_sub_path (cr);
      cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
      cairo_new_sub_path (cr);
      cairo_arc_negative (cr, 0, 0, 0.42, 2 * G_PI, 0);
      cairo_restore (cr);
    }
  {
    MoaColor shade = moa_color_with_alpha (color, style->texture * 0.3);

    moa_color_set_source (&shade, cr);
    cairo_fill (cr);
  }
}

/* Long waves across the short side: fibres of muscle, layers of skin. */
static void
draw_fibres (cairo_t *cr,
             const MoaStyle *style,
             const graphene_rect_t *box,
             const MoaColor *color,
             double from)
{
  gboolean upright = box->size.height >= box->size.width;
  double across = upright ? box->size.width : box->size.height;
  double along = upright ? box->size.height : box->size.width;

  cairo_save (cr);
  cairo_translate (cr, box->origin.x, box->origin.y);
  if (!upright)
    cairo_transform (cr, &(cairo_matrix_t){ 0, 1, 1, 0, 0, 0 });
  for (double offset = across * from; offset < across - 6; offset += FIBRE_STEP / 2)
    {
      cairo_move_to (cr, offset, 0);
      for (double y = 0; y < along; y += 44)
        cairo_curve_to (cr, offset + 5, y + 15, offset - 5, y + 29, offset, y + 44);
    }
  cairo_restore (cr);
  stroke (cr, color, style->texture * 0.55, 1.6);
}

static void
draw_layers (cairo_t *cr,
             const MoaStyle *style,
             const graphene_rect_t *box,
             const MoaCompartmentColors *colors)
{
  const double cells[] = { 15, 2 };
  gboolean upright = box->size.height > box->size.width;

  for (guint i = 0; i < 2; i++)
    {
      double inset = 5 + 8.0 * i;

      if (upright)
        {
          cairo_move_to (cr, box->origin.x + inset, box->origin.y);
          cairo_line_to (cr, box->origin.x + inset, box->origin.y + box->size.height);
        }
      else
        {
          cairo_move_to (cr, box->origin.x, box->origin.y + inset);
          cairo_line_to (cr, box->origin.x + box->size.width, box->origin.y + inset);
        }
      cairo_set_dash (cr, cells, G_N_ELEMENTS (cells), 8.0 * i);
      stroke (cr, &colors->stroke, style->texture * (1.1 - 0.4 * i), 6.5);
    }
  cairo_set_dash (cr, NULL, 0, 0);
}

/* Villi along the left edge, where the lumen is. */
static void
draw_villi (cairo_t *cr, const MoaStyle *style, const graphene_rect_t *box, const MoaColor *color)
{
  double inset = moa_texture_get_corner_radius (box) * 0.9;
  double length = box->size.height - 2 * inset;
  guint count = (guint) (length / VILLUS_STEP);
  MoaColor shade = moa_color_with_alpha (color, style->texture * 0.8);

  for (guint i = 0; i < count; i++)
    {
      double y = box->origin.y + inset + (i + 0.5) * length / count;

      cairo_move_to (cr, box->origin.x, y);
      cairo_line_to (cr, box->origin.x + VILLUS_LENGTH - 2.0 * (i % 2), y);
    }
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, VILLUS_WIDTH);
  moa_color_set_source (&shade, cr);
  cairo_stroke (cr);
}

/**
 * moa_texture_draw_inside:
 * @cr: where to
 * @style: the style
 * @compartment: a compartment whose fill is drawn
 *
 * Draws what a compartment has inside of its border.
 */
void
moa_texture_draw_inside (cairo_t *cr, const MoaStyle *style, const MoaCompartment *compartment)
{
  graphene_rect_t box = get_box (compartment);
  const MoaCompartmentColors *colors = moa_style_get_compartment_colors (style, compartment->kind);

  cairo_save (cr);
  moa_texture_draw_outline (cr, &box, compartment->shape);
  cairo_clip (cr);
  switch (compartment->kind)
    {
    case MOA_COMPARTMENT_ORGANELLE:
      draw_folds (cr, style, &box, &colors->stroke);
      break;
    case MOA_COMPARTMENT_BLOOD:
      draw_blood_cells (cr, style, &box, &colors->stroke);
      break;
    case MOA_COMPARTMENT_VESSEL_WALL:
      draw_fibres (cr, style, &box, &colors->stroke, 0.55);
      break;
    case MOA_COMPARTMENT_TISSUE:
      if (compartment->shape == MOA_SHAPE_BAND)
        draw_layers (cr, style, &box, colors);
      else
        draw_villi (cr, style, &box, &colors->stroke);
      break;
    case MOA_COMPARTMENT_CELL:
    case MOA_COMPARTMENT_NUCLEUS:
    case MOA_COMPARTMENT_OUTSIDE:
    default:
      break;
    }
  cairo_restore (cr);
}

/**
 * moa_texture_draw_border:
 * @cr: where to
 * @style: the style
 * @compartment: a compartment
 *
 * Draws the border of a compartment: a membrane, an envelope with pores, the wall of a vessel.
 */
void
moa_texture_draw_border (cairo_t *cr, const MoaStyle *style, const MoaCompartment *compartment)
{
  graphene_rect_t box = get_box (compartment);
  const MoaCompartmentColors *colors = moa_style_get_compartment_colors (style, compartment->kind);

  cairo_save (cr);
  switch (compartment->kind)
    {
    case MOA_COMPARTMENT_CELL:
      draw_membrane (cr, style, &box, compartment->shape, &colors->stroke);
      break;
    case MOA_COMPARTMENT_NUCLEUS:
      draw_envelope (cr, style, &box, compartment->shape, colors);
      break;
    case MOA_COMPARTMENT_BLOOD:
      draw_lining (cr, style, &box, colors);
      break;
    case MOA_COMPARTMENT_VESSEL_WALL:
      add_long_sides (cr, &box, 0);
      stroke (cr, &colors->stroke, 1, style->compartment_border);
      break;
    case MOA_COMPARTMENT_ORGANELLE:
    case MOA_COMPARTMENT_TISSUE:
    case MOA_COMPARTMENT_OUTSIDE:
    default:
      draw_edge (cr, style, &box, compartment->shape, &colors->stroke);
      break;
    }
  cairo_restore (cr);
}
