/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-look.h"
#include "moa-node-painter.h"
#include "moa-route.h"
#include "moa-symbol.h"

G_BEGIN_DECLS

/* An arrow as it is drawn, between the bodies of its two nodes. */
typedef struct
{
  const MoaEdge *edge;
  const MoaRoute *route;
  const MoaNodeArt *from; /* NULL: a card of its own size, which fills its box */
  const MoaNodeArt *to;
  double from_growth; /* see moa_look_get_growth() */
  double to_growth;
} MoaArrow;

void moa_edge_painter_draw (cairo_t *cr,
                            const MoaStyle *style,
                            MoaSymbolSet *symbols,
                            const MoaArrow *arrow,
                            const MoaLook *look,
                            double scale);

graphene_rect_t moa_edge_get_scissors_box (const MoaRoute *route);

G_END_DECLS
