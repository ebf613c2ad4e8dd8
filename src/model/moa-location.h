/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A place in a text file as compilers print it: both count from 1, the column in characters. */
typedef struct
{
  guint line;
  guint column;
} MoaLocation;

MoaLocation moa_location_of_offset (const char *text, gsize length, gsize offset);

G_END_DECLS
