/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-diagram-painter.h"

G_BEGIN_DECLS

/* A cut of the diagram, painted once at one scale, to be shown many times. */
typedef struct
{
  cairo_surface_t *surface; /* NULL: nothing painted */
  GdkTexture *texture;      /* the same; NULL until a renderer asks for one */
  graphene_rect_t region;   /* diagram units, what the picture shows */
  double scale;             /* CSS pixels per diagram unit at which it is sharp */
} MoaDiagramPicture;

void moa_diagram_picture_paint (MoaDiagramPicture *self,
                                MoaDiagramPainter *painter,
                                const MoaHighlight *highlight,
                                const graphene_rect_t *region,
                                double scale,
                                int device_scale);
void moa_diagram_picture_clear (MoaDiagramPicture *self);
gboolean moa_diagram_picture_covers (const MoaDiagramPicture *self, const graphene_rect_t *region);
void moa_diagram_picture_append (MoaDiagramPicture *self,
                                 GtkWidget *widget,
                                 GtkSnapshot *snapshot,
                                 const graphene_point_t *origin,
                                 double scale);

G_END_DECLS
