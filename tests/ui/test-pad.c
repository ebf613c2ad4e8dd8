/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two fingers on a pad. The display of a test has none, so the view's controller is told what GTK would tell it. */

#include "moa-test-lesson.h"
#include "shown-lesson.h"

#define DEADLINE_US (20 * G_USEC_PER_SEC)

typedef struct
{
  ShownLesson shown;
  GtkEventController *scroll;
} Fixture;

static GtkEventController *
find_scroll (MoaDiagramView *view)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (view));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        return g_steal_pointer (&controller);
    }
  g_assert_not_reached ();
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoaCatalog) catalog = moa_test_load_built_in ();

  shown_lesson_open (&fixture->shown, moa_catalog_get_bundle (catalog), 1000, 700);
  fixture->scroll = find_scroll (fixture->shown.view);
  shown_lesson_present (&fixture->shown);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->scroll);
  shown_lesson_close (&fixture->shown);
}

/* A pad says parts of a notch; the picture goes the other way. */
static void
scroll (Fixture *fixture, double dx, double dy)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (fixture->scroll, "scroll", dx, dy, &handled);
  g_assert_true (handled);
}

/* How far the picture is beyond what a hand can leave it at, CSS pixels. */
static double
get_stretch (Fixture *fixture)
{
  MoaViewport viewport = moa_diagram_view_get_viewport (fixture->shown.view);
  graphene_rect_t bounds = moa_geometry_get_bounds (
      moa_diagram_view_get_geometry (fixture->shown.view));
  MoaViewport near = moa_viewport_clamp (viewport, &bounds,
                                         gtk_widget_get_width (GTK_WIDGET (fixture->shown.view)),
                                         gtk_widget_get_height (GTK_WIDGET (fixture->shown.view)));

  return viewport.x - near.x;
}

static void
test_gives_way_and_comes_back (Fixture *fixture, gconstpointer data)
{
  double held;

  for (guint i = 0; i < 40; i++)
    scroll (fixture, -0.5, 0.01);
  held = get_stretch (fixture);
  g_assert_cmpfloat (held, >, 20);
  scroll (fixture, -1.5, 0.01);
  g_assert_cmpfloat (get_stretch (fixture), >, held);
  g_assert_cmpfloat (get_stretch (fixture), <, held + 60);
  g_signal_emit_by_name (fixture->scroll, "scroll-end");
  shown_lesson_wait_until_rest (&fixture->shown);
  g_assert_cmpfloat_with_epsilon (get_stretch (fixture), 0, 0.5);
}

static void
test_comes_back_when_nobody_says_the_end (Fixture *fixture, gconstpointer data)
{
  gint64 end = g_get_monotonic_time () + DEADLINE_US;

  for (guint i = 0; i < 40; i++)
    scroll (fixture, -0.5, 0.01);
  g_assert_cmpfloat (get_stretch (fixture), >, 20);
  while (get_stretch (fixture) > 0.5 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpfloat_with_epsilon (get_stretch (fixture), 0, 0.5);
}

/* Within reach the picture follows exactly. */
static void
test_follows_within_reach (Fixture *fixture, gconstpointer data)
{
  MoaViewport before = moa_diagram_view_get_viewport (fixture->shown.view);
  MoaViewport after;

  scroll (fixture, 0.5, 0.25);
  after = moa_diagram_view_get_viewport (fixture->shown.view);
  g_assert_cmpfloat_with_epsilon (after.x, before.x - 30, 1e-6);
  g_assert_cmpfloat_with_epsilon (after.y, before.y - 15, 1e-6);
}

/* What was painted and set at a scale serves again. */
static void
test_way_in_and_out_leads_back (Fixture *fixture, gconstpointer data)
{
  MoaDiagramCamera *camera = moa_diagram_view_get_camera (fixture->shown.view);
  double before;

  moa_diagram_camera_zoom_at (camera, 1.037, 500, 300);
  before = moa_diagram_camera_get_viewport (camera).scale;
  for (guint way = 0; way < 10; way++)
    {
      for (guint i = 0; i < 20; i++)
        moa_diagram_camera_zoom_at (camera, 1.05, 500, 300);
      g_assert_cmpfloat (moa_diagram_camera_get_viewport (camera).scale, >, 2 * before);
      for (guint i = 0; i < 20; i++)
        moa_diagram_camera_zoom_at (camera, 1 / 1.05, 500, 300);
      g_assert_cmpfloat (moa_diagram_camera_get_viewport (camera).scale, ==, before);
    }
}

int
main (int argc, char *argv[])
{
  shown_lesson_init (&argc, &argv);
#define ADD(name, test) g_test_add ("/pad/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("follows-within-reach", test_follows_within_reach);
  ADD ("gives-way-and-comes-back", test_gives_way_and_comes_back);
  ADD ("the-way-in-and-out-leads-back", test_way_in_and_out_leads_back);
  ADD ("comes-back-when-nobody-says-the-end", test_comes_back_when_nobody_says_the_end);
#undef ADD
  return g_test_run ();
}
