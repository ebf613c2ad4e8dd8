/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-diagram.h"
#include "moa-medicine.h"

G_BEGIN_DECLS

/* What taking medicines does to a part. "Less" means that there is less of it or that it does
 * less. */
typedef enum
{
  MOA_EFFECT_NONE,
  MOA_EFFECT_LESS,
  MOA_EFFECT_MORE,
  MOA_EFFECT_DEPENDS, /* less by one path, more by another */
} MoaEffect;

/* One arrow of a path: what a change of the cause does. `cause` and `effect` follow the influence,
 * which may run against the arrow. */
typedef struct
{
  const MoaEdge *edge;
  const MoaNode *cause;
  const MoaNode *effect;
  MoaSign sign;     /* what more of the cause does to the effect */
  MoaEffect result; /* LESS or MORE of the effect at this place of the path */
} MoaPathLink;

/* One way from a medicine to a part. It begins at the medicine's own part of the diagram, of which
 * there is more (`target` is then that part, with MOA_SIGN_PLUS), or where no arrow leads from it,
 * at a part that the medicine acts on. */
typedef struct
{
  const MoaMedicine *medicine;
  const MoaTarget *target;
  guint n_links; /* 0: the medicine acts on the part itself */
  const MoaPathLink *links;
  MoaEffect result;   /* LESS or MORE of the part */
  gboolean contested; /* an arrow of it is */
} MoaPath;

/* What one or several medicines, taken together, do to each part of a diagram. Immutable; any
 * thread may read it. Diagram and medicines are lent and have to live while it is asked. */
typedef struct _MoaInfluence MoaInfluence;

MoaInfluence *moa_influence_new (const MoaDiagram *diagram,
                                 const MoaMedicine *const *medicines,
                                 guint n_medicines);
MoaInfluence *moa_influence_ref (MoaInfluence *self);
void moa_influence_unref (MoaInfluence *self);

guint moa_influence_get_n_medicines (const MoaInfluence *self);
const MoaMedicine *moa_influence_get_medicine (const MoaInfluence *self, guint index);
gboolean moa_influence_has_medicine_node (const MoaInfluence *self, const MoaNode *node);

MoaEffect moa_influence_get_effect (const MoaInfluence *self, const MoaNode *node);
MoaEffect moa_influence_get_effect_of (const MoaInfluence *self, const MoaNode *node, guint index);
gboolean moa_influence_is_contested (const MoaInfluence *self, const MoaNode *node);
gboolean moa_influence_is_possible (const MoaInfluence *self, const MoaNode *node);
gboolean moa_influence_is_direct (const MoaInfluence *self, const MoaNode *node);
gboolean moa_influence_has_edge (const MoaInfluence *self, const MoaEdge *edge);

guint moa_influence_get_n_paths (const MoaInfluence *self, const MoaNode *node);
const MoaPath *moa_influence_get_path (const MoaInfluence *self, const MoaNode *node, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaInfluence, moa_influence_unref)

G_END_DECLS
