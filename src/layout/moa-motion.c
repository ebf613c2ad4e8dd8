/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-motion.h"

#include <math.h>

#define SPRING 15.0 /* per second: the frequency of a spring without damping */

/**
 * moa_motion_ease_out_cubic:
 * @t: elapsed share of the motion, clamped to 0…1
 *
 * How far a camera move is at @t: 1 − (1 − t)³, fast at first and without a jolt at the end.
 *
 * Returns: the share of the way, 0…1
 */
double
moa_motion_ease_out_cubic (double t)
{
  double rest = 1.0 - CLAMP (t, 0.0, 1.0);

  return 1.0 - rest * rest * rest;
}

/**
 * moa_motion_spring:
 * @seconds: since it was let go
 *
 * How far a critically damped spring has come back: 1 − (1 + ωt)·e^(−ωt), as fast as can be without
 * swinging over.
 *
 * Returns: the share of the way, 0…1
 */
double
moa_motion_spring (double seconds)
{
  double phase = SPRING * MAX (seconds, 0.0);

  return 1.0 - (1.0 + phase) * exp (-phase);
}
