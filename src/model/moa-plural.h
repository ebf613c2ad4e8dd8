/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The rule of a language that says which form of a word a number takes. */
typedef struct
{
  guint n_forms;
  char *formula; /* C expression in `n`, checked */
} MoaPlural;

gboolean moa_plural_init (MoaPlural *self, const char *header, GError **error);
void moa_plural_clear (MoaPlural *self);
guint moa_plural_get_form (const MoaPlural *self, gulong n);

G_END_DECLS
