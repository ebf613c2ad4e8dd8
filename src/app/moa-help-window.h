/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The help: a list of its pages beside the one that is read. */
#define MOA_TYPE_HELP_WINDOW (moa_help_window_get_type ())
G_DECLARE_FINAL_TYPE (MoaHelpWindow, moa_help_window, MOA, HELP_WINDOW, AdwWindow)

GtkWidget *moa_help_window_new (GtkApplication *application, const char *language);
void moa_help_window_go_to (MoaHelpWindow *self, const char *address);
const char *moa_help_window_get_address (MoaHelpWindow *self);

G_END_DECLS
