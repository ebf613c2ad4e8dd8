/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-cache.h"
#include "moa-far-labels.h"

G_BEGIN_DECLS

/* At the scale of a step, pixels. */
#define MOA_FAR_SIZE 10.0
#define MOA_FAR_GAP 1.5
#define MOA_FAR_MOST_LINES 2u

struct _MoaFarLabels
{
  MoaCatalog *catalog;
  const MoaGeometry *geometry;
  const MoaDiagram *diagram;
  const MoaStyle *style;
  PangoContext *context;
  const MoaCompartment *const *stage;
  const MoaIndex *places;
  MoaCache *nodes; /* MoaTextBox by index */
  MoaCache *headings;
};

graphene_rect_t moa_far_labels_make_box (const MoaTextBox *words, double x, double y, double level);
gboolean moa_far_labels_cover_node (MoaFarLabels *self,
                                    const graphene_rect_t *box,
                                    double smallest,
                                    const MoaLooks *looks);

const MoaTextBox *moa_far_headings_choose (MoaFarLabels *self,
                                           guint index,
                                           double level,
                                           graphene_rect_t *box,
                                           guint depth);

G_END_DECLS
