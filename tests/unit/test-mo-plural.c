/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-mo.h"

#include <string.h>

#include "compiled-mo.h"

static void
assert_form (MoaMo *mo, gulong n, const char *expected)
{
  g_assert_cmpstr (moa_mo_lookup_plural (mo, NULL, "%d step", n), ==, expected);
}

static void
test_plural (void)
{
  g_autoptr (MoaMo) mo = compiled_mo_open (POLISH_CATALOG, NULL);

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mo-plural/plural-takes-the-form-of-the-language", test_plural);
  g_test_add_func ("/mo-plural/plural-formula-reckons-as-in-c", test_plural_operators);
  g_test_add_func ("/mo-plural/plural-form-is-never-out-of-range", test_plural_bounded);
  g_test_add_func ("/mo-plural/faulty-plural-formula-is-an-error", test_plural_faults);
  g_test_add_func ("/mo-plural/plural-formula-is-bounded-in-depth-and-length", test_plural_nesting);
  return g_test_run ();
}
