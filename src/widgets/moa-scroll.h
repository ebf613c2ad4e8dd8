/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void moa_scroll_to (GtkScrolledWindow *window, GtkWidget *child);
void moa_scroll_mark (GtkScrolledWindow *window, GtkWidget *row, GtkWidget *before);

G_END_DECLS
