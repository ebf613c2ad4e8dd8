/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-kiosk.h"
#include "moa-library-page.h"
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
  MoaMainPage
      *page; /* NULL while findings or the library are shown; lent by the window's content */
  MoaLibraryPage *library; /* NULL unless it is shown; lent as well */
  MoaViewport place;       /* of the diagram when the library was opened, with `has_place` */
  GPtrArray *findings;     /* what is wrong with `findings_name`, while that is shown */
  char *findings_name;
  GPtrArray
      *remarks; /* about the lesson that is shown, or its state on disk; NULL: there are none */
  GtkProgressBar *progress;
  guint busy_source; /* shows that something is being read, or 0 */
  guint switch_id;   /* the idle moment in which the page is built in another language, or 0 */
  gboolean has_place;
  gboolean panel_pinned;
  gboolean notices_shown;
  MoaKiosk *kiosk; /* NULL unless the window is one for passers-by */
};

void moa_window_install_actions (MoaWindow *self);
void moa_window_install_motion (MoaWindow *self);
void moa_window_restore_page (MoaWindow *self);
void moa_window_set_content (MoaWindow *self, GtkWidget *page);
void moa_window_drop_page (MoaWindow *self);
void moa_window_follow_camera (MoaWindow *self);
void moa_window_leave_camera (MoaWindow *self);
void moa_window_build_library (MoaWindow *self);
void moa_window_leave_library (MoaWindow *self, gboolean same_lesson);
void moa_window_take_drop (MoaWindow *self, GListModel *files);

G_END_DECLS
