/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contrast as WCAG 2.1 defines it: (L1 + 0.05) / (L2 + 0.05) with the relative luminance L of sRGB
 * colours. */
#include "moa-style-private.h"

#include <math.h>

#define TEXT_MIN 4.5
#define TEXT_MIN_CONTRAST 7.0 /* for whoever asks for high contrast: WCAG's level AAA */
#define LINE_MIN 3.0

static double
linearise (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
get_luminance (const MoaColor *color)
{
  return 0.2126 * linearise (color->red) + 0.7152 * linearise (color->green)
         + 0.0722 * linearise (color->blue);
}

static double
get_contrast (const MoaColor *a, const MoaColor *b)
{
  double one = get_luminance (a);
  double other = get_luminance (b);

  return (MAX (one, other) + 0.05) / (MIN (one, other) + 0.05);
}

static void
assert_contrast (const MoaStyle *style,
                 const char *what,
                 guint index,
                 const MoaColor *front,
                 const MoaColor *back,
                 double least)
{
  double contrast = get_contrast (front, back);

  if (contrast < least)
    {
      g_test_message ("%s: %s %u has %.2f : 1, needs %.1f : 1", style->name, what, index, contrast,
                      least);
      g_test_fail ();
    }
}

/* What a colour is drawn on. */
typedef enum
{
  GROUND_PAGE = 1 << 0,
  GROUND_COMPARTMENTS = 1 << 1,
  GROUND_NODES = 1 << 2,
  GROUND_ACCENT_FILL = 1 << 3,
  GROUND_WARNING_FILL = 1 << 4,
  GROUND_PLATES = 1 << 5, /* of words seen from afar, over anything */
  GROUND_CARD = 1 << 6,   /* of the window, under the figures of measures */
  GROUND_OWN = 1 << 7,    /* the fill in the same table row */
  GROUND_CELL = 1 << 8,
} Ground;

#define GROUND_STAGE (GROUND_PAGE | GROUND_COMPARTMENTS)
#define GROUND_DRAWING (GROUND_STAGE | GROUND_NODES | GROUND_ACCENT_FILL)

/* The colours of one or several members of the style, one after the other. */
typedef struct
{
  const char *name;
  gsize offset;
  gsize size;
  guint first;   /* of the colours of a row */
  guint stride;  /* colours in a row */
  Ground words;  /* where it colours words or what is as thin */
  Ground lines;  /* where it colours lines and shapes */
  gboolean calm; /* also as it is seen from afar */
} Front;

#define ONE(member, words, lines)                                                                  \
  {                                                                                                \
#member, G_STRUCT_OFFSET(MoaStyle, member), sizeof(MoaColor), 0, 1, words, lines, FALSE        \
  }
#define ROWS(member, first, stride, words, lines, calm)                                            \
  {                                                                                                \
#member, G_STRUCT_OFFSET(MoaStyle, member), sizeof(((MoaStyle *) NULL)->member), first,        \
        stride, words, lines, calm                                                                 \
  }

/* Tags of effects and the letters of compared medicines are opaque and have the page as their own
 * ground, and a rim of it around; page-coloured words on a full tag have the contrast of the tag on
 * the page. The rings of selection and focus, the rings, bars and veils of motion lie on parts, too.
 * */
static const Front fronts[] = {
  ONE (page, 0, 0),
  ONE (text, GROUND_STAGE | GROUND_NODES | GROUND_WARNING_FILL | GROUND_PLATES, 0),
  ONE (muted, GROUND_PAGE | GROUND_CARD, 0),
  ONE (accent, GROUND_PAGE, GROUND_DRAWING | GROUND_CARD),
  ONE (accent_fill, 0, 0),
  ONE (accent_text, GROUND_ACCENT_FILL, 0),
  ONE (other, GROUND_PAGE, GROUND_DRAWING),
  ONE (less, GROUND_PAGE, GROUND_DRAWING),
  ONE (more, GROUND_PAGE, GROUND_DRAWING),
  ONE (warning, 0, GROUND_PAGE | GROUND_WARNING_FILL),
  ONE (warning_fill, 0, 0),
  ONE (faded_line, 0, GROUND_STAGE | GROUND_NODES),
  ONE (faded_text, GROUND_STAGE | GROUND_NODES, 0),
  ROWS (compartments, 0, 3, 0, 0, FALSE),
  ROWS (compartments, 1, 3, 0, GROUND_OWN | GROUND_PAGE | GROUND_CELL, FALSE),
  ROWS (compartments, 2, 3, GROUND_OWN | GROUND_PLATES, 0, FALSE),
  ROWS (nodes, 0, 2, 0, 0, FALSE),
  ROWS (nodes, 1, 2, 0, GROUND_OWN | GROUND_STAGE, TRUE),
  ROWS (edges, 0, 1, 0, GROUND_STAGE | GROUND_NODES, TRUE),
};

/* How the harm of a measure is drawn on a card. */
static const Front harm = { "harm",
                            G_STRUCT_OFFSET (MoaStyle, edges)
                                + MOA_EDGE_ROLE_ADVERSE * sizeof (MoaColor),
                            sizeof (MoaColor),
                            0,
                            1,
                            0,
                            GROUND_CARD,
                            FALSE };

static const MoaColor *
get_front (const MoaStyle *style, const Front *front, guint row)
{
  const MoaColor *colors = G_STRUCT_MEMBER_P (style, front->offset);

  return &colors[row * front->stride + front->first];
}

static guint
get_n_rows (const Front *front)
{
  return (guint) (front->size / sizeof (MoaColor) / front->stride);
}

static MoaColor
blend (const MoaColor *over, const MoaColor *under, double alpha)
{
  return (MoaColor){ over->red * alpha + under->red * (1 - alpha),
                     over->green * alpha + under->green * (1 - alpha),
                     over->blue * alpha + under->blue * (1 - alpha), 1 };
}

static void
assert_on (const MoaStyle *style,
           const Front *front,
           guint row,
           const MoaColor *back,
           double least,
           gboolean calm)
{
  const MoaColor *color = get_front (style, front, row);
  MoaColor seen = calm ? blend (color, back, style->calm) : *color;

  assert_contrast (style, front->name, row, &seen, back, least);
}

/* A plate lets through a little of any colour that may be under it. */
static void
assert_on_plates (const MoaStyle *style, const Front *front, guint row, double least)
{
  for (guint i = 0; i < G_N_ELEMENTS (fronts); i++)
    for (guint k = 0; k < get_n_rows (&fronts[i]); k++)
      {
        MoaColor plate = blend (&style->page, get_front (style, &fronts[i], k),
                                MOA_STYLE_PLATE_ALPHA);

        assert_on (style, front, row, &plate, least, FALSE);
      }
}

/* The card of the window, as libadwaita has it: white, or 8 % of white over #242424; in high contrast
 * the same, with lines around it. */
static MoaColor
get_card (const MoaStyle *style)
{
  const MoaColor white = { 1, 1, 1, 1 };
  const MoaColor window = { 0x24 / 255.0, 0x24 / 255.0, 0x24 / 255.0, 1 };

  return get_luminance (&style->page) > 0.5 ? white : blend (&white, &window, 0.08);
}

static void
assert_on_grounds (const MoaStyle *style,
                   const Front *front,
                   guint row,
                   Ground grounds,
                   double least,
                   gboolean calm)
{
  const MoaColor card = get_card (style);
  const struct
  {
    Ground ground;
    const MoaColor *color;
  } singles[] = {
    { GROUND_PAGE, &style->page },
    { GROUND_ACCENT_FILL, &style->accent_fill },
    { GROUND_WARNING_FILL, &style->warning_fill },
    { GROUND_CARD, &card },
    { GROUND_CELL, &style->compartments[MOA_COMPARTMENT_CELL].fill },
  };

  for (guint i = 0; i < G_N_ELEMENTS (singles); i++)
    if (grounds & singles[i].ground)
      assert_on (style, front, row, singles[i].color, least, calm);
  for (guint i = 0; grounds & GROUND_COMPARTMENTS && i < MOA_N_COMPARTMENT_KINDS; i++)
    assert_on (style, front, row, &style->compartments[i].fill, least, calm);
  for (guint i = 0; grounds & GROUND_NODES && i < MOA_N_NODE_KINDS; i++)
    assert_on (style, front, row, &style->nodes[i].fill, least, calm);
  if (grounds & GROUND_OWN)
    assert_on (style, front, row, get_front (style, front, row) - front->first, least, calm);
  if (grounds & GROUND_PLATES)
    assert_on_plates (style, front, row, least);
}

/* A colour that is added to the style has to be added above as well: no byte of the colours is
 * without a name there. */
static void
test_every_color_is_judged (void)
{
  gsize end = G_STRUCT_OFFSET (MoaStyle, page);

  for (guint i = 0; i < G_N_ELEMENTS (fronts); i++)
    {
      if (fronts[i].first == 0)
        {
          g_assert_cmpuint (fronts[i].offset, ==, end);
          end += fronts[i].size;
        }
      else
        g_assert_cmpuint (fronts[i].offset + fronts[i].size, ==, end);
    }
  g_assert_cmpuint (end, ==, G_STRUCT_OFFSET (MoaStyle, fade));
}

static void
test_black_on_white_is_21 (void)
{
  const MoaColor black = { 0, 0, 0, 1 };
  const MoaColor white = { 1, 1, 1, 1 };

  g_assert_cmpfloat_with_epsilon (get_contrast (&black, &white), 21.0, 0.001);
}

static void
test_words_read (gconstpointer data)
{
  const MoaStyle *style = data;
  double least = style->fade_to_grey ? TEXT_MIN_CONTRAST : TEXT_MIN;

  for (guint i = 0; i < G_N_ELEMENTS (fronts); i++)
    for (guint row = 0; row < get_n_rows (&fronts[i]); row++)
      assert_on_grounds (style, &fronts[i], row, fronts[i].words, least, FALSE);
}

static void
test_lines_show (gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (fronts); i++)
    for (guint row = 0; row < get_n_rows (&fronts[i]); row++)
      assert_on_grounds (data, &fronts[i], row, fronts[i].lines, LINE_MIN, FALSE);
  assert_on_grounds (data, &harm, 0, harm.lines, LINE_MIN, FALSE);
}

/* Seen from afar, what does not stand out is drawn less opaque, on the stage alone. */
static void
test_calm_lines_show (gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (fronts); i++)
    for (guint row = 0; fronts[i].calm && row < get_n_rows (&fronts[i]); row++)
      assert_on_grounds (data, &fronts[i], row, GROUND_STAGE, LINE_MIN, TRUE);
}

/* What a step or a focus leaves out fades in the light, dark and paper styles below these ratios. It
 * is out of use as long as the focus lasts, which WCAG exempts (1.4.3 "inactive", 1.4.11), and can
 * still be read in full in its card, its tooltip and the outline. Whoever needs more asks for high
 * contrast, where nothing fades: there faded parts are grey, and the grey is judged above. */
static void
test_contrast_does_not_fade (gconstpointer data)
{
  const MoaStyle *style = data;

  g_assert_true (style->fade_to_grey);
  g_assert_cmpfloat (style->fade, ==, 1.0);
  g_assert_cmpfloat (style->fade_stage, ==, 1.0);
  g_assert_cmpfloat (style->calm, ==, 1.0);
}

static void
test_paper_is_white (void)
{
  const MoaColor white = { 1, 1, 1, 1 };

  g_assert_cmpfloat (get_contrast (&moa_style_get (MOA_STYLE_PAPER)->page, &white), ==, 1.0);
}

static void
test_contrast_dark_is_black (void)
{
  const MoaColor black = { 0, 0, 0, 1 };

  g_assert_cmpfloat (get_contrast (&moa_style_get (MOA_STYLE_CONTRAST_DARK)->page, &black), ==,
                     1.0);
}

static void
test_names_round_trip (void)
{
  MoaStyleId id = MOA_N_STYLES;

  for (guint i = 0; i < MOA_N_STYLES; i++)
    {
      g_assert_true (moa_style_id_from_string (moa_style_id_to_string ((MoaStyleId) i), &id));
      g_assert_cmpuint (id, ==, i);
    }
  g_assert_false (moa_style_id_from_string ("sepia", &id));
  g_assert_cmpuint (id, ==, MOA_N_STYLES - 1);
}

static void
add_for_all (const char *name, GTestDataFunc func)
{
  for (guint i = 0; i < MOA_N_STYLES; i++)
    {
      const MoaStyle *style = moa_style_get ((MoaStyleId) i);
      g_autofree char *path = g_strdup_printf ("/style/%s/%s", style->name, name);

      g_test_add_data_func (path, style, func);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/style/contrast-of-black-on-white-is-21", test_black_on_white_is_21);
  add_for_all ("words-have-contrast", test_words_read);
  add_for_all ("lines-have-contrast-of-3", test_lines_show);
  add_for_all ("lines-seen-from-afar-have-contrast-of-3", test_calm_lines_show);
  g_test_add_func ("/style/every-colour-is-judged", test_every_color_is_judged);
  g_test_add_data_func ("/style/contrast/nothing-fades-away", moa_style_get (MOA_STYLE_CONTRAST),
                        test_contrast_does_not_fade);
  g_test_add_data_func ("/style/contrast-dark/nothing-fades-away",
                        moa_style_get (MOA_STYLE_CONTRAST_DARK), test_contrast_does_not_fade);
  g_test_add_func ("/style/contrast-dark/page-is-black", test_contrast_dark_is_black);
  g_test_add_func ("/style/paper/page-is-white", test_paper_is_white);
  g_test_add_func ("/style/names-lead-back-to-their-style", test_names_round_trip);

  return g_test_run ();
}
