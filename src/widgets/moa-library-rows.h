/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-library-row.h"

G_BEGIN_DECLS

/* A list box whose rows are all MoaLibraryRow; what is searched for decides which are shown. */
MoaLibraryRow *moa_library_rows_get (GtkListBox *list, int index);
int moa_library_rows_count (GtkListBox *list);
MoaLibraryRow *moa_library_rows_find (GtkListBox *list, GFile *location);
MoaLibraryRow *moa_library_rows_find_end (GtkListBox *list, gboolean last);
void moa_library_rows_filter (GtkListBox *list, const char *folded);
void moa_library_rows_remove (GtkListBox *list, MoaLibraryRow *row, GtkListBox *fallback);

G_END_DECLS
