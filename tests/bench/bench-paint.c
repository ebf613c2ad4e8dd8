/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long a view of 1280 by 800 pixels takes to paint, at scales from all of a lesson to its natural
 * size, with a painter that has drawn nothing before (cold) and again (warm). With a folder as the
 * second argument the pictures are kept there. Usage: bench-paint NODES [FOLDER] */

#include "bench-lesson.h"
#include "moa-diagram-painter.h"

#include <glib/gstdio.h>
#include <math.h>

#define WIDTH 1280
#define HEIGHT 800
#define N_SCALES 9

static MoaCatalog *
load (guint n_nodes)
{
  g_autofree char *folder = g_dir_make_tmp ("bench-paint-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bundle.json", NULL);
  g_autoptr (GFile) location = g_file_new_for_path (folder);
  g_autoptr (MoaBundleRoot) root = moa_bundle_root_new (location);
  g_autoptr (GPtrArray) diagnostics = g_ptr_array_new ();
  GString *text = bench_lesson_new (n_nodes);
  MoaBundle *bundle;

  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));
  g_string_free (text, TRUE);
  bundle = moa_bundle_load (root, diagnostics);
  g_assert_nonnull (bundle);
  g_unlink (path);
  g_rmdir (folder);

  return moa_catalog_new (bundle, "en", diagnostics);
}

/* Paints the middle of the lesson; milliseconds. */
static double
paint (MoaDiagramPainter *painter, cairo_surface_t *surface, graphene_rect_t bounds, double scale)
{
  cairo_t *cr = cairo_create (surface);
  graphene_rect_t clip = GRAPHENE_RECT_INIT (0, 0, (float) (WIDTH / scale),
                                             (float) (HEIGHT / scale));
  gint64 start = g_get_monotonic_time ();

  clip.origin.x = bounds.origin.x + (bounds.size.width - clip.size.width) / 2;
  clip.origin.y = bounds.origin.y + (bounds.size.height - clip.size.height) / 2;
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -clip.origin.x, -clip.origin.y);
  moa_diagram_painter_draw (painter, cr, scale, NULL, &clip, TRUE);
  cairo_destroy (cr);

  return (double) (g_get_monotonic_time () - start) / 1000;
}

static void
measure (MoaCatalog *catalog, const MoaGeometry *geometry, double scale, const char *folder)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (MoaDiagramPainter)
      painter = moa_diagram_painter_new (catalog, geometry, moa_style_get (MOA_STYLE_LIGHT));
  double made = (double) (g_get_monotonic_time () - start) / 1000;
  graphene_rect_t bounds = moa_geometry_get_bounds (geometry);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  double cold = paint (painter, surface, bounds, scale);
  double warm = paint (painter, surface, bounds, scale);

  g_print ("scale %8.4f: painter made in %5.1f ms, cold %6.1f ms, warm %6.1f ms\n", scale, made,
           cold, warm);
  if (folder != NULL)
    {
      g_autofree char *path = g_strdup_printf ("%s/%.4f.png", folder, scale);

      cairo_surface_write_to_png (surface, path);
    }
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

  return 0;
}
