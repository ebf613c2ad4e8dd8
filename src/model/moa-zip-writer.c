/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The writer of single-file lessons. libarchive's own dates members by the local time, names them
 * by the locale and leaves sizes out of the local headers; here all that is fixed: the first day
 * that ZIP can say, UTF-8, the mode of a file that all may read, and every header is whole. */

#include "moa-zip.h"
#include "moa-zip-writer.h"

#include <string.h>
#include <sys/stat.h>

#include "moa-bundle-root.h"

#define LEVEL 9                                /* of deflate */
#define FIRST_DAY ((0u << 9) | (1u << 5) | 1u) /* 1 January 1980 */
#define MADE_ON_UNIX (3u << 8)
#define FILE_MODE (S_IFREG | 0644u)
#define CHECKSUM_POLYNOMIAL 0xEDB88320u /* CRC-32, its bits reversed */
#define BLOCK_SIZE (64 * 1024)

struct _MoaZipWriter
{
  GByteArray *members;
  GByteArray *directory;
  guint n_members;
  guint64 unpacked;
};

/* moa_zip_writer_new:
 *
 * Returns an empty archive, to be freed with moa_zip_writer_free(). */
MoaZipWriter *
moa_zip_writer_new (void)
{
  MoaZipWriter *self = g_new0 (MoaZipWriter, 1);

  self->members = g_byte_array_new ();
  self->directory = g_byte_array_new ();
  return self;
}

/* moa_zip_writer_free:
 *
 * Frees an archive that is written or given up. */
void
moa_zip_writer_free (MoaZipWriter *self)
{
  g_clear_pointer (&self->members, g_byte_array_unref);
  g_clear_pointer (&self->directory, g_byte_array_unref);
  g_free (self);
}

/* The bytes */

static guint32
compute_checksum (const guint8 *data, gsize length)
{
  guint32 table[256];
  guint32 sum = 0xFFFFFFFF;

  for (guint32 i = 0; i < G_N_ELEMENTS (table); i++)
    {
      table[i] = i;
      for (guint bit = 0; bit < 8; bit++)
        table[i] = (table[i] >> 1) ^ ((table[i] & 1) != 0 ? CHECKSUM_POLYNOMIAL : 0);
    }
  for (gsize i = 0; i < length; i++)
    sum = table[(sum ^ data[i]) & 0xFF] ^ (sum >> 8);
  return ~sum;
}

/* Returns what was packed; it is what there is until the converter has taken all and given all. */
static GByteArray *
deflate (const guint8 *data, gsize length)
{
  g_autoptr (GZlibCompressor)
      compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, LEVEL);
  g_autofree guint8 *block = g_malloc (BLOCK_SIZE);
  GByteArray *packed = g_byte_array_new ();
  GConverterResult result = G_CONVERTER_CONVERTED;

  while (result == G_CONVERTER_CONVERTED)
    {
      gsize n_read = 0;
      gsize n_written = 0;

      result = g_converter_convert (G_CONVERTER (compressor), data, length, block, BLOCK_SIZE,
                                    G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL);
      g_assert (result != G_CONVERTER_ERROR);
      g_byte_array_append (packed, block, (guint) n_written);
      data += n_read;
      length -= n_read;
    }
  return packed;
}

/* Bytes that would not get shorter are stored, and so are those that would get so short that the
 * reader takes them for a bomb. */
static gboolean
is_worth_deflating (gsize packed, gsize unpacked)
{
  return packed < unpacked
         && (unpacked <= MOA_ZIP_RATIO_FROM || packed > unpacked / MOA_ZIP_MAX_RATIO);
}

/* Headers */

/* The middle part, which the local header and the entry of the directory have in common: from the
 * version that is needed to the length of the extra data, 26 bytes. */
static void
write_facts (guint8 *at, const MoaZipMember *member)
{
  moa_zip_put16 (at, MOA_ZIP_VERSION);
  moa_zip_put16 (at + 2, g_str_is_ascii (member->path) ? 0 : MOA_ZIP_UTF8_NAME);
  moa_zip_put16 (at + 4, member->method);
  moa_zip_put16 (at + 6, 0);
  moa_zip_put16 (at + 8, FIRST_DAY);
  moa_zip_put32 (at + 10, member->checksum);
  moa_zip_put32 (at + 14, (guint32) member->packed);
  moa_zip_put32 (at + 18, (guint32) member->unpacked);
  moa_zip_put16 (at + 22, (guint16) strlen (member->path));
  moa_zip_put16 (at + 24, 0);
}

static void
append_local (GByteArray *members, const MoaZipMember *member)
{
  guint8 header[MOA_ZIP_LOCAL_SIZE] = { 0 };

  moa_zip_put32 (header, MOA_ZIP_LOCAL_SIGNATURE);
  write_facts (header + 4, member);
  g_byte_array_append (members, header, sizeof header);
  g_byte_array_append (members, (const guint8 *) member->path, (guint) strlen (member->path));
}

static void
append_entry (GByteArray *directory, const MoaZipMember *member)
{
  guint8 entry[MOA_ZIP_ENTRY_SIZE] = { 0 };

  moa_zip_put32 (entry, MOA_ZIP_ENTRY_SIGNATURE);
  moa_zip_put16 (entry + 4, MADE_ON_UNIX | MOA_ZIP_VERSION);
  write_facts (entry + 6, member);
  moa_zip_put32 (entry + 38, FILE_MODE << 16);
  moa_zip_put32 (entry + 42, (guint32) member->start);
  g_byte_array_append (directory, entry, sizeof entry);
  g_byte_array_append (directory, (const guint8 *) member->path, (guint) strlen (member->path));
}

/* moa_zip_writer_add:
 * @path: of the member; shorter than 64 KiB
 *
 * Adds a file. Returns FALSE with an error ARCHIVE of MOA_BUNDLE_ROOT_ERROR when that would exceed
 * the limits of the format, or the path is none that the format allows. */
gboolean
moa_zip_writer_add (MoaZipWriter *self, const char *path, GBytes *bytes, GError **error)
{
  gsize length = 0;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  g_autoptr (GByteArray) packed = NULL;
  const char *found = NULL;
  MoaZipMember member = { .path = (char *) path, .start = self->members->len, .unpacked = length };

  if (!moa_zip_is_path (path, &found))
    return moa_zip_refuse_member (error, path, "expected a path inside the archive, found %s",
                                  found);
  if (self->n_members == MOA_ZIP_MAX_MEMBERS)
    return moa_zip_refuse (error, "expected at most %u members, found more", MOA_ZIP_MAX_MEMBERS);
  if (length > MOA_ZIP_MAX_UNPACKED - self->unpacked)
    return moa_zip_refuse (error, "expected at most %u bytes unpacked in all, found more",
                           MOA_ZIP_MAX_UNPACKED);
  packed = deflate (data, length);
  member.method = is_worth_deflating (packed->len, length) ? MOA_ZIP_DEFLATED : MOA_ZIP_STORED;
  member.packed = member.method == MOA_ZIP_DEFLATED ? packed->len : length;
  member.checksum = compute_checksum (data, length);
  append_local (self->members, &member);
  if (length > 0)
    g_byte_array_append (self->members, member.method == MOA_ZIP_DEFLATED ? packed->data : data,
                         (guint) member.packed);
  append_entry (self->directory, &member);
  self->n_members++;
  self->unpacked += length;
  return TRUE;
}

/* moa_zip_writer_finish:
 *
 * Returns the whole archive, owned by the caller; nothing can be added after that. */
GBytes *
moa_zip_writer_finish (MoaZipWriter *self)
{
  guint8 end[MOA_ZIP_END_SIZE] = { 0 };
  GByteArray *archive = g_steal_pointer (&self->members);

  moa_zip_put32 (end, MOA_ZIP_END_SIGNATURE);
  moa_zip_put16 (end + 8, (guint16) self->n_members);
  moa_zip_put16 (end + 10, (guint16) self->n_members);
  moa_zip_put32 (end + 12, self->directory->len);
  moa_zip_put32 (end + 16, archive->len);
  g_byte_array_append (archive, self->directory->data, self->directory->len);
  g_byte_array_append (archive, end, sizeof end);
  return g_byte_array_free_to_bytes (archive);
}
