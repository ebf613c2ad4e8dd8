/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How libFuzzer changes an archive that should still open: any bytes change, then, three times in
 * four, the local header of each member is made to agree with its entry in the central directory,
 * and the checksum of a stored member with its bytes. Without that the reader would refuse nearly
 * all and never unpack. */

#include <string.h>

#include "moa-fuzz.h"
#include "moa-zip.h"

#define MAX_REPAIRED 64 /* members */

size_t LLVMFuzzerMutate (uint8_t *data, size_t size, size_t max_size);
size_t LLVMFuzzerCustomMutator (uint8_t *data, size_t size, size_t max_size, unsigned int seed);

/* The CRC-32 of ZIP, a bit at a time. */
static guint32
reckon_checksum (const uint8_t *bytes, size_t length)
{
  guint32 checksum = 0xFFFFFFFF;

  for (size_t i = 0; i < length; i++)
    {
      checksum ^= bytes[i];
      for (guint bit = 0; bit < 8; bit++)
        checksum = (checksum >> 1) ^ ((checksum & 1) != 0 ? 0xEDB88320 : 0);
    }
  return ~checksum;
}

/* Where the record of the end stands, `size` when there is none. */
static size_t
find_end (const uint8_t *data, size_t size)
{
  for (size_t at = size < MOA_ZIP_END_SIZE ? 0 : size - MOA_ZIP_END_SIZE + 1; at > 0; at--)
    if (moa_zip_get32 (data + at - 1) == MOA_ZIP_END_SIGNATURE)
      return at - 1;
  return size;
}

static void
repair_checksum (uint8_t *data, size_t size, uint8_t *entry, size_t start)
{
  size_t length = moa_zip_get32 (entry + 20);

  if (moa_zip_get16 (entry + 10) == MOA_ZIP_STORED && start <= size && length <= size - start)
    moa_zip_put32 (entry + 16, reckon_checksum (data + start, length));
}

/* Copies version, flags, method, time, checksum, sizes and the name. */
static void
repair_member (uint8_t *data, size_t size, uint8_t *entry, size_t name_length)
{
  size_t local = moa_zip_get32 (entry + 42);
  size_t room = MOA_ZIP_LOCAL_SIZE + name_length;

  if (local > size || room > size - local
      || (data + local < entry + MOA_ZIP_ENTRY_SIZE + name_length && entry < data + local + room))
    return;
  repair_checksum (data, size, entry, local + room + moa_zip_get16 (data + local + 28));
  moa_zip_put32 (data + local, MOA_ZIP_LOCAL_SIGNATURE);
  memcpy (data + local + 4, entry + 6, 24);
  memcpy (data + local + MOA_ZIP_LOCAL_SIZE, entry + MOA_ZIP_ENTRY_SIZE, name_length);
}

static void
repair (uint8_t *data, size_t size)
{
  size_t end = find_end (data, size);
  size_t at = end < size ? moa_zip_get32 (data + end + 16) : size;

  for (guint i = 0; i < MAX_REPAIRED && at <= end && end - at >= MOA_ZIP_ENTRY_SIZE; i++)
    {
      size_t name_length = moa_zip_get16 (data + at + 28);

      if (name_length > end - at - MOA_ZIP_ENTRY_SIZE)
        return;
      repair_member (data, size, data + at, name_length);
      at += MOA_ZIP_ENTRY_SIZE + name_length + moa_zip_get16 (data + at + 30)
            + moa_zip_get16 (data + at + 32);
    }
}

size_t
LLVMFuzzerCustomMutator (uint8_t *data, size_t size, size_t max_size, unsigned int seed)
{
  size = LLVMFuzzerMutate (data, size, max_size);
  if (seed % 4 != 0)
    repair (data, size);
  return size;
}
