/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A side panel beside the content, or, where the window is narrow, sliding over it.
 *
 * Properties: "sidebar" and "content" (GtkWidget), and "show-sidebar". */
#define MOA_TYPE_SPLIT_VIEW (moa_split_view_get_type ())
G_DECLARE_FINAL_TYPE (MoaSplitView, moa_split_view, MOA, SPLIT_VIEW, GtkWidget)

void moa_split_view_set_sidebar (MoaSplitView *self, GtkWidget *sidebar);
void moa_split_view_set_content (MoaSplitView *self, GtkWidget *content);
gboolean moa_split_view_get_show_sidebar (MoaSplitView *self);
void moa_split_view_set_show_sidebar (MoaSplitView *self, gboolean show);
gboolean moa_split_view_get_pinned (MoaSplitView *self);
void moa_split_view_set_pinned (MoaSplitView *self, gboolean pinned);

G_END_DECLS
