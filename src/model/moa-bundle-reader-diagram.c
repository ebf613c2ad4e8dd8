/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The mechanism: compartments, nodes, arrows, and which arrows meet at a node. */

#include <math.h>

#include "moa-bundle-draft.h"

static const char *const diagram_members[] = { "size",  "caption", "how_to_read", "compartments",
                                               "nodes", "edges",   NULL };
static const char *const compartment_members[] = { "id",    "label",  "kind", "box",
                                                   "shape", "parent", NULL };
static const char *const node_members[] = { "id",    "label",    "kind",   "compartment",
                                            "at",    "size",     "symbol", "image",
                                            "plain", "clinical", "cite",   NULL };
static const char *const edge_members[] = { "id",       "from",      "to",        "kind",
                                            "label",    "certainty", "via",       "plain",
                                            "clinical", "cite",      "influence", NULL };
static const char *const influence_members[] = { "cause", "effect", "sign", NULL };

static const char *const shape_names[] = { "rounded", "oval", "band", NULL };
static const char *const certainty_names[] = { "established", "contested", NULL };
static const char *const sign_names[] = { "+", "-", NULL };

static void
declare_parts (MoaBundleDraft *self,
               guint diagram,
               const char *name,
               MoaRecords *records,
               const MoaRecordType *record_type,
               MoaPartType type)
{
  guint array = moa_json_tape_find_member (self->json.tape, diagram, name);

  if (array == 0 || moa_json_tape_get_type (self->json.tape, array) != MOA_JSON_ARRAY
      || !moa_bundle_draft_check_limit (self, array, name))
    return;
  moa_bundle_draft_declare (self, records, array, record_type, self->bundle->parts, NULL);
  for (guint i = 0; i < records->list->len; i++)
    {
      MoaPart *part = g_ptr_array_index (records->list, i);

      part->type = type;
      part->index = i;
    }
}

/* moa_bundle_reader_declare_diagram:
 *
 * Makes the compartments, nodes and edges of the object `diagram` known by their ids. */
void
moa_bundle_reader_declare_diagram (MoaBundleDraft *self, guint diagram)
{
  static const MoaRecordType compartment_type = { "compartment", sizeof (MoaCompartment),
                                                  G_STRUCT_OFFSET (MoaPart, id) };
  static const MoaRecordType node_type = { "node", sizeof (MoaNode),
                                           G_STRUCT_OFFSET (MoaPart, id) };
  static const MoaRecordType edge_type = { "edge", sizeof (MoaEdge),
                                           G_STRUCT_OFFSET (MoaPart, id) };

  declare_parts (self, diagram, "compartments", &self->bundle->compartments, &compartment_type,
                 MOA_PART_COMPARTMENT);
  declare_parts (self, diagram, "nodes", &self->bundle->nodes, &node_type, MOA_PART_NODE);
  declare_parts (self, diagram, "edges", &self->bundle->edges, &edge_type, MOA_PART_EDGE);
}

static gboolean
check_positive (MoaJsonReader *json, guint array, double width, double height)
{
  if (width > 0.0 && height > 0.0)
    return TRUE;
  moa_findings_add (json->findings, array, MOA_CODE_NUMBER_RANGE,
                    "expected a width and a height above 0, found %g and %g", width, height);
  return FALSE;
}

static void
get_size (MoaJsonReader *json,
          const MoaJsonObject *object,
          MoaJsonNeed need,
          double *width,
          double *height)
{
  double size[2];

  if (!moa_json_get_numbers (object, "size", need, size, 2)
      || !check_positive (json, moa_json_object_get (object, "size"), size[0], size[1]))
    return;
  *width = size[0];
  *height = size[1];
}

static void
get_box (MoaJsonReader *json, const MoaJsonObject *object, MoaCompartment *compartment)
{
  double box[4];

  if (!moa_json_get_numbers (object, "box", MOA_JSON_REQUIRED, box, 4)
      || !check_positive (json, moa_json_object_get (object, "box"), box[2], box[3]))
    return;
  compartment->x = box[0];
  compartment->y = box[1];
  compartment->width = box[2];
  compartment->height = box[3];
}

static void
fill_compartment (MoaBundleDraft *self, MoaCompartment *compartment, guint value)
{
  const char *id = compartment->part.id;
  MoaJsonObject object;

  moa_json_object_open (&object, &self->json, value, compartment_members);
  compartment->part.label = moa_json_get_text (&object, "label", MOA_JSON_REQUIRED,
                                               MOA_JSON_MAX_LABEL, "compartment/%s/label", id);
  compartment->kind = (MoaCompartmentKind) moa_json_get_enum (&object, "kind", MOA_JSON_OPTIONAL,
                                                              moa_compartment_kind_get_names (),
                                                              MOA_COMPARTMENT_TISSUE);
  compartment->shape = (MoaCompartmentShape) moa_json_get_enum (&object, "shape", MOA_JSON_OPTIONAL,
                                                                shape_names, MOA_SHAPE_ROUNDED);
  get_box (&self->json, &object, compartment);
  compartment->parent = moa_bundle_draft_resolve_compartment (
      self, moa_json_object_get (&object, "parent"));
}

static void
fill_node (MoaBundleDraft *self, MoaNode *node, guint value)
{
  MoaPart *part = &node->part;
  MoaJsonObject object;
  double at[2];
  gboolean has_place;

  moa_json_object_open (&object, &self->json, value, node_members);
  part->label = moa_json_get_text (&object, "label", MOA_JSON_REQUIRED, MOA_JSON_MAX_LABEL,
                                   "node/%s/label", part->id);
  part->plain = moa_json_get_text (&object, "plain", MOA_JSON_REQUIRED, MOA_JSON_MAX_TEXT,
                                   "node/%s/plain", part->id);
  part->clinical = moa_json_get_text (&object, "clinical", MOA_JSON_OPTIONAL, MOA_JSON_MAX_TEXT,
                                      "node/%s/clinical", part->id);
  part->cite = moa_bundle_draft_get_cite (self, &object, MOA_JSON_REQUIRED);
  node->kind = (MoaNodeKind) moa_json_get_enum (&object, "kind", MOA_JSON_REQUIRED,
                                                moa_node_kind_get_names (), MOA_NODE_PROCESS);
  node->compartment = moa_bundle_draft_resolve_compartment (
      self, moa_json_object_get (&object, "compartment"));
  has_place = moa_json_get_numbers (&object, "at", MOA_JSON_REQUIRED, at, 2);
  node->x = has_place ? at[0] : NAN;
  node->y = has_place ? at[1] : NAN;
  get_size (&self->json, &object, MOA_JSON_OPTIONAL, &node->width, &node->height);
  node->symbol = moa_json_get_string (&object, "symbol", MOA_JSON_OPTIONAL, MOA_JSON_MAX_LABEL);
  node->image = moa_json_get_string (&object, "image", MOA_JSON_OPTIONAL, MOA_JSON_MAX_LABEL);
}

/* Arrows */

static void
get_via (MoaBundleDraft *self, const MoaJsonObject *object, MoaEdge *edge)
{
  const MoaJsonTape *tape = self->json.tape;
  guint array = moa_json_get (object, "via", MOA_JSON_OPTIONAL, MOA_JSON_ARRAY);
  MoaPoint *points;

  if (array == 0)
    return;
  points = moa_arena_new_array (self->bundle->arena, MoaPoint, moa_json_tape_count (tape, array));
  for (guint v = moa_json_tape_first (tape, array); v != 0; v = moa_json_tape_next (tape, array, v))
    {
      double point[2];

      if (moa_json_read_numbers (&self->json, v, point, 2))
        points[edge->n_via++] = (MoaPoint){ point[0], point[1] };
    }
  edge->via = points;
}

static MoaSign
get_sign (const MoaJsonObject *object, const char *name)
{
  int index = moa_json_get_enum (object, name, MOA_JSON_REQUIRED, sign_names, -1);

  if (index < 0)
    return MOA_SIGN_NONE;
  return index == 0 ? MOA_SIGN_PLUS : MOA_SIGN_MINUS;
}

static MoaInfluenceLink
read_influence (MoaBundleDraft *self, guint value)
{
  MoaInfluenceLink link = { NULL, NULL, MOA_SIGN_NONE };
  MoaJsonObject object;

  if (!moa_json_object_open (&object, &self->json, value, influence_members))
    return link;
  link.cause = moa_bundle_draft_resolve_node (
      self, moa_json_get (&object, "cause", MOA_JSON_REQUIRED, MOA_JSON_STRING));
  link.effect = moa_bundle_draft_resolve_node (
      self, moa_json_get (&object, "effect", MOA_JSON_REQUIRED, MOA_JSON_STRING));
  link.sign = get_sign (&object, "sign");
  return link;
}

static MoaInfluenceLink
get_influence (MoaBundleDraft *self, const MoaJsonObject *object, const MoaEdge *edge)
{
  guint value = moa_json_object_get (object, "influence");
  MoaInfluenceLink link = { edge->from, edge->to, moa_edge_kind_get_sign (edge->kind) };

  if (value != 0 && moa_json_tape_get_type (self->json.tape, value) != MOA_JSON_NULL)
    return read_influence (self, value);
  if (value != 0)
    link.sign = MOA_SIGN_NONE;
  return link;
}

static void
fill_edge_texts (MoaBundleDraft *self, MoaPart *part, const MoaJsonObject *object)
{
  part->label = moa_json_get_text (object, "label", MOA_JSON_OPTIONAL, MOA_JSON_MAX_LABEL,
                                   "edge/%s/label", part->id);
  part->plain = moa_json_get_text (object, "plain", MOA_JSON_OPTIONAL, MOA_JSON_MAX_TEXT,
                                   "edge/%s/plain", part->id);
  part->clinical = moa_json_get_text (object, "clinical", MOA_JSON_OPTIONAL, MOA_JSON_MAX_TEXT,
                                      "edge/%s/clinical", part->id);
  part->cite = moa_bundle_draft_get_cite (self, object, MOA_JSON_REQUIRED);
}

static void
fill_edge (MoaBundleDraft *self, MoaEdge *edge, guint value)
{
  MoaJsonObject object;

  moa_json_object_open (&object, &self->json, value, edge_members);
  fill_edge_texts (self, &edge->part, &object);
  edge->kind = (MoaEdgeKind) moa_json_get_enum (&object, "kind", MOA_JSON_REQUIRED,
                                                moa_edge_kind_get_names (), MOA_EDGE_ASSOCIATION);
  edge->certainty = (MoaCertainty) moa_json_get_enum (&object, "certainty", MOA_JSON_OPTIONAL,
                                                      certainty_names, MOA_CERTAINTY_ESTABLISHED);
  edge->from = moa_bundle_draft_resolve_node (
      self, moa_json_get (&object, "from", MOA_JSON_REQUIRED, MOA_JSON_STRING));
  edge->to = moa_bundle_draft_resolve_node (
      self, moa_json_get (&object, "to", MOA_JSON_REQUIRED, MOA_JSON_STRING));
  get_via (self, &object, edge);
  edge->influence = get_influence (self, &object, edge);
}

/* The arrows at each node, in two passes: count, so that each list gets the room it needs; then
 * put in. */
static void
count_arrows (MoaRecords *edges)
{
  for (guint i = 0; i < edges->list->len; i++)
    {
      const MoaEdge *edge = g_ptr_array_index (edges->list, i);

      if (edge->from != NULL)
        ((MoaNode *) edge->from)->n_outgoing++;
      if (edge->to != NULL)
        ((MoaNode *) edge->to)->n_incoming++;
    }
}

static void
make_room_for_arrows (MoaRecords *nodes, MoaArena *arena)
{
  for (guint i = 0; i < nodes->list->len; i++)
    {
      MoaNode *node = g_ptr_array_index (nodes->list, i);

      node->outgoing = moa_arena_new_array (arena, const MoaEdge *, node->n_outgoing);
      node->incoming = moa_arena_new_array (arena, const MoaEdge *, node->n_incoming);
      node->n_outgoing = node->n_incoming = 0;
    }
}

static void
link_arrows (MoaBundle *bundle)
{
  count_arrows (&bundle->edges);
  make_room_for_arrows (&bundle->nodes, bundle->arena);
  for (guint i = 0; i < bundle->edges.list->len; i++)
    {
      const MoaEdge *edge = g_ptr_array_index (bundle->edges.list, i);
      MoaNode *from = (MoaNode *) edge->from;
      MoaNode *to = (MoaNode *) edge->to;

      if (from != NULL)
        from->outgoing[from->n_outgoing++] = edge;
      if (to != NULL)
        to->incoming[to->n_incoming++] = edge;
    }
}

static void
fill_parts (MoaBundleDraft *self)
{
  const MoaRecords *compartments = &self->bundle->compartments;
  const MoaRecords *nodes = &self->bundle->nodes;
  const MoaRecords *edges = &self->bundle->edges;

  for (guint i = 0; i < compartments->list->len; i++)
    fill_compartment (self, g_ptr_array_index (compartments->list, i),
                      g_array_index (compartments->values, guint, i));
  for (guint i = 0; i < nodes->list->len; i++)
    fill_node (self, g_ptr_array_index (nodes->list, i), g_array_index (nodes->values, guint, i));
  for (guint i = 0; i < edges->list->len; i++)
    fill_edge (self, g_ptr_array_index (edges->list, i), g_array_index (edges->values, guint, i));
}

static void
lend_parts (MoaBundle *bundle)
{
  MoaDiagram *diagram = &bundle->diagram;

  diagram->n_compartments = bundle->compartments.list->len;
  diagram->compartments = (const MoaCompartment **) bundle->compartments.list->pdata;
  diagram->n_nodes = bundle->nodes.list->len;
  diagram->nodes = (const MoaNode **) bundle->nodes.list->pdata;
  diagram->n_edges = bundle->edges.list->len;
  diagram->edges = (const MoaEdge **) bundle->edges.list->pdata;
}

/* moa_bundle_reader_fill_diagram:
 *
 * Reads the object `diagram` and all its declared parts. */
void
moa_bundle_reader_fill_diagram (MoaBundleDraft *self, guint diagram)
{
  MoaDiagram *record = &self->bundle->diagram;
  MoaJsonObject object;

  if (!moa_json_object_open (&object, &self->json, diagram, diagram_members))
    return;
  get_size (&self->json, &object, MOA_JSON_REQUIRED, &record->width, &record->height);
  record->caption = moa_json_get_text (&object, "caption", MOA_JSON_REQUIRED, MOA_JSON_MAX_TEXT,
                                       "diagram/caption");
  record->how_to_read = moa_json_get_text (&object, "how_to_read", MOA_JSON_REQUIRED,
                                           MOA_JSON_MAX_TEXT, "diagram/how_to_read");
  moa_json_get (&object, "compartments", MOA_JSON_OPTIONAL, MOA_JSON_ARRAY);
  moa_json_get (&object, "nodes", MOA_JSON_REQUIRED, MOA_JSON_ARRAY);
  moa_json_get (&object, "edges", MOA_JSON_REQUIRED, MOA_JSON_ARRAY);
  fill_parts (self);
  link_arrows (self->bundle);
  lend_parts (self->bundle);
}
