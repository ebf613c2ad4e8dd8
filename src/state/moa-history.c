/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Back and forward through the places of a diagram. Small moves belong to the place from which they
 * set out: each entry keeps where it began, by which the next visit is judged, and where it ended,
 * to which one comes back. */

#include "moa-history.h"

#include <math.h>

#define NEAR_SHARE 0.1  /* of the view, moved by which one is still at the same place */
#define NEAR_FACTOR 1.1 /* likewise of the scale */

typedef struct
{
  MoaPlace begin;
  MoaPlace end;
} Entry;

struct _MoaHistory
{
  GArray *entries; /* of Entry, oldest first */
  guint current;   /* no meaning while there are none */
};

static Entry *
get_entry (const MoaHistory *self, guint index)
{
  return &g_array_index (self->entries, Entry, index);
}

static gboolean
is_near (const MoaPlace *a, const MoaPlace *b)
{
  double span = MIN (a->span, b->span);
  double factor = MAX (a->scale, b->scale) / MIN (a->scale, b->scale);

  if (a->whole && b->whole)
    return TRUE;

  return factor < NEAR_FACTOR && fabs (a->x - b->x) < NEAR_SHARE * span
         && fabs (a->y - b->y) < NEAR_SHARE * span;
}

/**
 * moa_history_new:
 *
 * Returns: (transfer full): a history of no place
 */
MoaHistory *
moa_history_new (void)
{
  MoaHistory *self = g_new0 (MoaHistory, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  return self;
}

/**
 * moa_history_free:
 * @self: (transfer full): a history
 */
void
moa_history_free (MoaHistory *self)
{
  g_array_unref (self->entries);
  g_free (self);
}

/**
 * moa_history_clear:
 * @self: a history
 *
 * Forgets every place: they are of another lesson.
 */
void
moa_history_clear (MoaHistory *self)
{
  g_array_set_size (self->entries, 0);
  self->current = 0;
}

static void
push (MoaHistory *self, MoaPlace place)
{
  const Entry entry = { .begin = place, .end = place };

  if (self->entries->len > 0)
    g_array_set_size (self->entries, self->current + 1);
  g_array_append_val (self->entries, entry);
  if (self->entries->len > MOA_HISTORY_LENGTH)
    g_array_remove_index (self->entries, 0);
  self->current = self->entries->len - 1;
}

/**
 * moa_history_visit:
 * @self: a history
 * @place: where the user looks now
 *
 * Notes a place. One near to the current place is the current place; another one follows it, and
 * what one had come back from is forgotten. The oldest goes when there are too many.
 */
void
moa_history_visit (MoaHistory *self, MoaPlace place)
{
  if (self->entries->len > 0 && is_near (&get_entry (self, self->current)->begin, &place))
    get_entry (self, self->current)->end = place;
  else
    push (self, place);
}

/**
 * moa_history_is_empty:
 * @self: a history
 *
 * Returns: whether no place was visited yet
 */
gboolean
moa_history_is_empty (const MoaHistory *self)
{
  return self->entries->len == 0;
}

/**
 * moa_history_can_go_back:
 * @self: a history
 *
 * Returns: whether there is a place before the current one
 */
gboolean
moa_history_can_go_back (const MoaHistory *self)
{
  return self->entries->len > 0 && self->current > 0;
}

/**
 * moa_history_can_go_forward:
 * @self: a history
 *
 * Returns: whether one has come back from a place
 */
gboolean
moa_history_can_go_forward (const MoaHistory *self)
{
  return self->current + 1 < self->entries->len;
}

static gboolean
go_to (MoaHistory *self, guint index, MoaPlace *place)
{
  self->current = index;
  *place = get_entry (self, index)->end;

  return TRUE;
}

/**
 * moa_history_go_back:
 * @self: a history
 * @place: (out): where to look
 *
 * Goes to the place before the current one.
 *
 * Returns: %FALSE, and @place untouched, when there is none
 */
gboolean
moa_history_go_back (MoaHistory *self, MoaPlace *place)
{
  return moa_history_can_go_back (self) && go_to (self, self->current - 1, place);
}

/**
 * moa_history_go_forward:
 * @self: a history
 * @place: (out): where to look
 *
 * Undoes moa_history_go_back().
 *
 * Returns: %FALSE, and @place untouched, when there is nowhere to go
 */
gboolean
moa_history_go_forward (MoaHistory *self, MoaPlace *place)
{
  return moa_history_can_go_forward (self) && go_to (self, self->current + 1, place);
}
