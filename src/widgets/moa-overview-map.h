/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-diagram-view.h"

G_BEGIN_DECLS

/* The whole diagram made small, with a frame around what its view shows: to see where one is, and
 * to go elsewhere. It is there only while there is something out of view.
 *
 * Signal: "rested" (self), a moment after the last move of the view. */
#define MOA_TYPE_OVERVIEW_MAP (moa_overview_map_get_type ())
G_DECLARE_FINAL_TYPE (MoaOverviewMap, moa_overview_map, MOA, OVERVIEW_MAP, GtkWidget)

GtkWidget *moa_overview_map_new (MoaDiagramView *view);

void moa_overview_map_get_size (MoaOverviewMap *self,
                                int pane_width,
                                int pane_height,
                                int *width,
                                int *height);
void moa_overview_map_set_has_room (MoaOverviewMap *self, gboolean has_room);
gboolean moa_overview_map_is_held (MoaOverviewMap *self);

G_END_DECLS
