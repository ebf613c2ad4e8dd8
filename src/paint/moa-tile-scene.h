/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-diagram-painter.h"

G_BEGIN_DECLS

/* All that a picture of the diagram depends on. Immutable, atomically reference counted. */
typedef struct _MoaTileScene MoaTileScene;

MoaTileScene *moa_tile_scene_new (MoaCatalog *catalog,
                                  MoaGeometry *geometry,
                                  const MoaStyle *style,
                                  const MoaHighlight *highlight);
MoaTileScene *moa_tile_scene_ref (MoaTileScene *self);
void moa_tile_scene_unref (MoaTileScene *self);

const MoaGeometry *moa_tile_scene_get_geometry (const MoaTileScene *self);
const MoaStyle *moa_tile_scene_get_style (const MoaTileScene *self);
const MoaHighlight *moa_tile_scene_get_highlight (const MoaTileScene *self);

MoaDiagramPainter *moa_tile_scene_create_painter (const MoaTileScene *self);
gboolean moa_tile_scene_shares_painter (const MoaTileScene *self, const MoaTileScene *other);
gboolean moa_tile_scene_find_changes (const MoaTileScene *self,
                                      const MoaTileScene *other,
                                      graphene_rect_t changes[2]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaTileScene, moa_tile_scene_unref)

G_END_DECLS
