/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-source.h"

#include <string.h>

static const char *const kind_names[] = {
  "label", "trial", "review", "regulator", "database", "textbook", "web", NULL,
};

/* moa_source_kind_get_names:
 *
 * Returns the names of the bundle format in the order of the enumeration, NULL-terminated. */
const char *const *
moa_source_kind_get_names (void)
{
  return kind_names;
}

/* moa_source_kind_to_string:
 *
 * Returns the name that the bundle format gives to a sort of publication. */
const char *
moa_source_kind_to_string (MoaSourceKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kind_names) - 1, NULL);

  return kind_names[kind];
}

/* moa_source_kind_from_string:
 *
 * Stores the kind that the bundle format calls `name` and returns TRUE; FALSE when there is
 * none. */
gboolean
moa_source_kind_from_string (const char *name, MoaSourceKind *kind)
{
  for (guint i = 0; kind_names[i] != NULL; i++)
    {
      if (g_strcmp0 (kind_names[i], name) != 0)
        continue;
      *kind = (MoaSourceKind) i;
      return TRUE;
    }
  return FALSE;
}

static void
append_sentence (GString *reference, const char *prefix, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (reference->len > 0)
    g_string_append_c (reference, ' ');
  g_string_append (reference, prefix);
  g_string_append (reference, text);
  if (strchr (".?!", reference->str[reference->len - 1]) == NULL)
    g_string_append_c (reference, '.');
}

/* moa_source_format_reference:
 *
 * Returns the publication as a reference list prints it, in the order of the Vancouver style:
 * authors, title, container, publisher, year, then how to find it. Its number is left to the
 * caller, who owns the string. Bibliographic data are not translated. */
char *
moa_source_format_reference (const MoaSource *self)
{
  g_autoptr (GString) reference = g_string_new (NULL);

  append_sentence (reference, "", self->authors);
  append_sentence (reference, "", self->title);
  append_sentence (reference, "", self->container);
  append_sentence (reference, "", self->publisher);
  append_sentence (reference, "", self->year);
  append_sentence (reference, "doi:", self->doi);
  append_sentence (reference, "PMID ", self->pmid);
  return g_string_free (g_steal_pointer (&reference), FALSE);
}

static gboolean
is_web_uri (const char *uri)
{
  return uri != NULL && (g_str_has_prefix (uri, "https://") || g_str_has_prefix (uri, "http://"));
}

/* moa_source_dup_doi_uri:
 *
 * Returns where the DOI of the publication leads, NULL when it has none. The caller owns the
 * string. */
char *
moa_source_dup_doi_uri (const MoaSource *self)
{
  g_autofree char *escaped = NULL;

  if (self->doi == NULL || *self->doi == '\0')
    return NULL;

  escaped = g_uri_escape_string (self->doi, G_URI_RESERVED_CHARS_ALLOWED_IN_PATH, FALSE);
  return g_strconcat ("https://doi.org/", escaped, NULL);
}

/* moa_source_dup_pmid_uri:
 *
 * Returns where the record of the publication in PubMed is, NULL when it has none. The caller owns
 * the string. */
char *
moa_source_dup_pmid_uri (const MoaSource *self)
{
  g_autofree char *escaped = NULL;

  if (self->pmid == NULL || *self->pmid == '\0')
    return NULL;

  escaped = g_uri_escape_string (self->pmid, NULL, FALSE);
  return g_strdup_printf ("https://pubmed.ncbi.nlm.nih.gov/%s/", escaped);
}

/* moa_source_dup_uri:
 *
 * Returns where the publication can be opened: its DOI, else its address on the web, else its
 * record in PubMed; NULL when it has none of them. An address of another scheme than http or https
 * is never given, since the file may come from anybody. The caller owns the string. */
char *
moa_source_dup_uri (const MoaSource *self)
{
  char *uri = moa_source_dup_doi_uri (self);

  if (uri == NULL && is_web_uri (self->url))
    uri = g_strdup (self->url);

  return uri != NULL ? uri : moa_source_dup_pmid_uri (self);
}

/* moa_cite_contains:
 *
 * Returns whether a statement rests on `source`. */
gboolean
moa_cite_contains (const MoaCite *self, const MoaSource *source)
{
  for (guint i = 0; i < self->n_sources; i++)
    {
      if (self->sources[i] == source)
        return TRUE;
    }
  return FALSE;
}
