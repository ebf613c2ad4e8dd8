/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-diagram-view-private.h"
#include "moa-overview-map.h"

G_BEGIN_DECLS

/* Diagram units, but the frame, which is in CSS pixels of the map; the viewport goes from the first
 * to the second. */
MoaDiagramView *moa_overview_map_get_view (MoaOverviewMap *self);
graphene_rect_t moa_overview_map_get_content (MoaOverviewMap *self);
graphene_rect_t moa_overview_map_get_visible (MoaOverviewMap *self, MoaViewport camera);
MoaViewport moa_overview_map_get_viewport (MoaOverviewMap *self);
graphene_rect_t moa_overview_map_get_frame (MoaOverviewMap *self, double least);

/* moa-overview-hand.c */
void moa_overview_map_bind_keys (GtkWidgetClass *class);
void moa_overview_map_add_pointer (MoaOverviewMap *self);

G_END_DECLS
