/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is spoken is written once: accessible description, tooltip, outline and handout all take
 * their sentences from here. A sentence is a whole pattern for the translator, with names put in
 * as they are; no sentence is put together from pieces, because a language may bend or turn
 * round any of them. */

#include "moa-config.h"

#include "moa-describe-effect.h"
#include "moa-describe.h"

#include <glib/gi18n-lib.h>

#include "moa-markup.h"

static const char *const node_kinds[] = {
  [MOA_NODE_GENE] = NC_ ("kind of part", "gene"),
  [MOA_NODE_RNA] = NC_ ("kind of part", "RNA"),
  [MOA_NODE_PROTEIN] = NC_ ("kind of part", "protein"),
  [MOA_NODE_ENZYME] = NC_ ("kind of part", "enzyme"),
  [MOA_NODE_RECEPTOR] = NC_ ("kind of part", "receptor"),
  [MOA_NODE_COMPLEX] = NC_ ("kind of part", "complex"),
  [MOA_NODE_SMALL_MOLECULE] = NC_ ("kind of part", "small molecule"),
  [MOA_NODE_LIPID] = NC_ ("kind of part", "fat"),
  [MOA_NODE_LIPOPROTEIN] = NC_ ("kind of part", "lipoprotein"),
  [MOA_NODE_ORGANELLE] = NC_ ("kind of part", "part of the cell"),
  [MOA_NODE_PROCESS] = NC_ ("kind of part", "process"),
  [MOA_NODE_MEDICINE] = NC_ ("kind of part", "medicine"),
  [MOA_NODE_PHENOTYPE] = NC_ ("kind of part", "effect in the body"),
};

static const char *const edge_kinds[] = {
  [MOA_EDGE_TRANSCRIPTION] = NC_ ("kind of part", "transcription"),
  [MOA_EDGE_TRANSLATION] = NC_ ("kind of part", "translation"),
  [MOA_EDGE_CONVERSION] = NC_ ("kind of part", "conversion"),
  [MOA_EDGE_TRANSPORT] = NC_ ("kind of part", "transport"),
  [MOA_EDGE_SECRETION] = NC_ ("kind of part", "secretion"),
  [MOA_EDGE_UPTAKE] = NC_ ("kind of part", "uptake"),
  [MOA_EDGE_BINDING] = NC_ ("kind of part", "binding"),
  [MOA_EDGE_CATALYSIS] = NC_ ("kind of part", "catalysis"),
  [MOA_EDGE_STIMULATION] = NC_ ("kind of part", "stimulation"),
  [MOA_EDGE_INHIBITION] = NC_ ("kind of part", "inhibition"),
  [MOA_EDGE_CLEAVAGE] = NC_ ("kind of part", "cleavage"),
  [MOA_EDGE_DEGRADATION] = NC_ ("kind of part", "degradation"),
  [MOA_EDGE_RECYCLING] = NC_ ("kind of part", "recycling"),
  [MOA_EDGE_ASSEMBLY] = NC_ ("kind of part", "assembly"),
  [MOA_EDGE_ADVERSE_EFFECT] = NC_ ("kind of part", "adverse effect"),
  [MOA_EDGE_ASSOCIATION] = NC_ ("kind of part", "association"),
};

static const char *const compartment_kinds[] = {
  [MOA_COMPARTMENT_CELL] = NC_ ("kind of part", "cell"),
  [MOA_COMPARTMENT_NUCLEUS] = NC_ ("kind of part", "nucleus"),
  [MOA_COMPARTMENT_ORGANELLE] = NC_ ("kind of part", "part of the cell"),
  [MOA_COMPARTMENT_BLOOD] = NC_ ("kind of part", "blood"),
  [MOA_COMPARTMENT_VESSEL_WALL] = NC_ ("kind of part", "vessel wall"),
  [MOA_COMPARTMENT_TISSUE] = NC_ ("kind of part", "tissue"),
  [MOA_COMPARTMENT_OUTSIDE] = NC_ ("kind of part", "outside the body"),
};

/* What a part does to those that its arrows lead to; the order is that of the sentences. */
typedef enum
{
  DOES_LEAD_TO,
  DOES_ACT_ON,
  DOES_ENTER,
  DOES_JOIN,
  DOES_HOLD_BACK,
  DOES_CUT,
  DOES_HARM,
  DOES_GO_WITH,
  N_DOES,
} Does;

static Does
classify (MoaEdgeKind kind)
{
  switch (kind)
    {
    case MOA_EDGE_CATALYSIS:
      return DOES_ACT_ON;
    case MOA_EDGE_UPTAKE:
      return DOES_ENTER;
    case MOA_EDGE_BINDING:
      return DOES_JOIN;
    case MOA_EDGE_INHIBITION:
      return DOES_HOLD_BACK;
    case MOA_EDGE_CLEAVAGE:
      return DOES_CUT;
    case MOA_EDGE_ADVERSE_EFFECT:
      return DOES_HARM;
    case MOA_EDGE_ASSOCIATION:
      return DOES_GO_WITH;
    case MOA_EDGE_TRANSCRIPTION:
    case MOA_EDGE_TRANSLATION:
    case MOA_EDGE_CONVERSION:
    case MOA_EDGE_TRANSPORT:
    case MOA_EDGE_SECRETION:
    case MOA_EDGE_STIMULATION:
    case MOA_EDGE_DEGRADATION:
    case MOA_EDGE_RECYCLING:
    case MOA_EDGE_ASSEMBLY:
    default:
      return DOES_LEAD_TO;
    }
}

static char *
say_what_it_does (Does does, const char *list)
{
  switch (does)
    {
    case DOES_LEAD_TO:
      /* Translators: about a part of the diagram whose name was just said; %s is a list of the
       * names of other parts. The sentences beside this one are of the same kind. */
      return g_strdup_printf (C_ ("part", "Leads to: %s."), list);
    case DOES_ACT_ON:
      return g_strdup_printf (C_ ("part", "Acts on: %s."), list);
    case DOES_ENTER:
      return g_strdup_printf (C_ ("part", "Taken up by: %s."), list);
    case DOES_JOIN:
      return g_strdup_printf (C_ ("part", "Joins: %s."), list);
    case DOES_HOLD_BACK:
      return g_strdup_printf (C_ ("part", "Holds back: %s."), list);
    case DOES_CUT:
      /* Translators: %s is what is cut, or what is left after the cut. */
      return g_strdup_printf (C_ ("part", "Cutting: %s."), list);
    case DOES_HARM:
      return g_strdup_printf (C_ ("part", "Can cause: %s."), list);
    case DOES_GO_WITH:
      return g_strdup_printf (C_ ("part", "Is linked with: %s."), list);
    case N_DOES:
    default:
      g_assert_not_reached ();
    }
}

static char *
dup_text (MoaCatalog *catalog, const MoaMessage *message)
{
  return moa_markup_strip (moa_catalog_get_text (catalog, message).string);
}

/* Names that are read one after the other. Beyond some, nobody listens: the rest are counted. */
typedef struct
{
  char *text;
  guint n_names;
} List;

#define MAX_NAMES 24

static void
add_name (List *list, char *name)
{
  g_autofree char *owned = name;
  g_autofree char *before = NULL;

  if (list->n_names++ >= MAX_NAMES)
    return;
  before = g_steal_pointer (&list->text);
  if (before == NULL)
    list->text = g_steal_pointer (&owned);
  else
    /* Translators: a list of names that grows by one; the first %s is the list so far. */
    list->text = g_strdup_printf (C_ ("list", "%s, %s"), before, owned);
}

/* The list as it is said; NULL when there is no name in it. */
static char *
finish_list (List *list)
{
  guint n_more = list->n_names > MAX_NAMES ? list->n_names - MAX_NAMES : 0;
  g_autofree char *names = g_steal_pointer (&list->text);

  if (n_more == 0)
    return g_steal_pointer (&names);
  /* Translators: a long list of names, and how many are left out. */
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%1$s and %2$u more", "%1$s and %2$u more", n_more), names,
      n_more);
}

static void
add_sentence (GString *text, char *sentence)
{
  g_autofree char *owned = sentence;

  if (owned == NULL)
    return;
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, owned);
}

/* The first sentence: what it is and where. */
static char *
say_what_it_is (MoaCatalog *catalog, const MoaPart *part, const MoaCompartment *place)
{
  g_autofree char *name = dup_text (catalog, &part->label);
  g_autofree char *kind = moa_describe_kind (part);
  g_autofree char *where = NULL;

  if (place == NULL)
    /* Translators: the name of a part and its kind, as in "LDL, lipoprotein." */
    return g_strdup_printf (C_ ("part", "%1$s, %2$s."), name, kind);
  where = dup_text (catalog, &place->part.label);
  /* Translators: the name of a part, its kind and its place, as in "apo B mRNA, RNA in Liver
   * cell." */
  return g_strdup_printf (C_ ("part", "%1$s, %2$s in %3$s."), name, kind, where);
}

static char *
dup_name_of_effect (MoaCatalog *catalog, const MoaEdge *edge)
{
  char *name = dup_text (catalog, &edge->to->part.label);
  g_autofree char *certain = NULL;

  if (edge->certainty != MOA_CERTAINTY_CONTESTED)
    return name;
  certain = name;
  /* Translators: the name of a part in a list; whether the arrow to it is right is disputed
   * among scientists. */
  return g_strdup_printf (C_ ("part", "%s (contested)"), certain);
}

static char *
say_effects (MoaCatalog *catalog, const MoaNode *node, Does does)
{
  g_autofree char *names = NULL;
  List list = { NULL, 0 };

  for (guint i = 0; i < node->n_outgoing; i++)
    if (classify (node->outgoing[i]->kind) == does)
      add_name (&list, dup_name_of_effect (catalog, node->outgoing[i]));
  names = finish_list (&list);
  return names == NULL ? NULL : say_what_it_does (does, names);
}

static char *
describe_node (MoaCatalog *catalog, const MoaNode *node, const MoaInfluence *influence)
{
  g_autoptr (GString) text = g_string_new (NULL);

  add_sentence (text, say_what_it_is (catalog, &node->part, node->compartment));
  for (Does does = DOES_LEAD_TO; does < N_DOES; does++)
    add_sentence (text, say_effects (catalog, node, does));
  if (influence != NULL)
    add_sentence (text, moa_describe_change (catalog, influence, node));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
say_what_happens (MoaCatalog *catalog, const MoaEdge *edge)
{
  g_autofree char *from = dup_text (catalog, &edge->from->part.label);
  g_autofree char *to = dup_text (catalog, &edge->to->part.label);
  g_autofree char *label = dup_text (catalog, &edge->part.label);
  g_autofree char *kind = moa_describe_kind (&edge->part);
  gboolean contested = edge->certainty == MOA_CERTAINTY_CONTESTED;

  if (*label == '\0')
    return contested
               /* Translators: an arrow: two parts, the kind of arrow; scientists dispute it. */
               ? g_strdup_printf (C_ ("arrow", "From %1$s to %2$s: %3$s, contested."), from, to,
                                  kind)
               /* Translators: an arrow: two parts, the kind of arrow. */
               : g_strdup_printf (C_ ("arrow", "From %1$s to %2$s: %3$s."), from, to, kind);
  return contested
             /* Translators: an arrow: two parts, what happens, the kind of arrow; scientists
              * dispute it. */
             ? g_strdup_printf (C_ ("arrow", "From %1$s to %2$s: %3$s (%4$s, contested)."), from,
                                to, label, kind)
             /* Translators: an arrow: two parts, what happens, the kind of arrow, as in "From
              * apo B mRNA to Ribosome: is read (translation)." */
             : g_strdup_printf (C_ ("arrow", "From %1$s to %2$s: %3$s (%4$s)."), from, to, label,
                                kind);
}

static char *
describe_edge (MoaCatalog *catalog, const MoaEdge *edge, const MoaInfluence *influence)
{
  g_autoptr (GString) text = g_string_new (NULL);

  add_sentence (text, say_what_happens (catalog, edge));
  if (influence != NULL)
    add_sentence (text, moa_describe_flow (catalog, influence, edge));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A place is told by its name alone: its kind mostly stands in it ("Blood", "Liver cell"). */
static char *
say_where_it_is (MoaCatalog *catalog, const MoaCompartment *compartment)
{
  g_autofree char *name = dup_text (catalog, &compartment->part.label);
  g_autofree char *around = NULL;

  if (compartment->parent == NULL)
    /* Translators: the name of a place in the diagram, as a sentence. */
    return g_strdup_printf (C_ ("place", "%s."), name);
  around = dup_text (catalog, &compartment->parent->part.label);
  /* Translators: the name of a place and of the one around it, as in "Nucleus, in Liver cell." */
  return g_strdup_printf (C_ ("place", "%1$s, in %2$s."), name, around);
}

static char *
describe_compartment (MoaCatalog *catalog, const MoaCompartment *compartment)
{
  const MoaDiagram *diagram = moa_bundle_get_diagram (moa_catalog_get_bundle (catalog));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *names = NULL;
  List list = { NULL, 0 };

  add_sentence (text, say_where_it_is (catalog, compartment));
  for (guint i = 0; i < diagram->n_nodes; i++)
    if (diagram->nodes[i]->compartment == compartment)
      add_name (&list, dup_text (catalog, &diagram->nodes[i]->part.label));
  names = finish_list (&list);
  /* Translators: about a place in the diagram whose name was just said; %s is a list of the names
   * of parts. */
  if (names != NULL)
    add_sentence (text, g_strdup_printf (C_ ("place", "Holds: %s."), names));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* moa_describe_part:
 *
 * The description of a part, as in "apo B mRNA, RNA in Liver cell. Leads to: apo B-100 protein.
 * Lowered by Kynamro." or "From MTP to VLDL: loads fat (assembly)." `influence` adds what the
 * medicines do to the part; it may be NULL. */
char *
moa_describe_part (MoaCatalog *catalog, const MoaPart *part, const MoaInfluence *influence)
{
  g_return_val_if_fail (MOA_IS_CATALOG (catalog), NULL);
  g_return_val_if_fail (part != NULL, NULL);

  switch (part->type)
    {
    case MOA_PART_NODE:
      return describe_node (catalog, (const MoaNode *) part, influence);
    case MOA_PART_EDGE:
      return describe_edge (catalog, (const MoaEdge *) part, influence);
    case MOA_PART_COMPARTMENT:
      return describe_compartment (catalog, (const MoaCompartment *) part);
    default:
      g_return_val_if_reached (NULL);
    }
}

/* Kind and place, of a part whose name was just said. */
static char *
say_kind_and_place (const MoaPart *part, const char *where)
{
  g_autofree char *kind = moa_describe_kind (part);

  if (where == NULL)
    /* Translators: the kind of a part whose name was just said, as a sentence: "lipoprotein." */
    return g_strdup_printf (C_ ("details", "%s."), kind);
  /* Translators: the kind of a part whose name was just said, and its place, as in "RNA in Liver
   * cell." */
  return g_strdup_printf (C_ ("details", "%1$s in %2$s."), kind, where);
}

static char *
say_sources (const MoaPart *part)
{
  guint n = part->cite.n_sources;

  if (n == 0)
    return NULL;
  /* Translators: how many sources an arrow of the diagram rests on. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u source.", "%u sources.", n), n);
}

static void
add_details_of_node (GString *text,
                     MoaCatalog *catalog,
                     const MoaNode *node,
                     const MoaInfluence *influence)
{
  const MoaCompartment *place = node->compartment;
  g_autofree char *where = place != NULL ? dup_text (catalog, &place->part.label) : NULL;

  if (influence != NULL)
    add_sentence (text, moa_describe_change (catalog, influence, node));
  add_sentence (text, say_kind_and_place (&node->part, where));
  for (Does does = DOES_LEAD_TO; does < N_DOES; does++)
    add_sentence (text, say_effects (catalog, node, does));
}

static void
add_details_of_edge (GString *text,
                     MoaCatalog *catalog,
                     const MoaEdge *edge,
                     const MoaInfluence *influence)
{
  if (influence != NULL)
    add_sentence (text, moa_describe_flow (catalog, influence, edge));
  add_sentence (text, say_kind_and_place (&edge->part, NULL));
  if (edge->certainty == MOA_CERTAINTY_CONTESTED)
    /* Translators: of an arrow that scientists dispute, as a sentence. */
    add_sentence (text, g_strdup (C_ ("details", "Contested.")));
  add_sentence (text, say_sources (&edge->part));
}

/* moa_describe_details:
 *
 * What moa_describe_part() says of a node or an arrow, without its title: for whoever has just
 * heard that. What the medicines do to it comes first, because a screen reader says all of it when
 * a medicine is switched on. An arrow also says how many sources it rests on. */
char *
moa_describe_details (MoaCatalog *catalog, const MoaPart *part, const MoaInfluence *influence)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (MOA_IS_CATALOG (catalog), NULL);
  g_return_val_if_fail (part != NULL && part->type != MOA_PART_COMPARTMENT, NULL);

  if (part->type == MOA_PART_NODE)
    add_details_of_node (text, catalog, (const MoaNode *) part, influence);
  else
    add_details_of_edge (text, catalog, (const MoaEdge *) part, influence);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* moa_describe_kind:
 *
 * The name of a part's kind as it stands within a sentence: "RNA", "lipoprotein", "inhibition". */
char *
moa_describe_kind (const MoaPart *part)
{
  const char *name;

  g_return_val_if_fail (part != NULL, NULL);

  if (part->type == MOA_PART_NODE)
    name = node_kinds[((const MoaNode *) part)->kind];
  else if (part->type == MOA_PART_EDGE)
    name = edge_kinds[((const MoaEdge *) part)->kind];
  else
    name = compartment_kinds[((const MoaCompartment *) part)->kind];
  return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "kind of part", name));
}

static char *
describe_title_of_edge (MoaCatalog *catalog, const MoaEdge *edge)
{
  g_autofree char *from = dup_text (catalog, &edge->from->part.label);
  g_autofree char *to = dup_text (catalog, &edge->to->part.label);
  g_autofree char *label = dup_text (catalog, &edge->part.label);

  if (*label == '\0')
    /* Translators: the heading of an arrow between two parts. */
    return g_strdup_printf (C_ ("arrow", "%1$s → %2$s"), from, to);
  /* Translators: the heading of an arrow between two parts, and what happens. */
  return g_strdup_printf (C_ ("arrow", "%1$s → %2$s: %3$s"), from, to, label);
}

/* moa_describe_title:
 *
 * What a part is called in a heading or a list: its label, for an arrow with the parts that it
 * joins. */
char *
moa_describe_title (MoaCatalog *catalog, const MoaPart *part)
{
  g_return_val_if_fail (MOA_IS_CATALOG (catalog), NULL);
  g_return_val_if_fail (part != NULL, NULL);

  if (part->type == MOA_PART_EDGE)
    return describe_title_of_edge (catalog, (const MoaEdge *) part);
  return dup_text (catalog, &part->label);
}

/* moa_describe_step:
 *
 * The heading of a step with its number, as in "Step 4 of 10: The message is cut". */
char *
moa_describe_step (MoaCatalog *catalog, const MoaStep *step)
{
  g_autofree char *title = NULL;

  g_return_val_if_fail (MOA_IS_CATALOG (catalog), NULL);
  g_return_val_if_fail (step != NULL, NULL);

  title = dup_text (catalog, &step->title);
  /* Translators: the number of a step, how many there are, and its title. */
  return g_strdup_printf (C_ ("step", "Step %1$u of %2$u: %3$s"), step->index + 1,
                          step->tour->n_steps, title);
}

/* moa_describe_place:
 *
 * Where a part stands in a step that speaks of it, as in "Step 4 of 10: The message is cut. Part 2
 * of 5 in this step."; `i` is its index in the focus of the step. */
char *
moa_describe_place (MoaCatalog *catalog, const MoaStep *step, guint i)
{
  g_autofree char *heading = NULL;

  g_return_val_if_fail (step != NULL && i < step->focus.n_parts, NULL);

  heading = moa_describe_step (catalog, step);
  /* Translators: the heading of a step, as in "Step 4 of 10: The message is cut"; the number of a
   * part among those that the step speaks of, and how many these are. */
  return g_strdup_printf (C_ ("step", "%1$s. Part %2$u of %3$u in this step."), heading, i + 1,
                          step->focus.n_parts);
}

/* moa_describe_pick_level:
 *
 * The clinical text where the level asks for it and the author wrote one, else the plain one. Lends
 * one of the two. */
const MoaMessage *
moa_describe_pick_level (MoaLevel level, const MoaMessage *plain, const MoaMessage *clinical)
{
  return level == MOA_LEVEL_CLINICAL && !moa_message_is_empty (clinical) ? clinical : plain;
}
