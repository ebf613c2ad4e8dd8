/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-library-rows.h"

/**
 * moa_library_rows_get:
 *
 * The row at an index; lent, NULL beyond the last.
 */
MoaLibraryRow *
moa_library_rows_get (GtkListBox *list, int index)
{
  return (MoaLibraryRow *) gtk_list_box_get_row_at_index (list, index);
}

/**
 * moa_library_rows_count:
 *
 * How many rows there are, hidden ones included.
 */
int
moa_library_rows_count (GtkListBox *list)
{
  int n = 0;

  while (moa_library_rows_get (list, n) != NULL)
    n++;
  return n;
}

/**
 * moa_library_rows_find:
 *
 * The row of the lesson at @location; lent, NULL when there is none.
 */
MoaLibraryRow *
moa_library_rows_find (GtkListBox *list, GFile *location)
{
  MoaLibraryRow *row;

  for (int i = 0; (row = moa_library_rows_get (list, i)) != NULL; i++)
    if (g_file_equal (moa_library_row_get_place (row)->location, location))
      return row;

  return NULL;
}

/**
 * moa_library_rows_find_end:
 *
 * The first or the last row that is shown; lent, NULL when none is.
 */
MoaLibraryRow *
moa_library_rows_find_end (GtkListBox *list, gboolean last)
{
  int n = moa_library_rows_count (list);

  for (int i = 0; i < n; i++)
    {
      MoaLibraryRow *row = moa_library_rows_get (list, last ? n - 1 - i : i);

      if (gtk_widget_get_visible (GTK_WIDGET (row)))
        return row;
    }
  return NULL;
}

/**
 * moa_library_rows_filter:
 * @folded: (nullable): what is searched for, from moa_fold_string()
 *
 * Shows the rows that say it, or all when nothing is searched for.
 */
void
moa_library_rows_filter (GtkListBox *list, const char *folded)
{
  MoaLibraryRow *row;

  for (int i = 0; (row = moa_library_rows_get (list, i)) != NULL; i++)
    gtk_widget_set_visible (GTK_WIDGET (row),
                            folded == NULL || moa_library_row_matches (row, folded));
}

/* Before a row goes, the keyboard goes to the one beside it. */
static void
pass_focus_on (GtkListBox *list, GtkListBoxRow *row, GtkListBox *fallback)
{
  int index = gtk_list_box_row_get_index (row);
  GtkListBoxRow *next = gtk_list_box_get_row_at_index (list, index + 1);
  GtkListBoxRow *heir = next != NULL || index == 0
                            ? next
                            : gtk_list_box_get_row_at_index (list, index - 1);

  if (gtk_widget_get_focus_child (GTK_WIDGET (list)) != GTK_WIDGET (row))
    return;
  if (heir == NULL)
    heir = GTK_LIST_BOX_ROW (moa_library_rows_find_end (fallback, TRUE));
  if (heir != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (heir));
}

/**
 * moa_library_rows_remove:
 * @fallback: the list whose last row has the keyboard afterwards when @row had it and was alone
 *
 * Takes a row out of its list.
 */
void
moa_library_rows_remove (GtkListBox *list, MoaLibraryRow *row, GtkListBox *fallback)
{
  pass_focus_on (list, GTK_LIST_BOX_ROW (row), fallback);
  gtk_list_box_remove (list, GTK_WIDGET (row));
}
