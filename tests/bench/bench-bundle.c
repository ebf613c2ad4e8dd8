/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long a lesson takes to be scanned, read and checked, and what memory that needs, beside
 * json-glib's bare parse of the same bytes in the same run.
 *
 *   bench-bundle              lessons of 100 to 100,000 nodes, then hostile files
 *   bench-bundle lessons|hostile
 *
 * Times are those of the processor, for neither side waits for anything once the bytes are there.
 * One process per size reads and parses in turn, so that whatever else the machine does meets both
 * alike; printed are the medians of the rounds, and the ratio for the very first round,
 * in which both still touch their memory and code for the first time.
 *
 * Memory: one process per measurement. Before it counts, the process has worked through a tiny
 * lesson the same way, so that code and types that are loaded only once count for neither side, and
 * holds the file's bytes, which both need. The peak is the growth of the resident memory from there
 * on to its highest mark (VmHWM, reset before). What is kept is the growth of the resident memory
 * from before the bytes were there to after they and all that only the reading needs have been
 * freed. */

#include <json-glib/json-glib.h>
#include <malloc.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "bench-lesson.h"
#include "bench-samples.h"
#include "moa-bundle-check.h"
#include "moa-bundle-reader.h"
#include "moa-json-scan.h"

#define MAX_COMPARISONS 1000000 /* as moa-bundle.c has it */
#define TINY 2                  /* nodes */
#define HOSTILE_SIZE (64 * 1024 * 1024 - 1024)

/* One load in its phases, as moa_bundle_load() does it. Times in seconds. */
typedef struct
{
  MoaBundle *bundle;
  double scan;
  double read;
  double check;
} Load;

static double
get_seconds (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

static double
lap (double *since)
{
  double now = get_seconds ();
  double elapsed = now - *since;

  *since = now;
  return elapsed;
}

static void
read_and_check (Load *load, MoaJsonTape *tape, MoaFindings *findings, double *clock)
{
  g_autoptr (GArray) linked_texts = g_array_new (FALSE, FALSE, sizeof (MoaLinkedText));
  MoaBundleDraft draft = {
    .bundle = load->bundle,
    .json = { tape, findings, load->bundle->arena, linked_texts },
    .suggestions_left = MAX_COMPARISONS,
  };
  gboolean is_read = moa_bundle_reader_read (&draft);

  load->read = lap (clock);
  if (!is_read)
    return;
  moa_bundle_check (&draft);
  moa_diagram_sort_causes (&load->bundle->diagram, load->bundle->arena);
}

static Load
load_in_phases (const char *text, gsize length, MoaBundleRoot *root)
{
  g_autoptr (GPtrArray) diagnostics = moa_diagnostics_new ();
  double clock = get_seconds ();
  Load load = { .bundle = g_object_new (MOA_TYPE_BUNDLE, NULL) };
  g_autoptr (MoaJsonTape) tape = moa_json_tape_new (text, length);
  g_autoptr (MoaFindings) findings = moa_findings_new (tape);
  gboolean is_json = moa_json_scan (tape, findings);

  load.bundle->root = g_object_ref (root);
  load.scan = lap (&clock);
  if (is_json)
    read_and_check (&load, tape, findings, &clock);
  moa_findings_report (findings, "bundle.json", diagnostics);
  load.check = lap (&clock);
  return load;
}

static double
parse_bare (const char *text, gsize length, JsonParser **parser)
{
  double clock = get_seconds ();

  *parser = json_parser_new ();
  json_parser_load_from_data (*parser, text, (gssize) length, NULL);
  return lap (&clock);
}

static char *
read_text (const char *folder, gsize *length)
{
  g_autofree char *path = g_build_filename (folder, "bundle.json", NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  if (!g_file_get_contents (path, &text, length, &error))
    g_error ("%s", error->message);
  return text;
}

static MoaBundleRoot *
open_root (const char *folder)
{
  g_autoptr (GFile) location = g_file_new_for_path (folder);

  return moa_bundle_root_new (location);
}

/* Measuring, in a process of its own */

/* Prints medians of scan, read, check, all three and the bare parse; then the two of the first
 * round. */
static void
measure_times (const char *folder, guint rounds)
{
  g_autoptr (MoaBundleRoot) root = open_root (folder);
  gsize length;
  g_autofree char *text = read_text (folder, &length);
  GArray *columns[5];
  double first[2] = { 0.0, 0.0 };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    columns[i] = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint round = 0; round < rounds; round++)
    {
      JsonParser *parser;
      double bare = parse_bare (text, length, &parser);
      double all;
      Load load;

      g_object_unref (parser);
      load = load_in_phases (text, length, root);
      g_object_unref (load.bundle);
      all = load.scan + load.read + load.check;
      if (round == 0)
        {
          first[0] = all;
          first[1] = bare;
          if (rounds > 1)
            continue;
        }
      g_array_append_val (columns[0], load.scan);
      g_array_append_val (columns[1], load.read);
      g_array_append_val (columns[2], load.check);
      g_array_append_val (columns[3], all);
      g_array_append_val (columns[4], bare);
    }
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_print ("%.9f ", bench_samples_get_share (columns[i], 0.5));
      g_array_unref (columns[i]);
    }
  g_print ("%.9f %.9f\n", first[0], first[1]);
}

/* A line of /proc/self/status in KiB. */
static double
get_status (const char *name)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0.0;
  line = strstr (status, name);
  return line != NULL ? g_ascii_strtod (line + strlen (name), NULL) : 0.0;
}

static void
reset_peak (void)
{
  FILE *file = fopen ("/proc/self/clear_refs", "w");

  if (file == NULL || fputs ("5", file) < 0 || fclose (file) != 0)
    g_error ("/proc/self/clear_refs cannot be written");
}

static void
work_through_tiny_lesson (gboolean is_bare, MoaBundleRoot *root)
{
  GString *tiny = bench_lesson_new (TINY);

  if (is_bare)
    {
      JsonParser *parser;

      parse_bare (tiny->str, tiny->len, &parser);
      g_object_unref (parser);
    }
  else
    g_object_unref (load_in_phases (tiny->str, tiny->len, root).bundle);
  g_string_free (tiny, TRUE);
}

/* Prints the peak and what is kept, in KiB; the latter also as malloc counts it. */
static void
measure_memory (const char *folder, gboolean is_bare)
{
  g_autoptr (MoaBundleRoot) root = open_root (folder);
  JsonParser *parser = NULL;
  Load load = { NULL };
  double floor, peak, kept, kept_floor;
  gsize used_floor, used;
  gsize length;
  char *text;

  work_through_tiny_lesson (is_bare, root);
  malloc_trim (0);
  used_floor = mallinfo2 ().uordblks + mallinfo2 ().hblkhd;
  kept_floor = get_status ("VmRSS:");
  text = read_text (folder, &length);
  floor = get_status ("VmRSS:");
  reset_peak ();
  if (is_bare)
    parse_bare (text, length, &parser);
  else
    load = load_in_phases (text, length, root);
  peak = get_status ("VmHWM:") - floor;
  g_free (text);
  malloc_trim (0);
  kept = get_status ("VmRSS:") - kept_floor;
  used = mallinfo2 ().uordblks + mallinfo2 ().hblkhd - used_floor;
  g_print ("%.0f %.0f %.0f\n", peak, kept, (double) used / 1024.0);
  g_clear_object (&parser);
  g_clear_object (&load.bundle);
}

/* Prints seconds and peak of opening the lesson as the program does, file bytes included, and the
 * numbers of errors and warnings. */
static void
measure_open (const char *folder)
{
  g_autoptr (GPtrArray) diagnostics = moa_diagnostics_new ();
  g_autoptr (MoaBundleRoot) root = open_root (folder);
  g_autoptr (MoaBundle) bundle = NULL;
  guint n_errors = 0;
  double floor, clock, elapsed;

  work_through_tiny_lesson (FALSE, root);
  malloc_trim (0);
  reset_peak ();
  floor = get_status ("VmRSS:");
  clock = get_seconds ();
  bundle = moa_bundle_load (root, diagnostics);
  elapsed = lap (&clock);
  for (guint i = 0; i < diagnostics->len; i++)
    n_errors += moa_code_get_severity (((MoaDiagnostic *) diagnostics->pdata[i])->code)
                        == MOA_SEVERITY_ERROR
                    ? 1
                    : 0;
  g_print ("%.6f %.0f %u %u\n", elapsed, get_status ("VmHWM:") - floor, n_errors,
           diagnostics->len - n_errors);
}

/* Printing the tables */

static gboolean
run (const char *program, const char *task, const char *folder, guint rounds, double *figures)
{
  g_autofree char *rounds_text = g_strdup_printf ("%u", rounds);
  const char *argv[] = { program, task, folder, rounds_text, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  char *at;
  int status;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL,
                     &status, &error)
      || !g_spawn_check_wait_status (status, &error))
    {
      g_printerr ("bench-bundle %s: %s\n", task, error->message);
      return FALSE;
    }
  at = output;
  for (guint i = 0; *at != '\n' && *at != '\0'; i++)
    {
      figures[i] = g_ascii_strtod (at, &at);
      while (*at == ' ')
        at++;
    }
  return TRUE;
}

static void
write_text (const char *folder, GString *text)
{
  g_autofree char *path = g_build_filename (folder, "bundle.json", NULL);
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents (path, text->str, (gssize) text->len, &error))
    g_error ("%s", error->message);
}

static void
print_size (const char *program, const char *folder, guint n_nodes, guint rounds, double before[3])
{
  GString *text = bench_lesson_new (n_nodes);
  double kib = (double) text->len / 1024.0;
  double open[4], times[7], ours[3], bare[3];

  write_text (folder, text);
  g_string_free (text, TRUE);
  if (!run (program, "--open", folder, 1, open) || !run (program, "--times", folder, rounds, times)
      || !run (program, "--memory", folder, 1, ours)
      || !run (program, "--memory-bare", folder, 1, bare))
    return;
  g_print ("%7u %9.0f %8.2f %8.2f %8.2f %8.2f %8.2f %6.2f %6.2f %9.0f %9.0f %6.2f %6.2f %6.2f",
           n_nodes, kib, times[0] * 1e3, times[1] * 1e3, times[2] * 1e3, times[3] * 1e3,
           times[4] * 1e3, times[3] / times[4], times[5] / times[6], ours[0], bare[0],
           ours[0] / bare[0], ours[1] / kib, ours[2] / kib);
  if (before[0] > 0.0)
    g_print (" %6.2f %6.2f", log (times[3] / before[1]) / log (kib / before[0]),
             log (ours[0] / before[2]) / log (kib / before[0]));
  g_print ("\n");
  if (open[2] + open[3] > 0.0)
    g_print ("        which has %.0f errors and %.0f warnings\n", open[2], open[3]);
  before[0] = kib;
  before[1] = times[3];
  before[2] = ours[0];
}

static void
print_lessons (const char *program, const char *folder)
{
  static const struct
  {
    guint n_nodes;
    guint rounds;
  } sizes[] = { { 100, 201 }, { 1000, 51 }, { 10000, 15 }, { 100000, 7 } };
  double before[3] = { 0.0 };

  g_print ("Lessons. To reach: ratio of time 1.5, of peak memory 1.2; kept 3 times the file; "
           "exponents 1.\n"
           "Times in ms, sizes in KiB; `first` is the ratio in the first round; kept as resident "
           "memory and as malloc counts it, in sizes of the file.\n\n"
           "%7s %9s %8s %8s %8s %8s %8s %6s %6s %9s %9s %6s %6s %6s %6s %6s\n",
           "nodes", "file", "scan", "read", "check", "total", "bare", "ratio", "first", "peak",
           "bare", "ratio", "kept", "malloc", "e.time", "e.peak");
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    print_size (program, folder, sizes[i].n_nodes, sizes[i].rounds, before);
}

static void
print_hostile (const char *program, const char *folder)
{
  const char *name;
  GString *text;

  g_print ("\nHostile files, opened as the program does. To stay under: 2 s for a MiB, 256 MiB.\n\n"
           "%-34s %9s %8s %8s %9s %8s %8s\n",
           "file", "MiB", "s", "s/MiB", "peak MiB", "errors", "warnings");
  for (guint i = 0; (text = bench_hostile_new (i, HOSTILE_SIZE, &name)) != NULL; i++)
    {
      double mib = (double) text->len / 1024.0 / 1024.0;
      double open[4];

      write_text (folder, text);
      g_string_free (text, TRUE);
      if (run (program, "--open", folder, 1, open))
        g_print ("%-34s %9.1f %8.2f %8.3f %9.0f %8.0f %8.0f\n", name, mib, open[0], open[0] / mib,
                 open[1] / 1024.0, open[2], open[3]);
    }
}

static void
print_tables (const char *program, const char *which)
{
  g_autofree char *folder = g_dir_make_tmp ("moa-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bundle.json", NULL);

  if (which == NULL || strcmp (which, "lessons") == 0)
    print_lessons (program, folder);
  if (which == NULL || strcmp (which, "hostile") == 0)
    print_hostile (program, folder);
  unlink (path);
  rmdir (folder);
}

int
main (int argc, char *argv[])
{
  const char *task = argc > 1 ? argv[1] : NULL;

  if (argc < 4)
    print_tables (argv[0], task);
  else if (strcmp (task, "--times") == 0)
    measure_times (argv[2], (guint) strtoul (argv[3], NULL, 10));
  else if (strcmp (task, "--open") == 0)
    measure_open (argv[2]);
  else
    measure_memory (argv[2], strcmp (task, "--memory-bare") == 0);
  return 0;
}
