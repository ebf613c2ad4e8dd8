/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Greedy: whoever asks first gets the best place. A label never lies on a box or on another label;
 * it lies on another arrow's line only when there is nothing better. Everything taken is kept in a
 * grid of square cells, so a question costs what is near, not what there is. */
#include "moa-label-placer.h"

#include "moa-shape.h"

#include <math.h>

#define CELL 96.0
#define CLEARANCE 1.5 /* between a label and any box */
#define BESIDE 4.0    /* between a label and its own line */
#define STEP 22.0     /* between the places tried along a line */
#define PIECE 20.0    /* lines are taken in pieces of this length */
#define OWN_ROOM 34.0 /* how much of a run has to show when its label lies on it */

/* Bounds for drawings that nobody reads, so that none takes for ever. What covers more cells than one
 * thing may is the ground that labels stand on and no obstacle. */
#define MAX_PIECES 4000           /* of one line */
#define MAX_CELLS_OF_ONE 4096.0   /* a square of 6144 units */
#define MAX_CELLS_OF_ALL 4000000u /* entries */
#define MAX_LINES_OF_CELL 160u    /* where more run, no label can be told apart */

/* What a place costs; only the order matters. */
#define COST_OTHER_LINE 60.0
#define COST_BORDER 8.0
#define COST_OTHER_RUN 16.0  /* not on the longest run */
#define COST_OFF_MIDDLE 0.25 /* per unit of way from the middle of the run */
#define COST_SECOND_SIDE 3.0
#define COST_ON_LINE 9.0 /* over a level line; beside it reads better */

typedef struct
{
  graphene_rect_t box;
  const void *owner; /* the line that it is a piece of; its own label may touch it */
  double cost;       /* of lying on it; infinity: no label may */
} Taken;

struct _MoaLabelPlacer
{
  graphene_rect_t bounds;
  GHashTable *cells; /* cell number → GArray of Taken */
  guint n_taken;     /* entries in all cells */
};

/* A run of the line that asks for a label, and the best place found so far. */
typedef struct
{
  const MoaRoute *route;
  double width, height;
  double best_cost;
  graphene_rect_t best;
} Search;

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
  const Taken all = { GRAPHENE_RECT_INIT ((float) (column * CELL), (float) (row * CELL),
                                          (float) CELL, (float) CELL),
                      NULL, INFINITY };

  g_array_index (cell, Taken, 0) = all;
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
take (MoaLabelPlacer *self, const graphene_rect_t *box, const void *owner, double cost)
{
  const Taken taken = { *box, owner, cost };
  int last_column = cell_of (box->origin.x + box->size.width);
  int last_row = cell_of (box->origin.y + box->size.height);

  graphene_rect_t wide = moa_shape_grow (box, 2 * CLEARANCE);

  if (self->n_taken >= MAX_CELLS_OF_ALL || !graphene_rect_intersection (&wide, &self->bounds, NULL)
      || (double) box->size.width * box->size.height > MAX_CELLS_OF_ONE * CELL * CELL)
    return;
  for (int column = cell_of (box->origin.x); column <= last_column; column++)
    for (int row = cell_of (box->origin.y); row <= last_row; row++)
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
  take (self, box, NULL, INFINITY);
}

static void
take_piece (MoaLabelPlacer *self, MoaPoint a, MoaPoint b, const void *owner, double cost)
{
  graphene_rect_t box = GRAPHENE_RECT_INIT ((float) MIN (a.x, b.x) - 1, (float) MIN (a.y, b.y) - 1,
                                            (float) fabs (a.x - b.x) + 2,
                                            (float) fabs (a.y - b.y) + 2);

  take (self, &box, owner, cost);
}

static void
take_run (MoaLabelPlacer *self, const MoaRoute *route, double from, double to)
{
  MoaPoint a, b;

  moa_route_get_point_at (route, from, &a, NULL);
  moa_route_get_point_at (route, to, &b, NULL);
  take_piece (self, a, b, route, COST_OTHER_LINE);
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
  double length = moa_route_get_length (route);
  double piece = MAX (PIECE, length / MAX_PIECES);
  graphene_rect_t near = moa_shape_grow (&self->bounds, (float) (2 * piece));
  const MoaPoint *points = moa_route_get_points (route);
  double begin = 0; /* of the run */
  double done = -1; /* the last piece that was taken */

  for (guint i = 1; i < moa_route_get_n_points (route); i++)
    {
      double run = hypot (points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
      double enter, leave;

      if (moa_shape_clip_line (&near, points[i - 1], points[i], &enter, &leave))
        {
          double last = floor (MIN (begin + run * leave, length) / piece);

          for (double at = MAX (floor ((begin + run * enter) / piece), done + 1); at <= last; at++)
            if (at * piece < length)
              take_run (self, route, at * piece, MIN ((at + 1) * piece, length));
          done = MAX (done, last);
        }
      begin += run;
    }
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
  guint n = (guint) CLAMP (length / PIECE, 8, 4000) / 4 * 4;

  for (guint i = 0; i < n; i++)
    take_piece (self, get_outline_point (compartment, i / (double) n),
                get_outline_point (compartment, (i + 1) % n / (double) n), compartment,
                COST_BORDER);
}

/* The price of all that lies on the place, as far as it is below a limit. */
static double
measure_taken (MoaLabelPlacer *self,
               const graphene_rect_t *place,
               const MoaRoute *own,
               double limit)
{
  graphene_rect_t wide = GRAPHENE_RECT_INIT (
      place->origin.x - (float) CLEARANCE, place->origin.y - (float) CLEARANCE,
      place->size.width + (float) (2 * CLEARANCE), place->size.height + (float) (2 * CLEARANCE));
  double cost = 0;

  for (int column = cell_of (wide.origin.x); column <= cell_of (wide.origin.x + wide.size.width);
       column++)
    for (int row = cell_of (wide.origin.y); row <= cell_of (wide.origin.y + wide.size.height);
         row++)
      {
        GArray *cell = g_hash_table_lookup (self->cells, cell_key (column, row));

        for (guint i = 0; cell != NULL && i < cell->len && cost < limit; i++)
          {
            const Taken *taken = &g_array_index (cell, Taken, i);

            if (taken->owner != own && graphene_rect_intersection (&taken->box, &wide, NULL))
              cost += taken->cost;
          }
      }

  return cost;
}

static void
try_place (MoaLabelPlacer *self, Search *search, double centre_x, double centre_y, double cost)
{
  graphene_rect_t place = GRAPHENE_RECT_INIT ((float) (centre_x - search->width / 2),
                                              (float) (centre_y - search->height / 2),
                                              (float) search->width, (float) search->height);

  if (cost >= search->best_cost || !graphene_rect_contains_rect (&self->bounds, &place))
    return;
  cost += measure_taken (self, &place, search->route, search->best_cost - cost);
  if (cost < search->best_cost)
    {
      search->best_cost = cost;
      search->best = place;
    }
}

/* All places around one point of a run. A level run carries its label above or below, an upright or
 * slanted one on itself, where the line is long enough to be seen on both ends of it, or beside. */
static void
try_point (MoaLabelPlacer *self,
           Search *search,
           const MoaPoint *a,
           const MoaPoint *b,
           double t,
           double cost)
{
  double x = a->x + (b->x - a->x) * t;
  double y = a->y + (b->y - a->y) * t;
  double dx = fabs (b->x - a->x);
  double dy = fabs (b->y - a->y);
  gboolean level = dx > 3 * dy;
  double above = search->height / 2 + BESIDE + (level ? dy / MAX (dx, 1) * search->width / 2 : 0);
  double aside = search->width / 2 + BESIDE + (level ? 0 : dx / MAX (dy, 1) * search->height / 2);
  double covered = level || dy < 1 ? search->width
                                   : MIN (search->height * hypot (dx, dy) / dy, search->width * 2);

  if (hypot (dx, dy) >= covered + OWN_ROOM)
    try_place (self, search, x, y, cost + (level ? COST_ON_LINE : 0));
  if (level)
    {
      try_place (self, search, x, y - above, cost);
      try_place (self, search, x, y + above, cost + COST_SECOND_SIDE);
    }
  else
    {
      try_place (self, search, x + aside, y, cost + COST_SECOND_SIDE);
      try_place (self, search, x - aside, y, cost + 2 * COST_SECOND_SIDE);
    }
}

static void
try_run (MoaLabelPlacer *self, Search *search, const MoaPoint *a, const MoaPoint *b, double cost)
{
  double length = hypot (b->x - a->x, b->y - a->y);
  guint steps = (guint) MIN (length / 2 / STEP, 24);

  try_point (self, search, a, b, 0.5, cost);
  for (guint i = 1; i <= steps; i++)
    {
      double way = i * STEP;

      try_point (self, search, a, b, 0.5 - way / length, cost + way * COST_OFF_MIDDLE);
      try_point (self, search, a, b, 0.5 + way / length, cost + way * COST_OFF_MIDDLE);
    }
}

static guint
find_longest_run (const MoaRoute *route)
{
  const MoaPoint *points = moa_route_get_points (route);
  double longest = -1;
  guint result = 1;

  for (guint i = 1; i < moa_route_get_n_points (route); i++)
    {
      double length = hypot (points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);

      if (length > longest)
        {
          longest = length;
          result = i;
        }
    }

  return result;
}

/**
 * moa_label_placer_place:
 * @self: a placer
 * @route: the line that the label belongs to
 * @width: of the label
 * @height: of the label
 * @place: (out): where it goes
 *
 * Finds the best place along a line and takes it.
 *
 * Returns: %FALSE when there is none; then nothing is taken
 */
gboolean
moa_label_placer_place (MoaLabelPlacer *self,
                        const MoaRoute *route,
                        double width,
                        double height,
                        graphene_rect_t *place)
{
  const MoaPoint *points = moa_route_get_points (route);
  guint longest = find_longest_run (route);
  Search search = { .route = route, .width = width, .height = height, .best_cost = INFINITY };

  for (guint i = 1; i < moa_route_get_n_points (route); i++)
    try_run (self, &search, &points[i - 1], &points[i], i == longest ? 0 : COST_OTHER_RUN);
  if (isinf (search.best_cost))
    return FALSE;

  take (self, &search.best, NULL, INFINITY);
  *place = search.best;

  return TRUE;
}
