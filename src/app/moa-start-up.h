/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void moa_start_up_choose_renderer (void);
void moa_start_up_probe (GtkWidget *lesson);

G_END_DECLS
