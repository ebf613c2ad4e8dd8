/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the readability of an English text is reckoned from. */
typedef struct
{
  guint n_words;
  guint n_sentences;
  guint n_syllables;
} MoaReadability;

MoaReadability moa_readability_count (const char *text);
double moa_readability_get_grade (const MoaReadability *self);

G_END_DECLS
