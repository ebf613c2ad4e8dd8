/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs a fuzz target over the files of a folder, each as a test of its own, so that what was once
 * found stays mended with every compiler. Each input has 2 s of the processor for every megabyte
 * begun, and may take so much memory beyond what the program has before it. */

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "moa-fuzz.h"

#define MEGABYTE (1024 * 1024)
#define SECONDS_PER_MEGABYTE 2.0

/* The address sanitizer keeps what was freed, and a shadow of all. */
#ifdef __SANITIZE_ADDRESS__
#define MAX_MEMORY (1024 * (gint64) MEGABYTE)
#else
#define MAX_MEMORY (256 * (gint64) MEGABYTE)
#endif

static double
get_processor_time (void)
{
  struct timespec now;

  g_assert_cmpint (clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now), ==, 0);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

/* A line of /proc/self/status, in bytes: VmRSS is what the program holds in memory, VmHWM the most
 * that it ever held. */
static gint64
get_memory (const char *field)
{
  g_autofree char *status = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, field);
  g_assert_nonnull (line);
  return g_ascii_strtoll (line + strlen (field), NULL, 10) * 1024;
}

/* Lets VmHWM begin anew. Where the kernel forbids that, it stays that of the largest input. */
static void
forget_peak (void)
{
  FILE *file = g_fopen ("/proc/self/clear_refs", "w");

  if (file == NULL)
    return;
  fputs ("5", file);
  fclose (file);
}

static void
replay (gconstpointer user_data)
{
  const char *path = user_data;
  g_autofree char *contents = NULL;
  g_autofree uint8_t *input = NULL;
  g_autoptr (GError) error = NULL;
  gint64 memory;
  double start;
  gsize size;

  g_file_get_contents (path, &contents, &size, &error);
  g_assert_no_error (error);
  /* A block of just this size, for the address sanitizer to see what is read behind it. */
  input = g_memdup2 (contents, size);
  forget_peak ();
  memory = get_memory ("VmRSS:");
  start = get_processor_time ();
  LLVMFuzzerTestOneInput (input, size);
  g_assert_cmpfloat (get_processor_time () - start, <=,
                     SECONDS_PER_MEGABYTE * (double) (1 + size / MEGABYTE));
  g_assert_cmpint (get_memory ("VmHWM:") - memory, <=, MAX_MEMORY);
}

static guint
add_tests (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) files = g_dir_open (folder, 0, &error);
  const char *name;
  guint n_files = 0;

  g_assert_no_error (error);
  for (; (name = g_dir_read_name (files)) != NULL; n_files++)
    {
      g_autofree char *test = g_strdup_printf ("/fuzz/%s", name);

      g_test_add_data_func_full (test, g_build_filename (folder, name, NULL), replay, g_free);
    }
  return n_files;
}

static void
replay_nothing (void)
{
  LLVMFuzzerTestOneInput ((const uint8_t *) "", 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  LLVMFuzzerInitialize (&argc, &argv);
  g_assert_cmpint (argc, ==, 2);
  g_test_add_func ("/fuzz/an-empty-input", replay_nothing);
  g_assert_cmpuint (add_tests (argv[1]), >, 0);
  return g_test_run ();
}
