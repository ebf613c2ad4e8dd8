/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Line and column of a byte. A line ends with "\n", so "\r\n" counts as one end; a column is a
 * character of UTF-8, which begins with any byte but 10xxxxxx. Text that is not UTF-8 is counted
 * by the same rule and is never read past its end. */

#include "moa-location.h"

/* moa_locator_init:
 *
 * Puts the locator at the first byte of `text`, which has to outlive it. */
void
moa_locator_init (MoaLocator *self, const char *text, gsize length)
{
  *self = (MoaLocator){ .text = text, .length = length, .location = { 1, 1 } };
}

/* moa_locator_move_to:
 *
 * Returns the line and column of the byte at `offset`. Going forward costs the bytes between the
 * last place and this one; going back starts again from the first byte. An offset past the end
 * stands for the end. */
MoaLocation
moa_locator_move_to (MoaLocator *self, gsize offset)
{
  gsize target = MIN (offset, self->length);

  if (target < self->offset)
    moa_locator_init (self, self->text, self->length);
  for (; self->offset < target; self->offset++)
    {
      guchar byte = (guchar) self->text[self->offset];

      if (byte == '\n')
        self->location = (MoaLocation){ self->location.line + 1, 1 };
      else if ((byte & 0xC0) != 0x80)
        self->location.column++;
    }
  return self->location;
}

/* moa_location_of_offset:
 *
 * Returns the line and column of one byte of `text`; for many, use a MoaLocator. */
MoaLocation
moa_location_of_offset (const char *text, gsize length, gsize offset)
{
  MoaLocator locator;

  moa_locator_init (&locator, text, length);
  return moa_locator_move_to (&locator, offset);
}
