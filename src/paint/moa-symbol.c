/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Symbols are square SVG drawings in the program's resources; a style sheet per style colours them.
 * On paper and in vector files they are drawn as vectors, on the screen from pictures that are kept
 * for the scale in use. A lesson's own pictures are pixels from the start, more of them than a
 * symbol is seen with. */
#include "moa-symbol.h"

#include <librsvg/rsvg.h>
#include <math.h>

#define RESOURCE_PATH "/org/moa/Moa"
#define RECORDING_OVERSAMPLE                                                                       \
  2.0                    /* a recording does not tell how dense the screen is that plays it */
#define PICTURES_MAX 256 /* kept at once; a zoom makes a new one per symbol and size */

struct _MoaSymbolSet
{
  const MoaStyle *style;
  MoaPictureSet *own;   /* the lesson's; NULL when it has none */
  GHashTable *views;    /* path → cairo_surface_t over the pixels of `own`, for this thread */
  GBytes *sheet;        /* CSS; NULL when the program has none for the style */
  GHashTable *handles;  /* name → RsvgHandle; NULL for a name without a drawing */
  GHashTable *pictures; /* "name@pixels" → cairo_surface_t */
};

static const char *const kind_symbols[MOA_N_NODE_KINDS] = {
  [MOA_NODE_GENE] = "gene",
  [MOA_NODE_RNA] = "mrna",
  [MOA_NODE_PROTEIN] = "protein",
  [MOA_NODE_ENZYME] = "enzyme",
  [MOA_NODE_RECEPTOR] = "receptor",
  [MOA_NODE_COMPLEX] = "complex",
  [MOA_NODE_SMALL_MOLECULE] = "small-molecule",
  [MOA_NODE_LIPID] = "lipids",
  [MOA_NODE_LIPOPROTEIN] = "lipoprotein",
  [MOA_NODE_ORGANELLE] = "organelle",
  [MOA_NODE_PROCESS] = "process",
  [MOA_NODE_MEDICINE] = "pill",
  [MOA_NODE_PHENOTYPE] = "phenotype",
};

static void
clear_handle (gpointer handle)
{
  g_clear_object (&handle);
}

static GBytes *
look_up (const char *folder, const char *prefix, const char *name, const char *suffix)
{
  g_autofree char *path = g_strconcat (RESOURCE_PATH, folder, prefix, name, suffix, NULL);

  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

/**
 * moa_symbol_set_new:
 * @style: the style that colours the symbols
 * @own: (nullable): the pictures of the lesson
 *
 * The symbols in the colours of a style.
 *
 * Returns: (transfer full): the set
 */
MoaSymbolSet *
moa_symbol_set_new (const MoaStyle *style, MoaPictureSet *own)
{
  MoaSymbolSet *self = g_new0 (MoaSymbolSet, 1);

  self->style = style;
  self->own = own != NULL ? g_object_ref (own) : NULL;
  self->views = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) cairo_surface_destroy);
  self->sheet = look_up ("/style/", "symbols-", style->name, ".css");
  self->handles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, clear_handle);
  self->pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) cairo_surface_destroy);

  return self;
}

/**
 * moa_symbol_set_free:
 * @self: (transfer full): a set
 *
 * Frees it with everything that it kept.
 */
void
moa_symbol_set_free (MoaSymbolSet *self)
{
  g_hash_table_unref (self->pictures);
  g_hash_table_unref (self->views);
  g_hash_table_unref (self->handles);
  g_clear_pointer (&self->sheet, g_bytes_unref);
  g_clear_object (&self->own);
  g_free (self);
}

static RsvgHandle *
load (MoaSymbolSet *self, const char *name)
{
  g_autoptr (GBytes) bytes = look_up ("/symbols/", "", name, ".svg");
  g_autoptr (GError) error = NULL;
  RsvgHandle *handle;
  gsize size = 0;
  const guint8 *data;

  if (bytes == NULL)
    return NULL;

  data = g_bytes_get_data (bytes, &size);
  handle = rsvg_handle_new_from_data (data, size, &error);
  if (handle == NULL)
    {
      g_warning ("The symbol %s cannot be read: %s", name, error->message);
      return NULL;
    }
  if (self->sheet != NULL)
    {
      data = g_bytes_get_data (self->sheet, &size);
      if (!rsvg_handle_set_stylesheet (handle, data, size, &error))
        g_warning ("The style sheet of the symbols cannot be read: %s", error->message);
    }

  return handle;
}

static RsvgHandle *
get_handle (MoaSymbolSet *self, const char *name)
{
  gpointer handle;

  if (!g_hash_table_lookup_extended (self->handles, name, NULL, &handle))
    {
      handle = load (self, name);
      g_hash_table_insert (self->handles, g_strdup (name), handle);
    }

  return handle;
}

static cairo_surface_t *
create_view (cairo_surface_t *surface)
{
  static const cairo_user_data_key_t key;
  cairo_surface_t *view = cairo_image_surface_create_for_data (
      cairo_image_surface_get_data (surface), cairo_image_surface_get_format (surface),
      cairo_image_surface_get_width (surface), cairo_image_surface_get_height (surface),
      cairo_image_surface_get_stride (surface));

  cairo_surface_set_user_data (view, &key, cairo_surface_reference (surface),
                               (cairo_destroy_func_t) cairo_surface_destroy);

  return view;
}

/* The surface of the set may be drawn by another thread just now. */
static cairo_surface_t *
find_own (MoaSymbolSet *self, const char *name)
{
  cairo_surface_t *surface = self->own != NULL ? moa_picture_set_peek_surface (self->own, name)
                                               : NULL;
  cairo_surface_t *view;

  if (surface == NULL)
    return NULL;

  view = g_hash_table_lookup (self->views, name);
  if (view == NULL)
    {
      view = create_view (surface);
      g_hash_table_insert (self->views, g_strdup (name), view);
    }

  return view;
}

/**
 * moa_symbol_set_has:
 * @self: a set
 * @name: a symbol's name
 *
 * Whether there is such a symbol.
 *
 * Returns: %TRUE when it can be drawn
 */
gboolean
moa_symbol_set_has (MoaSymbolSet *self, const char *name)
{
  return find_own (self, name) != NULL || get_handle (self, name) != NULL;
}

/**
 * moa_symbol_set_choose:
 * @self: a set
 * @node: a node of a lesson
 *
 * The symbol that a node is shown with: its own picture, or else the one that the lesson names, or
 * else that of its kind. A node with a picture that is not there, or not yet, has none of its kind.
 *
 * Returns: (transfer none) (nullable): a name; %NULL when there is only the label to show
 */
const char *
moa_symbol_set_choose (MoaSymbolSet *self, const MoaNode *node)
{
  const char *name = kind_symbols[node->kind];

  if (node->image != NULL && self->own != NULL
      && moa_picture_set_get_surface (self->own, node->image) != NULL)
    return node->image;
  if (node->symbol != NULL && moa_symbol_set_has (self, node->symbol))
    return node->symbol;
  if (node->image != NULL || !moa_symbol_set_has (self, name))
    return NULL;

  return name;
}

/* Where in a unit square a picture lies that keeps its shape. */
static graphene_rect_t
fit_own (cairo_surface_t *own)
{
  double width = cairo_image_surface_get_width (own);
  double height = cairo_image_surface_get_height (own);
  double longer = MAX (width, height);

  return GRAPHENE_RECT_INIT ((float) ((1 - width / longer) / 2),
                             (float) ((1 - height / longer) / 2), (float) (width / longer),
                             (float) (height / longer));
}

/**
 * moa_symbol_set_get_ink:
 * @self: a set
 * @name: a symbol that the set has
 *
 * The part of its square that a symbol really covers.
 *
 * Returns: shares of the square, from 0 to 1
 */
graphene_rect_t
moa_symbol_set_get_ink (MoaSymbolSet *self, const char *name)
{
  cairo_surface_t *own = find_own (self, name);
  RsvgHandle *handle = own == NULL ? get_handle (self, name) : NULL;
  RsvgRectangle square = { 0 };
  RsvgRectangle ink;

  if (own != NULL)
    return fit_own (own);

  /* librsvg answers in the drawing's own units, whatever the viewport. */
  if (handle == NULL
      || !rsvg_handle_get_intrinsic_size_in_pixels (handle, &square.width, &square.height)
      || !rsvg_handle_get_geometry_for_layer (handle, NULL, &square, &ink, NULL, NULL))
    return GRAPHENE_RECT_INIT (0, 0, 1, 1);

  return GRAPHENE_RECT_INIT ((float) (ink.x / square.width), (float) (ink.y / square.height),
                             (float) (ink.width / square.width),
                             (float) (ink.height / square.height));
}

static gboolean
draws_vectors (cairo_t *cr)
{
  switch (cairo_surface_get_type (cairo_get_target (cr)))
    {
    case CAIRO_SURFACE_TYPE_PDF:
    case CAIRO_SURFACE_TYPE_PS:
    case CAIRO_SURFACE_TYPE_SVG:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
render_own (cairo_surface_t *own, cairo_t *cr, double x, double y, double size)
{
  graphene_rect_t place = fit_own (own);

  cairo_save (cr);
  cairo_translate (cr, x + place.origin.x * size, y + place.origin.y * size);
  cairo_scale (cr, place.size.width * size / cairo_image_surface_get_width (own),
               place.size.height * size / cairo_image_surface_get_height (own));
  cairo_set_source_surface (cr, own, 0, 0);
  cairo_rectangle (cr, 0, 0, cairo_image_surface_get_width (own),
                   cairo_image_surface_get_height (own));
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
render (MoaSymbolSet *self, cairo_t *cr, const char *name, double x, double y, double size)
{
  const RsvgRectangle viewport = { x, y, size, size };
  cairo_surface_t *own = find_own (self, name);

  if (own != NULL)
    render_own (own, cr, x, y, size);
  else
    /* Fails only for drawings that the program brings itself: the tests of the symbols render each.
     */
    rsvg_handle_render_document (get_handle (self, name), cr, &viewport, NULL);
}

static void
render_faded (MoaSymbolSet *self,
              cairo_t *cr,
              const char *name,
              double x,
              double y,
              double size,
              double opacity)
{
  cairo_save (cr);
  cairo_rectangle (cr, x, y, size, size);
  cairo_clip (cr);
  cairo_push_group (cr);
  render (self, cr, name, x, y, size);
  cairo_pop_group_to_source (cr);
  cairo_paint_with_alpha (cr, opacity);
  cairo_restore (cr);
}

/* A picture that would be enlarged is drawn as it is: keeping the enlarged one helps nobody. */
static gboolean
is_enlarged (MoaSymbolSet *self, const char *name, int pixels)
{
  cairo_surface_t *own = find_own (self, name);

  return own != NULL
         && pixels
                > MAX (cairo_image_surface_get_width (own), cairo_image_surface_get_height (own));
}

static cairo_surface_t *
get_picture (MoaSymbolSet *self, const char *name, int pixels)
{
  g_autofree char *key = g_strdup_printf ("%s@%d", name, pixels);
  cairo_surface_t *picture = g_hash_table_lookup (self->pictures, key);
  cairo_t *cr;

  if (picture != NULL)
    return picture;

  if (g_hash_table_size (self->pictures) >= PICTURES_MAX)
    g_hash_table_remove_all (self->pictures);
  picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, pixels, pixels);
  cr = cairo_create (picture);
  render (self, cr, name, 0, 0, pixels);
  cairo_destroy (cr);
  g_hash_table_insert (self->pictures, g_steal_pointer (&key), picture);

  return picture;
}

/* The same pixel wherever the origin is, also when it lies half way between two: pictures that are
 * painted in tiles have to join. */
static double
round_half_up (double pixel)
{
  return floor (pixel + 0.5 + 1e-4);
}

/* Moves a corner onto the grid of pixels where there is one, so that the picture stays as sharp as
 * it was made. */
static void
snap (cairo_t *cr, double *x, double *y)
{
  if (cairo_surface_get_type (cairo_get_target (cr)) != CAIRO_SURFACE_TYPE_IMAGE)
    return;
  cairo_user_to_device (cr, x, y);
  *x = round_half_up (*x);
  *y = round_half_up (*y);
  cairo_device_to_user (cr, x, y);
}

static void
draw_picture (MoaSymbolSet *self,
              cairo_t *cr,
              const char *name,
              double x,
              double y,
              double size,
              double scale,
              double opacity)
{
  cairo_surface_t *target = cairo_get_target (cr);
  double density = 1.0;
  int pixels;
  cairo_surface_t *picture;

  if (cairo_surface_get_type (target) == CAIRO_SURFACE_TYPE_RECORDING)
    density = RECORDING_OVERSAMPLE;
  else
    cairo_surface_get_device_scale (target, &density, NULL);
  pixels = (int) ceil (size * scale * density);
  if (pixels < 1)
    return;
  if (is_enlarged (self, name, pixels))
    {
      render_faded (self, cr, name, x, y, size, opacity);
      return;
    }

  picture = get_picture (self, name, pixels);
  snap (cr, &x, &y);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, 1 / (scale * density), 1 / (scale * density));
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_paint_with_alpha (cr, opacity);
  cairo_restore (cr);
}

/**
 * moa_symbol_set_draw:
 * @self: a set
 * @cr: where to, in diagram units
 * @name: a symbol that the set has
 * @x: left edge, diagram units
 * @y: top edge, diagram units
 * @size: width and height, diagram units
 * @scale: device pixels per diagram unit
 * @opacity: 0 to 1
 *
 * Draws a symbol.
 */
void
moa_symbol_set_draw (MoaSymbolSet *self,
                     cairo_t *cr,
                     const char *name,
                     double x,
                     double y,
                     double size,
                     double scale,
                     double opacity)
{
  g_return_if_fail (moa_symbol_set_has (self, name));

  if (!draws_vectors (cr))
    draw_picture (self, cr, name, x, y, size, scale, opacity);
  else if (opacity >= 1)
    render (self, cr, name, x, y, size);
  else
    render_faded (self, cr, name, x, y, size, opacity);
}
