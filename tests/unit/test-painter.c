/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-art-store.h"
#include "moa-diagram-painter.h"
#include "moa-route.h"
#include "moa-test-lesson.h"
#include "painted-tile.h"

#include <math.h>
#include <string.h>

#define ROUNDED 24 /* bytes of a picture that cairo may round otherwise at the rim of a clip */
#define SYMBOLS "/org/moa/Moa/symbols"

/* The built-in lesson, set as the painter sets it. */
typedef struct
{
  MoaCatalog *catalog;
  MoaBundle *bundle;
  const MoaDiagram *diagram;
  MoaGeometry *geometry;
  const MoaStyle *style;
  PangoContext *context;
  MoaSymbolSet *symbols;
  MoaCompartmentArt **compartments;
  MoaNodeArt **nodes;
  MoaEffectTags *tags;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->catalog = data != NULL ? moa_test_load_with_labels (data) : moa_test_load_built_in ();
  fixture->bundle = moa_catalog_get_bundle (fixture->catalog);
  fixture->diagram = moa_bundle_get_diagram (fixture->bundle);
  fixture->geometry = moa_geometry_new (fixture->diagram);
  fixture->style = moa_style_get (MOA_STYLE_LIGHT);
  fixture->context = moa_text_context_new (fixture->style);
  fixture->symbols = moa_symbol_set_new (fixture->style, NULL);
  fixture->tags = moa_effect_tags_new (fixture->context, fixture->geometry);
  fixture->compartments = g_new0 (MoaCompartmentArt *, fixture->diagram->n_compartments);
  fixture->nodes = g_new0 (MoaNodeArt *, fixture->diagram->n_nodes);
  for (guint i = 0; i < fixture->diagram->n_compartments; i++)
    {
      const MoaCompartment *place = fixture->diagram->compartments[i];

      fixture->compartments[i] = moa_compartment_art_new (
          place, moa_catalog_get_text (fixture->catalog, &place->part.label), fixture->context);
    }
  for (guint i = 0; i < fixture->diagram->n_nodes; i++)
    {
      const MoaNode *node = fixture->diagram->nodes[i];
      graphene_rect_t box = moa_geometry_get_part_box (fixture->geometry, &node->part);

      fixture->nodes[i] = moa_node_art_new (
          node, &box, moa_catalog_get_text (fixture->catalog, &node->part.label), fixture->context,
          fixture->symbols, MOA_DETAIL_NEAR);
    }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < fixture->diagram->n_nodes; i++)
    moa_node_art_free (fixture->nodes[i]);
  for (guint i = 0; i < fixture->diagram->n_compartments; i++)
    moa_compartment_art_free (fixture->compartments[i]);
  g_free (fixture->nodes);
  g_free (fixture->compartments);
  moa_symbol_set_free (fixture->symbols);
  moa_effect_tags_free (fixture->tags);
  g_object_unref (fixture->context);
  moa_geometry_unref (fixture->geometry);
  g_object_unref (fixture->catalog);
}

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
test_label_stays_in_box (Fixture *fixture, gconstpointer data)
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
assert_apart (const MoaTurnedBox *a, const MoaTurnedBox *b, const char *id, const char *other)
{
  if (moa_turned_box_meets (a, b))
    {
      g_test_message ("%s overlaps %s", id, other);
      g_test_fail ();
    }
}

static void
assert_off (const MoaTurnedBox *label, graphene_rect_t rect, const char *id, const char *other)
{
  MoaTurnedBox box = moa_turned_box_from_rect (&rect);

  assert_apart (label, &box, id, other);
}

static void
assert_touches_nothing (Fixture *fixture,
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
        assert_apart (box, &other, edge->part.id, fixture->diagram->edges[i]->part.id);
    }
}

static guint
check_edge_labels (Fixture *fixture)
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
test_edge_labels_touch_nothing (Fixture *fixture, gconstpointer data)
{
  guint placed = check_edge_labels (fixture);

  g_test_message ("%u of %u labels found a place", placed, fixture->diagram->n_edges);
  if (data == NULL)
    g_assert_cmpuint (placed * 10, >=, fixture->diagram->n_edges * 9);
}

static void
test_small_words_are_left_out (Fixture *fixture, gconstpointer data)
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
test_words_are_set_without_markup (Fixture *fixture, gconstpointer data)
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
test_marks_stay_near_their_line (Fixture *fixture, gconstpointer data)
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
test_arrow_meets_symbol (Fixture *fixture, gconstpointer data)
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
test_arrow_meets_changed_card (Fixture *fixture, gconstpointer data)
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
test_every_kind_has_a_symbol (Fixture *fixture, gconstpointer data)
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
test_every_symbol_draws (Fixture *fixture, gconstpointer data)
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

static cairo_surface_t *
draw (Fixture *fixture, const MoaHighlight *highlight, const graphene_rect_t *clip)
{
  g_autoptr (MoaDiagramPainter)
      painter = moa_diagram_painter_new (fixture->catalog, fixture->geometry, fixture->style);
  graphene_rect_t bounds = moa_geometry_get_bounds (fixture->geometry);
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_ARGB32, (int) bounds.size.width, (int) bounds.size.height);
  cairo_t *cr = cairo_create (surface);

  cairo_translate (cr, -bounds.origin.x, -bounds.origin.y);
  moa_diagram_painter_draw (painter, cr, 1, highlight, clip, TRUE);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

/* How many pixels of two drawings differ inside of a box. */
static guint
count_changes (Fixture *fixture, cairo_surface_t *a, cairo_surface_t *b, const graphene_rect_t *box)
{
  graphene_rect_t bounds = moa_geometry_get_bounds (fixture->geometry);
  int stride = cairo_image_surface_get_stride (a);
  int left = (int) (box->origin.x - bounds.origin.x);
  int top = (int) (box->origin.y - bounds.origin.y);
  guint count = 0;

  for (int y = top; y < top + (int) box->size.height; y++)
    for (int x = left; x < left + (int) box->size.width; x++)
      count += memcmp (cairo_image_surface_get_data (a) + y * stride + 4 * x,
                       cairo_image_surface_get_data (b) + y * stride + 4 * x, 4)
               != 0;

  return count;
}

static void
test_focus_fades_the_others (Fixture *fixture, gconstpointer data)
{
  const MoaPart *shown = moa_bundle_find_part (fixture->bundle, "apob_mrna");
  const MoaPart *other = moa_bundle_find_part (fixture->bundle, "pcsk9");
  const MoaPartList focus = { 1, &shown };
  const MoaHighlight highlight = { .focus = &focus };
  graphene_rect_t shown_box = moa_geometry_get_part_box (fixture->geometry, shown);
  graphene_rect_t other_box = moa_geometry_get_part_box (fixture->geometry, other);
  cairo_surface_t *plain = draw (fixture, NULL, NULL);
  cairo_surface_t *focused = draw (fixture, &highlight, NULL);
  graphene_rect_t inner;

  graphene_rect_inset_r (&shown_box, 4, 4, &inner);
  g_assert_cmpuint (count_changes (fixture, plain, focused, &inner), ==, 0);
  g_assert_cmpuint (count_changes (fixture, plain, focused, &other_box), >, 500);

  cairo_surface_destroy (focused);
  cairo_surface_destroy (plain);
}

static void
test_empty_focus_fades_nothing (Fixture *fixture, gconstpointer data)
{
  const MoaPartList focus = { 0, NULL };
  const MoaHighlight highlight = { .focus = &focus };
  graphene_rect_t bounds = moa_geometry_get_bounds (fixture->geometry);
  cairo_surface_t *plain = draw (fixture, NULL, NULL);
  cairo_surface_t *focused = draw (fixture, &highlight, NULL);

  g_assert_cmpuint (count_changes (fixture, plain, focused, &bounds), ==, 0);

  cairo_surface_destroy (focused);
  cairo_surface_destroy (plain);
}

static MoaInfluence *
take (Fixture *fixture, const char *one, const char *other)
{
  const MoaMedicine *medicines[] = {
    moa_bundle_find_medicine (fixture->bundle, one),
    other != NULL ? moa_bundle_find_medicine (fixture->bundle, other) : NULL,
  };

  return moa_influence_new (fixture->diagram, medicines, other != NULL ? 2 : 1);
}

static guint
count_changes_at_tag (Fixture *fixture,
                      cairo_surface_t *plain,
                      cairo_surface_t *marked,
                      const MoaNode *node)
{
  graphene_rect_t body = moa_node_art_get_body (fixture->nodes[node->part.index]);
  graphene_rect_t room = moa_effect_tags_get_room (fixture->tags, node, &body);

  return count_changes (fixture, plain, marked, &room);
}

/* Everything that several medicines change carries a tag, and nothing else does. */
static void
test_effects_carry_tags (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoaInfluence) influence = take (fixture, "kynamro", "statin");
  const MoaHighlight highlight = { .influence = influence };
  cairo_surface_t *plain = draw (fixture, NULL, NULL);
  cairo_surface_t *marked = draw (fixture, &highlight, NULL);
  guint n_tags = 0;

  for (guint i = 0; i < fixture->diagram->n_nodes; i++)
    {
      const MoaNode *node = fixture->diagram->nodes[i];
      MoaLook look = moa_look_of_part (&highlight, &node->part);
      gboolean changes = moa_influence_get_effect (influence, node) != MOA_EFFECT_NONE;

      g_assert_true (moa_look_has_tag (&look) == changes);
      if (changes)
        g_assert_cmpuint (count_changes_at_tag (fixture, plain, marked, node), >, 200);
      n_tags += changes;
    }
  g_assert_cmpuint (n_tags, >, 12);

  cairo_surface_destroy (marked);
  cairo_surface_destroy (plain);
}

typedef void (*CheckTag) (Fixture *fixture,
                          const MoaNode *node,
                          const graphene_rect_t *tag,
                          gpointer data);

/* Calls a function for every tag of every medicine alone. */
static void
check_tags (Fixture *fixture, CheckTag check, gpointer data)
{
  GPtrArray *medicines = moa_bundle_get_medicines (fixture->bundle);

  for (guint i = 0; i < medicines->len; i++)
    {
      g_autoptr (MoaInfluence) influence = moa_influence_new (
          fixture->diagram, (const MoaMedicine *const *) &medicines->pdata[i], 1);
      const MoaHighlight highlight = { .influence = influence };

      for (guint k = 0; k < fixture->diagram->n_nodes; k++)
        {
          const MoaNode *node = fixture->diagram->nodes[k];
          graphene_rect_t body = moa_node_art_get_body (fixture->nodes[k]);
          MoaLook look = moa_look_of_part (&highlight, &node->part);
          graphene_rect_t tag;

          if (!moa_look_has_tag (&look))
            continue;
          tag = moa_effect_tags_get_box (fixture->tags, &look, &body, 1);
          check (fixture, node, &tag, data);
        }
    }
}

static void
check_tag_is_off_heads (Fixture *fixture,
                        const MoaNode *node,
                        const graphene_rect_t *tag,
                        gpointer data)
{
  graphene_rect_t body = moa_node_art_get_body (fixture->nodes[node->part.index]);

  for (guint i = 0; i < node->n_incoming; i++)
    {
      const MoaRoute *route = moa_geometry_get_route (fixture->geometry, node->incoming[i]);
      const MoaPoint *end = moa_route_get_points (route) + moa_route_get_n_points (route) - 1;

      g_assert_false (end->y < body.origin.y + 2 && end->x + 7 > tag->origin.x
                      && end->x - 7 < tag->origin.x + tag->size.width);
    }
}

/* given any medicine, when its tags are placed, then none covers the head of an arrow that comes in
 * from above */
static void
test_tags_keep_off_heads (Fixture *fixture, gconstpointer data)
{
  check_tags (fixture, check_tag_is_off_heads, NULL);
}

static void
check_tag_is_off_labels (Fixture *fixture,
                         const MoaNode *node,
                         const graphene_rect_t *tag,
                         gpointer data)
{
  MoaTurnedBox box = moa_turned_box_from_rect (tag);

  for (guint i = 0; i < fixture->diagram->n_edges; i++)
    {
      const MoaEdge *edge = fixture->diagram->edges[i];
      MoaTurnedBox label;

      if (moa_edge_labels_get_box (data, edge, &label))
        assert_apart (&box, &label, node->part.id, edge->part.id);
    }
}

/* given any medicine, when its tags are placed, then none lies on the label of an arrow */
static void
test_tags_keep_off_labels (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoaArtStore)
      store = moa_art_store_new (fixture->catalog, fixture->geometry, fixture->style);

  check_tags (fixture, check_tag_is_off_labels, (gpointer) moa_art_store_get_labels (store, 0));
}

/* The word is there while it can be read, the sign always. */
static void
test_tags_stay_readable (Fixture *fixture, gconstpointer data)
{
  const MoaLook look = { .effect = MOA_EFFECT_LESS };
  const graphene_rect_t body = GRAPHENE_RECT_INIT (100, 100, 120, 90);
  graphene_rect_t near = moa_effect_tags_get_box (fixture->tags, &look, &body, 1);
  graphene_rect_t middle = moa_effect_tags_get_box (fixture->tags, &look, &body, 0.5);
  graphene_rect_t far = moa_effect_tags_get_box (fixture->tags, &look, &body, 0.25);

  g_assert_cmpfloat_with_epsilon (middle.size.height * 0.5, near.size.height * 9.0 / 12.5, 0.5);
  g_assert_cmpfloat (middle.size.width, >, near.size.width);
  g_assert_cmpfloat (far.size.width, <, middle.size.width);
  g_assert_cmpfloat (far.size.height * 0.25, >, 9);
}

static void
test_comparison_tags_all_that_either_does (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoaInfluence) influence = take (fixture, "kynamro", "statin");
  g_autoptr (MoaCompare)
      compare = moa_compare_new (fixture->diagram, moa_influence_get_medicine (influence, 0),
                                 moa_influence_get_medicine (influence, 1));
  const MoaHighlight highlight = { .influence = influence, .compare = compare };
  MoaLook ldl = moa_look_of_part (&highlight, moa_bundle_find_part (fixture->bundle, "ldl"));
  MoaLook shot = moa_look_of_part (&highlight,
                                   moa_bundle_find_part (fixture->bundle, "k_injection"));
  MoaLook receptor = moa_look_of_part (&highlight, moa_bundle_find_part (fixture->bundle, "ldlr"));

  g_assert_cmpint (ldl.share, ==, MOA_SHARE_BOTH);
  g_assert_cmpint (shot.share, ==, MOA_SHARE_ONLY_A);
  g_assert_true (moa_look_has_tag (&shot));
  g_assert_cmpint (receptor.share, ==, MOA_SHARE_ONLY_B);
  g_assert_true (receptor.effect == MOA_EFFECT_MORE);
}

static void
test_clip_draws_the_same (Fixture *fixture, gconstpointer data)
{
  graphene_rect_t clip = GRAPHENE_RECT_INIT (300, 200, 500, 400);
  cairo_surface_t *whole = draw (fixture, NULL, NULL);
  cairo_surface_t *clipped = draw (fixture, NULL, &clip);

  g_assert_cmpuint (count_changes (fixture, whole, clipped, &clip), ==, 0);

  cairo_surface_destroy (clipped);
  cairo_surface_destroy (whole);
}

/* Scales in equal steps from a twentieth to the natural size: all levels of detail. */
static void
test_tiles_join_at_every_scale (Fixture *fixture, gconstpointer data)
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

static void
add (const char *path, gconstpointer labels, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, labels, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/painter/label-stays-in-its-box", NULL, test_label_stays_in_box);
  add ("/painter/long-label-stays-in-its-box", long_labels, test_label_stays_in_box);
  add ("/painter/labels-of-arrows-touch-nothing", NULL, test_edge_labels_touch_nothing);
  add ("/painter/long-labels-of-arrows-touch-nothing", long_labels, test_edge_labels_touch_nothing);
  add ("/painter/words-under-9-pixels-are-left-out", NULL, test_small_words_are_left_out);
  add ("/painter/words-are-set-without-markup", NULL, test_words_are_set_without_markup);
  add ("/painter/marks-stay-near-their-line", NULL, test_marks_stay_near_their_line);
  add ("/painter/arrow-meets-the-symbol-of-a-node-without-card", NULL, test_arrow_meets_symbol);
  add ("/painter/unknown-symbol-falls-back-to-that-of-the-kind", NULL,
       test_every_kind_has_a_symbol);
  add ("/painter/every-symbol-draws", NULL, test_every_symbol_draws);
  add ("/painter/focus-fades-only-the-others", NULL, test_focus_fades_the_others);
  add ("/painter/empty-focus-fades-nothing", NULL, test_empty_focus_fades_nothing);
  add ("/painter/what-medicines-change-carries-a-tag", NULL, test_effects_carry_tags);
  add ("/painter/tags-keep-off-heads", NULL, test_tags_keep_off_heads);
  add ("/painter/tags-keep-off-labels", NULL, test_tags_keep_off_labels);
  add ("/painter/tags-stay-readable-from-afar", NULL, test_tags_stay_readable);
  add ("/painter/comparison-tags-all-that-either-does", NULL,
       test_comparison_tags_all_that_either_does);
  add ("/painter/arrow-meets-a-card-that-changed-its-size", NULL, test_arrow_meets_changed_card);
  add ("/painter/clip-draws-the-same", NULL, test_clip_draws_the_same);
  add ("/painter/tiles-join-at-every-scale", NULL, test_tiles_join_at_every_scale);

  return g_test_run ();
}
