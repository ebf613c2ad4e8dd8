/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pictures of a lesson in its diagram: a lesson with one picture, in a folder of its own. */

#include "moa-export.h"
#include "moa-picture-set.h"

#include <glib/gstdio.h>
#include <string.h>

#define RED 0xffff0000u
#define SVG(inside)                                                                                \
  "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 50\">" inside "</svg>"
#define GOOD SVG ("<rect width=\"100\" height=\"50\" fill=\"#f00\"/>")
#define BAD SVG ("<rect width=\"100\"")
#define ENDLESS                                                                                    \
  SVG ("<filter id=\"f\" width=\"9\" height=\"9\"><feTurbulence baseFrequency=\"0.9\" "            \
       "numOctaves=\"1000000\"/></filter><rect width=\"99\" height=\"49\" filter=\"url(#f)\"/>")

typedef struct
{
  char *folder;
  MoaBundle *bundle;
  MoaCatalog *catalog;
  MoaGeometry *geometry;
  MoaDiagramPainter *painter;
  MoaPictureSet *pictures; /* lent by the lesson */
  guint n_changes;
} Fixture;

static void
copy_lesson (const char *folder)
{
  g_autofree char *source = g_build_filename (g_getenv ("MOA_SOURCE_ROOT"), "tests", "data",
                                              "bundles", "picture-good", "bundle.json", NULL);
  g_autofree char *target = g_build_filename (folder, "bundle.json", NULL);
  g_autofree char *text = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (source, &text, &length, NULL));
  g_assert_true (g_file_set_contents (target, text, (gssize) length, NULL));
}

static void
write_picture (const char *folder, const char *text)
{
  g_autofree char *images = g_build_filename (folder, "images", NULL);
  g_autofree char *path = g_build_filename (images, "lock.svg", NULL);

  g_assert_cmpint (g_mkdir (images, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static MoaBundle *
load (const char *folder)
{
  g_autoptr (GFile) location = g_file_new_for_path (folder);
  g_autoptr (MoaBundleRoot) root = moa_bundle_root_new (location);
  g_autoptr (GPtrArray) diagnostics = moa_diagnostics_new ();

  return moa_bundle_load (root, diagnostics);
}

static void
on_pictures_changed (Fixture *fixture)
{
  fixture->n_changes++;
}

static MoaDiagramPainter *
create_painter (Fixture *fixture)
{
  return moa_diagram_painter_new (fixture->catalog, fixture->geometry,
                                  moa_style_get (MOA_STYLE_LIGHT));
}

static void
set_up (Fixture *fixture, gconstpointer picture)
{
  fixture->folder = g_dir_make_tmp ("moa-test-XXXXXX", NULL);
  copy_lesson (fixture->folder);
  write_picture (fixture->folder, picture);
  fixture->bundle = load (fixture->folder);
  g_assert_nonnull (fixture->bundle);
  fixture->catalog = moa_catalog_new (fixture->bundle, "en", NULL);
  fixture->geometry = moa_geometry_new (moa_bundle_get_diagram (fixture->bundle));
  fixture->painter = create_painter (fixture);
  fixture->pictures = moa_picture_set_get_for_bundle (fixture->bundle);
  if (fixture->pictures != NULL)
    g_signal_connect_swapped (fixture->pictures, "changed", G_CALLBACK (on_pictures_changed),
                              fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer picture)
{
  static const char *const files[] = { "bundle.json", "images/lock.svg", "images", "" };

  g_clear_object (&fixture->painter);
  g_clear_pointer (&fixture->geometry, moa_geometry_unref);
  g_clear_object (&fixture->catalog);
  g_clear_object (&fixture->bundle);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, files[i], NULL);

      g_remove (path);
    }
  g_free (fixture->folder);
}

static guint
count_red (cairo_surface_t *surface)
{
  int stride = cairo_image_surface_get_stride (surface);
  guint count = 0;

  cairo_surface_flush (surface);
  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      {
        guint32 pixel;

        memcpy (&pixel, cairo_image_surface_get_data (surface) + y * stride + 4 * x, 4);
        count += (pixel | 0xff000000u) == RED;
      }

  return count;
}

static cairo_surface_t *
draw (MoaDiagramPainter *painter, const MoaHighlight *highlight)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 800, 600);
  cairo_t *cr = cairo_create (surface);

  moa_diagram_painter_draw (painter, cr, 1, highlight, NULL, TRUE);
  cairo_destroy (cr);

  return surface;
}

static guint
draw_and_count_red (MoaDiagramPainter *painter, const MoaHighlight *highlight)
{
  cairo_surface_t *surface = draw (painter, highlight);
  guint count = count_red (surface);

  cairo_surface_destroy (surface);

  return count;
}

static void
on_loaded (GObject *pictures, GAsyncResult *result, gpointer user_data)
{
  moa_picture_set_load_finish (MOA_PICTURE_SET (pictures), result);
  *(gboolean *) user_data = TRUE;
}

static void
load_pictures (Fixture *fixture)
{
  gboolean loaded = FALSE;

  moa_picture_set_load_async (moa_picture_set_get_for_bundle (fixture->bundle), on_loaded, &loaded);
  while (!loaded)
    g_main_context_iteration (NULL, TRUE);
}

/* The square of 27 pixels that the card has for a symbol holds a picture twice as wide as high. */
static void
test_label_stands_alone_until_the_picture_is_there (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (draw_and_count_red (fixture->painter, NULL), ==, 0);

  while (fixture->n_changes == 0)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (draw_and_count_red (fixture->painter, NULL), >, 300);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
}

static void
test_picture_keeps_its_shape (Fixture *fixture, gconstpointer data)
{
  cairo_surface_t *surface;
  int left = 800, right = 0, top = 600, bottom = 0;

  load_pictures (fixture);
  surface = draw (fixture->painter, NULL);
  for (int y = 0; y < 600; y++)
    for (int x = 0; x < 800; x++)
      {
        guint32 pixel;

        memcpy (&pixel,
                cairo_image_surface_get_data (surface)
                    + y * cairo_image_surface_get_stride (surface) + 4 * x,
                4);
        if (pixel != RED)
          continue;
        left = MIN (left, x);
        right = MAX (right, x + 1);
        top = MIN (top, y);
        bottom = MAX (bottom, y + 1);
      }
  cairo_surface_destroy (surface);

  g_assert_cmpint (right - left, >, 20);
  g_assert_cmpfloat_with_epsilon (bottom - top, (right - left) / 2.0, 2.5);
}

static void
test_all_painters_of_a_lesson_share_its_pictures (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoaDiagramPainter) other = NULL;

  load_pictures (fixture);
  g_clear_object (&fixture->painter);
  other = create_painter (fixture);

  g_assert_cmpuint (draw_and_count_red (other, NULL), >, 300);
}

static void
test_picture_fades_like_a_symbol (Fixture *fixture, gconstpointer data)
{
  const MoaPart *key = moa_bundle_find_part (fixture->bundle, "key");
  const MoaPartList focus = { 1, &key };
  const MoaHighlight highlight = { .focus = &focus };

  load_pictures (fixture);

  g_assert_cmpuint (draw_and_count_red (fixture->painter, NULL), >, 300);
  g_assert_cmpuint (draw_and_count_red (fixture->painter, &highlight), ==, 0);
}

static void
test_bad_picture_leaves_the_label (Fixture *fixture, gconstpointer data)
{
  cairo_surface_t *before = draw (fixture->painter, NULL);
  cairo_surface_t *after;

  load_pictures (fixture);
  after = draw (fixture->painter, NULL);

  g_assert_cmpmem (cairo_image_surface_get_data (before), 800 * 600 * 4,
                   cairo_image_surface_get_data (after), 800 * 600 * 4);
  g_assert_cmpuint (fixture->n_changes, ==, 0);
  cairo_surface_destroy (after);
  cairo_surface_destroy (before);
}

static void
test_pictures_go_with_their_lesson (Fixture *fixture, gconstpointer data)
{
  MoaPictureSet *pictures = moa_picture_set_get_for_bundle (fixture->bundle);
  gint64 start = g_get_monotonic_time ();

  draw_and_count_red (fixture->painter, NULL);
  g_object_add_weak_pointer (G_OBJECT (pictures), (gpointer *) &pictures);
  g_clear_object (&fixture->painter);
  g_clear_pointer (&fixture->geometry, moa_geometry_unref);
  g_clear_object (&fixture->catalog);
  g_clear_object (&fixture->bundle);
  while (pictures != NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);
}

static void
test_endless_picture_is_given_up (Fixture *fixture, gconstpointer data)
{
  gint64 start = g_get_monotonic_time ();

  load_pictures (fixture);

  g_assert_cmpint (g_get_monotonic_time () - start, <, 8 * G_USEC_PER_SEC);
  g_assert_null (moa_picture_set_peek_surface (moa_picture_set_get_for_bundle (fixture->bundle),
                                               "images/lock.svg"));
}

/* The lesson is opened, and only then is the picture taken away. */
static void
test_picture_that_went_away_leaves_the_label (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "images", "lock.svg", NULL);

  g_unlink (path);
  load_pictures (fixture);

  g_assert_cmpuint (draw_and_count_red (fixture->painter, NULL), ==, 0);
}

static void
test_export_shows_the_picture (Fixture *fixture, gconstpointer data)
{
  const MoaExportOptions options = { .scale = 1, .style = MOA_STYLE_PAPER };
  g_autofree char *path = g_build_filename (fixture->folder, "images", "lock.svg", NULL);
  cairo_surface_t *surface;

  load_pictures (fixture);
  g_assert_true (moa_export_write (fixture->catalog, &options, MOA_EXPORT_PNG, path, NULL));
  surface = cairo_image_surface_create_from_png (path);

  g_assert_cmpuint (count_red (surface), >, 300);
  cairo_surface_destroy (surface);
}

static void
test_lesson_without_pictures_costs_nothing (void)
{
  g_autoptr (MoaBundleRoot)
      root = moa_bundle_root_new_for_argument (MOA_BUILT_IN_BUNDLE, "/nowhere");
  g_autoptr (GPtrArray) diagnostics = moa_diagnostics_new ();
  g_autoptr (MoaBundle) bundle = moa_bundle_load (root, diagnostics);

  g_assert_null (moa_picture_set_get_for_bundle (bundle));
}

static void
add (const char *path, const char *picture, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, picture, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/picture-set/label-stands-alone-until-the-picture-is-there", GOOD,
       test_label_stands_alone_until_the_picture_is_there);
  add ("/picture-set/picture-keeps-its-shape", GOOD, test_picture_keeps_its_shape);
  add ("/picture-set/all-painters-of-a-lesson-share-it", GOOD,
       test_all_painters_of_a_lesson_share_its_pictures);
  add ("/picture-set/picture-fades-like-a-symbol", GOOD, test_picture_fades_like_a_symbol);
  add ("/picture-set/bad-picture-leaves-the-label", BAD, test_bad_picture_leaves_the_label);
  add ("/picture-set/pictures-go-with-their-lesson", ENDLESS, test_pictures_go_with_their_lesson);
  add ("/picture-set/endless-picture-is-given-up", ENDLESS, test_endless_picture_is_given_up);
  add ("/picture-set/picture-that-went-away-leaves-the-label", GOOD,
       test_picture_that_went_away_leaves_the_label);
  add ("/picture-set/export-shows-the-picture", GOOD, test_export_shows_the_picture);
  g_test_add_func ("/picture-set/lesson-without-pictures-costs-nothing",
                   test_lesson_without_pictures_costs_nothing);

  return g_test_run ();
}
