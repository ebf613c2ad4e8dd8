/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What all commands need: options, one lesson, messages that say what was meant.
 *
 * All output is UTF-8, whatever the locale says: it is read by editors and other programs. So it is
 * written with stdio and not with g_print(), which turns it into the locale's encoding. */

#include "moa-tool-private.h"

#include <errno.h>
#include <string.h>

#include "moa-language.h"
#include "moa-nearest.h"
#include "moa-quote.h"
#include "moa-save.h"

/* moa_tool_fail:
 * @command: the name of the command, or NULL
 *
 * Says on standard error, in one line, why a command cannot do what it was asked. Returns
 * MOA_TOOL_UNREADABLE. */
int
moa_tool_fail (const char *command, const char *format, ...)
{
  g_autofree char *message = NULL;
  g_autofree char *line = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  line = moa_quote_flatten (message);
  fprintf (stderr, "moa-tool%s%s: %s\n", command == NULL ? "" : " ", command == NULL ? "" : command,
           line);
  return MOA_TOOL_UNREADABLE;
}

/* moa_tool_fail_near:
 * @what: what kind of name it is, e.g. "language"
 * @found: the name that there is not
 * @known: the names that there are
 *
 * Says that there is no such name, which one was probably meant, and where none is near, which
 * there are. Returns MOA_TOOL_UNREADABLE. */
int
moa_tool_fail_near (const char *command,
                    const char *what,
                    const char *found,
                    const char *const *known)
{
  const char *nearest = moa_nearest_find (found, known);
  g_autofree char *all = g_strjoinv (", ", (char **) known);

  if (nearest != NULL)
    return moa_tool_fail (command, "there is no %s \"%s\"; did you mean \"%s\"?", what, found,
                          nearest);
  if (*all != '\0')
    return moa_tool_fail (command, "there is no %s \"%s\"; there is: %s", what, found, all);
  return moa_tool_fail (command, "there is no %s \"%s\"", what, found);
}

static char **
list_long_options (const GOptionEntry *entries)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (; entries->long_name != NULL; entries++)
    if (*entries->long_name != '\0')
      {
        g_autofree char *option = g_strconcat ("--", entries->long_name, NULL);

        g_strv_builder_add (names, option);
      }
  g_strv_builder_add (names, "--help");
  return g_strv_builder_end (names);
}

static int
fail_option (const char *command, const GOptionEntry *entries, const GError *error)
{
  const char *found = strstr (error->message, "--");
  g_auto (GStrv) known = list_long_options (entries);
  g_autofree char *option = NULL;

  if (!g_error_matches (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION) || found == NULL)
    return moa_tool_fail (command, "%s", error->message);
  option = g_strndup (found, strcspn (found, "= "));
  return moa_tool_fail_near (command, "option", option, (const char *const *) known);
}

/* The help as UTF-8: GOption would print it in the encoding of the locale. */
static int
print_help (const char *command, GOptionContext *context)
{
  g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

  return moa_tool_write (command, NULL, help);
}

/* GOption leaves the "--" where the next argument begins with "-". */
static void
drop_separator (int *argc, char **argv)
{
  if (*argc < 2 || strcmp (argv[1], "--") != 0)
    return;
  memmove (argv + 1, argv + 2, sizeof (char *) * (gsize) (*argc - 1));
  (*argc)--;
}

/* moa_tool_parse:
 * @arguments: what the command takes besides options, for the help
 * @entries: the options
 * @status: the exit status when the command is not to go on
 *
 * Reads the options of a command and takes them out of `argv`. Returns FALSE when the help was
 * asked for and printed, or when an option is wrong and the reason was said on standard error. */
gboolean
moa_tool_parse (const char *command,
                const char *arguments,
                const GOptionEntry *entries,
                int *argc,
                char ***argv,
                int *status)
{
  gboolean help = FALSE;
  const GOptionEntry help_entries[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, "Print this help", NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (arguments);
  g_autofree char *program = g_strconcat ("moa-tool ", command, NULL);
  g_autoptr (GError) error = NULL;

  g_set_prgname (program);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_add_main_entries (context, help_entries, NULL);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      *status = fail_option (command, entries, error);
      return FALSE;
    }
  drop_separator (argc, *argv);
  if (help)
    *status = print_help (command, context);
  return !help;
}

static gboolean
is_unreadable (GPtrArray *diagnostics, guint first)
{
  for (guint i = first; i < diagnostics->len; i++)
    if (((const MoaDiagnostic *) g_ptr_array_index (diagnostics, i))->code == MOA_CODE_UNREADABLE)
      return TRUE;
  return FALSE;
}

static MoaBundle *
load (const char *argument,
      MoaBundle *(*read) (MoaBundleRoot *, GPtrArray *),
      GPtrArray *diagnostics,
      int *status)
{
  g_autofree char *folder = g_get_current_dir ();
  g_autoptr (MoaBundleRoot) root = moa_bundle_root_new_for_argument (argument, folder);
  guint first = diagnostics->len;
  MoaBundle *bundle = read (root, diagnostics);

  *status = bundle != NULL ? MOA_TOOL_OK : MOA_TOOL_ERRORS;
  if (bundle == NULL && is_unreadable (diagnostics, first))
    *status = MOA_TOOL_UNREADABLE;
  return bundle;
}

/* moa_tool_load:
 * @argument: a folder, a file or the id of a lesson, as the user gave it
 * @diagnostics: gains what is wrong with the lesson
 * @status: the exit status that this lesson asks for
 *
 * Reads a lesson. Returns it, owned by the caller, or NULL when it has errors or there is none. */
MoaBundle *
moa_tool_load (const char *argument, GPtrArray *diagnostics, int *status)
{
  return load (argument, moa_bundle_load, diagnostics, status);
}

/* moa_tool_load_and_draw:
 *
 * Like moa_tool_load(), and finds pictures that cannot be drawn. */
MoaBundle *
moa_tool_load_and_draw (const char *argument, GPtrArray *diagnostics, int *status)
{
  return load (argument, moa_bundle_load_and_draw, diagnostics, status);
}

/* moa_tool_open_bundle:
 * @argc: what parsing left over
 * @status: the exit status when there is no lesson to work on
 *
 * Reads the one lesson that a command works on. Returns it, owned by the caller, or NULL with the
 * reason on standard error: not one argument, or a lesson with errors, which are printed. */
MoaBundle *
moa_tool_open_bundle (const char *command, int argc, char **argv, int *status)
{
  g_autoptr (GPtrArray) diagnostics = moa_diagnostics_new ();
  MoaBundle *bundle;

  if (argc != 2)
    {
      *status = moa_tool_fail (command, "expected one lesson, found %d; see \"moa-tool %s --help\"",
                               argc - 1, command);
      return NULL;
    }
  bundle = moa_tool_load (argv[1], diagnostics, status);
  if (bundle == NULL)
    moa_tool_print_findings (diagnostics, stderr);
  return bundle;
}

/* moa_tool_print_findings:
 *
 * Prints each finding on a line of its own, as compilers do. */
void
moa_tool_print_findings (GPtrArray *diagnostics, FILE *stream)
{
  for (guint i = 0; i < diagnostics->len; i++)
    {
      g_autofree char *line = moa_diagnostic_to_string (g_ptr_array_index (diagnostics, i));

      fprintf (stream, "%s\n", line);
    }
}

/* moa_tool_finish_output:
 *
 * Makes sure that all that was printed on standard output has arrived. Returns the exit status;
 * what went wrong is said on standard error. */
int
moa_tool_finish_output (const char *command)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return MOA_TOOL_OK;
  moa_tool_fail (command, "standard output: %s", g_strerror (errno));
  return MOA_TOOL_ERRORS;
}

/* moa_tool_write:
 * @path: a file, NULL or "-" for standard output
 *
 * Writes what a command made. Returns the exit status; what went wrong is said on standard
 * error. */
int
moa_tool_write (const char *command, const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (path == NULL || strcmp (path, "-") == 0)
    {
      fputs (text, stdout);
      return moa_tool_finish_output (command);
    }
  if (moa_save (path, text, strlen (text), &error))
    return MOA_TOOL_OK;
  moa_tool_fail (command, "%s", error->message);
  return MOA_TOOL_ERRORS;
}
