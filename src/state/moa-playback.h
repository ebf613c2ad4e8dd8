/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-session.h"

G_BEGIN_DECLS

typedef enum
{
  MOA_PLAYBACK_IDLE, /* nothing moves in this step */
  MOA_PLAYBACK_PLAYING,
  MOA_PLAYBACK_PAUSED,
  MOA_PLAYBACK_FINISHED,
} MoaPlaybackState;

/* When an act of a step begins and ends, seconds. */
typedef struct
{
  double start;
  double end;
} MoaPlaybackSpan;

/* The motion of the session's step: what plays, and where it is. It has no clock of its own: who
 * shows it tells it the time, and it asks for none while it rests.
 *
 * Properties, all read only and notified: "state" (int), "position" (double, seconds), "act" (int,
 * -1: none), "n-acts" (uint), "autoplay" (boolean).
 *
 * Signal "abandoned": whoever interrupted autoplay is gone; it goes on after the handlers, which
 * may enter another step. */
#define MOA_TYPE_PLAYBACK (moa_playback_get_type ())
G_DECLARE_FINAL_TYPE (MoaPlayback, moa_playback, MOA, PLAYBACK, GObject)

MoaPlayback *moa_playback_new (MoaSession *session);
MoaPlayback *moa_playback_get_for_session (MoaSession *session);

/* The step's acts, ordered by their start. Those of another step than before begin to play, or
 * wait on the first when `still`. */
void moa_playback_set_spans (MoaPlayback *self,
                             const MoaStep *step,
                             const MoaPlaybackSpan *spans,
                             guint n_spans,
                             gboolean still);

MoaPlaybackState moa_playback_get_state (MoaPlayback *self);
double moa_playback_get_position (MoaPlayback *self);
guint moa_playback_get_n_acts (MoaPlayback *self);
int moa_playback_get_act (MoaPlayback *self);
gboolean moa_playback_is_solo (MoaPlayback *self);

void moa_playback_play (MoaPlayback *self);
void moa_playback_pause (MoaPlayback *self);
void moa_playback_toggle (MoaPlayback *self);
void moa_playback_replay (MoaPlayback *self);
gboolean moa_playback_act_next (MoaPlayback *self);
gboolean moa_playback_act_previous (MoaPlayback *self);

double moa_playback_get_speed (MoaPlayback *self);
void moa_playback_set_speed (MoaPlayback *self, double speed);

/* Going on to the next step by itself; off unless somebody asks for it. */
gboolean moa_playback_get_autoplay (MoaPlayback *self);
void moa_playback_set_autoplay (MoaPlayback *self, gboolean autoplay);
void moa_playback_set_reading_time (MoaPlayback *self, double seconds);
void moa_playback_set_loop (MoaPlayback *self, gboolean loop);
void moa_playback_interrupt (MoaPlayback *self, double seconds);
double moa_playback_estimate_reading (const char *text);

/* The time. */
void moa_playback_tick (MoaPlayback *self, gint64 now);
void moa_playback_hold (MoaPlayback *self, gint64 now);
double moa_playback_get_wait (MoaPlayback *self);

G_END_DECLS
