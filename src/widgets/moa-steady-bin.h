/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Holds one widget that shows one of several texts, and is always as tall as the tallest of
 * them, so that what is above does not jump when another is shown. Its own font must be that of
 * the text. Properties "child", and "height-limit": CSS pixels that it does not ask for more
 * than, however tall the texts; the child should then scroll. */
#define MOA_TYPE_STEADY_BIN (moa_steady_bin_get_type ())
G_DECLARE_FINAL_TYPE (MoaSteadyBin, moa_steady_bin, MOA, STEADY_BIN, GtkWidget)

void moa_steady_bin_set_texts (MoaSteadyBin *self, GStrv markups);

G_END_DECLS
