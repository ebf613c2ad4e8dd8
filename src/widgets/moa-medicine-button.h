/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *moa_medicine_button_new (const char *id, const char *name);
void moa_medicine_button_let_ctrl_add (GtkWidget *group);

G_END_DECLS
