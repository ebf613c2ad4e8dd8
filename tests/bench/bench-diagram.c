/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The diagram at work in a window of 1280 by 800, with a lesson of so many nodes: `bench-diagram N`
 * prints one figure a line, `bench-diagram 0` those of an empty window. bench-diagram.py makes the
 * table.
 *
 * load           reading and checking the lesson, ms
 * first, sharp   from there to the end of the first frame, and of the first in which everything in
 *                view is sharp, ms
 * MOTION-work    from the frame clock's before-paint to its after-paint: median, p95, longest, ms
 * MOTION-frame   between two frames: median, p95, ms
 * MOTION-cpu     of the process, all threads, ms per frame
 * play, crowd    motions too: steps of one act are entered and play to their end; one step with all
 *                arrows between ten nodes does. With a medicine that changes the nodes
 * sharpen        from rest after a zoom to the sharp picture, ms: median
 * key            from a key that walks to the end of the frame that shows it, ms: median
 * idle-cpu       ms in three seconds without any event
 * idle-wakes     context switches of all threads in them
 * memory         private and shared share (PSS), MiB, after all motions
 * anonymous      of it what no file is mapped to
 * growth         anonymous memory after 1,000 pans, zooms and questions / before */

#include <adwaita.h>

#include <math.h>
#include <stdlib.h>
#include <time.h>

#include "bench-lesson.h"
#include "bench-samples.h"
#include "moa-diagram-pane.h"
#include "moa-diagram-view-private.h"
#include "moa-playback.h"

#define FRAMES 120u
#define IDLE_MS 3000u
#define ACTS 8u
#define CROWD 10u /* nodes of a row */

typedef struct
{
  GtkWidget *window;
  MoaSession *session;
  MoaDiagramView *view;
  MoaDiagramCanvas *canvas;
  gint64 began; /* before-paint, microseconds */
  gint64 last_frame;
  gint64 ended; /* after-paint */
  guint n_frames;
  gboolean is_idle; /* frames are not counted */
  GArray *work;     /* double, ms */
  GArray *intervals;
} Bench;

typedef void (*Move) (Bench *bench, guint frame);

static double
get_cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static void
on_before_paint (GdkFrameClock *clock, Bench *bench)
{
  double interval;

  bench->began = g_get_monotonic_time ();
  interval = (double) (bench->began - bench->last_frame) / 1000;
  if (bench->last_frame > 0 && !bench->is_idle)
    g_array_append_val (bench->intervals, interval);
  bench->last_frame = bench->began;
}

static void
on_after_paint (GdkFrameClock *clock, Bench *bench)
{
  double work;

  bench->ended = g_get_monotonic_time ();
  work = (double) (bench->ended - bench->began) / 1000;
  if (!bench->is_idle)
    g_array_append_val (bench->work, work);
  bench->n_frames++;
}

static gboolean
on_timeout (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

static void
wait_ms (guint ms)
{
  gboolean is_over = FALSE;

  g_timeout_add (ms, on_timeout, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_until_sharp (Bench *bench)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (!moa_diagram_canvas_is_sharp (bench->canvas) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_frame (Bench *bench)
{
  guint before = bench->n_frames;

  while (bench->n_frames == before)
    g_main_context_iteration (NULL, TRUE);
}

static void
forget_frames (Bench *bench)
{
  g_array_set_size (bench->work, 0);
  g_array_set_size (bench->intervals, 0);
  bench->last_frame = 0;
}

/* --- motions ---------------------------------------------------------------------------------- */

static void
pan (Bench *bench, guint frame)
{
  MoaDiagramCamera *camera = moa_diagram_view_get_camera (bench->view);
  double angle = frame * 2 * G_PI / FRAMES;

  moa_diagram_camera_pan (camera, round (24 * cos (angle)), round (24 * sin (angle)));
}

static void
turn_wheel (Bench *bench, guint frame)
{
  MoaDiagramCamera *camera = moa_diagram_view_get_camera (bench->view);

  moa_diagram_camera_zoom_at (camera, frame / 20 % 2 == 0 ? 1.05 : 1 / 1.05, 600, 400);
}

static void
zoom_by_keys (Bench *bench, guint frame)
{
  if (frame % 20 == 0)
    frame / 20 % 2 == 0 ? moa_diagram_view_zoom_in (bench->view)
                        : moa_diagram_view_zoom_out (bench->view);
}

static void
walk (Bench *bench, guint frame)
{
  static const MoaWalk ways[] = { MOA_WALK_FORWARD, MOA_WALK_DOWN, MOA_WALK_FORWARD,
                                  MOA_WALK_BACK };

  if (frame % 10 == 0)
    moa_diagram_view_walk (bench->view, ways[frame / 10 % G_N_ELEMENTS (ways)]);
}

static void
step (Bench *bench, guint frame)
{
  if (frame % 30 == 0)
    moa_session_step_next (bench->session);
}

typedef struct
{
  Bench *bench;
  Move move;
  guint frame;
} Motion;

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Motion *motion = user_data;

  motion->move (motion->bench, motion->frame++);

  return motion->frame < FRAMES ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
print_frames (Bench *bench, const char *name, double cpu)
{
  g_print ("%s-work %.1f %.1f %.1f\n", name, bench_samples_get_share (bench->work, 0.5),
           bench_samples_get_share (bench->work, 0.95), bench_samples_get_share (bench->work, 1));
  g_print ("%s-frame %.1f %.1f\n", name, bench_samples_get_share (bench->intervals, 0.5),
           bench_samples_get_share (bench->intervals, 0.95));
  g_print ("%s-cpu %.2f\n", name, cpu / MAX (bench->work->len, 1));
}

static void
measure_motion (Bench *bench, const char *name, Move move)
{
  Motion motion = { bench, move, 0 };
  double cpu;

  wait_until_sharp (bench);
  wait_ms (300);
  forget_frames (bench);
  cpu = get_cpu_ms ();
  gtk_widget_add_tick_callback (GTK_WIDGET (bench->view), on_tick, &motion, NULL);
  while (motion.frame < FRAMES)
    g_main_context_iteration (NULL, TRUE);
  print_frames (bench, name, get_cpu_ms () - cpu);
}

/* --- acts ------------------------------------------------------------------------------------- */

/* Whether the painter has to keep an act off what is said on its parts. */
static gboolean
is_changed (Bench *bench, const MoaEdge *edge)
{
  MoaInfluence *influence = moa_session_get_influence (bench->session);

  return moa_influence_get_effect (influence, edge->from) != MOA_EFFECT_NONE
         || moa_influence_get_effect (influence, edge->to) != MOA_EFFECT_NONE;
}

/* Plays a step that is in no tour. Counts the frames from there to the end of its motion; returns
 * what they cost, CPU ms. */
static double
play_focus (Bench *bench, const MoaPart **parts, guint n_parts)
{
  GPtrArray *tours = moa_bundle_get_tours (moa_session_get_bundle (bench->session));
  MoaStep step = *((const MoaTour *) g_ptr_array_index (tours, 0))->steps[0];
  MoaPlayback *playback = moa_playback_get_for_session (bench->session);
  double cpu;

  step.focus = (MoaPartList){ n_parts, parts };
  bench->last_frame = 0;
  bench->is_idle = FALSE;
  cpu = get_cpu_ms ();
  moa_session_set_step (bench->session, &step);
  while (moa_playback_get_state (playback) == MOA_PLAYBACK_PLAYING)
    g_main_context_iteration (NULL, TRUE);
  cpu = get_cpu_ms () - cpu;
  bench->is_idle = TRUE;
  moa_session_set_step (bench->session, NULL);
  wait_ms (400);
  wait_until_sharp (bench);

  return cpu;
}

/* One act at a time. */
static double
play_acts (Bench *bench, const MoaDiagram *diagram)
{
  double cpu = 0;

  for (guint i = 0, played = 0; i < diagram->n_edges && played < ACTS; i++)
    {
      const MoaEdge *edge = diagram->edges[i];
      const MoaPart *parts[] = { &edge->from->part, &edge->to->part, &edge->part };

      if (!is_changed (bench, edge))
        continue;
      played++;
      cpu += play_focus (bench, parts, G_N_ELEMENTS (parts));
    }

  return cpu;
}

/* All acts of a row of nodes. */
static double
play_crowd (Bench *bench, const MoaDiagram *diagram)
{
  const MoaPart *parts[CROWD];
  const MoaMedicine *medicine = moa_session_get_medicine (bench->session);
  guint first = medicine->targets[0].node->part.index / CROWD * CROWD;

  for (guint i = 0; i < CROWD; i++)
    parts[i] = &diagram->nodes[first + i]->part;

  return play_focus (bench, parts, CROWD);
}

static void
measure_play (Bench *bench, const char *name, double (*play) (Bench *, const MoaDiagram *))
{
  MoaBundle *bundle = moa_session_get_bundle (bench->session);

  moa_session_set_step (bench->session, NULL);
  moa_session_set_medicine (bench->session,
                            g_ptr_array_index (moa_bundle_get_medicines (bundle), 0));
  forget_frames (bench);
  bench->is_idle = TRUE;
  print_frames (bench, name, play (bench, moa_bundle_get_diagram (bundle)));
  bench->is_idle = FALSE;
  moa_session_set_medicine (bench->session, NULL);
}

/* --- single figures --------------------------------------------------------------------------- */

static void
measure_sharpening (Bench *bench)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < 10; i++)
    {
      MoaDiagramCamera *camera = moa_diagram_view_get_camera (bench->view);
      gint64 rest;
      double ms;

      moa_diagram_camera_zoom_at (camera, i % 2 == 0 ? 1.3 : 1 / 1.3, 600, 400);
      rest = g_get_monotonic_time ();
      wait_for_frame (bench);
      wait_until_sharp (bench);
      wait_for_frame (bench);
      ms = (double) (g_get_monotonic_time () - rest) / 1000;
      g_array_append_val (times, ms);
      wait_ms (100);
    }
  g_print ("sharpen %.0f\n", bench_samples_get_share (times, 0.5));
}

static void
measure_key (Bench *bench)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < 20; i++)
    {
      gint64 pressed = g_get_monotonic_time ();
      double ms;

      moa_diagram_view_walk (bench->view, i % 2 == 0 ? MOA_WALK_FORWARD : MOA_WALK_BACK);
      wait_for_frame (bench);
      ms = (double) (bench->ended - pressed) / 1000;
      g_array_append_val (times, ms);
      wait_ms (500);
    }
  g_print ("key %.1f\n", bench_samples_get_share (times, 0.5));
}

static guint
count_switches (void)
{
  g_autoptr (GDir) threads = g_dir_open ("/proc/self/task", 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (threads)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc/self/task", name, "status", NULL);
      g_autofree char *text = NULL;
      const char *line;

      if (!g_file_get_contents (path, &text, NULL, NULL))
        continue;
      line = strstr (text, "\nvoluntary_ctxt_switches:");
      n += line != NULL ? (guint) atoi (strchr (line, ':') + 1) : 0;
    }

  return n;
}

static void
measure_idle (Bench *bench)
{
  double cpu;
  guint n_switches;

  wait_ms (1500);
  cpu = get_cpu_ms ();
  n_switches = count_switches ();
  wait_ms (IDLE_MS);
  /* One is the timer's own that ends the wait. */
  g_print ("idle-wakes %u\n", count_switches () - n_switches - 1);
  g_print ("idle-cpu %.1f\n", get_cpu_ms () - cpu);
}

static double
read_memory (const char *field)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    return 0;
  line = strstr (text, field);

  return line != NULL ? atof (strchr (line, ':') + 1) / 1024 : 0;
}

static void
print_memory (void)
{
  g_print ("memory %.1f\n", read_memory ("\nPss:"));
  g_print ("anonymous %.1f\n", read_memory ("\nAnonymous:"));
}

static void
stir (Bench *bench)
{
  GPtrArray *questions = moa_bundle_get_questions (moa_session_get_bundle (bench->session));

  for (guint i = 0; i < 1000; i++)
    {
      pan (bench, i);
      turn_wheel (bench, i);
      if (i % 10 == 0)
        moa_session_set_question (bench->session,
                                  g_ptr_array_index (questions, i / 10 % questions->len));
      wait_for_frame (bench);
    }
  moa_session_set_question (bench->session, NULL);
  wait_until_sharp (bench);
  wait_ms (1500);
}

static void
measure_growth (Bench *bench)
{
  double before;

  stir (bench);
  before = read_memory ("\nAnonymous:");
  stir (bench);
  g_print ("growth %.3f\n", read_memory ("\nAnonymous:") / before);
}

/* --- window ----------------------------------------------------------------------------------- */

static MoaBundle *
load_lesson (guint n_nodes)
{
  double ms;
  MoaBundle *bundle = bench_lesson_load (bench_lesson_new (n_nodes), &ms);

  g_print ("load %.0f\n", ms);

  return bundle;
}

static void
show (Bench *bench, GtkWidget *child)
{
  GdkFrameClock *clock;

  bench->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (bench->window), 1280, 800);
  if (child != NULL)
    adw_window_set_content (ADW_WINDOW (bench->window), child);
  gtk_widget_realize (bench->window);
  clock = gtk_widget_get_frame_clock (bench->window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint), bench);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), bench);
  gtk_window_present (GTK_WINDOW (bench->window));
  while (bench->n_frames == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
open_lesson (Bench *bench, guint n_nodes)
{
  g_autoptr (MoaBundle) bundle = load_lesson (n_nodes);
  gint64 begin = g_get_monotonic_time ();
  GtkWidget *pane = g_object_new (MOA_TYPE_DIAGRAM_PANE, NULL);

  bench->session = moa_session_new ();
  moa_session_set_bundle (bench->session, bundle);
  g_object_set (pane, "session", bench->session, NULL);
  bench->view = moa_diagram_pane_get_view (MOA_DIAGRAM_PANE (pane));
  bench->canvas = MOA_DIAGRAM_CANVAS (gtk_widget_get_first_child (GTK_WIDGET (bench->view)));
  show (bench, pane);
  g_print ("first %.0f\n", (double) (bench->ended - begin) / 1000);
  wait_until_sharp (bench);
  g_print ("sharp %.0f\n", (double) (g_get_monotonic_time () - begin) / 1000);
}

static void
measure (Bench *bench)
{
  moa_diagram_camera_zoom_to (moa_diagram_view_get_camera (bench->view), 0.6);
  wait_ms (600);
  moa_diagram_view_focus_part (bench->view, NULL);
  measure_motion (bench, "pan", pan);
  measure_motion (bench, "wheel", turn_wheel);
  measure_motion (bench, "keys", zoom_by_keys);
  measure_motion (bench, "walk", walk);
  measure_motion (bench, "step", step);
  measure_play (bench, "play", play_acts);
  measure_play (bench, "crowd", play_crowd);
  wait_ms (600);
  measure_sharpening (bench);
  measure_key (bench);
  measure_idle (bench);
  print_memory ();
  if (g_getenv ("BENCH_GROWTH") != NULL)
    measure_growth (bench);
}

int
main (int argc, char *argv[])
{
  guint n_nodes = argc > 1 ? (guint) atoi (argv[1]) : 500;
  Bench bench = { .work = g_array_new (FALSE, FALSE, sizeof (double)),
                  .intervals = g_array_new (FALSE, FALSE, sizeof (double)) };

  adw_init ();
  if (n_nodes == 0)
    {
      show (&bench, NULL);
      measure_idle (&bench);
      print_memory ();
    }
  else
    {
      open_lesson (&bench, n_nodes);
      measure (&bench);
    }
  gtk_window_destroy (GTK_WINDOW (bench.window));
  g_clear_object (&bench.session);
  g_array_unref (bench.work);
  g_array_unref (bench.intervals);

  return 0;
}
