/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether things are where they can be drawn and told apart: children inside their parents,
 * everything inside the diagram, no two nodes on one place, nodes that can be read, arrows that go
 * from one place to another. All lengths are in diagram units. */

#include <math.h>

#include "moa-bundle-check.h"
#include "moa-string-hash.h"

#define LEAST_SIZE 12.0  /* of a node, in which something can be seen */
#define MOST_SIZE 4000.0 /* of a node, which fits on a screen when everything else can be read */
#define MOST_ARROWS 100u /* at one node: more have no room at its border */
#define MOST_LETTERS 120 /* of a node's label, which is cut to its box */

typedef struct
{
  double left, top, right, bottom;
} Box;

static Box
get_compartment_box (const MoaCompartment *compartment)
{
  return (Box){ compartment->x, compartment->y, compartment->x + compartment->width,
                compartment->y + compartment->height };
}

/* A node without a size of its own is judged by its centre: how large it will be is not known. */
static Box
get_node_box (const MoaNode *node)
{
  return (Box){ node->x - node->width / 2, node->y - node->height / 2, node->x + node->width / 2,
                node->y + node->height / 2 };
}

static gboolean
is_inside (Box inner, Box outer)
{
  return inner.left >= outer.left && inner.top >= outer.top && inner.right <= outer.right
         && inner.bottom <= outer.bottom;
}

/* Compartments */

/* Marks the way up from a compartment with `mark`. Returns whether it comes back to itself; it
 * stops where an earlier way has been, so all ways together visit each compartment once. */
static gboolean
climbs_to_itself (const MoaCompartment *start, guint *marks, guint mark)
{
  for (const MoaCompartment *at = start; at != NULL; at = at->parent)
    {
      if (marks[at->part.index] != 0)
        return marks[at->part.index] == mark;
      marks[at->part.index] = mark;
    }
  return FALSE;
}

/* A circle of parents would never end for whoever climbs it. */
static void
check_parents (MoaBundleDraft *self)
{
  const MoaRecords *compartments = &self->bundle->compartments;
  g_autofree guint *marks = g_new0 (guint, compartments->list->len + 1);

  for (guint i = 0; i < compartments->list->len; i++)
    {
      const MoaCompartment *compartment = g_ptr_array_index (compartments->list, i);

      if (marks[i] == 0 && climbs_to_itself (compartment, marks, i + 1))
        moa_findings_add (
            self->json.findings, moa_records_get_member (self, compartments, i, "parent"),
            MOA_CODE_UNKNOWN_REFERENCE,
            "expected a parent outside \"%s\", found one that lies in it", compartment->part.id);
    }
}

static void
check_compartment (MoaBundleDraft *self, guint i, Box diagram)
{
  const MoaRecords *compartments = &self->bundle->compartments;
  const MoaCompartment *compartment = g_ptr_array_index (compartments->list, i);
  Box box = get_compartment_box (compartment);
  guint value = moa_records_get_member (self, compartments, i, "box");

  if (value == 0 || compartment->width <= 0.0)
    return;
  if (compartment->parent != NULL && compartment->parent->width > 0.0
      && !is_inside (box, get_compartment_box (compartment->parent)))
    moa_findings_add (self->json.findings, value, MOA_CODE_GEOMETRY,
                      "expected a box inside that of the parent \"%s\"",
                      compartment->parent->part.id);
  else if (!is_inside (box, diagram))
    moa_findings_add (self->json.findings, value, MOA_CODE_GEOMETRY,
                      "expected a box inside the diagram of %g × %g", diagram.right,
                      diagram.bottom);
}

/* Nodes */

/* All bits of a number count: a hash of its whole part alone would make a hundred thousand nodes
 * that stand close together look for each other one by one. The number's own bytes are hashed as
 * ids are, so that nobody can choose places that meet. Adding 0 makes 0 of -0, its equal. */
static guint
hash_place (gconstpointer data)
{
  const MoaNode *node = data;
  const double place[] = { node->x + 0.0, node->y + 0.0 };

  return moa_string_hash_bytes ((const char *) place, sizeof place);
}

static gboolean
is_same_place (gconstpointer a, gconstpointer b)
{
  const MoaNode *node_a = a;
  const MoaNode *node_b = b;

  return node_a->x == node_b->x && node_a->y == node_b->y;
}

static void
check_node (MoaBundleDraft *self, guint i, Box diagram, GHashTable *places)
{
  const MoaRecords *nodes = &self->bundle->nodes;
  MoaNode *node = g_ptr_array_index (nodes->list, i);
  guint value = moa_records_get_member (self, nodes, i, "at");
  const MoaNode *other;

  if (isnan (node->x))
    return;
  if (!is_inside (get_node_box (node), diagram))
    moa_findings_add (self->json.findings, value, MOA_CODE_GEOMETRY,
                      "expected a place inside the diagram of %g × %g", diagram.right,
                      diagram.bottom);
  other = g_hash_table_lookup (places, node);
  if (other != NULL)
    moa_findings_add (self->json.findings, value, MOA_CODE_GEOMETRY,
                      "expected a place of its own, found that of the node \"%s\"", other->part.id);
  else
    g_hash_table_add (places, node);
}

static void
check_size (MoaBundleDraft *self, guint i)
{
  const MoaRecords *nodes = &self->bundle->nodes;
  const MoaNode *node = g_ptr_array_index (nodes->list, i);
  guint value = moa_records_get_member (self, nodes, i, "size");

  if (value == 0 || node->width <= 0.0)
    return;
  if (MIN (node->width, node->height) < LEAST_SIZE || MAX (node->width, node->height) > MOST_SIZE)
    moa_findings_add (self->json.findings, value, MOA_CODE_GEOMETRY,
                      "expected a width and a height from %g to %g, found %g × %g", LEAST_SIZE,
                      MOST_SIZE, node->width, node->height);
}

static void
check_label (MoaBundleDraft *self, guint i)
{
  const MoaRecords *nodes = &self->bundle->nodes;
  const MoaNode *node = g_ptr_array_index (nodes->list, i);
  glong n_letters = node->part.label.id != NULL ? g_utf8_strlen (node->part.label.id, -1) : 0;

  if (n_letters > MOST_LETTERS)
    moa_findings_add (self->json.findings, moa_records_get_member (self, nodes, i, "label"),
                      MOA_CODE_GEOMETRY,
                      "expected at most %d characters, which fit into a node, found %ld",
                      MOST_LETTERS, n_letters);
}

/* A picture of nothing can be opened, and be drawn into. */
static void
check_any_node (MoaBundleDraft *self)
{
  const MoaJsonTape *tape = self->json.tape;
  guint diagram = moa_json_tape_find_member (tape, 0, "diagram");
  guint nodes = diagram != 0 ? moa_json_tape_find_member (tape, diagram, "nodes") : 0;

  if (nodes != 0 && moa_json_tape_get_type (tape, nodes) == MOA_JSON_ARRAY
      && moa_json_tape_first (tape, nodes) == 0)
    moa_findings_add (self->json.findings, nodes, MOA_CODE_GEOMETRY,
                      "expected at least one node, found an empty list");
}

/* Arrows */

static void
check_edge (MoaBundleDraft *self, guint i, guint *n_arrows)
{
  const MoaRecords *edges = &self->bundle->edges;
  const MoaEdge *edge = g_ptr_array_index (edges->list, i);

  if (edge->from == NULL || edge->to == NULL)
    return;
  n_arrows[edge->from->part.index]++;
  n_arrows[edge->to->part.index]++;
  if (edge->n_via == 0 && is_same_place (edge->from, edge->to))
    moa_findings_add (self->json.findings, moa_records_get_member (self, edges, i, "to"),
                      MOA_CODE_GEOMETRY,
                      "expected two ends on different places or a via point, found both ends on "
                      "that of the node \"%s\"",
                      edge->from->part.id);
}

static void
check_crowd (MoaBundleDraft *self, guint i, guint n_arrows)
{
  const MoaRecords *nodes = &self->bundle->nodes;

  if (n_arrows > MOST_ARROWS)
    moa_findings_add (self->json.findings, moa_records_get_value (nodes, i), MOA_CODE_GEOMETRY,
                      "expected at most %u ends of arrows at one node, found %u", MOST_ARROWS,
                      n_arrows);
}

static void
check_edges (MoaBundleDraft *self)
{
  const MoaBundle *bundle = self->bundle;
  g_autofree guint *n_arrows = g_new0 (guint, bundle->nodes.list->len + 1);

  for (guint i = 0; i < bundle->edges.list->len; i++)
    check_edge (self, i, n_arrows);
  for (guint i = 0; i < bundle->nodes.list->len; i++)
    check_crowd (self, i, n_arrows[i]);
}

/* moa_bundle_check_geometry:
 *
 * Adds compartments that leave their parent or the diagram or lie in themselves; nodes outside the
 * diagram, on one place, of a size or with a label that cannot be read; arrows that cannot be told
 * apart; and a diagram without a node. */
void
moa_bundle_check_geometry (MoaBundleDraft *self)
{
  const MoaBundle *bundle = self->bundle;
  Box diagram = { 0.0, 0.0, bundle->diagram.width, bundle->diagram.height };
  g_autoptr (GHashTable) places = g_hash_table_new (hash_place, is_same_place);

  check_parents (self);
  check_any_node (self);
  if (bundle->diagram.width <= 0.0)
    return;
  for (guint i = 0; i < bundle->compartments.list->len; i++)
    check_compartment (self, i, diagram);
  for (guint i = 0; i < bundle->nodes.list->len; i++)
    {
      check_node (self, i, diagram, places);
      check_size (self, i);
      check_label (self, i);
    }
  check_edges (self);
}
