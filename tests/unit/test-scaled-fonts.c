/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What words were drawn with is held as long as it may be wanted again. */

#include "moa-scaled-fonts.h"
#include "moa-style.h"
#include "moa-text-box.h"

#define SIZE                                                                                       \
  16.0 /* at which words are set, so that none is drawn at another scale than asked for */
#define DRAWN 1.75
#define OTHER 1.25
#define MANY 80 /* more than are held */

typedef struct
{
  PangoContext *context;
  MoaTextBox *words;
  cairo_surface_t *surface;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const MoaTypeface face = { .size = SIZE, .min_size = SIZE, .weight = PANGO_WEIGHT_NORMAL };

  fixture->context = moa_text_context_new (moa_style_get (MOA_STYLE_LIGHT));
  fixture->words = moa_text_box_new (fixture->context, (MoaText){ "LDL", NULL }, &face, 1000, -1);
  fixture->surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 64, 64);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cairo_surface_destroy (fixture->surface);
  moa_text_box_free (fixture->words);
  g_object_unref (fixture->context);
}

static void
draw (Fixture *fixture, double scale)
{
  cairo_t *cr = cairo_create (fixture->surface);

  cairo_scale (cr, scale, scale);
  moa_text_box_draw (fixture->words, cr, 0, 0);
  cairo_destroy (cr);
}

/* How often the font of the words at a scale is held, whoever asks included. */
static guint
count_holds (Fixture *fixture, double scale)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (fixture->context);
  PangoFontDescription *font = pango_font_description_copy (
      pango_context_get_font_description (fixture->context));
  cairo_t *cr = cairo_create (fixture->surface);
  PangoLayoutRun *run;
  guint n_holds;

  pango_font_description_set_absolute_size (font, SIZE * PANGO_SCALE);
  pango_font_description_set_weight (font, PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, "LDL", -1);
  run = pango_layout_get_line_readonly (layout, 0)->runs->data;
  cairo_scale (cr, scale, scale);
  cairo_set_scaled_font (
      cr, pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (run->item->analysis.font)));
  n_holds = cairo_scaled_font_get_reference_count (cairo_get_scaled_font (cr));
  cairo_destroy (cr);

  return n_holds;
}

static void
test_drawn_is_held (Fixture *fixture, gconstpointer data)
{
  draw (fixture, DRAWN);

  g_assert_cmpuint (count_holds (fixture, DRAWN), ==, count_holds (fixture, OTHER) + 1);
}

static void
test_drawn_again_is_held_once (Fixture *fixture, gconstpointer data)
{
  draw (fixture, DRAWN);
  draw (fixture, DRAWN);

  g_assert_cmpuint (count_holds (fixture, DRAWN), ==, count_holds (fixture, OTHER) + 1);
}

static void
test_device_scale_counts (Fixture *fixture, gconstpointer data)
{
  cairo_surface_set_device_scale (fixture->surface, 2, 2);
  draw (fixture, DRAWN);

  g_assert_cmpuint (count_holds (fixture, DRAWN), ==, count_holds (fixture, OTHER) + 1);
}

static void
test_long_unused_is_let_go (Fixture *fixture, gconstpointer data)
{
  draw (fixture, DRAWN);
  for (guint i = 0; i < MANY; i++)
    draw (fixture, 2 + i / 100.0);

  g_assert_cmpuint (count_holds (fixture, DRAWN), ==, count_holds (fixture, OTHER));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/scaled-fonts/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("what-was-drawn-is-held", test_drawn_is_held);
  ADD ("what-was-drawn-twice-is-held-once", test_drawn_again_is_held_once);
  ADD ("the-scale-of-the-device-counts", test_device_scale_counts);
  ADD ("what-was-not-drawn-for-long-is-let-go", test_long_unused_is_let_go);
#undef ADD

  return g_test_run ();
}
