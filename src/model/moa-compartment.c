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
