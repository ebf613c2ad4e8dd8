/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MOA_SOURCE_LABEL,
  MOA_SOURCE_TRIAL,
  MOA_SOURCE_REVIEW,
  MOA_SOURCE_REGULATOR,
  MOA_SOURCE_DATABASE,
  MOA_SOURCE_TEXTBOOK,
  MOA_SOURCE_WEB,
} MoaSourceKind;

/* A publication that statements rest on. Bibliographic members are not translated; absent ones are
 * NULL. */
typedef struct
{
  const char *id;
  guint number; /* from 1, in the order of `sources`: what citations show */
  MoaSourceKind kind;
  const char *title;
  const char *authors;
  const char *container;
  const char *publisher;
  const char *year;
  const char *doi;
  const char *pmid;
  const char *url;
  const char *accessed;
} MoaSource;

/* The sources that one statement cites, in the order that the author gave. */
typedef struct
{
  guint n_sources;
  const MoaSource **sources;
} MoaCite;

const char *const *moa_source_kind_get_names (void);
const char *moa_source_kind_to_string (MoaSourceKind kind);
gboolean moa_source_kind_from_string (const char *name, MoaSourceKind *kind);
char *moa_source_format_reference (const MoaSource *self);
char *moa_source_dup_doi_uri (const MoaSource *self);
char *moa_source_dup_pmid_uri (const MoaSource *self);
char *moa_source_dup_uri (const MoaSource *self);
gboolean moa_cite_contains (const MoaCite *self, const MoaSource *source);

G_END_DECLS
