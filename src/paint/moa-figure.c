/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure is passed on without the program, so it carries what the program would say: what the
 * status of the medicine is, every notice (a boxed warning in its box, above the diagram), who has
 * reviewed the lesson, and its date. */
#include "moa-config.h"

#include "moa-figure.h"

#include "moa-language.h"
#include "moa-markup.h"
#include "moa-shape.h"
#include "moa-text-box.h"

#include <glib/gi18n-lib.h>

#define MARGIN 40.0
#define CONTENT_WIDTH_MIN 680.0
#define BLOCK_GAP 18.0
#define LINE_GAP 5.0
#define BOX_PADDING 14.0
#define BOX_BORDER 2.6
#define COLUMN_GAP 32.0
#define COLUMN_WIDTH_MIN 300.0
#define SCALE_OF_VECTORS 8.0 /* in a vector file every label is shown */

static const MoaTypeface title_face = { 30, 30, PANGO_WEIGHT_BOLD, PANGO_ALIGN_LEFT, FALSE, FALSE };
static const MoaTypeface subtitle_face = { 17,    17,   PANGO_WEIGHT_NORMAL, PANGO_ALIGN_LEFT,
                                           FALSE, FALSE };
static const MoaTypeface heading_face = {
  21, 21, PANGO_WEIGHT_BOLD, PANGO_ALIGN_LEFT, FALSE, FALSE
};
static const MoaTypeface lead_face = {
  17, 17, PANGO_WEIGHT_NORMAL, PANGO_ALIGN_LEFT, FALSE, FALSE
};
static const MoaTypeface strong_face = {
  15, 15, PANGO_WEIGHT_BOLD, PANGO_ALIGN_LEFT, FALSE, FALSE
};
static const MoaTypeface body_face = {
  15, 15, PANGO_WEIGHT_NORMAL, PANGO_ALIGN_LEFT, FALSE, FALSE
};
static const MoaTypeface small_strong_face = { 13,    13,   PANGO_WEIGHT_BOLD, PANGO_ALIGN_LEFT,
                                               FALSE, FALSE };
static const MoaTypeface small_face = {
  13, 13, PANGO_WEIGHT_NORMAL, PANGO_ALIGN_LEFT, FALSE, FALSE
};

typedef struct
{
  MoaTextBox *words;
  double x, y;
  const MoaColor *color;
  const char *tag; /* of the structure of a PDF */
} Paragraph;

struct _MoaFigure
{
  MoaCatalog *catalog;
  MoaBundle *bundle;
  const MoaStyle *style;
  MoaExportOptions options;
  MoaGeometry *geometry;
  MoaDiagramPainter *painter;
  PangoContext *context;

  GArray *paragraphs; /* of Paragraph */
  GArray *boxes;      /* of graphene_rect_t: frames of boxed warnings */
  double diagram_x, diagram_y;
  double content_width;
  double y; /* while it is laid out: where the next block begins */
};

static void
clear_paragraph (gpointer data)
{
  Paragraph *paragraph = data;

  moa_text_box_free (paragraph->words);
}

/* Sets words into a column and moves on below them. */
static void
add_words (MoaFigure *self,
           MoaText text,
           const MoaTypeface *face,
           const MoaColor *color,
           const char *tag,
           double x,
           double width)
{
  Paragraph paragraph = {
    .words = moa_text_box_new (self->context, text, face, width, -1),
    .x = x,
    .y = self->y,
    .color = color,
    .tag = tag,
  };

  self->y += moa_text_box_get_height (paragraph.words);
  g_array_append_val (self->paragraphs, paragraph);
}

/* The same for a text of the lesson; its links become plain words. Nothing when it is empty. */
static void
add_message (MoaFigure *self,
             const MoaMessage *message,
             const MoaTypeface *face,
             const MoaColor *color,
             const char *tag,
             double x,
             double width)
{
  MoaText text;
  g_autofree char *plain = NULL;

  if (moa_message_is_empty (message))
    return;
  text = moa_catalog_get_text (self->catalog, message);
  plain = moa_markup_strip (text.string);
  text.string = plain;
  add_words (self, text, face, color, tag, x, width);
}

static void
add_across (MoaFigure *self,
            const MoaMessage *message,
            const MoaTypeface *face,
            const MoaColor *color,
            const char *tag)
{
  add_message (self, message, face, color, tag, MARGIN, self->content_width);
}

static void
add_gap (MoaFigure *self, double gap)
{
  self->y += gap;
}

static void
add_title (MoaFigure *self)
{
  const MoaLesson *lesson = moa_bundle_get_lesson (self->bundle);

  add_across (self, &lesson->title, &title_face, &self->style->text, "H1");
  add_across (self, &lesson->subtitle, &subtitle_face, &self->style->muted, "P");
  add_gap (self, BLOCK_GAP / 2);
}

static const char *
get_state_words (MoaStatusState state)
{
  switch (state)
    {
    case MOA_STATE_MARKETED:
      return C_ ("status of a medicine", "On the market");
    case MOA_STATE_DISCONTINUED:
      return C_ ("status of a medicine", "No longer sold");
    case MOA_STATE_INVESTIGATIONAL:
      return C_ ("status of a medicine", "Being studied");
    case MOA_STATE_NOT_APPLICABLE:
    default:
      return NULL;
    }
}

static void
add_status (MoaFigure *self)
{
  const MoaStatus *status = &moa_bundle_get_lesson (self->bundle)->status;
  const char *state = get_state_words (status->state);

  if (state != NULL)
    {
      g_autofree char *line = NULL;

      /* Translators: the first is the state of a medicine, such as “No longer sold”, the second a
       * date. */
      line = g_strdup_printf (_ ("%s (as of %s)"), state, status->as_of);
      add_words (self, (MoaText){ line, NULL }, &strong_face, &self->style->text, "P", MARGIN,
                 self->content_width);
    }
  add_across (self, &status->text, &body_face, &self->style->text, "P");
  add_gap (self, BLOCK_GAP);
}

static void
add_warning (MoaFigure *self, const MoaNotice *notice)
{
  double top = self->y;
  double width = self->content_width - 2 * BOX_PADDING;
  graphene_rect_t box;

  add_gap (self, BOX_PADDING * 0.8);
  add_message (self, &notice->title, &strong_face, &self->style->text, "P", MARGIN + BOX_PADDING,
               width);
  add_gap (self, LINE_GAP);
  add_message (self, &notice->text, &body_face, &self->style->text, "P", MARGIN + BOX_PADDING,
               width);
  add_gap (self, BOX_PADDING);
  box = GRAPHENE_RECT_INIT ((float) MARGIN, (float) top, (float) self->content_width,
                            (float) (self->y - top));
  g_array_append_val (self->boxes, box);
  add_gap (self, BLOCK_GAP);
}

static void
add_warnings (MoaFigure *self)
{
  GPtrArray *notices = moa_bundle_get_notices (self->bundle);

  for (guint i = 0; i < notices->len; i++)
    {
      const MoaNotice *notice = g_ptr_array_index (notices, i);

      if (notice->severity == MOA_NOTICE_BOXED_WARNING)
        add_warning (self, notice);
    }
}

static void
add_diagram (MoaFigure *self)
{
  graphene_rect_t bounds = moa_geometry_get_bounds (self->geometry);

  self->diagram_x = MARGIN + (self->content_width - bounds.size.width) / 2 - bounds.origin.x;
  self->diagram_y = self->y - bounds.origin.y;
  add_gap (self, bounds.size.height + BLOCK_GAP / 2);
  add_across (self, &moa_bundle_get_diagram (self->bundle)->caption, &body_face,
              &self->style->muted, "Caption");
  add_gap (self, BLOCK_GAP);
}

static void
add_medicine (MoaFigure *self, const MoaMedicine *medicine)
{
  MoaText label = moa_catalog_get_text (self->catalog, &medicine->label);
  g_autofree char *line = NULL;

  /* Translators: the name of the medicine whose arrows and targets stand out in the picture. */
  line = g_strdup_printf (_ ("Medicine shown: %s"), label.string);
  add_words (self, (MoaText){ line, label.language }, &strong_face, &self->style->text, "P", MARGIN,
             self->content_width);
  add_across (self, &medicine->plain, &body_face, &self->style->text, "P");
  add_gap (self, BLOCK_GAP);
}

static void
add_medicines (MoaFigure *self)
{
  if (self->options.medicine != NULL)
    add_medicine (self, self->options.medicine);
  for (guint i = 0; i < self->options.n_also; i++)
    add_medicine (self, self->options.also[i]);
}

static void
add_step (MoaFigure *self)
{
  const MoaStep *step = self->options.step;
  MoaText title;
  g_autofree char *line = NULL;

  if (step == NULL)
    return;

  title = moa_catalog_get_text (self->catalog, &step->title);
  /* Translators: “Step 4 of 9 · The message is cut”. */
  line = g_strdup_printf (_ ("Step %u of %u · %s"), step->index + 1, step->tour->n_steps,
                          title.string);
  add_words (self, (MoaText){ line, title.language }, &heading_face, &self->style->text, "H2",
             MARGIN, self->content_width);
  add_gap (self, LINE_GAP);
  add_across (self, &step->text, &lead_face, &self->style->text, "P");
  add_gap (self, BLOCK_GAP * 1.3);
}

static void
add_notice (MoaFigure *self, const MoaNotice *notice, double x, double width)
{
  add_message (self, &notice->title, &small_strong_face, &self->style->text, "P", x, width);
  add_message (self, &notice->text, &small_face, &self->style->text, "P", x, width);
  add_gap (self, BLOCK_GAP * 0.7);
}

/* All that have no box, in columns: each goes to the column that is shortest so far. */
static void
add_notices (MoaFigure *self)
{
  GPtrArray *notices = moa_bundle_get_notices (self->bundle);
  guint n = (guint) CLAMP ((self->content_width + COLUMN_GAP) / (COLUMN_WIDTH_MIN + COLUMN_GAP), 1,
                           4);
  double width = (self->content_width - (n - 1) * COLUMN_GAP) / n;
  double ends[4];
  double end = self->y;

  for (guint i = 0; i < n; i++)
    ends[i] = self->y;
  for (guint i = 0; i < notices->len; i++)
    {
      const MoaNotice *notice = g_ptr_array_index (notices, i);
      guint column = 0;

      if (notice->severity == MOA_NOTICE_BOXED_WARNING)
        continue;
      for (guint k = 1; k < n; k++)
        if (ends[k] < ends[column])
          column = k;
      self->y = ends[column];
      add_notice (self, notice, MARGIN + column * (width + COLUMN_GAP), width);
      ends[column] = self->y;
      end = MAX (end, self->y);
    }
  self->y = end;
}

static char *
join_reviewers (const MoaReview *review)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < review->n_reviewers; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", review->reviewers[i]);

  /* Translators: the names of the clinicians who have checked the lesson. */
  return g_strdup_printf (_ ("Reviewed by %s."), names->str);
}

static void
add_review (MoaFigure *self)
{
  const MoaLesson *lesson = moa_bundle_get_lesson (self->bundle);
  g_autofree char *line = lesson->review.n_reviewers > 0
                              ? join_reviewers (&lesson->review)
                              : g_strdup (_ ("Not yet reviewed by a clinician."));
  gboolean translated = g_strcmp0 (moa_catalog_get_language (self->catalog), lesson->language) != 0;

  add_words (self, (MoaText){ line, NULL }, &small_strong_face, &self->style->text, "P", MARGIN,
             self->content_width);
  if (translated && !moa_catalog_get_coverage (self->catalog).reviewed)
    add_words (self, (MoaText){ _ ("No clinician has reviewed this translation."), NULL },
               &small_strong_face, &self->style->text, "P", MARGIN, self->content_width);
}

static void
add_imprint (MoaFigure *self)
{
  const MoaLesson *lesson = moa_bundle_get_lesson (self->bundle);
  g_autofree char *line = NULL;

  /* Translators: the version of a lesson, the day it was checked and the day it has to be checked
   * again. */
  line = g_strdup_printf (_ ("Version %s · checked on %s · to be checked again by %s"),
                          lesson->version, lesson->review.reviewed, lesson->review.review_by);
  add_words (self, (MoaText){ line, NULL }, &small_face, &self->style->muted, "P", MARGIN,
             self->content_width);
}

static void
lay_out (MoaFigure *self)
{
  graphene_rect_t bounds = moa_geometry_get_bounds (self->geometry);

  self->content_width = MAX (bounds.size.width, CONTENT_WIDTH_MIN);
  self->y = MARGIN * 0.8;
  add_title (self);
  add_status (self);
  add_warnings (self);
  add_diagram (self);
  add_step (self);
  add_medicines (self);
  add_notices (self);
  add_review (self);
  add_imprint (self);
  add_gap (self, MARGIN * 0.8);
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
  self->context = moa_text_context_new (self->style);
  self->paragraphs = g_array_new (FALSE, FALSE, sizeof (Paragraph));
  g_array_set_clear_func (self->paragraphs, clear_paragraph);
  self->boxes = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  lay_out (self);

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
  g_object_unref (self->painter);
  moa_geometry_free (self->geometry);
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
  return self->content_width + 2 * MARGIN;
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
  const char *title = moa_catalog_get_text (self->catalog, &lesson->title).string;

  if (self->options.step == NULL)
    return g_strdup (title);

  return g_strdup_printf ("%s: %s", title,
                          moa_catalog_get_text (self->catalog, &self->options.step->title).string);
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
  g_autoptr (GString)
      words = g_string_new (moa_catalog_get_text (self->catalog, &diagram->caption).string);

  if (self->options.step != NULL)
    {
      g_autofree char *step = moa_describe_step (self->catalog, self->options.step);

      g_string_append_printf (words, "\n%s", step);
    }
  for (guint i = 0; i < diagram->n_nodes; i++)
    {
      g_autofree char *sentence = moa_describe_part (self->catalog, &nodes[i]->part,
                                                     self->options.medicine);

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
    .medicine = self->options.medicine,
    .also = self->options.also,
    .n_also = self->options.n_also,
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
      const Paragraph *paragraph = &g_array_index (self->paragraphs, Paragraph, i);

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
