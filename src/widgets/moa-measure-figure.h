/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-catalog.h"

G_BEGIN_DECLS

/* The picture of one arm of a measure, for people as an image with a name. */
#define MOA_TYPE_MEASURE_FIGURE (moa_measure_figure_get_type ())
G_DECLARE_FINAL_TYPE (MoaMeasureFigure, moa_measure_figure, MOA, MEASURE_FIGURE, GtkWidget)

GtkWidget *
moa_measure_figure_new (MoaCatalog *catalog, const MoaMeasure *measure, const MoaMeasureArm *arm);

G_END_DECLS
