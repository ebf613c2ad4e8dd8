/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The order of the outline: all parts, each once, no place after what is in it. */

#include "bench-lesson.h"
#include "moa-outline-item.h"
#include "moa-outline-list.h"
#include "moa-test-lesson.h"

#define N_LARGE 50000u

static guint
find (MoaOutlineList *list, const MoaPart *part)
{
  guint position = G_MAXUINT;

  g_assert_true (moa_outline_list_find (list, part, &position));
  g_assert_true (moa_outline_list_get_part (list, position) == part);

  return position;
}

static void
assert_order (MoaBundle *bundle)
{
  const MoaDiagram *diagram = moa_bundle_get_diagram (bundle);
  g_autoptr (MoaOutlineList) list = moa_outline_list_new (bundle);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==,
                    diagram->n_nodes + diagram->n_edges + diagram->n_compartments);
  for (guint i = 0; i < diagram->n_compartments; i++)
    {
      const MoaCompartment *place = diagram->compartments[i];
      guint position = find (list, &place->part);

      if (place->parent != NULL)
        g_assert_cmpuint (position, >, find (list, &place->parent->part));
    }
  for (guint i = 0; i < diagram->n_nodes; i++)
    {
      const MoaNode *node = diagram->nodes[i];
      guint position = find (list, &node->part);

      if (node->compartment != NULL)
        g_assert_cmpuint (position, >, find (list, &node->compartment->part));
      for (guint j = 0; j < node->n_outgoing; j++)
        g_assert_cmpuint (find (list, &node->outgoing[j]->part), ==, position + 1 + j);
    }
}

static void
test_built_in (void)
{
  g_autoptr (MoaCatalog) catalog = moa_test_load_built_in ();

  assert_order (moa_catalog_get_bundle (catalog));
}

/* A part at a position is looked up as quickly as a position of a part: all 100,000 there and back
 * would take minutes if either were a search. */
static void
test_large (void)
{
  g_autoptr (MoaBundle) bundle = bench_lesson_load (bench_lesson_new (N_LARGE), NULL);

  assert_order (bundle);
}

static void
test_model (void)
{
  g_autoptr (MoaCatalog) catalog = moa_test_load_built_in ();
  g_autoptr (MoaOutlineList) list = moa_outline_list_new (moa_catalog_get_bundle (catalog));
  GListModel *model = G_LIST_MODEL (list);
  guint n_items = g_list_model_get_n_items (model);
  g_autoptr (MoaOutlineItem) first = g_list_model_get_item (model, 0);

  g_assert_true (g_list_model_get_item_type (model) == MOA_TYPE_OUTLINE_ITEM);
  g_assert_true (moa_outline_item_get_part (first) == moa_outline_list_get_part (list, 0));
  g_assert_null (g_list_model_get_item (model, n_items));
  g_assert_null (moa_outline_list_get_part (list, n_items));
}

static void
test_other_lesson (void)
{
  g_autoptr (MoaCatalog) one = moa_test_load_built_in ();
  g_autoptr (MoaCatalog) other = moa_test_load_built_in ();
  g_autoptr (MoaOutlineList) list = moa_outline_list_new (moa_catalog_get_bundle (one));
  guint position;

  g_assert_false (moa_outline_list_find (
      list, &moa_bundle_get_diagram (moa_catalog_get_bundle (other))->nodes[0]->part, &position));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/outline/built-in", test_built_in);
  g_test_add_func ("/outline/large", test_large);
  g_test_add_func ("/outline/model", test_model);
  g_test_add_func ("/outline/other-lesson", test_other_lesson);

  return g_test_run ();
}
