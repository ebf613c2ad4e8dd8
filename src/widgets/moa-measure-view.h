/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-catalog.h"

G_BEGIN_DECLS

/* What a study found: benefit or harm, the figures of its arms side by side, its words, who took
 * part, and its sources. */
GtkWidget *moa_measure_view_new (MoaCatalog *catalog, const MoaMeasure *measure);

G_END_DECLS
