/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "moa-session.h"
#include "moa-settings.h"

G_BEGIN_DECLS

/* The main window: one session, and on screen its lesson, the lessons to choose from, or what is
 * wrong with the file that was to be one. */
#define MOA_TYPE_WINDOW (moa_window_get_type ())
G_DECLARE_FINAL_TYPE (MoaWindow, moa_window, MOA, WINDOW, AdwApplicationWindow)

GtkWidget *
moa_window_new (GtkApplication *application, MoaSettings *settings, const char *language);
MoaSession *moa_window_get_session (MoaWindow *self);
void moa_window_show_lesson (MoaWindow *self, MoaBundle *bundle);
void moa_window_show_library (MoaWindow *self);
gboolean moa_window_shows_library (MoaWindow *self);
void moa_window_show_findings (MoaWindow *self, const char *name, GPtrArray *diagnostics);
void
moa_window_reload (MoaWindow *self, const char *name, MoaBundle *bundle, GPtrArray *diagnostics);
void moa_window_set_remarks (MoaWindow *self, GPtrArray *diagnostics);
void moa_window_set_busy (MoaWindow *self, gboolean busy);
void moa_window_set_language (MoaWindow *self, const char *language);
void moa_window_add_toast (MoaWindow *self, const char *text);
void moa_window_take_toast (MoaWindow *self, AdwToast *toast);

G_END_DECLS
