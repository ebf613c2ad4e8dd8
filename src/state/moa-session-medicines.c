/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The medicines that are switched on, and how two of them are compared. */

#include "moa-session-private.h"

/* Puts another choice of medicines in place of the one before, which is the caller's. */
static MoaMedicineChoice *
replace_choice (MoaSession *self, MoaMedicineChoice *choice)
{
  MoaMedicineChoice *old = self->state.choice;

  self->state.choice = choice;
  return old;
}

/* moa_session_choose_medicine:
 *
 * Chooses exactly one medicine, or none, unless it is so already: what it does is not worked out
 * again. Returns the choice before, or NULL when that stays. */
MoaMedicineChoice *
moa_session_choose_medicine (MoaSession *self, const MoaMedicine *medicine)
{
  GPtrArray *medicines = self->state.choice->medicines;
  guint n = medicine != NULL ? 1 : 0;

  if (medicines->len == n && moa_medicine_choice_get_first (self->state.choice) == medicine)
    return NULL;
  return replace_choice (
      self, moa_medicine_choice_new (self->state.bundle, &medicine, n, MOA_COMPARISON_OFF));
}

/* moa_session_get_medicine:
 *
 * The medicine that was switched on first, or NULL for none. */
const MoaMedicine *
moa_session_get_medicine (MoaSession *self)
{
  g_return_val_if_fail (MOA_IS_SESSION (self), NULL);

  return moa_medicine_choice_get_first (self->state.choice);
}

/* moa_session_set_medicine:
 * @medicine: a medicine of the lesson, or NULL for none
 *
 * Switches exactly this medicine on. */
void
moa_session_set_medicine (MoaSession *self, const MoaMedicine *medicine)
{
  g_autoptr (MoaMedicineChoice) old_choice = NULL;
  MoaSessionState before;

  g_return_if_fail (MOA_IS_SESSION (self));

  before = self->state;
  old_choice = moa_session_choose_medicine (self, medicine);
  moa_session_announce (self, &before);
}

/* moa_session_get_medicines:
 *
 * The medicines (const MoaMedicine *) that are switched on, in the order in which they were chosen;
 * lent until the next change, never NULL. */
GPtrArray *
moa_session_get_medicines (MoaSession *self)
{
  g_return_val_if_fail (MOA_IS_SESSION (self), NULL);

  return self->state.choice->medicines;
}

/* moa_session_set_medicines:
 * @medicines: medicines of the lesson (const MoaMedicine *), or NULL for none; doubles count once
 *
 * Switches these medicines on and all others off. A comparison stays when there are two again. */
void
moa_session_set_medicines (MoaSession *self, GPtrArray *medicines)
{
  g_autoptr (MoaMedicineChoice) old_choice = NULL;
  g_autoptr (MoaMedicineChoice) choice = NULL;
  MoaSessionState before;

  g_return_if_fail (MOA_IS_SESSION (self));

  before = self->state;
  choice = moa_medicine_choice_new (
      before.bundle, medicines == NULL ? NULL : (const MoaMedicine *const *) medicines->pdata,
      medicines == NULL ? 0 : medicines->len, before.choice->comparison);
  if (moa_medicine_choice_is_same (choice, before.choice))
    return;
  old_choice = replace_choice (self, g_steal_pointer (&choice));
  moa_session_announce (self, &before);
}

/* moa_session_toggle_medicine:
 * @medicine: a medicine of the lesson
 *
 * Switches a medicine on beside the others, or off. */
void
moa_session_toggle_medicine (MoaSession *self, const MoaMedicine *medicine)
{
  g_autoptr (MoaMedicineChoice) old_choice = NULL;
  MoaSessionState before;

  g_return_if_fail (MOA_IS_SESSION (self));
  g_return_if_fail (medicine != NULL);

  before = self->state;
  old_choice = replace_choice (self,
                               moa_medicine_choice_toggle (before.choice, before.bundle, medicine));
  moa_session_announce (self, &before);
}

/* moa_session_get_influence:
 *
 * What the medicines that are switched on do together, lent until the next change; NULL without
 * one. */
MoaInfluence *
moa_session_get_influence (MoaSession *self)
{
  g_return_val_if_fail (MOA_IS_SESSION (self), NULL);

  return self->state.choice->influence;
}

/* moa_session_get_comparison:
 *
 * How two medicines are shown. */
MoaComparison
moa_session_get_comparison (MoaSession *self)
{
  g_return_val_if_fail (MOA_IS_SESSION (self), MOA_COMPARISON_OFF);

  return self->state.choice->comparison;
}

/* moa_session_set_comparison:
 *
 * Compares two medicines, or takes them together again. Nothing happens unless exactly two are
 * switched on. */
void
moa_session_set_comparison (MoaSession *self, MoaComparison comparison)
{
  g_autoptr (MoaMedicineChoice) old_choice = NULL;
  MoaSessionState before;

  g_return_if_fail (MOA_IS_SESSION (self));
  g_return_if_fail (comparison <= MOA_COMPARISON_SIDE_BY_SIDE);

  if (comparison == self->state.choice->comparison)
    return;

  before = self->state;
  old_choice = replace_choice (
      self, moa_medicine_choice_compare (before.choice, before.bundle, comparison));
  moa_session_announce (self, &before);
}

/* moa_session_get_compare:
 *
 * Two medicines beside each other, lent until the next change; NULL while the comparison is off. */
MoaCompare *
moa_session_get_compare (MoaSession *self)
{
  g_return_val_if_fail (MOA_IS_SESSION (self), NULL);

  return self->state.choice->compare;
}
