/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-act.h"

G_BEGIN_DECLS

/* Appends what an arrow shows at a share of its act, 0 to 1. `symbols`: boxes by node, or NULL. */
void moa_act_pose (const MoaGeometry *geometry,
                   GHashTable *symbols,
                   const MoaEdge *edge,
                   double share,
                   GArray *actors);

/* The share of its act at which an arrow has shown what it is about. */
double moa_act_get_telling_share (const MoaEdge *edge);

G_END_DECLS
