/* SPDX-License-Identifier: GPL-3.0-or-later */

/* moa-tool: what authors and translators do with a lesson, without a display. */

#include "moa-config.h"

#include "moa-tool-private.h"

#include <locale.h>
#include <string.h>

#include "moa-standard-streams.h"

static const struct
{
  const char *name;
  int (*run) (int argc, char **argv);
  const char *arguments;
  const char *summary;
} commands[] = {
  { "check", moa_tool_check, "BUNDLE...", "print everything that is wrong with lessons" },
  { "pot", moa_tool_pot, "BUNDLE [-o FILE]", "write the template for translators" },
  { "coverage", moa_tool_coverage, "BUNDLE", "say how much is translated into which language" },
  { "export", moa_tool_export, "BUNDLE -o FILE", "write the diagram as svg, pdf or png" },
  { "pack", moa_tool_pack, "FOLDER -o FILE", "write a lesson into a single file, FILE.moa" },
};

/* Returns the exit status of whoever prints it there. */
static int
print_usage (FILE *stream)
{
  fputs ("Usage: moa-tool COMMAND [OPTION...] BUNDLE\n\nCommands:\n", stream);
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    fprintf (stream, "  %-9s %-17s %s\n", commands[i].name, commands[i].arguments,
             commands[i].summary);
  fputs ("\n"
         "BUNDLE is a folder, its bundle.json, a .moa file, or the id of an installed or built-in\n"
         "lesson. \"moa-tool COMMAND --help\" lists the options of a command.\n"
         "\n"
         "Exit status: 0 no error, 1 the lesson has errors, 2 wrong usage or nothing to read.\n",
         stream);
  return stream == stdout ? moa_tool_finish_output (NULL) : MOA_TOOL_UNREADABLE;
}

static int
fail_command (const char *name)
{
  static const char *const options[] = { "--help", "--version", NULL };
  const char *names[G_N_ELEMENTS (commands) + 1] = { NULL };

  if (*name == '-')
    return moa_tool_fail_near (NULL, "option", name, options);
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    names[i] = commands[i].name;
  return moa_tool_fail_near (NULL, "command", name, names);
}

static int
run (int argc, char **argv)
{
  if (argc < 2)
    return print_usage (stderr);
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0)
    return print_usage (stdout);
  if (strcmp (argv[1], "--version") == 0)
    return moa_tool_write (NULL, NULL, "moa-tool " MOA_VERSION "\n");
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (argv[1], commands[i].name) == 0)
      return commands[i].run (argc - 1, argv + 1);
  return fail_command (argv[1]);
}

int
main (int argc, char **argv)
{
  moa_standard_streams_hold ();
  setlocale (LC_ALL, "");
  return run (argc, argv);
}
