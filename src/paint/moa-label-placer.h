/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <graphene.h>

#include "moa-route.h"

G_BEGIN_DECLS

/* Finds room for the labels of arrows among what is drawn already. All measures are diagram units.
 */
typedef struct _MoaLabelPlacer MoaLabelPlacer;

MoaLabelPlacer *moa_label_placer_new (const graphene_rect_t *bounds);
void moa_label_placer_free (MoaLabelPlacer *self);

void moa_label_placer_add_box (MoaLabelPlacer *self, const graphene_rect_t *box);
void moa_label_placer_add_route (MoaLabelPlacer *self, const MoaRoute *route);
void moa_label_placer_add_border (MoaLabelPlacer *self, const MoaCompartment *compartment);
gboolean moa_label_placer_place (MoaLabelPlacer *self,
                                 const MoaRoute *route,
                                 double width,
                                 double height,
                                 graphene_rect_t *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaLabelPlacer, moa_label_placer_free)

G_END_DECLS
