/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bytes of one member, unpacked by libarchive. It is given that member alone, under a local
 * header written here from what was checked: so there is nothing in the archive that it could
 * understand otherwise, and reading one member of ten thousand costs as much as reading one of
 * two. */

#include "moa-zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define BLOCK_SIZE (64 * 1024) /* bytes that libarchive is given at once */
#define NAME "m"               /* libarchive wants one and nobody reads it */

/* What libarchive reads: a local header, then the packed bytes. */
typedef struct
{
  GInputStream *stream;
  guint64 at;
  guint64 end;
  guint8 header[MOA_ZIP_LOCAL_SIZE + sizeof NAME - 1];
  gboolean header_is_read;
  guint8 block[BLOCK_SIZE];
} Packed;

static void
write_header (Packed *self, const MoaZipMember *member)
{
  memset (self->header, 0, sizeof self->header);
  moa_zip_put32 (self->header, MOA_ZIP_LOCAL_SIGNATURE);
  moa_zip_put16 (self->header + 4, MOA_ZIP_VERSION);
  moa_zip_put16 (self->header + 8, member->method);
  moa_zip_put32 (self->header + 14, member->checksum);
  moa_zip_put32 (self->header + 18, (guint32) member->packed);
  moa_zip_put32 (self->header + 22, (guint32) member->unpacked);
  moa_zip_put16 (self->header + 26, sizeof NAME - 1);
  memcpy (self->header + MOA_ZIP_LOCAL_SIZE, NAME, sizeof NAME - 1);
}

static la_ssize_t
on_archive_read (struct archive *archive, void *data, const void **buffer)
{
  Packed *self = data;
  gsize length = (gsize) MIN (self->end - self->at, BLOCK_SIZE);

  if (!self->header_is_read)
    {
      self->header_is_read = TRUE;
      *buffer = self->header;
      return sizeof self->header;
    }
  /* A file that was cut off since it was opened ends here. */
  if (!moa_zip_read_at (self->stream, self->at, self->block, length))
    return 0;
  self->at += length;
  *buffer = self->block;
  return (la_ssize_t) length;
}

static la_ssize_t
unpack (struct archive *archive, Packed *packed, char *data, gsize size)
{
  struct archive_entry *entry = NULL;

  if (archive_read_support_format_zip_streamable (archive) != ARCHIVE_OK
      || archive_read_open (archive, packed, NULL, on_archive_read, NULL) != ARCHIVE_OK
      || archive_read_next_header (archive, &entry) != ARCHIVE_OK)
    return -1;
  return archive_read_data (archive, data, size);
}

/* moa_zip_unpack:
 * @stream: of the archive; its position changes
 *
 * Unpacks at most `size` bytes of a member. Returns how many there were, or -1 when the packed
 * bytes are damaged: cut off, with more after them, or not what the checksum is of. */
gssize
moa_zip_unpack (GInputStream *stream, const MoaZipMember *member, char *data, gsize size)
{
  g_autofree Packed *packed = g_new (Packed, 1);
  struct archive *archive = archive_read_new ();
  gssize length;

  packed->stream = stream;
  packed->at = member->data;
  packed->end = member->data + member->packed;
  packed->header_is_read = FALSE;
  write_header (packed, member);
  length = unpack (archive, packed, data, size);
  archive_read_free (archive);
  /* libarchive does not look at the checksum of no bytes. */
  if (member->unpacked == 0 && member->checksum != 0)
    return -1;
  return MAX (length, -1);
}
