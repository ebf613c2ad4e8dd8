/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-mo.h"

#include <string.h>

#include "compiled-mo.h"

static void
assert_messages (MoaMo *mo)
{
  g_assert_cmpstr (moa_mo_lookup (mo, "node/ldl/label", "LDL"), ==, "LDL po polsku");
  g_assert_cmpstr (moa_mo_lookup (mo, "edge/a/label", "LDL"), ==, "inny LDL");
  g_assert_cmpstr (moa_mo_lookup (mo, NULL, "LDL"), ==, "bez kontekstu ąę");
  g_assert_null (moa_mo_lookup (mo, "node/ldl", "LDL"));
  g_assert_null (moa_mo_lookup (mo, "node/ldl/label", "LDL "));
  g_assert_null (moa_mo_lookup (mo, NULL, "zz"));
  g_assert_cmpuint (moa_mo_get_n_messages (mo), ==, 4);
}

static void
test_context (void)
{
  g_autoptr (MoaMo) mo = compiled_mo_open (POLISH_CATALOG, NULL);

  assert_messages (mo);
}

static void
test_byte_order (void)
{
  g_autoptr (MoaMo) big = compiled_mo_open (POLISH_CATALOG, "--endianness=big");
  g_autoptr (MoaMo) little = compiled_mo_open (POLISH_CATALOG, "--endianness=little");

  assert_messages (big);
  assert_messages (little);
}

static void
test_no_hash_table (void)
{
  g_autoptr (MoaMo) mo = compiled_mo_open (POLISH_CATALOG, "--no-hash");

  assert_messages (mo);
}

static void
test_unsorted (void)
{
  g_autoptr (GBytes) bytes = compiled_mo_new (POLISH_CATALOG, NULL);
  g_autoptr (GByteArray) file = compiled_mo_copy (bytes);
  guint32 last = compiled_mo_get_number (file, COMPILED_MO_COUNT) - 1;
  g_autoptr (GBytes) swapped = NULL;
  g_autoptr (MoaMo) mo = NULL;

  for (gsize table = COMPILED_MO_MESSAGES; table <= COMPILED_MO_TRANSLATIONS; table += 4)
    {
      guchar *first = file->data + compiled_mo_get_number (file, table);
      guchar entry[8];

      memcpy (entry, first, 8);
      memmove (first, first + 8 * last, 8);
      memcpy (first + 8 * last, entry, 8);
    }
  swapped = g_bytes_new (file->data, file->len);
  mo = compiled_mo_read (swapped);

  assert_messages (mo);
  g_assert_cmpstr (moa_mo_lookup_plural (mo, NULL, "%d step", 5), ==, "%d kroków");
}

static void
test_zero_copy (void)
{
  g_autoptr (GBytes) bytes = compiled_mo_new (POLISH_CATALOG, NULL);
  g_autoptr (MoaMo) mo = compiled_mo_read (bytes);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *text = moa_mo_lookup (mo, NULL, "LDL");

  g_assert_true (text >= data && text < data + size);
}

static void
test_header (void)
{
  g_autoptr (MoaMo) mo = compiled_mo_open (POLISH_CATALOG, NULL);
  g_autofree char *language = moa_mo_dup_header (mo, "Language");
  g_autofree char *reviewer = moa_mo_dup_header (mo, "x-reviewed-by");

  g_assert_cmpstr (language, ==, "pl");
  g_assert_cmpstr (reviewer, ==, "Dr. A. Example");
  g_assert_null (moa_mo_dup_header (mo, "Lang"));
  g_assert_null (moa_mo_dup_header (mo, "Project-Id-Version"));
}

static void
test_without_header (void)
{
  g_autoptr (MoaMo) mo = compiled_mo_open ("msgid \"a\"\nmsgstr \"b\"\n", NULL);

  g_assert_cmpstr (moa_mo_lookup (mo, NULL, "a"), ==, "b");
  g_assert_null (moa_mo_dup_header (mo, "Language"));
  g_assert_cmpuint (moa_mo_get_n_messages (mo), ==, 1);
}

static void
test_empty (void)
{
  g_autoptr (MoaMo) mo = compiled_mo_open (POLISH_HEADER, NULL);

  g_assert_null (moa_mo_lookup (mo, NULL, "LDL"));
  g_assert_cmpuint (moa_mo_get_n_messages (mo), ==, 0);
}

/* As many messages as the largest file that is read has room for, in the wrong order and all alike
 * but for their last bytes, which is what sorting them costs most. */
static void
test_millions_of_messages (void)
{
  const guint32 count = 400000;
  const guint32 size = 16;
  const guint32 words[] = { 0x950412de, 0, count, 28, 28 + count * 8, 0, 0 };
  const guint32 strings = 28 + count * 16;
  g_autofree guint8 *data = g_malloc0 (strings + count * (size + 2));
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (MoaMo) mo = NULL;

  memcpy (data, words, sizeof words);
  for (guint32 i = 0; i < count; i++)
    {
      const guint32 at = strings + i * (size + 2);
      const guint32 entries[] = { size - 1, at, 1, at + size };

      memcpy (data + 28 + i * 8, entries, 8);
      memcpy (data + 28 + (count + i) * 8, entries + 2, 8);
      g_snprintf ((char *) data + at, size, "message %07u", count - i);
      data[at + size] = 't';
    }
  bytes = g_bytes_new_take (g_steal_pointer (&data), strings + count * (size + 2));
  mo = compiled_mo_read (bytes);
  g_assert_cmpuint (moa_mo_get_n_messages (mo), ==, count);
  g_assert_cmpstr (moa_mo_lookup (mo, NULL, "message 0000001"), ==, "t");
  g_assert_cmpstr (moa_mo_lookup (mo, NULL, "message 0400000"), ==, "t");
  g_assert_null (moa_mo_lookup (mo, NULL, "message 0400001"));
}

static void
test_language (void)
{
  g_autoptr (MoaMo) polish = compiled_mo_open (POLISH_CATALOG, NULL);
  g_autoptr (MoaMo) silent = compiled_mo_open ("msgid \"a\"\nmsgstr \"b\"\n", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (moa_mo_check_language (polish, "pl", NULL));
  g_assert_true (moa_mo_check_language (polish, "pl-PL", NULL));
  g_assert_true (moa_mo_check_language (silent, "pl", NULL));
  g_assert_false (moa_mo_check_language (polish, "p", &error));
  g_assert_error (error, MOA_MO_ERROR, MOA_MO_ERROR_LANGUAGE);
  g_assert_false (moa_mo_check_language (polish, "plt", NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mo/context-tells-equal-words-apart", test_context);
  g_test_add_func ("/mo/both-byte-orders-read-the-same", test_byte_order);
  g_test_add_func ("/mo/hash-table-is-not-needed", test_no_hash_table);
  g_test_add_func ("/mo/unsorted-table-is-searched-too", test_unsorted);
  g_test_add_func ("/mo/text-is-lent-from-the-bytes", test_zero_copy);
  g_test_add_func ("/mo/header-fields-are-read", test_header);
  g_test_add_func ("/mo/header-may-be-missing", test_without_header);
  g_test_add_func ("/mo/no-message-is-no-fault", test_empty);
  g_test_add_func ("/mo/time-is-in-proportion-to-the-messages", test_millions_of_messages);
  g_test_add_func ("/mo/language-of-the-header-is-that-of-the-folder", test_language);
  return g_test_run ();
}
