/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-playback.h"

G_BEGIN_DECLS

#define MOA_PLAYBACK_NO_ACT -1

struct _MoaPlayback
{
  GObject parent_instance;

  MoaSession *session; /* unowned: it lives longer */
  const MoaStep *step; /* only compared, never read */
  GArray *spans;       /* MoaPlaybackSpan */
  MoaPlaybackState state;
  double position;     /* seconds */
  int solo;            /* the act that is shown alone, or NO_ACT */
  double speed;        /* 1: as the lesson's motion is made */
  gint64 told;         /* the time of the last tick, microseconds; 0: none since it rested */
  gboolean autoplay;   /* goes on to the next step */
  gboolean loop;       /* from the last step to the first */
  double reading_time; /* seconds; 0: by the length of the text */
  double wait;         /* seconds until the next step, while it waits for that */
  double interrupted;  /* seconds until it goes on after somebody touched it; 0: nobody did */
  gboolean resumes;    /* and whether the motion then goes on too */
};

/* What is announced when it differs. */
typedef struct
{
  MoaPlaybackState state;
  double position;
  int act;
  guint n_acts;
  gboolean autoplay;
} MoaPlaybackShown;

MoaPlaybackShown moa_playback_look (MoaPlayback *self);
void moa_playback_announce (MoaPlayback *self, MoaPlaybackShown before);
void moa_playback_tell_abandoned (MoaPlayback *self);
gboolean moa_playback_is_at_rest (MoaPlayback *self);

/* Autoplay. Seconds. */
double moa_playback_get_reading_time (MoaPlayback *self);
void moa_playback_wait_on (MoaPlayback *self, double seconds);
void moa_playback_wait_for_nobody (MoaPlayback *self, double seconds);

G_END_DECLS
