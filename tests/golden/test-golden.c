/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The built-in diagram and what moves in it as they are drawn, held against pictures that somebody looked at.
 *
 * Tolerance: a pixel differs when red, green or blue is off by more than FUZZ of 255; a picture
 * fails when more than SHARE of its pixels do. That lets pass what another version of cairo,
 * FreeType or librsvg rounds differently at the rim of a shape, and catches a label that moved, a
 * missing symbol, a changed colour.
 *
 * On failure the picture and a difference image are in the build folder under tests/golden. A
 * change that is meant: MOA_UPDATE_GOLDEN=1 meson test --suite golden, look at what git shows,
 * commit. */
#include "picture-difference.h"
#include "moa-act-painter.h"
#include "moa-diagram-painter.h"
#include "moa-test-lesson.h"

#include <pango/pangocairo.h>

#define FUZZ 32
#define SHARE 0.002
#define SCALE_NEAR 0.75 /* labels of arrows are just large enough to be shown */
#define SCALE_FAR 0.5   /* only those of parts are, set larger */

typedef struct
{
  const char *name;
  const char *lesson; /* a folder beside this file; NULL: the built-in one */
  MoaStyleId style;
  const char *step;
  const char *medicines[2];
  gboolean compare;
  const char *part;
  const char *const *labels;
  double scale;  /* 0: SCALE_NEAR */
  double time;   /* seconds into the motion of the step; 0: it is over */
  guint still;   /* or the still of its nth act, from 1 */
  gboolean acts; /* or, of the lesson in tests/golden/acts, the stills of one act of each kind */
} Case;

/* Words that are as long as translations get, and written from the right: nothing that means
 * anything. */
static const char *const long_labels[] = {
  "Rindfleischetikettierungsüberwachungsaufgabe",
  "Zusammengesetztes Wort mit Erläuterung (noch länger)",
  "نص عربي طويل لاختبار صندوق صغير جدا",
  "Ununterbrochene Zeichenkette: Donaudampfschifffahrtsgesellschaft",
  "كلمة",
  "Etiqueta bastante más larga que la original",
  NULL,
};

static const Case cases[] = {
  { .name = "light", .style = MOA_STYLE_LIGHT },
  { .name = "dark", .style = MOA_STYLE_DARK },
  { .name = "contrast", .style = MOA_STYLE_CONTRAST },
  { .name = "contrast-dark", .style = MOA_STYLE_CONTRAST_DARK },
  { .name = "paper", .style = MOA_STYLE_PAPER },
  { .name = "far", .style = MOA_STYLE_LIGHT, .scale = SCALE_FAR },
  { .name = "step",
    .style = MOA_STYLE_LIGHT,
    .step = "kynamro/what-kynamro-did",
    .part = "k_duplex" },
  { .name = "step-contrast",
    .style = MOA_STYLE_CONTRAST,
    .step = "kynamro/what-kynamro-did",
    .part = "k_duplex" },
  { .name = "step-contrast-dark",
    .style = MOA_STYLE_CONTRAST_DARK,
    .step = "kynamro/what-kynamro-did",
    .part = "k_duplex" },
  { .name = "arrow", .style = MOA_STYLE_LIGHT, .part = "pcsk9-ldlr" },
  { .name = "medicine", .style = MOA_STYLE_LIGHT, .medicines = { "kynamro" } },
  { .name = "medicine-dark", .style = MOA_STYLE_DARK, .medicines = { "kynamro", "lomitapide" } },
  { .name = "medicine-far",
    .style = MOA_STYLE_PAPER,
    .medicines = { "evinacumab" },
    .scale = SCALE_FAR },
  { .name = "comparison",
    .style = MOA_STYLE_LIGHT,
    .medicines = { "kynamro", "statin" },
    .compare = TRUE },
  { .name = "comparison-contrast",
    .style = MOA_STYLE_CONTRAST,
    .medicines = { "kynamro", "statin" },
    .compare = TRUE },
  { .name = "comparison-contrast-dark",
    .style = MOA_STYLE_CONTRAST_DARK,
    .medicines = { "kynamro", "statin" },
    .compare = TRUE },
  { .name = "act-zips", .style = MOA_STYLE_LIGHT, .step = "kynamro/what-kynamro-did", .time = 2.1 },
  { .name = "act-zips-contrast",
    .style = MOA_STYLE_CONTRAST,
    .step = "kynamro/what-kynamro-did",
    .time = 2.1 },
  { .name = "act-shrinks-dark",
    .style = MOA_STYLE_DARK,
    .step = "kynamro/vldl-to-ldl",
    .time = 0.6 },
  { .name = "act-stops", .style = MOA_STYLE_LIGHT, .step = "kynamro/other-drugs", .time = 2.2 },
  { .name = "act-still", .style = MOA_STYLE_LIGHT, .step = "kynamro/vldl-to-ldl", .still = 3 },
  { .name = "acts-light", .style = MOA_STYLE_LIGHT, .step = "acts/all", .acts = TRUE },
  { .name = "acts-dark", .style = MOA_STYLE_DARK, .step = "acts/all", .acts = TRUE },
  { .name = "acts-contrast", .style = MOA_STYLE_CONTRAST, .step = "acts/all", .acts = TRUE },
  { .name = "acts-contrast-dark",
    .style = MOA_STYLE_CONTRAST_DARK,
    .step = "acts/all",
    .acts = TRUE },
  { .name = "acts-paper", .style = MOA_STYLE_PAPER, .step = "acts/all", .acts = TRUE },
  { .name = "edge-kinds", .lesson = "edge-kinds", .scale = 1 },
  { .name = "long-labels", .style = MOA_STYLE_LIGHT, .labels = long_labels },
};

static MoaInfluence *
take (MoaBundle *bundle, const MoaMedicine *const *medicines, guint n_medicines)
{
  return moa_influence_new (moa_bundle_get_diagram (bundle), medicines, n_medicines);
}

static void
take_medicines (const Case *test, MoaBundle *bundle, MoaHighlight *highlight)
{
  const MoaMedicine *medicines[2];
  guint n = 0;

  for (; n < G_N_ELEMENTS (medicines) && test->medicines[n] != NULL; n++)
    {
      medicines[n] = moa_bundle_find_medicine (bundle, test->medicines[n]);
      g_assert_nonnull (medicines[n]);
    }
  highlight->influence = take (bundle, medicines, n);
  if (test->compare)
    highlight->compare = moa_compare_new (moa_bundle_get_diagram (bundle), medicines[0],
                                          medicines[1]);
}

static void
clear_highlight (MoaHighlight *highlight)
{
  if (highlight->influence != NULL)
    moa_influence_unref ((MoaInfluence *) highlight->influence);
  if (highlight->compare != NULL)
    moa_compare_unref ((MoaCompare *) highlight->compare);
}

static MoaHighlight
get_highlight (const Case *test, MoaBundle *bundle)
{
  MoaHighlight highlight = { 0 };

  if (test->step != NULL)
    {
      const MoaStep *step = moa_bundle_find_step (bundle, test->step);

      g_assert_nonnull (step);
      highlight.focus = &step->focus;
      highlight.influence = take (bundle, &step->medicine, step->medicine != NULL);
    }
  if (test->medicines[0] != NULL)
    take_medicines (test, bundle, &highlight);
  if (test->part != NULL)
    {
      highlight.selected = moa_bundle_find_part (bundle, test->part);
      g_assert_nonnull (highlight.selected);
    }

  return highlight;
}

static void
draw_acts (const Case *test,
           cairo_t *cr,
           double scale,
           MoaCatalog *catalog,
           const MoaGeometry *geometry,
           const MoaHighlight *highlight)
{
  g_autoptr (MoaActs) acts = moa_acts_new (geometry, highlight->focus);
  g_autoptr (MoaActPainter) painter = moa_act_painter_new (
      catalog, geometry, moa_style_get (test->style), (MoaInfluence *) highlight->influence);
  g_autoptr (GArray) actors = g_array_new (FALSE, FALSE, sizeof (MoaActor));

  moa_act_painter_place_symbols (painter, acts);
  for (guint i = 0; test->acts && i < moa_acts_get_n_acts (acts); i++)
    moa_acts_pose_still (acts, i, actors);
  if (test->still > 0)
    moa_acts_pose_still (acts, test->still - 1, actors);
  else if (test->time > 0)
    moa_acts_pose (acts, test->time, actors);
  for (guint i = 0; i < actors->len; i++)
    moa_act_painter_draw (painter, cr, scale, &g_array_index (actors, MoaActor, i));
}

static MoaCatalog *
load_lesson (const Case *test)
{
  const char *name = test->acts ? "acts" : test->lesson;
  g_autofree char *folder = g_build_filename (g_getenv ("MOA_SOURCE_ROOT"), "tests", "golden", name,
                                              NULL);

  if (name != NULL)
    return moa_test_load_folder (folder);

  return test->labels != NULL ? moa_test_load_with_labels (test->labels)
                              : moa_test_load_built_in ();
}

static cairo_surface_t *
draw (const Case *test)
{
  g_autoptr (MoaCatalog) catalog = load_lesson (test);
  MoaBundle *bundle = moa_catalog_get_bundle (catalog);
  g_autoptr (MoaGeometry) geometry = moa_geometry_new (moa_bundle_get_diagram (bundle));
  g_autoptr (MoaDiagramPainter)
      painter = moa_diagram_painter_new (catalog, geometry, moa_style_get (test->style));
  graphene_rect_t bounds = moa_geometry_get_bounds (geometry);
  MoaHighlight highlight = get_highlight (test, bundle);
  double scale = test->scale > 0 ? test->scale : SCALE_NEAR;
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int) (bounds.size.width * scale), (int) (bounds.size.height * scale));
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -bounds.origin.x, -bounds.origin.y);
  moa_diagram_painter_draw (painter, cr, scale, &highlight, NULL, TRUE);
  if (test->time > 0 || test->still > 0 || test->acts)
    draw_acts (test, cr, scale, catalog, geometry, &highlight);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  clear_highlight (&highlight);

  return surface;
}

static void
write_picture (cairo_surface_t *surface, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_mkdir_with_parents (folder, 0755);
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
}

static char *
get_output_path (const Case *test, const char *what)
{
  g_autofree char *name = g_strdup_printf ("%s-%s.png", test->name, what);

  return g_build_filename (g_getenv ("MOA_BUILD_ROOT"), "tests", "golden", name, NULL);
}

static void
keep_pictures (const Case *test, cairo_surface_t *actual, cairo_surface_t *reference)
{
  g_autofree char *actual_path = get_output_path (test, "actual");
  g_autofree char *difference_path = get_output_path (test, "difference");
  cairo_surface_t *difference = picture_draw_difference (actual, reference, FUZZ);

  write_picture (actual, actual_path);
  write_picture (difference, difference_path);
  cairo_surface_destroy (difference);
  g_test_message ("see %s and %s", actual_path, difference_path);
}

static void
compare (const Case *test, cairo_surface_t *actual, cairo_surface_t *reference)
{
  double pixels = (double) cairo_image_surface_get_width (reference)
                  * cairo_image_surface_get_height (reference);
  guint different = picture_count_different (actual, reference, FUZZ);

  g_test_message ("%s: %.4f %% of the pixels differ", test->name, different / pixels * 100);
  if (different / pixels > SHARE)
    {
      keep_pictures (test, actual, reference);
      g_test_fail ();
    }
}

static gboolean
has_same_size (cairo_surface_t *a, cairo_surface_t *b)
{
  return cairo_image_surface_get_width (a) == cairo_image_surface_get_width (b)
         && cairo_image_surface_get_height (a) == cairo_image_surface_get_height (b);
}

static void
test_picture (gconstpointer data)
{
  const Case *test = data;
  g_autofree char *name = g_strconcat (test->name, ".png", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("MOA_SOURCE_ROOT"), "tests", "golden",
                                            "reference", name, NULL);
  cairo_surface_t *actual = draw (test);
  cairo_surface_t *reference = NULL;

  if (g_getenv ("MOA_UPDATE_GOLDEN") != NULL)
    write_picture (actual, path);
  reference = cairo_image_surface_create_from_png (path);
  if (cairo_surface_status (reference) != CAIRO_STATUS_SUCCESS
      || !has_same_size (actual, reference))
    {
      g_autofree char *actual_path = get_output_path (test, "actual");

      write_picture (actual, actual_path);
      g_test_message ("%s is missing or of another size; see %s", path, actual_path);
      g_test_fail ();
    }
  else
    {
      compare (test, actual, reference);
    }

  cairo_surface_destroy (reference);
  cairo_surface_destroy (actual);
}

/* Without the fonts every comparison would fail for a reason that has nothing to do with the
 * program: say so once. */
static void
test_fonts_are_there (void)
{
  static const char *const families[] = { "Cantarell", "Noto Sans", "Noto Sans Arabic" };
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());

  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    {
      PangoFontDescription *wanted = pango_font_description_from_string (families[i]);
      PangoFont *font = pango_context_load_font (context, wanted);
      PangoFontDescription *found = pango_font_describe (font);

      g_assert_cmpstr (pango_font_description_get_family (found), ==, families[i]);
      pango_font_description_free (found);
      pango_font_description_free (wanted);
      g_object_unref (font);
    }
  g_object_unref (context);
}

/* The comparison itself: one moved shape is found, a rim that is rounded differently is not. */
static void
test_comparison_can_fail (void)
{
  cairo_surface_t *one = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 100, 100);
  cairo_surface_t *other = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 100, 100);
  cairo_t *cr = cairo_create (other);

  g_assert_cmpuint (picture_count_different (one, other, FUZZ), ==, 0);
  cairo_set_source_rgb (cr, 0.1, 0.1, 0.1);
  cairo_paint (cr);
  g_assert_cmpuint (picture_count_different (one, other, FUZZ), ==, 0);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, 10, 10, 5, 5);
  cairo_fill (cr);
  g_assert_cmpuint (picture_count_different (one, other, FUZZ), ==, 25);

  cairo_destroy (cr);
  cairo_surface_destroy (other);
  cairo_surface_destroy (one);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/golden/fonts-are-there", test_fonts_are_there);
  g_test_add_func ("/golden/comparison-finds-what-moved", test_comparison_can_fail);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/golden/looks-as-reviewed/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_picture);
    }

  return g_test_run ();
}
