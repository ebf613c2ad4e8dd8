/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-geometry.h"

G_BEGIN_DECLS

const MoaPart *moa_hit_part_at (const MoaGeometry *geometry, double x, double y, double reach);

G_END_DECLS
