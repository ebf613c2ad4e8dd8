/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "moa-catalog.h"
#include "moa-compare.h"
#include "moa-describe.h"
#include "moa-geometry.h"
#include "moa-style.h"

G_BEGIN_DECLS

/* Draws a lesson's diagram on a cairo context whose user space is diagram units. The one painter:
 * screen, files and paper all go through it. For one thread, which need not be the main one if the
 * lesson's picture set was made before. It draws the pictures that have come until then. */
#define MOA_TYPE_DIAGRAM_PAINTER (moa_diagram_painter_get_type ())
G_DECLARE_FINAL_TYPE (MoaDiagramPainter, moa_diagram_painter, MOA, DIAGRAM_PAINTER, GObject)

/* What is put in front. All may be NULL or empty; parts outside `focus` fade when it is not empty.
 */
typedef struct
{
  const MoaPartList *focus;
  const MoaPart *selected;
  const MoaInfluence *influence; /* what the medicines do that are switched on */
  const MoaCompare *compare;     /* which of two does it; then `influence` is what both do */
} MoaHighlight;

MoaDiagramPainter *
moa_diagram_painter_new (MoaCatalog *catalog, const MoaGeometry *geometry, const MoaStyle *style);

/* Draws what meets `clip` (NULL: all). `scale` is device pixels (CSS pixels on screen) per diagram
 * unit: it decides which labels are large enough to be shown. The background is filled only when
 * `background`. */
void moa_diagram_painter_draw (MoaDiagramPainter *self,
                               cairo_t *cr,
                               double scale,
                               const MoaHighlight *highlight,
                               const graphene_rect_t *clip,
                               gboolean background);

G_END_DECLS
