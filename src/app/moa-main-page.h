/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "moa-diagram-view.h"
#include "moa-session.h"
#include "moa-side-panel.h"

G_BEGIN_DECLS

/* All that the main window shows of a lesson. Templates take their words when they are built, so
 * the page is thrown away and built anew in another language; whatever has to survive that is the
 * session's or the window's.
 *
 * Properties: "session", and "show-panel", whether the side panel is in sight. */
#define MOA_TYPE_MAIN_PAGE (moa_main_page_get_type ())
G_DECLARE_FINAL_TYPE (MoaMainPage, moa_main_page, MOA, MAIN_PAGE, GtkWidget)

GtkWidget *moa_main_page_new (MoaSession *session);
MoaSidePanel *moa_main_page_get_panel (MoaMainPage *self);
MoaDiagramView *moa_main_page_get_view (MoaMainPage *self);
void moa_main_page_take_toast (MoaMainPage *self, AdwToast *toast);
gboolean moa_main_page_get_panel_pinned (MoaMainPage *self);
void moa_main_page_set_panel_pinned (MoaMainPage *self, gboolean pinned);
gboolean moa_main_page_get_notices_shown (MoaMainPage *self);
void moa_main_page_set_notices_shown (MoaMainPage *self, gboolean shown);
void moa_main_page_set_controls_shown (MoaMainPage *self, gboolean shown, gboolean panel_pinned);
void moa_main_page_set_findings (MoaMainPage *self, GPtrArray *diagnostics);
void moa_main_page_focus_language (MoaMainPage *self);

G_END_DECLS
