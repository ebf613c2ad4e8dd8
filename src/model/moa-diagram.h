/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-edge.h"

G_BEGIN_DECLS

/* The mechanism as it is drawn. */
typedef struct
{
  double width, height; /* diagram units: 1 is one CSS pixel at 100 %, x to the right, y down */
  MoaMessage caption;
  MoaMessage how_to_read;
  guint n_compartments;
  const MoaCompartment **compartments; /* file order; a parent may come after its child */
  guint n_nodes;
  const MoaNode **nodes;
  guint n_edges;
  const MoaEdge **edges;
  const MoaNode **cause_order; /* n_nodes nodes, causes before effects */
} MoaDiagram;

const MoaNode *const *moa_diagram_get_cause_order (const MoaDiagram *self);

G_END_DECLS
