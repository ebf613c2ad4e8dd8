/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-node.h"

static const char *const kind_names[] = {
  "gene",  "rna",         "protein",   "enzyme",  "receptor", "complex",   "small-molecule",
  "lipid", "lipoprotein", "organelle", "process", "medicine", "phenotype", NULL,
};

/* moa_node_kind_get_names:
 *
 * Returns the names of the bundle format in the order of the enumeration, NULL-terminated. */
const char *const *
moa_node_kind_get_names (void)
{
  return kind_names;
}

/* moa_node_kind_to_string:
 *
 * Returns the name that the bundle format gives to a kind of node. */
const char *
moa_node_kind_to_string (MoaNodeKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kind_names) - 1, NULL);

  return kind_names[kind];
}
