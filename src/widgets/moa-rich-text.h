/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-catalog.h"
#include "moa-language.h"

G_BEGIN_DECLS

/* A link inside a shown text: bytes [start, end) of the text without markup. */
typedef struct
{
  guint start;
  guint end;
  char *uri;  /* "term:ID", "part:ID" or "source:ID" */
  char *name; /* as it is spoken alone */
} MoaRichLink;

/* A lesson's text made ready to be shown: Pango markup with links, and the same as it is spoken. */
typedef struct
{
  char *markup;
  char *spoken;
  GArray *links; /* of MoaRichLink */
  char *language;
  MoaDirection direction;
} MoaRichText;

MoaRichText *moa_rich_text_new (MoaCatalog *catalog,
                                const MoaMessage *message,
                                const MoaCite *cite,
                                const char *lead);
void moa_rich_text_free (MoaRichText *self);

char *moa_rich_text_dup_unlinked_markup (const MoaRichText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaRichText, moa_rich_text_free)

G_END_DECLS
