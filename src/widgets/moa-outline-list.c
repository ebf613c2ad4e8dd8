/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The order of the outline: a place stands before the first part that is in it, and after the place
 * around it; below a node stand the arrows that start from it. Places that hold nothing come last.
 *
 * An item is made when a line asks for it, so that a lesson of 50,000 parts costs an array, and
 * where each part stands is kept, so that selecting one does not look for it. */

#include "moa-outline-list.h"

#include "moa-outline-item.h"

#define N_TYPES (MOA_PART_COMPARTMENT + 1)

struct _MoaOutlineList
{
  GObject parent_instance;

  MoaBundle *bundle; /* keeps the parts alive */
  GPtrArray *parts;
  guint *places[N_TYPES]; /* position + 1 by the part's index; 0 while a part is not placed */
};

static GType
moa_outline_list_get_item_type (GListModel *model)
{
  return MOA_TYPE_OUTLINE_ITEM;
}

static guint
moa_outline_list_get_n_items (GListModel *model)
{
  return MOA_OUTLINE_LIST (model)->parts->len;
}

static gpointer
moa_outline_list_get_item (GListModel *model, guint position)
{
  const MoaPart *part = moa_outline_list_get_part (MOA_OUTLINE_LIST (model), position);

  return part != NULL ? moa_outline_item_new (part) : NULL;
}

static void
moa_outline_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = moa_outline_list_get_item_type;
  iface->get_n_items = moa_outline_list_get_n_items;
  iface->get_item = moa_outline_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MoaOutlineList,
                               moa_outline_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      moa_outline_list_model_init))

/* --- order ------------------------------------------------------------------------------------ */

static gboolean
is_placed (MoaOutlineList *self, const MoaPart *part)
{
  return self->places[part->type][part->index] != 0;
}

static void
put_part (MoaOutlineList *self, const MoaPart *part, guint position)
{
  g_ptr_array_index (self->parts, position) = (gpointer) part;
  self->places[part->type][part->index] = position + 1;
}

static void
place_part (MoaOutlineList *self, const MoaPart *part)
{
  guint position = self->parts->len;

  g_ptr_array_set_size (self->parts, (int) position + 1);
  put_part (self, part, position);
}

/* The outermost first. */
static void
place_compartment (MoaOutlineList *self, const MoaCompartment *compartment)
{
  guint first = self->parts->len;
  guint end = first;

  for (const MoaCompartment *i = compartment; i != NULL && !is_placed (self, &i->part);
       i = i->parent)
    end++;
  g_ptr_array_set_size (self->parts, (int) end);
  for (; end > first; compartment = compartment->parent)
    put_part (self, &compartment->part, --end);
}

static void
place_node (MoaOutlineList *self, const MoaNode *node)
{
  place_compartment (self, node->compartment);
  place_part (self, &node->part);
  for (guint i = 0; i < node->n_outgoing; i++)
    place_part (self, &node->outgoing[i]->part);
}

static void
place_all (MoaOutlineList *self, const MoaDiagram *diagram)
{
  const MoaNode *const *order = moa_diagram_get_cause_order (diagram);

  self->places[MOA_PART_NODE] = g_new0 (guint, diagram->n_nodes);
  self->places[MOA_PART_EDGE] = g_new0 (guint, diagram->n_edges);
  self->places[MOA_PART_COMPARTMENT] = g_new0 (guint, diagram->n_compartments);

  for (guint i = 0; i < diagram->n_nodes; i++)
    place_node (self, order[i]);
  for (guint i = 0; i < diagram->n_compartments; i++)
    place_compartment (self, diagram->compartments[i]);
}

/* --- public ----------------------------------------------------------------------------------- */

/**
 * moa_outline_list_new:
 * @bundle: a lesson
 *
 * Puts all nodes, arrows and places of a lesson in the order of the outline.
 *
 * Returns: (transfer full): a list that does not change
 */
MoaOutlineList *
moa_outline_list_new (MoaBundle *bundle)
{
  MoaOutlineList *self = g_object_new (MOA_TYPE_OUTLINE_LIST, NULL);

  self->bundle = g_object_ref (bundle);
  place_all (self, moa_bundle_get_diagram (bundle));

  return self;
}

/**
 * moa_outline_list_get_part:
 * @self: a list
 * @position: a position in it
 *
 * The part that stands there.
 *
 * Returns: (transfer none) (nullable): a part of the lesson, %NULL after the end
 */
const MoaPart *
moa_outline_list_get_part (MoaOutlineList *self, guint position)
{
  return position < self->parts->len ? g_ptr_array_index (self->parts, position) : NULL;
}

/**
 * moa_outline_list_find:
 * @self: a list
 * @part: a part of the lesson
 * @position: (out): where it stands
 *
 * Finds a part without searching.
 *
 * Returns: whether it is in the list, which all parts of its lesson are
 */
gboolean
moa_outline_list_find (MoaOutlineList *self, const MoaPart *part, guint *position)
{
  guint place = self->places[part->type][part->index];

  if (place == 0 || g_ptr_array_index (self->parts, place - 1) != part)
    return FALSE;

  *position = place - 1;

  return TRUE;
}

static void
moa_outline_list_finalize (GObject *object)
{
  MoaOutlineList *self = MOA_OUTLINE_LIST (object);

  for (guint i = 0; i < N_TYPES; i++)
    g_free (self->places[i]);
  g_ptr_array_unref (self->parts);
  g_clear_object (&self->bundle);

  G_OBJECT_CLASS (moa_outline_list_parent_class)->finalize (object);
}

static void
moa_outline_list_class_init (MoaOutlineListClass *class)
{
  G_OBJECT_CLASS (class)->finalize = moa_outline_list_finalize;
}

static void
moa_outline_list_init (MoaOutlineList *self)
{
  self->parts = g_ptr_array_new ();
}
