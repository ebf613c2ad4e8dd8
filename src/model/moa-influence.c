/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What several medicines do together: each is spread for itself (moa-influence-walk.c says by which
 * rules), because what one of them is known to do to a part does not stop another from changing it;
 * then the signs at each part are put together. Less by one medicine and more by another is
 * "depends". What rests on a contested arrow counts only where no established path leads, of any of
 * the medicines.
 *
 * Each path has at most as many arrows as there are parts, and there is one to each part: all of
 * them written out could take the square of the diagram. So only the tree is kept, and a path is
 * made when somebody asks for it. */

#include "moa-influence.h"

#include "moa-influence-walk.h"

enum
{
  LESS = 1 << 0,
  MORE = 1 << 1,
  CONTESTED_LESS = 1 << 2,
  CONTESTED_MORE = 1 << 3,
  DIRECT = 1 << 4,
  MEDICINE = 1 << 5,
  CERTAIN = 1 << 6, /* not by adverse effects alone */
  CONTESTED_CERTAIN = 1 << 7,
  ESTABLISHED = LESS | MORE,
  CONTESTED = CONTESTED_LESS | CONTESTED_MORE,
};

struct _MoaInfluence
{
  const MoaDiagram *diagram;
  guint n_medicines;
  MoaInfluenceWalk *walks;
  guint8 *nodes; /* flags, by index */
  guint8 *edges; /* whether a change runs along it, by index */

  GMutex paths_lock;
  GHashTable *paths; /* MoaReach * -> MoaPath *, what was asked for */
};

static void
note_reaches (MoaInfluence *self, const MoaInfluenceWalk *walk)
{
  for (guint i = 0; i < walk->reaches->len; i++)
    {
      const MoaReach *reach = &g_array_index (walk->reaches, MoaReach, i);
      guint8 flag = reach->sign == MOA_SIGN_PLUS ? MORE : LESS;

      if (reach->depth == 0)
        continue;
      self->nodes[reach->node] |= reach->contested ? flag << 2 : flag;
      if (!reach->adverse)
        self->nodes[reach->node] |= reach->contested ? CONTESTED_CERTAIN : CERTAIN;
    }
  for (guint i = 0; i < walk->medicine->n_targets; i++)
    self->nodes[walk->medicine->targets[i].node->part.index] |= DIRECT;
  if (walk->medicine->node != NULL)
    self->nodes[walk->medicine->node->part.index] |= MEDICINE;
}

/* Marks the arrows that take a sign which their cause has to one that their effect has. */
static void
note_edges (MoaInfluence *self, const MoaInfluenceLinks *links, const MoaInfluenceWalk *walk)
{
  for (guint k = 0; k < walk->reaches->len; k++)
    {
      const MoaReach *cause = &g_array_index (walk->reaches, MoaReach, k);

      for (guint i = links->first[cause->node]; i < links->first[cause->node + 1]; i++)
        {
          const MoaInfluenceArrow *arrow = &links->arrows[i];
          MoaSign sign = cause->sign == arrow->sign ? MOA_SIGN_PLUS : MOA_SIGN_MINUS;

          if (moa_influence_walk_find (walk, arrow->effect, sign) != NULL)
            self->edges[arrow->edge] = TRUE;
        }
    }
}

/* moa_influence_new:
 * @diagram: the mechanism
 * @medicines: medicines of the same lesson; each counts once
 * @n_medicines: how many; may be 0
 *
 * Works out what the medicines do to each part when they are taken together. Takes time and memory
 * in proportion to the diagram for each medicine; returns a new reference. */
MoaInfluence *
moa_influence_new (const MoaDiagram *diagram,
                   const MoaMedicine *const *medicines,
                   guint n_medicines)
{
  MoaInfluence *self;
  MoaInfluenceLinks links;

  g_return_val_if_fail (diagram != NULL, NULL);
  g_return_val_if_fail (medicines != NULL || n_medicines == 0, NULL);

  self = g_atomic_rc_box_new0 (MoaInfluence);
  self->diagram = diagram;
  self->n_medicines = n_medicines;
  self->walks = g_new0 (MoaInfluenceWalk, n_medicines);
  self->nodes = g_new0 (guint8, diagram->n_nodes + 1);
  self->edges = g_new0 (guint8, diagram->n_edges + 1);
  self->paths = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_mutex_init (&self->paths_lock);

  moa_influence_links_init (&links, diagram);
  for (guint i = 0; i < n_medicines; i++)
    {
      moa_influence_walk_init (&self->walks[i], diagram, &links, medicines[i]);
      note_reaches (self, &self->walks[i]);
      note_edges (self, &links, &self->walks[i]);
    }
  moa_influence_links_clear (&links);
  return self;
}

/* moa_influence_ref:
 *
 * Takes a reference; any thread may. */
MoaInfluence *
moa_influence_ref (MoaInfluence *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_influence (gpointer data)
{
  MoaInfluence *self = data;

  for (guint i = 0; i < self->n_medicines; i++)
    moa_influence_walk_clear (&self->walks[i]);
  g_free (self->walks);
  g_free (self->nodes);
  g_free (self->edges);
  g_hash_table_unref (self->paths);
  g_mutex_clear (&self->paths_lock);
}

/* moa_influence_unref:
 *
 * Gives a reference back; any thread may. */
void
moa_influence_unref (MoaInfluence *self)
{
  g_atomic_rc_box_release_full (self, clear_influence);
}

/* moa_influence_get_n_medicines:
 *
 * How many medicines are taken. */
guint
moa_influence_get_n_medicines (const MoaInfluence *self)
{
  return self->n_medicines;
}

/* moa_influence_get_medicine:
 *
 * One of the medicines, in the order in which they were given; lent by the lesson. */
const MoaMedicine *
moa_influence_get_medicine (const MoaInfluence *self, guint index)
{
  g_return_val_if_fail (index < self->n_medicines, NULL);

  return self->walks[index].medicine;
}

/* moa_influence_has_medicine_node:
 *
 * Whether a part of the diagram is one of the medicines themselves. */
gboolean
moa_influence_has_medicine_node (const MoaInfluence *self, const MoaNode *node)
{
  return (self->nodes[node->part.index] & MEDICINE) != 0;
}

static const MoaEffect effects[] = {
  [LESS] = MOA_EFFECT_LESS,
  [MORE] = MOA_EFFECT_MORE,
  [LESS | MORE] = MOA_EFFECT_DEPENDS,
};

/* moa_influence_get_effect:
 *
 * What the medicines do to a part together. A medicine's own part has no effect from it. */
MoaEffect
moa_influence_get_effect (const MoaInfluence *self, const MoaNode *node)
{
  guint8 flags = self->nodes[node->part.index];

  if ((flags & ESTABLISHED) != 0)
    return effects[flags & ESTABLISHED];
  return effects[(flags & CONTESTED) >> 2];
}

/* moa_influence_is_contested:
 *
 * Whether every path to a part rests on a contested arrow. */
gboolean
moa_influence_is_contested (const MoaInfluence *self, const MoaNode *node)
{
  guint8 flags = self->nodes[node->part.index];

  return (flags & ESTABLISHED) == 0 && (flags & CONTESTED) != 0;
}

/* moa_influence_is_possible:
 *
 * Whether every path to a part holds an adverse effect: it can come to that and need not. */
gboolean
moa_influence_is_possible (const MoaInfluence *self, const MoaNode *node)
{
  guint8 flags = self->nodes[node->part.index];

  if ((flags & (ESTABLISHED | CONTESTED)) == 0)
    return FALSE;
  return (flags & ((flags & ESTABLISHED) != 0 ? CERTAIN : CONTESTED_CERTAIN)) == 0;
}

/* moa_influence_is_direct:
 *
 * Whether the lesson says of one of the medicines that it acts on the part. */
gboolean
moa_influence_is_direct (const MoaInfluence *self, const MoaNode *node)
{
  return (self->nodes[node->part.index] & DIRECT) != 0;
}

/* moa_influence_has_edge:
 *
 * Whether a change runs along an arrow: it takes what happens to its cause to what happens to its
 * effect. All arrows of all paths are among these. */
gboolean
moa_influence_has_edge (const MoaInfluence *self, const MoaEdge *edge)
{
  return self->edges[edge->part.index];
}

static gboolean
counts (const MoaInfluence *self, const MoaReach *reach)
{
  return reach != NULL && reach->depth > 0
         && reach->contested
                == moa_influence_is_contested (self, self->diagram->nodes[reach->node]);
}

/* moa_influence_get_effect_of:
 * @index: which medicine
 *
 * The share of one medicine in what they do to a part together. */
MoaEffect
moa_influence_get_effect_of (const MoaInfluence *self, const MoaNode *node, guint index)
{
  const MoaInfluenceWalk *walk = &self->walks[index];
  guint flags = 0;

  g_return_val_if_fail (index < self->n_medicines, MOA_EFFECT_NONE);

  if (counts (self, moa_influence_walk_find (walk, node->part.index, MOA_SIGN_MINUS)))
    flags |= LESS;
  if (counts (self, moa_influence_walk_find (walk, node->part.index, MOA_SIGN_PLUS)))
    flags |= MORE;
  return effects[flags];
}

typedef struct
{
  const MoaInfluenceWalk *walk;
  const MoaReach *reach;
} End;

/* The nearest first, then in the order of the medicines. */
static int
compare_ends (gconstpointer a, gconstpointer b)
{
  const End *one = a;
  const End *other = b;

  if (one->reach->depth != other->reach->depth)
    return one->reach->depth < other->reach->depth ? -1 : 1;
  if (one->walk != other->walk)
    return one->walk < other->walk ? -1 : 1;
  return one->reach->sign - other->reach->sign;
}

/* The ends of all paths to a node that count. */
static GArray *
find_ends (const MoaInfluence *self, const MoaNode *node)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (End));

  for (guint i = 0; i < 2 * self->n_medicines; i++)
    {
      const MoaInfluenceWalk *walk = &self->walks[i / 2];
      End end = { walk, moa_influence_walk_find (walk, node->part.index,
                                                 i % 2 == 0 ? MOA_SIGN_MINUS : MOA_SIGN_PLUS) };

      if (counts (self, end.reach))
        g_array_append_val (ends, end);
    }
  g_array_sort (ends, compare_ends);
  return g_steal_pointer (&ends);
}

/* moa_influence_get_n_paths:
 *
 * How many paths explain the effect on a part: for each medicine the shortest by which there is
 * less of it and the shortest by which there is more. */
guint
moa_influence_get_n_paths (const MoaInfluence *self, const MoaNode *node)
{
  g_autoptr (GArray) ends = find_ends (self, node);

  return ends->len;
}

static const MoaTarget *
find_target (const MoaInfluenceWalk *walk, const MoaReach *first)
{
  for (guint i = 0; i < walk->medicine->n_targets; i++)
    {
      const MoaTarget *target = &walk->medicine->targets[i];

      if (target->node->part.index == first->node && target->change == (MoaSign) first->sign)
        return target;
    }
  return &walk->own;
}

static MoaEffect
get_result (const MoaReach *reach)
{
  return reach->sign == MOA_SIGN_PLUS ? MOA_EFFECT_MORE : MOA_EFFECT_LESS;
}

static const MoaReach *
get_parent (const MoaInfluenceWalk *walk, const MoaReach *reach)
{
  return reach->parent == MOA_REACH_NONE ? NULL
                                         : &g_array_index (walk->reaches, MoaReach, reach->parent);
}

/* A path and its links in one piece of memory. */
static MoaPath *
new_path (const MoaInfluence *self, const End *end)
{
  const MoaReach *at = end->reach;
  const MoaReach *up;
  guint n = 0;
  MoaPath *path;
  MoaPathLink *links;

  for (at = end->reach; (up = get_parent (end->walk, at)) != NULL; at = up)
    n++;
  path = g_malloc (sizeof (MoaPath) + n * sizeof (MoaPathLink));
  links = (MoaPathLink *) (path + 1);
  *path = (MoaPath){ end->walk->medicine,     find_target (end->walk, at), n, links,
                     get_result (end->reach), end->reach->contested };

  for (at = end->reach; (up = get_parent (end->walk, at)) != NULL; at = up)
    {
      const MoaEdge *edge = self->diagram->edges[at->edge];

      links[--n] = (MoaPathLink){ edge, edge->influence.cause, edge->influence.effect,
                                  edge->influence.sign, get_result (at) };
    }
  return path;
}

/* moa_influence_get_path:
 * @index: less than moa_influence_get_n_paths()
 *
 * A path that explains the effect on a part, the shortest first; where the effect depends, there is
 * one of each sign. Made when it is first asked for and kept; lent as long as the influence
 * lives. */
const MoaPath *
moa_influence_get_path (const MoaInfluence *self, const MoaNode *node, guint index)
{
  g_autoptr (GArray) ends = find_ends (self, node);
  GMutex *lock = (GMutex *) &self->paths_lock;
  const End *end;
  MoaPath *path;

  g_return_val_if_fail (index < ends->len, NULL);

  end = &g_array_index (ends, End, index);
  g_mutex_lock (lock);
  path = g_hash_table_lookup (self->paths, end->reach);
  if (path == NULL)
    {
      path = new_path (self, end);
      g_hash_table_insert (self->paths, (gpointer) end->reach, path);
    }
  g_mutex_unlock (lock);
  return path;
}
