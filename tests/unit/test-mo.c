/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-mo.h"

#include <string.h>

#define HEADER                                                                                     \
  "msgid \"\"\n"                                                                                   \
  "msgstr \"\"\n"                                                                                  \
  "\"Language: pl\\n\"\n"                                                                          \
  "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"                                               \
  "\"X-Reviewed-By:  Dr. A. Example \\n\"\n"
#define POLISH                                                                                     \
  "\"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 "                             \
  "&& (n%100<12 || n%100>14) ? 1 : 2);\\n\"\n"
#define MESSAGES                                                                                   \
  "\nmsgctxt \"node/ldl/label\"\nmsgid \"LDL\"\nmsgstr \"LDL po polsku\"\n"                        \
  "\nmsgctxt \"edge/a/label\"\nmsgid \"LDL\"\nmsgstr \"inny LDL\"\n"                               \
  "\nmsgid \"LDL\"\nmsgstr \"bez kontekstu ąę\"\n"                                               \
  "\nmsgid \"%d step\"\nmsgid_plural \"%d steps\"\n"                                               \
  "msgstr[0] \"%d krok\"\nmsgstr[1] \"%d kroki\"\nmsgstr[2] \"%d kroków\"\n"

#define OFFSET_COUNT 8
#define OFFSET_MESSAGES 12
#define OFFSET_TRANSLATIONS 16

/* What msgfmt makes of a PO file; fails the test when msgfmt refuses. */
static GBytes *
compile (const char *po, const char *option)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) input = g_bytes_new_static (po, strlen (po));
  g_autoptr (GSubprocess) process = NULL;
  GBytes *output = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                              &error, "msgfmt", "-o", "-", "-", option, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate (process, input, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return output;
}

static MoaMo *
open_bytes (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  MoaMo *mo = moa_mo_new (bytes, &error);

  g_assert_no_error (error);
  return mo;
}

static MoaMo *
open_po (const char *po, const char *option)
{
  g_autoptr (GBytes) bytes = compile (po, option);

  return open_bytes (bytes);
}

/* A copy of a catalog whose bytes may be damaged. */
static GByteArray *
copy_bytes (GBytes *bytes)
{
  return g_bytes_unref_to_array (g_bytes_ref (bytes));
}

static guint32
peek_number (const GByteArray *file, gsize offset)
{
  guint32 value;

  memcpy (&value, file->data + offset, sizeof value);
  return value;
}

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
  g_autoptr (MoaMo) mo = open_po (HEADER POLISH MESSAGES, NULL);

  assert_messages (mo);
}

static void
test_byte_order (void)
{
  g_autoptr (MoaMo) big = open_po (HEADER POLISH MESSAGES, "--endianness=big");
  g_autoptr (MoaMo) little = open_po (HEADER POLISH MESSAGES, "--endianness=little");

  assert_messages (big);
  assert_messages (little);
}

static void
test_no_hash_table (void)
{
  g_autoptr (MoaMo) mo = open_po (HEADER POLISH MESSAGES, "--no-hash");

  assert_messages (mo);
}

static void
test_unsorted (void)
{
  g_autoptr (GBytes) bytes = compile (HEADER POLISH MESSAGES, NULL);
  g_autoptr (GByteArray) file = copy_bytes (bytes);
  guint32 last = peek_number (file, OFFSET_COUNT) - 1;
  g_autoptr (GBytes) swapped = NULL;
  g_autoptr (MoaMo) mo = NULL;

  for (gsize table = OFFSET_MESSAGES; table <= OFFSET_TRANSLATIONS; table += 4)
    {
      guchar *first = file->data + peek_number (file, table);
      guchar entry[8];

      memcpy (entry, first, 8);
      memmove (first, first + 8 * last, 8);
      memcpy (first + 8 * last, entry, 8);
    }
  swapped = g_bytes_new (file->data, file->len);
  mo = open_bytes (swapped);

  assert_messages (mo);
  g_assert_cmpstr (moa_mo_lookup_plural (mo, NULL, "%d step", 5), ==, "%d kroków");
}

static void
test_zero_copy (void)
{
  g_autoptr (GBytes) bytes = compile (HEADER POLISH MESSAGES, NULL);
  g_autoptr (MoaMo) mo = open_bytes (bytes);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *text = moa_mo_lookup (mo, NULL, "LDL");

  g_assert_true (text >= data && text < data + size);
}

static void
test_header (void)
{
  g_autoptr (MoaMo) mo = open_po (HEADER POLISH MESSAGES, NULL);
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
  g_autoptr (MoaMo) mo = open_po ("msgid \"a\"\nmsgstr \"b\"\n", NULL);

  g_assert_cmpstr (moa_mo_lookup (mo, NULL, "a"), ==, "b");
  g_assert_null (moa_mo_dup_header (mo, "Language"));
  g_assert_cmpuint (moa_mo_get_n_messages (mo), ==, 1);
}

static void
test_empty (void)
{
  g_autoptr (MoaMo) mo = open_po (HEADER, NULL);

  g_assert_null (moa_mo_lookup (mo, NULL, "LDL"));
  g_assert_cmpuint (moa_mo_get_n_messages (mo), ==, 0);
}

static void
assert_form (MoaMo *mo, gulong n, const char *expected)
{
  g_assert_cmpstr (moa_mo_lookup_plural (mo, NULL, "%d step", n), ==, expected);
}

static void
test_plural (void)
{
  g_autoptr (MoaMo) mo = open_po (HEADER POLISH MESSAGES, NULL);

  assert_form (mo, 1, "%d krok");
  assert_form (mo, 2, "%d kroki");
  assert_form (mo, 5, "%d kroków");
  assert_form (mo, 12, "%d kroków");
  assert_form (mo, 22, "%d kroki");
  assert_form (mo, 0, "%d kroków");
}

/* Which of the forms "f0", "f1", … a formula gives. The catalog is put together by hand, because
 * msgfmt refuses what is tried here. */
static MoaMo *
open_formula (const char *forms, GError **error)
{
  static const char message[] = "m";
  static const char translation[] = "f0\0f1\0f2\0f3\0f4\0f5";
  g_autofree char *header = g_strdup_printf ("Plural-Forms: %s\n", forms);
  guint32 length = (guint32) strlen (header);
  const guint32 start = 28 + 32;
  const guint32 words[] = {
    0x950412de,
    0,
    2,
    28,
    44,
    0,
    0,
    0,
    start,
    1,
    start + 1,
    length,
    start + 3,
    sizeof translation - 1,
    start + 3 + length + 1,
  };
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;

  g_byte_array_append (file, (const guint8 *) words, sizeof words);
  g_byte_array_append (file, (const guint8 *) "", 1);
  g_byte_array_append (file, (const guint8 *) message, sizeof message);
  g_byte_array_append (file, (const guint8 *) header, length + 1);
  g_byte_array_append (file, (const guint8 *) translation, sizeof translation);
  bytes = g_bytes_new (file->data, file->len);
  return moa_mo_new (bytes, error);
}

static void
assert_formula (const char *formula, gulong n, const char *expected)
{
  g_autofree char *forms = g_strdup_printf ("nplurals=6; plural=%s;", formula);
  g_autoptr (GError) error = NULL;
  g_autoptr (MoaMo) mo = open_formula (forms, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (moa_mo_lookup_plural (mo, NULL, "m", n), ==, expected);
}

static void
test_plural_operators (void)
{
  assert_formula ("n", 3, "f3");
  assert_formula ("n+1", 3, "f4");
  assert_formula ("n-1-1", 5, "f3");
  assert_formula ("2+3*n", 1, "f5");
  assert_formula ("(2+1)*n", 1, "f3");
  assert_formula ("n/2", 5, "f2");
  assert_formula ("n%4", 7, "f3");
  assert_formula ("!n", 0, "f1");
  assert_formula ("!!n + 1", 9, "f2");
  assert_formula ("n!=1", 1, "f0");
  assert_formula ("n<=2", 2, "f1");
  assert_formula ("n>=2", 1, "f0");
  assert_formula ("n<2", 1, "f1");
  assert_formula ("n>2", 3, "f1");
  assert_formula ("n==1||n==2&&n==3", 1, "f1");
  assert_formula ("n ? n==1 ? 4 : 5 : 3", 0, "f3");
  assert_formula ("n ? n==1 ? 4 : 5 : 3", 1, "f4");
  assert_formula ("n ? n==1 ? 4 : 5 : 3", 2, "f5");
  assert_formula ("n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5",
                  103, "f3");
}

static void
test_plural_bounded (void)
{
  assert_formula ("n", 6, "f0");
  assert_formula ("n-1", 0, "f0");
  assert_formula ("5/n", 0, "f0");
  assert_formula ("5%n", 0, "f0");
}

static void
assert_bad_formula (const char *forms)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (open_formula (forms, &error));
  g_assert_error (error, MOA_MO_ERROR, MOA_MO_ERROR_PLURAL_FORMS);
}

static char *
repeat (const char *before, const char *piece, guint n, const char *after)
{
  GString *text = g_string_new (before);

  for (guint i = 0; i < n; i++)
    g_string_append (text, piece);
  g_string_append (text, after);
  return g_string_free (text, FALSE);
}

static void
test_plural_faults (void)
{
  static const char *const faulty[] = {
    "",
    "nplurals=2",
    "plural=n;",
    "nplurals=0; plural=n;",
    "nplurals=1000000; plural=n;",
    "nplurals=two; plural=n;",
    "nplurals=2; plural=;",
    "nplurals=2; plural=n n;",
    "nplurals=2; plural=(n;",
    "nplurals=2; plural=n);",
    "nplurals=2; plural=n ? 1;",
    "nplurals=2; plural=n +;",
    "nplurals=2; plural=m;",
    "nplurals=2; plural=n=1;",
    "nplurals=2; plural=n & 1;",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (faulty); i++)
    assert_bad_formula (faulty[i]);
}

static void
test_plural_nesting (void)
{
  g_autofree char *open = repeat ("nplurals=2; plural=", "(", 500, "n;");
  g_autofree char *not = repeat ("nplurals=2; plural=", "!", 500, "n;");
  g_autofree char *choices = repeat ("nplurals=2; plural=", "n?1:", 200, "0;");
  g_autofree char *long_one = repeat ("nplurals=2; plural=n", "+n", 600, ";");
  g_autofree char *chain = repeat ("nplurals=6; plural=0", "+n", 400, ";");
  g_autoptr (GError) error = NULL;
  g_autoptr (MoaMo) mo = NULL;

  assert_bad_formula (open);
  assert_bad_formula (not );
  assert_bad_formula (choices);
  assert_bad_formula (long_one);
  mo = open_formula (chain, &error);
  g_assert_no_error (error);
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
    { OFFSET_COUNT, 0xffffffff },
    { OFFSET_COUNT, 1000 },
    { OFFSET_MESSAGES, 0xfffffffc },
    { OFFSET_TRANSLATIONS, 0xffffffff },
  };
  g_autoptr (GBytes) bytes = compile (HEADER POLISH MESSAGES, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (GByteArray) file = copy_bytes (bytes);

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
  g_autoptr (GBytes) bytes = compile (HEADER POLISH MESSAGES, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    for (gsize table = OFFSET_MESSAGES; table <= OFFSET_TRANSLATIONS; table += 4)
      {
        g_autoptr (GByteArray) file = copy_bytes (bytes);
        gsize entry = peek_number (file, table) + 8;

        poke_number (file, entry + damages[i].field, damages[i].value);
        assert_corrupt (file);
      }
}

static void
test_not_utf8 (void)
{
  g_autoptr (GBytes) bytes = compile (HEADER POLISH MESSAGES, NULL);
  g_autoptr (GByteArray) file = copy_bytes (bytes);
  gsize entry = peek_number (file, OFFSET_TRANSLATIONS) + 8;

  file->data[peek_number (file, entry + 4)] = 0xff;
  assert_corrupt (file);
}

static void
test_control_character (void)
{
  g_autoptr (GBytes) bytes = compile (HEADER POLISH MESSAGES, NULL);
  g_autoptr (GByteArray) file = copy_bytes (bytes);
  gsize entry = peek_number (file, OFFSET_TRANSLATIONS) + 8;

  file->data[peek_number (file, entry + 4)] = 0x07;
  assert_corrupt (file);
}

static void
test_other_charset (void)
{
  g_autoptr (GBytes)
      bytes = compile ("msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ISO-8859-1\\n\"\n"
                       "msgid \"a\"\nmsgstr \"b\"\n",
                       NULL);
  g_autoptr (GByteArray) file = copy_bytes (bytes);

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
  mo = open_bytes (bytes);
  g_assert_cmpuint (moa_mo_get_n_messages (mo), ==, count);
  g_assert_cmpstr (moa_mo_lookup (mo, NULL, "message 0000001"), ==, "t");
  g_assert_cmpstr (moa_mo_lookup (mo, NULL, "message 0400000"), ==, "t");
  g_assert_null (moa_mo_lookup (mo, NULL, "message 0400001"));
}

static void
test_language (void)
{
  g_autoptr (MoaMo) polish = open_po (HEADER POLISH MESSAGES, NULL);
  g_autoptr (MoaMo) silent = open_po ("msgid \"a\"\nmsgstr \"b\"\n", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (moa_mo_check_language (polish, "pl", NULL));
  g_assert_true (moa_mo_check_language (polish, "pl-PL", NULL));
  g_assert_true (moa_mo_check_language (silent, "pl", NULL));
  g_assert_false (moa_mo_check_language (polish, "p", &error));
  g_assert_error (error, MOA_MO_ERROR, MOA_MO_ERROR_LANGUAGE);
  g_assert_false (moa_mo_check_language (polish, "plt", NULL));
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
  g_autoptr (GBytes) bytes = compile (HEADER POLISH MESSAGES, NULL);
  g_autoptr (GByteArray) file = copy_bytes (bytes);

  for (gsize size = 0; size < file->len; size++)
    g_assert_false (try_damaged (file, size));
}

static void
test_every_byte (void)
{
  static const guint8 values[] = { 0x00, 0x01, 0x7f, 0x80, 0xff };
  g_autoptr (GBytes) bytes = compile (HEADER POLISH MESSAGES, "--endianness=big");
  g_autoptr (GByteArray) file = copy_bytes (bytes);

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
  g_autoptr (GBytes) bytes = compile (HEADER POLISH MESSAGES, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (20130129);
  guint n_refused = 0;

  for (guint round = 0; round < 5000; round++)
    {
      g_autoptr (GByteArray) file = copy_bytes (bytes);
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
  g_test_add_func ("/mo/context-tells-equal-words-apart", test_context);
  g_test_add_func ("/mo/both-byte-orders-read-the-same", test_byte_order);
  g_test_add_func ("/mo/hash-table-is-not-needed", test_no_hash_table);
  g_test_add_func ("/mo/unsorted-table-is-searched-too", test_unsorted);
  g_test_add_func ("/mo/text-is-lent-from-the-bytes", test_zero_copy);
  g_test_add_func ("/mo/header-fields-are-read", test_header);
  g_test_add_func ("/mo/header-may-be-missing", test_without_header);
  g_test_add_func ("/mo/no-message-is-no-fault", test_empty);
  g_test_add_func ("/mo/plural-takes-the-form-of-the-language", test_plural);
  g_test_add_func ("/mo/plural-formula-reckons-as-in-c", test_plural_operators);
  g_test_add_func ("/mo/plural-form-is-never-out-of-range", test_plural_bounded);
  g_test_add_func ("/mo/faulty-plural-formula-is-an-error", test_plural_faults);
  g_test_add_func ("/mo/plural-formula-is-bounded-in-depth-and-length", test_plural_nesting);
  g_test_add_func ("/mo/other-files-are-refused", test_not_a_catalog);
  g_test_add_func ("/mo/faulty-header-is-an-error", test_faults_of_structure);
  g_test_add_func ("/mo/string-outside-the-file-is-an-error", test_faults_of_strings);
  g_test_add_func ("/mo/text-that-is-not-utf8-is-an-error", test_not_utf8);
  g_test_add_func ("/mo/control-character-is-an-error", test_control_character);
  g_test_add_func ("/mo/other-charset-is-an-error", test_other_charset);
  g_test_add_func ("/mo/overlapping-strings-are-refused-at-once", test_overlap);
  g_test_add_func ("/mo/time-is-in-proportion-to-the-messages", test_millions_of_messages);
  g_test_add_func ("/mo/language-of-the-header-is-that-of-the-folder", test_language);
  g_test_add_func ("/mo/every-cut-is-refused", test_every_cut);
  g_test_add_func ("/mo/every-changed-byte-is-survived", test_every_byte);
  g_test_add_func ("/mo/random-damage-is-survived", test_random_damage);
  return g_test_run ();
}
