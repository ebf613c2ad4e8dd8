/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A hash that the author of a file cannot foresee. With g_str_hash() it is easy to write a hundred
 * thousand ids that all have the same hash; a table of them needs minutes instead of milliseconds.
 *
 * The string is read as a polynomial over the field of the largest prime below 2^32, three bytes a
 * coefficient, at a point that is drawn once per process. Two different strings of at most n bytes
 * meet at no more than n / 3 + 1 points, so for whoever does not know the point the chance is about
 * n / 2^32, whatever the strings. */

#include "moa-string-hash.h"

#include <string.h>

#define PRIME G_GUINT64_CONSTANT (4294967291) /* 2^32 - 5 */

static guint64
get_point (void)
{
  static gsize point = 0;

  if (g_once_init_enter (&point))
    g_once_init_leave (&point, (gsize) g_random_int_range (1 << 16, G_MAXINT32));
  return point;
}

/* moa_string_hash_bytes:
 *
 * Returns what moa_string_hash() returns for a string of these bytes. Where some are NUL, only
 * hashes of one length are to be compared. */
guint
moa_string_hash_bytes (const char *bytes, gsize length)
{
  const guchar *at = (const guchar *) bytes;
  const guchar *end = at + length;
  guint64 point = get_point ();
  guint64 hash = 0;

  for (; end - at >= 3; at += 3)
    hash = (hash * point + ((guint) at[0] | (guint) at[1] << 8 | (guint) at[2] << 16)) % PRIME;
  for (; at < end; at++)
    hash = (hash * point + *at) % PRIME;
  return (guint) hash;
}

/* moa_string_hash:
 *
 * Returns the hash of a string, as a GHashFunc for tables of what stands in a file. It differs from
 * one start of the program to the next. */
guint
moa_string_hash (gconstpointer string)
{
  return moa_string_hash_bytes (string, strlen (string));
}
