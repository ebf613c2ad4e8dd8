/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two layers: the sharp one holds what is in view and a margin at the scale at which the camera
 * rests, the coarse one the whole diagram, to be seen where the camera leaves what is painted. Of
 * each layer one level is shown. When the diagram is to look different the next level is painted,
 * and takes the place of the first as a whole, so that nothing is ever empty and one never sees
 * half of a change. What a change leaves as it is goes from level to level. */

#include "moa-diagram-tiles.h"

#include <math.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "moa-style-private.h"
#include "moa-tile-level.h"
#include "moa-tile-painter.h"

#define SIDE 256              /* of a tile, CSS pixels */
#define MARGIN 128            /* CSS pixels painted beyond each side of the view */
#define COARSE_SIZE 768.0     /* pixels of the longer side of the whole */
#define MOST_TILES 512        /* more than a view of 3840 by 2160 needs are never asked for */
#define FIRST_WAIT_US 120000  /* a first frame waits so long for its picture */
#define SPARE_BYTES (4 << 20) /* of tiles out of sight */
#define TRIM_MS 1000          /* after the last tile what was needed to paint it is given back */
#define MOST_STRETCH 8.0f     /* a frame is drawn anew when it is seen more than so much larger */

typedef struct
{
  MoaTileLevel *shown;
  MoaTileLevel *next;  /* NULL when nothing is to change */
  MoaTileRange wanted; /* tiles of `next` that have to be there before it is shown */
} Layer;

struct _MoaDiagramTiles
{
  GtkWidget *widget; /* unowned: owns the tiles */
  MoaDiagramTilesFunc whole_changed;
  MoaTilePainter *painter;
  MoaTileScene *scene; /* NULL while there is no lesson */
  guint last_serial;
  Layer sharp;
  Layer coarse;
  graphene_rect_t visible; /* diagram units */
  graphene_rect_t drawn;   /* how far the last frame reaches, so that it can be moved; likewise */
  gboolean is_moving;      /* the view is stretched */
  gboolean shows_coarse;
  gboolean has_asked;
  gboolean has_waited;
  guint trim_source;
};

static MoaTileLevel *
get_target (const Layer *layer)
{
  return layer->next != NULL ? layer->next : layer->shown;
}

static MoaTileRange
find_visible (MoaDiagramTiles *self, const MoaTileLevel *level, double margin)
{
  float more = (float) (margin / moa_tile_level_get_scale (level));
  graphene_rect_t area;

  graphene_rect_inset_r (&self->visible, -more, -more, &area);

  return moa_tile_grid_find (moa_tile_level_get_grid (level), &area, 0);
}

/* --- what is wanted --------------------------------------------------------------------------- */

typedef struct
{
  MoaTileWish wish;
  double distance;
} Wanted;

static int
compare_distances (gconstpointer a, gconstpointer b)
{
  const Wanted *one = a;
  const Wanted *other = b;

  return (one->distance > other->distance) - (one->distance < other->distance);
}

static void
add_missing (GArray *wishes, const MoaTileLevel *level, const MoaTileRange *range)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Wanted));

  if (moa_tile_range_count (range) > MOST_TILES)
    return;

  for (int row = range->top; row < range->bottom; row++)
    for (int column = range->left; column < range->right; column++)
      {
        Wanted wanted = {
          .wish = { .serial = moa_tile_level_get_serial (level),
                    .grid = *moa_tile_level_get_grid (level),
                    .density = moa_tile_level_get_density (level),
                    .column = column,
                    .row = row },
          .distance = moa_tile_range_measure (range, column, row),
        };

        if (!moa_tile_level_has (level, column, row))
          g_array_append_val (found, wanted);
      }

  g_array_sort (found, compare_distances);
  for (guint i = 0; i < found->len; i++)
    g_array_append_val (wishes, g_array_index (found, Wanted, i).wish);
}

static void
add_sharp (MoaDiagramTiles *self, GArray *wishes, double margin)
{
  MoaTileLevel *target = get_target (&self->sharp);
  MoaTileRange range;

  if (target == NULL)
    return;
  if (!self->is_moving)
    range = find_visible (self, target, margin);
  else if (self->sharp.next != NULL)
    range = self->sharp.wanted;
  else
    return;
  add_missing (wishes, target, &range);
}

static MoaTileRange
get_all (const MoaTileLevel *level)
{
  const MoaTileGrid *grid = moa_tile_level_get_grid (level);

  return (MoaTileRange){ 0, 0, grid->columns, grid->rows };
}

static void
add_coarse (MoaDiagramTiles *self, GArray *wishes)
{
  MoaTileLevel *target = get_target (&self->coarse);
  MoaTileRange range;

  if (target == NULL)
    return;
  range = get_all (target);
  add_missing (wishes, target, &range);
}

/* In view first, then the whole, then the margin. */
static void
ask (MoaDiagramTiles *self, gboolean only_visible)
{
  g_autoptr (GArray) wishes = g_array_new (FALSE, FALSE, sizeof (MoaTileWish));

  if (self->scene != NULL)
    {
      add_sharp (self, wishes, 0);
      if (!only_visible)
        {
          add_coarse (self, wishes);
          add_sharp (self, wishes, MARGIN);
        }
    }
  if (wishes->len == 0 && !self->has_asked)
    return;

  moa_tile_painter_ask (self->painter, self->scene, (const MoaTileWish *) (gpointer) wishes->data,
                        wishes->len);
  self->has_asked = wishes->len > 0;
}

/* --- what is there ---------------------------------------------------------------------------- */

static gboolean
commit (Layer *layer)
{
  if (layer->next == NULL || !moa_tile_level_covers (layer->next, &layer->wanted))
    return FALSE;

  g_clear_pointer (&layer->shown, moa_tile_level_free);
  layer->shown = g_steal_pointer (&layer->next);

  return TRUE;
}

static gboolean
is_uncovered (MoaDiagramTiles *self)
{
  MoaTileRange range;

  if (self->sharp.shown == NULL)
    return TRUE;
  range = find_visible (self, self->sharp.shown, 0);

  return !moa_tile_level_covers (self->sharp.shown, &range);
}

static void
follow (MoaDiagramTiles *self)
{
  gboolean is_new = commit (&self->sharp);
  gboolean is_new_whole = commit (&self->coarse);
  gboolean shows_coarse = is_uncovered (self);

  if (is_new_whole)
    self->whole_changed (self->widget);
  if (is_new || is_new_whole || shows_coarse != self->shows_coarse)
    gtk_widget_queue_draw (self->widget);
  self->shows_coarse = shows_coarse;
}

static void
trim (MoaDiagramTiles *self)
{
  MoaTileLevel *level = self->sharp.shown;
  MoaTileRange range;
  gsize side;

  if (level == NULL || self->is_moving)
    return;

  range = find_visible (self, level, MARGIN);
  side = (gsize) moa_tile_level_get_grid (level)->side;
  moa_tile_level_trim (level, &range,
                       moa_tile_range_count (&range) * 4 * side * side + SPARE_BYTES);
}

static MoaTileLevel *
find_level (MoaDiagramTiles *self, guint serial)
{
  MoaTileLevel *levels[] = { self->sharp.next, self->sharp.shown, self->coarse.next,
                             self->coarse.shown };

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    if (levels[i] != NULL && moa_tile_level_get_serial (levels[i]) == serial)
      return levels[i];

  return NULL;
}

/* Motion takes tens of megabytes for a moment, of which malloc() keeps most for the next time. */
static gboolean
on_trim_timeout (gpointer user_data)
{
  MoaDiagramTiles *self = user_data;

  self->trim_source = 0;
#ifdef __GLIBC__
  malloc_trim (0);
#endif

  return G_SOURCE_REMOVE;
}

static void
put_trim_off (MoaDiagramTiles *self)
{
  g_clear_handle_id (&self->trim_source, g_source_remove);
  self->trim_source = g_timeout_add (TRIM_MS, on_trim_timeout, self);
}

static void
on_tile_painted (const MoaTileWish *wish, cairo_surface_t *surface, gpointer user_data)
{
  MoaDiagramTiles *self = user_data;
  MoaTileLevel *level = find_level (self, wish->serial);

  if (level == NULL)
    {
      cairo_surface_destroy (surface);
      return;
    }

  moa_tile_level_take (level, wish->column, wish->row, surface);
  put_trim_off (self);
  follow (self);
  if (level == self->sharp.shown || level == self->coarse.shown || self->sharp.shown == NULL)
    gtk_widget_queue_draw (self->widget);
  trim (self);
}

/* --- levels ----------------------------------------------------------------------------------- */

static void
clear_layer (Layer *layer)
{
  g_clear_pointer (&layer->shown, moa_tile_level_free);
  g_clear_pointer (&layer->next, moa_tile_level_free);
}

/* Begins a level; `before` is the scene of the one that it follows, NULL when nothing is the same.
 */
static void
begin_level (MoaDiagramTiles *self,
             Layer *layer,
             const MoaTileGrid *grid,
             int density,
             const MoaTileScene *before)
{
  MoaTileLevel *level = moa_tile_level_new (++self->last_serial, grid, density);
  MoaTileLevel *last = get_target (layer);
  graphene_rect_t changes[2];

  if (last != NULL && before != NULL && moa_tile_grid_equal (grid, moa_tile_level_get_grid (last))
      && moa_tile_scene_find_changes (before, self->scene, changes))
    moa_tile_level_share (level, last, changes, G_N_ELEMENTS (changes));
  g_clear_pointer (&layer->next, moa_tile_level_free);
  layer->next = level;
}

static void
begin_sharp (MoaDiagramTiles *self, double scale, int density, const MoaTileScene *before)
{
  graphene_rect_t bounds = moa_geometry_get_bounds (moa_tile_scene_get_geometry (self->scene));
  MoaTileGrid grid = moa_tile_grid (&bounds, scale * density, SIDE * density);

  begin_level (self, &self->sharp, &grid, density, before);
  self->sharp.wanted = find_visible (self, self->sharp.next, 0);
  if (moa_tile_range_count (&self->sharp.wanted) > MOST_TILES)
    self->sharp.wanted = (MoaTileRange){ 0 };
}

static void
begin_coarse (MoaDiagramTiles *self, const MoaTileScene *before)
{
  graphene_rect_t bounds = moa_geometry_get_bounds (moa_tile_scene_get_geometry (self->scene));
  double longer = MAX (MAX (bounds.size.width, bounds.size.height), 1);
  MoaTileGrid grid = moa_tile_grid (&bounds, MIN (1.0, COARSE_SIZE / longer), SIDE);

  begin_level (self, &self->coarse, &grid, 1, before);
  self->coarse.wanted = get_all (self->coarse.next);
}

static gboolean
is_same_lesson (MoaTileScene *a, MoaTileScene *b)
{
  return a != NULL && b != NULL
         && moa_tile_scene_get_geometry (a) == moa_tile_scene_get_geometry (b);
}

/**
 * moa_diagram_tiles_set_scene:
 * @self: tiles
 * @scene: (nullable): what is to be seen from now on
 *
 * Has painted anew what @scene changes; what is shown stays until that is done, unless it is of
 * another lesson.
 */
void
moa_diagram_tiles_set_scene (MoaDiagramTiles *self, MoaTileScene *scene)
{
  g_autoptr (MoaTileScene) before = g_steal_pointer (&self->scene);
  MoaTileLevel *sharp = get_target (&self->sharp);

  self->scene = scene != NULL ? moa_tile_scene_ref (scene) : NULL;
  if (!is_same_lesson (before, scene))
    {
      clear_layer (&self->sharp);
      clear_layer (&self->coarse);
      self->has_waited = FALSE;
      self->has_asked = TRUE;
    }
  else
    {
      if (sharp != NULL)
        begin_sharp (self, moa_tile_level_get_scale (sharp), moa_tile_level_get_density (sharp),
                     before);
      begin_coarse (self, before);
      follow (self);
    }
  if (scene != NULL && self->coarse.next == NULL && self->coarse.shown == NULL)
    begin_coarse (self, NULL);
  ask (self, FALSE);
  gtk_widget_queue_draw (self->widget);
}

/**
 * moa_diagram_tiles_set_scale:
 * @self: tiles
 * @scale: CSS pixels per diagram unit
 * @density: device pixels per CSS pixel
 *
 * The camera rests at a scale, at which the picture has to be sharp.
 */
void
moa_diagram_tiles_set_scale (MoaDiagramTiles *self, double scale, int density)
{
  MoaTileLevel *target = get_target (&self->sharp);

  if (self->scene == NULL
      || (target != NULL && density == moa_tile_level_get_density (target)
          && fabs (scale - moa_tile_level_get_scale (target)) < 1e-9 * scale))
    return;

  begin_sharp (self, scale, density, NULL);
  follow (self);
  ask (self, FALSE);
}

/**
 * moa_diagram_tiles_look:
 * @self: tiles
 * @visible: what is in view, diagram units
 * @is_moving: whether it is seen at another scale than that at which the camera rested last
 *
 * Tells what is looked at, also while the camera moves.
 */
void
moa_diagram_tiles_look (MoaDiagramTiles *self, const graphene_rect_t *visible, gboolean is_moving)
{
  if (is_moving != self->is_moving || !graphene_rect_contains_rect (&self->drawn, visible)
      || self->drawn.size.width > MOST_STRETCH * visible->size.width)
    gtk_widget_queue_draw (self->widget);
  self->visible = *visible;
  self->is_moving = is_moving;
  if (self->sharp.next != NULL && !is_moving)
    self->sharp.wanted = find_visible (self, self->sharp.next, 0);
  follow (self);
  ask (self, FALSE);
}

/**
 * moa_diagram_tiles_is_sharp:
 * @self: tiles
 *
 * Returns: whether all that is in view is shown as it has to be
 */
gboolean
moa_diagram_tiles_is_sharp (MoaDiagramTiles *self)
{
  return self->sharp.shown != NULL && self->sharp.next == NULL && !self->is_moving
         && !is_uncovered (self);
}

/**
 * moa_diagram_tiles_has_hole:
 * @self: tiles
 *
 * Returns: whether something of the diagram that is in view is not shown at all, not even coarse
 */
gboolean
moa_diagram_tiles_has_hole (MoaDiagramTiles *self)
{
  MoaTileRange range;

  if (self->scene == NULL || !is_uncovered (self))
    return FALSE;
  if (self->coarse.shown == NULL)
    return TRUE;
  range = find_visible (self, self->coarse.shown, 0);

  return !moa_tile_level_covers (self->coarse.shown, &range);
}

/* --- showing ---------------------------------------------------------------------------------- */

static void
append_page (MoaDiagramTiles *self, GtkSnapshot *snapshot, const graphene_rect_t *area)
{
  const MoaColor *page = &moa_tile_scene_get_style (self->scene)->page;
  const GdkRGBA color = { (float) page->red, (float) page->green, (float) page->blue, 1 };

  gtk_snapshot_append_color (snapshot, &color, area);
}

/* What a frame is drawn for, in its coordinates: the view, and as much again on each side, within
 * which the camera may move without another frame. No more, for cairo takes its time with what lies
 * far outside, and cannot count beyond 8 million pixels. */
static graphene_rect_t
take_area (MoaDiagramTiles *self, double scale)
{
  graphene_rect_t bounds = moa_geometry_get_bounds (moa_tile_scene_get_geometry (self->scene));

  graphene_rect_inset_r (&self->visible, -self->visible.size.width, -self->visible.size.height,
                         &self->drawn);

  return GRAPHENE_RECT_INIT ((float) ((self->drawn.origin.x - bounds.origin.x) * scale),
                             (float) ((self->drawn.origin.y - bounds.origin.y) * scale),
                             (float) (self->drawn.size.width * scale),
                             (float) (self->drawn.size.height * scale));
}

/* A first picture had better come a little late than empty. */
static void
wait_for_first (MoaDiagramTiles *self)
{
  if (self->has_waited || self->sharp.shown != NULL || self->sharp.next == NULL)
    return;

  self->has_waited = TRUE;
  ask (self, TRUE);
  moa_tile_painter_wait (self->painter, FIRST_WAIT_US);
  ask (self, FALSE);
}

/**
 * moa_diagram_tiles_append:
 * @self: tiles
 * @snapshot: where the diagram is shown; its origin is that of the diagram's bounds
 * @scale: CSS pixels of @snapshot per diagram unit
 *
 * Shows what there is.
 */
void
moa_diagram_tiles_append (MoaDiagramTiles *self, GtkSnapshot *snapshot, double scale)
{
  const Layer *sharp = &self->sharp;
  MoaTileLevel *coarse;
  MoaTileLevel *level;
  graphene_rect_t area;

  if (self->scene == NULL)
    return;

  wait_for_first (self);
  coarse = self->coarse.shown;
  level = sharp->shown != NULL ? sharp->shown : sharp->next;
  area = take_area (self, scale);
  append_page (self, snapshot, &area);
  if (coarse != NULL && is_uncovered (self))
    moa_tile_level_append (coarse, self->widget, snapshot, &area, scale, self->is_moving);
  if (level != NULL)
    moa_tile_level_append (level, self->widget, snapshot, &area, scale, self->is_moving);
}

/**
 * moa_diagram_tiles_paint_whole:
 * @self: tiles
 * @cr: where the diagram is painted; its origin is that of the diagram's bounds
 * @scale: units of @cr per diagram unit
 *
 * Paints the whole diagram, stretched from a picture of COARSE_SIZE pixels.
 *
 * Returns: %FALSE while that picture is not there
 */
gboolean
moa_diagram_tiles_paint_whole (MoaDiagramTiles *self, cairo_t *cr, double scale)
{
  if (self->coarse.shown == NULL)
    return FALSE;

  moa_tile_level_paint (self->coarse.shown, cr, scale, CAIRO_FILTER_GOOD);

  return TRUE;
}

/**
 * moa_diagram_tiles_new:
 * @widget: what shows them; has to outlive them
 * @whole_changed: called when moa_diagram_tiles_paint_whole() would paint another picture
 *
 * Tiles of nothing yet.
 *
 * Returns: (transfer full): tiles
 */
MoaDiagramTiles *
moa_diagram_tiles_new (GtkWidget *widget, MoaDiagramTilesFunc whole_changed)
{
  MoaDiagramTiles *self = g_new0 (MoaDiagramTiles, 1);

  self->widget = widget;
  self->whole_changed = whole_changed;
  self->painter = moa_tile_painter_new (on_tile_painted, self);

  return self;
}

/**
 * moa_diagram_tiles_free:
 * @self: (transfer full): tiles
 *
 * Waits for the worker and frees everything.
 */
void
moa_diagram_tiles_free (MoaDiagramTiles *self)
{
  g_clear_handle_id (&self->trim_source, g_source_remove);
  moa_tile_painter_free (self->painter);
  clear_layer (&self->sharp);
  clear_layer (&self->coarse);
  g_clear_pointer (&self->scene, moa_tile_scene_unref);
  g_free (self);
}
