/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-catalog.h"
#include "moa-compare.h"

G_BEGIN_DECLS

/* What medicines do, in words. Names come from the lesson in the catalog's language, the frame from
 * the interface's domain. New strings, owned by the caller, where a function does not say that it
 * lends; plain text without markup. */

/* For markers: one word, lent. */
const char *moa_describe_effect_word (MoaEffect effect, gboolean contested);
const char *moa_describe_effect_key (void);

/* After the name of the part or arrow was said. */
char *moa_describe_change (MoaCatalog *catalog, const MoaInfluence *influence, const MoaNode *node);
char *moa_describe_flow (MoaCatalog *catalog, const MoaInfluence *influence, const MoaEdge *edge);

/* Sentences that stand alone. */
char *moa_describe_effect (MoaCatalog *catalog, const MoaInfluence *influence, const MoaNode *node);
char *moa_describe_share (MoaCatalog *catalog, const MoaCompare *compare, const MoaNode *node);
char *moa_describe_why (MoaCatalog *catalog, const MoaInfluence *influence, const MoaNode *node);

/* The reason, as sentences that are walked one by one. */
guint moa_describe_get_n_reasons (const MoaPath *path);
const MoaEdge *moa_describe_get_reason_edge (const MoaPath *path, guint index);
char *moa_describe_reason (MoaCatalog *catalog, const MoaPath *path, guint index);

G_END_DECLS
