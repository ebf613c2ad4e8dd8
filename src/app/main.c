/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include "moa-application.h"
#include "moa-interface-language.h"
#include "moa-standard-streams.h"
#include "moa-start-up.h"

int
main (int argc, char *argv[])
{
  g_autoptr (MoaApplication) application = NULL;

  moa_standard_streams_hold ();
  moa_start_up_choose_renderer ();
  moa_interface_language_init ();

  application = moa_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
