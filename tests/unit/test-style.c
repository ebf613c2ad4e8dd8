/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contrast as WCAG 2.1 defines it: (L1 + 0.05) / (L2 + 0.05) with the relative luminance L of sRGB
 * colours. */
#include "moa-style-private.h"

#include <math.h>

#define TEXT_MIN 4.5
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

/* On everything that words and arrows of the diagram may lie on: the page and the ground of every
 * compartment. */
static void
assert_on_grounds (const MoaStyle *style,
                   const char *what,
                   guint index,
                   const MoaColor *front,
                   double least)
{
  assert_contrast (style, what, index, front, &style->page, least);
  for (guint i = 0; i < MOA_N_COMPARTMENT_KINDS; i++)
    assert_contrast (style, what, index, front, &style->compartments[i].fill, least);
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

  assert_on_grounds (style, "text on ground", 0, &style->text, TEXT_MIN);
  assert_contrast (style, "muted text on page", 0, &style->muted, &style->page, TEXT_MIN);
  assert_contrast (style, "text in a warning", 0, &style->text, &style->warning_fill, TEXT_MIN);
  assert_contrast (style, "label of the chosen medicine", 0, &style->accent_text,
                   &style->accent_fill, TEXT_MIN);
  for (guint i = 0; i < MOA_N_NODE_KINDS; i++)
    assert_contrast (style, "label of node kind", i, &style->text, &style->nodes[i].fill, TEXT_MIN);
  for (guint i = 0; i < MOA_N_COMPARTMENT_KINDS; i++)
    assert_contrast (style, "heading of compartment kind", i, &style->compartments[i].label,
                     &style->compartments[i].fill, TEXT_MIN);
}

static void
test_lines_show (gconstpointer data)
{
  const MoaStyle *style = data;

  for (guint i = 0; i < MOA_N_EDGE_ROLES; i++)
    assert_on_grounds (style, "arrow role", i, &style->edges[i], LINE_MIN);
  for (guint i = 0; i < MOA_N_NODE_KINDS; i++)
    {
      assert_on_grounds (style, "border of node kind", i, &style->nodes[i].stroke, LINE_MIN);
      assert_contrast (style, "border on fill of node kind", i, &style->nodes[i].stroke,
                       &style->nodes[i].fill, LINE_MIN);
    }
  for (guint i = 0; i < MOA_N_COMPARTMENT_KINDS; i++)
    {
      const MoaColor *stroke = &style->compartments[i].stroke;

      assert_contrast (style, "border on fill of compartment kind", i, stroke,
                       &style->compartments[i].fill, LINE_MIN);
      assert_contrast (style, "border on page of compartment kind", i, stroke, &style->page,
                       LINE_MIN);
      assert_contrast (style, "border on the cell of compartment kind", i, stroke,
                       &style->compartments[MOA_COMPARTMENT_CELL].fill, LINE_MIN);
    }
}

static void
test_marks_show (gconstpointer data)
{
  const MoaStyle *style = data;

  assert_on_grounds (style, "accent", 0, &style->accent, LINE_MIN);
  assert_on_grounds (style, "the other medicine", 0, &style->other, LINE_MIN);
  assert_contrast (style, "tag of less", 0, &style->less, &style->page, TEXT_MIN);
  assert_contrast (style, "tag of more", 0, &style->more, &style->page, TEXT_MIN);
  assert_contrast (style, "letter of the first medicine", 0, &style->accent, &style->page,
                   TEXT_MIN);
  assert_contrast (style, "letter of the other medicine", 0, &style->other, &style->page, TEXT_MIN);
  assert_contrast (style, "frame of a warning", 0, &style->warning, &style->warning_fill, LINE_MIN);
}

/* Where faded parts keep their opacity they keep their contrast, too. */
static void
test_grey_parts_read (void)
{
  const MoaStyle *style = moa_style_get (MOA_STYLE_CONTRAST);

  g_assert_true (style->fade_to_grey);
  assert_on_grounds (style, "faded line", 0, &style->faded_line, LINE_MIN);
  assert_on_grounds (style, "faded text", 0, &style->faded_text, TEXT_MIN);
}

static void
test_paper_is_white (void)
{
  const MoaColor white = { 1, 1, 1, 1 };

  g_assert_cmpfloat (get_contrast (&moa_style_get (MOA_STYLE_PAPER)->page, &white), ==, 1.0);
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
  add_for_all ("words-have-contrast-of-4.5", test_words_read);
  add_for_all ("lines-have-contrast-of-3", test_lines_show);
  add_for_all ("marks-have-contrast-of-3", test_marks_show);
  g_test_add_func ("/style/contrast/faded-parts-can-be-read", test_grey_parts_read);
  g_test_add_func ("/style/paper/page-is-white", test_paper_is_white);
  g_test_add_func ("/style/names-lead-back-to-their-style", test_names_round_trip);

  return g_test_run ();
}
