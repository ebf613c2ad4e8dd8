/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-geometry.h"

G_BEGIN_DECLS

typedef enum
{
  MOA_WALK_FORWARD, /* along an arrow */
  MOA_WALK_BACK,    /* against an arrow */
  MOA_WALK_UP,      /* between branches */
  MOA_WALK_DOWN,
  MOA_WALK_FIRST,         /* first cause */
  MOA_WALK_LAST,          /* last effect */
  MOA_WALK_ONTO_NEXT,     /* from a node onto the arrow that leads on */
  MOA_WALK_ONTO_PREVIOUS, /* from a node onto the arrow that leads to it */
} MoaWalk;

const MoaPart *moa_walk_next (const MoaGeometry *geometry,
                              const MoaPart *current,
                              const MoaPart *previous,
                              MoaWalk direction);

G_END_DECLS
