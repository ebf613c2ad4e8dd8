/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "drawn-diagram.h"

static void
free_medicine (gpointer data)
{
  g_free ((gpointer) ((MoaMedicine *) data)->targets);
  g_free (data);
}

DrawnDiagram *
drawn_diagram_new (guint n_nodes)
{
  DrawnDiagram *self = g_new0 (DrawnDiagram, 1);

  self->nodes = g_new0 (MoaNode, MAX (n_nodes, 1));
  self->edges = g_ptr_array_new_with_free_func (g_free);
  self->medicines = g_ptr_array_new_with_free_func (free_medicine);
  self->links = g_ptr_array_new_with_free_func (g_free);
  self->diagram.n_nodes = n_nodes;
  self->diagram.nodes = g_new (const MoaNode *, n_nodes);
  for (guint i = 0; i < n_nodes; i++)
    {
      self->nodes[i].part.index = i;
      self->diagram.nodes[i] = &self->nodes[i];
    }
  return self;
}

void
drawn_diagram_free (DrawnDiagram *self)
{
  g_free (self->diagram.nodes);
  g_free (self->nodes);
  g_ptr_array_unref (self->edges);
  g_ptr_array_unref (self->medicines);
  g_ptr_array_unref (self->links);
  g_free (self);
}

/* An arrow; `sign` is -1, 1, or 0 for one that carries nothing. */
const MoaEdge *
drawn_diagram_connect (DrawnDiagram *self, guint from, guint to, int sign, gboolean contested)
{
  MoaEdge *edge = g_new0 (MoaEdge, 1);

  edge->part.type = MOA_PART_EDGE;
  edge->part.index = self->edges->len;
  edge->from = &self->nodes[from];
  edge->to = &self->nodes[to];
  edge->certainty = contested ? MOA_CERTAINTY_CONTESTED : MOA_CERTAINTY_ESTABLISHED;
  edge->influence = (MoaInfluenceLink){ edge->from, edge->to, (MoaSign) sign };
  g_ptr_array_add (self->edges, edge);
  self->diagram.edges = (const MoaEdge **) self->edges->pdata;
  self->diagram.n_edges = self->edges->len;
  return edge;
}

static const MoaEdge **
list_arrows (DrawnDiagram *self, const MoaNode *node, gboolean outgoing, guint *n_edges)
{
  const MoaEdge **edges = g_new (const MoaEdge *, self->edges->len + 1);

  *n_edges = 0;
  for (guint i = 0; i < self->edges->len; i++)
    {
      const MoaEdge *edge = g_ptr_array_index (self->edges, i);

      if ((outgoing ? edge->from : edge->to) == node)
        edges[(*n_edges)++] = edge;
    }
  g_ptr_array_add (self->links, edges);
  return edges;
}

/* Lets the nodes know their arrows, once all are there; the order of cause is that of the numbers.
 */
void
drawn_diagram_link (DrawnDiagram *self)
{
  for (guint i = 0; i < self->diagram.n_nodes; i++)
    {
      MoaNode *node = &self->nodes[i];

      node->outgoing = list_arrows (self, node, TRUE, &node->n_outgoing);
      node->incoming = list_arrows (self, node, FALSE, &node->n_incoming);
    }
  self->diagram.cause_order = self->diagram.nodes;
}

/* A medicine whose own node is `own`, or has none when that is negative, and which acts on
 * `target`, or on nothing when `change` is 0. */
const MoaMedicine *
drawn_diagram_give (DrawnDiagram *self, int own, guint target, int change)
{
  MoaMedicine *medicine = g_new0 (MoaMedicine, 1);
  MoaTarget *targets = g_new0 (MoaTarget, 1);

  targets[0] = (MoaTarget){ &self->nodes[target], (MoaSign) change };
  medicine->node = own < 0 ? NULL : &self->nodes[own];
  medicine->targets = targets;
  medicine->n_targets = change != 0 ? 1 : 0;
  g_ptr_array_add (self->medicines, medicine);
  return medicine;
}

/* All medicines of the diagram, taken together. */
MoaInfluence *
drawn_diagram_take (DrawnDiagram *self)
{
  return moa_influence_new (&self->diagram, (const MoaMedicine *const *) self->medicines->pdata,
                            self->medicines->len);
}
