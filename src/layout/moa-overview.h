/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-viewport.h"

G_BEGIN_DECLS

/* Where one is in a whole: from its beginning to its end in each direction. */
typedef enum
{
  MOA_OVERVIEW_START,
  MOA_OVERVIEW_MIDDLE,
  MOA_OVERVIEW_END,
} MoaOverviewPlace;

void moa_overview_get_size (const graphene_rect_t *content,
                            double most_width,
                            double most_height,
                            double least,
                            double *width,
                            double *height);
graphene_rect_t moa_overview_get_visible (MoaViewport camera, double width, double height);
double moa_overview_get_share (const graphene_rect_t *visible, const graphene_rect_t *content);
void moa_overview_get_place (const graphene_rect_t *visible,
                             const graphene_rect_t *content,
                             MoaOverviewPlace *x,
                             MoaOverviewPlace *y);
graphene_rect_t moa_overview_get_frame (MoaViewport map,
                                        const graphene_rect_t *visible,
                                        double width,
                                        double height,
                                        double least);

G_END_DECLS
