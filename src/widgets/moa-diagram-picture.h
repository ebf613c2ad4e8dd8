/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-diagram-painter.h"

G_BEGIN_DECLS

/* A cut of the diagram, painted once at one scale, to be shown many times. */
typedef struct
{
  GdkTexture *texture;    /* NULL: nothing painted */
  graphene_rect_t region; /* diagram units, what the texture shows */
  double scale;           /* CSS pixels per diagram unit at which it is sharp */
} MoaDiagramPicture;

void moa_diagram_picture_paint (MoaDiagramPicture *self,
                                MoaDiagramPainter *painter,
                                const MoaHighlight *highlight,
                                const graphene_rect_t *region,
                                double scale,
                                int device_scale);
void moa_diagram_picture_clear (MoaDiagramPicture *self);
gboolean moa_diagram_picture_covers (const MoaDiagramPicture *self, const graphene_rect_t *region);
void moa_diagram_picture_append (const MoaDiagramPicture *self,
                                 GtkSnapshot *snapshot,
                                 const graphene_point_t *origin,
                                 double scale);

G_END_DECLS
