/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-look.h"

static void
look_at_node (MoaLook *look, const MoaHighlight *highlight, const MoaNode *node)
{
  const MoaInfluence *influence = highlight->influence;

  look->node = node;
  look->emphasised = moa_influence_has_medicine_node (influence, node);
  look->effect = moa_influence_get_effect (influence, node);
  look->contested = moa_influence_is_contested (influence, node);
  look->direct = moa_influence_is_direct (influence, node);
  if (highlight->compare != NULL)
    look->share = moa_compare_get_node (highlight->compare, node);
}

static void
look_at_edge (MoaLook *look, const MoaHighlight *highlight, const MoaEdge *edge)
{
  look->emphasised = moa_influence_has_edge (highlight->influence, edge)
                     || moa_influence_has_medicine_node (highlight->influence, edge->from);
  if (highlight->compare != NULL)
    look->share = moa_compare_get_edge (highlight->compare, edge);
}

/* All that is in front, so that each part is looked up once: a compartment stays in front while it
 * holds something that is. */
static GHashTable *
gather_front (const MoaPartList *focus)
{
  GHashTable *front = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < focus->n_parts; i++)
    {
      const MoaPart *part = focus->parts[i];
      const MoaCompartment *holder = NULL;

      g_hash_table_add (front, (gpointer) part);
      if (part->type == MOA_PART_NODE)
        holder = ((const MoaNode *) part)->compartment;
      else if (part->type == MOA_PART_COMPARTMENT)
        holder = ((const MoaCompartment *) part)->parent;
      for (; holder != NULL && g_hash_table_add (front, (gpointer) holder);)
        holder = holder->parent;
    }

  return front;
}

static gboolean
lists_edges (const MoaPartList *focus)
{
  for (guint i = 0; i < focus->n_parts; i++)
    if (focus->parts[i]->type == MOA_PART_EDGE)
      return TRUE;

  return FALSE;
}

/* Lessons may list only nodes: then the arrows among them belong to the focus as well. */
static gboolean
is_in_front (const MoaLooks *self, const MoaPart *part)
{
  const MoaEdge *edge = (const MoaEdge *) part;

  if (self->front == NULL || g_hash_table_contains (self->front, part))
    return TRUE;

  return part->type == MOA_PART_EDGE && !self->lists_edges
         && g_hash_table_contains (self->front, &edge->from->part)
         && g_hash_table_contains (self->front, &edge->to->part);
}

/**
 * moa_looks_new:
 * @highlight: (nullable): what is put in front; has to outlive the looks
 *
 * Prepares to tell how parts stand out, in time that does not depend on how many are in focus.
 *
 * Returns: (transfer full): the looks
 */
MoaLooks *
moa_looks_new (const MoaHighlight *highlight)
{
  MoaLooks *self = g_new0 (MoaLooks, 1);
  const MoaPartList *focus = highlight != NULL ? highlight->focus : NULL;

  self->highlight = highlight;
  if (focus != NULL && focus->n_parts > 0)
    {
      self->front = gather_front (focus);
      self->lists_edges = lists_edges (focus);
    }

  return self;
}

/**
 * moa_looks_free:
 * @self: (transfer full): looks
 *
 * Frees them.
 */
void
moa_looks_free (MoaLooks *self)
{
  g_clear_pointer (&self->front, g_hash_table_unref);
  g_free (self);
}

/**
 * moa_look_of_effect:
 * @highlight: (nullable): what is put in front
 * @node: a node
 *
 * How that node is to stand out by what medicines do to it, whatever is in focus.
 *
 * Returns: a look
 */
MoaLook
moa_look_of_effect (const MoaHighlight *highlight, const MoaNode *node)
{
  MoaLook look = { 0 };

  if (highlight != NULL && highlight->influence != NULL)
    look_at_node (&look, highlight, node);

  return look;
}

/**
 * moa_looks_get:
 * @self: looks
 * @part: a part of the diagram
 *
 * How that part is to stand out.
 *
 * Returns: a look
 */
MoaLook
moa_looks_get (const MoaLooks *self, const MoaPart *part)
{
  const MoaHighlight *highlight = self->highlight;
  MoaLook look = { 0 };

  if (highlight == NULL)
    return look;

  look.faded = !is_in_front (self, part);
  look.selected = highlight->selected == part;
  if (highlight->influence != NULL && part->type == MOA_PART_NODE)
    look_at_node (&look, highlight, (const MoaNode *) part);
  else if (highlight->influence != NULL && part->type == MOA_PART_EDGE)
    look_at_edge (&look, highlight, (const MoaEdge *) part);

  return look;
}

/**
 * moa_look_of_part:
 * @highlight: (nullable): what is put in front
 * @part: a part of the diagram
 *
 * How a single part is to stand out; who draws many of them asks moa_looks_get().
 *
 * Returns: a look
 */
MoaLook
moa_look_of_part (const MoaHighlight *highlight, const MoaPart *part)
{
  g_autoptr (MoaLooks) looks = moa_looks_new (highlight);

  return moa_looks_get (looks, part);
}

/**
 * moa_look_get_line:
 * @self: a look
 * @style: the style that draws
 * @color: the colour of the line when nothing is special
 *
 * The colour of a line under that look, without the opacity of what is faded as a whole.
 *
 * Returns: a colour
 */
MoaColor
moa_look_get_line (const MoaLook *self, const MoaStyle *style, const MoaColor *color)
{
  if (self->faded && style->fade_to_grey)
    return style->faded_line;

  return self->emphasised ? moa_look_get_share_color (self, style) : *color;
}

/**
 * moa_look_get_text:
 * @self: a look
 * @style: the style that draws
 * @color: the colour of the words when nothing is special
 *
 * The colour of words under that look, without the opacity of what is faded as a whole.
 *
 * Returns: a colour
 */
MoaColor
moa_look_get_text (const MoaLook *self, const MoaStyle *style, const MoaColor *color)
{
  return self->faded && style->fade_to_grey ? style->faded_text : *color;
}

/**
 * moa_look_get_opacity:
 * @self: a look
 * @style: the style that draws
 *
 * How opaque a node or an arrow is drawn.
 *
 * Returns: 0 to 1
 */
double
moa_look_get_opacity (const MoaLook *self, const MoaStyle *style)
{
  return self->faded ? style->fade : 1.0;
}

/**
 * moa_look_get_share_color:
 * @self: a look
 * @style: the style that draws
 *
 * The colour of the medicine that concerns the part: of the second when two are compared and it is
 * only that, else the accent.
 *
 * Returns: a colour
 */
MoaColor
moa_look_get_share_color (const MoaLook *self, const MoaStyle *style)
{
  return self->share == MOA_SHARE_ONLY_B ? style->other : style->accent;
}

/**
 * moa_look_get_growth:
 * @self: a look
 *
 * How much larger a node is drawn than it is: what a medicine acts on itself by the most, what
 * follows by less.
 *
 * Returns: -1 (smallest) to 1 (largest)
 */
double
moa_look_get_growth (const MoaLook *self)
{
  double most = self->direct ? 1.0 : 0.65;

  if (self->effect == MOA_EFFECT_LESS)
    return -most;

  return self->effect == MOA_EFFECT_MORE ? most : 0;
}
