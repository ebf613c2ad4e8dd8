/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes the lesson of the benchmarks with so many parts: `bench-write N FOLDER`. */

#include "bench-lesson.h"

#include <glib/gstdio.h>
#include <stdlib.h>

int
main (int argc, char *argv[])
{
  g_autofree char *path = NULL;
  g_autoptr (GString) text = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 3 || atoi (argv[1]) < 2)
    {
      g_printerr ("usage: bench-write N FOLDER, with at least two parts\n");
      return EXIT_FAILURE;
    }

  path = g_build_filename (argv[2], "bundle.json", NULL);
  text = bench_lesson_new ((guint) atoi (argv[1]));
  g_mkdir_with_parents (argv[2], 0777);
  if (!g_file_set_contents (path, text->str, (gssize) text->len, &error))
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }
  return EXIT_SUCCESS;
}
