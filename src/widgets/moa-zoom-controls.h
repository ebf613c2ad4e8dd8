/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-diagram-view.h"

G_BEGIN_DECLS

/* Away, the scale in percent, closer, and the whole lesson. Properties: "view" (MoaDiagramView). */
#define MOA_TYPE_ZOOM_CONTROLS (moa_zoom_controls_get_type ())
G_DECLARE_FINAL_TYPE (MoaZoomControls, moa_zoom_controls, MOA, ZOOM_CONTROLS, GtkWidget)

GtkWidget *moa_zoom_controls_new (void);

G_END_DECLS
