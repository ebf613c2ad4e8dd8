/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "moa-measure.h"
#include "moa-style.h"

G_BEGIN_DECLS

/* The figure of one arm of a measure: a hundred people, or a bar on a scale. All figures have one
 * size, so that nothing looks larger than it is. The words around it are not part of it. */

#define MOA_MEASURE_COLUMNS 10 /* people in a row; ten rows make a hundred */

void moa_measure_painter_get_size (double em, double *width, double *height);
void moa_measure_painter_get_person (guint index,
                                     double em,
                                     gboolean mirrored,
                                     double *x,
                                     double *y,
                                     double *width,
                                     double *height);
void moa_measure_painter_get_bar (const MoaMeasure *measure,
                                  const MoaMeasureArm *arm,
                                  double em,
                                  double *zero,
                                  double *end);
void moa_measure_painter_draw (cairo_t *cr,
                               PangoContext *context,
                               const MoaStyle *style,
                               const MoaMeasure *measure,
                               const MoaMeasureArm *arm,
                               double em,
                               gboolean mirrored);

G_END_DECLS
