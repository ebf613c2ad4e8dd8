/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void moa_accessible_init (void);
void moa_accessible_tell_early (GtkWidget *widget);
void moa_accessible_present (GtkWindow *window);
void moa_accessible_set_name (GtkWidget *widget, const char *name);
void moa_accessible_announce (GtkWidget *widget, const char *text);
void moa_accessible_say_title (GtkWindow *window);

G_END_DECLS
