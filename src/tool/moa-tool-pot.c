/* SPDX-License-Identifier: GPL-3.0-or-later */

/* moa-tool pot: the template that translators start from. */

#include "moa-tool-private.h"

/* moa_tool_pot:
 *
 * Writes the template of a lesson to standard output or to a file. Returns the exit status. */
int
moa_tool_pot (int argc, char **argv)
{
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "Where to write; else standard output",
      "FILE" },
    { NULL },
  };
  g_autoptr (MoaBundle) bundle = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *template = NULL;
  int status;

  if (!moa_tool_parse ("pot", "BUNDLE", entries, &argc, &argv, &status))
    return status;
  bundle = moa_tool_open_bundle ("pot", argc, argv, &status);
  if (bundle == NULL)
    return status;
  template = moa_catalog_write_template (bundle, &error);
  if (template == NULL)
    return moa_tool_fail ("pot", "%s", error->message);
  return moa_tool_write ("pot", output, template);
}
