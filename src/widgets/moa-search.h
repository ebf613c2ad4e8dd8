/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-session.h"

G_BEGIN_DECLS

/* An entry over a page: while something is typed, what was found takes the page's place.
 * Properties "session", and "child": the page. Focusing it focuses the entry. */
#define MOA_TYPE_SEARCH (moa_search_get_type ())
G_DECLARE_FINAL_TYPE (MoaSearch, moa_search, MOA, SEARCH, GtkWidget)

void moa_search_set_text (MoaSearch *self, const char *text);

G_END_DECLS
