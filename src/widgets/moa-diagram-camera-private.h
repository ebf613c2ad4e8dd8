/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "moa-diagram-camera.h"
#include "moa-kinetic.h"

G_BEGIN_DECLS

typedef enum
{
  SHOWS_ALL,
  SHOWS_BOX,
  SHOWS_FREE,
} Shows;

typedef enum
{
  MOVE_EASE,   /* to a goal */
  MOVE_COAST,  /* on after a hand let go */
  MOVE_SPRING, /* back from a scale that was stretched */
} Move;

struct _MoaDiagramCamera
{
  GObject parent_instance;

  GtkWidget *widget; /* unowned: the view owns its camera */
  AdwAnimation *easing;
  graphene_rect_t content; /* diagram units */
  graphene_rect_t box;     /* diagram units; what SHOWS_BOX shows */
  GtkBorder insets;        /* CSS pixels, covered by controls */
  int width;               /* CSS pixels; 0 before the first allocation */
  int height;
  Shows shows;
  gboolean is_given; /* the viewport was set before there was a size to judge it by */
  MoaViewport viewport;
  MoaViewport start;
  MoaViewport goal;
  Move move;
  MoaKinetic coast_x;
  MoaKinetic coast_y;
  double coast_time;  /* seconds that MOVE_COAST or MOVE_SPRING takes */
  MoaViewport pulled; /* where a hand pulls the picture, at the scale that is shown */
  double pulled_scale;
  graphene_point_t pinched; /* CSS pixels, between the fingers */
};

/* What moa-diagram-camera-hand.c and moa-diagram-camera-place.c ask of moa-diagram-camera.c. */
gboolean moa_diagram_camera_has_size (MoaDiagramCamera *self);
gboolean moa_diagram_camera_can_move (MoaDiagramCamera *self);
MoaViewport moa_diagram_camera_get_home (MoaDiagramCamera *self);
void moa_diagram_camera_leave (MoaDiagramCamera *self);
void moa_diagram_camera_ease (MoaDiagramCamera *self, MoaViewport viewport);
void moa_diagram_camera_jump (MoaDiagramCamera *self, MoaViewport viewport);
MoaViewport moa_diagram_camera_keep_in_reach (MoaDiagramCamera *self, MoaViewport viewport);
double moa_diagram_camera_limit_scale (MoaDiagramCamera *self, double scale);
double
moa_diagram_camera_limit_factor (MoaDiagramCamera *self, MoaViewport viewport, double factor);

G_END_DECLS
