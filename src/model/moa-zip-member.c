/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One member of a ZIP archive, said twice: by its entry in the central directory and by the local
 * header before its bytes. The entry is what counts; a local header that says something else is
 * refused, because then two programs would see two different lessons in the same file. */

#include "moa-zip.h"

#include <string.h>
#include <sys/stat.h>

#include "moa-bundle-root.h"
#include "moa-quote.h"

#define ENCRYPTED (0x1 | 0x40 | 0x2000) /* the old way, the strong one, hidden headers */
#define LENGTH_AT_END 0x8               /* sizes and checksum follow the bytes */
#define METHOD_AES 99
#define ESCAPE 0xFFFFFFFFu /* the value is in the field for large archives */

/* The extra fields that matter. */
#define FIELD_ZIP64 0x0001
#define FIELD_UNIX 0x000d /* ends with the target of a link */
#define FIELD_UNIX_LINK_FROM 12
#define FIELD_ASI_UNIX 0x756e /* has a mode and ends with the target of a link */
#define FIELD_ASI_UNIX_MODE 4
#define FIELD_ASI_UNIX_LINK_FROM 14

/* moa_zip_refuse:
 *
 * Says what is wrong with an archive as a whole. Returns FALSE. */
gboolean
moa_zip_refuse (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, MOA_BUNDLE_ROOT_ERROR, MOA_BUNDLE_ROOT_ERROR_ARCHIVE, message);
  return FALSE;
}

/* moa_zip_refuse_member:
 * @name: any bytes
 *
 * Says what is wrong with a member. Returns FALSE. */
gboolean
moa_zip_refuse_member (GError **error, const char *name, const char *format, ...)
{
  g_autofree char *flat = moa_quote_flatten (name);
  g_autofree char *quoted = moa_quote_shorten (flat);
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return moa_zip_refuse (error, "the member \"%s\": %s", quoted, message);
}

/* moa_zip_member_clear:
 *
 * Frees what a member owns. */
void
moa_zip_member_clear (MoaZipMember *self)
{
  g_clear_pointer (&self->path, g_free);
}

/* The entry of the central directory */

/* Returns a field of the extra data, NULL when it is not there. Bytes that form no field are
 * padding, which some programs write. */
static const guint8 *
find_field (const guint8 *extra, gsize length, guint16 id, gsize *field_length)
{
  while (length >= 4)
    {
      gsize size = moa_zip_get16 (extra + 2);

      if (size > length - 4)
        return NULL;
      *field_length = size;
      if (moa_zip_get16 (extra) == id)
        return extra + 4;
      extra += 4 + size;
      length -= 4 + size;
    }
  return NULL;
}

/* The 64-bit field holds only those values that did not fit, in a fixed order. Returns FALSE when
 * one is missing. */
static gboolean
widen (guint64 **values, gsize n_values, const guint8 *extra, gsize length)
{
  gsize left = 0;
  const guint8 *field = find_field (extra, length, FIELD_ZIP64, &left);

  for (gsize i = 0; i < n_values; i++)
    {
      if (*values[i] != ESCAPE)
        continue;
      if (field == NULL || left < 8)
        return FALSE;
      *values[i] = moa_zip_get64 (field);
      field += 8;
      left -= 8;
    }
  return TRUE;
}

static gboolean
check_kind (const char *name, guint32 mode, gboolean is_folder, GError **error)
{
  static const char expected[] = "expected a file or a folder, found %s";

  switch (mode & S_IFMT)
    {
    case 0:
      return TRUE;
    case S_IFREG:
      return !is_folder || moa_zip_refuse_member (error, name, expected, "one that is called both");
    case S_IFDIR:
      return is_folder || moa_zip_refuse_member (error, name, expected, "one that is called both");
    case S_IFLNK:
      return moa_zip_refuse_member (error, name, expected, "a symbolic link");
    default:
      return moa_zip_refuse_member (error, name, expected, "a device, a pipe or a socket");
    }
}

/* ZIP has no hard links of its own; two old fields of Unix bring them. */
static gboolean
check_links (const char *name, const guint8 *extra, gsize length, GError **error)
{
  gsize unix_length = 0;
  gsize asi_length = 0;
  const guint8 *unix_field = find_field (extra, length, FIELD_UNIX, &unix_length);
  const guint8 *asi_field = find_field (extra, length, FIELD_ASI_UNIX, &asi_length);

  if ((unix_field != NULL && unix_length > FIELD_UNIX_LINK_FROM)
      || (asi_field != NULL && asi_length > FIELD_ASI_UNIX_LINK_FROM))
    return moa_zip_refuse_member (error, name, "expected a file or a folder, found a link");
  if (asi_field == NULL || asi_length < FIELD_ASI_UNIX_LINK_FROM)
    return TRUE;
  return check_kind (name, moa_zip_get16 (asi_field + FIELD_ASI_UNIX_MODE),
                     g_str_has_suffix (name, "/"), error);
}

static gboolean
check_packing (const char *name, guint16 flags, guint16 method, GError **error)
{
  if ((flags & ENCRYPTED) != 0 || method == METHOD_AES)
    return moa_zip_refuse_member (error, name,
                                  "expected a member without a password, found an encrypted one");
  if (method != MOA_ZIP_STORED && method != MOA_ZIP_DEFLATED)
    return moa_zip_refuse_member (error, name,
                                  "expected a member that is stored or deflated, found compression "
                                  "method %u",
                                  method);
  return TRUE;
}

static gboolean
check_sizes (const MoaZipMember *self, const char *name, GError **error)
{
  if (self->is_folder && self->unpacked > 0)
    return moa_zip_refuse_member (
        error, name, "expected a folder without bytes, found %" G_GUINT64_FORMAT, self->unpacked);
  if (self->unpacked > MOA_ZIP_MAX_UNPACKED)
    return moa_zip_refuse_member (error, name,
                                  "expected at most %u bytes unpacked, found %" G_GUINT64_FORMAT,
                                  MOA_ZIP_MAX_UNPACKED, self->unpacked);
  /* Deflate never makes anything much longer, but it can be made to go on for ever. */
  if (self->packed > MOA_ZIP_MAX_UNPACKED)
    return moa_zip_refuse_member (error, name,
                                  "expected at most %u packed bytes, found %" G_GUINT64_FORMAT,
                                  MOA_ZIP_MAX_UNPACKED, self->packed);
  if (self->method == MOA_ZIP_STORED && self->packed != self->unpacked)
    return moa_zip_refuse_member (error, name,
                                  "expected %" G_GUINT64_FORMAT
                                  " bytes, as many as are stored, found %" G_GUINT64_FORMAT,
                                  self->packed, self->unpacked);
  /* Compared so that nothing can overflow: what is unpacked is at most 256 MiB here. */
  if (self->unpacked > MOA_ZIP_RATIO_FROM
      && self->packed < (self->unpacked + MOA_ZIP_MAX_RATIO - 1) / MOA_ZIP_MAX_RATIO)
    return moa_zip_refuse_member (error, name,
                                  "expected at most %u bytes unpacked for each packed one, found "
                                  "%" G_GUINT64_FORMAT " from %" G_GUINT64_FORMAT,
                                  MOA_ZIP_MAX_RATIO, self->unpacked, self->packed);
  return TRUE;
}

static gboolean
check_name (const char *name, gsize length, GError **error)
{
  const char *found = "a NUL byte";

  if (strlen (name) == length && moa_zip_is_path (name, &found))
    return TRUE;
  return moa_zip_refuse_member (error, name, "expected a path inside the archive, found %s", found);
}

/* Everything but the name. */
static gboolean
parse_facts (MoaZipMember *self,
             const char *name,
             const guint8 *entry,
             const guint8 *extra,
             GError **error)
{
  guint64 *wide[] = { &self->unpacked, &self->packed, &self->start };
  gsize extra_length = moa_zip_get16 (entry + 30);

  self->is_folder = g_str_has_suffix (name, "/");
  self->method = moa_zip_get16 (entry + 10);
  self->checksum = moa_zip_get32 (entry + 16);
  self->packed = moa_zip_get32 (entry + 20);
  self->unpacked = moa_zip_get32 (entry + 24);
  self->start = moa_zip_get32 (entry + 42);
  if (*self->path == '\0' && !self->is_folder)
    return moa_zip_refuse_member (error, name, "expected the name of a file, found none");
  if (!widen (wide, G_N_ELEMENTS (wide), extra, extra_length))
    return moa_zip_refuse_member (error, name, "expected its size and its place, found none");
  /* The mode of Unix, which other systems leave 0. */
  return check_kind (name, moa_zip_get32 (entry + 38) >> 16, self->is_folder, error)
         && check_links (name, extra, extra_length, error)
         && check_packing (name, moa_zip_get16 (entry + 8), self->method, error)
         && check_sizes (self, name, error);
}

/* moa_zip_member_parse:
 * @self: gains what the entry says; to be cleared also after an error
 * @entry: an entry of the central directory
 * @available: how many bytes of the directory there are from there on
 * @length: how many of them the entry takes
 *
 * Returns FALSE with an error ARCHIVE of MOA_BUNDLE_ROOT_ERROR when the format does not allow the
 * member. */
gboolean
moa_zip_member_parse (MoaZipMember *self,
                      const guint8 *entry,
                      gsize available,
                      gsize *length,
                      GError **error)
{
  g_autofree char *name = NULL;
  gsize name_length;

  *self = (MoaZipMember){ 0 };
  if (available < MOA_ZIP_ENTRY_SIZE || moa_zip_get32 (entry) != MOA_ZIP_ENTRY_SIGNATURE)
    return moa_zip_refuse (error,
                           "expected one more member in the archive's directory, found none");
  name_length = moa_zip_get16 (entry + 28);
  *length = MOA_ZIP_ENTRY_SIZE + name_length + moa_zip_get16 (entry + 30)
            + moa_zip_get16 (entry + 32);
  if (*length > available)
    return moa_zip_refuse (error, "expected a member's whole entry in the archive's directory, "
                                  "found one that goes on after its end");
  name = g_strndup ((const char *) entry + MOA_ZIP_ENTRY_SIZE, name_length);
  if (!check_name (name, name_length, error))
    return FALSE;
  self->path = moa_zip_normalize_path (name);
  return parse_facts (self, name, entry, entry + MOA_ZIP_ENTRY_SIZE + name_length, error);
}

/* The local header */

/* Whether the local header gives a value as the directory does. It need not, when the writer knew
 * it only afterwards. */
static gboolean
agrees (guint64 local, guint64 directory, guint16 flags)
{
  return local == directory || ((flags & LENGTH_AT_END) != 0 && local == 0);
}

static gboolean
has_same_sizes (const MoaZipMember *self, const guint8 *local, const guint8 *extra)
{
  guint16 flags = moa_zip_get16 (local + 6);
  guint64 packed = moa_zip_get32 (local + 18);
  guint64 unpacked = moa_zip_get32 (local + 22);
  guint64 *wide[] = { &unpacked, &packed };

  return widen (wide, G_N_ELEMENTS (wide), extra, moa_zip_get16 (local + 28))
         && agrees (moa_zip_get32 (local + 14), self->checksum, flags)
         && agrees (packed, self->packed, flags) && agrees (unpacked, self->unpacked, flags);
}

/* moa_zip_member_parse_local:
 * @entry: the member's entry in the central directory
 * @local: its local header with name and extra data, as far as the archive goes
 * @available: how many bytes there are from there on
 *
 * Finds where the packed bytes begin. Returns FALSE with an error ARCHIVE of MOA_BUNDLE_ROOT_ERROR
 * when header and entry disagree. */
gboolean
moa_zip_member_parse_local (MoaZipMember *self,
                            const guint8 *entry,
                            const guint8 *local,
                            gsize available,
                            GError **error)
{
  gsize name_length = moa_zip_get16 (entry + 28);
  gsize header_length;

  if (available < MOA_ZIP_LOCAL_SIZE || moa_zip_get32 (local) != MOA_ZIP_LOCAL_SIGNATURE)
    return moa_zip_refuse_member (error, self->path,
                                  "expected it where the archive's directory says, found none");
  header_length = (gsize) MOA_ZIP_LOCAL_SIZE + moa_zip_get16 (local + 26)
                  + moa_zip_get16 (local + 28);
  if (header_length > available || moa_zip_get16 (local + 26) != name_length
      || memcmp (local + MOA_ZIP_LOCAL_SIZE, entry + MOA_ZIP_ENTRY_SIZE, name_length) != 0)
    return moa_zip_refuse_member (error, self->path,
                                  "expected the name that the archive's directory gives it, found "
                                  "another");
  if (!check_packing (self->path, moa_zip_get16 (local + 6), moa_zip_get16 (local + 8), error))
    return FALSE;
  if (moa_zip_get16 (local + 8) != self->method
      || !has_same_sizes (self, local, local + MOA_ZIP_LOCAL_SIZE + name_length))
    return moa_zip_refuse_member (error, self->path,
                                  "expected the method, the sizes and the checksum that the "
                                  "archive's directory gives it, found others");
  self->data = self->start + header_length;
  return TRUE;
}
