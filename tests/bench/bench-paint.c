/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long a view of 1280 by 800 pixels takes to paint, at scales from all of a lesson to its natural
 * size, with painters that have drawn nothing before (cold) and again (warm): the slowest of several
 * places. With a folder as the second argument pictures of the middle are kept there, light, dark and
 * with a medicine. Usage: bench-paint NODES [FOLDER] */

#include "bench-lesson.h"
#include "moa-diagram-painter.h"

#include <malloc.h>
#include <math.h>

#define WIDTH 1280
#define HEIGHT 800
#define N_SCALES 9

static MoaCatalog *
load (guint n_nodes)
{
  g_autoptr (MoaBundle) bundle = bench_lesson_load (bench_lesson_new_labelled (n_nodes), NULL);

  return moa_catalog_new (bundle, "en", NULL);
}

/* One view of the lesson. */
typedef struct
{
  const MoaGeometry *geometry;
  double scale;
  double x, y; /* where its middle is, shares of the lesson */
  const MoaHighlight *highlight;
} View;

static graphene_rect_t
get_clip (const View *view)
{
  graphene_rect_t bounds = moa_geometry_get_bounds (view->geometry);
  double width = WIDTH / view->scale;
  double height = HEIGHT / view->scale;

  return GRAPHENE_RECT_INIT ((float) (bounds.origin.x + bounds.size.width * view->x - width / 2),
                             (float) (bounds.origin.y + bounds.size.height * view->y - height / 2),
                             (float) width, (float) height);
}

/* Milliseconds. */
static double
paint (MoaDiagramPainter *painter, cairo_surface_t *surface, const View *view)
{
  cairo_t *cr = cairo_create (surface);
  graphene_rect_t clip = get_clip (view);
  gint64 start = g_get_monotonic_time ();

  cairo_scale (cr, view->scale, view->scale);
  cairo_translate (cr, -clip.origin.x, -clip.origin.y);
  moa_diagram_painter_draw (painter, cr, view->scale, view->highlight, &clip, TRUE);
  cairo_destroy (cr);

  return (double) (g_get_monotonic_time () - start) / 1000;
}

static void
keep_picture (MoaCatalog *catalog,
              const View *view,
              MoaStyleId style,
              const char *folder,
              const char *name)
{
  g_autoptr (MoaDiagramPainter)
      painter = moa_diagram_painter_new (catalog, view->geometry, moa_style_get (style));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  g_autofree char *path = g_strdup_printf ("%s/%.4f-%s.png", folder, view->scale, name);

  paint (painter, surface, view);
  cairo_surface_write_to_png (surface, path);
  cairo_surface_destroy (surface);
}

static void
keep_pictures (MoaCatalog *catalog, const View *view, const char *folder)
{
  MoaBundle *bundle = moa_catalog_get_bundle (catalog);
  GPtrArray *medicines = moa_bundle_get_medicines (bundle);
  const MoaMedicine *medicine = g_ptr_array_index (medicines, medicines->len / 2);
  g_autoptr (MoaInfluence)
      influence = moa_influence_new (moa_bundle_get_diagram (bundle), &medicine, 1);
  const MoaHighlight highlight = { .influence = influence };
  View changed = *view;

  changed.highlight = &highlight;
  keep_picture (catalog, view, MOA_STYLE_LIGHT, folder, "light");
  keep_picture (catalog, view, MOA_STYLE_DARK, folder, "dark");
  keep_picture (catalog, &changed, MOA_STYLE_LIGHT, folder, "medicine");
}

/* The slowest of the middle, two corners, and places between. */
static void
measure (MoaCatalog *catalog, const MoaGeometry *geometry, double scale, const char *folder)
{
  static const double places[][2] = {
    { 0.5, 0.5 }, { 0, 0 }, { 1, 1 }, { 0.3, 0.2 }, { 0.7, 0.6 }
  };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  double made = 0, cold = 0, warm = 0;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const View view = { geometry, scale, places[i][0], places[i][1], NULL };
      gint64 start = g_get_monotonic_time ();
      g_autoptr (MoaDiagramPainter)
          painter = moa_diagram_painter_new (catalog, geometry, moa_style_get (MOA_STYLE_LIGHT));

      made = fmax (made, (double) (g_get_monotonic_time () - start) / 1000);
      cold = fmax (cold, paint (painter, surface, &view));
      warm = fmax (warm, paint (painter, surface, &view));
      if (i == 0 && folder != NULL)
        keep_pictures (catalog, &view, folder);
    }
  cairo_surface_destroy (surface);
  g_print ("scale %8.4f: painter made in %5.1f ms, cold %6.1f ms, warm %6.1f ms\n", scale, made,
           cold, warm);
}

/* How much one painter holds that has painted at every scale; kibibytes. */
static void
measure_memory (MoaCatalog *catalog, const MoaGeometry *geometry, double fit)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  size_t before = mallinfo2 ().uordblks;
  g_autoptr (MoaDiagramPainter)
      painter = moa_diagram_painter_new (catalog, geometry, moa_style_get (MOA_STYLE_LIGHT));

  for (guint i = 0; i < N_SCALES; i++)
    {
      const View view = { geometry, fit * pow (1.2 / fit, i / (N_SCALES - 1.0)), 0.5, 0.5, NULL };

      paint (painter, surface, &view);
    }
  g_print ("a painter holds %zu KiB\n", (mallinfo2 ().uordblks - before) / 1024);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  guint n_nodes = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 5000;
  MoaCatalog *catalog = load (MAX (n_nodes, 2));
  g_autoptr (MoaGeometry)
      geometry = moa_geometry_new (moa_bundle_get_diagram (moa_catalog_get_bundle (catalog)));
  graphene_rect_t bounds = moa_geometry_get_bounds (geometry);
  double fit = MIN (WIDTH / bounds.size.width, HEIGHT / bounds.size.height);

  for (guint i = 0; i < N_SCALES; i++)
    measure (catalog, geometry, fit * pow (1.2 / fit, i / (N_SCALES - 1.0)),
             argc > 2 ? argv[2] : NULL);
  measure_memory (catalog, geometry, fit);

  return 0;
}
