/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-figure.h"
#include "moa-text-box.h"

G_BEGIN_DECLS

#define MOA_FIGURE_MARGIN 40.0 /* on all sides, diagram units */

typedef struct
{
  MoaTextBox *words;
  double x, y;
  const MoaColor *color;
  const char *tag; /* of the structure of a PDF */
} MoaFigureParagraph;

struct _MoaFigure
{
  MoaCatalog *catalog;
  MoaBundle *bundle;
  const MoaStyle *style;
  MoaExportOptions options;
  MoaInfluence *influence; /* NULL: no medicine is shown */
  MoaGeometry *geometry;
  MoaDiagramPainter *painter;
  PangoContext *context;

  GArray *paragraphs; /* of MoaFigureParagraph */
  GArray *boxes;      /* of graphene_rect_t: frames of boxed warnings */
  double diagram_x, diagram_y;
  double content_width;
  double y; /* while it is laid out: where the next block begins */
};

void moa_figure_lay_out (MoaFigure *self);

G_END_DECLS
