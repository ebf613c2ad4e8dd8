/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-influence.h"

G_BEGIN_DECLS

/* A diagram made of numbers: nodes 0 to n - 1, arrows added one by one, and medicines. */
typedef struct
{
  MoaDiagram diagram;
  MoaNode *nodes;
  GPtrArray *edges;     /* MoaEdge */
  GPtrArray *medicines; /* MoaMedicine */
  GPtrArray *links;     /* the lists of the nodes' arrows */
} DrawnDiagram;

DrawnDiagram *drawn_diagram_new (guint n_nodes);
void drawn_diagram_free (DrawnDiagram *self);
const MoaEdge *
drawn_diagram_connect (DrawnDiagram *self, guint from, guint to, int sign, gboolean contested);
void drawn_diagram_link (DrawnDiagram *self);
const MoaMedicine *drawn_diagram_give (DrawnDiagram *self, int own, guint target, int change);
MoaInfluence *drawn_diagram_take (DrawnDiagram *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrawnDiagram, drawn_diagram_free)

G_END_DECLS
