/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A lesson of 2,000 parts from all distances: plain, with a focus, and with medicines. */
#include "moa-art-store.h"
#include "moa-diagram-painter.h"
#include "painted-tile.h"

#include "bench-lesson.h"

#include <math.h>

#define N_NODES 2000u
#define N_SCALES 16u
#define FARTHEST 0.02
#define NEAREST 0.6
#define WIDTH 900
#define HEIGHT 560
#define SEEN 8.0F   /* of the shorter side of a part; pixels */
#define FAINT 48    /* of 255: how much the rim of a line may differ that cairo clips elsewhere */
#define TOUCH 0.02F /* of boxes side by side, by rounding; pixels */

typedef enum
{
  VIEW_PLAIN,
  VIEW_FOCUS,
  VIEW_MEDICINES,
  N_VIEWS
} View;

typedef struct
{
  MoaBundle *bundle;
  MoaCatalog *catalog;
  const MoaDiagram *diagram;
  MoaGeometry *geometry;
  const MoaStyle *style;
  const MoaPart *front[40];
  MoaPartList focus;
  MoaInfluence *influence;
  MoaHighlight highlights[N_VIEWS];
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GPtrArray *medicines;

  fixture->bundle = bench_lesson_load (bench_lesson_new_labelled (N_NODES), NULL);
  fixture->catalog = moa_catalog_new (fixture->bundle, "en", NULL);
  fixture->diagram = moa_bundle_get_diagram (fixture->bundle);
  fixture->geometry = moa_geometry_new (fixture->diagram);
  fixture->style = moa_style_get (MOA_STYLE_LIGHT);
  medicines = moa_bundle_get_medicines (fixture->bundle);
  for (guint i = 0; i < G_N_ELEMENTS (fixture->front); i++)
    fixture->front[i] = &fixture->diagram->nodes[i * 7 % N_NODES]->part;
  fixture->focus = (MoaPartList){ G_N_ELEMENTS (fixture->front), fixture->front };
  fixture->influence = moa_influence_new (
      fixture->diagram, (const MoaMedicine *const *) medicines->pdata, medicines->len);
  fixture->highlights[VIEW_FOCUS].focus = &fixture->focus;
  fixture->highlights[VIEW_MEDICINES].influence = fixture->influence;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  moa_influence_unref (fixture->influence);
  moa_geometry_unref (fixture->geometry);
  g_object_unref (fixture->catalog);
  g_object_unref (fixture->bundle);
}

/* From all in view to near, in equal steps. */
static double
get_scale (guint i)
{
  return FARTHEST * pow (NEAREST / FARTHEST, i / (N_SCALES - 1.0));
}

static gboolean
is_labelled_never (gpointer owner, const MoaNode *node, double scale)
{
  return FALSE;
}

/* The boxes of all words of the whole diagram, diagram units. */
static GArray *
find_words (Fixture *fixture, MoaArtStore *store, const MoaHighlight *highlight, double scale)
{
  graphene_rect_t bounds = moa_geometry_get_bounds (fixture->geometry);
  g_autoptr (MoaLooks) looks = moa_looks_new (highlight);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  const MoaFarDrawing drawing = {
    .cr = cr,
    .scale = scale,
    .looks = looks,
    .tags = moa_art_store_get_tags (store),
    .clip = &bounds,
    .placed = boxes,
    .is_labelled = is_labelled_never,
  };

  moa_far_labels_draw (moa_art_store_get_far_labels (store), &drawing);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return boxes;
}

static guint
count_meetings (const GArray *boxes, double scale)
{
  guint count = 0;

  for (guint i = 0; i < boxes->len; i++)
    for (guint k = i + 1; k < boxes->len; k++)
      {
        graphene_rect_t shared;

        if (graphene_rect_intersection (&g_array_index (boxes, graphene_rect_t, i),
                                        &g_array_index (boxes, graphene_rect_t, k), &shared))
          count += shared.size.width * (float) scale > TOUCH
                   && shared.size.height * (float) scale > TOUCH;
      }

  return count;
}

/* given any distance and any highlight, then no words lie on others, and none leave the diagram */
static void
test_words_never_overlap (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoaArtStore)
      store = moa_art_store_new (fixture->catalog, fixture->geometry, fixture->style);
  graphene_rect_t bounds = moa_geometry_get_bounds (fixture->geometry);
  guint n_words = 0;

  for (guint view = 0; view < N_VIEWS; view++)
    for (guint i = 0; i < N_SCALES; i++)
      {
        g_autoptr (GArray)
            boxes = find_words (fixture, store, &fixture->highlights[view], get_scale (i));

        g_assert_cmpuint (count_meetings (boxes, get_scale (i)), ==, 0);
        for (guint k = 0; k < boxes->len; k++)
          g_assert_true (
              graphene_rect_contains_rect (&bounds, &g_array_index (boxes, graphene_rect_t, k)));
        n_words += boxes->len;
      }
  g_test_message ("%u words", n_words);
  g_assert_cmpuint (n_words, >, N_VIEWS * N_SCALES * 5);
}

static void
assert_covers_no_part (Fixture *fixture, const graphene_rect_t *words, double scale)
{
  for (guint i = 0; i < fixture->diagram->n_nodes; i++)
    {
      graphene_rect_t part = moa_geometry_get_part_box (fixture->geometry,
                                                        &fixture->diagram->nodes[i]->part);
      graphene_rect_t shared;

      if (MIN (part.size.width, part.size.height) * (float) moa_far_labels_get_level (scale) < SEEN
          || !graphene_rect_intersection (&part, words, &shared))
        continue;
      g_assert_false (shared.size.width * (float) scale > TOUCH
                      && shared.size.height * (float) scale > TOUCH);
    }
}

/* given any distance, then no words lie on a part that can be seen */
static void
test_words_cover_no_part (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoaArtStore)
      store = moa_art_store_new (fixture->catalog, fixture->geometry, fixture->style);

  for (guint i = 0; i < N_SCALES; i++)
    {
      g_autoptr (GArray) boxes = find_words (fixture, store, NULL, get_scale (i));

      for (guint k = 0; k < boxes->len; k++)
        assert_covers_no_part (fixture, &g_array_index (boxes, graphene_rect_t, k), get_scale (i));
    }
}

/* Words stand in the middle under their part, over it, or at a side of it. */
static gboolean
names (const graphene_rect_t *words, const graphene_rect_t *part, double scale)
{
  graphene_rect_t near = *part;
  graphene_point_t of_words, of_part;
  float gap = (float) (3 / scale);

  graphene_rect_get_center (words, &of_words);
  graphene_rect_get_center (part, &of_part);
  graphene_rect_inset (&near, -gap, -gap);

  return graphene_rect_intersection (&near, words, NULL)
         && MIN (fabsf (of_words.x - of_part.x), fabsf (of_words.y - of_part.y)) * (float) scale
                < 0.1F;
}

static gboolean
is_named (Fixture *fixture, const MoaPart *part, const GArray *boxes, double scale)
{
  graphene_rect_t box = moa_geometry_get_part_box (fixture->geometry, part);

  for (guint i = 0; i < boxes->len; i++)
    if (names (&g_array_index (boxes, graphene_rect_t, i), &box, scale))
      return TRUE;

  return FALSE;
}

/* How many parts of the focus are named, over all distances. */
static guint
count_named (Fixture *fixture, MoaArtStore *store, View view)
{
  guint count = 0;

  for (guint i = 0; i < N_SCALES; i++)
    {
      double scale = get_scale (i);
      g_autoptr (GArray) boxes = find_words (fixture, store, &fixture->highlights[view], scale);

      for (guint k = 0; k < fixture->focus.n_parts; k++)
        count += is_named (fixture, fixture->focus.parts[k], boxes, scale);
    }

  return count;
}

/* given a focus, when it is seen from afar, then its parts are named before others */
static void
test_focus_is_named_first (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoaArtStore)
      store = moa_art_store_new (fixture->catalog, fixture->geometry, fixture->style);
  guint plain = count_named (fixture, store, VIEW_PLAIN);
  guint focused = count_named (fixture, store, VIEW_FOCUS);

  g_test_message ("named in the focus: %u, without: %u", focused, plain);
  g_assert_cmpuint (focused, >, plain + plain / 2);
}

/* given any distance and any highlight, when a view is painted in tiles, then it has no seams */
static void
test_tiles_join (Fixture *fixture, gconstpointer data)
{
  graphene_rect_t bounds = moa_geometry_get_bounds (fixture->geometry);

  for (guint view = 0; view < N_VIEWS; view++)
    for (guint i = 0; i < N_SCALES; i += 3)
      {
        double scale = get_scale (i);
        cairo_rectangle_int_t middle = { (int) ((double) bounds.size.width * scale / 2) - WIDTH / 2,
                                         (int) ((double) bounds.size.height * scale / 2)
                                             - HEIGHT / 2,
                                         WIDTH, HEIGHT };
        guint seams = painted_tile_count_seams (fixture->catalog, fixture->geometry, fixture->style,
                                                scale, &fixture->highlights[view], middle, FAINT);

        g_test_message ("view %u at %g: %u bytes differ", view, scale, seams);
        g_assert_cmpuint (seams, ==, 0);
      }
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/far-large/words-never-overlap", test_words_never_overlap);
  add ("/far-large/words-cover-no-part", test_words_cover_no_part);
  add ("/far-large/focus-is-named-first", test_focus_is_named_first);
  add ("/far-large/tiles-join", test_tiles_join);

  return g_test_run ();
}
