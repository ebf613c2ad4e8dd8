/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-compartment.h"

G_BEGIN_DECLS

typedef enum
{
  MOA_NODE_GENE,
  MOA_NODE_RNA,
  MOA_NODE_PROTEIN,
  MOA_NODE_ENZYME,
  MOA_NODE_RECEPTOR,
  MOA_NODE_COMPLEX,
  MOA_NODE_SMALL_MOLECULE,
  MOA_NODE_LIPID,
  MOA_NODE_LIPOPROTEIN,
  MOA_NODE_ORGANELLE,
  MOA_NODE_PROCESS,
  MOA_NODE_MEDICINE,
  MOA_NODE_PHENOTYPE,
} MoaNodeKind;

typedef struct _MoaEdge MoaEdge;

/* An entity of the mechanism. */
typedef struct
{
  MoaPart part;
  MoaNodeKind kind;
  const MoaCompartment *compartment; /* NULL: in none */
  double x, y;                       /* centre, diagram units */
  double width, height;              /* 0 when the file gives no size: the layout chooses by kind */
  const char *symbol;                /* a name of the symbol set, or NULL */
  const char *image;                 /* a path relative to the root, or NULL */
  guint n_outgoing, n_incoming;
  const MoaEdge **outgoing; /* in file order */
  const MoaEdge **incoming;
} MoaNode;

const char *const *moa_node_kind_get_names (void);
const char *moa_node_kind_to_string (MoaNodeKind kind);

G_END_DECLS
