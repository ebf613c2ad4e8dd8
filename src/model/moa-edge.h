/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-node.h"

G_BEGIN_DECLS

typedef enum
{
  MOA_EDGE_TRANSCRIPTION,
  MOA_EDGE_TRANSLATION,
  MOA_EDGE_CONVERSION,
  MOA_EDGE_TRANSPORT,
  MOA_EDGE_SECRETION,
  MOA_EDGE_UPTAKE,
  MOA_EDGE_BINDING,
  MOA_EDGE_CATALYSIS,
  MOA_EDGE_STIMULATION,
  MOA_EDGE_INHIBITION,
  MOA_EDGE_CLEAVAGE,
  MOA_EDGE_DEGRADATION,
  MOA_EDGE_RECYCLING,
  MOA_EDGE_ASSEMBLY,
  MOA_EDGE_ADVERSE_EFFECT,
  MOA_EDGE_ASSOCIATION,
} MoaEdgeKind;

typedef enum
{
  MOA_CERTAINTY_ESTABLISHED,
  MOA_CERTAINTY_CONTESTED,
} MoaCertainty;

/* The direction of a change. */
typedef enum
{
  MOA_SIGN_NONE = 0,
  MOA_SIGN_MINUS = -1,
  MOA_SIGN_PLUS = 1,
} MoaSign;

typedef struct
{
  double x, y;
} MoaPoint;

/* What a change of `cause` does to `effect`; `sign` is MOA_SIGN_NONE when the arrow carries no
 * influence. */
typedef struct
{
  const MoaNode *cause;
  const MoaNode *effect;
  MoaSign sign;
} MoaInfluenceLink;

/* An arrow of the mechanism. */
struct _MoaEdge
{
  MoaPart part;
  MoaEdgeKind kind;
  const MoaNode *from;
  const MoaNode *to;
  MoaCertainty certainty;
  guint n_via;
  const MoaPoint *via;        /* diagram units */
  MoaInfluenceLink influence; /* given, or by the default of the kind */
};

const char *const *moa_edge_kind_get_names (void);
const char *moa_edge_kind_to_string (MoaEdgeKind kind);
MoaSign moa_edge_kind_get_sign (MoaEdgeKind kind);

G_END_DECLS
