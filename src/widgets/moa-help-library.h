/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MOA_HELP_FIRST_PAGE "index"

/* A page of the help. */
typedef struct
{
  char *id;       /* the name of its file without the suffix, e.g. "findings" */
  char *language; /* BCP 47: what the page is written in, which need not be what was asked for */
  char *title;    /* its first heading */
  char *text;     /* Markdown */
  char *folded;   /* `text` in small letters, for the search */
} MoaHelpDocument;

GPtrArray *moa_help_library_load (const char *language);
MoaHelpDocument *moa_help_library_find (GPtrArray *library, const char *id);
char *moa_help_document_dup_anchor (const MoaHelpDocument *self, const char *words);
gboolean moa_help_document_matches (const MoaHelpDocument *self, const char *words);
gboolean moa_help_document_is_in (const MoaHelpDocument *self, const char *language);

G_END_DECLS
