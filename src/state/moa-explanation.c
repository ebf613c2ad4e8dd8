/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Many paths may lead to a part. One for each medicine and each sign explains it: the first, which
 * is the shortest. */

#include "moa-explanation.h"

#include "moa-describe-effect.h"

static gboolean
is_told (GPtrArray *paths, const MoaPath *path)
{
  for (guint i = 0; i < paths->len; i++)
    {
      const MoaPath *other = g_ptr_array_index (paths, i);

      if (other->medicine == path->medicine && other->result == path->result)
        return TRUE;
    }
  return FALSE;
}

static GPtrArray *
choose_paths (const MoaInfluence *influence, const MoaNode *node)
{
  GPtrArray *paths = g_ptr_array_new ();

  for (guint i = 0; i < moa_influence_get_n_paths (influence, node); i++)
    {
      const MoaPath *path = moa_influence_get_path (influence, node, i);

      if (!is_told (paths, path))
        g_ptr_array_add (paths, (gpointer) path);
    }
  return paths;
}

static void
add_part (GPtrArray *parts, const MoaPart *part)
{
  if (!g_ptr_array_find (parts, part, NULL))
    g_ptr_array_add (parts, (gpointer) part);
}

static void
add_path (GArray *stops, GPtrArray *parts, const MoaPath *path)
{
  if (path->medicine->node != NULL)
    add_part (parts, &path->medicine->node->part);
  add_part (parts, &path->target->node->part);
  for (guint i = 0; i < path->n_links; i++)
    {
      add_part (parts, &path->links[i].edge->part);
      add_part (parts, &path->links[i].effect->part);
    }
  for (guint i = 0; i < moa_describe_get_n_reasons (path); i++)
    {
      const MoaEdge *edge = moa_describe_get_reason_edge (path, i);
      MoaExplanationStop stop = { path, i, edge != NULL ? &edge->part : &path->target->node->part };

      g_array_append_val (stops, stop);
    }
}

/* moa_explanation_new:
 * @influence: what medicines do
 * @node: a part of the same diagram
 *
 * Why they change the part; NULL when they do not. */
MoaExplanation *
moa_explanation_new (MoaInfluence *influence, const MoaNode *node)
{
  g_autoptr (GPtrArray) paths = choose_paths (influence, node);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  MoaExplanation *self;

  if (paths->len == 0)
    return NULL;

  self = g_new0 (MoaExplanation, 1);
  self->influence = moa_influence_ref (influence);
  self->node = node;
  self->stops = g_array_new (FALSE, FALSE, sizeof (MoaExplanationStop));
  for (guint i = 0; i < paths->len; i++)
    add_path (self->stops, parts, g_ptr_array_index (paths, i));
  self->parts.n_parts = parts->len;
  self->parts.parts = (const MoaPart **) g_ptr_array_steal (parts, NULL);
  return self;
}

/* moa_explanation_free:
 *
 * Ends it. */
void
moa_explanation_free (MoaExplanation *self)
{
  g_array_unref (self->stops);
  g_free (self->parts.parts);
  moa_influence_unref (self->influence);
  g_free (self);
}

/* moa_explanation_get_stop:
 *
 * One of the stops, lent; NULL beyond the last. */
const MoaExplanationStop *
moa_explanation_get_stop (const MoaExplanation *self, guint index)
{
  return index < self->stops->len ? &g_array_index (self->stops, MoaExplanationStop, index) : NULL;
}

/* moa_explanation_find_stop:
 *
 * The first stop at a part; -1 when it is none. */
int
moa_explanation_find_stop (const MoaExplanation *self, const MoaPart *part)
{
  for (guint i = 0; i < self->stops->len; i++)
    if (g_array_index (self->stops, MoaExplanationStop, i).part == part)
      return (int) i;
  return -1;
}
