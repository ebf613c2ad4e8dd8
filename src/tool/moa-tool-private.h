/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdio.h>

#include "moa-catalog.h"

G_BEGIN_DECLS

/* How a command ends: the format fixes these numbers. */
enum
{
  MOA_TOOL_OK = 0,
  MOA_TOOL_ERRORS = 1,     /* the lesson has errors, or the output could not be written */
  MOA_TOOL_UNREADABLE = 2, /* wrong usage, or there is nothing to read */
};

/* The commands. `argv[0]` is the command's own name; what is returned is the exit status. */
int moa_tool_check (int argc, char **argv);
int moa_tool_coverage (int argc, char **argv);
int moa_tool_export (int argc, char **argv);
int moa_tool_pack (int argc, char **argv);
int moa_tool_pot (int argc, char **argv);

/* What all commands need. */
int moa_tool_fail (const char *command, const char *format, ...) G_GNUC_PRINTF (2, 3);
int moa_tool_fail_near (const char *command,
                        const char *what,
                        const char *found,
                        const char *const *known);
gboolean moa_tool_parse (const char *command,
                         const char *arguments,
                         const GOptionEntry *entries,
                         int *argc,
                         char ***argv,
                         int *status);
MoaBundle *moa_tool_load (const char *argument, GPtrArray *diagnostics, int *status);
MoaBundle *moa_tool_load_and_draw (const char *argument, GPtrArray *diagnostics, int *status);
MoaBundle *moa_tool_open_bundle (const char *command, int argc, char **argv, int *status);
void moa_tool_print_findings (GPtrArray *diagnostics, FILE *stream);
int moa_tool_finish_output (const char *command);
int moa_tool_write (const char *command, const char *path, const char *text);

G_END_DECLS
