/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One axis of a picture that goes on moving after it was let go, between two edges. */
typedef struct
{
  double offset;   /* where it was let go, CSS pixels */
  double velocity; /* with which, CSS pixels per second */
  double least;    /* the edges, CSS pixels */
  double most;
} MoaKinetic;

/* The last moments of a drag. */
typedef struct
{
  gint64 time; /* microseconds */
  double x, y; /* CSS pixels */
} MoaKineticSample;

typedef struct
{
  MoaKineticSample samples[32];
  guint n_samples; /* ever taken: the newest is at (n_samples - 1) modulo the length */
} MoaKineticTracker;

double moa_kinetic_get_offset (MoaKinetic self, double seconds);
double moa_kinetic_get_duration (MoaKinetic self);

double moa_kinetic_stretch (double distance, double most);
double moa_kinetic_unstretch (double stretched, double most);

void moa_kinetic_tracker_clear (MoaKineticTracker *self);
void moa_kinetic_tracker_add (MoaKineticTracker *self, gint64 time, double x, double y);
void
moa_kinetic_tracker_get_velocity (const MoaKineticTracker *self, gint64 now, double *x, double *y);

G_END_DECLS
