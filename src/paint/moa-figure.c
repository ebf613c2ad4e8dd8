/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure is passed on without the program, so it carries what the program would say: what the
 * status of the medicine is, every notice (a boxed warning in its box, above the diagram), who has
 * reviewed the lesson, and its date. */
#include "moa-figure-private.h"

#include "moa-markup.h"
#include "moa-shape.h"

#define BOX_BORDER 2.6
#define SCALE_OF_VECTORS 8.0 /* in a vector file every label is shown */

static void
clear_paragraph (gpointer data)
{
  MoaFigureParagraph *paragraph = data;

  moa_text_box_free (paragraph->words);
}

/**
 * moa_figure_new:
 * @catalog: the lesson's words
 * @options: what the figure shows; what it points at has to outlive the figure
 *
 * Lays out a figure.
 *
 * Returns: (transfer full): the figure
 */
MoaFigure *
moa_figure_new (MoaCatalog *catalog, const MoaExportOptions *options)
{
  MoaFigure *self = g_new0 (MoaFigure, 1);

  self->catalog = g_object_ref (catalog);
  self->bundle = moa_catalog_get_bundle (catalog);
  self->options = *options;
  self->style = moa_style_get (options->style);
  self->geometry = moa_geometry_new (moa_bundle_get_diagram (self->bundle));
  self->painter = moa_diagram_painter_new (catalog, self->geometry, self->style);
  if (options->n_medicines > 0)
    self->influence = moa_influence_new (moa_bundle_get_diagram (self->bundle), options->medicines,
                                         options->n_medicines);
  self->context = moa_text_context_new (self->style);
  self->paragraphs = g_array_new (FALSE, FALSE, sizeof (MoaFigureParagraph));
  g_array_set_clear_func (self->paragraphs, clear_paragraph);
  self->boxes = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  moa_figure_lay_out (self);

  return self;
}

/**
 * moa_figure_free:
 * @self: (transfer full): a figure
 *
 * Frees it.
 */
void
moa_figure_free (MoaFigure *self)
{
  g_array_unref (self->boxes);
  g_array_unref (self->paragraphs);
  g_object_unref (self->context);
  g_clear_pointer (&self->influence, moa_influence_unref);
  g_object_unref (self->painter);
  moa_geometry_unref (self->geometry);
  g_object_unref (self->catalog);
  g_free (self);
}

/**
 * moa_figure_get_width:
 * @self: a figure
 *
 * Its width with margins.
 *
 * Returns: diagram units
 */
double
moa_figure_get_width (const MoaFigure *self)
{
  return self->content_width + 2 * MOA_FIGURE_MARGIN;
}

/**
 * moa_figure_get_height:
 * @self: a figure
 *
 * Its height with margins.
 *
 * Returns: diagram units
 */
double
moa_figure_get_height (const MoaFigure *self)
{
  return self->y;
}

static char *
dup_words (const MoaFigure *self, const MoaMessage *message)
{
  return moa_markup_strip (moa_catalog_get_text (self->catalog, message).string);
}

/**
 * moa_figure_dup_title:
 * @self: a figure
 *
 * What it is called: the lesson's title and, where it shows one, the step's.
 *
 * Returns: (transfer full): plain words
 */
char *
moa_figure_dup_title (const MoaFigure *self)
{
  const MoaLesson *lesson = moa_bundle_get_lesson (self->bundle);
  g_autofree char *title = dup_words (self, &lesson->title);
  g_autofree char *step = NULL;

  if (self->options.step == NULL)
    return g_steal_pointer (&title);
  step = dup_words (self, &self->options.step->title);

  return g_strdup_printf ("%s: %s", title, step);
}

/**
 * moa_figure_dup_description:
 * @self: a figure
 *
 * The diagram in words: a sentence for every part, in the order of cause and effect.
 *
 * Returns: (transfer full): plain words, a line each
 */
char *
moa_figure_dup_description (const MoaFigure *self)
{
  const MoaDiagram *diagram = moa_bundle_get_diagram (self->bundle);
  const MoaNode *const *nodes = moa_diagram_get_cause_order (diagram);
  g_autofree char *caption = dup_words (self, &diagram->caption);
  g_autoptr (GString) words = g_string_new (caption);

  if (self->options.step != NULL)
    {
      g_autofree char *step = moa_describe_step (self->catalog, self->options.step);

      g_string_append_printf (words, "\n%s", step);
    }
  for (guint i = 0; i < diagram->n_nodes; i++)
    {
      g_autofree char *sentence = moa_describe_part (self->catalog, &nodes[i]->part,
                                                     self->influence);

      g_string_append_printf (words, "\n%s", sentence);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
draw_boxes (const MoaFigure *self, cairo_t *cr)
{
  for (guint i = 0; i < self->boxes->len; i++)
    {
      graphene_rect_t frame = moa_shape_grow (&g_array_index (self->boxes, graphene_rect_t, i),
                                              -BOX_BORDER / 2);

      cairo_rectangle (cr, frame.origin.x, frame.origin.y, frame.size.width, frame.size.height);
      moa_color_set_source (&self->style->warning_fill, cr);
      cairo_fill_preserve (cr);
      moa_color_set_source (&self->style->warning, cr);
      cairo_set_line_width (cr, BOX_BORDER);
      cairo_stroke (cr);
    }
}

static void
draw_diagram (MoaFigure *self, cairo_t *cr, double scale)
{
  const MoaHighlight highlight = {
    .focus = self->options.step != NULL ? &self->options.step->focus : NULL,
    .influence = self->influence,
  };

  cairo_save (cr);
  cairo_translate (cr, self->diagram_x, self->diagram_y);
  cairo_tag_begin (cr, "Figure", NULL);
  moa_diagram_painter_draw (self->painter, cr, scale, &highlight, NULL, FALSE);
  cairo_tag_end (cr, "Figure");
  cairo_restore (cr);
}

static void
draw_paragraphs (const MoaFigure *self, cairo_t *cr)
{
  for (guint i = 0; i < self->paragraphs->len; i++)
    {
      const MoaFigureParagraph *paragraph = &g_array_index (self->paragraphs, MoaFigureParagraph,
                                                            i);

      cairo_tag_begin (cr, paragraph->tag, NULL);
      moa_color_set_source (paragraph->color, cr);
      moa_text_box_draw_in_column (paragraph->words, cr, paragraph->x, paragraph->y);
      cairo_tag_end (cr, paragraph->tag);
    }
}

/**
 * moa_figure_draw:
 * @self: a figure
 * @cr: where to, in diagram units from the figure's upper left corner
 * @scale: device pixels per diagram unit; 0 for a vector file
 *
 * Draws the figure.
 */
void
moa_figure_draw (MoaFigure *self, cairo_t *cr, double scale)
{
  cairo_rectangle (cr, 0, 0, moa_figure_get_width (self), moa_figure_get_height (self));
  moa_color_set_source (&self->style->page, cr);
  cairo_fill (cr);

  cairo_tag_begin (cr, "Document", NULL);
  draw_boxes (self, cr);
  draw_paragraphs (self, cr);
  draw_diagram (self, cr, scale > 0 ? scale : SCALE_OF_VECTORS);
  cairo_tag_end (cr, "Document");
}
