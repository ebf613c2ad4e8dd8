/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-tile-grid.h"
#include "moa-tile-scene.h"

G_BEGIN_DECLS

/* A tile that somebody wants. */
typedef struct
{
  guint serial; /* of the picture that it belongs to: the asker's number, told back */
  MoaTileGrid grid;
  int density; /* device pixels per CSS pixel: decides with the scale which words are shown */
  int column;
  int row;
} MoaTileWish;

/* `surface` is opaque (CAIRO_FORMAT_RGB24) and the receiver's to keep. */
typedef void (*MoaTileFunc) (const MoaTileWish *wish, cairo_surface_t *surface, gpointer user_data);

/* Paints tiles on a thread of its own. For the main thread. */
typedef struct _MoaTilePainter MoaTilePainter;

MoaTilePainter *moa_tile_painter_new (MoaTileFunc painted, gpointer user_data);
void moa_tile_painter_free (MoaTilePainter *self);

void moa_tile_painter_ask (MoaTilePainter *self,
                           MoaTileScene *scene,
                           const MoaTileWish *wishes,
                           guint n_wishes);
gboolean moa_tile_painter_wait (MoaTilePainter *self, gint64 microseconds);
gboolean moa_tile_painter_is_idle (MoaTilePainter *self);

cairo_surface_t *
moa_tile_paint (MoaDiagramPainter *painter, const MoaTileScene *scene, const MoaTileWish *wish);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaTilePainter, moa_tile_painter_free)

G_END_DECLS
