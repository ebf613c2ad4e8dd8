/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words are painted by threads, and cairo shares its scaled fonts between them. It keeps one that
 * nobody holds for the next who asks, and lets go of the one that was asked for last when any thread
 * asks for another. If that was the last hold on it, and the thread that it belongs to asks for it
 * again at this very moment, then cairo finds a font in use that nobody holds, and ends the program
 * (cairo_scaled_font_destroy() in 1.16). So each thread holds the fonts that it has used last.
 *
 * GTK does not; but it draws so little of the time that this moment was never met: it takes a thread
 * that is interrupted between two instructions while the other draws. */

#include "moa-scaled-fonts.h"

#include <string.h>

#define MOST 64 /* fonts at one scale and angle, held by a thread */

typedef struct
{
  PangoFont *font;
  cairo_matrix_t matrix; /* from font to pixels, without its place */
  cairo_scaled_font_t *scaled;
  guint64 used; /* when last, counted in uses */
} Held;

typedef struct
{
  Held held[MOST];
  guint n_held;
  guint64 n_uses;
} Holder;

static void
let_go (Held *held)
{
  cairo_scaled_font_destroy (held->scaled);
  g_object_unref (held->font);
}

static void
holder_free (gpointer data)
{
  Holder *self = data;

  for (guint i = 0; i < self->n_held; i++)
    let_go (&self->held[i]);
  g_free (self);
}

static Holder *
get_holder (void)
{
  static GPrivate holders = G_PRIVATE_INIT (holder_free);

  if (g_private_get (&holders) == NULL)
    g_private_set (&holders, g_new0 (Holder, 1));

  return g_private_get (&holders);
}

static cairo_matrix_t
get_matrix (cairo_t *cr)
{
  cairo_matrix_t matrix, device;
  double x, y;

  cairo_get_matrix (cr, &matrix);
  cairo_surface_get_device_scale (cairo_get_group_target (cr), &x, &y);
  cairo_matrix_init_scale (&device, x, y);
  cairo_matrix_multiply (&matrix, &matrix, &device);
  matrix.x0 = matrix.y0 = 0;

  return matrix;
}

static Held *
find_held (Holder *self, PangoFont *font, const cairo_matrix_t *matrix)
{
  for (guint i = 0; i < self->n_held; i++)
    if (self->held[i].font == font && memcmp (&self->held[i].matrix, matrix, sizeof *matrix) == 0)
      return &self->held[i];

  return NULL;
}

/* A free place, or that of the one which was not used for the longest time. */
static Held *
make_place (Holder *self)
{
  Held *oldest = &self->held[0];

  if (self->n_held < MOST)
    return &self->held[self->n_held++];

  for (guint i = 1; i < MOST; i++)
    if (self->held[i].used < oldest->used)
      oldest = &self->held[i];
  let_go (oldest);

  return oldest;
}

static void
hold (Holder *self, cairo_t *cr, PangoFont *font, const cairo_matrix_t *matrix)
{
  Held *held = find_held (self, font, matrix);

  if (held == NULL)
    {
      cairo_set_scaled_font (cr, pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font)));
      held = make_place (self);
      *held = (Held){ .font = g_object_ref (font),
                      .matrix = *matrix,
                      .scaled = cairo_scaled_font_reference (cairo_get_scaled_font (cr)) };
    }
  held->used = self->n_uses++;
}

/**
 * moa_scaled_fonts_hold:
 * @cr: about to draw @layout; its font may change
 * @layout: a layout
 *
 * Holds what cairo draws the words of a layout with at this scale until 64 others were used on this
 * thread since, or the thread ends.
 */
void
moa_scaled_fonts_hold (cairo_t *cr, PangoLayout *layout)
{
  cairo_matrix_t matrix = get_matrix (cr);
  Holder *holder = get_holder ();

  for (GSList *lines = pango_layout_get_lines_readonly (layout); lines != NULL; lines = lines->next)
    for (GSList *runs = ((PangoLayoutLine *) lines->data)->runs; runs != NULL; runs = runs->next)
      hold (holder, cr, ((PangoLayoutRun *) runs->data)->item->analysis.font, &matrix);
}
