/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The names of members. What two systems would take for two different places is no name at all. */

#include "moa-zip.h"

#include <string.h>

#include "moa-bundle-root.h"

static gboolean
has_control (const char *path)
{
  for (; *path != '\0'; path++)
    if (g_ascii_iscntrl (*path))
      return TRUE;
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
  g_auto (GStrv) names = g_strsplit (path, "/", -1);

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
  else if (g_strv_contains ((const char *const *) names, ".."))
    *found = "\"..\"";
  else if (!moa_bundle_root_is_path_inside (path))
    *found = *path == '\0' ? "an empty name" : "a URI";
  return *found == NULL;
}

/* moa_zip_normalize_path:
 *
 * Returns the path without "." and empty names in it; owned by the caller. */
char *
moa_zip_normalize_path (const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, "/", -1);
  g_autoptr (GString) clean = g_string_sized_new (strlen (path));

  for (guint i = 0; names[i] != NULL; i++)
    if (*names[i] != '\0' && strcmp (names[i], ".") != 0)
      g_string_append_printf (clean, "%s%s", clean->len > 0 ? "/" : "", names[i]);
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
