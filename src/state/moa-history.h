/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A place in a diagram: what is in the middle of the view, and how large. */
typedef struct
{
  double x; /* diagram units */
  double y;
  double scale;   /* CSS pixels per diagram unit */
  double span;    /* the shorter side of the view, diagram units */
  gboolean whole; /* the whole lesson is fitted, whatever the view's size */
} MoaPlace;

#define MOA_HISTORY_LENGTH 100 /* places */

/* The places that somebody looked at, as a browser keeps pages. */
typedef struct _MoaHistory MoaHistory;

MoaHistory *moa_history_new (void);
void moa_history_free (MoaHistory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaHistory, moa_history_free)

void moa_history_clear (MoaHistory *self);
void moa_history_visit (MoaHistory *self, MoaPlace place);

gboolean moa_history_is_empty (const MoaHistory *self);
gboolean moa_history_can_go_back (const MoaHistory *self);
gboolean moa_history_can_go_forward (const MoaHistory *self);
gboolean moa_history_go_back (MoaHistory *self, MoaPlace *place);
gboolean moa_history_go_forward (MoaHistory *self, MoaPlace *place);

G_END_DECLS
