/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The names of members. What two systems would take for two different places is no name at all. */

#include "moa-zip.h"

#include <string.h>

static gboolean
has_control (const char *path)
{
  for (; *path != '\0'; path++)
    if (g_ascii_iscntrl (*path))
      return TRUE;
  return FALSE;
}

/* Names of 64 KiB are possible, so that no list is made of what lies between the "/". */
static gsize
measure_name (const char *at)
{
  gsize length = 0;

  while (at[length] != '\0' && at[length] != '/')
    length++;
  return length;
}

static const char *
skip_name (const char *at, gsize length)
{
  return at[length] == '/' ? at + length + 1 : at + length;
}

static gboolean
climbs (const char *path)
{
  while (*path != '\0')
    {
      gsize length = measure_name (path);

      if (length == 2 && path[0] == '.' && path[1] == '.')
        return TRUE;
      path = skip_name (path, length);
    }
  return FALSE;
}

/* moa_zip_is_path:
 * @found: what the path is instead, for a message; lent
 *
 * Returns whether a path may be the name of a member: relative, "/" between its names, no ".." and
 * nothing that another system takes for a drive or a separator. */
gboolean
moa_zip_is_path (const char *path, const char **found)
{
  *found = NULL;
  if (!g_utf8_validate (path, -1, NULL))
    *found = "a name that is not UTF-8";
  else if (*path == '/')
    *found = "an absolute path";
  else if (strchr (path, '\\') != NULL)
    *found = "a backslash";
  else if (g_ascii_isalpha (path[0]) && path[1] == ':')
    *found = "a drive letter";
  else if (has_control (path))
    *found = "a control character";
  else if (climbs (path))
    *found = "\"..\"";
  else if (*path == '\0')
    *found = "an empty name";
  else if (g_uri_peek_scheme (path) != NULL)
    *found = "a URI";
  return *found == NULL;
}

/* moa_zip_normalize_path:
 *
 * Returns the path without "." and empty names in it; owned by the caller. */
char *
moa_zip_normalize_path (const char *path)
{
  g_autoptr (GString) clean = g_string_sized_new (strlen (path));

  while (*path != '\0')
    {
      gsize length = measure_name (path);

      if (length > 1 || (length == 1 && *path != '.'))
        {
          g_string_append (clean, clean->len > 0 ? "/" : "");
          g_string_append_len (clean, path, (gssize) length);
        }
      path = skip_name (path, length);
    }
  return g_string_free (g_steal_pointer (&clean), FALSE);
}

static int
get_rank (char c)
{
  if (c == '\0' || c == '/')
    return c == '/';
  return (guint8) c + 1;
}

/* moa_zip_compare_paths:
 *
 * Orders paths so that what is in a folder follows it at once: "a", "a/b", "a-b". */
int
moa_zip_compare_paths (const char *a, const char *b)
{
  while (*a != '\0' && *a == *b)
    a++, b++;
  return get_rank (*a) - get_rank (*b);
}
