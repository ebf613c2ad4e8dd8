/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A lesson's files, wherever they are: the bytes of a path that is relative to the root. Nothing
 * outside the root is ever read: a path that is absolute, climbs with ".." or is a URI is refused
 * before it is looked up, and a symbolic link that leads out of the root before it is opened. Only
 * regular files are read, so that a pipe cannot hold the program up, and never more than the
 * limit. A lesson in a single file is opened when it is first read, and stays open. */

#include "moa-bundle-root.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "moa-archive.h"
#include "moa-bundle-library.h"
#include "moa-json-read.h"
#include "moa-quote.h"

struct _MoaBundleRoot
{
  GObject parent_instance;

  GFile *location;
  char *name;       /* as the user named it; "" for the current folder */
  char *main_file;  /* the lesson itself, relative to the root */
  char *unknown_id; /* why there is nothing to read, when an id was meant that no lesson has */
  gboolean is_archive;
  GMutex lock;         /* for the opening of the archive, by whichever thread reads first */
  MoaArchive *archive; /* once it is open */
};

G_DEFINE_FINAL_TYPE (MoaBundleRoot, moa_bundle_root, G_TYPE_OBJECT)
G_DEFINE_QUARK (moa - bundle - root - error - quark, moa_bundle_root_error)

static void
moa_bundle_root_finalize (GObject *object)
{
  MoaBundleRoot *self = MOA_BUNDLE_ROOT (object);

  g_clear_object (&self->archive);
  g_mutex_clear (&self->lock);
  g_clear_object (&self->location);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->main_file, g_free);
  g_clear_pointer (&self->unknown_id, g_free);
  G_OBJECT_CLASS (moa_bundle_root_parent_class)->finalize (object);
}

static void
moa_bundle_root_class_init (MoaBundleRootClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = moa_bundle_root_finalize;
}

static void
moa_bundle_root_init (MoaBundleRoot *self)
{
  g_mutex_init (&self->lock);
  self->main_file = g_strdup (MOA_BUNDLE_MAIN_FILE);
}

/* What a location is */

static gboolean
has_archive_magic (GFile *file)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  char magic[4] = { 0 };
  gsize length = 0;

  if (stream == NULL
      || !g_input_stream_read_all (G_INPUT_STREAM (stream), magic, 4, &length, NULL, NULL))
    return FALSE;
  return length == 4 && memcmp (magic, "PK\3\4", 4) == 0;
}

static gboolean
is_archive (GFile *file)
{
  g_autofree char *basename = g_file_get_basename (file);

  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) != G_FILE_TYPE_REGULAR)
    return FALSE;
  return (basename != NULL && g_str_has_suffix (basename, ".moa")) || has_archive_magic (file);
}

/* Whether a location is meant as a file: it is no folder, or it does not exist and is called like a
 * file. */
static gboolean
is_file (GFile *file)
{
  GFileType type = g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL);
  g_autofree char *basename = g_file_get_basename (file);

  if (type != G_FILE_TYPE_UNKNOWN || basename == NULL)
    return type != G_FILE_TYPE_DIRECTORY;
  return g_str_has_suffix (basename, ".json") || g_str_has_suffix (basename, ".moa");
}

/* A file that is no archive is the lesson itself, and the folder around it is the root. Returns
 * whether it is so. */
static gboolean
take_location (MoaBundleRoot *self, GFile *location)
{
  g_autoptr (GFile) file = location;
  g_autoptr (GFile) folder = NULL;

  self->is_archive = is_archive (file);
  if (!self->is_archive && is_file (file))
    folder = g_file_get_parent (file);
  if (folder != NULL)
    {
      g_free (self->main_file);
      self->main_file = g_file_get_basename (file);
    }
  self->location = g_object_ref (folder != NULL ? folder : file);
  return folder != NULL;
}

/* The name of a root from what the user typed for it or for the file in it. */
static char *
make_name (const char *typed, gboolean is_main_file)
{
  g_autofree char *name = g_strdup (typed);
  char *slash;
  gsize length = strlen (name);

  while (length > 1 && name[length - 1] == '/')
    name[--length] = '\0';
  slash = strrchr (name, '/');
  if (is_main_file)
    name[slash == NULL ? 0 : MAX (slash - name, 1)] = '\0';
  return strcmp (name, ".") == 0 ? g_strdup ("") : g_steal_pointer (&name);
}

/* moa_bundle_root_new:
 * @location: the folder of a lesson, its `bundle.json` or its single file; it need not exist
 *
 * Returns a new root, owned by the caller. Whether a lesson is there shows when it is read. */
MoaBundleRoot *
moa_bundle_root_new (GFile *location)
{
  g_autoptr (MoaBundleRoot) self = g_object_new (MOA_TYPE_BUNDLE_ROOT, NULL);

  g_return_val_if_fail (G_IS_FILE (location), NULL);

  take_location (self, g_object_ref (location));
  self->name = g_file_get_basename (self->location);
  return g_steal_pointer (&self);
}

/* A path that exists wins over an id. */
static GFile *
find_by_id (MoaBundleRoot *self, const char *argument, GFile *file)
{
  GFile *found;

  if (!moa_json_is_id (argument) || g_file_query_exists (file, NULL))
    return NULL;
  found = moa_bundle_library_find (argument);
  if (found == NULL)
    self->unknown_id = moa_bundle_library_describe_unknown (argument);
  return found;
}

/* moa_bundle_root_new_for_argument:
 * @argument: a folder, a `bundle.json`, a single file, a URI of one of them, or the id of a lesson
 *   that is installed or built in; a path that exists wins over an id
 * @working_directory: where relative paths begin
 *
 * Returns the root that a person means, owned by the caller; never NULL. When there is nothing of
 * that name, reading it says so. */
MoaBundleRoot *
moa_bundle_root_new_for_argument (const char *argument, const char *working_directory)
{
  g_autoptr (MoaBundleRoot) self = g_object_new (MOA_TYPE_BUNDLE_ROOT, NULL);
  g_autoptr (GFile) file = NULL;
  GFile *by_id;
  gboolean is_main_file;

  g_return_val_if_fail (argument != NULL && working_directory != NULL, NULL);

  file = g_file_new_for_commandline_arg_and_cwd (argument, working_directory);
  by_id = find_by_id (self, argument, file);
  is_main_file = take_location (self, by_id != NULL ? by_id : g_steal_pointer (&file));
  self->name = make_name (argument, is_main_file);
  return g_steal_pointer (&self);
}

/* moa_bundle_root_get_location:
 *
 * Returns where the lesson is: its folder, or the file when it is a single one; lent. */
GFile *
moa_bundle_root_get_location (MoaBundleRoot *self)
{
  g_return_val_if_fail (MOA_IS_BUNDLE_ROOT (self), NULL);

  return self->location;
}

/* moa_bundle_root_is_archive:
 *
 * Returns whether the lesson is a single file. */
gboolean
moa_bundle_root_is_archive (MoaBundleRoot *self)
{
  g_return_val_if_fail (MOA_IS_BUNDLE_ROOT (self), FALSE);

  return self->is_archive;
}

/* moa_bundle_root_get_main_file:
 *
 * Returns the path of the lesson's JSON in the root: `bundle.json` unless the user named another
 * file; lent. */
const char *
moa_bundle_root_get_main_file (MoaBundleRoot *self)
{
  g_return_val_if_fail (MOA_IS_BUNDLE_ROOT (self), NULL);

  return self->main_file;
}

/* moa_bundle_root_dup_file_name:
 * @path: relative to the root; "" for the root itself
 *
 * Returns the name of a file as messages print it, e.g. "kynamro/bundle.json"; owned by the
 * caller. */
char *
moa_bundle_root_dup_file_name (MoaBundleRoot *self, const char *path)
{
  g_return_val_if_fail (MOA_IS_BUNDLE_ROOT (self) && path != NULL, NULL);

  if (*path == '\0')
    return g_strdup (self->name);
  return *self->name != '\0' ? g_build_filename (self->name, path, NULL) : g_strdup (path);
}

/* Paths */

/* moa_bundle_root_is_path_inside:
 *
 * Returns whether `path` is relative, no URI and without "..", so that it can only lead into the
 * root, symbolic links apart. */
gboolean
moa_bundle_root_is_path_inside (const char *path)
{
  const char *scheme;
  g_auto (GStrv) names = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  scheme = g_uri_peek_scheme (path);
  if (*path == '\0' || *path == '/' || *path == '\\' || scheme != NULL)
    return FALSE;
  names = g_strsplit_set (path, "/\\", -1);
  return !g_strv_contains ((const char *const *) names, "..");
}

static GFile *
set_outside_error (const char *path, GError **error)
{
  g_autofree char *quoted = moa_quote_shorten (path);

  g_set_error (error, MOA_BUNDLE_ROOT_ERROR, MOA_BUNDLE_ROOT_ERROR_OUTSIDE,
               "expected a path inside the lesson's folder, found \"%s\"", quoted);
  return NULL;
}

/* What stands there instead of a readable file. In English whatever the language of the desktop is,
 * as all findings are. */
static const char *
describe_unreadable (const GError *reason)
{
  if (reason == NULL)
    return "one that does not fit into memory";
  if (reason->domain != G_IO_ERROR)
    return "none";
  switch ((GIOErrorEnum) reason->code)
    {
    case G_IO_ERROR_PERMISSION_DENIED:
      return "one that may not be read";
    case G_IO_ERROR_IS_DIRECTORY:
      return "a folder";
    case G_IO_ERROR_NOT_REGULAR_FILE:
      return "a pipe or a device";
    case G_IO_ERROR_NOT_DIRECTORY:
      return "a path that goes on after a file";
    case G_IO_ERROR_TOO_MANY_LINKS:
      return "symbolic links that form a circle";
    case G_IO_ERROR_NOT_SUPPORTED:
    case G_IO_ERROR_NOT_MOUNTED:
      return "an address that cannot be read from here";
    case G_IO_ERROR_FILENAME_TOO_LONG:
    case G_IO_ERROR_INVALID_FILENAME:
      return "a name that no file can have";
    default:
      return "none";
    }
}

static goffset
set_unreadable_error (const GError *reason, GError **error)
{
  g_set_error (error, MOA_BUNDLE_ROOT_ERROR, MOA_BUNDLE_ROOT_ERROR_UNREADABLE,
               "expected a readable file, found %s", describe_unreadable (reason));
  return -1;
}

/* Whether a file of the local disk is in the root when all links are followed. A link that cannot
 * be followed leads nowhere; then there is nothing to read. */
static gboolean
check_links (const char *root, const char *path, const char *name, GError **error)
{
  char *real_root = realpath (root, NULL);
  char *real_path = realpath (path, NULL);
  g_autoptr (GError) reason = NULL;
  gsize length = real_root != NULL ? strlen (real_root) : 0;
  gboolean inside;

  if (real_path == NULL)
    g_set_error_literal (&reason, G_IO_ERROR, g_io_error_from_errno (errno), "realpath");
  inside = real_root != NULL && real_path != NULL && strncmp (real_root, real_path, length) == 0
           && (length == 1 || real_path[length] == '/' || real_path[length] == '\0');
  free (real_root);
  free (real_path);
  if (reason != NULL)
    set_unreadable_error (reason, error);
  else if (!inside)
    set_outside_error (name, error);
  return inside;
}

static GFile *
resolve (MoaBundleRoot *self, const char *path, GError **error)
{
  g_autoptr (GFile) file = NULL;
  const char *root = g_file_peek_path (self->location);

  if (self->unknown_id != NULL)
    {
      g_set_error_literal (error, MOA_BUNDLE_ROOT_ERROR, MOA_BUNDLE_ROOT_ERROR_UNREADABLE,
                           self->unknown_id);
      return NULL;
    }
  if (!moa_bundle_root_is_path_inside (path))
    return set_outside_error (path, error);
  file = g_file_resolve_relative_path (self->location, path);
  if (root != NULL && g_file_query_exists (file, NULL)
      && !check_links (root, g_file_peek_path (file), path, error))
    return NULL;
  return g_steal_pointer (&file);
}

static goffset
measure_file (GFile *file, GError **error)
{
  g_autoptr (GError) reason = NULL;
  GFileType type;
  g_autoptr (GFileInfo) info = g_file_query_info (
      file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
      G_FILE_QUERY_INFO_NONE, NULL, &reason);

  if (info == NULL)
    return set_unreadable_error (reason, error);
  type = g_file_info_get_file_type (info);
  if (type == G_FILE_TYPE_REGULAR)
    return g_file_info_get_size (info);
  g_set_error_literal (&reason, G_IO_ERROR,
                       type == G_FILE_TYPE_DIRECTORY ? G_IO_ERROR_IS_DIRECTORY
                                                     : G_IO_ERROR_NOT_REGULAR_FILE,
                       "type");
  return set_unreadable_error (reason, error);
}

/* The archive for reading a path in it, lent; NULL with an error when it cannot be opened or the
 * path leads out of it. */
static MoaArchive *
open_archive (MoaBundleRoot *self, const char *path, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (!moa_bundle_root_is_path_inside (path))
    {
      set_outside_error (path, error);
      return NULL;
    }
  if (self->archive == NULL && measure_file (self->location, error) >= 0)
    self->archive = moa_archive_new_for_file (self->location, error);
  return self->archive;
}

static goffset
measure_member (MoaBundleRoot *self, const char *path, GError **error)
{
  MoaArchive *archive = open_archive (self, path, error);

  return archive != NULL ? moa_archive_measure (archive, path, error) : -1;
}

static GBytes *
read_member (MoaBundleRoot *self, const char *path, gsize limit, GError **error)
{
  MoaArchive *archive = open_archive (self, path, error);

  return archive != NULL ? moa_archive_read (archive, path, limit, error) : NULL;
}

static GStrv
list_members (MoaBundleRoot *self, const char *path)
{
  MoaArchive *archive = open_archive (self, path, NULL);

  return archive != NULL ? moa_archive_list_children (archive, path) : g_new0 (char *, 1);
}

/* moa_bundle_root_measure:
 *
 * Returns the size of a file in bytes without reading it, or -1 with an error as of
 * moa_bundle_root_read(). */
goffset
moa_bundle_root_measure (MoaBundleRoot *self, const char *path, GError **error)
{
  g_autoptr (GFile) file = NULL;

  g_return_val_if_fail (MOA_IS_BUNDLE_ROOT (self) && path != NULL, -1);

  if (self->is_archive)
    return measure_member (self, path, error);
  file = resolve (self, path, error);
  return file != NULL ? measure_file (file, error) : -1;
}

static GBytes *
read_stream (GFile *file, gsize size, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &reason);
  g_autofree char *data = NULL;
  gsize length = 0;

  data = stream != NULL ? g_try_malloc (size + 1) : NULL;
  if (data != NULL
      && g_input_stream_read_all (G_INPUT_STREAM (stream), data, size, &length, NULL, &reason))
    {
      data[length] = '\0';
      return g_bytes_new_take (g_steal_pointer (&data), length);
    }
  set_unreadable_error (reason, error);
  return NULL;
}

/* moa_bundle_root_read:
 * @path: relative to the root
 * @limit: the largest size in bytes that is read
 *
 * Returns the bytes of a file, owned by the caller. Errors of MOA_BUNDLE_ROOT_ERROR: UNREADABLE
 * when there is no such file or it cannot be read, OUTSIDE when the path leads out of the root,
 * TOO_LARGE when it is over the limit, ARCHIVE when the lesson is a single file that the format
 * does not allow or that is damaged. */
GBytes *
moa_bundle_root_read (MoaBundleRoot *self, const char *path, gsize limit, GError **error)
{
  g_autoptr (GFile) file = NULL;
  goffset size;

  g_return_val_if_fail (MOA_IS_BUNDLE_ROOT (self) && path != NULL, NULL);

  if (self->is_archive)
    return read_member (self, path, limit, error);
  file = resolve (self, path, error);
  if (file == NULL)
    return NULL;
  size = measure_file (file, error);
  if (size < 0)
    return NULL;
  if ((guint64) size > limit)
    {
      g_set_error (error, MOA_BUNDLE_ROOT_ERROR, MOA_BUNDLE_ROOT_ERROR_TOO_LARGE,
                   "expected at most %" G_GSIZE_FORMAT " bytes, found %" G_GOFFSET_FORMAT, limit,
                   size);
      return NULL;
    }
  if (g_file_has_uri_scheme (file, "resource"))
    return g_file_load_bytes (file, NULL, NULL, error);
  return read_stream (file, (gsize) size, error);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* moa_bundle_root_list_children:
 * @path: a folder, relative to the root
 *
 * Returns the names in a folder in the order of their bytes, owned by the caller; empty when there
 * is no such folder. */
GStrv
moa_bundle_root_list_children (MoaBundleRoot *self, const char *path)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GFileEnumerator) children = NULL;
  g_autoptr (GFile) folder = NULL;
  GFileInfo *info = NULL;

  g_return_val_if_fail (MOA_IS_BUNDLE_ROOT (self) && path != NULL, NULL);

  if (self->is_archive)
    return list_members (self, path);
  folder = resolve (self, path, NULL);
  if (folder != NULL)
    children = g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME,
                                          G_FILE_QUERY_INFO_NONE, NULL, NULL);
  while (children != NULL && g_file_enumerator_iterate (children, &info, NULL, NULL, NULL)
         && info != NULL)
    g_ptr_array_add (names, g_strdup (g_file_info_get_name (info)));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return (GStrv) g_ptr_array_steal (names, NULL);
}
