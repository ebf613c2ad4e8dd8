/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A lesson is some hundred thousand records and strings that are never freed one by one. Taking
 * them from blocks spares the 16 bytes that malloc keeps for each, and one free per block undoes
 * them all. Strings, which need no alignment, and records have blocks of their own. The first block
 * is small and each is twice as large as the one before, up to a limit, so that a small lesson
 * does not hold memory that a large one needs. */

#include "moa-arena.h"

#include <string.h>

#define FIRST_BLOCK 8192
#define MAX_BLOCK 65536
#define RECORD_ALIGNMENT 8

typedef struct
{
  char *at;
  gsize left;
  gsize size; /* of the block that `at` is in, 0 when there is none yet */
} Block;

struct _MoaArena
{
  GPtrArray *blocks;
  Block records;
  Block strings;
};

/* moa_arena_new:
 *
 * Returns an empty arena, owned by the caller. */
MoaArena *
moa_arena_new (void)
{
  MoaArena *self = g_new0 (MoaArena, 1);

  self->blocks = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/* moa_arena_free:
 *
 * Frees the arena and all that was taken from it. */
void
moa_arena_free (MoaArena *self)
{
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

static gpointer
add_block (MoaArena *self, gsize size)
{
  gpointer block = g_malloc0 (size);

  g_ptr_array_add (self->blocks, block);
  return block;
}

static gpointer
take (MoaArena *self, Block *block, gsize size)
{
  gsize next_size = CLAMP (2 * block->size, FIRST_BLOCK, MAX_BLOCK);
  gpointer taken;

  if (size > next_size / 4 && size > block->left)
    return add_block (self, size);
  if (size > block->left)
    *block = (Block){ add_block (self, next_size), next_size, next_size };
  taken = block->at;
  block->at += size;
  block->left -= size;
  return taken;
}

/* moa_arena_alloc:
 *
 * Returns `size` zeroed bytes, aligned for any record, that live as long as the arena; never
 * NULL. */
gpointer
moa_arena_alloc (MoaArena *self, gsize size)
{
  gsize rounded = (MAX (size, 1) + RECORD_ALIGNMENT - 1) / RECORD_ALIGNMENT * RECORD_ALIGNMENT;

  return take (self, &self->records, rounded);
}

/* moa_arena_alloc_string:
 *
 * Returns `size` bytes for characters, the final NUL included, that live as long as the arena. */
char *
moa_arena_alloc_string (MoaArena *self, gsize size)
{
  return take (self, &self->strings, MAX (size, 1));
}

/* moa_arena_strndup:
 *
 * Returns a NUL-terminated copy of `length` bytes that lives as long as the arena. */
char *
moa_arena_strndup (MoaArena *self, const char *text, gsize length)
{
  char *copy = moa_arena_alloc_string (self, length + 1);

  memcpy (copy, text, length);
  copy[length] = '\0';
  return copy;
}
