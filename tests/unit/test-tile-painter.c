/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tiles painted by a thread: in the order in which they are wanted, only those that still are, and
 * together the picture that is painted in one piece. */

#include "moa-tile-painter.h"

#include <string.h>

#include "moa-test-lesson.h"

#define SMOOTHING 24 /* of 255: how edges are smoothed depends a little on what is cut off */
#define LONG_US (60 * G_USEC_PER_SEC)

typedef struct
{
  MoaCatalog *catalog;
  MoaGeometry *geometry;
  MoaTileScene *scene;
  MoaTilePainter *painter;
  MoaTileGrid grid;
  GArray *painted; /* MoaTileWish */
  GPtrArray *surfaces;
} Fixture;

static void
on_tile_painted (const MoaTileWish *wish, cairo_surface_t *surface, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_array_append_val (fixture->painted, *wish);
  g_ptr_array_add (fixture->surfaces, surface);
}

static const MoaDiagram *
get_diagram (Fixture *fixture)
{
  return moa_bundle_get_diagram (moa_catalog_get_bundle (fixture->catalog));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const MoaHighlight nothing = { 0 };
  graphene_rect_t bounds;

  fixture->catalog = moa_test_load_built_in ();
  fixture->geometry = moa_geometry_new (get_diagram (fixture));
  fixture->scene = moa_tile_scene_new (fixture->catalog, fixture->geometry,
                                       moa_style_get (MOA_STYLE_LIGHT), &nothing);
  fixture->painter = moa_tile_painter_new (on_tile_painted, fixture);
  bounds = moa_geometry_get_bounds (fixture->geometry);
  fixture->grid = moa_tile_grid (&bounds, 0.5, 128);
  fixture->painted = g_array_new (FALSE, FALSE, sizeof (MoaTileWish));
  fixture->surfaces = g_ptr_array_new_with_free_func ((GDestroyNotify) cairo_surface_destroy);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->painter, moa_tile_painter_free);
  g_clear_pointer (&fixture->scene, moa_tile_scene_unref);
  g_clear_pointer (&fixture->geometry, moa_geometry_unref);
  g_clear_object (&fixture->catalog);
  g_clear_pointer (&fixture->painted, g_array_unref);
  g_clear_pointer (&fixture->surfaces, g_ptr_array_unref);
}

static GArray *
wish_all (Fixture *fixture, guint serial)
{
  GArray *wishes = g_array_new (FALSE, FALSE, sizeof (MoaTileWish));

  for (int row = fixture->grid.rows - 1; row >= 0; row--)
    for (int column = 0; column < fixture->grid.columns; column++)
      {
        MoaTileWish wish = { serial, fixture->grid, 1, column, row };

        g_array_append_val (wishes, wish);
      }

  return wishes;
}

static void
ask (Fixture *fixture, GArray *wishes)
{
  moa_tile_painter_ask (fixture->painter, fixture->scene,
                        (const MoaTileWish *) (gpointer) wishes->data, wishes->len);
}

static guint32
read_pixel (cairo_surface_t *surface, int x, int y)
{
  guint32 pixel;

  memcpy (&pixel,
          cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface)
              + 4 * x,
          sizeof pixel);

  return pixel & 0xffffff;
}

static int
get_difference (guint32 a, guint32 b)
{
  int most = 0;

  for (guint shift = 0; shift < 24; shift += 8)
    most = MAX (most, abs ((int) (a >> shift & 0xff) - (int) (b >> shift & 0xff)));

  return most;
}

/* In one piece: a tile as large as everything. */
static cairo_surface_t *
paint_whole (Fixture *fixture)
{
  g_autoptr (MoaDiagramPainter) painter = moa_tile_scene_create_painter (fixture->scene);
  MoaTileWish wish = { 1, fixture->grid, 1, 0, 0 };

  wish.grid.side = fixture->grid.side * MAX (fixture->grid.columns, fixture->grid.rows);

  return moa_tile_paint (painter, fixture->scene, &wish);
}

static void
test_tiles_join_to_the_whole_picture (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) wishes = wish_all (fixture, 1);
  cairo_surface_t *whole = paint_whole (fixture);

  ask (fixture, wishes);
  g_assert_true (moa_tile_painter_wait (fixture->painter, LONG_US));

  g_assert_cmpuint (fixture->painted->len, ==, wishes->len);
  for (guint i = 0; i < fixture->painted->len; i++)
    {
      const MoaTileWish *wish = &g_array_index (fixture->painted, MoaTileWish, i);
      cairo_surface_t *tile = g_ptr_array_index (fixture->surfaces, i);

      for (int y = 0; y < fixture->grid.side; y++)
        for (int x = 0; x < fixture->grid.side; x++)
          g_assert_cmpint (get_difference (read_pixel (tile, x, y),
                                           read_pixel (whole, wish->column * fixture->grid.side + x,
                                                       wish->row * fixture->grid.side + y)),
                           <=, SMOOTHING);
    }
  cairo_surface_destroy (whole);
}

static void
test_most_urgent_is_painted_first (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) wishes = wish_all (fixture, 1);

  ask (fixture, wishes);
  moa_tile_painter_wait (fixture->painter, LONG_US);

  g_assert_cmpuint (fixture->painted->len, ==, wishes->len);
  for (guint i = 0; i < wishes->len; i++)
    {
      const MoaTileWish *wish = &g_array_index (wishes, MoaTileWish, i);
      const MoaTileWish *painted = &g_array_index (fixture->painted, MoaTileWish, i);

      g_assert_cmpint (painted->column, ==, wish->column);
      g_assert_cmpint (painted->row, ==, wish->row);
    }
}

/* The one that is being painted is finished; of the others none. */
static void
test_what_is_wanted_no_more_is_not_painted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) stale = wish_all (fixture, 1);
  g_autoptr (GArray) wishes = wish_all (fixture, 2);
  guint n_stale = 0;

  g_assert_cmpuint (stale->len, >, 4);
  ask (fixture, stale);
  ask (fixture, wishes);
  moa_tile_painter_wait (fixture->painter, LONG_US);

  for (guint i = 0; i < fixture->painted->len; i++)
    n_stale += g_array_index (fixture->painted, MoaTileWish, i).serial == 1;
  g_assert_cmpuint (n_stale, <=, 2);
  g_assert_cmpuint (fixture->painted->len - n_stale, ==, wishes->len);
}

static void
test_asking_again_paints_nothing_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) wishes = wish_all (fixture, 1);

  for (guint i = wishes->len; i > 0; i--)
    {
      ask (fixture, wishes);
      moa_tile_painter_wait (fixture->painter, LONG_US);
      g_array_set_size (wishes, 0);
    }

  g_assert_cmpuint (fixture->painted->len, ==,
                    (guint) (fixture->grid.columns * fixture->grid.rows));
  g_assert_true (moa_tile_painter_is_idle (fixture->painter));
}

/* As when a window closes, or a lesson is read again, while the worker is busy: sanitizers and
 * valgrind see whether anything is used after it has gone. */
static void
test_ends_and_changes_lessons_while_busy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) wishes = wish_all (fixture, 1);

  ask (fixture, wishes);
  moa_tile_painter_wait (fixture->painter, 1);
  moa_tile_painter_ask (fixture->painter, NULL, NULL, 0);
  g_clear_pointer (&fixture->scene, moa_tile_scene_unref);
  g_clear_pointer (&fixture->geometry, moa_geometry_unref);
  g_clear_object (&fixture->catalog);
  moa_tile_painter_wait (fixture->painter, LONG_US);

  g_clear_pointer (&fixture->painter, moa_tile_painter_free);
}

static void
test_another_selection_changes_only_its_places (Fixture *fixture, gconstpointer data)
{
  const MoaDiagram *diagram = get_diagram (fixture);
  const MoaPart *part = &diagram->nodes[0]->part;
  const MoaHighlight selection = { .selected = part };
  const MoaPartList list = { 1, &part };
  const MoaHighlight focus = { .focus = &list };
  g_autoptr (MoaTileScene) selected = moa_tile_scene_new (
      fixture->catalog, fixture->geometry, moa_style_get (MOA_STYLE_LIGHT), &selection);
  g_autoptr (MoaTileScene) focused = moa_tile_scene_new (fixture->catalog, fixture->geometry,
                                                         moa_style_get (MOA_STYLE_LIGHT), &focus);
  graphene_rect_t box = moa_geometry_get_part_box (fixture->geometry, part);
  graphene_rect_t changes[2];

  g_assert_true (moa_tile_scene_find_changes (fixture->scene, selected, changes));
  g_assert_cmpfloat (changes[0].size.width, ==, 0);
  g_assert_true (graphene_rect_contains_rect (&changes[1], &box));
  g_assert_false (moa_tile_scene_find_changes (fixture->scene, focused, changes));
  g_assert_true (moa_tile_scene_shares_painter (fixture->scene, focused));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/tile-painter/tiles-join-to-the-whole-picture", test_tiles_join_to_the_whole_picture },
    { "/tile-painter/most-urgent-is-painted-first", test_most_urgent_is_painted_first },
    { "/tile-painter/what-is-wanted-no-more-is-not-painted",
      test_what_is_wanted_no_more_is_not_painted },
    { "/tile-painter/asking-again-paints-nothing-twice", test_asking_again_paints_nothing_twice },
    { "/tile-painter/ends-and-changes-lessons-while-busy",
      test_ends_and_changes_lessons_while_busy },
    { "/tile-painter/another-selection-changes-only-its-places",
      test_another_selection_changes_only_its_places },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
