/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-source.h"

static void
test_reference_has_every_part_once (void)
{
  const MoaSource source = {
    .id = "a1",
    .title = "How a lock works?",
    .authors = "Smith J, Jones A.",
    .container = "J Locks. 12(3):4-9",
    .publisher = "Key Press",
    .year = "2001",
    .doi = "10.1000/lock(12)",
    .pmid = "123",
  };
  g_autofree char *reference = moa_source_format_reference (&source);

  g_assert_cmpstr (reference, ==,
                   "Smith J, Jones A. How a lock works? J Locks. 12(3):4-9. Key Press. 2001. "
                   "doi:10.1000/lock(12). PMID 123.");
}

static void
test_reference_of_a_title_alone (void)
{
  const MoaSource source = { .title = "Locks", .authors = "" };
  g_autofree char *reference = moa_source_format_reference (&source);

  g_assert_cmpstr (reference, ==, "Locks.");
}

static void
assert_uri (const MoaSource *source, const char *expected)
{
  g_autofree char *uri = moa_source_dup_uri (source);

  g_assert_cmpstr (uri, ==, expected);
}

static void
test_doi_before_url_before_pmid (void)
{
  assert_uri (&(MoaSource){ .doi = "10.1/a", .url = "https://example.org/", .pmid = "1" },
              "https://doi.org/10.1/a");
  assert_uri (&(MoaSource){ .url = "https://example.org/", .pmid = "1" }, "https://example.org/");
  assert_uri (&(MoaSource){ .pmid = "1" }, "https://pubmed.ncbi.nlm.nih.gov/1/");
  assert_uri (&(MoaSource){ .title = "A book" }, NULL);
}

static void
test_doi_is_escaped (void)
{
  assert_uri (&(MoaSource){ .doi = "10.1002/(SICI)1<1::AID>3.0.CO;2-#" },
              "https://doi.org/10.1002/(SICI)1%3C1::AID%3E3.0.CO;2-%23");
}

static void
test_only_web_addresses_are_offered (void)
{
  assert_uri (&(MoaSource){ .url = "file:///etc/passwd" }, NULL);
  assert_uri (&(MoaSource){ .url = "javascript:alert(1)" }, NULL);
  assert_uri (&(MoaSource){ .url = "" }, NULL);
}

static void
test_kinds_have_names (void)
{
  const char *const *names = moa_source_kind_get_names ();
  MoaSourceKind kind = MOA_SOURCE_LABEL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_assert_true (moa_source_kind_from_string (names[i], &kind));
      g_assert_cmpuint (kind, ==, i);
      g_assert_cmpstr (moa_source_kind_to_string (kind), ==, names[i]);
    }
  g_assert_cmpint (kind, ==, MOA_SOURCE_WEB);
  g_assert_false (moa_source_kind_from_string ("blog", &kind));
}

static void
test_cite_contains_its_sources (void)
{
  const MoaSource cited = { .id = "a" };
  const MoaSource other = { .id = "b" };
  const MoaSource *sources[] = { &cited };
  const MoaCite cite = { 1, sources };

  g_assert_true (moa_cite_contains (&cite, &cited));
  g_assert_false (moa_cite_contains (&cite, &other));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/source/reference-has-every-part-once", test_reference_has_every_part_once);
  g_test_add_func ("/source/reference-of-a-title-alone", test_reference_of_a_title_alone);
  g_test_add_func ("/source/doi-before-url-before-pmid", test_doi_before_url_before_pmid);
  g_test_add_func ("/source/doi-is-escaped", test_doi_is_escaped);
  g_test_add_func ("/source/only-web-addresses-are-offered", test_only_web_addresses_are_offered);
  g_test_add_func ("/source/kinds-have-names", test_kinds_have_names);
  g_test_add_func ("/source/cite-contains-its-sources", test_cite_contains_its_sources);
  return g_test_run ();
}
