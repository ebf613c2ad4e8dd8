/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a large lesson shows in each single frame while a real hand moves it, and what becomes of the worker that paints
 * it when its window or its lesson goes away in the middle of that. */

#include <sys/resource.h>

#include "bench-lesson.h"
#include "shown-lesson.h"

#define PARTS 5000u
#define MANY_PARTS 50000u
#define PLACES 4u
#define NEAR                                                                                       \
  1.5 /* CSS pixels per diagram unit: then all that is coarse takes between 2^31 and 2^32 pixels */
#define MOST_MEMORY                                                                                \
  ((rlim_t) 4 << 30) /* bytes of address space: a fault must not take the machine's */

typedef struct
{
  ShownLesson shown;
  MoaDiagramCanvas *canvas;
  guint n_frames;
  guint n_holes; /* frames in which bare ground was seen */
} Fixture;

static MoaBundle *
load_lesson (guint n_parts)
{
  return bench_lesson_load (bench_lesson_new (n_parts), NULL);
}

static void
on_after_paint (GdkFrameClock *clock, Fixture *fixture)
{
  fixture->n_frames++;
  if (moa_diagram_canvas_has_hole (fixture->canvas))
    fixture->n_holes++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoaBundle) bundle = load_lesson (GPOINTER_TO_UINT (data));

  shown_lesson_open (&fixture->shown, bundle, 1280, 800);
  fixture->canvas = moa_diagram_view_get_canvas (fixture->shown.view);
  gtk_window_fullscreen (GTK_WINDOW (fixture->shown.window));
  shown_lesson_present (&fixture->shown);
  g_signal_connect (gtk_widget_get_frame_clock (fixture->shown.window), "after-paint",
                    G_CALLBACK (on_after_paint), fixture);
}

/* Whatever the worker does just then. */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  shown_lesson_close (&fixture->shown);
}

/* --- a hand ----------------------------------------------------------------------------------- */

static void
on_xdotool_waited (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_assert_true (g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, NULL));
  *(gboolean *) user_data = TRUE;
}

/* Real events, while the program goes on; a hand needs its time between them. */
static void
act (const char *script)
{
  g_auto (GStrv) words = g_strsplit (script, " ", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess)
      process = g_subprocess_newv ((const char *const *) words, G_SUBPROCESS_FLAGS_NONE, &error);
  gboolean is_over = FALSE;

  g_assert_no_error (error);
  g_subprocess_wait_check_async (process, NULL, on_xdotool_waited, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_no_frame_shows_a_hole (Fixture *fixture, gconstpointer data)
{
  static const char *const scripts[] = {
    "xdotool mousemove 700 450 click --repeat 12 --delay 40 4",
    "xdotool mousemove 1000 700 mousedown 1 sleep 0.03 mousemove 700 500 sleep 0.03 mousemove 300 "
    "300 sleep 0.03 mousemove 100 150 mouseup 1",
    "xdotool mousemove 200 200 mousedown 1 sleep 0.03 mousemove 900 300 sleep 0.03 mousemove 1300 "
    "800 mouseup 1",
    "xdotool mousemove 300 300 click --repeat 6 --delay 20 5 click --repeat 9 --delay 20 4",
    "xdotool mousemove 1100 200 mousedown 1 sleep 0.03 mousemove 300 700 mouseup 1 sleep 0.1 click "
    "--repeat 15 --delay 10 5",
    "xdotool mousemove 700 450 click --repeat 15 --delay 10 4",
  };
  double before = moa_diagram_view_get_scale (fixture->shown.view);

  fixture->n_frames = fixture->n_holes = 0;
  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    act (scripts[i]);
  g_assert_cmpfloat (moa_diagram_view_get_scale (fixture->shown.view), >, before * 1.5);
  shown_lesson_wait_until_rest (&fixture->shown);
  g_test_message ("%u of %u frames had a hole", fixture->n_holes, fixture->n_frames);
  g_assert_cmpuint (fixture->n_frames, >, 20);
  g_assert_cmpuint (fixture->n_holes, ==, 0);
}

/* --- going in the middle of work -------------------------------------------------------------- */

/* So far in that all has to be painted anew, and the worker has begun. */
static void
keep_busy (Fixture *fixture)
{
  guint before = fixture->n_frames;

  moa_diagram_camera_zoom_at (moa_diagram_view_get_camera (fixture->shown.view), 1.7, 600, 400);
  moa_diagram_canvas_settle (fixture->canvas);
  while (fixture->n_frames == before)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (moa_diagram_canvas_is_sharp (fixture->canvas));
}

static void
test_closing_while_busy_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  keep_busy (fixture);
}

static void
test_reloading_while_busy_shows_the_new_lesson (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (MoaBundle) bundle = load_lesson (PARTS);
      gpointer old = moa_session_get_bundle (fixture->shown.session);

      g_object_add_weak_pointer (old, &old);
      keep_busy (fixture);
      moa_session_set_bundle (fixture->shown.session, bundle);
      shown_lesson_wait_until_rest (&fixture->shown);
      g_assert_false (moa_diagram_canvas_has_hole (fixture->canvas));
      g_assert_null (old);
      moa_diagram_view_fit (fixture->shown.view);
      shown_lesson_wait_until_rest (&fixture->shown);
    }
}

/* --- from near to all ------------------------------------------------------------------------- */

/* The camera has been told to move, which the next frame shows. */
static void
wait_until_there (Fixture *fixture)
{
  guint before = fixture->n_frames;

  while (fixture->n_frames == before)
    g_main_context_iteration (NULL, TRUE);
  shown_lesson_wait_until_rest (&fixture->shown);
}

static void
test_near_view_is_left_for_all (Fixture *fixture, gconstpointer data)
{
  MoaDiagramCamera *camera = moa_diagram_view_get_camera (fixture->shown.view);

  for (guint i = 0; i < PLACES; i++)
    {
      moa_diagram_camera_zoom_at (camera, NEAR / moa_diagram_camera_get_viewport (camera).scale,
                                  300 + 200 * i, 200 + 100 * i);
      wait_until_there (fixture);
      g_assert_cmpfloat (moa_diagram_canvas_get_scale (fixture->canvas), >, NEAR - 0.01);
      moa_diagram_view_fit (fixture->shown.view);
      wait_until_there (fixture);
    }
  g_assert_false (moa_diagram_canvas_has_hole (fixture->canvas));
}

int
main (int argc, char *argv[])
{
  const struct rlimit memory = { MOST_MEMORY, MOST_MEMORY };

  setrlimit (RLIMIT_AS, &memory);
  shown_lesson_init (&argc, &argv);
#define ADD_SIZE(name, n_parts, test)                                                              \
  g_test_add ("/frames/" name, Fixture, GUINT_TO_POINTER (n_parts), set_up, test, tear_down)
#define ADD(name, test) ADD_SIZE (name, PARTS, test)
  ADD ("no-frame-shows-a-hole", test_no_frame_shows_a_hole);
  ADD ("closing-while-busy-leaves-nothing", test_closing_while_busy_leaves_nothing);
  ADD ("reloading-while-busy-shows-the-new-lesson", test_reloading_while_busy_shows_the_new_lesson);
  ADD_SIZE ("a-near-view-is-left-for-all-of-a-very-large-lesson", MANY_PARTS,
            test_near_view_is_left_for_all);
#undef ADD
#undef ADD_SIZE
  return g_test_run ();
}
