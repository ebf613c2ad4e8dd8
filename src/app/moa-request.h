/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "moa-bundle.h"

G_BEGIN_DECLS

/* What a start of the program asks for. Members are NULL where the command line says nothing. */
typedef struct
{
  char *bundle;            /* folder, file or id of a lesson */
  char *working_directory; /* of the caller; `bundle` is relative to it */
  char *question;
  char *step; /* "tour/step" */
  char *language;
  gboolean fullscreen;
  gboolean autoplay;
  double reading_time; /* of autoplay, seconds; 0: by the words of each step */
  gboolean kiosk;
  double idle_time; /* of the kiosk until it starts over, seconds */
} MoaRequest;

void moa_request_add_options (GApplication *application);
void moa_request_complete_arguments (char **arguments);
MoaRequest *moa_request_new (GApplicationCommandLine *command_line, GError **error);
void moa_request_free (MoaRequest *self);
char *moa_request_dup_lesson (const char *argument);
gboolean moa_request_check (const MoaRequest *self,
                            MoaBundle *bundle,
                            const char *const *languages,
                            GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaRequest, moa_request_free)

G_END_DECLS
