/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The members of a ZIP archive, read so that a hostile one is refused before anything is unpacked:
 * the record at the end says how many members there are, then the central directory is read in one
 * piece of bounded size, then each local header is compared with it. No two members may share
 * bytes, or a small file could hold the same bomb ten thousand times. */

#include "moa-zip.h"

#include <string.h>

#define MAX_COMMENT 0xFFFF
#define MAX_DIRECTORY (16u * 1024 * 1024) /* bytes: 1,600 for each member */
#define MAX_LOCAL (MOA_ZIP_LOCAL_SIZE + 2 * 0xFFFF)
#define USUAL_LOCAL 512 /* bytes: what most local headers fit into */

/* The records for what does not fit into 32 bits. */
#define LOCATOR_SIGNATURE 0x07064b50u
#define LOCATOR_SIZE 20
#define LARGE_END_SIGNATURE 0x06064b50u
#define LARGE_END_SIZE 56

typedef struct
{
  guint64 n_members;
  guint64 size;   /* of the directory, in bytes */
  guint64 offset; /* of the directory */
  guint64 end;    /* where it has to end: at the first record of the archive's end */
} End;

/* moa_zip_read_at:
 *
 * Reads exactly `length` bytes. Returns FALSE when there are not so many. */
gboolean
moa_zip_read_at (GInputStream *stream, guint64 offset, gpointer buffer, gsize length)
{
  gsize n_read = 0;

  return offset <= G_MAXINT64
         && g_seekable_seek (G_SEEKABLE (stream), (goffset) offset, G_SEEK_SET, NULL, NULL)
         && g_input_stream_read_all (stream, buffer, length, &n_read, NULL, NULL)
         && n_read == length;
}

/* The end */

static gboolean
refuse_without_end (GInputStream *stream, guint64 size, GError **error)
{
  guint8 magic[4];

  if (size == 0)
    return moa_zip_refuse (error, "expected a ZIP archive, found an empty file");
  if (!moa_zip_read_at (stream, 0, magic, sizeof magic)
      || moa_zip_get32 (magic) != MOA_ZIP_LOCAL_SIGNATURE)
    return moa_zip_refuse (error, "expected a ZIP archive, found another kind of file");
  return moa_zip_refuse (error,
                         "expected a whole ZIP archive, found one that is cut off or goes on "
                         "after its end");
}

static gboolean
is_padding (const guint8 *bytes, gsize length)
{
  return length == 0 || (bytes[0] == 0 && memcmp (bytes, bytes + 1, length - 1) == 0);
}

/* The record is followed by its comment and at most by zeros, which a pipe adds to fill its blocks;
 * so it is the last place where that is so. */
static const guint8 *
find_end (const guint8 *tail, gsize length)
{
  for (gsize left = MOA_ZIP_END_SIZE; left <= length; left++)
    {
      const guint8 *at = tail + length - left;
      gsize after = left - MOA_ZIP_END_SIZE;
      gsize comment;

      if (moa_zip_get32 (at) != MOA_ZIP_END_SIGNATURE)
        continue;
      comment = moa_zip_get16 (at + 20);
      if (comment <= after && is_padding (at + MOA_ZIP_END_SIZE + comment, after - comment))
        return at;
    }
  return NULL;
}

static gboolean
refuse_split (GError **error)
{
  return moa_zip_refuse (error, "expected a whole ZIP archive, found a part of one that is split");
}

/* The record of 64-bit values; of the older one, each value that is not left out must agree. */
static gboolean
parse_large_end (End *self, GInputStream *stream, const guint8 *locator, GError **error)
{
  guint8 record[LARGE_END_SIZE];
  guint64 offset = moa_zip_get64 (locator + 8);
  const End small = *self;

  if (!moa_zip_read_at (stream, offset, record, sizeof record)
      || moa_zip_get32 (record) != LARGE_END_SIGNATURE || moa_zip_get64 (record + 4) > self->end
      || offset + 12 + moa_zip_get64 (record + 4) != self->end - LOCATOR_SIZE)
    return moa_zip_refuse (error, "expected the record that ends a large ZIP archive, found none");
  if (moa_zip_get32 (record + 16) != 0 || moa_zip_get32 (record + 20) != 0
      || moa_zip_get64 (record + 24) != moa_zip_get64 (record + 32))
    return refuse_split (error);
  *self = (End){ moa_zip_get64 (record + 32), moa_zip_get64 (record + 40),
                 moa_zip_get64 (record + 48), offset };
  if ((small.n_members != G_MAXUINT16 && small.n_members != self->n_members)
      || (small.size != G_MAXUINT32 && small.size != self->size)
      || (small.offset != G_MAXUINT32 && small.offset != self->offset))
    return moa_zip_refuse (error, "expected the two records that end the ZIP archive to agree, "
                                  "found different ones");
  return TRUE;
}

static gboolean
parse_end (End *self, GInputStream *stream, const guint8 *record, guint64 at, GError **error)
{
  guint8 locator[LOCATOR_SIZE];

  *self = (End){ moa_zip_get16 (record + 10), moa_zip_get32 (record + 12),
                 moa_zip_get32 (record + 16), at };
  if (moa_zip_get16 (record + 4) != 0 || moa_zip_get16 (record + 6) != 0
      || moa_zip_get16 (record + 8) != self->n_members)
    return refuse_split (error);
  if (at >= LOCATOR_SIZE && moa_zip_read_at (stream, at - LOCATOR_SIZE, locator, sizeof locator)
      && moa_zip_get32 (locator) == LOCATOR_SIGNATURE)
    return parse_large_end (self, stream, locator, error);
  return TRUE;
}

static gboolean
check_end (const End *self, GError **error)
{
  if (self->n_members > MOA_ZIP_MAX_MEMBERS)
    return moa_zip_refuse (error, "expected at most %u members, found %" G_GUINT64_FORMAT,
                           MOA_ZIP_MAX_MEMBERS, self->n_members);
  if (self->offset > self->end || self->size != self->end - self->offset)
    return moa_zip_refuse (error,
                           "expected the archive's directory in the %" G_GUINT64_FORMAT
                           " bytes before its end, found something else",
                           self->size);
  if (self->size > MAX_DIRECTORY)
    return moa_zip_refuse (error,
                           "expected a directory of at most %u bytes in the archive, found "
                           "%" G_GUINT64_FORMAT,
                           MAX_DIRECTORY, self->size);
  return TRUE;
}

static gboolean
read_end (End *self, GInputStream *stream, GError **error)
{
  g_autofree guint8 *tail = NULL;
  guint64 size;
  gsize length;
  const guint8 *record;

  if (!g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_END, NULL, NULL))
    return moa_zip_refuse (error, "expected a file that can be read from its end, found a stream");
  size = (guint64) g_seekable_tell (G_SEEKABLE (stream));
  length = (gsize) MIN (size, MOA_ZIP_END_SIZE + MAX_COMMENT);
  tail = g_malloc (length + 1);
  record = moa_zip_read_at (stream, size - length, tail, length) ? find_end (tail, length) : NULL;
  if (record == NULL)
    return refuse_without_end (stream, size, error);
  return parse_end (self, stream, record, size - length + (guint64) (record - tail), error)
         && check_end (self, error);
}

/* The members */

/* The header in front of the bytes, as far as the archive goes. Most are short; a long one is read
 * a second time. */
static gsize
read_local (GInputStream *stream, const End *end, guint64 start, guint8 *buffer)
{
  gsize available = start < end->offset ? (gsize) MIN (end->offset - start, MAX_LOCAL) : 0;
  gsize usual = MIN (available, USUAL_LOCAL);

  if (usual < MOA_ZIP_LOCAL_SIZE || !moa_zip_read_at (stream, start, buffer, usual))
    return 0;
  if (available == usual
      || (gsize) MOA_ZIP_LOCAL_SIZE + moa_zip_get16 (buffer + 26) + moa_zip_get16 (buffer + 28)
             <= usual)
    return usual;
  return moa_zip_read_at (stream, start, buffer, available) ? available : 0;
}

/* `local` has room for any local header. */
static gboolean
read_member (GArray *members,
             GInputStream *stream,
             const End *end,
             const guint8 *entry,
             gsize available,
             gsize *length,
             guint8 *local,
             GError **error)
{
  MoaZipMember *member;

  g_array_set_size (members, members->len + 1);
  member = &g_array_index (members, MoaZipMember, members->len - 1);
  if (!moa_zip_member_parse (member, entry, available, length, error))
    return FALSE;
  if (!moa_zip_member_parse_local (member, entry, local,
                                   read_local (stream, end, member->start, local), error))
    return FALSE;
  if (member->data > end->offset || member->packed > end->offset - member->data)
    return moa_zip_refuse_member (error, member->path,
                                  "expected %" G_GUINT64_FORMAT
                                  " packed bytes, found the end of the archive",
                                  member->packed);
  return TRUE;
}

static gboolean
read_members (GArray *members,
              GInputStream *stream,
              const End *end,
              const guint8 *directory,
              GError **error)
{
  g_autofree guint8 *local = g_malloc (MAX_LOCAL);
  gsize at = 0;
  gsize length = 0;
  guint64 unpacked = 0;

  for (guint64 i = 0; i < end->n_members; i++, at += length)
    {
      if (!read_member (members, stream, end, directory + at, (gsize) end->size - at, &length,
                        local, error))
        return FALSE;
      unpacked += g_array_index (members, MoaZipMember, i).unpacked;
      if (unpacked > MOA_ZIP_MAX_UNPACKED)
        return moa_zip_refuse (error, "expected at most %u bytes unpacked in all, found more",
                               MOA_ZIP_MAX_UNPACKED);
    }
  if (at != end->size)
    return moa_zip_refuse (
        error, "expected %" G_GUINT64_FORMAT " members in the archive's directory, found more",
        end->n_members);
  return TRUE;
}

/* The members together */

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  const MoaZipMember *first = a;
  const MoaZipMember *second = b;

  return (first->start > second->start) - (first->start < second->start);
}

static gboolean
check_overlaps (GArray *members, GError **error)
{
  g_array_sort (members, compare_starts);
  for (guint i = 1; i < members->len; i++)
    {
      const MoaZipMember *before = &g_array_index (members, MoaZipMember, i - 1);
      const MoaZipMember *member = &g_array_index (members, MoaZipMember, i);

      if (before->data + before->packed > member->start)
        return moa_zip_refuse_member (error, member->path,
                                      "expected bytes of its own, found those of another member");
    }
  return TRUE;
}

static int
compare_members (gconstpointer a, gconstpointer b)
{
  const MoaZipMember *first = a;
  const MoaZipMember *second = b;

  return moa_zip_compare_paths (first->path, second->path);
}

/* In this order equal names, and a file and what would be in a folder of its name, are side by
 * side. */
static gboolean
check_names (GArray *members, GError **error)
{
  g_array_sort (members, compare_members);
  for (guint i = 1; i < members->len; i++)
    {
      const MoaZipMember *before = &g_array_index (members, MoaZipMember, i - 1);
      const MoaZipMember *member = &g_array_index (members, MoaZipMember, i);
      gsize length = strlen (before->path);

      if (strcmp (before->path, member->path) == 0)
        return moa_zip_refuse_member (error, member->path,
                                      "expected one member of that name, found two");
      if (!before->is_folder && strncmp (before->path, member->path, length) == 0
          && member->path[length] == '/')
        return moa_zip_refuse_member (error, before->path,
                                      "expected a file or a folder of that name, found both");
    }
  return TRUE;
}

/* moa_zip_directory_read:
 * @stream: can be sought in
 *
 * Reads which members an archive has, in the order of moa_zip_compare_paths(), and checks all that
 * can be known without unpacking one. Returns a new array of MoaZipMember, or NULL with an error
 * ARCHIVE of MOA_BUNDLE_ROOT_ERROR. */
GArray *
moa_zip_directory_read (GInputStream *stream, GError **error)
{
  g_autoptr (GArray) members = g_array_new (FALSE, TRUE, sizeof (MoaZipMember));
  g_autofree guint8 *directory = NULL;
  End end = { 0 };

  g_array_set_clear_func (members, (GDestroyNotify) moa_zip_member_clear);
  if (!read_end (&end, stream, error))
    return NULL;
  directory = g_malloc ((gsize) end.size + 1);
  if (!moa_zip_read_at (stream, end.offset, directory, (gsize) end.size))
    {
      moa_zip_refuse (error, "expected the archive's directory, found a file that cannot be read");
      return NULL;
    }
  if (!read_members (members, stream, &end, directory, error) || !check_overlaps (members, error)
      || !check_names (members, error))
    return NULL;
  return g_steal_pointer (&members);
}
