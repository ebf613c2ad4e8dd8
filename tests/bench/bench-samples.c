/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-samples.h"

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double *one = a;
  const double *other = b;

  return (*one > *other) - (*one < *other);
}

/* bench_samples_get_share:
 * @samples: (element-type double): sorted by this
 * @share: 0.5 for the median, 0.95 for what 95 of 100 are not above, 1 for the largest
 *
 * Returns: the sample there, 0 when there is none */
double
bench_samples_get_share (GArray *samples, double share)
{
  if (samples->len == 0)
    return 0;
  g_array_sort (samples, compare_doubles);

  return g_array_index (samples, double, (guint) ((samples->len - 1) * share));
}
