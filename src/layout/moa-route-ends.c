/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ends on one side of a box are put into the order in which their lines leave, so that these do not
 * cross, and pushed apart no more than needed: of all places that keep the gap, those whose squared
 * distances from the wanted ones sum up to the least (isotonic regression by pooling adjacent
 * violators: Ayer et al. 1955, doi:10.1214/aoms/1177728423). */

#include "moa-route-ends.h"

#include <stdlib.h>

#define GAP 12.0       /* between two ends, where the side has room for it, diagram units */
#define SIDE_INSET 4.0 /* of the outermost ends from the corners, diagram units */
#define N_SIDES 4

/* Neighbours that ended up at one place after the gaps were taken out. */
typedef struct
{
  double mean, weight;
  guint n;
} Pool;

static int
compare_ends (gconstpointer a, gconstpointer b)
{
  const MoaRouteEnd *one = *(MoaRouteEnd *const *) a;
  const MoaRouteEnd *other = *(MoaRouteEnd *const *) b;

  if (one->order != other->order)
    return one->order < other->order ? -1 : 1;

  return (one->tie > other->tie) - (one->tie < other->tie);
}

static void
add_to_pools (GArray *pools, double place, double weight)
{
  Pool pool = { place, weight, 1 };

  while (pools->len > 0)
    {
      const Pool *last = &g_array_index (pools, Pool, pools->len - 1);

      if (last->mean <= pool.mean)
        break;
      pool.mean = (pool.mean * pool.weight + last->mean * last->weight)
                  / (pool.weight + last->weight);
      pool.weight += last->weight;
      pool.n += last->n;
      g_array_set_size (pools, pools->len - 1);
    }
  g_array_append_val (pools, pool);
}

static void
spread_side (MoaRouteEnd **ends, guint n_ends, double low, double high, GArray *pools)
{
  double gap = MIN (GAP, (high - low) / MAX (n_ends - 1, 1));
  double last = high - (n_ends - 1) * gap;
  guint next = 0;

  g_array_set_size (pools, 0);
  for (guint i = 0; i < n_ends; i++)
    add_to_pools (pools, ends[i]->at - i * gap, ends[i]->weight);

  for (guint i = 0; i < pools->len; i++)
    {
      const Pool *pool = &g_array_index (pools, Pool, i);
      double start = CLAMP (pool->mean, low, MAX (last, low));

      for (guint j = 0; j < pool->n; j++, next++)
        if (!ends[next]->fixed)
          ends[next]->at = start + next * gap;
    }
}

static void
find_side (const graphene_rect_t *box, MoaSide side, double *low, double *high)
{
  gboolean upright = moa_side_is_upright (side);
  double start = upright ? box->origin.y : box->origin.x;
  double size = upright ? box->size.height : box->size.width;
  double inset = MIN (SIDE_INSET, size / 4);

  *low = start + inset;
  *high = start + size - inset;
}

/**
 * moa_route_ends_spread:
 * @ends: (array length=n_ends) (inout): where arrows want to touch boxes; all of a diagram
 * @n_ends: how many
 * @boxes: (array length=n_boxes): the nodes' boxes, diagram units
 * @n_boxes: how many
 *
 * Moves the ends apart that share a side of a box, and all of them onto their side.
 */
void
moa_route_ends_spread (MoaRouteEnd *ends, guint n_ends, const graphene_rect_t *boxes, guint n_boxes)
{
  g_autofree guint *starts = g_new0 (guint, n_boxes * N_SIDES + 2);
  g_autofree MoaRouteEnd **sorted = g_new (MoaRouteEnd *, MAX (n_ends, 1));
  g_autoptr (GArray) pools = g_array_new (FALSE, FALSE, sizeof (Pool));

  /* Counted two places ahead, so that filling the lists leaves the starts one place ahead. */
  for (guint i = 0; i < n_ends; i++)
    starts[ends[i].box * N_SIDES + ends[i].side + 2]++;
  for (guint i = 2; i < n_boxes * N_SIDES + 2; i++)
    starts[i] += starts[i - 1];
  for (guint i = 0; i < n_ends; i++)
    sorted[starts[ends[i].box * N_SIDES + ends[i].side + 1]++] = &ends[i];

  for (guint i = 0; i < n_boxes * N_SIDES; i++)
    {
      guint n = starts[i + 1] - starts[i];
      double low, high;

      if (n == 0)
        continue;
      if (n > 1)
        qsort (sorted + starts[i], n, sizeof *sorted, compare_ends);
      find_side (&boxes[i / N_SIDES], i % N_SIDES, &low, &high);
      spread_side (sorted + starts[i], n, low, high, pools);
    }
}
