/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-search-index.h"

G_BEGIN_DECLS

/* One thing that was found, with what matched in bold. */
#define MOA_TYPE_SEARCH_ROW (moa_search_row_get_type ())
G_DECLARE_FINAL_TYPE (MoaSearchRow, moa_search_row, MOA, SEARCH_ROW, GtkButton)

GtkWidget *moa_search_row_new (const MoaSearchResult *result);
MoaSearchGroup moa_search_row_get_group (MoaSearchRow *self);
const char *moa_search_row_get_target (MoaSearchRow *self);

G_END_DECLS
