/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-part.h"

G_BEGIN_DECLS

typedef enum
{
  MOA_COMPARTMENT_CELL,
  MOA_COMPARTMENT_NUCLEUS,
  MOA_COMPARTMENT_ORGANELLE,
  MOA_COMPARTMENT_BLOOD,
  MOA_COMPARTMENT_VESSEL_WALL,
  MOA_COMPARTMENT_TISSUE,
  MOA_COMPARTMENT_OUTSIDE,
} MoaCompartmentKind;

typedef enum
{
  MOA_SHAPE_ROUNDED,
  MOA_SHAPE_OVAL,
  MOA_SHAPE_BAND,
} MoaCompartmentShape;

typedef struct _MoaCompartment MoaCompartment;

/* A place where parts are: a cell, its nucleus, the blood. */
struct _MoaCompartment
{
  MoaPart part;
  MoaCompartmentKind kind;
  MoaCompartmentShape shape;
  double x, y, width, height;   /* diagram units */
  const MoaCompartment *parent; /* NULL at the top */
};

const char *const *moa_compartment_kind_get_names (void);

G_END_DECLS
