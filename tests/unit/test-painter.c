/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-art-store.h"
#include "moa-diagram-painter.h"
#include "painted-lesson.h"
#include "painted-tile.h"

#include <math.h>
#include <string.h>

#define ROUNDED 24 /* bytes of a picture that cairo may round otherwise at the rim of a clip */
#define SYMBOLS "/org/moa/Moa/symbols"

static const char *const long_labels[] = {
  "Rindfleischetikettierungsüberwachungsaufgabe",
  "Zusammengesetztes Wort mit ausführlicher Erläuterung (und noch etwas länger)",
  "نص عربي طويل لاختبار صندوق صغير جدا",
  "Donaudampfschifffahrtsgesellschaftskapitän: Ununterbrochene Zeichenkette",
  "Una etiqueta bastante más larga que la original en inglés",
  NULL,
};

static void
assert_inside (const graphene_rect_t *inner, const graphene_rect_t *outer, const char *id)
{
  const float slack = 0.5f; /* rounding of Pango's units */
  graphene_rect_t room = GRAPHENE_RECT_INIT (outer->origin.x - slack, outer->origin.y - slack,
                                             outer->size.width + 2 * slack,
                                             outer->size.height + 2 * slack);

  if (!graphene_rect_contains_rect (&room, inner))
    {
      g_test_message ("%s: (%g %g %g %g) is not inside (%g %g %g %g)", id, inner->origin.x,
                      inner->origin.y, inner->size.width, inner->size.height, outer->origin.x,
                      outer->origin.y, outer->size.width, outer->size.height);
      g_test_fail ();
    }
}

static void
test_label_stays_in_box (PaintedLesson *fixture, gconstpointer data)
{
  for (guint i = 0; i < fixture->diagram->n_nodes; i++)
    {
      const MoaNode *node = fixture->diagram->nodes[i];
      graphene_rect_t box = moa_geometry_get_part_box (fixture->geometry, &node->part);
      graphene_rect_t label = moa_node_art_get_label_box (fixture->nodes[i]);

      assert_inside (&label, &box, node->part.id);
    }
}

static void
assert_off (const MoaTurnedBox *label, graphene_rect_t rect, const char *id, const char *other)
{
  MoaTurnedBox box = moa_turned_box_from_rect (&rect);

  painted_lesson_assert_apart (label, &box, id, other);
}

static void
assert_touches_nothing (PaintedLesson *fixture,
                        const MoaEdgeLabels *labels,
                        const MoaEdge *edge,
                        const MoaTurnedBox *box)
{
  for (guint i = 0; i < fixture->diagram->n_nodes; i++)
    {
      const char *id = fixture->diagram->nodes[i]->part.id;

      assert_off (box, moa_node_art_get_body (fixture->nodes[i]), edge->part.id, id);
      assert_off (box, moa_node_art_get_label_box (fixture->nodes[i]), edge->part.id, id);
    }
  for (guint i = 0; i < fixture->diagram->n_compartments; i++)
    assert_off (box, moa_compartment_art_get_label_box (fixture->compartments[i]), edge->part.id,
                fixture->diagram->compartments[i]->part.id);
  for (guint i = edge->part.index + 1; i < fixture->diagram->n_edges; i++)
    {
      MoaTurnedBox other;

      if (moa_edge_labels_get_box (labels, fixture->diagram->edges[i], &other))
        painted_lesson_assert_apart (box, &other, edge->part.id,
                                     fixture->diagram->edges[i]->part.id);
    }
}

static guint
check_edge_labels (PaintedLesson *fixture)
{
  g_autoptr (MoaArtStore)
      store = moa_art_store_new (fixture->catalog, fixture->geometry, fixture->style);
  const MoaEdgeLabels *labels = moa_art_store_get_labels (store, 0);
  graphene_rect_t bounds = moa_geometry_get_bounds (fixture->geometry);
  guint count = 0;

  for (guint i = 0; i < fixture->diagram->n_edges; i++)
    {
      const MoaEdge *edge = fixture->diagram->edges[i];
      graphene_rect_t around;
      MoaTurnedBox box;

      if (!moa_edge_labels_get_box (labels, edge, &box))
        continue;
      count++;
      around = moa_turned_box_get_bounds (&box);
      assert_inside (&around, &bounds, edge->part.id);
      assert_touches_nothing (fixture, labels, edge, &box);
    }

  return count;
}

static void
test_edge_labels_touch_nothing (PaintedLesson *fixture, gconstpointer data)
{
  guint placed = check_edge_labels (fixture);

  g_test_message ("%u of %u labels found a place", placed, fixture->diagram->n_edges);
  if (data == NULL)
    g_assert_cmpuint (placed * 10, >=, fixture->diagram->n_edges * 9);
}

static void
test_small_words_are_left_out (PaintedLesson *fixture, gconstpointer data)
{
  const MoaTypeface face = { 15, 11, PANGO_WEIGHT_NORMAL, PANGO_ALIGN_CENTER, FALSE, FALSE };
  g_autoptr (MoaTextBox)
      words = moa_text_box_new (fixture->context, (MoaText){ "words", "en" }, &face, 100, 40);

  g_assert_cmpfloat (moa_text_box_get_size (words), ==, 15);
  g_assert_true (moa_text_box_is_legible (words, 0.6));
  g_assert_false (moa_text_box_is_legible (words, 0.59));
}

/* given a text with a link and with brackets that are escaped, when it is set, then as it is read */
static void
test_words_are_set_without_markup (PaintedLesson *fixture, gconstpointer data)
{
  const MoaTypeface face = { 15, 11, PANGO_WEIGHT_NORMAL, PANGO_ALIGN_CENTER, FALSE, FALSE };
  const MoaText written = { "\\[2Fe-2S\\] of [apo B](term:apo-b)", "en" };
  const MoaText read = { "[2Fe-2S] of apo B", "en" };
  g_autoptr (MoaTextBox) marked = moa_text_box_new (fixture->context, written, &face, -1, -1);
  g_autoptr (MoaTextBox) plain = moa_text_box_new (fixture->context, read, &face, -1, -1);

  g_assert_cmpfloat (moa_text_box_get_width (marked), ==, moa_text_box_get_width (plain));
}

/* given a letter with 40 marks, when it is drawn, then the ink stays near its line */
static void
test_marks_stay_near_their_line (PaintedLesson *fixture, gconstpointer data)
{
  const MoaTypeface face = { 15, 11, PANGO_WEIGHT_NORMAL, PANGO_ALIGN_CENTER, FALSE, FALSE };
  g_autoptr (GString) pile = g_string_new ("o");
  g_autoptr (MoaTextBox) words = NULL;
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  double left, top, width, height;

  for (guint i = 0; i < 20; i++)
    g_string_append (pile, "\xcc\x81\xcc\xa7");
  words = moa_text_box_new (fixture->context, (MoaText){ pile->str, "en" }, &face, 100, 40);
  moa_text_box_draw (words, cr, 0, 0);
  cairo_recording_surface_ink_extents (surface, &left, &top, &width, &height);
  g_assert_cmpfloat (height, >, 5);
  g_assert_cmpfloat (top, >, -10);
  g_assert_cmpfloat (top + height, <, moa_text_box_get_height (words) + 10);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_arrow_meets_symbol (PaintedLesson *fixture, gconstpointer data)
{
  const MoaPart *part = moa_bundle_find_part (fixture->bundle, "vldl");
  graphene_rect_t box = moa_geometry_get_part_box (fixture->geometry, part);
  graphene_rect_t body = moa_node_art_get_body (fixture->nodes[part->index]);
  double middle = body.origin.y + body.size.height / 2;
  double reach = moa_node_art_get_reach (fixture->nodes[part->index], 0, box.origin.x, middle, 1,
                                         0);
  double smaller = moa_node_art_get_reach (fixture->nodes[part->index], -1, box.origin.x, middle, 1,
                                           0);

  g_assert_cmpfloat (reach, >, 0);
  g_assert_cmpfloat_with_epsilon (box.origin.x + reach, body.origin.x, 0.5);
  g_assert_cmpfloat (smaller, >, reach);
}

/* A card moves its border in where there is less and out where there is more. */
static void
test_arrow_meets_changed_card (PaintedLesson *fixture, gconstpointer data)
{
  const MoaPart *part = moa_bundle_find_part (fixture->bundle, "apob_mrna");
  const MoaNodeArt *art = fixture->nodes[part->index];
  graphene_rect_t box = moa_geometry_get_part_box (fixture->geometry, part);
  double middle = box.origin.y + box.size.height / 2;
  double less = moa_node_art_get_reach (art, -1, box.origin.x, middle, 1, 0);
  double more = moa_node_art_get_reach (art, 1, box.origin.x, middle, 1, 0);

  g_assert_cmpfloat (moa_node_art_get_reach (art, 0, box.origin.x, middle, 1, 0), ==, 0);
  g_assert_cmpfloat (less, >, 2);
  g_assert_cmpfloat_with_epsilon (more, -less, 0.01);
}

static void
test_every_kind_has_a_symbol (PaintedLesson *fixture, gconstpointer data)
{
  for (guint kind = 0; kind < MOA_N_NODE_KINDS; kind++)
    {
      const MoaNode node = { .kind = (MoaNodeKind) kind, .symbol = "no-such-symbol" };
      const char *name = moa_symbol_set_choose (fixture->symbols, &node);

      g_assert_nonnull (name);
      g_assert_cmpstr (name, !=, "no-such-symbol");
    }
}

static void
test_every_symbol_draws (PaintedLesson *fixture, gconstpointer data)
{
  g_auto (GStrv)
      files = g_resources_enumerate_children (SYMBOLS, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert_cmpuint (g_strv_length (files), >, 0);
  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autofree char *name = g_strndup (files[i], strlen (files[i]) - strlen (".svg"));
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 64, 64);
      cairo_t *cr = cairo_create (surface);

      g_assert_true (moa_symbol_set_has (fixture->symbols, name));
      moa_symbol_set_draw (fixture->symbols, cr, name, 0, 0, 64, 1, 1);
      g_assert_cmpuint (painted_tile_count_ink (surface), >, 200);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

static void
test_focus_fades_the_others (PaintedLesson *fixture, gconstpointer data)
{
  const MoaPart *shown = moa_bundle_find_part (fixture->bundle, "apob_mrna");
  const MoaPart *other = moa_bundle_find_part (fixture->bundle, "pcsk9");
  const MoaPartList focus = { 1, &shown };
  const MoaHighlight highlight = { .focus = &focus };
  graphene_rect_t shown_box = moa_geometry_get_part_box (fixture->geometry, shown);
  graphene_rect_t other_box = moa_geometry_get_part_box (fixture->geometry, other);
  cairo_surface_t *plain = painted_lesson_draw (fixture, NULL, NULL);
  cairo_surface_t *focused = painted_lesson_draw (fixture, &highlight, NULL);
  graphene_rect_t inner;

  graphene_rect_inset_r (&shown_box, 4, 4, &inner);
  g_assert_cmpuint (painted_lesson_count_changes (fixture, plain, focused, &inner), ==, 0);
  g_assert_cmpuint (painted_lesson_count_changes (fixture, plain, focused, &other_box), >, 500);

  cairo_surface_destroy (focused);
  cairo_surface_destroy (plain);
}

static void
test_empty_focus_fades_nothing (PaintedLesson *fixture, gconstpointer data)
{
  const MoaPartList focus = { 0, NULL };
  const MoaHighlight highlight = { .focus = &focus };
  graphene_rect_t bounds = moa_geometry_get_bounds (fixture->geometry);
  cairo_surface_t *plain = painted_lesson_draw (fixture, NULL, NULL);
  cairo_surface_t *focused = painted_lesson_draw (fixture, &highlight, NULL);

  g_assert_cmpuint (painted_lesson_count_changes (fixture, plain, focused, &bounds), ==, 0);

  cairo_surface_destroy (focused);
  cairo_surface_destroy (plain);
}

static void
test_clip_draws_the_same (PaintedLesson *fixture, gconstpointer data)
{
  graphene_rect_t clip = GRAPHENE_RECT_INIT (300, 200, 500, 400);
  cairo_surface_t *whole = painted_lesson_draw (fixture, NULL, NULL);
  cairo_surface_t *clipped = painted_lesson_draw (fixture, NULL, &clip);

  g_assert_cmpuint (painted_lesson_count_changes (fixture, whole, clipped, &clip), ==, 0);

  cairo_surface_destroy (clipped);
  cairo_surface_destroy (whole);
}

/* Scales in equal steps from a twentieth to the natural size: all levels of detail. */
static void
test_tiles_join_at_every_scale (PaintedLesson *fixture, gconstpointer data)
{
  graphene_rect_t bounds = moa_geometry_get_bounds (fixture->geometry);

  for (guint i = 0; i < 12; i++)
    {
      double scale = 0.05 * pow (20, i / 11.0);
      cairo_rectangle_int_t all = { 0, 0, (int) (bounds.size.width * scale),
                                    (int) (bounds.size.height * scale) };
      guint seams = painted_tile_count_seams (fixture->catalog, fixture->geometry, fixture->style,
                                              scale, NULL, all, 2);

      g_test_message ("at %g: %u bytes differ", scale, seams);
      g_assert_cmpuint (seams, <=, ROUNDED);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  painted_lesson_add ("/painter/label-stays-in-its-box", NULL, test_label_stays_in_box);
  painted_lesson_add ("/painter/long-label-stays-in-its-box", long_labels, test_label_stays_in_box);
  painted_lesson_add ("/painter/labels-of-arrows-touch-nothing", NULL,
                      test_edge_labels_touch_nothing);
  painted_lesson_add ("/painter/long-labels-of-arrows-touch-nothing", long_labels,
                      test_edge_labels_touch_nothing);
  painted_lesson_add ("/painter/words-under-9-pixels-are-left-out", NULL,
                      test_small_words_are_left_out);
  painted_lesson_add ("/painter/words-are-set-without-markup", NULL,
                      test_words_are_set_without_markup);
  painted_lesson_add ("/painter/marks-stay-near-their-line", NULL, test_marks_stay_near_their_line);
  painted_lesson_add ("/painter/arrow-meets-the-symbol-of-a-node-without-card", NULL,
                      test_arrow_meets_symbol);
  painted_lesson_add ("/painter/unknown-symbol-falls-back-to-that-of-the-kind", NULL,
                      test_every_kind_has_a_symbol);
  painted_lesson_add ("/painter/every-symbol-draws", NULL, test_every_symbol_draws);
  painted_lesson_add ("/painter/focus-fades-only-the-others", NULL, test_focus_fades_the_others);
  painted_lesson_add ("/painter/empty-focus-fades-nothing", NULL, test_empty_focus_fades_nothing);
  painted_lesson_add ("/painter/arrow-meets-a-card-that-changed-its-size", NULL,
                      test_arrow_meets_changed_card);
  painted_lesson_add ("/painter/clip-draws-the-same", NULL, test_clip_draws_the_same);
  painted_lesson_add ("/painter/tiles-join-at-every-scale", NULL, test_tiles_join_at_every_scale);

  return g_test_run ();
}
