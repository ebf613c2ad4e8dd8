/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A text without case, accents and other differences that someone who searches does not type,
 * with the way back from each of its bytes to the text it was made from. */
typedef struct
{
  char *string;
  gsize length;
  guint *
      origins; /* length + 1: where the character that the byte belongs to begins in the original */
} MoaFoldedText;

/* How well a word is found in a text; smaller is better. */
typedef enum
{
  MOA_MATCH_PREFIX, /* the text begins with it */
  MOA_MATCH_WORD,   /* a word begins with it */
  MOA_MATCH_INSIDE, /* it is inside a word */
  MOA_MATCH_NONE,
} MoaMatch;

MoaFoldedText *moa_folded_text_new (const char *text);
MoaFoldedText *moa_folded_text_new_compact (const char *text);
void moa_folded_text_free (MoaFoldedText *self);

char *moa_fold_string (const char *text);
MoaMatch moa_folded_text_find_next (const MoaFoldedText *self,
                                    const char *word,
                                    gsize from,
                                    gsize *position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaFoldedText, moa_folded_text_free)

G_END_DECLS
