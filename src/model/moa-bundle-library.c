/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lessons that are there without looking for a file. What a person has installed wins over what
 * the system has, and both over what is built in, so that a newer version of a lesson can be put
 * beside the program. */

#include "moa-bundle-library.h"

#include <glib/gstdio.h>
#include <string.h>

#include "moa-bundle-root.h"
#include "moa-json-read.h"
#include "moa-nearest.h"

#define BUILT_IN_PATH "/org/moa/Moa/bundles"
#define ARCHIVE_SUFFIX ".moa"

/* Where lessons are installed below a data folder of the XDG specification. */
static char *
dup_folder (const char *data_dir)
{
  return g_build_filename (data_dir, "moa", "bundles", NULL);
}

static GFile *
find_in (const char *data_dir, const char *id)
{
  g_autofree char *lessons = dup_folder (data_dir);
  g_autofree char *archive_name = g_strconcat (id, ARCHIVE_SUFFIX, NULL);
  g_autofree char *folder = g_build_filename (lessons, id, NULL);
  g_autofree char *json = g_build_filename (folder, MOA_BUNDLE_MAIN_FILE, NULL);
  g_autofree char *archive = g_build_filename (lessons, archive_name, NULL);

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
  g_autofree char *json = g_strdup_printf (BUILT_IN_PATH "/%s/" MOA_BUNDLE_MAIN_FILE, id);

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
  g_autofree char *path = dup_folder (data_dir);
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

/* Places */

static MoaLibraryPlace *
new_place (GFile *location, char *name, MoaHome home, char *stamp)
{
  MoaLibraryPlace *self = g_atomic_rc_box_new (MoaLibraryPlace);

  *self = (MoaLibraryPlace){ .location = location, .name = name, .home = home, .stamp = stamp };
  return self;
}

/* moa_library_place_new:
 * @location: of a lesson that is neither built in nor installed
 *
 * Returns the place, owned by the caller; whether a lesson is there shows when it is loaded. */
MoaLibraryPlace *
moa_library_place_new (GFile *location)
{
  g_return_val_if_fail (G_IS_FILE (location), NULL);

  return new_place (g_object_ref (location), g_file_get_basename (location), MOA_HOME_ELSEWHERE,
                    g_strdup (""));
}

/* moa_library_place_ref:
 *
 * Returns the place with one more reference. */
MoaLibraryPlace *
moa_library_place_ref (MoaLibraryPlace *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
clear_place (gpointer data)
{
  MoaLibraryPlace *self = data;

  g_object_unref (self->location);
  g_free (self->name);
  g_free (self->stamp);
}

/* moa_library_place_unref:
 *
 * Gives a reference back; the last frees the place. */
void
moa_library_place_unref (MoaLibraryPlace *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_place);
}

/* Listing */

/* What changes when the lesson does: time and size of the file that is read first. */
static char *
make_stamp (GFile *location)
{
  const char *path = g_file_peek_path (location);
  g_autofree char *json = g_build_filename (path, MOA_BUNDLE_MAIN_FILE, NULL);
  GStatBuf about;

  if (g_stat (json, &about) != 0 && g_stat (path, &about) != 0)
    return g_strdup ("");
  return g_strdup_printf ("%" G_GINT64_FORMAT ".%09ld %" G_GINT64_FORMAT,
                          (gint64) about.st_mtim.tv_sec, about.st_mtim.tv_nsec,
                          (gint64) about.st_size);
}

static void
add_place (GHashTable *places, GFile *location, const char *name, MoaHome home)
{
  char *stamp = home == MOA_HOME_BUILT_IN ? g_strdup ("") : make_stamp (location);
  MoaLibraryPlace *place = new_place (g_object_ref (location), g_strdup (name), home, stamp);

  g_hash_table_insert (places, place->name, place);
}

/* A name that is no id is listed too, although only its path opens it: the person who put it there
 * looks for it. */
static void
add_installed (GHashTable *places, const char *data_dir, MoaHome home)
{
  g_autofree char *path = dup_folder (data_dir);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      gboolean is_archive = g_str_has_suffix (name, ARCHIVE_SUFFIX);
      g_autofree char *stem = g_strndup (name, strlen (name)
                                                   - (is_archive ? strlen (ARCHIVE_SUFFIX) : 0));
      g_autoptr (GFile) file = *name != '.' && *stem != '\0' ? find_in (data_dir, stem) : NULL;

      if (file != NULL && !g_hash_table_contains (places, stem))
        add_place (places, file, stem, home);
    }
}

static void
add_built_in (GHashTable *places)
{
  g_auto (GStrv)
      names = g_resources_enumerate_children (BUILT_IN_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *id = g_strndup (names[i], strcspn (names[i], "/"));
      g_autoptr (GFile) file = find_built_in (id);

      if (file != NULL && !g_hash_table_contains (places, id))
        add_place (places, file, id, MOA_HOME_BUILT_IN);
    }
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const MoaLibraryPlace *const *) a)->name,
                 (*(const MoaLibraryPlace *const *) b)->name);
}

/* moa_bundle_library_list:
 *
 * Returns every lesson that is built in or installed, as MoaLibraryPlace in the order of the names,
 * owned by the caller; of several with one name the one that moa_bundle_library_find() finds. Looks
 * at names only and reads no lesson. */
GPtrArray *
moa_bundle_library_list (void)
{
  const char *const *dirs = g_get_system_data_dirs ();
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) moa_library_place_unref);
  GHashTableIter iter;
  gpointer place;

  add_installed (places, g_get_user_data_dir (), MOA_HOME_USER);
  for (guint i = 0; dirs[i] != NULL; i++)
    add_installed (places, dirs[i], MOA_HOME_SYSTEM);
  add_built_in (places);
  g_hash_table_iter_init (&iter, places);
  while (g_hash_table_iter_next (&iter, NULL, &place))
    g_ptr_array_add (list, place);
  g_ptr_array_sort (list, compare_places);
  return list;
}

static void
run_list (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, moa_bundle_library_list (), (GDestroyNotify) g_ptr_array_unref);
}

/* moa_bundle_library_list_async:
 *
 * moa_bundle_library_list() in a thread, for folders that are slow to answer; `callback` is called
 * in the main loop, and asks moa_bundle_library_list_finish(). */
void
moa_bundle_library_list_async (GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, moa_bundle_library_list_async);
  g_task_run_in_thread (task, run_list);
}

/* moa_bundle_library_list_finish:
 *
 * Returns the list, owned by the caller. The only error is G_IO_ERROR_CANCELLED. */
GPtrArray *
moa_bundle_library_list_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* moa_bundle_library_has_choice:
 *
 * Returns whether more than one lesson is built in or installed. */
gboolean
moa_bundle_library_has_choice (void)
{
  g_autoptr (GPtrArray) places = moa_bundle_library_list ();

  return places->len > 1;
}

/* moa_bundle_library_list_folders:
 *
 * Returns the folders in which lessons are installed, there or not, the user's first; owned by the
 * caller. */
GStrv
moa_bundle_library_list_folders (void)
{
  const char *const *dirs = g_get_system_data_dirs ();
  GPtrArray *folders = g_ptr_array_new ();

  g_ptr_array_add (folders, dup_folder (g_get_user_data_dir ()));
  for (guint i = 0; dirs[i] != NULL; i++)
    g_ptr_array_add (folders, dup_folder (dirs[i]));
  g_ptr_array_add (folders, NULL);
  return (GStrv) g_ptr_array_free (folders, FALSE);
}

static GStrv
list_ids (void)
{
  g_autoptr (GPtrArray) places = moa_bundle_library_list ();
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < places->len; i++)
    {
      const MoaLibraryPlace *place = g_ptr_array_index (places, i);

      if (moa_json_is_id (place->name))
        g_ptr_array_add (ids, g_strdup (place->name));
    }
  g_ptr_array_add (ids, NULL);
  return (GStrv) g_ptr_array_free (ids, FALSE);
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
