/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Eight bytes of a text at once, as a number whose bytes are looked at side by side. */

#define MOA_WORD_OF(byte) (G_GUINT64_CONSTANT (0x0101010101010101) * (guint8) (byte))

/* moa_word_find_below:
 * @limit: at most 128
 *
 * Returns 0 when no byte of `word` is below the limit. Otherwise the highest bit is set of the
 * first such byte, and maybe of any after it. */
static inline guint64
moa_word_find_below (guint64 word, guint8 limit)
{
  return (word - MOA_WORD_OF (limit)) & ~word & MOA_WORD_OF (0x80);
}

const char *moa_word_find_not_utf8 (const char *text, gsize length);

G_END_DECLS
