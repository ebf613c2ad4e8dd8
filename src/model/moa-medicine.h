/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-edge.h"
#include "moa-measure.h"

G_BEGIN_DECLS

typedef struct
{
  const MoaNode *node;
  MoaSign change;
} MoaTarget;

typedef struct _MoaTour MoaTour;

/* A medicine that the what-if switch offers. */
typedef struct
{
  const char *id;
  MoaMessage label;
  MoaMessage drug_class;
  MoaMessage plain;
  MoaMessage clinical;
  const MoaNode *node; /* its node in the diagram, or NULL */
  guint n_targets;
  const MoaTarget *targets; /* acts_on */
  const MoaTour *tour;      /* or NULL */
  guint n_measures;
  const MoaMeasure **measures;
  MoaCite cite;
} MoaMedicine;

G_END_DECLS
