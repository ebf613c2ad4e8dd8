/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Going through the steps of a tour. */
#include "moa-session-private.h"

static const MoaStep *
find_first_step (MoaBundle *bundle)
{
  GPtrArray *tours = moa_bundle_get_tours (bundle);

  for (guint i = 0; i < tours->len; i++)
    {
      const MoaTour *tour = g_ptr_array_index (tours, i);

      if (tour->n_steps > 0)
        return tour->steps[0];
    }
  return NULL;
}

/* moa_session_step_next:
 *
 * Enters the step after this one, from no step the first one of the first tour. Returns FALSE, with
 * nothing changed, when there is none. */
gboolean
moa_session_step_next (MoaSession *self)
{
  const MoaStep *step, *next = NULL;

  g_return_val_if_fail (MOA_IS_SESSION (self), FALSE);

  step = self->state.step;
  if (step == NULL && self->state.bundle != NULL)
    next = find_first_step (self->state.bundle);
  else if (step != NULL && step->index + 1 < step->tour->n_steps)
    next = step->tour->steps[step->index + 1];
  if (next == NULL)
    return FALSE;
  moa_session_set_step (self, next);
  return TRUE;
}

/* moa_session_step_previous:
 *
 * Enters the step before this one. Returns FALSE, with nothing changed, when there is none. */
gboolean
moa_session_step_previous (MoaSession *self)
{
  const MoaStep *step;

  g_return_val_if_fail (MOA_IS_SESSION (self), FALSE);

  step = self->state.step;
  if (step == NULL || step->index == 0)
    return FALSE;
  moa_session_set_step (self, step->tour->steps[step->index - 1]);
  return TRUE;
}
