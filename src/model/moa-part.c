/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-part.h"

/* moa_part_list_contains:
 *
 * Returns whether `part` is one of the list. */
gboolean
moa_part_list_contains (const MoaPartList *self, const MoaPart *part)
{
  for (guint i = 0; i < self->n_parts; i++)
    {
      if (self->parts[i] == part)
        return TRUE;
    }
  return FALSE;
}
