/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-notice.h"

static void
test_gravest_first (void)
{
  const MoaNotice notices[] = {
    { .id = "first-info", .severity = MOA_NOTICE_INFO },
    { .id = "first-caution", .severity = MOA_NOTICE_CAUTION },
    { .id = "box", .severity = MOA_NOTICE_BOXED_WARNING },
    { .id = "second-caution", .severity = MOA_NOTICE_CAUTION },
    { .id = "second-info", .severity = MOA_NOTICE_INFO },
  };
  const char *const expected[] = { "box", "first-caution", "second-caution", "first-info",
                                   "second-info" };
  g_autoptr (GPtrArray) given = g_ptr_array_new ();
  g_autoptr (GPtrArray) sorted = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (notices); i++)
    g_ptr_array_add (given, (gpointer) &notices[i]);
  sorted = moa_notices_dup_sorted (given);

  g_assert_cmpuint (sorted->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < sorted->len; i++)
    g_assert_cmpstr (((const MoaNotice *) g_ptr_array_index (sorted, i))->id, ==, expected[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notice/the-gravest-first-else-as-the-author-has-them", test_gravest_first);

  return g_test_run ();
}
