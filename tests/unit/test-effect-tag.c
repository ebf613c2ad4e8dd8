/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-route.h"
#include "painted-lesson.h"

static MoaInfluence *
take (PaintedLesson *fixture, const char *one, const char *other)
{
  const MoaMedicine *medicines[] = {
    moa_bundle_find_medicine (fixture->bundle, one),
    other != NULL ? moa_bundle_find_medicine (fixture->bundle, other) : NULL,
  };

  return moa_influence_new (fixture->diagram, medicines, other != NULL ? 2 : 1);
}

static guint
count_changes_at_tag (PaintedLesson *fixture,
                      cairo_surface_t *plain,
                      cairo_surface_t *marked,
                      const MoaNode *node)
{
  graphene_rect_t body = moa_node_art_get_body (fixture->nodes[node->part.index]);
  graphene_rect_t room = moa_effect_tags_get_room (fixture->tags, node, &body);

  return painted_lesson_count_changes (fixture, plain, marked, &room);
}

/* Everything that several medicines change carries a tag, and nothing else does. */
static void
test_effects_carry_tags (PaintedLesson *fixture, gconstpointer data)
{
  g_autoptr (MoaInfluence) influence = take (fixture, "kynamro", "statin");
  const MoaHighlight highlight = { .influence = influence };
  cairo_surface_t *plain = painted_lesson_draw (fixture, NULL, NULL);
  cairo_surface_t *marked = painted_lesson_draw (fixture, &highlight, NULL);
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

typedef void (*CheckTag) (PaintedLesson *fixture,
                          const MoaNode *node,
                          const graphene_rect_t *tag,
                          gpointer data);

/* Calls a function for every tag of every medicine alone. */
static void
check_tags (PaintedLesson *fixture, CheckTag check, gpointer data)
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
check_tag_is_off_heads (PaintedLesson *fixture,
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
test_tags_keep_off_heads (PaintedLesson *fixture, gconstpointer data)
{
  check_tags (fixture, check_tag_is_off_heads, NULL);
}

static void
check_tag_is_off_labels (PaintedLesson *fixture,
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
        painted_lesson_assert_apart (&box, &label, node->part.id, edge->part.id);
    }
}

/* given any medicine, when its tags are placed, then none lies on the label of an arrow */
static void
test_tags_keep_off_labels (PaintedLesson *fixture, gconstpointer data)
{
  g_autoptr (MoaArtStore)
      store = moa_art_store_new (fixture->catalog, fixture->geometry, fixture->style);

  check_tags (fixture, check_tag_is_off_labels, (gpointer) moa_art_store_get_labels (store, 0));
}

/* The word is there while it can be read, the sign always. */
static void
test_tags_stay_readable (PaintedLesson *fixture, gconstpointer data)
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
test_comparison_tags_all_that_either_does (PaintedLesson *fixture, gconstpointer data)
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  painted_lesson_add ("/effect-tag/what-medicines-change-carries-a-tag", NULL,
                      test_effects_carry_tags);
  painted_lesson_add ("/effect-tag/tags-keep-off-heads", NULL, test_tags_keep_off_heads);
  painted_lesson_add ("/effect-tag/tags-keep-off-labels", NULL, test_tags_keep_off_labels);
  painted_lesson_add ("/effect-tag/tags-stay-readable-from-afar", NULL, test_tags_stay_readable);
  painted_lesson_add ("/effect-tag/comparison-tags-all-that-either-does", NULL,
                      test_comparison_tags_all_that_either_does);

  return g_test_run ();
}
