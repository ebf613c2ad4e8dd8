/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Greedy: whoever asks first gets the best place. A label never lies on a box or on another label;
 * it lies on another arrow's line only when there is nothing better. Everything taken is kept in a
 * grid of square cells, so a question costs what is near, not what there is. */
#include "moa-label-placer.h"

#include "moa-shape.h"

#include <math.h>

#define CELL 96.0
#define CLEARANCE 1.5      /* between a label and any box */
#define LINE_WIDTH 2.0     /* of what is taken of a line */
#define BESIDE 4.0         /* between a label and its own line */
#define STEP 22.0          /* between the places tried along a line */
#define BORDER_PIECE 20.0  /* outlines are taken in pieces of this length */
#define TOLERANCE 1.0      /* between a curve and the pieces it is taken in */
#define OWN_ROOM 34.0      /* how much of a run has to show when its label lies on it */
#define END_ROOM 8.0       /* of a run, which a label that is turned leaves free */
#define TURN (G_PI / 90.0) /* labels turn by whole steps of this: each sets its own letters */

/* Bounds for drawings that nobody reads, so that none takes for ever. What covers more cells than
 * one thing may is the ground that labels stand on and no obstacle. */
#define MAX_PIECES 4000           /* of one line */
#define MAX_CELLS_OF_ONE 4096.0   /* a square of 6144 units */
#define MAX_CELLS_OF_ALL 4000000u /* entries */
#define MAX_LINES_OF_CELL 60u     /* where more run, no label can be told apart */

/* What a place costs; only the order matters. */
#define COST_OTHER_LINE 60.0
#define COST_BORDER 8.0
#define COST_OTHER_RUN MOA_LABEL_COST_GOOD /* not on the longest run */
#define COST_OFF_MIDDLE 0.25               /* per unit of way from the middle of the run */
#define COST_SECOND_SIDE 3.0
#define COST_ON_LINE 9.0  /* over a line that is not upright; beside it reads better */
#define COST_ACROSS 18.0  /* level on a slanted line */
#define COST_UPRIGHT 24.0 /* turned along an upright line, where one has to tilt the head */

typedef struct
{
  MoaTurnedBox box;
  const void *owner; /* the line that it is a piece of; its own label may touch it */
  double cost;       /* of lying on it; infinity: no label may */
} Taken;

struct _MoaLabelPlacer
{
  graphene_rect_t bounds;
  GHashTable *cells; /* cell number → GArray of Taken */
  GArray *curve;     /* of MoaPoint, reused */
  guint n_taken;     /* entries in all cells */
};

/* The line that asks for a label, and the best place found so far. */
typedef struct
{
  const MoaRoute *route;
  double width, height;
  double best_cost;
  MoaTurnedBox best;
} Search;

/* A straight run of it. */
typedef struct
{
  MoaPoint a, b;
  double dx, dy; /* sides of its box, not negative */
  double length;
  double cos, sin; /* along it, readable side up */
} Run;

static gpointer
cell_key (int column, int row)
{
  return GINT_TO_POINTER ((column + 0x4000) << 16 | (row + 0x4000));
}

static int
cell_of (double coordinate)
{
  return (int) CLAMP (floor (coordinate / CELL), -0x3fff, 0x3fff);
}

/* Lets no label onto a cell, in place of all that is in it. */
static void
close_cell (GArray *cell, int column, int row)
{
  const graphene_rect_t square = GRAPHENE_RECT_INIT ((float) (column * CELL), (float) (row * CELL),
                                                     (float) CELL, (float) CELL);

  g_array_index (cell, Taken, 0) = (Taken){ moa_turned_box_from_rect (&square), NULL, INFINITY };
}

static void
take_cell (MoaLabelPlacer *self, int column, int row, const Taken *taken)
{
  GArray *cell = g_hash_table_lookup (self->cells, cell_key (column, row));

  if (cell == NULL)
    {
      cell = g_array_new (FALSE, FALSE, sizeof (Taken));
      g_hash_table_insert (self->cells, cell_key (column, row), cell);
    }
  if (cell->len >= MAX_LINES_OF_CELL && !isinf (taken->cost))
    close_cell (cell, column, row);
  else
    g_array_append_vals (cell, taken, 1);
  self->n_taken++;
}

static void
take (MoaLabelPlacer *self, const MoaTurnedBox *box, const void *owner, double cost)
{
  const Taken taken = { *box, owner, cost };
  graphene_rect_t bounds = moa_turned_box_get_bounds (box);
  graphene_rect_t wide = moa_shape_grow (&bounds, 2 * CLEARANCE);
  int last_column = cell_of ((double) (bounds.origin.x + bounds.size.width));
  int last_row = cell_of ((double) (bounds.origin.y + bounds.size.height));

  if (self->n_taken >= MAX_CELLS_OF_ALL || !graphene_rect_intersection (&wide, &self->bounds, NULL)
      || (double) bounds.size.width * (double) bounds.size.height > MAX_CELLS_OF_ONE * CELL * CELL)
    return;
  for (int column = cell_of ((double) bounds.origin.x); column <= last_column; column++)
    for (int row = cell_of ((double) bounds.origin.y); row <= last_row; row++)
      take_cell (self, column, row, &taken);
}

/**
 * moa_label_placer_new:
 * @bounds: labels stay inside of it
 *
 * A plane on which nothing is taken yet.
 *
 * Returns: (transfer full): the placer
 */
MoaLabelPlacer *
moa_label_placer_new (const graphene_rect_t *bounds)
{
  MoaLabelPlacer *self = g_new0 (MoaLabelPlacer, 1);

  self->bounds = *bounds;
  self->cells = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  self->curve = g_array_new (FALSE, FALSE, sizeof (MoaPoint));

  return self;
}

/**
 * moa_label_placer_free:
 * @self: (transfer full): a placer
 *
 * Frees it.
 */
void
moa_label_placer_free (MoaLabelPlacer *self)
{
  g_hash_table_unref (self->cells);
  g_array_unref (self->curve);
  g_free (self);
}

/**
 * moa_label_placer_add_box:
 * @self: a placer
 * @box: what no label may touch
 *
 * Takes a box.
 */
void
moa_label_placer_add_box (MoaLabelPlacer *self, const graphene_rect_t *box)
{
  MoaTurnedBox taken = moa_turned_box_from_rect (box);

  take (self, &taken, NULL, INFINITY);
}

static void
take_piece (MoaLabelPlacer *self, MoaPoint a, MoaPoint b, const void *owner, double cost)
{
  MoaTurnedBox piece = moa_turned_box_from_line (a, b, LINE_WIDTH);

  take (self, &piece, owner, cost);
}

/* What of a straight line comes near the plane, in pieces that are in few cells each. */
static void
take_line (MoaLabelPlacer *self,
           const graphene_rect_t *near,
           MoaPoint a,
           MoaPoint b,
           const MoaRoute *route)
{
  double dx = b.x - a.x;
  double dy = b.y - a.y;
  double enter, leave;
  guint n;

  if (!moa_shape_clip_line (near, a, b, &enter, &leave))
    return;
  n = (guint) CLAMP (ceil (hypot (dx, dy) * (leave - enter) / CELL), 1, MAX_PIECES);
  for (guint i = 0; i < n; i++)
    {
      double from = enter + (leave - enter) * i / n;
      double to = enter + (leave - enter) * (i + 1) / n;

      take_piece (self, (MoaPoint){ a.x + dx * from, a.y + dy * from },
                  (MoaPoint){ a.x + dx * to, a.y + dy * to }, route, COST_OTHER_LINE);
    }
}

/**
 * moa_label_placer_add_route:
 * @self: a placer
 * @route: a line that only its own label may touch, as far as there is another place; has to
 * outlive the placer
 *
 * Takes a line, as far as it comes near the plane.
 */
void
moa_label_placer_add_route (MoaLabelPlacer *self, const MoaRoute *route)
{
  graphene_rect_t near = moa_shape_grow (&self->bounds, 2 * LINE_WIDTH);

  moa_route_flatten (route, TOLERANCE, self->curve);
  for (guint i = 1; i < self->curve->len; i++)
    take_line (self, &near, g_array_index (self->curve, MoaPoint, i - 1),
               g_array_index (self->curve, MoaPoint, i), route);
}

/* A point of a compartment's outline; `turn` runs around it from 0 to 1. */
static MoaPoint
get_outline_point (const MoaCompartment *compartment, double turn)
{
  double x = compartment->x;
  double y = compartment->y;
  double side = turn * 4;

  if (compartment->shape == MOA_SHAPE_OVAL)
    return (MoaPoint){ x + compartment->width / 2 * (1 + cos (2 * G_PI * turn)),
                       y + compartment->height / 2 * (1 + sin (2 * G_PI * turn)) };
  if (side < 1)
    return (MoaPoint){ x + compartment->width * side, y };
  if (side < 2)
    return (MoaPoint){ x + compartment->width, y + compartment->height * (side - 1) };
  if (side < 3)
    return (MoaPoint){ x + compartment->width * (3 - side), y + compartment->height };

  return (MoaPoint){ x, y + compartment->height * (4 - side) };
}

/**
 * moa_label_placer_add_border:
 * @self: a placer
 * @compartment: a compartment whose border labels keep off where they can
 *
 * Takes the outline of a compartment.
 */
void
moa_label_placer_add_border (MoaLabelPlacer *self, const MoaCompartment *compartment)
{
  double length = 2 * (compartment->width + compartment->height);
  guint n = (guint) CLAMP (length / BORDER_PIECE, 8, 4000) / 4 * 4;

  for (guint i = 0; i < n; i++)
    take_piece (self, get_outline_point (compartment, i / (double) n),
                get_outline_point (compartment, (i + 1) % n / (double) n), compartment,
                COST_BORDER);
}

/* The price of all that lies on the place, as far as it is below a limit. */
static double
measure_taken (MoaLabelPlacer *self, const MoaTurnedBox *place, const MoaRoute *own, double limit)
{
  MoaTurnedBox wide = *place;
  graphene_rect_t bounds;
  double cost = 0;
  int last_column, last_row;

  wide.half_width += CLEARANCE;
  wide.half_height += CLEARANCE;
  bounds = moa_turned_box_get_bounds (&wide);
  last_column = cell_of ((double) (bounds.origin.x + bounds.size.width));
  last_row = cell_of ((double) (bounds.origin.y + bounds.size.height));
  for (int column = cell_of ((double) bounds.origin.x); column <= last_column; column++)
    for (int row = cell_of ((double) bounds.origin.y); row <= last_row; row++)
      {
        GArray *cell = g_hash_table_lookup (self->cells, cell_key (column, row));

        for (guint i = 0; cell != NULL && i < cell->len && cost < limit; i++)
          {
            const Taken *taken = &g_array_index (cell, Taken, i);

            if (taken->owner != own && moa_turned_box_meets (&taken->box, &wide))
              cost += taken->cost;
          }
      }

  return cost;
}

/* A place with its middle at (x, y), its words in a direction. */
static void
try_place (MoaLabelPlacer *self,
           Search *search,
           double x,
           double y,
           double cos,
           double sin,
           double cost)
{
  const MoaTurnedBox place = {
    { x, y }, search->width / 2, search->height / 2, cos, sin,
  };
  graphene_rect_t bounds = moa_turned_box_get_bounds (&place);

  if (cost >= search->best_cost || !graphene_rect_contains_rect (&self->bounds, &bounds))
    return;
  cost += measure_taken (self, &place, search->route, search->best_cost - cost);
  if (cost < search->best_cost)
    {
      search->best_cost = cost;
      search->best = place;
    }
}

static gboolean
is_upright (const Run *run)
{
  return run->dy > 3 * run->dx;
}

/* Words that are not turned: on the line, where it is long enough to be seen on both ends of it, or
 * beside, to the right or left of it. */
static void
try_level (MoaLabelPlacer *self, Search *search, const Run *run, MoaPoint at, double cost)
{
  double length = MAX (run->length, 1);
  double covered = MIN (search->height * length / MAX (run->dy, 1), search->width * 2);
  double reach = (search->width * run->dy + search->height * run->dx) / (2 * length) + BESIDE;
  double aside_x = reach * run->dy / length;
  double aside_y = reach * run->dx / length * (run->sin > 0 ? -1 : 1);

  if (run->length >= covered + OWN_ROOM)
    try_place (self, search, at.x, at.y, 1, 0, cost);
  try_place (self, search, at.x + aside_x, at.y + aside_y, 1, 0, cost + COST_SECOND_SIDE);
  try_place (self, search, at.x - aside_x, at.y - aside_y, 1, 0, cost + 2 * COST_SECOND_SIDE);
}

/* Words along the line: standing on it, hanging from it, or on it. `off` is the way from the middle
 * of the run; words that are turned do not reach beyond its ends. */
static void
try_along (MoaLabelPlacer *self,
           Search *search,
           const Run *run,
           MoaPoint at,
           double off,
           double cost)
{
  double lift = search->height / 2 + BESIDE;
  double up_x = run->sin * lift;
  double up_y = -run->cos * lift;

  if (run->sin != 0 && off + search->width / 2 > run->length / 2 - END_ROOM)
    return;
  try_place (self, search, at.x + up_x, at.y + up_y, run->cos, run->sin, cost);
  try_place (self, search, at.x - up_x, at.y - up_y, run->cos, run->sin, cost + COST_SECOND_SIDE);
  if (run->length >= search->width + OWN_ROOM)
    try_place (self, search, at.x, at.y, run->cos, run->sin, cost + COST_ON_LINE);
}

/* All places around the point at `way` from the middle of a run. */
static void
try_point (MoaLabelPlacer *self, Search *search, const Run *run, double way, double cost)
{
  double t = 0.5 + (run->length > 0 ? way / run->length : 0);
  MoaPoint at = { run->a.x + (run->b.x - run->a.x) * t, run->a.y + (run->b.y - run->a.y) * t };

  cost += fabs (way) * COST_OFF_MIDDLE;
  if (is_upright (run))
    {
      try_level (self, search, run, at, cost);
      try_along (self, search, run, at, fabs (way), cost + COST_UPRIGHT);
      return;
    }
  try_along (self, search, run, at, fabs (way), cost);
  if (run->sin != 0)
    try_level (self, search, run, at, cost + COST_ACROSS);
}

/* Words on an upright line read upwards. */
static Run
make_run (MoaPoint a, MoaPoint b)
{
  double slope = b.x == a.x ? -G_PI_2 : atan ((b.y - a.y) / (b.x - a.x));
  double turn = round (slope / TURN) * TURN;

  if (turn > G_PI_2 - TURN / 2)
    turn = -G_PI_2;

  return (Run){
    .a = a,
    .b = b,
    .dx = fabs (b.x - a.x),
    .dy = fabs (b.y - a.y),
    .length = hypot (b.x - a.x, b.y - a.y),
    .cos = cos (turn),
    .sin = sin (turn),
  };
}

static void
try_run (MoaLabelPlacer *self, Search *search, MoaPoint a, MoaPoint b, double cost)
{
  Run run = make_run (a, b);
  guint steps = (guint) MIN (run.length / 2 / STEP, 24);

  try_point (self, search, &run, 0, cost);
  for (guint i = 1; i <= steps && cost + i * STEP * COST_OFF_MIDDLE < search->best_cost; i++)
    {
      try_point (self, search, &run, -(i * STEP), cost);
      try_point (self, search, &run, i * STEP, cost);
    }
}

/**
 * moa_label_placer_find:
 * @self: a placer
 * @route: the line that the label belongs to
 * @width: of the label
 * @height: of the label
 * @limit: what it may cost, see %MOA_LABEL_COST_GOOD
 * @place: (out): where it would go
 *
 * Finds the best place along a line. On a slanted line words are turned along it, never upside
 * down.
 *
 * Returns: what it costs; @limit when there is none for less, then @place is not set
 */
double
moa_label_placer_find (MoaLabelPlacer *self,
                       const MoaRoute *route,
                       double width,
                       double height,
                       double limit,
                       MoaTurnedBox *place)
{
  const MoaPoint *points = moa_route_get_points (route);
  guint longest = moa_route_find_longest_run (route);
  Search search = { .route = route, .width = width, .height = height, .best_cost = limit };

  for (guint i = 1; i < moa_route_get_n_points (route); i++)
    try_run (self, &search, points[i - 1], points[i], i == longest ? 0 : COST_OTHER_RUN);
  if (search.best_cost < limit)
    *place = search.best;

  return search.best_cost;
}

/**
 * moa_label_placer_take:
 * @self: a placer
 * @place: from moa_label_placer_find()
 *
 * Takes the place of a label: no other may touch it.
 */
void
moa_label_placer_take (MoaLabelPlacer *self, const MoaTurnedBox *place)
{
  take (self, place, NULL, INFINITY);
}
