/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-session.h"

G_BEGIN_DECLS

/* The search and the pages beside the diagram. A page is built when it is first shown.
 *
 * Properties: "session"; "show-switch", whether the names of the pages are on top. */
#define MOA_TYPE_SIDE_PANEL (moa_side_panel_get_type ())
G_DECLARE_FINAL_TYPE (MoaSidePanel, moa_side_panel, MOA, SIDE_PANEL, GtkWidget)

gboolean moa_side_panel_has_page (const char *name);
void moa_side_panel_show_page (MoaSidePanel *self, const char *name);
void moa_side_panel_show_term (MoaSidePanel *self, const MoaTerm *term);
void moa_side_panel_show_source (MoaSidePanel *self, const MoaSource *source);
void moa_side_panel_focus_search (MoaSidePanel *self);

G_END_DECLS
