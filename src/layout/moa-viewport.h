/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <graphene.h>

G_BEGIN_DECLS

/* The camera: screen = diagram * scale + offset. Screen in CSS pixels of the widget, diagram in
 * diagram units. */
typedef struct
{
  double scale;
  double x; /* offset, CSS pixels */
  double y;
} MoaViewport;

#define MOA_VIEWPORT_SCALE_FLOOR 1e-4 /* of the arithmetic */
#define MOA_VIEWPORT_SCALE_MIN 0.05   /* unless the content asks for less */
#define MOA_VIEWPORT_SCALE_MAX 8.0

MoaViewport moa_viewport_fit (const graphene_rect_t *bounds,
                              double width,
                              double height,
                              double margin,
                              double scale_max);
MoaViewport
moa_viewport_fill (MoaViewport self, const graphene_rect_t *content, double width, double height);
MoaViewport moa_viewport_zoom (MoaViewport self, double factor, double screen_x, double screen_y);
MoaViewport moa_viewport_pan (MoaViewport self, double dx, double dy);
MoaViewport
moa_viewport_clamp (MoaViewport self, const graphene_rect_t *content, double width, double height);
double moa_viewport_get_scale_min (const graphene_rect_t *content, double width, double height);
void moa_viewport_get_reach (MoaViewport self,
                             const graphene_rect_t *content,
                             double width,
                             double height,
                             MoaViewport *least,
                             MoaViewport *most);
MoaViewport moa_viewport_stretch (MoaViewport self,
                                  const graphene_rect_t *content,
                                  double width,
                                  double height);
MoaViewport moa_viewport_unstretch (MoaViewport self,
                                    const graphene_rect_t *content,
                                    double width,
                                    double height);
MoaViewport moa_viewport_interpolate (MoaViewport from, MoaViewport to, double t);
void
moa_viewport_to_screen (MoaViewport self, double x, double y, double *screen_x, double *screen_y);
void
moa_viewport_to_diagram (MoaViewport self, double screen_x, double screen_y, double *x, double *y);
gboolean moa_viewport_equal (MoaViewport a, MoaViewport b);

G_END_DECLS
