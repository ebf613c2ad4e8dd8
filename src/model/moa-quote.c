/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a message may repeat of what somebody else wrote: a piece of it, and nothing that breaks the
 * line or turns the words around it. */

#include "moa-quote.h"

#include <string.h>

#define MAX_CHARACTERS 80

/* moa_quote_shorten:
 * @text: UTF-8
 *
 * Returns the text, or its first characters and "…" when it is long; owned by the caller. */
char *
moa_quote_shorten (const char *text)
{
  g_autofree char *start = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (g_utf8_strlen (text, -1) <= MAX_CHARACTERS)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, MAX_CHARACTERS - 1);
  return g_strconcat (start, "…", NULL);
}

/* Controls, other ends of a line than "\n", and what reverses the direction of all that follows. */
static gboolean
needs_escape (gunichar c)
{
  return g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029 || (c >= 0x202A && c <= 0x202E)
         || (c >= 0x2066 && c <= 0x2069);
}

static void
append_escaped (GString *line, gunichar c)
{
  if (!needs_escape (c))
    g_string_append_unichar (line, c);
  else if (c == '\n')
    g_string_append (line, "\\n");
  else
    g_string_append_printf (line, "\\u%04X", c);
}

/* moa_quote_flatten:
 * @text: any bytes
 *
 * Returns the text as one line of valid UTF-8, owned by the caller: what is no UTF-8 becomes
 * U+FFFD, and a control character the escape that JSON has for it. */
char *
moa_quote_flatten (const char *text)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) line = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  line = g_string_sized_new (strlen (valid));
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    append_escaped (line, g_utf8_get_char (at));
  return g_string_free (g_steal_pointer (&line), FALSE);
}
