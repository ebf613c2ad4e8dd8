/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A hash that the author of a file cannot foresee. With g_str_hash() it is easy to write a hundred
 * thousand ids that all have the same hash; a table of them needs minutes instead of milliseconds.
 *
 * The string is read as a polynomial over the field of the largest prime below 2^32, at a point
 * that is drawn once per process. Two different strings of at most n bytes meet at no more than n
 * points, so for whoever does not know the point the chance is n / 2^31, whatever the strings. */

#include "moa-string-hash.h"

#define PRIME G_GUINT64_CONSTANT (4294967291) /* 2^32 - 5 */

static guint64
get_point (void)
{
  static gsize point = 0;

  if (g_once_init_enter (&point))
    g_once_init_leave (&point, (gsize) g_random_int_range (1 << 16, G_MAXINT32));
  return point;
}

/* moa_string_hash:
 *
 * Returns the hash of a string, as a GHashFunc for tables of what stands in a file. It differs from
 * one start of the program to the next. */
guint
moa_string_hash (gconstpointer string)
{
  guint64 point = get_point ();
  guint64 hash = 0;

  for (const guchar *at = string; *at != '\0'; at++)
    hash = (hash * point + *at) % PRIME;
  return (guint) hash;
}
