/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A line is planned before it is known where its neighbours will be. When the ends of all have been
 * spread, each is looked at once more: a line that was pushed onto a third box goes back as far as
 * it has to, and a run of a line with corners that came to lie upon another line moves beside
 * it. */

#include "moa-route-lanes.h"

#include <math.h>

#define TOO_CLOSE 4.0    /* two runs side by side, diagram units */
#define LEAST_SHARED 8.0 /* that two runs share, for anybody to see; diagram units */
#define BAND 8.0         /* by which runs are looked up, at least TOO_CLOSE; diagram units */
#define STEP 5.0         /* by which a run moves aside, diagram units */
#define MOST_STEPS 8u    /* to either side */
#define LEAST_LEG 14.0   /* of the first and the last run of a line that was moved, diagram units */
#define SIDE_INSET 4.0   /* of an end from the corners of its box, diagram units */

/* A level or an upright piece of a line. */
typedef struct
{
  double at; /* its y, or its x */
  double low, high;
} Run;

struct _MoaRouteLanes
{
  MoaRoutePlanner *planner;
  const graphene_rect_t *boxes;
  GHashTable *bands; /* number → GArray of Run */
};

/**
 * moa_route_lanes_new:
 * @planner: tells what is in the way; has to outlive the lanes
 * @boxes: the nodes' boxes, diagram units; likewise
 *
 * Lanes that nobody has taken.
 *
 * Returns: (transfer full): the lanes
 */
MoaRouteLanes *
moa_route_lanes_new (MoaRoutePlanner *planner, const graphene_rect_t *boxes)
{
  MoaRouteLanes *self = g_new0 (MoaRouteLanes, 1);

  self->planner = planner;
  self->boxes = boxes;
  self->bands = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);

  return self;
}

/**
 * moa_route_lanes_free:
 * @self: (transfer full): lanes
 *
 * Frees them.
 */
void
moa_route_lanes_free (MoaRouteLanes *self)
{
  g_hash_table_unref (self->bands);
  g_free (self);
}

/* Runs */

static gboolean
find_run (const MoaPoint *a, const MoaPoint *b, Run *run, gboolean *upright)
{
  *upright = a->x == b->x;
  if (!*upright && a->y != b->y)
    return FALSE;
  *run = *upright ? (Run){ a->x, MIN (a->y, b->y), MAX (a->y, b->y) }
                  : (Run){ a->y, MIN (a->x, b->x), MAX (a->x, b->x) };

  return run->high - run->low >= LEAST_SHARED;
}

static gpointer
get_band (double at, gboolean upright)
{
  return GINT_TO_POINTER ((int) floor (at / BAND) * 2 + upright);
}

static gboolean
is_taken_in_band (MoaRouteLanes *self, gpointer band, const Run *run)
{
  const GArray *runs = g_hash_table_lookup (self->bands, band);

  for (guint i = 0; runs != NULL && i < runs->len; i++)
    {
      const Run *other = &g_array_index (runs, Run, i);

      if (fabs (other->at - run->at) < TOO_CLOSE
          && MIN (other->high, run->high) - MAX (other->low, run->low) >= LEAST_SHARED)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_taken (MoaRouteLanes *self, const MoaPoint *a, const MoaPoint *b)
{
  Run run;
  gboolean upright;

  if (!find_run (a, b, &run, &upright))
    return FALSE;
  for (int i = -1; i <= 1; i++)
    if (is_taken_in_band (self, get_band (run.at + i * BAND, upright), &run))
      return TRUE;

  return FALSE;
}

/**
 * moa_route_lanes_add:
 * @self: lanes
 * @points: (array length=n_points): the corners of a line, both ends included; diagram units
 * @n_points: how many
 *
 * Has the level and the upright runs of a line taken.
 */
void
moa_route_lanes_add (MoaRouteLanes *self, const MoaPoint *points, guint n_points)
{
  for (guint i = 1; i < n_points; i++)
    {
      Run run;
      gboolean upright;
      GArray *runs;

      if (!find_run (&points[i - 1], &points[i], &run, &upright))
        continue;
      runs = g_hash_table_lookup (self->bands, get_band (run.at, upright));
      if (runs == NULL)
        {
          runs = g_array_new (FALSE, FALSE, sizeof (Run));
          g_hash_table_insert (self->bands, get_band (run.at, upright), runs);
        }
      g_array_append_val (runs, run);
    }
}

/* Third boxes */

/**
 * moa_route_lanes_keep_clear:
 * @self: lanes
 * @plan: (inout): a plan whose ends have been spread
 * @wanted: the same as it was planned, clear of third boxes
 * @first: the number of the box where the line starts
 * @second: that of the box where it ends
 *
 * Moves the ends back to where they were planned, as little as keeps the line clear of third boxes.
 */
void
moa_route_lanes_keep_clear (MoaRouteLanes *self,
                            MoaRoutePlan *plan,
                            const MoaRoutePlan *wanted,
                            guint first,
                            guint second)
{
  static const double shares[] = { 0.25, 0.5, 0.75, 1 };
  const MoaRoutePlan spread = *plan;

  if (spread.first == wanted->first && spread.second == wanted->second)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      if (moa_route_planner_is_clear (self->planner, plan, first, second))
        return;
      plan->first = spread.first + (wanted->first - spread.first) * shares[i];
      plan->second = spread.second + (wanted->second - spread.second) * shares[i];
    }
}

/* Runs that lie upon others */

/* What a run of a plan follows: where it leaves or meets its box, or its channel. */
static double *
get_place (MoaRoutePlan *plan, guint run, guint n_runs)
{
  if (run == 0)
    return &plan->first;
  if (run == n_runs - 1)
    return &plan->second;

  return run == 1 ? &plan->channel : &plan->second_channel;
}

static gboolean
is_on_side (const graphene_rect_t *box, MoaSide side, double at)
{
  gboolean upright = moa_side_is_upright (side);
  double start = upright ? box->origin.y : box->origin.x;
  double size = upright ? box->size.height : box->size.width;
  double inset = MIN (SIDE_INSET, size / 4);

  return at >= start + inset && at <= start + size - inset;
}

static gboolean
is_good (MoaRouteLanes *self, const MoaRoutePlan *plan, guint run, guint first, guint second)
{
  MoaPoint points[MOA_ROUTE_PLAN_POINTS];
  guint n = moa_route_plan_get_points (plan, &self->boxes[first], &self->boxes[second], points);

  return is_on_side (&self->boxes[first], plan->first_side, plan->first)
         && is_on_side (&self->boxes[second], plan->second_side, plan->second)
         && !is_taken (self, &points[run], &points[run + 1])
         && hypot (points[1].x - points[0].x, points[1].y - points[0].y) >= LEAST_LEG
         && hypot (points[n - 1].x - points[n - 2].x, points[n - 1].y - points[n - 2].y)
                >= LEAST_LEG
         && moa_route_planner_is_clear (self->planner, plan, first, second);
}

/* Aside by as little as is good, or not at all. */
static void
move_run (MoaRouteLanes *self,
          MoaRoutePlan *plan,
          guint run,
          guint n_runs,
          guint first,
          guint second)
{
  double *place = get_place (plan, run, n_runs);
  double wanted = *place;

  for (guint i = 2; i < 2 * MOST_STEPS + 2; i++)
    {
      *place = wanted + (i % 2 == 0 ? STEP : -STEP) * (i / 2);
      if (is_good (self, plan, run, first, second))
        return;
    }
  *place = wanted;
}

/**
 * moa_route_lanes_part:
 * @self: lanes
 * @plan: (inout): a plan with corners
 * @first: the number of the box where the line starts
 * @second: that of the box where it ends
 *
 * Moves the runs of a line aside that lie upon runs of lines that were added, where there is room.
 */
void
moa_route_lanes_part (MoaRouteLanes *self, MoaRoutePlan *plan, guint first, guint second)
{
  MoaPoint points[MOA_ROUTE_PLAN_POINTS];
  guint n = moa_route_plan_get_points (plan, &self->boxes[first], &self->boxes[second], points);

  for (guint i = 0; i + 1 < n; i++)
    {
      if (!is_taken (self, &points[i], &points[i + 1]))
        continue;
      move_run (self, plan, i, n - 1, first, second);
      moa_route_plan_get_points (plan, &self->boxes[first], &self->boxes[second], points);
    }
}
