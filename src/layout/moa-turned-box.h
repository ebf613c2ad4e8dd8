/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <graphene.h>

#include "moa-edge.h"

G_BEGIN_DECLS

/* A rectangle turned about its centre, by a direction (cos, sin) of its width: y is down, so a
 * positive sine turns it clockwise. Diagram units. */
typedef struct
{
  MoaPoint centre;
  double half_width, half_height;
  double cos, sin;
} MoaTurnedBox;

MoaTurnedBox moa_turned_box_from_rect (const graphene_rect_t *rect);
MoaTurnedBox moa_turned_box_from_line (MoaPoint a, MoaPoint b, double width);

graphene_rect_t moa_turned_box_get_bounds (const MoaTurnedBox *self);
gboolean moa_turned_box_meets (const MoaTurnedBox *self, const MoaTurnedBox *other);

G_END_DECLS
