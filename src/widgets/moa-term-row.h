/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-catalog.h"
#include "moa-usage.h"

G_BEGIN_DECLS

/* A term of the glossary: what it means and where it is used. */
#define MOA_TYPE_TERM_ROW (moa_term_row_get_type ())
G_DECLARE_FINAL_TYPE (MoaTermRow, moa_term_row, MOA, TERM_ROW, GtkWidget)

GtkWidget *moa_term_row_new (MoaCatalog *catalog, const MoaTerm *term, MoaUsage *usage);
const MoaTerm *moa_term_row_get_term (MoaTermRow *self);
gboolean moa_term_row_matches (MoaTermRow *self, const char *folded);
int moa_term_row_compare (gconstpointer a, gconstpointer b);

G_END_DECLS
