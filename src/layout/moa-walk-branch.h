/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-geometry.h"

G_BEGIN_DECLS

const MoaNode *
moa_walk_change_branch (const MoaGeometry *geometry, const MoaNode *current, gboolean down);

G_END_DECLS
