/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How far the changes of one medicine reach, and by which arrows.
 *
 * A reach is a node with a sign: more of it, or less. What is known at the start: there is more of
 * the medicine's own part, and each part that it acts on changes as the lesson says. That is
 * settled by the lesson: no arrow changes it, so that a feedback which returns to where the
 * medicine acts (less of an enzyme, less of its product, so more of the enzyme) damps the change
 * and does not contradict it. From a reach each arrow that carries an influence leads on to the
 * sign of the reach times its own.
 *
 * Breadth first: what is reached first is reached by the fewest arrows, and each reach keeps the
 * one that it follows from, so that all shortest explanations are one tree. There are two reaches
 * per node and each arrow is tried once from each sign of its cause: circles end.
 *
 * Only what a person can walk counts: a path that comes to no part twice. In the tree, only the
 * other sign of the same node could be come to again, on a feedback that began with it; a reach
 * whose explanation holds its own node with the other sign is left out. So each sign that is told
 * has a simple path, and each node that a simple path leads to has a sign; without circles both
 * signs are always found. In circles, a second sign that has a simple path only through a longer
 * explanation of a part on the way may be missed: to find every one is as hard as the even-path
 * problem (A. S. LaPaugh and C. H. Papadimitriou, "The even-path problem for graphs and digraphs",
 * 1984), which is NP-complete for directed graphs.
 *
 * Whether a reach is among those that another follows from: each keeps a jump to one further up,
 * so chosen that the way to any depth takes O(log n) jumps (E. W. Myers, "An applicative
 * random-access stack", 1983).
 *
 * Established arrows come first; only then are contested ones followed, and only to nodes that no
 * established path leads to. All that comes after a contested arrow rests on it. */

#include "moa-influence-walk.h"

typedef struct
{
  MoaInfluenceWalk *walk;
  const MoaInfluenceLinks *links;
  guint8 *is_given; /* by the index of the node: the lesson says how it changes */
} Spread;

static gboolean
carries (const MoaEdge *edge)
{
  const MoaInfluenceLink *link = &edge->influence;

  return link->sign != MOA_SIGN_NONE && link->cause != NULL && link->effect != NULL
         && link->cause != link->effect;
}

static MoaInfluenceArrow
make_arrow (const MoaEdge *edge)
{
  return (MoaInfluenceArrow){
    .edge = edge->part.index,
    .effect = edge->influence.effect->part.index,
    .sign = (gint8) edge->influence.sign,
    .contested = edge->certainty == MOA_CERTAINTY_CONTESTED,
    .adverse = edge->kind == MOA_EDGE_ADVERSE_EFFECT,
  };
}

/* moa_influence_links_init:
 *
 * Sorts the arrows of a diagram by their cause, in two passes: count, then put in. An arrow from a
 * part to itself changes nothing that can be walked and is left out. */
void
moa_influence_links_init (MoaInfluenceLinks *self, const MoaDiagram *diagram)
{
  guint n = 0;

  self->first = g_new0 (guint, diagram->n_nodes + 2);
  for (guint i = 0; i < diagram->n_edges; i++)
    if (carries (diagram->edges[i]))
      {
        self->first[diagram->edges[i]->influence.cause->part.index + 2]++;
        n++;
      }
  for (guint i = 2; i < diagram->n_nodes + 2; i++)
    self->first[i] += self->first[i - 1];

  /* Counted one place further on, so that filling moves each start to where it belongs. */
  self->arrows = g_new (MoaInfluenceArrow, n);
  for (guint i = 0; i < diagram->n_edges; i++)
    if (carries (diagram->edges[i]))
      self->arrows[self->first[diagram->edges[i]->influence.cause->part.index + 1]++] = make_arrow (
          diagram->edges[i]);
}

void
moa_influence_links_clear (MoaInfluenceLinks *self)
{
  g_clear_pointer (&self->first, g_free);
  g_clear_pointer (&self->arrows, g_free);
}

static guint32 *
get_place (const MoaInfluenceWalk *self, guint node, MoaSign sign)
{
  return &self->at[2 * (gsize) node + (sign == MOA_SIGN_PLUS)];
}

/* moa_influence_walk_find:
 *
 * How a node is reached with a sign, lent; NULL when it is not. */
const MoaReach *
moa_influence_walk_find (const MoaInfluenceWalk *self, guint node, MoaSign sign)
{
  guint32 place = *get_place (self, node, sign);

  return place == 0 ? NULL : &g_array_index (self->reaches, MoaReach, place - 1);
}

static guint32
choose_jump (GArray *reaches, guint32 parent)
{
  const MoaReach *up = &g_array_index (reaches, MoaReach, parent);
  const MoaReach *far = &g_array_index (reaches, MoaReach, up->jump);
  const MoaReach *farther = &g_array_index (reaches, MoaReach, far->jump);

  return up->depth - far->depth == far->depth - farther->depth ? far->jump : parent;
}

static void
add_reach (MoaInfluenceWalk *self, const MoaReach *reach)
{
  guint32 index = self->reaches->len;
  MoaReach added = *reach;

  added.jump = added.parent == MOA_REACH_NONE ? index : choose_jump (self->reaches, added.parent);
  g_array_append_val (self->reaches, added);
  *get_place (self, added.node, added.sign) = index + 1;
}

/* Whether `reach` follows from the reach at `ancestor`. */
static gboolean
follows_from (const MoaInfluenceWalk *self, guint32 reach, guint32 ancestor)
{
  guint32 depth = g_array_index (self->reaches, MoaReach, ancestor).depth;

  for (;;)
    {
      const MoaReach *at = &g_array_index (self->reaches, MoaReach, reach);

      if (at->depth <= depth || at->parent == MOA_REACH_NONE)
        return reach == ancestor;
      reach = g_array_index (self->reaches, MoaReach, at->jump).depth >= depth ? at->jump
                                                                               : at->parent;
    }
}

static gboolean
is_settled (const MoaInfluenceWalk *self, guint node)
{
  const MoaReach *less = moa_influence_walk_find (self, node, MOA_SIGN_MINUS);
  const MoaReach *more = moa_influence_walk_find (self, node, MOA_SIGN_PLUS);

  return (less != NULL && !less->contested) || (more != NULL && !more->contested);
}

/* Follows an arrow from a reach. */
static void
follow (Spread *spread, guint32 from, const MoaInfluenceArrow *arrow)
{
  MoaInfluenceWalk *walk = spread->walk;
  const MoaReach *cause = &g_array_index (walk->reaches, MoaReach, from);
  MoaSign sign = cause->sign == arrow->sign ? MOA_SIGN_PLUS : MOA_SIGN_MINUS;
  guint32 opposite = *get_place (walk, arrow->effect, (MoaSign) -sign);
  const MoaReach reach = {
    .node = arrow->effect,
    .parent = from,
    .edge = arrow->edge,
    .depth = cause->depth + 1,
    .sign = (gint8) sign,
    .contested = cause->contested || arrow->contested,
    .adverse = cause->adverse || arrow->adverse,
  };

  if (spread->is_given[reach.node] || *get_place (walk, reach.node, sign) != 0
      || (reach.contested && is_settled (walk, reach.node))
      || (opposite != 0 && follows_from (walk, from, opposite - 1)))
    return;
  add_reach (walk, &reach);
}

/* Follows the arrows from a reach, those of one certainty or all. */
static void
follow_all (Spread *spread, guint32 from, gboolean established, gboolean contested)
{
  const MoaInfluenceLinks *links = spread->links;
  guint node = g_array_index (spread->walk->reaches, MoaReach, from).node;

  for (guint i = links->first[node]; i < links->first[node + 1]; i++)
    if (links->arrows[i].contested ? contested : established)
      follow (spread, from, &links->arrows[i]);
}

/* The contested part begins at any depth of the established one: both lists are sorted by depth and
 * merged, so that the nearest comes first again. */
static void
spread_out (Spread *spread)
{
  GArray *reaches = spread->walk->reaches;
  guint32 n_established, i = 0;

  for (i = 0; i < reaches->len; i++)
    follow_all (spread, i, TRUE, FALSE);

  n_established = reaches->len;
  i = 0;
  for (guint32 k = n_established; i < n_established || k < reaches->len;)
    if (i < n_established
        && (k == reaches->len
            || g_array_index (reaches, MoaReach, i).depth
                   <= g_array_index (reaches, MoaReach, k).depth))
      follow_all (spread, i++, FALSE, TRUE);
    else
      follow_all (spread, k++, TRUE, TRUE);
}

/* The arrow by which the medicine's own part does what the lesson says; NULL without one. */
static const MoaInfluenceArrow *
find_own_arrow (const Spread *spread, const MoaTarget *target)
{
  const MoaInfluenceLinks *links = spread->links;
  const MoaNode *own = spread->walk->own.node;

  if (own == NULL)
    return NULL;
  for (guint i = links->first[own->part.index]; i < links->first[own->part.index + 1]; i++)
    {
      const MoaInfluenceArrow *arrow = &links->arrows[i];

      if (arrow->effect == target->node->part.index && arrow->sign == (gint8) target->change
          && !arrow->contested)
        return arrow;
    }
  return NULL;
}

static void
begin_at_own_part (Spread *spread)
{
  const MoaNode *own = spread->walk->medicine->node;
  const MoaReach reach = { .node = own != NULL ? own->part.index : 0,
                           .parent = MOA_REACH_NONE,
                           .sign = 1 };

  if (own == NULL || spread->is_given[own->part.index])
    return;
  spread->walk->own = (MoaTarget){ own, MOA_SIGN_PLUS };
  spread->is_given[own->part.index] = TRUE;
  add_reach (spread->walk, &reach);
}

/* To act on a part counts as an arrow, also where none is drawn. */
static void
begin_at_target (Spread *spread, const MoaTarget *target)
{
  const MoaInfluenceArrow *arrow = find_own_arrow (spread, target);
  const MoaReach reach = {
    .node = target->node->part.index,
    .parent = arrow != NULL ? 0 : MOA_REACH_NONE,
    .edge = arrow != NULL ? arrow->edge : 0,
    .depth = 1,
    .sign = (gint8) target->change,
    .adverse = arrow != NULL && arrow->adverse,
  };

  if (*get_place (spread->walk, reach.node, target->change) == 0)
    add_reach (spread->walk, &reach);
}

/* moa_influence_walk_init:
 *
 * Spreads the changes that a medicine makes. Takes O ((n + e) log n) for n nodes and e arrows. */
void
moa_influence_walk_init (MoaInfluenceWalk *self,
                         const MoaDiagram *diagram,
                         const MoaInfluenceLinks *links,
                         const MoaMedicine *medicine)
{
  g_autofree guint8 *is_given = g_new0 (guint8, diagram->n_nodes + 1);
  Spread spread = { self, links, is_given };

  *self = (MoaInfluenceWalk){
    .medicine = medicine,
    .reaches = g_array_new (FALSE, FALSE, sizeof (MoaReach)),
    .at = g_new0 (guint32, 2 * (gsize) diagram->n_nodes + 2),
  };
  for (guint i = 0; i < medicine->n_targets; i++)
    is_given[medicine->targets[i].node->part.index] = TRUE;
  begin_at_own_part (&spread);
  for (guint i = 0; i < medicine->n_targets; i++)
    begin_at_target (&spread, &medicine->targets[i]);
  spread_out (&spread);
}

void
moa_influence_walk_clear (MoaInfluenceWalk *self)
{
  g_clear_pointer (&self->reaches, g_array_unref);
  g_clear_pointer (&self->at, g_free);
}
