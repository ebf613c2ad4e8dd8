/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the reader and the writer of single-file lessons both know of ZIP: PKWARE's APPNOTE.TXT
 * 6.3, little-endian throughout. */
#define MOA_ZIP_LOCAL_SIGNATURE 0x04034b50u
#define MOA_ZIP_ENTRY_SIGNATURE 0x02014b50u
#define MOA_ZIP_END_SIGNATURE 0x06054b50u
#define MOA_ZIP_LOCAL_SIZE 30 /* bytes before the name */
#define MOA_ZIP_ENTRY_SIZE 46 /* bytes before the name */
#define MOA_ZIP_END_SIZE 22   /* bytes before the comment */
#define MOA_ZIP_VERSION 20    /* the reader that is needed: 2.0, which knows deflate */
#define MOA_ZIP_UTF8_NAME 0x800

typedef enum
{
  MOA_ZIP_STORED = 0,
  MOA_ZIP_DEFLATED = 8,
} MoaZipMethod;

/* The limits of the bundle format. */
#define MOA_ZIP_MAX_MEMBERS 10000u
#define MOA_ZIP_MAX_UNPACKED (256u * 1024 * 1024) /* bytes of all members */
#define MOA_ZIP_MAX_RATIO 100u                    /* bytes unpacked for a packed one, */
#define MOA_ZIP_RATIO_FROM (1024u * 1024)         /* of members over so many bytes */

typedef struct
{
  char *path; /* UTF-8, without "." and empty names in it, without a "/" at the end */
  gboolean is_folder;
  guint16 method;
  guint32 checksum; /* CRC-32 of the unpacked bytes */
  guint64 packed;   /* bytes */
  guint64 unpacked; /* bytes */
  guint64 start;    /* of the local header, in bytes from the start of the archive */
  guint64 data;     /* where the packed bytes begin */
} MoaZipMember;

void moa_zip_member_clear (MoaZipMember *self);
gboolean moa_zip_member_parse (MoaZipMember *self,
                               const guint8 *entry,
                               gsize available,
                               gsize *length,
                               GError **error);
gboolean moa_zip_member_parse_local (MoaZipMember *self,
                                     const guint8 *entry,
                                     const guint8 *local,
                                     gsize available,
                                     GError **error);

gboolean moa_zip_is_path (const char *path, const char **found);
char *moa_zip_normalize_path (const char *path);
int moa_zip_compare_paths (const char *a, const char *b);

GArray *moa_zip_directory_read (GInputStream *stream, GError **error);
gssize moa_zip_unpack (GInputStream *stream, const MoaZipMember *member, char *data, gsize size);
gboolean moa_zip_read_at (GInputStream *stream, guint64 offset, gpointer buffer, gsize length);

gboolean moa_zip_refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean moa_zip_refuse_member (GError **error, const char *name, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

static inline guint16
moa_zip_get16 (const guint8 *at)
{
  return (guint16) (at[0] | at[1] << 8);
}

static inline guint32
moa_zip_get32 (const guint8 *at)
{
  return moa_zip_get16 (at) | (guint32) moa_zip_get16 (at + 2) << 16;
}

static inline guint64
moa_zip_get64 (const guint8 *at)
{
  return moa_zip_get32 (at) | (guint64) moa_zip_get32 (at + 4) << 32;
}

static inline void
moa_zip_put16 (guint8 *at, guint16 value)
{
  at[0] = (guint8) value;
  at[1] = (guint8) (value >> 8);
}

static inline void
moa_zip_put32 (guint8 *at, guint32 value)
{
  moa_zip_put16 (at, (guint16) value);
  moa_zip_put16 (at + 2, (guint16) (value >> 16));
}

G_END_DECLS
