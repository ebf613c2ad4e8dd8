/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-lesson-text.h"

#include "moa-markup.h"

/**
 * moa_lesson_text_dup_plain:
 *
 * A lesson's text without its links, "" where the lesson has none. The caller owns the result.
 */
char *
moa_lesson_text_dup_plain (MoaCatalog *catalog, const MoaMessage *message)
{
  if (moa_message_is_empty (message))
    return g_strdup ("");
  return moa_markup_strip (moa_catalog_get_text (catalog, message).string);
}
