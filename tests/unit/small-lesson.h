/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-bundle.h"

G_BEGIN_DECLS

/* A lesson with one of everything, in a folder of its own that the test may change. */
char *small_lesson_write (void);
void small_lesson_change (const char *folder, const char *from, const char *to);
void small_lesson_add (const char *folder, const char *path, const char *contents, gssize length);
void small_lesson_translate (const char *folder, const char *locale, const char *messages);
MoaBundle *small_lesson_load (const char *folder);
void small_lesson_remove (char *folder);

G_END_DECLS
