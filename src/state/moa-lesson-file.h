/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-bundle.h"

G_BEGIN_DECLS

/* A lesson where it lives: read when it is asked for, and again by itself whenever one of its files
 * has changed. Emits "reloaded" (bundle or NULL, list of findings) after the latter, and
 * "inspected" (list of findings) when pictures and translations, too, have been looked at. */
#define MOA_TYPE_LESSON_FILE (moa_lesson_file_get_type ())
G_DECLARE_FINAL_TYPE (MoaLessonFile, moa_lesson_file, MOA, LESSON_FILE, GObject)

MoaLessonFile *moa_lesson_file_new (const char *argument, const char *working_directory);
const char *moa_lesson_file_get_argument (MoaLessonFile *self);
gboolean moa_lesson_file_is_authored (MoaLessonFile *self);
MoaBundle *moa_lesson_file_load (MoaLessonFile *self, GPtrArray *diagnostics);
void moa_lesson_file_load_async (MoaLessonFile *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
void moa_lesson_file_inspect (MoaLessonFile *self);
gboolean moa_lesson_file_load_finish (MoaLessonFile *self,
                                      GAsyncResult *result,
                                      MoaBundle **bundle,
                                      GPtrArray **diagnostics,
                                      GError **error);

G_END_DECLS
