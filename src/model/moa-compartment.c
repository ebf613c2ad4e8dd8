/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-compartment.h"

static const char *const kind_names[] = {
  "cell", "nucleus", "organelle", "blood", "vessel-wall", "tissue", "outside", NULL,
};

/* moa_compartment_kind_get_names:
 *
 * Returns the names of the bundle format in the order of the enumeration, NULL-terminated. */
const char *const *
moa_compartment_kind_get_names (void)
{
  return kind_names;
}

/* moa_compartment_kind_to_string:
 *
 * Returns the name that the bundle format gives to a sort of place. */
const char *
moa_compartment_kind_to_string (MoaCompartmentKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kind_names) - 1, NULL);

  return kind_names[kind];
}

/* moa_compartment_kind_from_string:
 *
 * Stores the kind that the bundle format calls `name` and returns TRUE; FALSE when there is
 * none. */
gboolean
moa_compartment_kind_from_string (const char *name, MoaCompartmentKind *kind)
{
  for (guint i = 0; kind_names[i] != NULL; i++)
    {
      if (g_strcmp0 (kind_names[i], name) != 0)
        continue;
      *kind = (MoaCompartmentKind) i;
      return TRUE;
    }
  return FALSE;
}
