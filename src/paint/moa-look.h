/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-diagram-painter.h"
#include "moa-style-private.h"

G_BEGIN_DECLS

/* How one part stands out from the others in a drawing. */
typedef struct
{
  gboolean faded; /* outside a focus that is not empty */
  gboolean selected;
  gboolean emphasised; /* a chosen medicine, or an arrow along which a change runs */
  const MoaNode *node; /* that medicines may change; NULL for other parts */
  MoaEffect effect;    /* what the chosen medicines do to the node */
  gboolean contested;  /* all that says so is contested */
  gboolean direct;     /* a medicine acts on the node itself */
  MoaShare share;      /* which of two medicines that are compared concerns the part */
} MoaLook;

/* How the parts stand out in one drawing. */
typedef struct
{
  const MoaHighlight *highlight; /* NULL: none does */
  GHashTable *front;             /* the parts that do not fade; NULL: none fades */
  gboolean lists_edges;          /* the focus does, so it means no others */
} MoaLooks;

MoaLooks *moa_looks_new (const MoaHighlight *highlight);
void moa_looks_free (MoaLooks *self);
MoaLook moa_looks_get (const MoaLooks *self, const MoaPart *part);

MoaLook moa_look_of_part (const MoaHighlight *highlight, const MoaPart *part);
MoaLook moa_look_of_effect (const MoaHighlight *highlight, const MoaNode *node);
MoaColor moa_look_get_line (const MoaLook *self, const MoaStyle *style, const MoaColor *color);
MoaColor moa_look_get_text (const MoaLook *self, const MoaStyle *style, const MoaColor *color);
double moa_look_get_opacity (const MoaLook *self, const MoaStyle *style);
MoaColor moa_look_get_share_color (const MoaLook *self, const MoaStyle *style);
double moa_look_get_growth (const MoaLook *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaLooks, moa_looks_free)

G_END_DECLS
