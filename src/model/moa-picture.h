/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-bundle-root.h"

G_BEGIN_DECLS

typedef enum
{
  MOA_PICTURE_SVG,
  MOA_PICTURE_PNG,
} MoaPictureKind;

/* A picture of a lesson as pixels. Immutable. */
typedef struct
{
  guint width, height; /* pixels */
  GBytes *pixels;      /* rows of 4 × width bytes, premultiplied, as of CAIRO_FORMAT_ARGB32 */
} MoaPicture;

#define MOA_PICTURE_ERROR (moa_picture_error_quark ())
GQuark moa_picture_error_quark (void);
typedef enum
{
  MOA_PICTURE_ERROR_BAD,    /* the picture cannot be drawn */
  MOA_PICTURE_ERROR_SLOW,   /* the picture takes too long */
  MOA_PICTURE_ERROR_SYSTEM, /* no picture can be drawn here */
} MoaPictureError;

guint moa_picture_choose_edge (guint n_pictures);
MoaPicture *moa_picture_decode (GBytes *bytes,
                                MoaPictureKind kind,
                                guint edge,
                                GCancellable *cancellable,
                                GError **error);
MoaPicture *moa_picture_read (MoaBundleRoot *root,
                              const char *path,
                              guint edge,
                              GCancellable *cancellable,
                              GError **error);
void moa_picture_read_async (MoaBundleRoot *root,
                             const char *path,
                             guint edge,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
MoaPicture *moa_picture_read_finish (GAsyncResult *result, GError **error);
void moa_picture_free (MoaPicture *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaPicture, moa_picture_free)

G_END_DECLS
