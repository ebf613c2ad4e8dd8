/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-diagram.h"
#include "moa-index.h"
#include "moa-route.h"

G_BEGIN_DECLS

MoaRoute **
moa_routes_new (const MoaDiagram *diagram, const graphene_rect_t *boxes, const MoaIndex *index);

G_END_DECLS
