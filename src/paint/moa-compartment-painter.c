/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A compartment is a tinted ground with the border of what it is, and a heading in its upper left
 * corner; in an oval the heading stands in the middle, as far down as the curve needs. */
#include "moa-compartment-painter.h"

#include "moa-shape.h"
#include "moa-texture.h"

#include <math.h>

#define STRIP 28.0 /* height of the heading's strip */
#define INDENT 16.0
#define CORNER_SHARE 0.42 /* how far a corner pushes the heading in */
#define MARGIN_TOP 13.0
#define SELECTION_GAP 4.0

/* Those of ovals are centred. */
static const MoaTypeface heading_face = {
  .size = 13.0,
  .min_size = 9.5,
  .weight = PANGO_WEIGHT_BOLD,
  .alignment = PANGO_ALIGN_LEFT,
  .capitals = TRUE,
};

struct _MoaCompartmentArt
{
  const MoaCompartment *compartment;
  MoaTextBox *label;
  gboolean label_fits;
  double label_x, label_y; /* its top left corner */
};

/* Down from the top of an ellipse to where it is wide enough for the words: x²/a² + y²/b² = 1. */
static void
place_in_oval (MoaCompartmentArt *self)
{
  const MoaCompartment *place = self->compartment;
  double a = place->width / 2 - MARGIN_TOP;
  double b = place->height / 2 - MARGIN_TOP;
  double half = moa_text_box_get_width (self->label) / 2;
  double share = a > 0 ? MIN (half / a, 1) : 1;
  double rise = b * sqrt (1 - share * share);

  self->label_x = place->x + place->width / 2 - half;
  self->label_y = place->y + place->height / 2 - rise + 3;
}

static graphene_rect_t
get_box (const MoaCompartment *place)
{
  return GRAPHENE_RECT_INIT ((float) place->x, (float) place->y, (float) place->width,
                             (float) place->height);
}

static double
get_indent (const MoaCompartment *compartment)
{
  graphene_rect_t box = get_box (compartment);

  return compartment->shape == MOA_SHAPE_ROUNDED
             ? INDENT + moa_texture_get_corner_radius (&box) * CORNER_SHARE
             : INDENT;
}

/**
 * moa_compartment_art_new:
 * @compartment: a compartment; it has to outlive the art
 * @label: its heading
 * @context: sets it
 *
 * Sets the heading of a compartment.
 *
 * Returns: (transfer full): the art
 */
MoaCompartmentArt *
moa_compartment_art_new (const MoaCompartment *compartment, MoaText label, PangoContext *context)
{
  MoaCompartmentArt *self = g_new0 (MoaCompartmentArt, 1);
  gboolean oval = compartment->shape == MOA_SHAPE_OVAL;
  double indent = get_indent (compartment);
  double width = MAX (oval ? compartment->width * 0.6 : compartment->width - 2 * indent, INDENT);
  double height = MAX (STRIP, compartment->height / 4);
  MoaTypeface face = heading_face;

  if (oval)
    face.alignment = PANGO_ALIGN_CENTER;
  self->compartment = compartment;
  self->label = moa_text_box_new (context, label, &face, width, height);
  self->label_fits = moa_text_box_is_within (self->label, width, height);
  if (oval)
    {
      place_in_oval (self);
    }
  else
    {
      self->label_x = compartment->x + indent;
      self->label_y = compartment->y + MARGIN_TOP;
    }

  return self;
}

/**
 * moa_compartment_art_free:
 * @self: (transfer full): the art of a compartment
 *
 * Frees it.
 */
void
moa_compartment_art_free (MoaCompartmentArt *self)
{
  moa_text_box_free (self->label);
  g_free (self);
}

/**
 * moa_compartment_art_get_label_box:
 * @self: the art of a compartment
 *
 * Where the heading stands.
 *
 * Returns: diagram units
 */
graphene_rect_t
moa_compartment_art_get_label_box (const MoaCompartmentArt *self)
{
  return GRAPHENE_RECT_INIT ((float) self->label_x, (float) self->label_y,
                             (float) moa_text_box_get_width (self->label),
                             (float) moa_text_box_get_height (self->label));
}

static void
draw_ground (const MoaCompartmentArt *self, cairo_t *cr, const MoaStyle *style)
{
  const MoaCompartment *place = self->compartment;
  graphene_rect_t box = get_box (place);

  moa_texture_draw_outline (cr, &box, place->shape);
  moa_color_set_source (&moa_style_get_compartment_colors (style, place->kind)->fill, cr);
  cairo_fill (cr);
}

static void
draw_selection (const MoaCompartmentArt *self, cairo_t *cr, const MoaStyle *style)
{
  const MoaCompartment *place = self->compartment;
  graphene_rect_t box = get_box (place);
  graphene_rect_t outline = moa_shape_grow (&box, SELECTION_GAP + style->selection_width / 2);

  moa_texture_draw_outline (cr, &outline, place->shape);
  moa_color_set_source (&style->accent, cr);
  cairo_set_line_width (cr, style->selection_width);
  cairo_stroke (cr);
}

static void
draw_label (const MoaCompartmentArt *self, cairo_t *cr, const MoaStyle *style, const MoaLook *look)
{
  MoaColor color = moa_look_get_text (
      look, style, &moa_style_get_compartment_colors (style, self->compartment->kind)->label);

  moa_color_set_source (&color, cr);
  moa_text_box_draw (self->label, cr, self->label_x, self->label_y);
}

/**
 * moa_compartment_art_draw:
 * @self: the art of a compartment
 * @cr: where to, in diagram units
 * @style: the style
 * @look: how the compartment stands out
 * @scale: device pixels per diagram unit
 *
 * Draws a compartment. What holds nothing in focus keeps its ground and quietens its lines and
 * heading.
 */
void
moa_compartment_art_draw (const MoaCompartmentArt *self,
                          cairo_t *cr,
                          const MoaStyle *style,
                          const MoaLook *look,
                          double scale)
{
  draw_ground (self, cr, style);

  if (look->faded)
    cairo_push_group (cr);
  moa_texture_draw_inside (cr, style, self->compartment);
  moa_texture_draw_border (cr, style, self->compartment);
  if (self->label_fits && moa_text_box_is_legible (self->label, scale))
    draw_label (self, cr, style, look);
  if (look->faded)
    {
      cairo_pop_group_to_source (cr);
      cairo_paint_with_alpha (cr, style->fade_stage);
    }

  if (look->selected)
    draw_selection (self, cr, style);
}
