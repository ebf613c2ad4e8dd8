/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-session.h"

G_BEGIN_DECLS

/* A part of the mechanism that can be reached by keyboard and by assistive technology. */
#define MOA_TYPE_NODE_WIDGET (moa_node_widget_get_type ())
G_DECLARE_FINAL_TYPE (MoaNodeWidget, moa_node_widget, MOA, NODE_WIDGET, GtkWidget)

MoaNodeWidget *moa_node_widget_new (void);
void moa_node_widget_set_node (MoaNodeWidget *self, const MoaNode *node);
const MoaNode *moa_node_widget_get_node (MoaNodeWidget *self);
void moa_node_widget_describe (MoaNodeWidget *self, MoaSession *session);
void moa_node_widget_set_selected (MoaNodeWidget *self, gboolean selected);
void moa_node_widget_set_flows_to (MoaNodeWidget *self, GPtrArray *targets);

G_END_DECLS
