/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The search for what somebody meant who wrote a name that does not exist. */
typedef struct
{
  const char *word;
  const char *best; /* the nearest name so far, or NULL; lent by the caller */
  guint distance;   /* its distance, or the smallest that is too far */
} MoaNearest;

void moa_nearest_init (MoaNearest *self, const char *word);
void moa_nearest_offer (MoaNearest *self, const char *candidate);
const char *moa_nearest_find (const char *word, const char *const *candidates);
char *moa_nearest_dup_hint (const char *nearest);

G_END_DECLS
