/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "moa-diagram-view-private.h"

G_BEGIN_DECLS

/* A lesson's diagram in a window of its own. */
typedef struct
{
  GtkWidget *window;
  MoaSession *session;
  MoaDiagramView *view;
} ShownLesson;

void shown_lesson_init (int *argc, char ***argv);
void shown_lesson_open (ShownLesson *self, MoaBundle *bundle, int width, int height);
void shown_lesson_present (ShownLesson *self);
void shown_lesson_wait_until_rest (ShownLesson *self);
void shown_lesson_close (ShownLesson *self);

G_END_DECLS
