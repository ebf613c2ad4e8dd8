/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-library-entry.h"

G_BEGIN_DECLS

/* A lesson in a list of lessons. Until it is loaded the row says where it is.
 *
 * Signal: "remove", when its button or the key Delete asks to take it out of the list. */
#define MOA_TYPE_LIBRARY_ROW (moa_library_row_get_type ())
G_DECLARE_FINAL_TYPE (MoaLibraryRow, moa_library_row, MOA, LIBRARY_ROW, GtkListBoxRow)

GtkWidget *moa_library_row_new (MoaLibraryPlace *place);
MoaLibraryPlace *moa_library_row_get_place (MoaLibraryRow *self);
const char *moa_library_row_get_title (MoaLibraryRow *self);
gboolean moa_library_row_is_missing (MoaLibraryRow *self);
void moa_library_row_set_entry (MoaLibraryRow *self, MoaLibraryEntry *entry);
gboolean moa_library_row_matches (MoaLibraryRow *self, const char *folded);
int moa_library_row_compare (MoaLibraryRow *a, MoaLibraryRow *b);

G_END_DECLS
