/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headings of compartments from far away: in the upper corner, off the nodes, or left out. */
#include "moa-far-labels-private.h"
#include "moa-shape.h"
#include "moa-texture.h"

#include <math.h>

/* At the scale of a step, pixels. */
#define HEADING_X 7.0 /* from the corner of a compartment */
#define HEADING_Y 4.0
#define CORNER_SHARE 0.42 /* how far a round corner pushes the heading in */
#define CARD 8.0          /* a heading covers no larger one */

static const MoaTypeface heading_face = {
  .size = MOA_FAR_SIZE,
  .min_size = MOA_FAR_SIZE,
  .weight = PANGO_WEIGHT_BOLD,
  .alignment = PANGO_ALIGN_LEFT,
  .capitals = TRUE,
  .whole = TRUE,
};

/* In one line, or in lines of at most so many pixels. */
static const MoaTextBox *
get_heading_words (MoaFarLabels *self, const MoaPart *part, int width)
{
  guint64 key = part->index | (guint64) (guint) (width + 1) << 32;
  MoaTextBox *words = moa_cache_get (self->headings, key);

  if (words == NULL)
    {
      words = moa_text_box_new (self->context, moa_catalog_get_text (self->catalog, &part->label),
                                &heading_face, width, -1);
      moa_cache_add (self->headings, key, words);
    }

  return words;
}

/* Off the nodes below it, as far as the compartment reaches up. */
static void
lift_heading (MoaFarLabels *self, const MoaCompartment *place, graphene_rect_t *box)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  float top = box->origin.y + box->size.height;

  moa_index_find (moa_geometry_get_node_index (self->geometry), box, found);
  for (guint i = 0; i < found->len; i++)
    {
      const MoaNode *node = self->diagram->nodes[g_array_index (found, guint, i)];

      top = MIN (top, moa_geometry_get_part_box (self->geometry, &node->part).origin.y);
    }
  if (top - box->size.height >= place->y)
    box->origin.y = top - box->size.height;
}

/* Puts a heading into its compartment; whether it has room there. In an oval it sinks from the top
 * to where the curve is wide enough, if there is no node. */
static gboolean
fit_heading (MoaFarLabels *self,
             const MoaCompartment *place,
             const MoaTextBox *words,
             double indent,
             double level,
             graphene_rect_t *box)
{
  double top = HEADING_Y / level;

  *box = moa_far_labels_make_box (words, place->x + indent, place->y + top, level);
  if (place->shape == MOA_SHAPE_OVAL)
    {
      double share = MIN (box->size.width / place->width, 1);

      box->origin.x = (float) (place->x + (place->width - box->size.width) / 2);
      box->origin.y = (float) (place->y + place->height / 2 * (1 - sqrt (1 - share * share)) + top);
    }
  lift_heading (self, place, box);

  return box->size.width + indent <= place->width && box->size.height + 2 * top <= place->height
         && !moa_far_labels_cover_node (self, box, CARD / level, NULL);
}

/* The words of a compartment's heading and where they stand: in one line, or two where that is too
 * wide; NULL when they have no room. */
static const MoaTextBox *
place_heading (MoaFarLabels *self, const MoaCompartment *place, double level, graphene_rect_t *box)
{
  const MoaTextBox *words;
  double indent = HEADING_X / level;
  graphene_rect_t ground = moa_geometry_get_part_box (self->geometry, &place->part);

  if (moa_message_is_empty (&place->part.label) || place->width * level < 3 * MOA_FAR_SIZE
      || place->height * level < 2 * MOA_FAR_SIZE)
    return NULL;
  if (place->shape == MOA_SHAPE_ROUNDED)
    indent += moa_texture_get_corner_radius (&ground) * CORNER_SHARE;
  words = get_heading_words (self, &place->part, -1);
  if (fit_heading (self, place, words, indent, level, box))
    return words;
  if (box->size.width + indent <= place->width || place->shape == MOA_SHAPE_OVAL)
    return NULL;

  words = get_heading_words (self, &place->part,
                             (int) ((place->width - indent) * level - 2 * MOA_FAR_GAP));
  if (moa_text_box_get_n_lines (words) <= MOA_FAR_MOST_LINES
      && fit_heading (self, place, words, indent, level, box))
    return words;

  return NULL;
}

/* The headings around a place, those of outer compartments first; one that meets an outer one is
 * left out. Headings lie inside of their compartments, so only those of compartments that overlap
 * can meet. */
const MoaTextBox *
moa_far_headings_choose (MoaFarLabels *self,
                         guint index,
                         double level,
                         graphene_rect_t *box,
                         guint depth)
{
  g_autoptr (GArray) found = NULL;
  const MoaTextBox *words = place_heading (self, self->stage[index], level, box);

  if (words == NULL || depth == 0)
    return words;

  found = g_array_new (FALSE, FALSE, sizeof (guint));
  moa_index_find (self->places, box, found);
  for (guint i = 0; i < found->len; i++)
    {
      guint other = g_array_index (found, guint, i);
      graphene_rect_t other_box;

      if (other >= index)
        break;
      if (place_heading (self, self->stage[other], level, &other_box) != NULL
          && graphene_rect_intersection (&other_box, box, NULL)
          && moa_far_headings_choose (self, other, level, &other_box, depth - 1) != NULL)
        return NULL;
    }

  return words;
}
