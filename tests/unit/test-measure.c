/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-describe-measure.h"
#include "moa-measure-painter.h"
#include "moa-text-box.h"
#include "moa-test-lesson.h"

#include <locale.h>
#include <math.h>

#define EM 20.0

/* Each measure of the built-in lesson: whether it counts people, and each arm as it is said, with
 * the people of 100 or the place of the bar's end in per cent of its scale. */
typedef struct
{
  const char *id;
  gboolean people;
  struct
  {
    const char *said;
    double shown;
  } arms[2];
} Expectation;

static const Expectation expectations[] = {
  { "ldl-hofh", FALSE, { { "−24.7 %", -24.7 }, { "−3.3 %", -3.3 } } },
  { "apob-hofh", FALSE, { { "−26.8 %", -26.8 }, { "−2.5 %", -2.5 } } },
  { "lpa-hofh", FALSE, { { "−31.1 %", -31.1 }, { "−7.9 %", -7.9 } } },
  { "alt3-hofh", TRUE, { { "4 of 34 people", 12 }, { "0 of 17 people", 0 } } },
  { "alt5-hofh", TRUE, { { "3 of 34 people", 9 }, { "0 of 17 people", 0 } } },
  { "liver-fat-hefh", FALSE, { { "4.9 %", 4.9 }, { "0.4 %", 0.4 } } },
  { "injection-site", TRUE, { { "84 % of people", 84 }, { "33 % of people", 33 } } },
  { "ldl-hefh", FALSE, { { "−21.0 %", -21 } } },
  { "stopped-hefh", TRUE, { { "21.2 % of people", 21 }, { "5.8 % of people", 6 } } },
  { "ldl-lomitapide", FALSE, { { "−50 %", -50 } } },
  { "liver-fat-lomitapide", FALSE, { { "1.0 %", 1 }, { "8.6 %", 8.6 } } },
  { "alt3-lomitapide", TRUE, { { "10 of 29 people", 34 } } },
};

static double
get_bar_percent (const MoaMeasure *measure, const MoaMeasureArm *arm)
{
  MoaMeasureArm whole = *arm;
  double zero, end, full;

  moa_measure_painter_get_bar (measure, arm, EM, &zero, &end);
  whole.value = arm->value < 0 ? -100 : 100;
  moa_measure_painter_get_bar (measure, &whole, EM, &zero, &full);

  return (zero - end) / fabs (full - zero) * 100;
}

static void
assert_as_expected (const MoaMeasure *measure, const Expectation *expected)
{
  g_assert_cmpstr (measure->id, ==, expected->id);
  g_assert_true (moa_measure_counts_people (measure) == expected->people);
  for (guint i = 0; i < measure->n_arms; i++)
    {
      g_autofree char *said = moa_describe_measure_value (measure, &measure->arms[i]);
      double shown = expected->people ? moa_measure_get_people (measure, &measure->arms[i])
                                      : get_bar_percent (measure, &measure->arms[i]);
      g_auto (GStrv) words = g_strsplit (said, "\u00a0", -1);
      g_autofree char *plain = g_strjoinv (" ", words);

      g_assert_cmpstr (plain, ==, expected->arms[i].said);
      g_assert_cmpfloat_with_epsilon (shown, expected->arms[i].shown, 1e-9);
    }
}

static void
test_built_in_lesson (void)
{
  g_autoptr (MoaCatalog) catalog = moa_test_load_built_in ();
  GPtrArray *measures = moa_bundle_get_measures (moa_catalog_get_bundle (catalog));

  g_assert_cmpuint (measures->len, ==, G_N_ELEMENTS (expectations));
  for (guint i = 0; i < measures->len; i++)
    assert_as_expected (g_ptr_array_index (measures, i), &expectations[i]);
}

static void
test_sentence (void)
{
  g_autoptr (MoaCatalog) catalog = moa_test_load_built_in ();
  GPtrArray *measures = moa_bundle_get_measures (moa_catalog_get_bundle (catalog));
  g_autofree char *harm = moa_describe_measure (catalog, g_ptr_array_index (measures, 3));
  g_autofree char *no_period = moa_describe_measure_study (catalog,
                                                           g_ptr_array_index (measures, 6));

  g_assert_cmpstr (harm, ==,
                   "Harm: High liver test (ALT at 3 times the limit or more). Kynamro: 4 of 34 "
                   "people; Placebo: 0 of 17 people. People with HoFH: 34 on Kynamro, 17 on "
                   "placebo · 26 weeks.");
  g_assert_cmpstr (no_period, ==,
                   "People in the trials of Kynamro, as its makers told it at US approval");
}

static MoaMeasure
create_measure (const char *unit, const MoaMeasureArm *arms, guint n_arms)
{
  return (MoaMeasure){ .id = "m", .unit = unit, .arms = arms, .n_arms = n_arms };
}

static void
test_rare_is_not_nobody (void)
{
  const MoaMeasureArm arms[] = { { .value = 3, .of = 1000 },
                                 { .value = 0, .of = 1000 },
                                 { .value = 999, .of = 1000 },
                                 { .value = 125, .of = 1000 } };
  MoaMeasure measure = create_measure ("people", arms, 4);

  g_assert_cmpfloat (moa_measure_get_people (&measure, &arms[0]), ==, 0.3);
  g_assert_cmpfloat (moa_measure_get_people (&measure, &arms[1]), ==, 0);
  g_assert_cmpfloat (moa_measure_get_people (&measure, &arms[2]), ==, 99.9);
  g_assert_cmpfloat (moa_measure_get_people (&measure, &arms[3]), ==, 13);
}

static void
test_only_shares_are_people (void)
{
  const MoaMeasureArm without[] = { { .value = 4, .of = NAN } };
  const MoaMeasureArm too_many[] = { { .value = 4, .of = 3 } };
  const MoaMeasureArm zero[] = { { .value = 0, .of = 0 } };
  const MoaMeasureArm negative[] = { { .value = -4, .of = NAN } };
  MoaMeasure measures[] = {
    create_measure ("people", without, 1),      create_measure ("people", too_many, 1),
    create_measure ("people", zero, 1),         create_measure ("% of people", negative, 1),
    create_measure ("% of people", without, 0),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (measures); i++)
    g_assert_false (moa_measure_counts_people (&measures[i]));
}

static void
test_scale (void)
{
  static const struct
  {
    const char *unit;
    double value, scale;
  } cases[] = { { "%", 0.4, 100 },       { "%", -100, 100 },  { "%", 250, 500 },
                { "mg/dL", 130, 200 },   { "mg/dL", -7, 10 }, { "points", 0, 1 },
                { "people", 0.02, 0.02 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const MoaMeasureArm arms[] = { { .value = cases[i].value, .of = NAN } };
      MoaMeasure measure = create_measure (cases[i].unit, arms, 1);

      g_assert_cmpfloat_with_epsilon (moa_measure_get_scale (&measure), cases[i].scale, 1e-9);
    }
}

/* A fall and a rise in one measure have their zero in the middle. */
static void
test_fall_hangs_and_rise_stands (void)
{
  const MoaMeasureArm arms[] = { { .value = -10, .of = NAN }, { .value = 30, .of = NAN } };
  MoaMeasure measure = create_measure ("%", arms, 2);
  double width, height, zero, fall, rise;

  moa_measure_painter_get_size (EM, &width, &height);
  moa_measure_painter_get_bar (&measure, &arms[0], EM, &zero, &fall);
  moa_measure_painter_get_bar (&measure, &arms[1], EM, &zero, &rise);
  g_assert_cmpfloat_with_epsilon (zero, height / 2, 1e-9);
  g_assert_cmpfloat (fall, >, zero);
  g_assert_cmpfloat_with_epsilon (zero - rise, 3 * (fall - zero), 1e-9);
}

static void
test_hundred_people_fill_the_figure (void)
{
  double width, height;

  moa_measure_painter_get_size (EM, &width, &height);
  for (guint i = 0; i < 100; i++)
    {
      double x, y, own_width, own_height, mirrored;

      moa_measure_painter_get_person (i, EM, FALSE, &x, &y, &own_width, &own_height);
      moa_measure_painter_get_person (i, EM, TRUE, &mirrored, &y, &own_width, &own_height);
      g_assert_cmpfloat (x, >=, 0);
      g_assert_cmpfloat (x + own_width, <=, width);
      g_assert_cmpfloat (y, >=, 0);
      g_assert_cmpfloat (y + own_height, <=, height);
      g_assert_cmpfloat_with_epsilon (mirrored, width - x - own_width, 1e-9);
    }
}

static guint
count_filled (const MoaMeasure *measure, const MoaMeasureArm *arm, gboolean mirrored)
{
  const MoaStyle *style = moa_style_get (MOA_STYLE_PAPER);
  PangoContext *context = moa_text_context_new (style);
  double width, height;
  cairo_surface_t *surface;
  cairo_t *cr;
  guint n = 0;

  moa_measure_painter_get_size (EM, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_A8, (int) ceil (width), (int) ceil (height));
  cr = cairo_create (surface);
  moa_measure_painter_draw (cr, context, style, measure, arm, EM, mirrored);
  cairo_surface_flush (surface);
  for (guint i = 0; i < 100; i++)
    {
      double x, y, own_width, own_height;
      const guchar *data = cairo_image_surface_get_data (surface);

      moa_measure_painter_get_person (i, EM, mirrored, &x, &y, &own_width, &own_height);
      n += data[(int) (y + 0.75 * own_height) * cairo_image_surface_get_stride (surface)
                + (int) (x + own_width / 2)]
           > 200;
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_object_unref (context);

  return n;
}

static void
test_as_many_are_filled_as_are_told (void)
{
  const MoaMeasureArm arms[] = { { .value = 4, .of = 34 },
                                 { .value = 0, .of = 17 },
                                 { .value = 17, .of = 17 } };
  MoaMeasure measure = create_measure ("people", arms, 3);

  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpuint (count_filled (&measure, &arms[0], i == 1), ==, 12);
      g_assert_cmpuint (count_filled (&measure, &arms[1], i == 1), ==, 0);
      g_assert_cmpuint (count_filled (&measure, &arms[2], i == 1), ==, 100);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/measure/built-in-lesson", test_built_in_lesson);
  g_test_add_func ("/measure/sentence", test_sentence);
  g_test_add_func ("/measure/rare-is-not-nobody", test_rare_is_not_nobody);
  g_test_add_func ("/measure/only-shares-are-people", test_only_shares_are_people);
  g_test_add_func ("/measure/scale", test_scale);
  g_test_add_func ("/measure/fall-hangs-and-rise-stands", test_fall_hangs_and_rise_stands);
  g_test_add_func ("/measure/hundred-people-fill-the-figure", test_hundred_people_fill_the_figure);
  g_test_add_func ("/measure/as-many-are-filled-as-are-told", test_as_many_are_filled_as_are_told);
  return g_test_run ();
}
