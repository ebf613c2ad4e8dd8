/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a measure's numbers are compared. People are always told of 100, whatever the study's size,
 * so that benefit and harm have the same denominator. A change or a level is a bar whose scale is
 * 100 % wherever it fits, so that all such bars of a lesson can be compared, too. */

#include "moa-measure.h"

#include <math.h>

#define PERCENT "%"
#define PEOPLE "people"
#define PERCENT_OF_PEOPLE "% of people"

/* moa_measure_is_percent:
 *
 * Whether the numbers are per cent, of a level or of people. */
gboolean
moa_measure_is_percent (const MoaMeasure *self)
{
  return g_str_equal (self->unit, PERCENT) || g_str_equal (self->unit, PERCENT_OF_PEOPLE);
}

static gboolean
is_share (double share)
{
  return isfinite (share) && share >= 0 && share <= 1;
}

static double
get_share (const MoaMeasure *self, const MoaMeasureArm *arm)
{
  if (g_str_equal (self->unit, PERCENT_OF_PEOPLE))
    return arm->value / 100;

  return g_str_equal (self->unit, PEOPLE) && arm->of > 0 ? arm->value / arm->of : NAN;
}

/* moa_measure_counts_people:
 *
 * Whether every arm says how many people of how many; else the numbers are a change or a level. */
gboolean
moa_measure_counts_people (const MoaMeasure *self)
{
  for (guint i = 0; i < self->n_arms; i++)
    if (!is_share (get_share (self, &self->arms[i])))
      return FALSE;

  return self->n_arms > 0;
}

/* moa_measure_get_people:
 * @self: a measure that counts people
 *
 * How many people of 100 an arm stands for, 0 to 100: whole ones, but less than one where rounding
 * would make nobody of somebody, and never everybody where one was left out. */
double
moa_measure_get_people (const MoaMeasure *self, const MoaMeasureArm *arm)
{
  double people = 100 * get_share (self, arm);

  if (people < 0.5 || people > 99.5)
    return people;

  return round (people);
}

static double
get_largest (const MoaMeasure *self)
{
  double largest = 0;

  for (guint i = 0; i < self->n_arms; i++)
    largest = MAX (largest, fabs (self->arms[i].value));

  return largest;
}

/* moa_measure_get_scale:
 *
 * Where the scale of a bar ends, on either side of zero, in the measure's unit: 100 for per cent,
 * else, and beyond, the next of 1, 2 and 5 times a power of ten. */
double
moa_measure_get_scale (const MoaMeasure *self)
{
  static const double steps[] = { 1, 2, 5, 10 };
  double largest = get_largest (self);
  double power;

  if (moa_measure_is_percent (self) && largest <= 100)
    return 100;
  if (!(largest > 0) || !isfinite (largest))
    return 1;

  power = pow (10, floor (log10 (largest)));
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (largest <= steps[i] * power)
      return steps[i] * power;

  return largest;
}

/* moa_measure_has_sign:
 *
 * Whether an arm lies below zero, for a negative @sign, or above it. */
gboolean
moa_measure_has_sign (const MoaMeasure *self, int sign)
{
  for (guint i = 0; i < self->n_arms; i++)
    if (self->arms[i].value * sign > 0)
      return TRUE;

  return FALSE;
}
