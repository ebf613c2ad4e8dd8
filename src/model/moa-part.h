/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "moa-source.h"
#include "moa-text.h"

G_BEGIN_DECLS

typedef enum
{
  MOA_PART_NODE,
  MOA_PART_EDGE,
  MOA_PART_COMPARTMENT,
} MoaPartType;

/* What the diagram is made of. Nodes, edges and compartments share one namespace of ids and begin
 * with this. */
typedef struct
{
  MoaPartType type;
  guint index; /* position among the parts of its type in the file */
  const char *id;
  MoaMessage label; /* empty for an edge without one */
  MoaMessage plain; /* always empty for a compartment */
  MoaMessage clinical;
  MoaCite cite;
} MoaPart;

/* Parts in an order that means something: a focus, a path. */
typedef struct
{
  guint n_parts;
  const MoaPart **parts;
} MoaPartList;

gboolean moa_part_list_contains (const MoaPartList *self, const MoaPart *part);

G_END_DECLS
