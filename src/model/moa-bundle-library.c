/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lessons by their id. What a person has installed wins over what the system has, and both over
 * what is built in, so that a newer version of a lesson can be put beside the program. */

#include "moa-bundle-library.h"

#include <string.h>

#include "moa-json-read.h"
#include "moa-nearest.h"

#define BUILT_IN_PATH "/org/moa/Moa/bundles"
#define MAIN_FILE "bundle.json"
#define ARCHIVE_SUFFIX ".moa"

static GFile *
find_in (const char *data_dir, const char *id)
{
  g_autofree char *archive_name = g_strconcat (id, ARCHIVE_SUFFIX, NULL);
  g_autofree char *folder = g_build_filename (data_dir, "moa", "bundles", id, NULL);
  g_autofree char *json = g_build_filename (folder, MAIN_FILE, NULL);
  g_autofree char *archive = g_build_filename (data_dir, "moa", "bundles", archive_name, NULL);

  if (g_file_test (json, G_FILE_TEST_EXISTS))
    return g_file_new_for_path (folder);
  return g_file_test (archive, G_FILE_TEST_EXISTS) ? g_file_new_for_path (archive) : NULL;
}

static GFile *
find_installed (const char *id)
{
  const char *const *dirs = g_get_system_data_dirs ();
  GFile *found = find_in (g_get_user_data_dir (), id);

  for (guint i = 0; found == NULL && dirs[i] != NULL; i++)
    found = find_in (dirs[i], id);
  return found;
}

static GFile *
find_built_in (const char *id)
{
  g_autofree char *uri = g_strdup_printf ("resource://" BUILT_IN_PATH "/%s", id);
  g_autofree char *json = g_strdup_printf (BUILT_IN_PATH "/%s/" MAIN_FILE, id);

  if (!g_resources_get_info (json, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL))
    return NULL;
  return g_file_new_for_uri (uri);
}

/* moa_bundle_library_find:
 *
 * Returns where the lesson is that is installed or built in under an id, owned by the caller; NULL
 * when there is none, or `id` is no id. */
GFile *
moa_bundle_library_find (const char *id)
{
  GFile *found;

  g_return_val_if_fail (id != NULL, NULL);

  if (!moa_json_is_id (id))
    return NULL;
  found = find_installed (id);
  return found != NULL ? found : find_built_in (id);
}

static gboolean
is_in_data_dir (GFile *location, const char *data_dir)
{
  g_autofree char *path = g_build_filename (data_dir, "moa", "bundles", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (path);

  return g_file_has_prefix (location, folder);
}

/* moa_bundle_library_holds:
 *
 * Returns whether a lesson lies in one of the folders where lessons are installed. */
gboolean
moa_bundle_library_holds (GFile *location)
{
  const char *const *dirs = g_get_system_data_dirs ();
  gboolean holds = is_in_data_dir (location, g_get_user_data_dir ());

  g_return_val_if_fail (G_IS_FILE (location), FALSE);

  for (guint i = 0; !holds && dirs[i] != NULL; i++)
    holds = is_in_data_dir (location, dirs[i]);
  return holds;
}

static void
add_id (GPtrArray *ids, char *id)
{
  if (moa_json_is_id (id) && !g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
    g_ptr_array_add (ids, id);
  else
    g_free (id);
}

static void
add_installed (GPtrArray *ids, const char *data_dir)
{
  g_autofree char *path = g_build_filename (data_dir, "moa", "bundles", NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      gboolean is_archive = g_str_has_suffix (name, ARCHIVE_SUFFIX);
      g_autofree char *id = g_strndup (name,
                                       strlen (name) - (is_archive ? strlen (ARCHIVE_SUFFIX) : 0));
      g_autoptr (GFile) file = find_in (data_dir, id);

      if (file != NULL)
        add_id (ids, g_steal_pointer (&id));
    }
}

static void
add_built_in (GPtrArray *ids)
{
  g_auto (GStrv)
      names = g_resources_enumerate_children (BUILT_IN_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    add_id (ids, g_strndup (names[i], strcspn (names[i], "/")));
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GStrv
list_ids (void)
{
  const char *const *dirs = g_get_system_data_dirs ();
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  add_built_in (ids);
  add_installed (ids, g_get_user_data_dir ());
  for (guint i = 0; dirs[i] != NULL; i++)
    add_installed (ids, dirs[i]);
  g_ptr_array_sort (ids, compare_ids);
  g_ptr_array_add (ids, NULL);
  return (GStrv) g_ptr_array_steal (ids, NULL);
}

/* moa_bundle_library_describe_unknown:
 *
 * Returns the sentence for what is neither a file nor the id of a lesson: which id was probably
 * meant, and where none is near, which there are. Owned by the caller. */
char *
moa_bundle_library_describe_unknown (const char *id)
{
  g_auto (GStrv) ids = list_ids ();
  const char *nearest = moa_nearest_find (id, (const char *const *) ids);
  g_autofree char *hint = moa_nearest_dup_hint (nearest);
  g_autofree char *all = g_strjoinv (", ", ids);

  g_return_val_if_fail (id != NULL, NULL);

  if (nearest != NULL || *all == '\0')
    return g_strdup_printf ("there is no such file, and no lesson has the id \"%s\"%s", id, hint);
  return g_strdup_printf ("there is no such file, and no lesson has the id \"%s\"; there is: %s",
                          id, all);
}
