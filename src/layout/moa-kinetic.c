/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a picture does after it was let go, in closed form: where it is depends on the time alone,
 * not on how often it was drawn.
 *
 * Free, it is slowed down in proportion to its velocity: v(t) = v₀·e^(−ft), so that
 * x(t) = x₀ + v₀/f·(1 − e^(−ft)). Beyond an edge a critically damped spring pulls it back:
 * x(t) = edge + (d + (v + ωd)·t)·e^(−ωt), d being how far beyond and v how fast it was. Where one
 * goes over into the other, place and velocity do not jump. f is that of GTK's own scrolled windows
 * (gtkkineticscrolling.c, DECELERATION_FRICTION). */

#include "moa-kinetic.h"

#include <math.h>

#define FRICTION 4.0         /* per second */
#define SPRING 15.0          /* per second: ω */
#define SPRING_TIME 0.55     /* seconds; what is left then is under a three hundredth */
#define VELOCITY_END 60.0    /* CSS pixels per second: a pixel of a frame */
#define VELOCITY_MOST 8000.0 /* CSS pixels per second */
#define RESISTANCE 0.55      /* how much of the first pixel of a pull is followed */
#define TRACKED_TIME 100000  /* microseconds before the release that count */
#define STILL_TIME 60000     /* microseconds without a move: the hand held still */

static double
spring (double beyond, double velocity, double seconds)
{
  return (beyond + (velocity + SPRING * beyond) * seconds) * exp (-SPRING * seconds);
}

/* When the picture meets an edge: 0 when it starts beyond one, infinite when it never gets
 * there. */
static double
get_hit_time (MoaKinetic self, double *edge)
{
  double share;

  *edge = CLAMP (self.offset, self.least, self.most);
  if (*edge != self.offset)
    return 0;
  if (self.velocity == 0)
    return INFINITY;

  *edge = self.velocity > 0 ? self.most : self.least;
  share = (*edge - self.offset) * FRICTION / self.velocity;

  return share < 1 ? -log1p (-share) / FRICTION : INFINITY;
}

static MoaKinetic
limit (MoaKinetic self)
{
  self.velocity = CLAMP (self.velocity, -VELOCITY_MOST, VELOCITY_MOST);

  return self;
}

static double
get_free_time (MoaKinetic self)
{
  return fabs (self.velocity) > VELOCITY_END ? log (fabs (self.velocity) / VELOCITY_END) / FRICTION
                                             : 0;
}

/**
 * moa_kinetic_get_offset:
 * @self: what was let go
 * @seconds: since then
 *
 * Where it is at a time.
 *
 * Returns: CSS pixels; from moa_kinetic_get_duration() on it does not change, and lies between the
 * edges
 */
double
moa_kinetic_get_offset (MoaKinetic self, double seconds)
{
  MoaKinetic limited = limit (self);
  double edge;
  double hit = get_hit_time (limited, &edge);
  double free_time = get_free_time (limited);

  if (hit <= free_time && seconds >= hit + SPRING_TIME)
    return edge;
  if (hit <= free_time && seconds >= hit)
    return edge
           + spring (hit > 0 ? 0 : limited.offset - edge, limited.velocity * exp (-FRICTION * hit),
                     seconds - hit);

  return limited.offset
         + limited.velocity / FRICTION * -expm1 (-FRICTION * MIN (seconds, free_time));
}

/**
 * moa_kinetic_get_duration:
 * @self: what was let go
 *
 * How long it moves: until it is slower than a pixel of a frame, or a spring has brought it back.
 *
 * Returns: seconds, 0 for what stays where it is
 */
double
moa_kinetic_get_duration (MoaKinetic self)
{
  MoaKinetic limited = limit (self);
  double edge;
  double hit = get_hit_time (limited, &edge);
  double free_time = get_free_time (limited);

  return hit <= free_time
             ? (hit > 0 || edge != limited.offset || free_time > 0 ? hit + SPRING_TIME : 0)
             : free_time;
}

/**
 * moa_kinetic_stretch:
 * @distance: how far a hand pulls beyond an edge, either way
 * @most: what the picture never gets beyond it, above 0, in the same unit
 *
 * How far the picture follows: b = m·(1 − 1/(c·x/m + 1)), less and less the further one pulls.
 * The curve is the widely described one of touch screens, with c = 0.55.
 *
 * Returns: nearer to 0 than @most and than @distance
 */
double
moa_kinetic_stretch (double distance, double most)
{
  double pull = fabs (distance) * RESISTANCE / most;

  return copysign (most * pull / (pull + 1), distance);
}

/**
 * moa_kinetic_unstretch:
 * @stretched: how far the picture is beyond an edge
 * @most: see moa_kinetic_stretch(), whose inverse this is
 *
 * How far a hand pulls that holds the picture there, so that a hand that takes hold of a moving
 * picture does not make it jump.
 *
 * Returns: finite also for @stretched at or over @most
 */
double
moa_kinetic_unstretch (double stretched, double most)
{
  double share = MIN (fabs (stretched) / most, 0.999);

  return copysign (most / RESISTANCE * share / (1 - share), stretched);
}

/**
 * moa_kinetic_tracker_clear:
 * @self: a tracker
 *
 * A new drag begins.
 */
void
moa_kinetic_tracker_clear (MoaKineticTracker *self)
{
  self->n_samples = 0;
}

/**
 * moa_kinetic_tracker_add:
 * @self: a tracker
 * @time: of the event, microseconds
 * @x: where the hand is, CSS pixels
 * @y: likewise
 *
 * Notes where the hand was.
 */
void
moa_kinetic_tracker_add (MoaKineticTracker *self, gint64 time, double x, double y)
{
  self->samples[self->n_samples % G_N_ELEMENTS (self->samples)] = (MoaKineticSample){ .time = time,
                                                                                      .x = x,
                                                                                      .y = y };
  self->n_samples++;
}

/**
 * moa_kinetic_tracker_get_velocity:
 * @self: a tracker
 * @now: of the release, microseconds
 * @x: (out): CSS pixels per second
 * @y: (out): likewise
 *
 * How fast the hand was when it let go: the way of the last tenth of a second over its time. A
 * hand that had stopped before has no velocity.
 */
void
moa_kinetic_tracker_get_velocity (const MoaKineticTracker *self, gint64 now, double *x, double *y)
{
  guint n_kept = MIN (self->n_samples, G_N_ELEMENTS (self->samples));
  const MoaKineticSample *last = NULL;
  const MoaKineticSample *first = NULL;

  for (guint i = 1; i <= n_kept; i++)
    {
      guint place = (self->n_samples - i) % G_N_ELEMENTS (self->samples);

      if (now - self->samples[place].time > TRACKED_TIME)
        break;
      first = &self->samples[place];
      last = last != NULL ? last : first;
    }

  *x = *y = 0;
  if (first == last || now - last->time > STILL_TIME || last->time - first->time < 1000)
    return;

  *x = (last->x - first->x) * G_USEC_PER_SEC / (double) (last->time - first->time);
  *y = (last->y - first->y) * G_USEC_PER_SEC / (double) (last->time - first->time);
}
