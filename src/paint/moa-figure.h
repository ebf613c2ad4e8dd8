/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-export.h"

G_BEGIN_DECLS

/* The diagram laid out as a figure that stands for itself: title, status, warnings, diagram, step,
 * notices, imprint. */
typedef struct _MoaFigure MoaFigure;

MoaFigure *moa_figure_new (MoaCatalog *catalog, const MoaExportOptions *options);
void moa_figure_free (MoaFigure *self);

double moa_figure_get_width (const MoaFigure *self);
double moa_figure_get_height (const MoaFigure *self);
char *moa_figure_dup_title (const MoaFigure *self);
char *moa_figure_dup_description (const MoaFigure *self);
void moa_figure_draw (MoaFigure *self, cairo_t *cr, double scale);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaFigure, moa_figure_free)

G_END_DECLS
