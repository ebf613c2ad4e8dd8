/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-index.h"

#define N_ROUNDS 400

static gboolean
touches (const graphene_rect_t *a, const graphene_rect_t *b)
{
  return a->origin.x <= b->origin.x + b->size.width && b->origin.x <= a->origin.x + a->size.width
         && a->origin.y <= b->origin.y + b->size.height
         && b->origin.y <= a->origin.y + a->size.height;
}

static graphene_rect_t
random_box (GRand *random, double most)
{
  return GRAPHENE_RECT_INIT ((float) g_rand_double_range (random, -3000, 3000),
                             (float) g_rand_double_range (random, -3000, 3000),
                             (float) g_rand_double_range (random, 0, most),
                             (float) g_rand_double_range (random, 0, most));
}

static void
assert_same_as_looking_at_all (const MoaIndex *index,
                               const graphene_rect_t *boxes,
                               guint n_boxes,
                               const graphene_rect_t *area)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = 0;

  moa_index_find (index, area, found);
  for (guint i = 0; i < n_boxes; i++)
    if (touches (&boxes[i], area))
      {
        g_assert_cmpuint (n, <, found->len);
        g_assert_cmpuint (g_array_index (found, guint, n), ==, i);
        n++;
      }
  g_assert_cmpuint (n, ==, found->len);
}

/* given boxes of all sizes, when random areas are asked, then the answer is that of a linear
 * search, in the same order */
static void
test_finds_what_a_linear_search_finds (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  const guint sizes[] = { 0, 1, 2, 50, 3000 };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autofree graphene_rect_t *boxes = g_new (graphene_rect_t, sizes[s] + 1);
      g_autoptr (MoaIndex) index = NULL;

      for (guint i = 0; i < sizes[s]; i++)
        boxes[i] = random_box (random, i % 17 == 0 ? 5000 : 120);
      index = moa_index_new (boxes, sizes[s]);
      for (guint round = 0; round < N_ROUNDS; round++)
        {
          graphene_rect_t area = random_box (random, round % 3 == 0 ? 6000 : round % 3 * 200 - 200);

          assert_same_as_looking_at_all (index, boxes, sizes[s], &area);
        }
    }
}

/* given boxes all on one place, when it is asked, then all are found */
static void
test_finds_boxes_on_one_place (void)
{
  const graphene_rect_t box = GRAPHENE_RECT_INIT (10, 10, 0, 0);
  graphene_rect_t boxes[1000];
  g_autoptr (MoaIndex) index = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    boxes[i] = box;
  index = moa_index_new (boxes, G_N_ELEMENTS (boxes));

  moa_index_find (index, &box, found);

  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (boxes));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/index/finds-what-a-linear-search-finds",
                   test_finds_what_a_linear_search_finds);
  g_test_add_func ("/index/finds-boxes-on-one-place", test_finds_boxes_on_one_place);

  return g_test_run ();
}
