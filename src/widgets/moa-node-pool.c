/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The widgets of those parts that have one just now. A widget that is no longer wanted waits without
 * a parent for the next part, since making one costs more than giving it another part. */

#include "moa-node-pool.h"

struct _MoaNodePool
{
  GtkWidget *parent;         /* unowned: owns the pool */
  const MoaDiagram *diagram; /* lent; NULL while there is no lesson */
  GPtrArray *widgets;        /* by index of the node; NULL where there is none */
  GPtrArray *spare;          /* owned, without parent */
};

/**
 * moa_node_pool_new:
 * @parent: whose children the widgets are; has to outlive the pool
 *
 * A pool for no diagram yet.
 *
 * Returns: (transfer full): a pool
 */
MoaNodePool *
moa_node_pool_new (GtkWidget *parent)
{
  MoaNodePool *self = g_new0 (MoaNodePool, 1);

  self->parent = parent;
  self->widgets = g_ptr_array_new ();
  self->spare = g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

static void
remove_all (MoaNodePool *self)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  for (guint i = 0; i < self->widgets->len; i++)
    if (g_ptr_array_index (self->widgets, i) != NULL)
      moa_node_widget_set_flows_to (g_ptr_array_index (self->widgets, i), none);
  for (guint i = 0; i < self->widgets->len; i++)
    if (g_ptr_array_index (self->widgets, i) != NULL)
      moa_node_pool_remove (self, i);
  g_ptr_array_set_size (self->widgets, 0);
}

/**
 * moa_node_pool_free:
 * @self: a pool
 *
 * Takes the widgets from their parent and frees the pool.
 */
void
moa_node_pool_free (MoaNodePool *self)
{
  remove_all (self);
  g_ptr_array_unref (self->widgets);
  g_ptr_array_unref (self->spare);
  g_free (self);
}

/**
 * moa_node_pool_set_diagram:
 * @self: a pool
 * @diagram: (nullable): has to live until another is set
 *
 * Takes all widgets away and begins with another diagram. To be called before the old one goes.
 */
void
moa_node_pool_set_diagram (MoaNodePool *self, const MoaDiagram *diagram)
{
  remove_all (self);
  self->diagram = diagram;
  if (diagram != NULL)
    g_ptr_array_set_size (self->widgets, (int) diagram->n_nodes);
}

/**
 * moa_node_pool_get_n_nodes:
 * @self: a pool
 *
 * Returns: how many nodes there are, with or without a widget
 */
guint
moa_node_pool_get_n_nodes (MoaNodePool *self)
{
  return self->widgets->len;
}

/**
 * moa_node_pool_get:
 * @self: a pool
 * @index: of a node
 *
 * Returns: (transfer none) (nullable): its widget, if it has one
 */
MoaNodeWidget *
moa_node_pool_get (MoaNodePool *self, guint index)
{
  return g_ptr_array_index (self->widgets, index);
}

/**
 * moa_node_pool_add:
 * @self: a pool
 * @node: a node of the diagram, without a widget
 * @session: what the widget says of it
 *
 * Gives a node a widget, after all others in the order of focus.
 */
void
moa_node_pool_add (MoaNodePool *self, const MoaNode *node, MoaSession *session)
{
  MoaNodeWidget *widget;

  if (self->spare->len > 0)
    widget = g_ptr_array_steal_index_fast (self->spare, self->spare->len - 1);
  else
    widget = g_object_ref_sink (moa_node_widget_new ());

  moa_node_widget_set_node (widget, node);
  moa_node_widget_describe (widget, session);
  moa_node_widget_set_selected (widget, moa_session_get_part (session) == &node->part);
  gtk_widget_insert_before (GTK_WIDGET (widget), self->parent, NULL);
  g_ptr_array_index (self->widgets, node->part.index) = widget;
  g_object_unref (widget); /* its parent keeps it */
}

/**
 * moa_node_pool_remove:
 * @self: a pool
 * @index: of a node that has a widget
 *
 * Takes a node's widget away.
 */
void
moa_node_pool_remove (MoaNodePool *self, guint index)
{
  MoaNodeWidget *widget = g_ptr_array_index (self->widgets, index);

  moa_node_widget_set_node (widget, NULL);
  g_ptr_array_add (self->spare, g_object_ref (widget));
  gtk_widget_unparent (GTK_WIDGET (widget));
  g_ptr_array_index (self->widgets, index) = NULL;
}

static void
add_targets (MoaNodePool *self, const MoaNode *node, GPtrArray *targets)
{
  for (guint i = 0; i < node->n_outgoing; i++)
    {
      MoaNodeWidget *target = moa_node_pool_get (self, node->outgoing[i]->to->part.index);

      if (target != NULL && !g_ptr_array_find (targets, target, NULL))
        g_ptr_array_add (targets, target);
    }
}

/**
 * moa_node_pool_connect_flow:
 * @self: a pool
 *
 * Tells assistive technology which part leads to which, after widgets have come or gone.
 */
void
moa_node_pool_connect_flow (MoaNodePool *self)
{
  g_autoptr (GPtrArray) targets = g_ptr_array_new ();

  for (guint i = 0; i < self->widgets->len; i++)
    {
      MoaNodeWidget *widget = moa_node_pool_get (self, i);

      if (widget == NULL)
        continue;

      g_ptr_array_set_size (targets, 0);
      add_targets (self, self->diagram->nodes[i], targets);
      moa_node_widget_set_flows_to (widget, targets);
    }
}

/**
 * moa_node_pool_describe:
 * @self: a pool
 * @session: what is shown
 *
 * Has every widget say anew what its part is.
 */
void
moa_node_pool_describe (MoaNodePool *self, MoaSession *session)
{
  for (guint i = 0; i < self->widgets->len; i++)
    if (moa_node_pool_get (self, i) != NULL)
      moa_node_widget_describe (moa_node_pool_get (self, i), session);
}

/**
 * moa_node_pool_select:
 * @self: a pool
 * @part: (nullable): the chosen part
 *
 * Lets the widget of @part be the selected one, if it has one.
 */
void
moa_node_pool_select (MoaNodePool *self, const MoaPart *part)
{
  for (guint i = 0; i < self->widgets->len; i++)
    {
      MoaNodeWidget *widget = moa_node_pool_get (self, i);

      if (widget != NULL)
        moa_node_widget_set_selected (widget, &moa_node_widget_get_node (widget)->part == part);
    }
}
