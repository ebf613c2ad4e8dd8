/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The plane is cut into square cells, so many that a few boxes lie in each; a cell lists the boxes
 * that meet it. A box over many cells, such as that of a long arrow, is kept apart and looked at
 * every time. What lies outside the grid counts to its outermost cells. */

#include "moa-index.h"

#include <math.h>

#define BOXES_PER_CELL 2.0
#define MOST_CELLS_OF_BOX 64
#define MOST_SIDE 1024 /* cells along one side of the grid */

typedef struct
{
  int left, top, right, bottom; /* cells, inclusive */
} Cells;

struct _MoaIndex
{
  graphene_rect_t *boxes;
  guint n_boxes;
  double x, y, cell; /* origin of the grid and side of a cell, units of the boxes */
  int columns, rows;
  guint *starts; /* by cell, and one behind the last: where its list begins in `items` */
  guint *items;
  GArray *large; /* of guint, ascending */
};

static int
to_cell (double coordinate, double origin, double cell, int n_cells)
{
  return (int) CLAMP ((coordinate - origin) / cell, 0, n_cells - 1);
}

static Cells
find_cells (const MoaIndex *self, const graphene_rect_t *box)
{
  return (Cells){
    to_cell (box->origin.x, self->x, self->cell, self->columns),
    to_cell (box->origin.y, self->y, self->cell, self->rows),
    to_cell (box->origin.x + box->size.width, self->x, self->cell, self->columns),
    to_cell (box->origin.y + box->size.height, self->y, self->cell, self->rows),
  };
}

static int
count_cells (const Cells *cells)
{
  return (cells->right - cells->left + 1) * (cells->bottom - cells->top + 1);
}

static void
set_grid (MoaIndex *self)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 1, 1);
  double area;

  if (self->n_boxes > 0)
    bounds = self->boxes[0];
  for (guint i = 1; i < self->n_boxes; i++)
    graphene_rect_union (&bounds, &self->boxes[i], &bounds);

  area = MAX ((double) bounds.size.width, 1) * MAX ((double) bounds.size.height, 1);
  self->x = bounds.origin.x;
  self->y = bounds.origin.y;
  self->cell = MAX (sqrt (area * BOXES_PER_CELL / MAX (self->n_boxes, 1)),
                    MAX (bounds.size.width, bounds.size.height) / (double) MOST_SIDE);
  self->cell = MAX (self->cell, 1);
  self->columns = MAX ((int) ceil (bounds.size.width / self->cell), 1);
  self->rows = MAX ((int) ceil (bounds.size.height / self->cell), 1);
}

/* The first pass counts what each cell holds, the second fills the lists. */
static void
fill_cells (MoaIndex *self)
{
  guint n_cells = (guint) (self->columns * self->rows);
  g_autofree guint *ends = NULL;

  self->starts = g_new0 (guint, n_cells + 1);
  for (guint i = 0; i < self->n_boxes; i++)
    {
      Cells cells = find_cells (self, &self->boxes[i]);

      if (count_cells (&cells) > MOST_CELLS_OF_BOX)
        {
          g_array_append_val (self->large, i);
          continue;
        }
      for (int row = cells.top; row <= cells.bottom; row++)
        for (int column = cells.left; column <= cells.right; column++)
          self->starts[row * self->columns + column + 1]++;
    }
  for (guint i = 0; i < n_cells; i++)
    self->starts[i + 1] += self->starts[i];

  self->items = g_new (guint, MAX (self->starts[n_cells], 1));
  ends = g_memdup2 (self->starts, n_cells * sizeof (guint));
  for (guint i = 0; i < self->n_boxes; i++)
    {
      Cells cells = find_cells (self, &self->boxes[i]);

      if (count_cells (&cells) > MOST_CELLS_OF_BOX)
        continue;
      for (int row = cells.top; row <= cells.bottom; row++)
        for (int column = cells.left; column <= cells.right; column++)
          self->items[ends[row * self->columns + column]++] = i;
    }
}

/**
 * moa_index_new:
 * @boxes: (array length=n_boxes): copied; of any unit
 * @n_boxes: how many
 *
 * An index of boxes by where they are. Takes time and memory in proportion to their number.
 *
 * Returns: (transfer full): the index
 */
MoaIndex *
moa_index_new (const graphene_rect_t *boxes, guint n_boxes)
{
  MoaIndex *self = g_new0 (MoaIndex, 1);

  self->boxes = g_new (graphene_rect_t, MAX (n_boxes, 1));
  for (guint i = 0; i < n_boxes; i++)
    self->boxes[i] = boxes[i];
  self->n_boxes = n_boxes;
  self->large = g_array_new (FALSE, FALSE, sizeof (guint));
  set_grid (self);
  fill_cells (self);

  return self;
}

/**
 * moa_index_free:
 * @self: (transfer full): an index
 *
 * Frees it.
 */
void
moa_index_free (MoaIndex *self)
{
  g_array_unref (self->large);
  g_free (self->items);
  g_free (self->starts);
  g_free (self->boxes);
  g_free (self);
}

static gboolean
meets (const graphene_rect_t *box, const graphene_rect_t *area)
{
  return box->origin.x <= area->origin.x + area->size.width
         && area->origin.x <= box->origin.x + box->size.width
         && box->origin.y <= area->origin.y + area->size.height
         && area->origin.y <= box->origin.y + box->size.height;
}

static void
find_everywhere (const MoaIndex *self, const graphene_rect_t *area, GArray *found)
{
  for (guint i = 0; i < self->n_boxes; i++)
    if (meets (&self->boxes[i], area))
      g_array_append_val (found, i);
}

/* A box over several cells is taken in the first of them that is asked, so that it is found
 * once. */
static void
find_in_cell (const MoaIndex *self,
              int column,
              int row,
              const Cells *asked,
              const graphene_rect_t *area,
              GArray *found)
{
  guint cell = (guint) (row * self->columns + column);

  for (guint i = self->starts[cell]; i < self->starts[cell + 1]; i++)
    {
      guint item = self->items[i];
      Cells own;

      if (!meets (&self->boxes[item], area))
        continue;
      own = find_cells (self, &self->boxes[item]);
      if (MAX (own.left, asked->left) == column && MAX (own.top, asked->top) == row)
        g_array_append_val (found, item);
    }
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *) a;
  guint other = *(const guint *) b;

  return (one > other) - (one < other);
}

/**
 * moa_index_find:
 * @self: an index
 * @area: where to look
 * @found: (element-type guint): emptied, then filled with the numbers of all boxes that meet or
 * touch @area, ascending
 *
 * What is in a rectangle.
 */
void
moa_index_find (const MoaIndex *self, const graphene_rect_t *area, GArray *found)
{
  Cells asked = find_cells (self, area);

  g_array_set_size (found, 0);
  if (count_cells (&asked) * 2 > self->columns * self->rows)
    {
      find_everywhere (self, area, found);
      return;
    }

  for (guint i = 0; i < self->large->len; i++)
    {
      guint item = g_array_index (self->large, guint, i);

      if (meets (&self->boxes[item], area))
        g_array_append_val (found, item);
    }
  for (int row = asked.top; row <= asked.bottom; row++)
    for (int column = asked.left; column <= asked.right; column++)
      find_in_cell (self, column, row, &asked, area, found);
  g_array_sort (found, compare_items);
}
