/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A step is entered, its motion plays once, and then there is rest. Time comes only from
 * moa_playback_tick(), so a test plays an hour in no time.
 *
 * Stepping shows one act alone: it plays to its end and waits there. Playing on shows all again. */

#include "moa-playback-private.h"

#define SPEED_MIN 0.25
#define SPEED_MAX 4.0

enum
{
  PROP_0,
  PROP_STATE,
  PROP_POSITION,
  PROP_ACT,
  PROP_N_ACTS,
  PROP_AUTOPLAY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  ABANDONED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoaPlayback, moa_playback, G_TYPE_OBJECT)

static const MoaPlaybackSpan *
get_span (MoaPlayback *self, guint index)
{
  return &g_array_index (self->spans, MoaPlaybackSpan, index);
}

static double
get_duration (MoaPlayback *self)
{
  double end = 0;

  for (guint i = 0; i < self->spans->len; i++)
    end = MAX (end, get_span (self, i)->end);

  return end;
}

gboolean
moa_playback_is_at_rest (MoaPlayback *self)
{
  return self->state == MOA_PLAYBACK_FINISHED || self->state == MOA_PLAYBACK_IDLE;
}

MoaPlaybackShown
moa_playback_look (MoaPlayback *self)
{
  return (MoaPlaybackShown){ self->state, self->position, moa_playback_get_act (self),
                             self->spans->len, self->autoplay };
}

void
moa_playback_announce (MoaPlayback *self, MoaPlaybackShown before)
{
  MoaPlaybackShown now = moa_playback_look (self);
  const gboolean changed[N_PROPS] = {
    [PROP_STATE] = now.state != before.state,
    [PROP_POSITION] = now.position != before.position,
    [PROP_ACT] = now.act != before.act,
    [PROP_N_ACTS] = now.n_acts != before.n_acts,
    [PROP_AUTOPLAY] = now.autoplay != before.autoplay,
  };

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = PROP_0 + 1; i < N_PROPS; i++)
    if (changed[i])
      g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_object_thaw_notify (G_OBJECT (self));
}

void
moa_playback_tell_abandoned (MoaPlayback *self)
{
  g_signal_emit (self, signals[ABANDONED], 0);
}

static void
set_state (MoaPlayback *self, MoaPlaybackState state)
{
  self->state = state;
  self->told = 0;
  if (moa_playback_is_at_rest (self))
    self->wait = moa_playback_get_reading_time (self);
}

/* moa_playback_new:
 * @session: whose step is played; has to outlive the playback
 *
 * A playback at rest, at speed 1, without autoplay. */
MoaPlayback *
moa_playback_new (MoaSession *session)
{
  MoaPlayback *self = g_object_new (MOA_TYPE_PLAYBACK, NULL);

  self->session = session;

  return self;
}

/* moa_playback_get_for_session:
 *
 * The playback that all who show a session share, lent; it lives as long as the session. */
MoaPlayback *
moa_playback_get_for_session (MoaSession *session)
{
  static const char key[] = "moa-playback";
  MoaPlayback *self = g_object_get_data (G_OBJECT (session), key);

  if (self == NULL)
    {
      self = moa_playback_new (session);
      g_object_set_data_full (G_OBJECT (session), key, self, g_object_unref);
    }

  return self;
}

static void
start_step (MoaPlayback *self, gboolean still)
{
  self->position = 0;
  self->solo = still && self->spans->len > 0 ? 0 : MOA_PLAYBACK_NO_ACT;
  if (self->spans->len == 0)
    set_state (self, MOA_PLAYBACK_IDLE);
  else
    set_state (self, still && !self->autoplay ? MOA_PLAYBACK_PAUSED : MOA_PLAYBACK_PLAYING);
  if (self->autoplay)
    self->solo = MOA_PLAYBACK_NO_ACT;
}

/* moa_playback_set_spans:
 * @step: the step, or NULL for none
 * @spans: its acts, ordered by their start
 * @n_spans: how many
 * @still: nothing may move by itself: wait on the first act
 *
 * Tells what there is to play. Another step than before begins to play; the same step, drawn anew,
 * goes on where it is. */
void
moa_playback_set_spans (MoaPlayback *self,
                        const MoaStep *step,
                        const MoaPlaybackSpan *spans,
                        guint n_spans,
                        gboolean still)
{
  MoaPlaybackShown before = moa_playback_look (self);
  gboolean same = step == self->step && n_spans == self->spans->len;

  self->step = step;
  g_array_set_size (self->spans, 0);
  if (n_spans > 0)
    g_array_append_vals (self->spans, spans, n_spans);
  if (!same)
    start_step (self, still);
  self->position = MIN (self->position, get_duration (self));
  moa_playback_announce (self, before);
}

/* moa_playback_get_state:
 *
 * What it does now. */
MoaPlaybackState
moa_playback_get_state (MoaPlayback *self)
{
  return self->state;
}

/* moa_playback_get_position:
 *
 * Where it is on the time of the acts, seconds. */
double
moa_playback_get_position (MoaPlayback *self)
{
  return self->position;
}

/* moa_playback_get_n_acts:
 *
 * How many acts the step has. */
guint
moa_playback_get_n_acts (MoaPlayback *self)
{
  return self->spans->len;
}

/* moa_playback_get_act:
 *
 * The act that was stepped to, or else the one that began last; -1 at rest. */
int
moa_playback_get_act (MoaPlayback *self)
{
  int act = MOA_PLAYBACK_NO_ACT;

  if (self->solo != MOA_PLAYBACK_NO_ACT)
    return self->solo;
  if (moa_playback_is_at_rest (self))
    return MOA_PLAYBACK_NO_ACT;
  for (guint i = 0; i < self->spans->len && get_span (self, i)->start <= self->position; i++)
    act = (int) i;

  return act;
}

/* moa_playback_is_solo:
 *
 * Whether the act is shown alone, because somebody stepped to it. */
gboolean
moa_playback_is_solo (MoaPlayback *self)
{
  return self->solo != MOA_PLAYBACK_NO_ACT;
}

/* moa_playback_play:
 *
 * Plays on, from the beginning when it was over. Does nothing where nothing moves. */
void
moa_playback_play (MoaPlayback *self)
{
  MoaPlaybackShown before = moa_playback_look (self);

  if (self->spans->len == 0 || self->state == MOA_PLAYBACK_PLAYING)
    return;

  if (self->state == MOA_PLAYBACK_FINISHED || self->position >= get_duration (self))
    self->position = 0;
  self->solo = MOA_PLAYBACK_NO_ACT;
  self->interrupted = 0;
  set_state (self, MOA_PLAYBACK_PLAYING);
  moa_playback_announce (self, before);
}

/* moa_playback_pause:
 *
 * Stays where it is, until somebody plays or leaves the step. */
void
moa_playback_pause (MoaPlayback *self)
{
  MoaPlaybackShown before = moa_playback_look (self);

  if (self->state != MOA_PLAYBACK_PLAYING)
    return;

  set_state (self, MOA_PLAYBACK_PAUSED);
  moa_playback_announce (self, before);
}

/* moa_playback_toggle:
 *
 * Pauses what plays, plays what does not. */
void
moa_playback_toggle (MoaPlayback *self)
{
  if (self->state == MOA_PLAYBACK_PLAYING)
    moa_playback_pause (self);
  else
    moa_playback_play (self);
}

/* moa_playback_replay:
 *
 * Plays from the beginning. */
void
moa_playback_replay (MoaPlayback *self)
{
  MoaPlaybackShown before = moa_playback_look (self);

  if (self->spans->len == 0)
    return;

  self->position = 0;
  self->solo = MOA_PLAYBACK_NO_ACT;
  set_state (self, MOA_PLAYBACK_PLAYING);
  moa_playback_announce (self, before);
}

static void
play_act (MoaPlayback *self, int act)
{
  MoaPlaybackShown before = moa_playback_look (self);

  self->solo = act;
  self->position = get_span (self, (guint) act)->start;
  set_state (self, MOA_PLAYBACK_PLAYING);
  moa_playback_announce (self, before);
}

/* moa_playback_act_next:
 *
 * Plays the next act alone, from rest the first one, and waits at its end; after the last one all
 * is over. Returns FALSE where nothing moves. */
gboolean
moa_playback_act_next (MoaPlayback *self)
{
  int next = moa_playback_get_act (self) + 1;
  MoaPlaybackShown before = moa_playback_look (self);

  if (self->spans->len == 0)
    return FALSE;

  if (next < (int) self->spans->len)
    {
      play_act (self, next);
      return TRUE;
    }
  self->solo = MOA_PLAYBACK_NO_ACT;
  self->position = get_duration (self);
  set_state (self, MOA_PLAYBACK_FINISHED);
  moa_playback_announce (self, before);
  return TRUE;
}

/* moa_playback_act_previous:
 *
 * Plays the act before alone, from rest the last one, and waits at its end. Returns FALSE where
 * nothing moves. */
gboolean
moa_playback_act_previous (MoaPlayback *self)
{
  int act = moa_playback_get_act (self);

  if (self->spans->len == 0)
    return FALSE;

  play_act (self, moa_playback_is_at_rest (self) ? (int) self->spans->len - 1 : MAX (act - 1, 0));
  return TRUE;
}

/* moa_playback_get_speed:
 *
 * How fast it plays; 1 is as made. */
double
moa_playback_get_speed (MoaPlayback *self)
{
  return self->speed;
}

/* moa_playback_set_speed:
 * @speed: 1 is as made; clamped to a quarter and four times that
 *
 * Plays faster or slower. */
void
moa_playback_set_speed (MoaPlayback *self, double speed)
{
  self->speed = CLAMP (speed, SPEED_MIN, SPEED_MAX);
}

/* The end of what plays: of one act, or of all. */
static double
get_end (MoaPlayback *self)
{
  return self->solo != MOA_PLAYBACK_NO_ACT ? get_span (self, (guint) self->solo)->end
                                           : get_duration (self);
}

static void
move_on (MoaPlayback *self, double seconds)
{
  MoaPlaybackShown before = moa_playback_look (self);

  self->position += seconds * self->speed;
  if (self->position >= get_end (self))
    {
      self->position = get_end (self);
      set_state (self,
                 self->solo != MOA_PLAYBACK_NO_ACT ? MOA_PLAYBACK_PAUSED : MOA_PLAYBACK_FINISHED);
    }
  moa_playback_announce (self, before);
}

/* moa_playback_tick:
 * @now: a monotonic time, microseconds, greater than 0
 *
 * Tells the time. The first time after a rest only starts the clock. */
void
moa_playback_tick (MoaPlayback *self, gint64 now)
{
  double seconds = self->told > 0 ? MAX (now - self->told, 0) / (double) G_USEC_PER_SEC : 0;

  self->told = now;
  if (self->interrupted > 0)
    moa_playback_wait_for_nobody (self, seconds);
  else if (self->state == MOA_PLAYBACK_PLAYING)
    move_on (self, seconds);
  else if (self->autoplay && moa_playback_is_at_rest (self) && self->step != NULL)
    moa_playback_wait_on (self, seconds);
}

/* moa_playback_hold:
 * @now: a monotonic time, microseconds
 *
 * Lets the time pass without playing, as while the camera is on its way. */
void
moa_playback_hold (MoaPlayback *self, gint64 now)
{
  self->told = now;
}

static void
moa_playback_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  MoaPlayback *self = MOA_PLAYBACK (object);

  switch (property)
    {
    case PROP_STATE:
      g_value_set_int (value, (int) self->state);
      break;
    case PROP_POSITION:
      g_value_set_double (value, self->position);
      break;
    case PROP_ACT:
      g_value_set_int (value, moa_playback_get_act (self));
      break;
    case PROP_N_ACTS:
      g_value_set_uint (value, self->spans->len);
      break;
    case PROP_AUTOPLAY:
      g_value_set_boolean (value, self->autoplay);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
moa_playback_finalize (GObject *object)
{
  MoaPlayback *self = MOA_PLAYBACK (object);

  g_clear_pointer (&self->spans, g_array_unref);
  G_OBJECT_CLASS (moa_playback_parent_class)->finalize (object);
}

static void
moa_playback_class_init (MoaPlaybackClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags shown = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = moa_playback_finalize;
  object_class->get_property = moa_playback_get_property;

  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, MOA_PLAYBACK_IDLE,
                                             MOA_PLAYBACK_FINISHED, MOA_PLAYBACK_IDLE, shown);
  properties[PROP_POSITION] = g_param_spec_double ("position", NULL, NULL, 0, G_MAXDOUBLE, 0,
                                                   shown);
  properties[PROP_ACT] = g_param_spec_int ("act", NULL, NULL, MOA_PLAYBACK_NO_ACT, G_MAXINT,
                                           MOA_PLAYBACK_NO_ACT, shown);
  properties[PROP_N_ACTS] = g_param_spec_uint ("n-acts", NULL, NULL, 0, G_MAXUINT, 0, shown);
  properties[PROP_AUTOPLAY] = g_param_spec_boolean ("autoplay", NULL, NULL, FALSE, shown);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ABANDONED] = g_signal_new ("abandoned", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
moa_playback_init (MoaPlayback *self)
{
  self->spans = g_array_new (FALSE, FALSE, sizeof (MoaPlaybackSpan));
  self->solo = MOA_PLAYBACK_NO_ACT;
  self->speed = 1;
}
