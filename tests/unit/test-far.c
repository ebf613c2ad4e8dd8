/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The diagram from far away, and on several threads. */
#include "moa-diagram-painter.h"
#include "moa-edge-bundles.h"
#include "moa-far-line.h"
#include "moa-test-lesson.h"
#include "painted-tile.h"

#include <math.h>

typedef struct
{
  MoaCatalog *catalog;
  const MoaDiagram *diagram;
  MoaGeometry *geometry;
  const MoaStyle *style;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->catalog = moa_test_load_built_in ();
  fixture->diagram = moa_bundle_get_diagram (moa_catalog_get_bundle (fixture->catalog));
  fixture->geometry = moa_geometry_new (fixture->diagram);
  fixture->style = moa_style_get (MOA_STYLE_LIGHT);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  moa_geometry_unref (fixture->geometry);
  g_object_unref (fixture->catalog);
}

/* At every scale each arrow is counted once: in one line, or among those that are left out. */
static void
test_bundles_add_up (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 12; i++)
    {
      double scale = 0.005 * pow (200, i / 11.0);
      g_autoptr (MoaEdgeBundles) bundles = moa_edge_bundles_new (fixture->geometry, scale);
      guint n_edges = moa_edge_bundles_get_n_left_out (bundles);

      for (guint k = 0; k < moa_edge_bundles_get_n (bundles); k++)
        n_edges += moa_edge_bundles_get_n_edges (bundles, k);
      g_assert_cmpuint (n_edges, ==, fixture->diagram->n_edges);
    }
}

typedef struct
{
  Fixture *fixture;
  double scale;
  cairo_surface_t *surface;
} Painting;

static gpointer
paint_in_thread (gpointer data)
{
  Painting *painting = data;

  painted_tile_draw (painting->fixture->catalog, painting->fixture->geometry,
                     painting->fixture->style, painting->surface, painting->scale, NULL,
                     (cairo_rectangle_int_t){ 0, 0,
                                              cairo_image_surface_get_width (painting->surface),
                                              cairo_image_surface_get_height (painting->surface) });

  return NULL;
}

/* Painters of two threads at once paint what one paints on the main thread. */
static void
test_threads_paint_the_same (Fixture *fixture, gconstpointer data)
{
  static const double scales[] = { 0.1, 0.5, 0.8 };
  graphene_rect_t bounds = moa_geometry_get_bounds (fixture->geometry);

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      Painting paintings[3];
      GThread *threads[2];

      for (guint k = 0; k < G_N_ELEMENTS (paintings); k++)
        paintings[k] = (Painting){ fixture, scales[i],
                                   cairo_image_surface_create (
                                       CAIRO_FORMAT_RGB24, (int) (bounds.size.width * scales[i]),
                                       (int) (bounds.size.height * scales[i])) };
      for (guint k = 0; k < G_N_ELEMENTS (threads); k++)
        threads[k] = g_thread_new ("painter", paint_in_thread, &paintings[k]);
      for (guint k = 0; k < G_N_ELEMENTS (threads); k++)
        g_thread_join (threads[k]);
      paint_in_thread (&paintings[2]);
      g_assert_cmpuint (
          painted_tile_count_differences (paintings[0].surface, paintings[2].surface, 2), ==, 0);
      g_assert_cmpuint (
          painted_tile_count_differences (paintings[1].surface, paintings[2].surface, 2), ==, 0);
      for (guint k = 0; k < G_N_ELEMENTS (paintings); k++)
        cairo_surface_destroy (paintings[k].surface);
    }
}

/* What inhibits differs from afar by more than its colour. */
static void
test_far_bar_is_there (void)
{
  const MoaPoint points[] = { { 10, 50 }, { 90, 50 } };
  g_autoptr (MoaRoute) route = moa_route_new (points, G_N_ELEMENTS (points), 0);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 100, 100);
  cairo_t *cr = cairo_create (surface);

  g_assert_true (moa_far_line_add_bar (cr, route, 1));
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  g_assert_cmpuint (painted_tile_count_ink (surface), >=, 6);
  g_assert_false (moa_far_line_add_bar (cr, route, 0.1));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* A line that leaves what is shown of it goes on in dots beyond; a whole one does not. */
static void
test_broken_line_goes_on (void)
{
  const MoaPoint points[] = { { 10, 50 }, { 90, 50 } };
  const graphene_rect_t start = GRAPHENE_RECT_INIT (0, 40, 30, 20);
  const graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, 100, 100);
  g_autoptr (MoaRoute) route = moa_route_new (points, G_N_ELEMENTS (points), 0);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 100, 100);
  cairo_t *cr = cairo_create (surface);
  double left, top, right, bottom;

  g_assert_true (moa_far_line_add_more (cr, route, &start, TRUE, 1));
  cairo_path_extents (cr, &left, &top, &right, &bottom);
  g_assert_cmpfloat (left, >=, 30);
  g_assert_cmpfloat (right, <, 50);
  cairo_new_path (cr);
  g_assert_false (moa_far_line_add_more (cr, route, &all, TRUE, 1));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/far/every-arrow-is-counted-once-in-bundles", Fixture, NULL, set_up,
              test_bundles_add_up, tear_down);
  g_test_add ("/far/threads-paint-the-same", Fixture, NULL, set_up, test_threads_paint_the_same,
              tear_down);
  g_test_add_func ("/far/inhibition-has-a-bar", test_far_bar_is_there);
  g_test_add_func ("/far/broken-line-goes-on-in-dots", test_broken_line_goes_on);

  return g_test_run ();
}
