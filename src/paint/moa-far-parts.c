/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blocks of colour on the grid of pixels, drawn all at once for each kind: where one begins does
 * not depend on what else is drawn, and nothing is rounded twice. */
#include "moa-far-parts.h"

#include "moa-shape.h"
#include "moa-texture.h"

#include <math.h>

/* Pixels. */
#define DOT 16.0
#define SMALLEST 2.0
#define SMALLEST_CHOSEN 7.0 /* of a node that stands out */
#define BORDERED 5.0        /* below it a block has no border */
#define SHAPED 40.0         /* a smaller compartment is a rectangle */

/**
 * moa_node_is_dot:
 * @box: the box of a node, diagram units
 * @scale: device pixels per diagram unit
 *
 * Whether a node is too small for a card with a symbol.
 *
 * Returns: %TRUE if it is drawn as a block of colour
 */
gboolean
moa_node_is_dot (const graphene_rect_t *box, double scale)
{
  return MIN (box->size.width, box->size.height) * scale < DOT;
}

/**
 * moa_node_shows_tag:
 * @box: the box of a node, diagram units
 * @look: how the node stands out
 * @scale: device pixels per diagram unit
 *
 * Whether a node carries a tag at that scale: those of small nodes would cover each other, but what
 * a medicine acts on itself always does.
 *
 * Returns: %TRUE if it does
 */
gboolean
moa_node_shows_tag (const graphene_rect_t *box, const MoaLook *look, double scale)
{
  return moa_look_has_tag (look) && (look->direct || !moa_node_is_dot (box, scale * 2));
}

static gboolean
is_chosen (const MoaLook *look)
{
  return look->selected || look->emphasised || look->effect != MOA_EFFECT_NONE
         || look->share != MOA_SHARE_NEITHER;
}

/* Moves the corners of a box, grown to a least size, onto pixels where there are some. */
static void
add_block (cairo_t *cr, const graphene_rect_t *box, double inset, double smallest, double scale)
{
  double width = MAX (box->size.width, smallest / scale);
  double height = MAX (box->size.height, smallest / scale);
  double left = box->origin.x + (box->size.width - width) / 2;
  double top = box->origin.y + (box->size.height - height) / 2;
  double right = left + width;
  double bottom = top + height;

  if (cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_IMAGE)
    {
      cairo_user_to_device (cr, &left, &top);
      cairo_user_to_device (cr, &right, &bottom);
      left = floor (left + 0.5);
      top = floor (top + 0.5);
      right = MAX (floor (right + 0.5), left + 1);
      bottom = MAX (floor (bottom + 0.5), top + 1);
      cairo_device_to_user (cr, &left, &top);
      cairo_device_to_user (cr, &right, &bottom);
    }
  inset /= scale;
  cairo_rectangle (cr, left + inset, top + inset, right - left - 2 * inset,
                   bottom - top - 2 * inset);
}

static void
fill (cairo_t *cr, const MoaStyle *style, const MoaLook *look, const MoaColor *color)
{
  MoaColor faded = moa_color_with_alpha (color, moa_look_get_opacity (look, style));

  moa_color_set_source (&faded, cr);
  cairo_fill (cr);
}

/* All blocks of one kind: the borders, then what they leave free. */
static void
draw_kind (cairo_t *cr,
           const MoaStyle *style,
           const GArray *boxes,
           MoaNodeKind kind,
           const MoaLook *look,
           double scale)
{
  const MoaNodeColors *colors = moa_style_get_node_colors (style, kind);
  MoaColor border = moa_look_get_line (look, style, &colors->stroke);

  border.alpha *= style->calm;
  if (boxes->len == 0)
    return;
  for (guint i = 0; i < boxes->len; i++)
    add_block (cr, &g_array_index (boxes, graphene_rect_t, i), 0, SMALLEST, scale);
  fill (cr, style, look, &border);
  for (guint i = 0; i < boxes->len; i++)
    {
      const graphene_rect_t *box = &g_array_index (boxes, graphene_rect_t, i);

      if (MIN (box->size.width, box->size.height) * scale >= BORDERED)
        add_block (cr, box, 1, SMALLEST, scale);
    }
  moa_color_set_source (&colors->fill, cr);
  cairo_fill (cr);
}

static void
draw_chosen (cairo_t *cr,
             const MoaStyle *style,
             const MoaEffectTags *tags,
             const MoaNode *node,
             const graphene_rect_t *box,
             const MoaLook *look,
             double scale)
{
  MoaColor border = look->selected || look->direct
                        ? moa_look_get_share_color (look, style)
                        : moa_style_get_node_colors (style, node->kind)->stroke;
  const MoaColor *inside = look->emphasised ? &style->accent_fill
                                            : &moa_style_get_node_colors (style, node->kind)->fill;

  border = moa_look_get_line (look, style, &border);
  add_block (cr, box, 0, SMALLEST_CHOSEN, scale);
  fill (cr, style, look, &border);
  add_block (cr, box, look->selected ? 2 : 1, SMALLEST_CHOSEN, scale);
  fill (cr, style, look, inside);
  if (moa_node_shows_tag (box, look, scale))
    moa_effect_tags_draw (tags, cr, style, look, box, scale);
}

static void
draw_layer (cairo_t *cr,
            const MoaStyle *style,
            const MoaGeometry *geometry,
            const MoaLooks *looks,
            const GArray *nodes,
            double scale,
            gboolean faded)
{
  const MoaDiagram *diagram = moa_geometry_get_diagram (geometry);
  const MoaLook plain = { .faded = faded };
  GArray *boxes[MOA_N_NODE_KINDS];

  for (guint kind = 0; kind < MOA_N_NODE_KINDS; kind++)
    boxes[kind] = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  for (guint i = 0; i < nodes->len; i++)
    {
      const MoaNode *node = diagram->nodes[g_array_index (nodes, guint, i)];
      graphene_rect_t box = moa_geometry_get_part_box (geometry, &node->part);
      MoaLook look = moa_looks_get (looks, &node->part);

      if (moa_node_is_dot (&box, scale) && look.faded == faded && !is_chosen (&look))
        g_array_append_val (boxes[node->kind], box);
    }
  for (guint kind = 0; kind < MOA_N_NODE_KINDS; kind++)
    {
      draw_kind (cr, style, boxes[kind], (MoaNodeKind) kind, &plain, scale);
      g_array_unref (boxes[kind]);
    }
}

/**
 * moa_nodes_draw_dots:
 * @cr: where to, in diagram units
 * @style: the style
 * @geometry: where everything is
 * @tags: what says what medicines do to a node
 * @looks: how the nodes stand out
 * @nodes: (element-type guint): those that come into question
 * @scale: device pixels per diagram unit
 *
 * Draws those nodes that are too small for more as blocks of colour, those that stand out last.
 */
void
moa_nodes_draw_dots (cairo_t *cr,
                     const MoaStyle *style,
                     const MoaGeometry *geometry,
                     const MoaEffectTags *tags,
                     const MoaLooks *looks,
                     const GArray *nodes,
                     double scale)
{
  const MoaDiagram *diagram = moa_geometry_get_diagram (geometry);

  draw_layer (cr, style, geometry, looks, nodes, scale, TRUE);
  draw_layer (cr, style, geometry, looks, nodes, scale, FALSE);
  for (guint i = 0; i < nodes->len; i++)
    {
      const MoaNode *node = diagram->nodes[g_array_index (nodes, guint, i)];
      graphene_rect_t box = moa_geometry_get_part_box (geometry, &node->part);
      MoaLook look = moa_looks_get (looks, &node->part);

      if (moa_node_is_dot (&box, scale) && is_chosen (&look))
        draw_chosen (cr, style, tags, node, &box, &look, scale);
    }
}

/**
 * moa_compartment_draw_far:
 * @cr: where to, in diagram units
 * @style: the style
 * @place: a compartment
 * @look: how it stands out
 * @scale: device pixels per diagram unit
 *
 * Draws a compartment as its ground with an outline, without what it is made of and its heading.
 */
void
moa_compartment_draw_far (cairo_t *cr,
                          const MoaStyle *style,
                          const MoaCompartment *place,
                          const MoaLook *look,
                          double scale)
{
  const MoaCompartmentColors *colors = moa_style_get_compartment_colors (style, place->kind);
  graphene_rect_t box = GRAPHENE_RECT_INIT ((float) place->x, (float) place->y,
                                            (float) place->width, (float) place->height);
  MoaColor line = look->selected
                      ? style->accent
                      : moa_color_with_alpha (&colors->stroke, look->faded ? style->fade_stage : 1);

  if (MIN (place->width, place->height) * scale < SHAPED)
    {
      add_block (cr, &box, 0, 1, scale);
      moa_color_set_source (&line, cr);
      cairo_fill (cr);
      add_block (cr, &box, look->selected ? 2 : 1, 3, scale);
      moa_color_set_source (&colors->fill, cr);
      cairo_fill (cr);
      return;
    }

  moa_texture_draw_outline (cr, &box, place->shape);
  moa_color_set_source (&colors->fill, cr);
  cairo_fill_preserve (cr);
  moa_color_set_source (&line, cr);
  cairo_set_line_width (cr, MAX (style->compartment_border, (look->selected ? 2.5 : 1) / scale));
  cairo_stroke (cr);
}
