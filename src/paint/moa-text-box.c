/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words are measured without hinting, so that a layout made once is right at every zoom and on
 * paper, and at every size of type: all words are set at one size and drawn larger or smaller. To
 * find a font and to shape words takes time for every size there is; multiplication does not. */
#include "moa-text-box.h"

#include "moa-markup.h"
#include "moa-scaled-fonts.h"

#include <math.h>

#define STEP 0.5           /* how finely a size shrinks, diagram units */
#define BROKEN_SHARE 0.84  /* of the size, where words that must break begin */
#define SMALLEST 4.0       /* no text is set below this, diagram units */
#define LINE_SPACING 0.95f /* labels of several lines stand close together */
#define SET_SIZE 16.0      /* at which words are set: all measures of a layout are at this size */
#define WIDEST_SPACE 8.0   /* at that size; a gap between words that a line's end swallows */
#define FLATTEST_LINE 0.9  /* of the height of a single line: none of several is flatter */
#define SLACK 1.0          /* at that size: what letters may move when lines are broken */
#define LETTERS_APART 0.5  /* diagram units, between capitals */
#define PILE_SHARE 0.4     /* of the size: how far piles of marks may reach out of the words */

struct _MoaTextBox
{
  PangoLayout *layout;
  double size;
  double width, height; /* of the words, diagram units */
  double left;          /* where the words begin inside the layout, diagram units */
  gboolean has_piles;   /* of marks, which would cross what is above and below */
};

/* A piece of text that is not broken as long as whole words fit: where it begins and ends in a
 * single line of everything, without the gap behind it. */
typedef struct
{
  double begin, end;
} Word;

/* What a text takes at the size that it is set at. */
typedef struct
{
  double line_width, line_height; /* all in one line */
  GArray *words;                  /* of Word; NULL when the text says itself where lines end */
} Extent;

/**
 * moa_detail_for_scale:
 * @scale: device pixels per diagram unit
 *
 * How much of a part there is room for: near as long as its label can be read as it is, far as long
 * as a larger one can.
 *
 * Returns: the detail
 */
MoaDetail
moa_detail_for_scale (double scale)
{
  if (MOA_LABEL_SIZE_FAR * scale < MOA_TEXT_SIZE_LEGIBLE)
    return MOA_DETAIL_SYMBOL;

  return MOA_LABEL_SIZE_NEAR * scale < MOA_TEXT_SIZE_LEGIBLE ? MOA_DETAIL_FAR : MOA_DETAIL_NEAR;
}

/**
 * moa_text_context_new:
 * @style: the style whose fonts are used
 *
 * The context in which a painter sets all of its words.
 *
 * Returns: (transfer full): a context
 */
PangoContext *
moa_text_context_new (const MoaStyle *style)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoFontDescription *font = pango_font_description_from_string (style->font_family);

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, PANGO_DIRECTION_WEAK_LTR);
  pango_context_set_font_description (context, font);
  pango_font_description_free (font);
  cairo_font_options_destroy (options);

  return context;
}

static void
set_font (PangoLayout *layout, const MoaTypeface *face)
{
  PangoContext *context = pango_layout_get_context (layout);
  PangoFontDescription *font = pango_font_description_copy (
      pango_context_get_font_description (context));

  pango_font_description_set_absolute_size (font, SET_SIZE * PANGO_SCALE);
  pango_font_description_set_weight (font, face->weight);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
}

/* The letters of a heading stand apart by the same at every size. */
static void
set_attributes (PangoLayout *layout, MoaText text, const MoaTypeface *face, double size)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (text.language != NULL)
    pango_attr_list_insert (attributes,
                            pango_attr_language_new (pango_language_from_string (text.language)));
  if (face->capitals)
    {
      int apart = (int) round (LETTERS_APART * SET_SIZE / size * PANGO_SCALE);

      pango_attr_list_insert (attributes,
                              pango_attr_text_transform_new (PANGO_TEXT_TRANSFORM_UPPERCASE));
      pango_attr_list_insert (attributes, pango_attr_letter_spacing_new (apart));
    }
  pango_layout_set_attributes (layout, attributes);
}

/* Where the character at `index` begins, from the side at which the language begins. */
static double
get_advance (PangoLayout *layout, gsize index, int line_width)
{
  PangoRectangle place;

  pango_layout_index_to_pos (layout, (int) index, &place);

  return (place.width < 0 ? line_width - place.x : place.x) / (double) PANGO_SCALE;
}

static GArray *
find_words (PangoLayout *layout, int line_width)
{
  const char *text = pango_layout_get_text (layout);
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  const PangoLogAttr *attributes;
  int n;
  gsize index = 0;
  Word word = { 0 };

  attributes = pango_layout_get_log_attrs_readonly (layout, &n);
  for (int i = 0; i < n; i++)
    {
      double advance = i + 1 < n ? get_advance (layout, index, line_width)
                                 : line_width / (double) PANGO_SCALE;

      if (i > 0 && !attributes[i - 1].is_white)
        word.end = advance;
      if (i > 0 && (attributes[i].is_line_break || i + 1 == n))
        {
          g_array_append_val (words, word);
          word.begin = advance;
        }
      if (i + 1 < n)
        index = (gsize) (g_utf8_next_char (text + index) - text);
    }

  return words;
}

static Extent
measure_extent (PangoLayout *layout)
{
  Extent extent = { 0 };
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  extent.line_width = logical.width / (double) PANGO_SCALE;
  extent.line_height = logical.height / (double) PANGO_SCALE;
  if (pango_layout_get_line_count (layout) == 1)
    extent.words = find_words (layout, logical.width);

  return extent;
}

/* How many lines whole words fill, each taken as long as the next one fits; 0 when one does not fit
 * at all. */
static guint
count_lines (const Extent *extent, double room)
{
  guint lines = 1;
  double begin = 0;

  for (guint i = 0; i < extent->words->len; i++)
    {
      const Word *word = &g_array_index (extent->words, Word, i);

      if (word->end - word->begin > room + SLACK)
        return 0;
      if (word->end - begin > room + SLACK)
        {
          lines++;
          begin = word->begin;
        }
    }

  return lines;
}

/* Whether it is worth while to break the words at `size`: they certainly do not fit when a word is
 * wider than the room, or when so many lines as there must be are higher than it. */
static gboolean
could_fit (const Extent *extent, double size, gboolean whole_words, double width, double height)
{
  double scale = size / SET_SIZE;
  double room = width / scale;
  double lines = MAX (ceil ((extent->line_width + WIDEST_SPACE) / (room + WIDEST_SPACE)), 1);

  if (whole_words && extent->words != NULL)
    lines = count_lines (extent, room);
  if (lines < 1)
    return FALSE;

  return lines * extent->line_height * (lines > 1 ? FLATTEST_LINE : 1) * scale <= height + 0.01;
}

/* Breaks the words for their size and takes their measures. */
static void
break_lines (MoaTextBox *self, MoaText text, const MoaTypeface *face, double size, double width)
{
  double scale = size / SET_SIZE;
  PangoRectangle logical;

  self->size = size;
  if (face->capitals)
    set_attributes (self->layout, text, face, size);
  pango_layout_set_width (self->layout,
                          width < G_MAXDOUBLE ? (int) floor (width / scale * PANGO_SCALE) : -1);
  pango_layout_get_extents (self->layout, NULL, &logical);
  self->left = logical.x * scale / PANGO_SCALE;
  self->width = logical.width * scale / PANGO_SCALE;
  self->height = logical.height * scale / PANGO_SCALE;
}

/* Tries sizes from the largest; TRUE when one fits, else the smallest is set. */
static gboolean
fit_sizes (MoaTextBox *self,
           MoaText text,
           const MoaTypeface *face,
           const Extent *extent,
           double largest,
           double smallest,
           double width,
           double height)
{
  gboolean whole_words = pango_layout_get_wrap (self->layout) == PANGO_WRAP_WORD;

  for (double size = largest; size >= smallest; size -= STEP)
    {
      gboolean last = size - STEP < smallest;

      if (!last && !could_fit (extent, size, whole_words, width, height))
        continue;
      break_lines (self, text, face, size, width);
      if (moa_text_box_is_within (self, width, height))
        return TRUE;
    }

  return FALSE;
}

/* Whole words as long as they fit at a size that the typeface allows, then words broken anywhere.
 */
static void
fit (MoaTextBox *self, MoaText text, const MoaTypeface *face, double width, double height)
{
  Extent extent = { 0 };

  if (face->size > face->min_size)
    extent = measure_extent (self->layout);
  if (!fit_sizes (self, text, face, &extent, face->size, face->min_size, width, height)
      && !face->whole)
    {
      pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
      fit_sizes (self, text, face, &extent, MAX (face->min_size, face->size * BROKEN_SHARE),
                 SMALLEST, width, height);
    }
  g_clear_pointer (&extent.words, g_array_unref);
}

/**
 * moa_text_box_new:
 * @context: from moa_text_context_new()
 * @text: a text of the lesson or of the interface, in its language
 * @face: how they are set
 * @width: the room for them, diagram units; negative: no limit
 * @height: likewise
 *
 * Sets the words of a text, without links and escapes, into lines of at most @width. Words that do
 * not fit shrink until they do; nothing is ever cut but piles of marks that no language knows.
 *
 * Returns: (transfer full): the text
 */
MoaTextBox *
moa_text_box_new (PangoContext *context,
                  MoaText text,
                  const MoaTypeface *face,
                  double width,
                  double height)
{
  MoaTextBox *self = g_new0 (MoaTextBox, 1);
  g_autofree char *words = moa_markup_strip (text.string != NULL ? text.string : "");

  self->layout = pango_layout_new (context);
  self->has_piles = moa_text_count_marks (words) > MOA_TEXT_SAFE_MARKS;
  pango_layout_set_text (self->layout, words, -1);
  pango_layout_set_alignment (self->layout, face->alignment);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD);
  pango_layout_set_line_spacing (self->layout, LINE_SPACING);
  set_font (self->layout, face);
  set_attributes (self->layout, text, face, face->size);
  fit (self, text, face, width >= 0 ? width : G_MAXDOUBLE, height >= 0 ? height : G_MAXDOUBLE);

  return self;
}

/**
 * moa_text_box_free:
 * @self: (transfer full): a text
 *
 * Frees it.
 */
void
moa_text_box_free (MoaTextBox *self)
{
  g_object_unref (self->layout);
  g_free (self);
}

/**
 * moa_text_box_get_width:
 * @self: a text
 *
 * The width of its longest line.
 *
 * Returns: diagram units
 */
double
moa_text_box_get_width (const MoaTextBox *self)
{
  return self->width;
}

/**
 * moa_text_box_get_height:
 * @self: a text
 *
 * The height of all lines.
 *
 * Returns: diagram units
 */
double
moa_text_box_get_height (const MoaTextBox *self)
{
  return self->height;
}

/**
 * moa_text_box_get_n_lines:
 * @self: a text
 *
 * How many lines it has.
 *
 * Returns: at least 1
 */
guint
moa_text_box_get_n_lines (const MoaTextBox *self)
{
  return (guint) pango_layout_get_line_count (self->layout);
}

/**
 * moa_text_box_get_size:
 * @self: a text
 *
 * The size of type that it came to.
 *
 * Returns: diagram units
 */
double
moa_text_box_get_size (const MoaTextBox *self)
{
  return self->size;
}

/**
 * moa_text_box_is_within:
 * @self: a text
 * @width: diagram units
 * @height: diagram units
 *
 * Whether the words take no more room than that: the words of a typeface that keeps them whole may.
 *
 * Returns: %TRUE if they fit
 */
gboolean
moa_text_box_is_within (const MoaTextBox *self, double width, double height)
{
  return self->width <= width + 0.01 && self->height <= height + 0.01;
}

/**
 * moa_text_box_is_legible:
 * @self: a text
 * @scale: device pixels per diagram unit
 *
 * Whether the words are large enough to be shown at that scale.
 *
 * Returns: %FALSE when they are left out
 */
gboolean
moa_text_box_is_legible (const MoaTextBox *self, double scale)
{
  return self->size * scale >= MOA_TEXT_SIZE_LEGIBLE - 1e-6;
}

/**
 * moa_text_box_draw:
 * @self: a text
 * @cr: draws in its colour
 * @x: left edge of the words, diagram units
 * @y: top edge, diagram units
 *
 * Draws the words.
 */
void
moa_text_box_draw (const MoaTextBox *self, cairo_t *cr, double x, double y)
{
  moa_text_box_draw_in_column (self, cr, x - self->left, y);
}

static void
clip_piles (const MoaTextBox *self, cairo_t *cr)
{
  double rim = self->size * PILE_SHARE;

  cairo_rectangle (cr, self->left - rim, -rim, self->width + 2 * rim, self->height + 2 * rim);
  cairo_clip (cr);
}

/**
 * moa_text_box_draw_in_column:
 * @self: a text that was set with a width
 * @cr: draws in its colour
 * @x: left edge of its column, diagram units
 * @y: top edge, diagram units
 *
 * Draws the words as a column: those of a language that is written from the right stand at its
 * right edge.
 */
void
moa_text_box_draw_in_column (const MoaTextBox *self, cairo_t *cr, double x, double y)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  if (self->has_piles)
    clip_piles (self, cr);
  cairo_scale (cr, self->size / SET_SIZE, self->size / SET_SIZE);
  cairo_move_to (cr, 0, 0);
  moa_scaled_fonts_hold (cr, self->layout);
  pango_cairo_show_layout (cr, self->layout);
  cairo_restore (cr);
}

/**
 * moa_text_box_draw_centred:
 * @self: a text
 * @cr: draws in its colour
 * @x: the centre of the words, diagram units
 * @y: likewise
 *
 * Draws the words around a point.
 */
void
moa_text_box_draw_centred (const MoaTextBox *self, cairo_t *cr, double x, double y)
{
  moa_text_box_draw (self, cr, x - self->width / 2, y - self->height / 2);
}
