/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "moa-bundle.h"

G_BEGIN_DECLS

/* The pictures of one lesson: each is decoded when somebody first wants to draw it, without anybody
 * waiting. The signal "changed" tells, at most a few times a second, that more of them are there.
 * Made and told of on the main thread; any thread may ask for a surface or the serial. */
#define MOA_TYPE_PICTURE_SET (moa_picture_set_get_type ())
G_DECLARE_FINAL_TYPE (MoaPictureSet, moa_picture_set, MOA, PICTURE_SET, GObject)

MoaPictureSet *moa_picture_set_get_for_bundle (MoaBundle *bundle);

cairo_surface_t *moa_picture_set_get_surface (MoaPictureSet *self, const char *path);
cairo_surface_t *moa_picture_set_peek_surface (MoaPictureSet *self, const char *path);
guint moa_picture_set_get_serial (MoaPictureSet *self);

void
moa_picture_set_load_async (MoaPictureSet *self, GAsyncReadyCallback callback, gpointer user_data);
void moa_picture_set_load_finish (MoaPictureSet *self, GAsyncResult *result);

G_END_DECLS
