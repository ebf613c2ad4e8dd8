/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-look.h"
#include "moa-text-box.h"

G_BEGIN_DECLS

/* A compartment with its heading set. */
typedef struct _MoaCompartmentArt MoaCompartmentArt;

MoaCompartmentArt *
moa_compartment_art_new (const MoaCompartment *compartment, MoaText label, PangoContext *context);
void moa_compartment_art_free (MoaCompartmentArt *self);

graphene_rect_t moa_compartment_art_get_label_box (const MoaCompartmentArt *self);
void moa_compartment_art_draw (const MoaCompartmentArt *self,
                               cairo_t *cr,
                               const MoaStyle *style,
                               const MoaLook *look,
                               double scale);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaCompartmentArt, moa_compartment_art_free)

G_END_DECLS
