/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What medicines do, in words.
 *
 * An amount, "less LDL", stands for itself, as a name does, and is put into the patterns as names
 * are. For what works rather than lies there (an enzyme, a receptor, a process) it says "less LPL
 * at work": a medicine that blocks a door does not take the door away, and the lesson does not tell
 * the one from the other. What follows from an adverse effect can happen and need not. */

#include "moa-config.h"

#include "moa-describe-effect.h"

#include <glib/gi18n-lib.h>

#include "moa-markup.h"

static char *
dup_name (MoaCatalog *catalog, const MoaMessage *message)
{
  return moa_markup_strip (moa_catalog_get_text (catalog, message).string);
}

static gboolean
works (const MoaNode *node)
{
  switch (node->kind)
    {
    case MOA_NODE_GENE:
    case MOA_NODE_PROTEIN:
    case MOA_NODE_ENZYME:
    case MOA_NODE_RECEPTOR:
    case MOA_NODE_COMPLEX:
    case MOA_NODE_ORGANELLE:
    case MOA_NODE_PROCESS:
      return TRUE;
    case MOA_NODE_RNA:
    case MOA_NODE_SMALL_MOLECULE:
    case MOA_NODE_LIPID:
    case MOA_NODE_LIPOPROTEIN:
    case MOA_NODE_MEDICINE:
    case MOA_NODE_PHENOTYPE:
    default:
      return FALSE;
    }
}

/* Translators see each pattern on its own, so that a language may turn it round. */
static const char *
get_amount_pattern (MoaEffect effect, gboolean at_work)
{
  switch (effect)
    {
    case MOA_EFFECT_LESS:
      /* Translators: an amount of a part of the diagram, as in "less LDL". It stands alone or in
       * another sentence, like a name. The patterns beside this one are of the same kind. */
      return at_work ? C_ ("amount", "less %s at work") : C_ ("amount", "less %s");
    case MOA_EFFECT_MORE:
      return at_work ? C_ ("amount", "more %s at work") : C_ ("amount", "more %s");
    case MOA_EFFECT_DEPENDS:
      /* Translators: medicines do two things that work against each other. */
      return at_work ? C_ ("amount", "less %s at work by one way, more by another")
                     : C_ ("amount", "less %s by one way, more by another");
    case MOA_EFFECT_NONE:
    default:
      return "%s";
    }
}

/* "less LDL"; the name alone when nothing changes. */
static char *
dup_amount (MoaCatalog *catalog, const MoaNode *node, MoaEffect effect)
{
  g_autofree char *name = dup_name (catalog, &node->part.label);
  g_autoptr (GString) amount = g_string_new (get_amount_pattern (effect, works (node)));

  /* The pattern is a translation, so its place is filled without trusting it as a format. */
  g_string_replace (amount, "%s", name, 1);
  return g_string_free (g_steal_pointer (&amount), FALSE);
}

/* moa_describe_effect_word:
 *
 * The word beside the marker of an effect, lent; "" for none. */
const char *
moa_describe_effect_word (MoaEffect effect, gboolean contested)
{
  switch (effect)
    {
    case MOA_EFFECT_LESS:
      /* Translators: beside a part of the diagram of which there is less with a medicine; as short
       * as can be. With a question mark where scientists dispute it. */
      return contested ? C_ ("effect", "less?") : C_ ("effect", "less");
    case MOA_EFFECT_MORE:
      return contested ? C_ ("effect", "more?") : C_ ("effect", "more");
    case MOA_EFFECT_DEPENDS:
      /* Translators: beside a part of which there is less by one way and more by another. */
      return contested ? C_ ("effect", "depends?") : C_ ("effect", "depends");
    case MOA_EFFECT_NONE:
    default:
      return "";
    }
}

/* moa_describe_effect_key:
 *
 * What the words beside the markers mean, lent. */
const char *
moa_describe_effect_key (void)
{
  return _ ("“Less” means that there is less of a part or that it does less; “more” is the "
            "opposite. “Depends” means less by one way and more by another. A question mark means "
            "that scientists dispute it.");
}

/* The names of the medicines by which there is less of a node, or more; with DEPENDS of all that
 * change it. NULL: of none. */
static char *
list_medicines (MoaCatalog *catalog,
                const MoaInfluence *influence,
                const MoaNode *node,
                MoaEffect effect)
{
  g_autofree char *list = NULL;

  for (guint i = 0; i < moa_influence_get_n_medicines (influence); i++)
    {
      MoaEffect share = moa_influence_get_effect_of (influence, node, i);
      g_autofree char *before = NULL;
      g_autofree char *name = NULL;

      if (share == MOA_EFFECT_NONE
          || (share != effect && share != MOA_EFFECT_DEPENDS && effect != MOA_EFFECT_DEPENDS))
        continue;
      before = g_steal_pointer (&list);
      name = dup_name (catalog, &moa_influence_get_medicine (influence, i)->label);
      list = before == NULL ? g_steal_pointer (&name)
                            : g_strdup_printf (C_ ("list", "%s, %s"), before, name);
    }
  return g_steal_pointer (&list);
}

/* How sure a change is, and how it is told. */
typedef enum
{
  TOLD_AS_FOLLOWING,
  TOLD_AS_DIRECT,
  TOLD_AS_WORK,
  TOLD_AS_POSSIBLE,
  TOLD_AS_CONTESTED,
} Told;

static Told
classify (const MoaInfluence *influence, const MoaNode *node)
{
  if (moa_influence_is_contested (influence, node))
    return TOLD_AS_CONTESTED;
  if (moa_influence_is_possible (influence, node))
    return TOLD_AS_POSSIBLE;
  if (works (node))
    return TOLD_AS_WORK;
  return moa_influence_is_direct (influence, node) ? TOLD_AS_DIRECT : TOLD_AS_FOLLOWING;
}

static char *
say_less (Told told, const char *medicines)
{
  switch (told)
    {
    case TOLD_AS_CONTESTED:
      return g_strdup_printf (C_ ("part", "Less with %s, but this is contested."), medicines);
    case TOLD_AS_POSSIBLE:
      return g_strdup_printf (C_ ("part", "There can be less of it with %s."), medicines);
    case TOLD_AS_WORK:
      return g_strdup_printf (C_ ("part", "Less at work with %s."), medicines);
    case TOLD_AS_DIRECT:
      return g_strdup_printf (C_ ("part", "Lowered by %s."), medicines);
    case TOLD_AS_FOLLOWING:
    default:
      /* Translators: about a part whose name was just said; %s is a medicine or a list of them. The
       * sentences beside this one are of the same kind; "contested" means that scientists dispute
       * it. */
      return g_strdup_printf (C_ ("part", "Less with %s."), medicines);
    }
}

static char *
say_more (Told told, const char *medicines)
{
  switch (told)
    {
    case TOLD_AS_CONTESTED:
      return g_strdup_printf (C_ ("part", "More with %s, but this is contested."), medicines);
    case TOLD_AS_POSSIBLE:
      return g_strdup_printf (C_ ("part", "There can be more of it with %s."), medicines);
    case TOLD_AS_WORK:
      return g_strdup_printf (C_ ("part", "More at work with %s."), medicines);
    case TOLD_AS_DIRECT:
      return g_strdup_printf (C_ ("part", "Raised by %s."), medicines);
    case TOLD_AS_FOLLOWING:
    default:
      return g_strdup_printf (C_ ("part", "More with %s."), medicines);
    }
}

static char *
say_depends (MoaCatalog *catalog, const MoaInfluence *influence, const MoaNode *node)
{
  g_autofree char *less = list_medicines (catalog, influence, node, MOA_EFFECT_LESS);
  g_autofree char *more = list_medicines (catalog, influence, node, MOA_EFFECT_MORE);

  if (moa_influence_is_contested (influence, node))
    return g_strdup_printf (
        C_ ("part", "By one way less with %1$s, by another more with %2$s, but this is contested."),
        less, more);
  /* Translators: about a part whose name was just said; both are medicines or lists of them, and
   * may be the same. */
  return g_strdup_printf (C_ ("part", "By one way less with %1$s, by another more with %2$s."),
                          less, more);
}

/* moa_describe_change:
 *
 * What the medicines do to a part, as in "Lowered by Kynamro."; NULL when they do nothing. */
char *
moa_describe_change (MoaCatalog *catalog, const MoaInfluence *influence, const MoaNode *node)
{
  MoaEffect effect = moa_influence_get_effect (influence, node);
  g_autofree char *medicines = NULL;
  Told told;

  if (effect == MOA_EFFECT_NONE)
    return NULL;
  if (effect == MOA_EFFECT_DEPENDS)
    return say_depends (catalog, influence, node);
  medicines = list_medicines (catalog, influence, node, effect);
  told = classify (influence, node);
  return effect == MOA_EFFECT_LESS ? say_less (told, medicines) : say_more (told, medicines);
}

/* moa_describe_effect:
 *
 * What the medicines do to a part, as in "Kynamro: less LDL."; NULL when they do nothing. */
char *
moa_describe_effect (MoaCatalog *catalog, const MoaInfluence *influence, const MoaNode *node)
{
  MoaEffect effect = moa_influence_get_effect (influence, node);
  g_autofree char *medicines = NULL;
  g_autofree char *amount = NULL;
  Told told;

  if (effect == MOA_EFFECT_NONE)
    return NULL;
  medicines = list_medicines (catalog, influence, node, MOA_EFFECT_DEPENDS);
  amount = dup_amount (catalog, node, effect);
  told = classify (influence, node);
  if (told == TOLD_AS_POSSIBLE)
    /* Translators: one or several medicines and what may come of them. */
    return g_strdup_printf (C_ ("effect", "%1$s: there can be %2$s."), medicines, amount);
  if (told == TOLD_AS_CONTESTED)
    return g_strdup_printf (C_ ("effect", "%1$s: %2$s, but this is contested."), medicines, amount);
  /* Translators: one or several medicines and what comes of them, as in "Kynamro: less LDL." */
  return g_strdup_printf (C_ ("effect", "%1$s: %2$s."), medicines, amount);
}

/* moa_describe_share:
 *
 * Which of two medicines does what to a part, as in "Only Kynamro: less apo B."; NULL when neither
 * does anything. */
char *
moa_describe_share (MoaCatalog *catalog, const MoaCompare *compare, const MoaNode *node)
{
  MoaInfluence *a = moa_compare_get_influence (compare, 0);
  MoaInfluence *b = moa_compare_get_influence (compare, 1);
  MoaShare share = moa_compare_get_node (compare, node);
  g_autofree char *name_a = dup_name (catalog, &moa_influence_get_medicine (a, 0)->label);
  g_autofree char *name_b = dup_name (catalog, &moa_influence_get_medicine (b, 0)->label);
  g_autofree char *amount_a = dup_amount (catalog, node, moa_influence_get_effect (a, node));
  g_autofree char *amount_b = dup_amount (catalog, node, moa_influence_get_effect (b, node));

  if (moa_influence_get_effect (a, node) == MOA_EFFECT_NONE
      && moa_influence_get_effect (b, node) == MOA_EFFECT_NONE)
    return NULL;
  if (share == MOA_SHARE_BOTH)
    /* Translators: two medicines that are compared, and what comes of both, as in "Both Kynamro and
     * Statins: less LDL." */
    return g_strdup_printf (C_ ("comparison", "Both %1$s and %2$s: %3$s."), name_a, name_b,
                            amount_a);
  if (share == MOA_SHARE_DIFFER)
    /* Translators: two medicines that are compared, and what comes of each. */
    return g_strdup_printf (C_ ("comparison", "%1$s: %2$s; %3$s: %4$s."), name_a, amount_a, name_b,
                            amount_b);
  /* Translators: one of two medicines that are compared, and what comes of it. */
  return share == MOA_SHARE_ONLY_A
             ? g_strdup_printf (C_ ("comparison", "Only %1$s: %2$s."), name_a, amount_a)
             : g_strdup_printf (C_ ("comparison", "Only %1$s: %2$s."), name_b, amount_b);
}

/* moa_describe_why:
 *
 * The question that the paths to a part answer, as in "Why is there less LDL?"; NULL when nothing
 * changes. */
char *
moa_describe_why (MoaCatalog *catalog, const MoaInfluence *influence, const MoaNode *node)
{
  MoaEffect effect = moa_influence_get_effect (influence, node);
  g_autofree char *amount = dup_amount (catalog, node, effect);

  if (effect == MOA_EFFECT_NONE)
    return NULL;
  /* Translators: %s is an amount of a part of the diagram, such as "less LDL". */
  return g_strdup_printf (C_ ("reason", "Why is there %s?"), amount);
}

/* `edge` is the arrow that leads from the one to the other, or NULL. */
static char *
say_reason (const MoaEdge *edge, const char *cause, const char *effect)
{
  gboolean contested = edge != NULL && edge->certainty == MOA_CERTAINTY_CONTESTED;
  gboolean possible = edge != NULL && edge->kind == MOA_EDGE_ADVERSE_EFFECT;

  if (contested && possible)
    return g_strdup_printf (C_ ("reason", "With %1$s there can be %2$s, but this is contested."),
                            cause, effect);
  if (contested)
    return g_strdup_printf (C_ ("reason", "With %1$s: %2$s, but this is contested."), cause,
                            effect);
  if (possible)
    return g_strdup_printf (C_ ("reason", "With %1$s there can be %2$s."), cause, effect);
  /* Translators: a link of a chain of reasons. The first is a medicine or an amount of a part, the
   * second the amount that follows from it, as in "With more LDL receptor at work: less LDL." */
  return g_strdup_printf (C_ ("reason", "With %1$s: %2$s."), cause, effect);
}

/* Whether nothing but the lesson's word leads from the medicine to the first part of the path. */
static gboolean
begins_without_arrow (const MoaPath *path)
{
  return path->target->node != path->medicine->node;
}

/* moa_describe_get_n_reasons:
 *
 * How many sentences a path takes: one for each arrow, and one more where the medicine acts on its
 * first part without one. */
guint
moa_describe_get_n_reasons (const MoaPath *path)
{
  return path->n_links + (begins_without_arrow (path) ? 1 : 0);
}

/* moa_describe_get_reason_edge:
 *
 * The arrow that a sentence of a path tells, lent by the lesson; NULL for the one without. */
const MoaEdge *
moa_describe_get_reason_edge (const MoaPath *path, guint index)
{
  if (begins_without_arrow (path))
    return index == 0 ? NULL : path->links[index - 1].edge;
  return path->links[index].edge;
}

static MoaEffect
get_first_result (const MoaPath *path)
{
  return path->target->change == MOA_SIGN_PLUS ? MOA_EFFECT_MORE : MOA_EFFECT_LESS;
}

/* moa_describe_reason:
 * @index: less than moa_describe_get_n_reasons()
 *
 * One sentence of the reason, as in "With Statins: less HMG-CoA reductase at work." for the first
 * and "With more LDL receptor at work: less LDL." for the last. */
char *
moa_describe_reason (MoaCatalog *catalog, const MoaPath *path, guint index)
{
  gboolean without_arrow = begins_without_arrow (path);
  const MoaPathLink *link = NULL;
  g_autofree char *cause = NULL;
  g_autofree char *effect = NULL;

  g_return_val_if_fail (index < moa_describe_get_n_reasons (path), NULL);

  if (index == 0)
    cause = dup_name (catalog, &path->medicine->label);
  if (index == 0 && without_arrow)
    effect = dup_amount (catalog, path->target->node, get_first_result (path));
  else
    {
      guint at = index - (without_arrow ? 1 : 0);

      link = &path->links[at];
      if (cause == NULL)
        cause = dup_amount (catalog, link->cause,
                            at == 0 ? get_first_result (path) : path->links[at - 1].result);
      effect = dup_amount (catalog, link->effect, link->result);
    }
  return say_reason (link != NULL ? link->edge : NULL, cause, effect);
}

/* moa_describe_flow:
 *
 * The change that runs along an arrow, as in "With more LDL receptor at work: less LDL."; NULL when
 * there is none. */
char *
moa_describe_flow (MoaCatalog *catalog, const MoaInfluence *influence, const MoaEdge *edge)
{
  const MoaInfluenceLink *link = &edge->influence;
  g_autofree char *cause = NULL;
  g_autofree char *effect = NULL;

  if (!moa_influence_has_edge (influence, edge))
    return NULL;
  cause = dup_amount (catalog, link->cause, moa_influence_get_effect (influence, link->cause));
  effect = dup_amount (catalog, link->effect, moa_influence_get_effect (influence, link->effect));
  return say_reason (edge, cause, effect);
}
