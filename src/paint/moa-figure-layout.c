/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The blocks of a figure from top to bottom. Each adds itself where the one above it ended. */
#include "moa-config.h"

#include "moa-describe-effect.h"
#include "moa-figure-private.h"

#include <glib/gi18n-lib.h>

#define CONTENT_WIDTH_MIN 680.0
#define BLOCK_GAP 18.0
#define LINE_GAP 5.0
#define BOX_PADDING 14.0
#define COLUMN_GAP 32.0
#define COLUMN_WIDTH_MIN 300.0
#define COLUMNS_MAX 4

#define FACE(points, boldness)                                                                     \
  {                                                                                                \
    .size = (points), .min_size = (points), .weight = (boldness), .alignment = PANGO_ALIGN_LEFT    \
  }

static const MoaTypeface title_face = FACE (30, PANGO_WEIGHT_BOLD);
static const MoaTypeface subtitle_face = FACE (17, PANGO_WEIGHT_NORMAL);
static const MoaTypeface heading_face = FACE (21, PANGO_WEIGHT_BOLD);
static const MoaTypeface lead_face = FACE (17, PANGO_WEIGHT_NORMAL);
static const MoaTypeface strong_face = FACE (15, PANGO_WEIGHT_BOLD);
static const MoaTypeface body_face = FACE (15, PANGO_WEIGHT_NORMAL);
static const MoaTypeface small_strong_face = FACE (13, PANGO_WEIGHT_BOLD);
static const MoaTypeface small_face = FACE (13, PANGO_WEIGHT_NORMAL);

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
  MoaFigureParagraph paragraph = {
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
  if (moa_message_is_empty (message))
    return;
  add_words (self, moa_catalog_get_text (self->catalog, message), face, color, tag, x, width);
}

static void
add_across (MoaFigure *self,
            const MoaMessage *message,
            const MoaTypeface *face,
            const MoaColor *color,
            const char *tag)
{
  add_message (self, message, face, color, tag, MOA_FIGURE_MARGIN, self->content_width);
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
      add_words (self, (MoaText){ line, NULL }, &strong_face, &self->style->text, "P",
                 MOA_FIGURE_MARGIN, self->content_width);
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
  add_message (self, &notice->title, &strong_face, &self->style->text, "P",
               MOA_FIGURE_MARGIN + BOX_PADDING, width);
  add_gap (self, LINE_GAP);
  add_message (self, &notice->text, &body_face, &self->style->text, "P",
               MOA_FIGURE_MARGIN + BOX_PADDING, width);
  add_gap (self, BOX_PADDING);
  box = GRAPHENE_RECT_INIT ((float) MOA_FIGURE_MARGIN, (float) top, (float) self->content_width,
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

  self->diagram_x = MOA_FIGURE_MARGIN + (self->content_width - bounds.size.width) / 2
                    - bounds.origin.x;
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
  add_words (self, (MoaText){ line, label.language }, &strong_face, &self->style->text, "P",
             MOA_FIGURE_MARGIN, self->content_width);
  add_across (self, &medicine->plain, &body_face, &self->style->text, "P");
  add_gap (self, BLOCK_GAP);
}

static void
add_medicines (MoaFigure *self)
{
  for (guint i = 0; i < self->options.n_medicines; i++)
    add_medicine (self, self->options.medicines[i]);
  if (self->options.n_medicines == 0)
    return;
  add_words (self, (MoaText){ moa_describe_effect_key (), NULL }, &small_face, &self->style->text,
             "P", MOA_FIGURE_MARGIN, self->content_width);
  add_gap (self, BLOCK_GAP);
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
             MOA_FIGURE_MARGIN, self->content_width);
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
  double ends[COLUMNS_MAX];
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
      add_notice (self, notice, MOA_FIGURE_MARGIN + column * (width + COLUMN_GAP), width);
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

  add_words (self, (MoaText){ line, NULL }, &small_strong_face, &self->style->text, "P",
             MOA_FIGURE_MARGIN, self->content_width);
  if (translated && !moa_catalog_get_coverage (self->catalog).reviewed)
    add_words (self, (MoaText){ _ ("No clinician has reviewed this translation."), NULL },
               &small_strong_face, &self->style->text, "P", MOA_FIGURE_MARGIN, self->content_width);
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
  add_words (self, (MoaText){ line, NULL }, &small_face, &self->style->muted, "P",
             MOA_FIGURE_MARGIN, self->content_width);
}

/**
 * moa_figure_lay_out:
 * @self: a figure without blocks
 *
 * Places everything that the figure shows and measures its width and height.
 */
void
moa_figure_lay_out (MoaFigure *self)
{
  graphene_rect_t bounds = moa_geometry_get_bounds (self->geometry);

  self->content_width = MAX (bounds.size.width, CONTENT_WIDTH_MIN);
  self->y = MOA_FIGURE_MARGIN * 0.8;
  add_title (self);
  add_status (self);
  add_warnings (self);
  add_diagram (self);
  add_step (self);
  add_medicines (self);
  add_notices (self);
  add_review (self);
  add_imprint (self);
  add_gap (self, MOA_FIGURE_MARGIN * 0.8);
}
