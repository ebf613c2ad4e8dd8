/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-diagram.h"
#include "moa-node-widget.h"

G_BEGIN_DECLS

/* The widgets of a diagram's nodes: for all of them, or for those in view. */
typedef struct _MoaNodePool MoaNodePool;

MoaNodePool *moa_node_pool_new (GtkWidget *parent);
void moa_node_pool_free (MoaNodePool *self);

void moa_node_pool_set_diagram (MoaNodePool *self, const MoaDiagram *diagram);
guint moa_node_pool_get_n_nodes (MoaNodePool *self);
MoaNodeWidget *moa_node_pool_get (MoaNodePool *self, guint index);
void moa_node_pool_add (MoaNodePool *self, const MoaNode *node, MoaSession *session);
void moa_node_pool_remove (MoaNodePool *self, guint index);

void moa_node_pool_connect_flow (MoaNodePool *self);
void moa_node_pool_describe (MoaNodePool *self, MoaSession *session);
void moa_node_pool_select (MoaNodePool *self, const MoaPart *part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaNodePool, moa_node_pool_free)

G_END_DECLS
