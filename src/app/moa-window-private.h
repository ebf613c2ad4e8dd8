/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-main-page.h"
#include "moa-window.h"

G_BEGIN_DECLS

/* The window's fields, shared with the file of its actions. */
struct _MoaWindow
{
  AdwApplicationWindow parent_instance;
  AdwToastOverlay *toasts;
  MoaSession *session;
  MoaSettings *settings;
  MoaMainPage *page;   /* NULL while findings are shown; lent by the window's content */
  GPtrArray *findings; /* what is wrong with `findings_name`, while that is shown */
  char *findings_name;
  GPtrArray *remarks; /* about the lesson that is shown, or its state on disk; NULL: there are none */
  GtkProgressBar *progress;
  guint busy_source; /* shows that something is being read, or 0 */
  guint switch_id; /* the idle moment in which the page is built in another language, or 0 */
  gboolean panel_pinned;
  gboolean notices_shown;
};

void moa_window_install_actions (MoaWindow *self);
void moa_window_restore_page (MoaWindow *self);

G_END_DECLS
