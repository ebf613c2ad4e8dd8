/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A ZIP archive that somebody else made. Which members it has is read and checked once, when it is
 * opened (moa-zip-directory.c); the file stays open, so that one which takes its name later does
 * not mix with it. A member is unpacked when it is asked for (moa-zip-unpack.c), into memory and
 * never onto a disk.
 *
 * A person who packs a folder with a file manager packs the folder itself and not what is in it. So
 * when there is no lesson at the top and one folder alone, which holds a lesson, then that folder
 * is the root. What macOS adds and what is hidden does not count. */

#include "moa-archive.h"

#include <string.h>

#include "moa-bundle-root.h"
#include "moa-quote.h"
#include "moa-zip.h"

#define MACOS_FOLDER "__MACOSX"

struct _MoaArchive
{
  GObject parent_instance;

  GMutex lock; /* for the stream, which has one position */
  GInputStream *stream;
  GArray *members; /* of MoaZipMember, in the order of their paths */
  char *folder;    /* the one that is the root; "" for the archive itself */
};

G_DEFINE_FINAL_TYPE (MoaArchive, moa_archive, G_TYPE_OBJECT)

static void
moa_archive_finalize (GObject *object)
{
  MoaArchive *self = MOA_ARCHIVE (object);

  g_clear_object (&self->stream);
  g_clear_pointer (&self->members, g_array_unref);
  g_clear_pointer (&self->folder, g_free);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (moa_archive_parent_class)->finalize (object);
}

static void
moa_archive_class_init (MoaArchiveClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = moa_archive_finalize;
}

static void
moa_archive_init (MoaArchive *self)
{
  g_mutex_init (&self->lock);
  self->folder = g_strdup ("");
}

/* Members by their paths */

static const MoaZipMember *
get_member (MoaArchive *self, guint i)
{
  return &g_array_index (self->members, MoaZipMember, i);
}

/* The first member that does not stand before `path`. */
static guint
find_place (MoaArchive *self, const char *path)
{
  guint first = 0;
  guint after = self->members->len;

  while (first < after)
    {
      guint middle = first + (after - first) / 2;

      if (moa_zip_compare_paths (get_member (self, middle)->path, path) < 0)
        first = middle + 1;
      else
        after = middle;
    }
  return first;
}

static char *
dup_member_path (MoaArchive *self, const char *path)
{
  g_autofree char *joined = g_strconcat (self->folder, "/", path, NULL);

  return moa_zip_normalize_path (joined);
}

static gboolean
is_below (const char *path, const char *folder, gsize length)
{
  return length == 0 || (strncmp (path, folder, length) == 0 && path[length] == '/');
}

/* Folders need no member of their own: there is one where something is in it. */
static gboolean
is_folder (MoaArchive *self, const char *path, guint place)
{
  return place < self->members->len
         && (get_member (self, place)->is_folder
             || is_below (get_member (self, place)->path, path, strlen (path)));
}

/* A lesson that lies too deep in the archive, in words for a message; NULL when there is none. */
static char *
dup_deeper_lesson (MoaArchive *self)
{
  for (guint i = 0; i < self->members->len; i++)
    if (g_str_has_suffix (get_member (self, i)->path, "/" MOA_BUNDLE_MAIN_FILE))
      return moa_quote_shorten (get_member (self, i)->path);
  return NULL;
}

static void
set_missing_error (MoaArchive *self, const char *path, gboolean is_folder, GError **error)
{
  g_autofree char *deeper = strcmp (path, MOA_BUNDLE_MAIN_FILE) == 0 ? dup_deeper_lesson (self)
                                                                     : NULL;

  if (deeper == NULL)
    g_set_error (error, MOA_BUNDLE_ROOT_ERROR, MOA_BUNDLE_ROOT_ERROR_UNREADABLE,
                 "expected a readable file, found %s", is_folder ? "a folder" : "none");
  else
    g_set_error (error, MOA_BUNDLE_ROOT_ERROR, MOA_BUNDLE_ROOT_ERROR_UNREADABLE,
                 "expected a file at the top of the archive or in its only folder, found \"%s\"",
                 deeper);
}

static const MoaZipMember *
find (MoaArchive *self, const char *path, GError **error)
{
  g_autofree char *member_path = dup_member_path (self, path);
  guint place = find_place (self, member_path);

  if (place < self->members->len && !get_member (self, place)->is_folder
      && strcmp (get_member (self, place)->path, member_path) == 0)
    return get_member (self, place);
  if (error != NULL)
    set_missing_error (self, member_path, is_folder (self, member_path, place), error);
  return NULL;
}

/* The root */

/* The only folder at the top, or NULL when there is a file or another folder beside it. */
static char *
dup_only_folder (MoaArchive *self)
{
  g_auto (GStrv) names = moa_archive_list_children (self, "");
  const char *only = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (*names[i] == '.' || strcmp (names[i], MACOS_FOLDER) == 0)
        continue;
      if (only != NULL)
        return NULL;
      only = names[i];
    }
  return g_strdup (only);
}

static void
find_root (MoaArchive *self)
{
  g_autofree char *folder = NULL;
  g_autofree char *main_file = NULL;

  if (find (self, MOA_BUNDLE_MAIN_FILE, NULL) != NULL)
    return;
  folder = dup_only_folder (self);
  if (folder == NULL)
    return;
  main_file = g_strconcat (folder, "/" MOA_BUNDLE_MAIN_FILE, NULL);
  if (find (self, main_file, NULL) == NULL)
    return;
  g_free (self->folder);
  self->folder = g_steal_pointer (&folder);
}

static MoaArchive *
open_stream (GInputStream *stream, GError **error)
{
  g_autoptr (MoaArchive) self = g_object_new (MOA_TYPE_ARCHIVE, NULL);

  self->stream = g_object_ref (stream);
  self->members = moa_zip_directory_read (stream, error);
  if (self->members == NULL)
    return NULL;
  find_root (self);
  return g_steal_pointer (&self);
}

/* moa_archive_new_for_file:
 *
 * Opens a single-file lesson; the file stays open as long as the object lives. Returns a new
 * object, owned by the caller, that one thread at a time waits for when several read from it; NULL
 * with an error of MOA_BUNDLE_ROOT_ERROR: UNREADABLE when there is no such file, ARCHIVE when it is
 * no ZIP archive, one over the limits of the format or one with a member that the format does not
 * allow. */
MoaArchive *
moa_archive_new_for_file (GFile *file, GError **error)
{
  g_autoptr (GFileInputStream) stream = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  /* A pipe would hold the program up. */
  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_REGULAR)
    stream = g_file_read (file, NULL, NULL);
  if (stream != NULL)
    return open_stream (G_INPUT_STREAM (stream), error);
  g_set_error_literal (error, MOA_BUNDLE_ROOT_ERROR, MOA_BUNDLE_ROOT_ERROR_UNREADABLE,
                       "expected a readable file, found none");
  return NULL;
}

/* moa_archive_new_for_bytes:
 * @bytes: the whole file; referenced as long as the object lives
 *
 * Opens a single-file lesson that is in memory, as moa_archive_new_for_file() does. */
MoaArchive *
moa_archive_new_for_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (GInputStream) stream = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  stream = g_memory_input_stream_new_from_bytes (bytes);
  return open_stream (stream, error);
}

/* Reading */

static void
refuse_bytes (const MoaZipMember *member, gssize length, GError **error)
{
  if (length > 0 && (guint64) length > member->unpacked)
    moa_zip_refuse_member (error, member->path,
                           "expected to unpack %" G_GUINT64_FORMAT " bytes, found more",
                           member->unpacked);
  else
    moa_zip_refuse_member (error, member->path,
                           "expected to unpack %" G_GUINT64_FORMAT
                           " bytes with the checksum %08x, found damaged ones",
                           member->unpacked, member->checksum);
}

static gssize
unpack (MoaArchive *self, const MoaZipMember *member, char *data, gsize size)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return moa_zip_unpack (self->stream, member, data, size);
}

static GBytes *
read_member (MoaArchive *self, const MoaZipMember *member, GError **error)
{
  gsize size = (gsize) member->unpacked;
  g_autofree char *data = g_try_malloc (size + 1);
  gssize length;

  if (data == NULL)
    {
      g_set_error_literal (error, MOA_BUNDLE_ROOT_ERROR, MOA_BUNDLE_ROOT_ERROR_UNREADABLE,
                           "expected a readable file, found one that does not fit into memory");
      return NULL;
    }
  /* One byte more than was declared shows a member that lied, and nothing more is unpacked. */
  length = unpack (self, member, data, size + 1);
  if (length < 0 || (gsize) length != size)
    {
      refuse_bytes (member, length, error);
      return NULL;
    }
  data[size] = '\0';
  return g_bytes_new_take (g_steal_pointer (&data), size);
}

/* moa_archive_read:
 * @path: relative to the root
 * @limit: the largest size in bytes that is unpacked
 *
 * Returns the unpacked bytes of a file, owned by the caller and followed by a NUL. Errors of
 * MOA_BUNDLE_ROOT_ERROR: UNREADABLE when there is no such file, TOO_LARGE when it is over the
 * limit, ARCHIVE when its bytes are damaged or not as many as the archive says. */
GBytes *
moa_archive_read (MoaArchive *self, const char *path, gsize limit, GError **error)
{
  const MoaZipMember *member;

  g_return_val_if_fail (MOA_IS_ARCHIVE (self) && path != NULL, NULL);

  member = find (self, path, error);
  if (member == NULL)
    return NULL;
  if (member->unpacked <= limit)
    return read_member (self, member, error);
  g_set_error (error, MOA_BUNDLE_ROOT_ERROR, MOA_BUNDLE_ROOT_ERROR_TOO_LARGE,
               "expected at most %" G_GSIZE_FORMAT " bytes, found %" G_GUINT64_FORMAT, limit,
               member->unpacked);
  return NULL;
}

/* moa_archive_measure:
 *
 * Returns the size of a file in bytes as the archive gives it, without unpacking; -1 with an error
 * as of moa_archive_read() when there is none. */
goffset
moa_archive_measure (MoaArchive *self, const char *path, GError **error)
{
  const MoaZipMember *member;

  g_return_val_if_fail (MOA_IS_ARCHIVE (self) && path != NULL, -1);

  member = find (self, path, error);
  return member != NULL ? (goffset) member->unpacked : -1;
}

/* moa_archive_list_children:
 * @folder: relative to the root, "" or "." for the root
 *
 * Returns the names in a folder in the order of their bytes, owned by the caller; empty when there
 * is no such folder. */
GStrv
moa_archive_list_children (MoaArchive *self, const char *folder)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = NULL;
  gsize length;

  g_return_val_if_fail (MOA_IS_ARCHIVE (self) && folder != NULL, NULL);

  path = dup_member_path (self, folder);
  length = strlen (path);
  for (guint i = find_place (self, path); i < self->members->len; i++)
    {
      const char *child = get_member (self, i)->path;
      g_autofree char *name = NULL;

      if (strcmp (child, path) == 0)
        continue;
      if (!is_below (child, path, length))
        break;
      child += length + (length > 0 ? 1 : 0);
      name = g_strndup (child, strcspn (child, "/"));
      if (names->len == 0 || strcmp (g_ptr_array_index (names, names->len - 1), name) != 0)
        g_ptr_array_add (names, g_steal_pointer (&name));
    }
  g_ptr_array_add (names, NULL);
  return (GStrv) g_ptr_array_steal (names, NULL);
}
