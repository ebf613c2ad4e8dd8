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

/* A place that moves forward through a text, so that many places in rising order cost one pass. */
typedef struct
{
  const char *text;
  gsize length;
  gsize offset;
  MoaLocation location;
} MoaLocator;

MoaLocation moa_location_of_offset (const char *text, gsize length, gsize offset);

void moa_locator_init (MoaLocator *self, const char *text, gsize length);
MoaLocation moa_locator_move_to (MoaLocator *self, gsize offset);

G_END_DECLS
