/* SPDX-License-Identifier: GPL-3.0-or-later */

/* moa-tool check: everything that is wrong with lessons and their translations, not only the
 * first. */

#include "moa-tool-private.h"

typedef struct
{
  char *format;
  gboolean warnings_as_errors;
} Options;

static gboolean
parse_options (Options *options, int *argc, char ***argv, int *status)
{
  static const char *const formats[] = { "text", "json", NULL };
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &options->format,
      "How findings are printed: text (the default) or json", "FORMAT" },
    { "warnings-as-errors", 0, 0, G_OPTION_ARG_NONE, &options->warnings_as_errors,
      "End with 1 also when there are only warnings", NULL },
    { NULL },
  };

  if (!moa_tool_parse ("check", "BUNDLE…", entries, argc, argv, status))
    return FALSE;
  *status = MOA_TOOL_OK;
  if (options->format != NULL && !g_strv_contains (formats, options->format))
    *status = moa_tool_fail_near ("check", "format", options->format, formats);
  else if (*argc < 2)
    *status = moa_tool_fail ("check", "expected a lesson; see \"moa-tool check --help\"");
  return *status == MOA_TOOL_OK;
}

static int
check_lesson (const char *argument, GPtrArray *diagnostics)
{
  g_autoptr (MoaBundle) bundle = NULL;
  int status;

  bundle = moa_tool_load_and_draw (argument, diagnostics, &status);
  if (bundle != NULL)
    moa_catalog_check_all (bundle, diagnostics);
  return status;
}

static guint
count (GPtrArray *diagnostics, MoaSeverity severity)
{
  guint n = 0;

  for (guint i = 0; i < diagnostics->len; i++)
    n += ((const MoaDiagnostic *) g_ptr_array_index (diagnostics, i))->severity == severity ? 1 : 0;
  return n;
}

static void
print_summary (guint n_lessons, guint n_errors, guint n_warnings)
{
  fprintf (stderr, "%u %s checked: %u %s, %u %s\n", n_lessons,
           n_lessons == 1 ? "lesson" : "lessons", n_errors, n_errors == 1 ? "error" : "errors",
           n_warnings, n_warnings == 1 ? "warning" : "warnings");
}

static int
print_findings (GPtrArray *diagnostics, const char *format)
{
  g_autofree char *json = NULL;
  g_autofree char *lines = NULL;

  if (g_strcmp0 (format, "json") != 0)
    {
      moa_tool_print_findings (diagnostics, stdout);
      return moa_tool_finish_output ("check");
    }
  json = moa_diagnostics_to_json (diagnostics);
  lines = g_strconcat (json, "\n", NULL);
  return moa_tool_write ("check", NULL, lines);
}

static int
check_lessons (const Options *options, int argc, char **argv)
{
  g_autoptr (GPtrArray) diagnostics = moa_diagnostics_new ();
  int worst = MOA_TOOL_OK;
  int printed;
  guint n_errors, n_warnings;

  for (int i = 1; i < argc; i++)
    {
      int status = check_lesson (argv[i], diagnostics);

      worst = MAX (worst, status);
    }
  n_errors = count (diagnostics, MOA_SEVERITY_ERROR);
  n_warnings = count (diagnostics, MOA_SEVERITY_WARNING);
  if (n_errors > 0 || (options->warnings_as_errors && n_warnings > 0))
    worst = MAX (worst, MOA_TOOL_ERRORS);
  printed = print_findings (diagnostics, options->format);
  print_summary ((guint) argc - 1, n_errors, n_warnings);
  return MAX (worst, printed);
}

/* moa_tool_check:
 *
 * Checks lessons: every finding on standard output, a summary on standard error. Returns the exit
 * status, the worst of all lessons. */
int
moa_tool_check (int argc, char **argv)
{
  Options options = { NULL, FALSE };
  int status;

  if (parse_options (&options, &argc, &argv, &status))
    status = check_lessons (&options, argc, argv);
  g_free (options.format);
  return status;
}
