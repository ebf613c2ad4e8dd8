/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-catalog.h"
#include "moa-effect-tag.h"
#include "moa-geometry.h"
#include "moa-look.h"
#include "moa-text-box.h"

G_BEGIN_DECLS

/* The words of a diagram that is seen from far away: the headings of compartments, and the labels
 * of the most important nodes. They have about the same size on the device at every scale, and none
 * lies on another. */
typedef struct _MoaFarLabels MoaFarLabels;

/* One drawing of them. */
typedef struct
{
  cairo_t *cr;
  double scale;
  const MoaLooks *looks;
  const MoaEffectTags *tags;
  const graphene_rect_t *clip;
  GArray *placed; /* (nullable): the boxes of all that is drawn are added, graphene_rect_t */
  gboolean (*is_labelled) (gpointer owner, const MoaNode *node, double scale); /* by its own card */
  gpointer owner;
} MoaFarDrawing;

MoaFarLabels *moa_far_labels_new (MoaCatalog *catalog,
                                  const MoaGeometry *geometry,
                                  const MoaStyle *style,
                                  PangoContext *context,
                                  const MoaCompartment *const *stage,
                                  const MoaIndex *places);
void moa_far_labels_free (MoaFarLabels *self);

double moa_far_labels_get_level (double scale);
void moa_far_labels_draw (MoaFarLabels *self, const MoaFarDrawing *drawing);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaFarLabels, moa_far_labels_free)

G_END_DECLS
