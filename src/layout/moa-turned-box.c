/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two rectangles are apart when one of their four sides separates them (the separating axis
 * theorem): along its direction the centres are further apart than both reach. */

#include "moa-turned-box.h"

#include <math.h>

/**
 * moa_turned_box_from_rect:
 * @rect: a rectangle with sides that are not negative, diagram units
 *
 * Returns: the rectangle, not turned
 */
MoaTurnedBox
moa_turned_box_from_rect (const graphene_rect_t *rect)
{
  double half_width = (double) rect->size.width / 2;
  double half_height = (double) rect->size.height / 2;

  return (MoaTurnedBox){
    .centre = { (double) rect->origin.x + half_width, (double) rect->origin.y + half_height },
    .half_width = half_width,
    .half_height = half_height,
    .cos = 1,
    .sin = 0,
  };
}

/**
 * moa_turned_box_from_line:
 * @a: where a straight line begins, diagram units
 * @b: where it ends
 * @width: of the line, diagram units
 *
 * What a line with square caps covers.
 *
 * Returns: a box turned along the line
 */
MoaTurnedBox
moa_turned_box_from_line (MoaPoint a, MoaPoint b, double width)
{
  double length = hypot (b.x - a.x, b.y - a.y);

  return (MoaTurnedBox){
    .centre = { (a.x + b.x) / 2, (a.y + b.y) / 2 },
    .half_width = (length + width) / 2,
    .half_height = width / 2,
    .cos = length > 0 ? (b.x - a.x) / length : 1,
    .sin = length > 0 ? (b.y - a.y) / length : 0,
  };
}

/**
 * moa_turned_box_get_bounds:
 * @self: a box
 *
 * Returns: the smallest rectangle around it that is not turned, diagram units
 */
graphene_rect_t
moa_turned_box_get_bounds (const MoaTurnedBox *self)
{
  double x = self->half_width * fabs (self->cos) + self->half_height * fabs (self->sin);
  double y = self->half_width * fabs (self->sin) + self->half_height * fabs (self->cos);

  return GRAPHENE_RECT_INIT ((float) (self->centre.x - x), (float) (self->centre.y - y),
                             (float) (2 * x), (float) (2 * y));
}

/* Whether a side of `self` separates it from `other`; (x, y) leads from its centre to the
 * other's. */
static gboolean
separates (const MoaTurnedBox *self, const MoaTurnedBox *other, double x, double y)
{
  double cos = fabs (self->cos * other->cos + self->sin * other->sin);
  double sin = fabs (self->cos * other->sin - self->sin * other->cos);

  return fabs (x * self->cos + y * self->sin)
             >= self->half_width + other->half_width * cos + other->half_height * sin
         || fabs (y * self->cos - x * self->sin)
                >= self->half_height + other->half_width * sin + other->half_height * cos;
}

/**
 * moa_turned_box_meets:
 * @self: a box
 * @other: another box
 *
 * Returns: whether they share more than an edge
 */
gboolean
moa_turned_box_meets (const MoaTurnedBox *self, const MoaTurnedBox *other)
{
  double x = other->centre.x - self->centre.x;
  double y = other->centre.y - self->centre.y;

  return !separates (self, other, x, y) && !separates (other, self, -x, -y);
}
