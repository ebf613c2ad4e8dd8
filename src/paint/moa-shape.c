/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outlines of the entities follow SBGN Process Description level 1: a nucleic acid has its
 * lower corners rounded, a macromolecule all four, a complex has them cut, a simple chemical is a
 * stadium, a phenotype a hexagon. */
#include "moa-shape.h"

#include <math.h>

#define CORNER 10.0
#define BASE_CORNER 16.0  /* of a nucleic acid */
#define CUT 9.0           /* of a complex */
#define HEXAGON_SIDE 0.17 /* share of the height that a hexagon's side points reach in */

/* A rectangle whose upper and lower corners have radii of their own. */
static void
add_rounded (cairo_t *cr, const graphene_rect_t *box, double upper, double lower)
{
  double left = box->origin.x;
  double top = box->origin.y;
  double right = left + box->size.width;
  double bottom = top + box->size.height;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right - upper, top + upper, upper, -G_PI_2, 0);
  cairo_arc (cr, right - lower, bottom - lower, lower, 0, G_PI_2);
  cairo_arc (cr, left + lower, bottom - lower, lower, G_PI_2, G_PI);
  cairo_arc (cr, left + upper, top + upper, upper, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static double
limit_radius (const graphene_rect_t *box, double radius)
{
  return MAX (0, MIN (radius, MIN (box->size.width, box->size.height) / 2));
}

/* All corners cut off, `across` along the width and `down` along the height. */
static void
add_cut (cairo_t *cr, const graphene_rect_t *box, double across, double down)
{
  double left = box->origin.x;
  double top = box->origin.y;
  double right = left + box->size.width;
  double bottom = top + box->size.height;

  cairo_move_to (cr, left + across, top);
  cairo_line_to (cr, right - across, top);
  cairo_line_to (cr, right, top + down);
  cairo_line_to (cr, right, bottom - down);
  cairo_line_to (cr, right - across, bottom);
  cairo_line_to (cr, left + across, bottom);
  cairo_line_to (cr, left, bottom - down);
  cairo_line_to (cr, left, top + down);
  cairo_close_path (cr);
}

static double
get_hexagon_side (const graphene_rect_t *box)
{
  return MIN (box->size.height * HEXAGON_SIDE, box->size.width / 6);
}

/**
 * moa_shape_rounded:
 * @cr: a context in diagram units
 * @box: the outline's box
 * @radius: of the corners; limited to what the box allows
 *
 * Adds a rounded rectangle to the path.
 */
void
moa_shape_rounded (cairo_t *cr, const graphene_rect_t *box, double radius)
{
  double limited = limit_radius (box, radius);

  add_rounded (cr, box, limited, limited);
}

/**
 * moa_shape_oval:
 * @cr: a context in diagram units
 * @box: the outline's box
 *
 * Adds the largest ellipse in the box to the path.
 */
void
moa_shape_oval (cairo_t *cr, const graphene_rect_t *box)
{
  cairo_save (cr);
  cairo_translate (cr, box->origin.x + box->size.width / 2, box->origin.y + box->size.height / 2);
  cairo_scale (cr, box->size.width / 2, box->size.height / 2);
  cairo_new_sub_path (cr);
  cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
  cairo_close_path (cr);
  cairo_restore (cr);
}

/**
 * moa_shape_node:
 * @cr: a context in diagram units
 * @box: the card's box
 * @kind: what the card stands for
 *
 * Adds the outline of a node's card to the path.
 */
void
moa_shape_node (cairo_t *cr, const graphene_rect_t *box, MoaNodeKind kind)
{
  double half = box->size.height / 2;

  switch (kind)
    {
    case MOA_NODE_GENE:
    case MOA_NODE_RNA:
      add_rounded (cr, box, limit_radius (box, 2), limit_radius (box, BASE_CORNER));
      break;
    case MOA_NODE_COMPLEX:
      add_cut (cr, box, limit_radius (box, CUT), limit_radius (box, CUT));
      break;
    case MOA_NODE_PHENOTYPE:
      add_cut (cr, box, get_hexagon_side (box), half);
      break;
    case MOA_NODE_SMALL_MOLECULE:
    case MOA_NODE_LIPID:
    case MOA_NODE_MEDICINE:
      moa_shape_rounded (cr, box, MIN (half, 28));
      break;
    case MOA_NODE_ORGANELLE:
      moa_shape_rounded (cr, box, 20);
      break;
    case MOA_NODE_PROTEIN:
    case MOA_NODE_ENZYME:
    case MOA_NODE_RECEPTOR:
    case MOA_NODE_LIPOPROTEIN:
    case MOA_NODE_PROCESS:
    default:
      moa_shape_rounded (cr, box, CORNER);
      break;
    }
}

/**
 * moa_shape_get_side_inset:
 * @box: the card's box
 * @kind: what the card stands for
 *
 * How far the outline narrows at the left and right near the card's top and bottom: words keep off
 * it.
 *
 * Returns: diagram units
 */
double
moa_shape_get_side_inset (const graphene_rect_t *box, MoaNodeKind kind)
{
  switch (kind)
    {
    case MOA_NODE_PHENOTYPE:
      return get_hexagon_side (box) * 0.6;
    case MOA_NODE_SMALL_MOLECULE:
    case MOA_NODE_LIPID:
    case MOA_NODE_MEDICINE:
      return MIN (box->size.height, 56) * 0.12;
    case MOA_NODE_COMPLEX:
      return 3;
    default:
      return 0;
    }
}

/**
 * moa_shape_grow:
 * @box: a box
 * @margin: added on every side; negative: taken away
 *
 * Returns: the larger box
 */
graphene_rect_t
moa_shape_grow (const graphene_rect_t *box, double margin)
{
  float by = (float) margin;

  return GRAPHENE_RECT_INIT (box->origin.x - by, box->origin.y - by, box->size.width + 2 * by,
                             box->size.height + 2 * by);
}

/* Narrows what of a line lies between two values of a coordinate, after Liang and Barsky. */
static gboolean
cut (double from, double way, double low, double high, double *enter, double *leave)
{
  double one, other;

  if (way == 0)
    return from >= low && from <= high;
  one = (low - from) / way;
  other = (high - from) / way;
  *enter = MAX (*enter, MIN (one, other));
  *leave = MIN (*leave, MAX (one, other));

  return *enter <= *leave;
}

static gboolean
cut_box (const graphene_rect_t *box, MoaPoint from, MoaPoint way, double *enter, double *leave)
{
  return cut (from.x, way.x, box->origin.x, box->origin.x + box->size.width, enter, leave)
         && cut (from.y, way.y, box->origin.y, box->origin.y + box->size.height, enter, leave);
}

/**
 * moa_shape_clip_line:
 * @box: a box
 * @a: where a line begins
 * @b: where it ends
 * @enter: (out): where it comes into the box, as a share of its length
 * @leave: (out): where it leaves it
 *
 * What of a line lies in a box.
 *
 * Returns: %FALSE when nothing does
 */
gboolean
moa_shape_clip_line (const graphene_rect_t *box,
                     MoaPoint a,
                     MoaPoint b,
                     double *enter,
                     double *leave)
{
  *enter = 0;
  *leave = 1;

  return cut_box (box, a, (MoaPoint){ b.x - a.x, b.y - a.y }, enter, leave);
}

/**
 * moa_shape_meet_box:
 * @box: a box
 * @x: where a ray begins
 * @y: likewise
 * @dx: its direction, a unit vector
 * @dy: likewise
 *
 * How far along a ray a rectangle begins.
 *
 * Returns: the distance, 0 inside; infinity when the ray misses it
 */
double
moa_shape_meet_box (const graphene_rect_t *box, double x, double y, double dx, double dy)
{
  double near = 0;
  double far = INFINITY;

  return cut_box (box, (MoaPoint){ x, y }, (MoaPoint){ dx, dy }, &near, &far) ? near : INFINITY;
}

/**
 * moa_shape_meet_oval:
 * @box: a box
 * @x: where a ray begins
 * @y: likewise
 * @dx: its direction, a unit vector
 * @dy: likewise
 *
 * How far along a ray the largest ellipse in a rectangle begins: in units of its half axes the ray
 * meets a circle, |o + t d|² = 1.
 *
 * Returns: the distance, 0 inside; infinity when the ray misses it
 */
double
moa_shape_meet_oval (const graphene_rect_t *box, double x, double y, double dx, double dy)
{
  double a = MAX (box->size.width / 2, 1e-3);
  double b = MAX (box->size.height / 2, 1e-3);
  double ox = (x - box->origin.x) / a - 1;
  double oy = (y - box->origin.y) / b - 1;
  double ux = dx / a;
  double uy = dy / b;
  double quadratic = ux * ux + uy * uy;
  double linear = ox * ux + oy * uy;
  double root = linear * linear - quadratic * (ox * ox + oy * oy - 1);

  if (root < 0 || -linear < 0)
    return INFINITY;

  return MAX (0, (-linear - sqrt (root)) / quadratic);
}
