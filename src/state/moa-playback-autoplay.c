/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Going on to the next step by itself: after the motion and the time to read, unless somebody
 * touches it, and after a while of that again. */

#include "moa-playback-private.h"

#include "moa-markup.h"

#define WORDS_PER_SECOND (150 / 60.)
#define READING_SECONDS_MIN 6.0

/* moa_playback_estimate_reading:
 * @text: words as the lesson writes them, with markup
 *
 * How long autoplay leaves somebody to read it: 150 words a minute as they are shown, and 6 seconds
 * at least. Both are our own choice, so that slow readers too get to the end. Scripts without
 * spaces count two signs as a word.
 *
 * Returns seconds. */
double
moa_playback_estimate_reading (const char *text)
{
  g_autofree char *shown = moa_markup_strip (text);
  double words = 0;
  gboolean inside = FALSE;

  for (const char *p = shown; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar sign = g_utf8_get_char (p);
      gboolean letter = g_unichar_isalnum (sign);

      if (g_unichar_iswide (sign))
        words += 0.5;
      else if (letter && !inside)
        words += 1;
      inside = letter && !g_unichar_iswide (sign);
    }

  return MAX (words / WORDS_PER_SECOND, READING_SECONDS_MIN);
}

double
moa_playback_get_reading_time (MoaPlayback *self)
{
  const MoaStep *step = moa_session_get_step (self->session);
  MoaCatalog *catalog = moa_session_get_catalog (self->session);

  if (self->reading_time > 0)
    return self->reading_time;
  if (step == NULL || catalog == NULL)
    return READING_SECONDS_MIN;

  return moa_playback_estimate_reading (moa_catalog_get_text (catalog, &step->text).string);
}

/* moa_playback_get_autoplay:
 *
 * Whether it goes on to the next step by itself. */
gboolean
moa_playback_get_autoplay (MoaPlayback *self)
{
  return self->autoplay;
}

/* moa_playback_set_autoplay:
 * @autoplay: whether to go on by itself
 *
 * After the motion of a step and the time to read it, goes on to the next step; begins with the
 * first when none is entered. */
void
moa_playback_set_autoplay (MoaPlayback *self, gboolean autoplay)
{
  MoaPlaybackShown before = moa_playback_look (self);

  if (autoplay == self->autoplay)
    return;

  self->autoplay = autoplay;
  self->told = 0;
  self->interrupted = 0;
  self->wait = moa_playback_get_reading_time (self);
  moa_playback_announce (self, before);
  if (autoplay && moa_session_get_step (self->session) == NULL)
    moa_session_step_next (self->session);
  if (autoplay && self->state == MOA_PLAYBACK_PAUSED)
    moa_playback_play (self);
}

/* moa_playback_set_reading_time:
 * @seconds: after the motion of each step; 0 for what its text needs
 *
 * Sets how long autoplay stays. */
void
moa_playback_set_reading_time (MoaPlayback *self, double seconds)
{
  self->reading_time = seconds;
  self->wait = moa_playback_get_reading_time (self);
}

/* moa_playback_set_loop:
 *
 * Whether autoplay goes from the last step to the first. */
void
moa_playback_set_loop (MoaPlayback *self, gboolean loop)
{
  self->loop = loop;
}

/* moa_playback_interrupt:
 * @seconds: without another interruption, after which autoplay goes on
 *
 * Somebody touches what plays by itself: it pauses, and goes on when they are gone. */
void
moa_playback_interrupt (MoaPlayback *self, double seconds)
{
  gboolean was_playing = self->state == MOA_PLAYBACK_PLAYING && self->solo == MOA_PLAYBACK_NO_ACT;

  if (!self->autoplay)
    return;

  self->resumes = (self->interrupted > 0 && self->resumes) || was_playing;
  if (was_playing)
    moa_playback_pause (self);
  self->interrupted = seconds;
  self->told = 0;
  g_object_notify (G_OBJECT (self), "autoplay");
}

static void
go_on (MoaPlayback *self)
{
  const MoaStep *step = moa_session_get_step (self->session);
  MoaPlaybackShown before = moa_playback_look (self);

  self->wait = moa_playback_get_reading_time (self);
  if (moa_session_step_next (self->session))
    return;
  if (self->loop && step != NULL && step->tour->n_steps > 1)
    moa_session_set_step (self->session, step->tour->steps[0]);
  else if (self->loop)
    moa_playback_replay (self);
  else
    {
      self->autoplay = FALSE;
      moa_playback_announce (self, before);
    }
}

void
moa_playback_wait_on (MoaPlayback *self, double seconds)
{
  self->wait -= seconds;
  if (self->wait <= 0)
    go_on (self);
}

void
moa_playback_wait_for_nobody (MoaPlayback *self, double seconds)
{
  self->interrupted -= seconds;
  if (self->interrupted > 0)
    return;

  self->interrupted = 0;
  moa_playback_tell_abandoned (self);
  if (self->resumes || self->state == MOA_PLAYBACK_PAUSED)
    moa_playback_play (self);
  self->resumes = FALSE;
}

/* moa_playback_get_wait:
 *
 * How long it needs no tick while nothing plays: until autoplay goes on. Returns seconds, or a
 * negative number when it waits for nothing. */
double
moa_playback_get_wait (MoaPlayback *self)
{
  if (self->autoplay && self->interrupted > 0)
    return self->interrupted;
  if (self->autoplay && moa_playback_is_at_rest (self) && self->step != NULL)
    return MAX (self->wait, 0);

  return -1;
}
