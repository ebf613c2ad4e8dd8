/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-notice.h"

/* moa_notices_dup_sorted:
 * @notices: notices of a lesson
 *
 * The order in which they are shown: the gravest first, and in the author's order within one
 * severity. Returns a new array that owns no notice. */
GPtrArray *
moa_notices_dup_sorted (GPtrArray *notices)
{
  GPtrArray *sorted;

  g_return_val_if_fail (notices != NULL, NULL);

  sorted = g_ptr_array_new ();
  for (int severity = MOA_NOTICE_BOXED_WARNING; severity >= MOA_NOTICE_INFO; severity--)
    for (guint i = 0; i < notices->len; i++)
      {
        const MoaNotice *notice = g_ptr_array_index (notices, i);

        if ((int) notice->severity == severity)
          g_ptr_array_add (sorted, (gpointer) notice);
      }

  return sorted;
}
