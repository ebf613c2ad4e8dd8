/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-tile-scene.h"

G_BEGIN_DECLS

/* The picture of the diagram that a widget shows, painted in tiles by a worker. What was sharp
 * before stays until the new is there. */
typedef struct _MoaDiagramTiles MoaDiagramTiles;

typedef void (*MoaDiagramTilesFunc) (GtkWidget *widget);

MoaDiagramTiles *moa_diagram_tiles_new (GtkWidget *widget, MoaDiagramTilesFunc whole_changed);
void moa_diagram_tiles_free (MoaDiagramTiles *self);

void moa_diagram_tiles_set_scene (MoaDiagramTiles *self, MoaTileScene *scene);
void moa_diagram_tiles_set_scale (MoaDiagramTiles *self, double scale, int density);
void
moa_diagram_tiles_look (MoaDiagramTiles *self, const graphene_rect_t *visible, gboolean is_moving);
gboolean moa_diagram_tiles_is_sharp (MoaDiagramTiles *self);
gboolean moa_diagram_tiles_has_hole (MoaDiagramTiles *self);

void moa_diagram_tiles_append (MoaDiagramTiles *self, GtkSnapshot *snapshot, double scale);
gboolean moa_diagram_tiles_paint_whole (MoaDiagramTiles *self, cairo_t *cr, double scale);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaDiagramTiles, moa_diagram_tiles_free)

G_END_DECLS
