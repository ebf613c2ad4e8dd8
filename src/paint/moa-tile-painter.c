/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Painting takes longer than a frame lasts, so a thread does it. There is no queue to keep in
 * order: each time that the view changes, the main thread says anew all that it still wants, the
 * most urgent first, and the worker takes the first of the list whenever it is free. What is no
 * longer wanted is thereby forgotten. While nothing is wanted the thread sleeps.
 *
 * The worker keeps one painter, which belongs to it alone. A scene that it is done with goes back
 * to the main thread, with which a lesson must end. */

#include "moa-tile-painter.h"

#include <sys/mman.h>

#include "moa-shape.h"

#define REACH 60.0 /* how far words may stand out of their part's box, diagram units */

typedef struct
{
  MoaTileWish wish;
  cairo_surface_t *surface;
} Tile;

struct _MoaTilePainter
{
  MoaTileFunc painted;
  gpointer user_data;
  GThread *thread; /* NULL until something is wanted */

  GMutex lock; /* of everything below */
  GCond wanted;
  GCond advanced; /* a tile was painted, or there is none left to paint */
  gboolean is_ending;
  gboolean is_painting; /* `current` */
  MoaTileWish current;
  MoaTileScene *scene;
  GArray *wishes;  /* MoaTileWish, the last comes first */
  GArray *tiles;   /* Tile, painted and not told of yet */
  GPtrArray *left; /* scenes for the main thread to let go of */
  GSource *source; /* tells of `tiles` */
};

/* What only the worker touches. */
typedef struct
{
  MoaTileScene *scene; /* NULL before the first */
  MoaDiagramPainter *painter;
} Studio;

static gboolean
is_same_wish (const MoaTileWish *a, const MoaTileWish *b)
{
  return a->serial == b->serial && a->column == b->column && a->row == b->row;
}

/* The unused byte of each pixel: who takes the picture for one with alpha finds it opaque. */
static void
fill_unused (cairo_surface_t *surface)
{
  guchar *data = cairo_image_surface_get_data (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  gsize n = stride * (gsize) cairo_image_surface_get_height (surface) / 4;
  guint32 *pixels = (guint32 *) (gpointer) data;

  for (gsize i = 0; i < n; i++)
    pixels[i] |= 0xff000000u;
  cairo_surface_mark_dirty (surface);
}

typedef struct
{
  gpointer data;
  gsize size;
} Mapping;

static void
unmap (gpointer data)
{
  Mapping *mapping = data;

  munmap (mapping->data, mapping->size);
  g_free (mapping);
}

/* Tiles come and go by the hundred. Each has memory of its own, which the system has back at once;
 * malloc() would keep as much as there ever was. */
static cairo_surface_t *
create_surface (int side)
{
  static const cairo_user_data_key_t key;
  int stride = cairo_format_stride_for_width (CAIRO_FORMAT_RGB24, side);
  gsize size = (gsize) stride * (gsize) side;
  gpointer data = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  cairo_surface_t *surface;
  Mapping *mapping;

  if (data == MAP_FAILED)
    return cairo_image_surface_create (CAIRO_FORMAT_RGB24, side, side);

  mapping = g_new (Mapping, 1);
  *mapping = (Mapping){ data, size };
  surface = cairo_image_surface_create_for_data (data, CAIRO_FORMAT_RGB24, side, side, stride);
  cairo_surface_set_user_data (surface, &key, mapping, unmap);

  return surface;
}

/**
 * moa_tile_paint:
 * @painter: that of @scene
 * @scene: what is painted
 * @wish: which tile
 *
 * Paints a tile, background and all.
 *
 * Returns: (transfer full): an opaque image surface as large as a tile
 */
cairo_surface_t *
moa_tile_paint (MoaDiagramPainter *painter, const MoaTileScene *scene, const MoaTileWish *wish)
{
  const MoaTileGrid *grid = &wish->grid;
  graphene_rect_t region = moa_tile_grid_get_region (grid, wish->column, wish->row);
  cairo_surface_t *surface = create_surface (grid->side);
  cairo_t *cr = cairo_create (surface);
  double side = (double) grid->side / wish->density;

  cairo_surface_set_device_scale (surface, wish->density, wish->density);
  cairo_translate (cr, -(double) wish->column * side, -(double) wish->row * side);
  cairo_scale (cr, grid->scale / wish->density, grid->scale / wish->density);
  cairo_translate (cr, -grid->bounds.origin.x, -grid->bounds.origin.y);
  region = moa_shape_grow (&region, REACH);
  moa_diagram_painter_draw (painter, cr, grid->scale / wish->density,
                            moa_tile_scene_get_highlight (scene), &region, TRUE);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  cairo_surface_set_device_scale (surface, 1, 1);
  fill_unused (surface);

  return surface;
}

/* --- the worker ------------------------------------------------------------------------------- */

static void
leave_scene (MoaTilePainter *self, Studio *studio)
{
  g_clear_object (&studio->painter);
  if (studio->scene == NULL)
    return;

  g_mutex_lock (&self->lock);
  g_ptr_array_add (self->left, g_steal_pointer (&studio->scene));
  g_mutex_unlock (&self->lock);
}

/* Takes a scene; the painter stays where it serves both. */
static void
enter_scene (MoaTilePainter *self, Studio *studio, MoaTileScene *scene)
{
  g_autoptr (MoaDiagramPainter) painter = NULL;

  if (studio->scene != NULL && moa_tile_scene_shares_painter (studio->scene, scene))
    painter = g_steal_pointer (&studio->painter);
  leave_scene (self, studio);

  studio->scene = scene;
  studio->painter = painter != NULL ? g_steal_pointer (&painter)
                                    : moa_tile_scene_create_painter (scene);
}

static gboolean on_tiles_painted (gpointer user_data);

static void
tell (MoaTilePainter *self)
{
  if (self->source != NULL)
    return;

  self->source = g_idle_source_new ();
  g_source_set_priority (self->source, G_PRIORITY_DEFAULT);
  g_source_set_callback (self->source, on_tiles_painted, self, NULL);
  g_source_attach (self->source, NULL);
}

/* A lesson that is not shown any more is not kept for the next one. */
static void
rest (MoaTilePainter *self, Studio *studio)
{
  if (self->scene != NULL || studio->scene == NULL)
    {
      g_cond_wait (&self->wanted, &self->lock);
      return;
    }

  g_mutex_unlock (&self->lock);
  leave_scene (self, studio);
  g_mutex_lock (&self->lock);
  tell (self);
}

static gboolean
take_wish (MoaTilePainter *self, Studio *studio, MoaTileScene **scene)
{
  while (self->wishes->len == 0 && !self->is_ending)
    rest (self, studio);
  if (self->is_ending)
    return FALSE;

  self->current = g_array_index (self->wishes, MoaTileWish, self->wishes->len - 1);
  g_array_set_size (self->wishes, self->wishes->len - 1);
  self->is_painting = TRUE;
  *scene = moa_tile_scene_ref (self->scene);

  return TRUE;
}

static void
paint_wish (MoaTilePainter *self, Studio *studio, MoaTileScene *scene)
{
  Tile tile = { .wish = self->current };

  g_mutex_unlock (&self->lock);
  enter_scene (self, studio, scene);
  tile.surface = moa_tile_paint (studio->painter, studio->scene, &tile.wish);
  g_mutex_lock (&self->lock);

  self->is_painting = FALSE;
  g_array_append_val (self->tiles, tile);
  g_cond_broadcast (&self->advanced);
  tell (self);
}

static gpointer
work (gpointer data)
{
  MoaTilePainter *self = data;
  Studio studio = { 0 };
  MoaTileScene *scene = NULL;

  g_mutex_lock (&self->lock);
  while (take_wish (self, &studio, &scene))
    paint_wish (self, &studio, g_steal_pointer (&scene));
  g_mutex_unlock (&self->lock);
  leave_scene (self, &studio);

  return NULL;
}

/* --- the main thread -------------------------------------------------------------------------- */

/* The receiver may ask for more at once, so nothing is locked while it is told. */
static void
hand_over (MoaTilePainter *self)
{
  g_autoptr (GArray) tiles = NULL;
  g_autoptr (GPtrArray) left = NULL;

  g_mutex_lock (&self->lock);
  tiles = g_steal_pointer (&self->tiles);
  left = g_steal_pointer (&self->left);
  self->tiles = g_array_new (FALSE, FALSE, sizeof (Tile));
  self->left = g_ptr_array_new_with_free_func ((GDestroyNotify) moa_tile_scene_unref);
  if (self->source != NULL)
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
  g_mutex_unlock (&self->lock);

  for (guint i = 0; i < tiles->len; i++)
    {
      Tile *tile = &g_array_index (tiles, Tile, i);

      self->painted (&tile->wish, tile->surface, self->user_data);
    }
}

static gboolean
on_tiles_painted (gpointer user_data)
{
  hand_over (user_data);

  return G_SOURCE_REMOVE;
}

/**
 * moa_tile_painter_new:
 * @painted: told of each tile on the main thread, in the order in which they were painted
 * @user_data: for @painted
 *
 * A painter whose thread begins with the first wish.
 *
 * Returns: (transfer full): a painter
 */
MoaTilePainter *
moa_tile_painter_new (MoaTileFunc painted, gpointer user_data)
{
  MoaTilePainter *self = g_new0 (MoaTilePainter, 1);

  self->painted = painted;
  self->user_data = user_data;
  g_mutex_init (&self->lock);
  g_cond_init (&self->wanted);
  g_cond_init (&self->advanced);
  self->wishes = g_array_new (FALSE, FALSE, sizeof (MoaTileWish));
  self->tiles = g_array_new (FALSE, FALSE, sizeof (Tile));
  self->left = g_ptr_array_new_with_free_func ((GDestroyNotify) moa_tile_scene_unref);

  return self;
}

static void
end_thread (MoaTilePainter *self)
{
  if (self->thread == NULL)
    return;

  g_mutex_lock (&self->lock);
  self->is_ending = TRUE;
  g_cond_signal (&self->wanted);
  g_mutex_unlock (&self->lock);
  g_thread_join (g_steal_pointer (&self->thread));
}

/**
 * moa_tile_painter_free:
 * @self: (transfer full): a painter
 *
 * Waits for the tile that is being painted, tells of nothing more and frees the painter.
 */
void
moa_tile_painter_free (MoaTilePainter *self)
{
  end_thread (self);
  if (self->source != NULL)
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
  for (guint i = 0; i < self->tiles->len; i++)
    cairo_surface_destroy (g_array_index (self->tiles, Tile, i).surface);
  g_array_unref (self->tiles);
  g_array_unref (self->wishes);
  g_ptr_array_unref (self->left);
  g_clear_pointer (&self->scene, moa_tile_scene_unref);
  g_cond_clear (&self->advanced);
  g_cond_clear (&self->wanted);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/* What is on its way is not asked for twice. */
static gboolean
is_under_way (MoaTilePainter *self, const MoaTileWish *wish)
{
  if (self->is_painting && is_same_wish (&self->current, wish))
    return TRUE;

  for (guint i = 0; i < self->tiles->len; i++)
    if (is_same_wish (&g_array_index (self->tiles, Tile, i).wish, wish))
      return TRUE;

  return FALSE;
}

/**
 * moa_tile_painter_ask:
 * @self: a painter
 * @scene: (nullable): what is to be painted; %NULL with no wishes
 * @wishes: (array length=n_wishes): all tiles that are wanted from now on, the most urgent first
 * @n_wishes: how many
 *
 * Takes the place of everything that was asked for before, but for the one tile that is being
 * painted. The numbers of pictures must not be used again for another scene.
 */
void
moa_tile_painter_ask (MoaTilePainter *self,
                      MoaTileScene *scene,
                      const MoaTileWish *wishes,
                      guint n_wishes)
{
  g_autoptr (MoaTileScene) before = NULL;

  g_return_if_fail (scene != NULL || n_wishes == 0);

  g_mutex_lock (&self->lock);
  before = g_steal_pointer (&self->scene);
  self->scene = scene != NULL ? moa_tile_scene_ref (scene) : NULL;
  g_array_set_size (self->wishes, 0);
  for (guint i = n_wishes; i > 0; i--)
    if (!is_under_way (self, &wishes[i - 1]))
      g_array_append_val (self->wishes, wishes[i - 1]);
  g_cond_signal (&self->wanted);
  if (self->thread == NULL && self->wishes->len > 0)
    self->thread = g_thread_new ("moa-tiles", work, self);
  g_mutex_unlock (&self->lock);
}

/**
 * moa_tile_painter_wait:
 * @self: a painter
 * @microseconds: at most so long
 *
 * Waits until everything that was asked for is painted, and tells of it at once: for a first
 * picture, which had better be late than empty.
 *
 * Returns: whether there was time enough
 */
gboolean
moa_tile_painter_wait (MoaTilePainter *self, gint64 microseconds)
{
  gint64 end = g_get_monotonic_time () + microseconds;
  gboolean in_time = TRUE;

  g_mutex_lock (&self->lock);
  while (in_time && (self->wishes->len > 0 || self->is_painting))
    in_time = g_cond_wait_until (&self->advanced, &self->lock, end);
  g_mutex_unlock (&self->lock);
  hand_over (self);

  return in_time;
}

/**
 * moa_tile_painter_is_idle:
 * @self: a painter
 *
 * Returns: whether nothing is wanted, being painted, or still to be told of
 */
gboolean
moa_tile_painter_is_idle (MoaTilePainter *self)
{
  gboolean is_idle;

  g_mutex_lock (&self->lock);
  is_idle = self->wishes->len == 0 && !self->is_painting && self->tiles->len == 0;
  g_mutex_unlock (&self->lock);

  return is_idle;
}
