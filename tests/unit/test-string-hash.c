/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-string-hash.h"

#define N_PAIRS 14

/* Ids of which g_str_hash() thinks all alike: in each pair of letters "az" and "c8" weigh the same.
 */
static char *
make_id (guint number)
{
  GString *id = g_string_new ("a");

  for (guint i = 0; i < N_PAIRS; i++)
    g_string_append (id, (number >> i & 1) != 0 ? "az" : "c8");
  return g_string_free (id, FALSE);
}

static void
test_same (void)
{
  g_autofree char *copy = g_strdup ("apo-b");

  g_assert_cmpuint (moa_string_hash (copy), ==, moa_string_hash ("apo-b"));
}

static void
test_crafted (void)
{
  g_autoptr (GHashTable) hashes = g_hash_table_new (NULL, NULL);
  g_autofree char *first = make_id (0);

  for (guint i = 0; i < 1 << N_PAIRS; i++)
    {
      g_autofree char *id = make_id (i);

      g_assert_cmpuint (g_str_hash (id), ==, g_str_hash (first));
      g_hash_table_add (hashes, GUINT_TO_POINTER (moa_string_hash (id)));
    }
  /* Half of them would do; by chance about one meets another. */
  g_assert_cmpuint (g_hash_table_size (hashes), >, (1 << N_PAIRS) - 100);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/string-hash/equal-strings-hash-equally", test_same);
  g_test_add_func ("/string-hash/crafted-ids-do-not-meet", test_crafted);
  return g_test_run ();
}
