/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-catalog.h"
#include "moa-influence.h"

G_BEGIN_DECLS

typedef enum
{
  MOA_LEVEL_PLAIN,
  MOA_LEVEL_CLINICAL,
} MoaLevel;

/* Sentences about the lesson in the catalog's language; the frame words come from the interface's
 * domain in the interface's language. New strings, owned by the caller; plain text without markup.
 */
char *moa_describe_part (MoaCatalog *catalog, const MoaPart *part, const MoaInfluence *influence);
char *
moa_describe_details (MoaCatalog *catalog, const MoaPart *part, const MoaInfluence *influence);
char *moa_describe_kind (const MoaPart *part);
char *moa_describe_title (MoaCatalog *catalog, const MoaPart *part);
char *moa_describe_step (MoaCatalog *catalog, const MoaStep *step);
char *moa_describe_place (MoaCatalog *catalog, const MoaStep *step, guint i);
const MoaMessage *
moa_describe_pick_level (MoaLevel level, const MoaMessage *plain, const MoaMessage *clinical);

G_END_DECLS
