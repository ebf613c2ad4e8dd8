/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <graphene.h>

#include "moa-route.h"
#include "moa-turned-box.h"

G_BEGIN_DECLS

/* A place that costs less is near the middle of the line's longest run and lies on nothing. */
#define MOA_LABEL_COST_GOOD 16.0

/* Finds room for the labels of arrows among what is drawn already. All measures are diagram units.
 */
typedef struct _MoaLabelPlacer MoaLabelPlacer;

MoaLabelPlacer *moa_label_placer_new (const graphene_rect_t *bounds);
void moa_label_placer_free (MoaLabelPlacer *self);

void moa_label_placer_add_box (MoaLabelPlacer *self, const graphene_rect_t *box);
void moa_label_placer_add_route (MoaLabelPlacer *self, const MoaRoute *route);
void moa_label_placer_add_border (MoaLabelPlacer *self, const MoaCompartment *compartment);
double moa_label_placer_find (MoaLabelPlacer *self,
                              const MoaRoute *route,
                              double width,
                              double height,
                              double limit,
                              MoaTurnedBox *place);
void moa_label_placer_take (MoaLabelPlacer *self, const MoaTurnedBox *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaLabelPlacer, moa_label_placer_free)

G_END_DECLS
