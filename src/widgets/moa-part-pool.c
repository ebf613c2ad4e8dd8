/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The widgets of those parts that have one just now, in the order of cause and effect: each node,
 * then the arrows that start from it. A widget that is no longer wanted waits without a parent for
 * the next part, since making one costs more than giving it another part. */

#include "moa-part-pool.h"

struct _MoaPartPool
{
  GtkWidget *parent;         /* unowned: owns the pool */
  const MoaDiagram *diagram; /* lent; NULL while there is no lesson */
  guint *places[2];          /* by type and index of a node or an arrow, its place in the order */
  GHashTable *by_part;       /* const MoaPart -> MoaPartWidget */
  GPtrArray *widgets;        /* sorted by the places of their parts */
  GPtrArray *spare;          /* owned, without parent */
};

/**
 * moa_part_pool_new:
 * @parent: whose children the widgets are; has to outlive the pool
 *
 * A pool for no diagram yet.
 *
 * Returns: (transfer full): a pool
 */
MoaPartPool *
moa_part_pool_new (GtkWidget *parent)
{
  MoaPartPool *self = g_new0 (MoaPartPool, 1);

  self->parent = parent;
  self->by_part = g_hash_table_new (NULL, NULL);
  self->widgets = g_ptr_array_new ();
  self->spare = g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

static void
remove_all (MoaPartPool *self)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  for (guint i = 0; i < self->widgets->len; i++)
    moa_part_widget_set_flows_to (moa_part_pool_get_nth (self, i), none);
  while (self->widgets->len > 0)
    moa_part_pool_remove (
        self, moa_part_widget_get_part (moa_part_pool_get_nth (self, self->widgets->len - 1)));
}

/**
 * moa_part_pool_free:
 * @self: a pool
 *
 * Takes the widgets from their parent and frees the pool.
 */
void
moa_part_pool_free (MoaPartPool *self)
{
  moa_part_pool_set_diagram (self, NULL);
  g_hash_table_unref (self->by_part);
  g_ptr_array_unref (self->widgets);
  g_ptr_array_unref (self->spare);
  g_free (self);
}

static void
put_in_order (MoaPartPool *self)
{
  const MoaNode *const *order = moa_diagram_get_cause_order (self->diagram);
  guint place = 0;

  self->places[MOA_PART_NODE] = g_new (guint, self->diagram->n_nodes);
  self->places[MOA_PART_EDGE] = g_new (guint, self->diagram->n_edges);
  for (guint i = 0; i < self->diagram->n_nodes; i++)
    {
      self->places[MOA_PART_NODE][order[i]->part.index] = place++;
      for (guint j = 0; j < order[i]->n_outgoing; j++)
        self->places[MOA_PART_EDGE][order[i]->outgoing[j]->part.index] = place++;
    }
}

/**
 * moa_part_pool_set_diagram:
 * @self: a pool
 * @diagram: (nullable): has to live until another is set
 *
 * Takes all widgets away and begins with another diagram. To be called before the old one goes.
 */
void
moa_part_pool_set_diagram (MoaPartPool *self, const MoaDiagram *diagram)
{
  remove_all (self);
  g_clear_pointer (&self->places[MOA_PART_NODE], g_free);
  g_clear_pointer (&self->places[MOA_PART_EDGE], g_free);
  self->diagram = diagram;
  if (diagram != NULL)
    put_in_order (self);
}

/**
 * moa_part_pool_get_n_parts:
 * @self: a pool
 *
 * Returns: how many nodes and arrows there are, with or without a widget
 */
guint
moa_part_pool_get_n_parts (MoaPartPool *self)
{
  return self->diagram != NULL ? self->diagram->n_nodes + self->diagram->n_edges : 0;
}

/**
 * moa_part_pool_get_n_widgets:
 * @self: a pool
 *
 * Returns: how many parts have a widget
 */
guint
moa_part_pool_get_n_widgets (MoaPartPool *self)
{
  return self->widgets->len;
}

/**
 * moa_part_pool_get_nth:
 * @self: a pool
 * @i: below the number of widgets
 *
 * Returns: (transfer none): a widget, in the order of cause and effect
 */
MoaPartWidget *
moa_part_pool_get_nth (MoaPartPool *self, guint i)
{
  return g_ptr_array_index (self->widgets, i);
}

/**
 * moa_part_pool_get:
 * @self: a pool
 * @part: a node or an arrow of the diagram
 *
 * Returns: (transfer none) (nullable): its widget, if it has one
 */
MoaPartWidget *
moa_part_pool_get (MoaPartPool *self, const MoaPart *part)
{
  return g_hash_table_lookup (self->by_part, part);
}

static guint
get_place (MoaPartPool *self, const MoaPart *part)
{
  return self->places[part->type][part->index];
}

/* Where among the widgets that of @part is or would be. */
static guint
find_position (MoaPartPool *self, const MoaPart *part)
{
  guint place = get_place (self, part);
  guint start = 0;
  guint end = self->widgets->len;

  while (start < end)
    {
      guint middle = (start + end) / 2;

      if (get_place (self, moa_part_widget_get_part (moa_part_pool_get_nth (self, middle))) < place)
        start = middle + 1;
      else
        end = middle;
    }

  return start;
}

static MoaPartWidget *
take_spare (MoaPartPool *self)
{
  if (self->spare->len > 0)
    return g_ptr_array_steal_index_fast (self->spare, self->spare->len - 1);

  return g_object_ref_sink (moa_part_widget_new ());
}

static MoaPartWidget *
add_at (MoaPartPool *self, const MoaPart *part, MoaSession *session, guint position)
{
  g_autoptr (MoaPartWidget) widget = take_spare (self);
  GtkWidget *next = position < self->widgets->len
                        ? GTK_WIDGET (moa_part_pool_get_nth (self, position))
                        : NULL;

  moa_part_widget_set_part (widget, part);
  moa_part_widget_describe (widget, session);
  moa_part_widget_set_selected (widget, moa_session_get_part (session) == part);
  gtk_widget_insert_before (GTK_WIDGET (widget), self->parent, next);
  g_ptr_array_insert (self->widgets, (int) position, widget);
  g_hash_table_insert (self->by_part, (gpointer) part, widget);

  return widget; /* its parent keeps it */
}

/**
 * moa_part_pool_add:
 * @self: a pool
 * @part: a node or an arrow of the diagram, without a widget
 * @session: what the widget says of it
 *
 * Gives a part a widget, at its place in the order of cause and effect.
 *
 * Returns: (transfer none): the widget
 */
MoaPartWidget *
moa_part_pool_add (MoaPartPool *self, const MoaPart *part, MoaSession *session)
{
  return add_at (self, part, session, find_position (self, part));
}

/**
 * moa_part_pool_add_all:
 * @self: a pool without widgets
 * @session: what the widgets say of their parts
 *
 * Gives every node and every arrow a widget.
 */
void
moa_part_pool_add_all (MoaPartPool *self, MoaSession *session)
{
  const MoaNode *const *order = moa_diagram_get_cause_order (self->diagram);

  for (guint i = 0; i < self->diagram->n_nodes; i++)
    {
      add_at (self, &order[i]->part, session, self->widgets->len);
      for (guint j = 0; j < order[i]->n_outgoing; j++)
        add_at (self, &order[i]->outgoing[j]->part, session, self->widgets->len);
    }
  moa_part_pool_connect_flow (self);
}

/**
 * moa_part_pool_remove:
 * @self: a pool
 * @part: a part that has a widget
 *
 * Takes a part's widget away.
 */
void
moa_part_pool_remove (MoaPartPool *self, const MoaPart *part)
{
  MoaPartWidget *widget = moa_part_pool_get (self, part);

  g_ptr_array_remove_index (self->widgets, find_position (self, part));
  g_hash_table_remove (self->by_part, part);
  moa_part_widget_set_part (widget, NULL);
  g_ptr_array_add (self->spare, g_object_ref (widget));
  gtk_widget_unparent (GTK_WIDGET (widget));
}

static void
add_target (MoaPartPool *self, const MoaNode *node, GPtrArray *targets)
{
  MoaPartWidget *target = moa_part_pool_get (self, &node->part);

  if (target != NULL && !g_ptr_array_find (targets, target, NULL))
    g_ptr_array_add (targets, target);
}

static void
add_targets (MoaPartPool *self, const MoaPart *part, GPtrArray *targets)
{
  const MoaNode *node = (const MoaNode *) part;

  if (part->type == MOA_PART_EDGE)
    add_target (self, ((const MoaEdge *) part)->to, targets);
  for (guint i = 0; part->type == MOA_PART_NODE && i < node->n_outgoing; i++)
    add_target (self, node->outgoing[i]->to, targets);
}

/**
 * moa_part_pool_connect_flow:
 * @self: a pool
 *
 * Tells assistive technology which part leads to which, after widgets have come or gone.
 */
void
moa_part_pool_connect_flow (MoaPartPool *self)
{
  g_autoptr (GPtrArray) targets = g_ptr_array_new ();

  for (guint i = 0; i < self->widgets->len; i++)
    {
      MoaPartWidget *widget = moa_part_pool_get_nth (self, i);

      g_ptr_array_set_size (targets, 0);
      add_targets (self, moa_part_widget_get_part (widget), targets);
      moa_part_widget_set_flows_to (widget, targets);
    }
}

/**
 * moa_part_pool_describe:
 * @self: a pool
 * @session: what is shown
 *
 * Has every widget say anew what its part is; first the one that has the focus, because a screen
 * reader speaks of that.
 */
void
moa_part_pool_describe (MoaPartPool *self, MoaSession *session)
{
  GtkWidget *focused = gtk_widget_get_focus_child (self->parent);

  if (focused != NULL)
    moa_part_widget_describe (MOA_PART_WIDGET (focused), session);
  for (guint i = 0; i < self->widgets->len; i++)
    moa_part_widget_describe (moa_part_pool_get_nth (self, i), session);
}

/**
 * moa_part_pool_select:
 * @self: a pool
 * @part: (nullable): the chosen part
 *
 * Lets the widget of @part be the selected one, if it has one.
 */
void
moa_part_pool_select (MoaPartPool *self, const MoaPart *part)
{
  for (guint i = 0; i < self->widgets->len; i++)
    {
      MoaPartWidget *widget = moa_part_pool_get_nth (self, i);

      moa_part_widget_set_selected (widget, moa_part_widget_get_part (widget) == part);
    }
}
