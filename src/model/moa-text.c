/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-text.h"

/* The characters that XML 1.0 has no way to write (section 2.2), as far as they are UTF-8: pictures
 * with such a text in them could not be read again, and no font shows them. */
static gboolean
is_unprintable (const guchar *at)
{
  if (*at < 0x20)
    return *at != '\t' && *at != '\n' && *at != '\r';
  return at[0] == 0xEF && at[1] == 0xBF && at[2] >= 0xBE;
}

/* moa_text_find_unprintable:
 * @text: UTF-8 with a final NUL; it may be several strings with a NUL between them
 * @length: bytes, without the final NUL
 *
 * Returns the first character that cannot be shown: a control character other than tab and line
 * end, U+FFFE or U+FFFF; or 0 when all can. */
gunichar
moa_text_find_unprintable (const char *text, gsize length)
{
  g_return_val_if_fail (text != NULL, 0);

  for (const char *at = text; at < text + length; at++)
    if (*at != '\0' && is_unprintable ((const guchar *) at))
      return g_utf8_get_char (at);
  return 0;
}

/* moa_text_count_marks:
 * @text: UTF-8
 *
 * Returns how many combining marks follow each other at the most. */
guint
moa_text_count_marks (const char *text)
{
  guint n_marks = 0;
  guint most = 0;

  g_return_val_if_fail (text != NULL, 0);

  for (const guchar *at = (const guchar *) text; *at != '\0'; at++)
    {
      if ((*at & 0xC0) == 0x80)
        continue;
      /* The first combining mark is U+0300, which begins with this byte. */
      n_marks = *at >= 0xCC && g_unichar_ismark (g_utf8_get_char ((const char *) at)) ? n_marks + 1
                                                                                      : 0;
      most = MAX (most, n_marks);
    }
  return most;
}
