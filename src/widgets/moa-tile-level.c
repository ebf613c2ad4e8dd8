/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Moving a picture of the diagram is cheap where painting it is not. A GPU keeps the tiles as
 * textures; without one cairo shows the surfaces themselves, for GTK 4.8 turns every pixel of a
 * texture into numbers and back before cairo gets it. Where a pixel of a tile is a pixel of the
 * screen each tile is a node of its own: cairo goes by way of a copy of each node, which then stays
 * in the processor's cache. Where the tiles are stretched they are one node, whose inner edges
 * must not be smoothed or they would show as a net. */

#include "moa-tile-level.h"

#include <math.h>

typedef struct
{
  int column;
  int row;
  cairo_surface_t *surface;
  GdkTexture *texture; /* NULL until a renderer asks for one */
  GskRenderNode *node; /* the tile at its own scale; kept, so that GTK sees what is the same */
} Tile;

struct _MoaTileLevel
{
  guint serial;
  MoaTileGrid grid;
  int density;
  GHashTable *tiles; /* Tile as its own key */
};

static guint
hash_tile (gconstpointer data)
{
  const Tile *tile = data;

  return (guint) tile->column * 31337u + (guint) tile->row;
}

static gboolean
is_same_tile (gconstpointer a, gconstpointer b)
{
  const Tile *one = a;
  const Tile *other = b;

  return one->column == other->column && one->row == other->row;
}

static void
free_tile (gpointer data)
{
  Tile *tile = data;

  g_clear_pointer (&tile->node, gsk_render_node_unref);
  g_clear_object (&tile->texture);
  cairo_surface_destroy (tile->surface);
  g_free (tile);
}

/**
 * moa_tile_level_new:
 * @serial: the number of the picture
 * @grid: how it is cut
 * @density: device pixels per CSS pixel
 *
 * A picture of which nothing is painted yet.
 *
 * Returns: (transfer full): a level
 */
MoaTileLevel *
moa_tile_level_new (guint serial, const MoaTileGrid *grid, int density)
{
  MoaTileLevel *self = g_new0 (MoaTileLevel, 1);

  self->serial = serial;
  self->grid = *grid;
  self->density = density;
  self->tiles = g_hash_table_new_full (hash_tile, is_same_tile, NULL, free_tile);

  return self;
}

/**
 * moa_tile_level_free:
 * @self: (transfer full): a level
 *
 * Frees it with its tiles.
 */
void
moa_tile_level_free (MoaTileLevel *self)
{
  g_hash_table_unref (self->tiles);
  g_free (self);
}

/**
 * moa_tile_level_get_serial:
 * @self: a level
 *
 * Returns: the number of the picture
 */
guint
moa_tile_level_get_serial (const MoaTileLevel *self)
{
  return self->serial;
}

/**
 * moa_tile_level_get_grid:
 * @self: a level
 *
 * Returns: (transfer none): how it is cut
 */
const MoaTileGrid *
moa_tile_level_get_grid (const MoaTileLevel *self)
{
  return &self->grid;
}

/**
 * moa_tile_level_get_density:
 * @self: a level
 *
 * Returns: device pixels per CSS pixel
 */
int
moa_tile_level_get_density (const MoaTileLevel *self)
{
  return self->density;
}

/**
 * moa_tile_level_get_scale:
 * @self: a level
 *
 * Returns: CSS pixels per diagram unit at which it is sharp
 */
double
moa_tile_level_get_scale (const MoaTileLevel *self)
{
  return self->grid.scale / self->density;
}

/**
 * moa_tile_level_take:
 * @self: a level
 * @column: of the tile
 * @row: of the tile
 * @surface: (transfer full): an image as large as a tile
 *
 * Adds a tile.
 */
void
moa_tile_level_take (MoaTileLevel *self, int column, int row, cairo_surface_t *surface)
{
  Tile *tile = g_new0 (Tile, 1);

  tile->column = column;
  tile->row = row;
  tile->surface = surface;
  g_hash_table_replace (self->tiles, tile, tile);
}

static gboolean
meets_any (const graphene_rect_t *region, const graphene_rect_t *areas, guint n_areas)
{
  for (guint i = 0; i < n_areas; i++)
    if (graphene_rect_intersection (region, &areas[i], NULL))
      return TRUE;

  return FALSE;
}

/**
 * moa_tile_level_share:
 * @self: a level
 * @other: another, of the same grid
 * @but: (array length=n_but): where they differ, diagram units
 * @n_but: how many
 *
 * Takes over from another picture what is the same in both.
 */
void
moa_tile_level_share (MoaTileLevel *self,
                      const MoaTileLevel *other,
                      const graphene_rect_t *but,
                      guint n_but)
{
  GHashTableIter iter;
  gpointer key;

  g_return_if_fail (moa_tile_grid_equal (&self->grid, &other->grid));

  g_hash_table_iter_init (&iter, other->tiles);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const Tile *tile = key;
      graphene_rect_t region = moa_tile_grid_get_region (&self->grid, tile->column, tile->row);
      Tile *copy;

      if (meets_any (&region, but, n_but))
        continue;
      copy = g_memdup2 (tile, sizeof (*tile));
      cairo_surface_reference (copy->surface);
      if (copy->texture != NULL)
        g_object_ref (copy->texture);
      if (copy->node != NULL)
        gsk_render_node_ref (copy->node);
      g_hash_table_replace (self->tiles, copy, copy);
    }
}

/**
 * moa_tile_level_has:
 * @self: a level
 * @column: of a tile
 * @row: of a tile
 *
 * Returns: whether it is painted
 */
gboolean
moa_tile_level_has (const MoaTileLevel *self, int column, int row)
{
  const Tile key = { .column = column, .row = row };

  return g_hash_table_contains (self->tiles, &key);
}

/**
 * moa_tile_level_covers:
 * @self: a level
 * @range: tiles of its grid
 *
 * Returns: whether all of them are painted
 */
gboolean
moa_tile_level_covers (const MoaTileLevel *self, const MoaTileRange *range)
{
  if (moa_tile_range_count (range) > g_hash_table_size (self->tiles))
    return FALSE;

  for (int row = range->top; row < range->bottom; row++)
    for (int column = range->left; column < range->right; column++)
      if (!moa_tile_level_has (self, column, row))
        return FALSE;

  return TRUE;
}

/**
 * moa_tile_level_get_size:
 * @self: a level
 *
 * Returns: the bytes of its tiles
 */
gsize
moa_tile_level_get_size (const MoaTileLevel *self)
{
  return (gsize) g_hash_table_size (self->tiles) * 4 * (gsize) self->grid.side
         * (gsize) self->grid.side;
}

static Tile *
find_farthest (MoaTileLevel *self, const MoaTileRange *around)
{
  GHashTableIter iter;
  gpointer key;
  Tile *farthest = NULL;
  double most = -1;

  g_hash_table_iter_init (&iter, self->tiles);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      Tile *tile = key;
      double distance = moa_tile_range_measure (around, tile->column, tile->row);

      if (distance > most && !moa_tile_range_contains (around, tile->column, tile->row))
        {
          most = distance;
          farthest = tile;
        }
    }

  return farthest;
}

/**
 * moa_tile_level_trim:
 * @self: a level
 * @around: tiles that stay
 * @most: bytes
 *
 * Lets go of the tiles that are farthest away until the rest fits into @most, or only those of
 * @around are left.
 */
void
moa_tile_level_trim (MoaTileLevel *self, const MoaTileRange *around, gsize most)
{
  Tile *farthest;

  while (moa_tile_level_get_size (self) > most && (farthest = find_farthest (self, around)) != NULL)
    g_hash_table_remove (self->tiles, farthest);
}

/* --- showing ---------------------------------------------------------------------------------- */

static gboolean
is_drawn_by_cairo (GtkWidget *widget)
{
  return GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (gtk_widget_get_native (widget)));
}

static GdkTexture *
get_texture (Tile *tile)
{
  cairo_surface_t *surface = tile->surface;
  int stride = cairo_image_surface_get_stride (surface);
  int height = cairo_image_surface_get_height (surface);
  g_autoptr (GBytes) bytes = NULL;

  if (tile->texture != NULL)
    return tile->texture;

  bytes = g_bytes_new_with_free_func (
      cairo_image_surface_get_data (surface), (gsize) stride * (gsize) height,
      (GDestroyNotify) cairo_surface_destroy, cairo_surface_reference (surface));
  tile->texture = gdk_memory_texture_new (cairo_image_surface_get_width (surface), height,
                                          GDK_MEMORY_DEFAULT, bytes, (gsize) stride);

  return tile->texture;
}

static graphene_rect_t
get_place (const MoaTileLevel *self, const Tile *tile, double scale)
{
  double side = self->grid.side / self->grid.scale * scale;

  return GRAPHENE_RECT_INIT ((float) (tile->column * side), (float) (tile->row * side),
                             (float) side, (float) side);
}

static void
paint_tile (const Tile *tile,
            cairo_t *cr,
            const graphene_rect_t *place,
            double ratio,
            cairo_filter_t filter)
{
  cairo_save (cr);
  cairo_rectangle (cr, place->origin.x, place->origin.y, place->size.width, place->size.height);
  cairo_translate (cr, place->origin.x, place->origin.y);
  cairo_scale (cr, ratio, ratio);
  cairo_set_source_surface (cr, tile->surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), filter);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  cairo_fill (cr);
  cairo_restore (cr);
}

static GskRenderNode *
create_node (const MoaTileLevel *self, Tile *tile, gboolean for_cairo)
{
  graphene_rect_t place = get_place (self, tile, moa_tile_level_get_scale (self));
  GskRenderNode *node;
  cairo_t *cr;

  if (!for_cairo)
    return gsk_texture_node_new (get_texture (tile), &place);

  node = gsk_cairo_node_new (&place);
  cr = gsk_cairo_node_get_draw_context (node);
  paint_tile (tile, cr, &place, 1.0 / self->density, CAIRO_FILTER_BILINEAR);
  cairo_destroy (cr);

  return node;
}

static void
append_apart (MoaTileLevel *self,
              GtkSnapshot *snapshot,
              const graphene_rect_t *area,
              double scale,
              gboolean for_cairo)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->tiles);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      Tile *tile = key;
      graphene_rect_t place = get_place (self, tile, scale);

      if (!graphene_rect_intersection (&place, area, NULL))
        continue;
      if (tile->node == NULL)
        tile->node = create_node (self, tile, for_cairo);
      gtk_snapshot_append_node (snapshot, tile->node);
    }
}

/**
 * moa_tile_level_paint:
 * @self: a level
 * @cr: where it is painted; its origin is that of the grid
 * @scale: units of @cr per diagram unit
 * @filter: how pixels are mixed
 *
 * Paints all tiles that there are, stretched.
 */
void
moa_tile_level_paint (MoaTileLevel *self, cairo_t *cr, double scale, cairo_filter_t filter)
{
  double ratio = scale / self->grid.scale;
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->tiles);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      graphene_rect_t place = get_place (self, key, scale);

      paint_tile (key, cr, &place, ratio, filter);
    }
}

/* cairo 1.16 sorts what a node draws into a tree by areas, and counts pixels in 32 bits. Where a near
 * view is left for all of a large lesson there are more; then it may look for the place of the second
 * tile for ever, until no memory is left. So there a node has one. */
static guint
count_together (const graphene_rect_t *area)
{
  return (double) area->size.width * area->size.height < G_MAXINT ? G_MAXUINT : 1;
}

static void
append_together (MoaTileLevel *self,
                 GtkSnapshot *snapshot,
                 const graphene_rect_t *area,
                 double scale)
{
  double ratio = scale / self->grid.scale;
  guint n_together = count_together (area);
  guint n = 0;
  cairo_t *cr = NULL;
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->tiles);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      graphene_rect_t place = get_place (self, key, scale);

      if (!graphene_rect_intersection (&place, area, NULL))
        continue;
      if (n++ % n_together == 0)
        {
          g_clear_pointer (&cr, cairo_destroy);
          cr = gtk_snapshot_append_cairo (snapshot, area);
        }
      paint_tile (key, cr, &place, ratio, CAIRO_FILTER_BILINEAR);
    }
  g_clear_pointer (&cr, cairo_destroy);
}

static void
append_textures (MoaTileLevel *self,
                 GtkSnapshot *snapshot,
                 const graphene_rect_t *area,
                 double scale)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->tiles);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      graphene_rect_t place = get_place (self, key, scale);

      if (graphene_rect_intersection (&place, area, NULL))
        gtk_snapshot_append_texture (snapshot, get_texture (key), &place);
    }
}

/**
 * moa_tile_level_append:
 * @self: a level
 * @widget: the widget that shows it
 * @snapshot: where it is shown; its origin is that of the grid
 * @area: what has to be shown, coordinates of @snapshot
 * @scale: CSS pixels of @snapshot per diagram unit
 * @is_moving: whether @snapshot will be stretched further
 *
 * Shows the tiles of @area that are painted.
 */
void
moa_tile_level_append (MoaTileLevel *self,
                       GtkWidget *widget,
                       GtkSnapshot *snapshot,
                       const graphene_rect_t *area,
                       double scale,
                       gboolean is_moving)
{
  gboolean for_cairo = is_drawn_by_cairo (widget);
  gboolean is_own_scale = fabs (scale / moa_tile_level_get_scale (self) - 1) < 1e-9;

  if (is_own_scale && !(for_cairo && is_moving))
    append_apart (self, snapshot, area, scale, for_cairo);
  else if (for_cairo)
    append_together (self, snapshot, area, scale);
  else
    append_textures (self, snapshot, area, scale);
}
