/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-mo.h"

#include <string.h>

#include "compiled-mo.h"

static void
poke_number (GByteArray *file, gsize offset, guint32 value)
{
  memcpy (file->data + offset, &value, sizeof value);
}

static void
assert_corrupt (const GByteArray *file)
{
  g_autoptr (GBytes) bytes = g_bytes_new (file->data, file->len);
  g_autoptr (GError) error = NULL;

  g_assert_null (moa_mo_new (bytes, &error));
  g_assert_error (error, MOA_MO_ERROR, MOA_MO_ERROR_CORRUPT);
  g_assert_cmpstr (error->message, !=, "");
}

static void
test_not_a_catalog (void)
{
  g_autoptr (GByteArray) empty = g_byte_array_new ();
  g_autoptr (GByteArray) text = g_byte_array_new ();

  assert_corrupt (empty);
  g_byte_array_append (text, (const guint8 *) "msgid \"a\"\nmsgstr \"b\"\n# and some more\n", 38);
  assert_corrupt (text);
}

static void
test_faults_of_structure (void)
{
  static const struct
  {
    gsize offset;
    guint32 value;
  } damages[] = {
    { 0, 0x12345678 },
    { 4, 0x20000 },
    { COMPILED_MO_COUNT, 0xffffffff },
    { COMPILED_MO_COUNT, 1000 },
    { COMPILED_MO_MESSAGES, 0xfffffffc },
    { COMPILED_MO_TRANSLATIONS, 0xffffffff },
  };
  g_autoptr (GBytes) bytes = compiled_mo_new (POLISH_CATALOG, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (GByteArray) file = compiled_mo_copy (bytes);

      poke_number (file, damages[i].offset, damages[i].value);
      assert_corrupt (file);
    }
}

static void
test_faults_of_strings (void)
{
  static const struct
  {
    gsize field; /* 0: length, 4: offset */
    guint32 value;
  } damages[] = {
    { 0, 0xffffffff }, { 0, 0x7fffffff }, { 0, 1 }, { 4, 0xffffffff }, { 4, 0x7fffffff },
  };
  g_autoptr (GBytes) bytes = compiled_mo_new (POLISH_CATALOG, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    for (gsize table = COMPILED_MO_MESSAGES; table <= COMPILED_MO_TRANSLATIONS; table += 4)
      {
        g_autoptr (GByteArray) file = compiled_mo_copy (bytes);
        gsize entry = compiled_mo_get_number (file, table) + 8;

        poke_number (file, entry + damages[i].field, damages[i].value);
        assert_corrupt (file);
      }
}

/* The first letter of a translation. */
static void
assert_letter_is_corrupt (guint8 letter)
{
  g_autoptr (GBytes) bytes = compiled_mo_new (POLISH_CATALOG, NULL);
  g_autoptr (GByteArray) file = compiled_mo_copy (bytes);
  gsize entry = compiled_mo_get_number (file, COMPILED_MO_TRANSLATIONS) + 8;

  file->data[compiled_mo_get_number (file, entry + 4)] = letter;
  assert_corrupt (file);
}

static void
test_not_utf8 (void)
{
  assert_letter_is_corrupt (0xff);
}

static void
test_control_character (void)
{
  assert_letter_is_corrupt (0x07);
}

/* msgfmt of gettext 0.22 and newer writes UTF-8 whatever it reads, so the name is changed afterwards. */
static void
test_other_charset (void)
{
  g_autoptr (GBytes) bytes = compiled_mo_new (POLISH_CATALOG, NULL);
  g_autoptr (GByteArray) file = compiled_mo_copy (bytes);
  gsize entry = compiled_mo_get_number (file, COMPILED_MO_TRANSLATIONS);
  char *header = (char *) file->data + compiled_mo_get_number (file, entry + 4);

  memcpy (strstr (header, "UTF-8"), "UTF-7", strlen ("UTF-7"));
  assert_corrupt (file);
}

/* Many entries that all point to one long string would take for ever to check. */
static void
test_overlap (void)
{
  const guint32 count = 20000;
  const guint32 length = 200000;
  const guint32 words[] = { 0x950412de, 0, count, 28, 28, 0, 0 };
  const guint32 entry[] = { length, 28 + count * 8 };
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autofree guint8 *text = g_malloc0 (length + 1);

  g_byte_array_append (file, (const guint8 *) words, sizeof words);
  for (guint32 i = 0; i < count; i++)
    g_byte_array_append (file, (const guint8 *) entry, sizeof entry);
  memset (text, 'a', length);
  g_byte_array_append (file, text, length + 1);
  assert_corrupt (file);
}

static void
use_everything (MoaMo *mo)
{
  g_autofree char *language = moa_mo_dup_header (mo, "Language");
  const char *texts[] = {
    moa_mo_lookup (mo, "node/ldl/label", "LDL"),
    moa_mo_lookup (mo, NULL, "LDL"),
    moa_mo_lookup_plural (mo, NULL, "%d step", 1),
    moa_mo_lookup_plural (mo, NULL, "%d step", 5),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL)
      g_assert_true (g_utf8_validate (texts[i], -1, NULL));
  moa_mo_get_n_messages (mo);
}

static gboolean
try_damaged (const GByteArray *file, gsize size)
{
  /* On the heap and no longer than the file, so that a sanitizer sees every step too far. */
  g_autoptr (GBytes) bytes = g_bytes_new (file->data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (MoaMo) mo = moa_mo_new (bytes, &error);

  g_assert_true ((mo == NULL) == (error != NULL));
  if (mo != NULL)
    use_everything (mo);
  return mo != NULL;
}

static void
test_every_cut (void)
{
  g_autoptr (GBytes) bytes = compiled_mo_new (POLISH_CATALOG, NULL);
  g_autoptr (GByteArray) file = compiled_mo_copy (bytes);

  for (gsize size = 0; size < file->len; size++)
    g_assert_false (try_damaged (file, size));
}

static void
test_every_byte (void)
{
  static const guint8 values[] = { 0x00, 0x01, 0x7f, 0x80, 0xff };
  g_autoptr (GBytes) bytes = compiled_mo_new (POLISH_CATALOG, "--endianness=big");
  g_autoptr (GByteArray) file = compiled_mo_copy (bytes);

  for (gsize i = 0; i < file->len; i++)
    for (gsize v = 0; v < G_N_ELEMENTS (values); v++)
      {
        guint8 whole = file->data[i];

        file->data[i] = values[v];
        try_damaged (file, file->len);
        file->data[i] = whole;
      }
}

static void
test_random_damage (void)
{
  g_autoptr (GBytes) bytes = compiled_mo_new (POLISH_CATALOG, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (20130129);
  guint n_refused = 0;

  for (guint round = 0; round < 5000; round++)
    {
      g_autoptr (GByteArray) file = compiled_mo_copy (bytes);
      gboolean in_tables = g_rand_boolean (random);
      gint32 end = in_tables ? 28 + 16 * 5 : (gint32) file->len;

      for (gint32 n = g_rand_int_range (random, 1, 9); n > 0; n--)
        file->data[g_rand_int_range (random, 0, end)] = (guint8) g_rand_int (random);
      n_refused += try_damaged (file, file->len) ? 0 : 1;
    }
  g_assert_cmpuint (n_refused, >, 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mo-damage/other-files-are-refused", test_not_a_catalog);
  g_test_add_func ("/mo-damage/faulty-header-is-an-error", test_faults_of_structure);
  g_test_add_func ("/mo-damage/string-outside-the-file-is-an-error", test_faults_of_strings);
  g_test_add_func ("/mo-damage/text-that-is-not-utf8-is-an-error", test_not_utf8);
  g_test_add_func ("/mo-damage/control-character-is-an-error", test_control_character);
  g_test_add_func ("/mo-damage/other-charset-is-an-error", test_other_charset);
  g_test_add_func ("/mo-damage/overlapping-strings-are-refused-at-once", test_overlap);
  g_test_add_func ("/mo-damage/every-cut-is-refused", test_every_cut);
  g_test_add_func ("/mo-damage/every-changed-byte-is-survived", test_every_byte);
  g_test_add_func ("/mo-damage/random-damage-is-survived", test_random_damage);
  return g_test_run ();
}
