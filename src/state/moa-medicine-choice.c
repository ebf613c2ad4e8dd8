/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A choice is made anew for each change, so that the session can announce what differs between two
 * of them. The influence, which costs a walk through the diagram, goes on from one to the next when
 * only the way of comparing is another. */

#include "moa-medicine-choice.h"

static MoaMedicineChoice *
new_choice (MoaBundle *bundle,
            GPtrArray *medicines,
            MoaInfluence *influence,
            MoaComparison comparison)
{
  MoaMedicineChoice *self = g_new0 (MoaMedicineChoice, 1);

  self->medicines = medicines;
  self->influence = influence;
  self->comparison = medicines->len == 2 ? comparison : MOA_COMPARISON_OFF;
  if (self->comparison != MOA_COMPARISON_OFF)
    self->compare = moa_compare_new (moa_bundle_get_diagram (bundle), medicines->pdata[0],
                                     medicines->pdata[1]);
  return self;
}

/* moa_medicine_choice_new:
 * @bundle: the lesson; it may be NULL when there is no medicine
 * @medicines: medicines of that lesson; doubles count once
 * @comparison: how two of them are shown; ignored when there are not exactly two
 *
 * Works out what the medicines do. */
MoaMedicineChoice *
moa_medicine_choice_new (MoaBundle *bundle,
                         const MoaMedicine *const *medicines,
                         guint n_medicines,
                         MoaComparison comparison)
{
  GPtrArray *chosen = g_ptr_array_new ();
  MoaInfluence *influence = NULL;

  for (guint i = 0; i < n_medicines; i++)
    if (!g_ptr_array_find (chosen, medicines[i], NULL))
      g_ptr_array_add (chosen, (gpointer) medicines[i]);
  if (chosen->len > 0)
    influence = moa_influence_new (moa_bundle_get_diagram (bundle),
                                   (const MoaMedicine *const *) chosen->pdata, chosen->len);
  return new_choice (bundle, chosen, influence, comparison);
}

/* moa_medicine_choice_compare:
 *
 * The same medicines, shown in another way. */
MoaMedicineChoice *
moa_medicine_choice_compare (const MoaMedicineChoice *self,
                             MoaBundle *bundle,
                             MoaComparison comparison)
{
  return new_choice (bundle, g_ptr_array_copy (self->medicines, NULL, NULL),
                     self->influence == NULL ? NULL : moa_influence_ref (self->influence),
                     comparison);
}

/* moa_medicine_choice_toggle:
 *
 * The choice with one medicine more, as the last, or without it. */
MoaMedicineChoice *
moa_medicine_choice_toggle (const MoaMedicineChoice *self,
                            MoaBundle *bundle,
                            gconstpointer medicine)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_copy (self->medicines, NULL, NULL);

  if (!g_ptr_array_remove (chosen, (gpointer) medicine))
    g_ptr_array_add (chosen, (gpointer) medicine);
  return moa_medicine_choice_new (bundle, (const MoaMedicine *const *) chosen->pdata, chosen->len,
                                  self->comparison);
}

/* moa_medicine_choice_move:
 * @bundle: another lesson, or NULL
 *
 * The choice among the medicines of another lesson: those that have the same ids. */
MoaMedicineChoice *
moa_medicine_choice_move (const MoaMedicineChoice *self, MoaBundle *bundle)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();

  for (guint i = 0; bundle != NULL && i < self->medicines->len; i++)
    {
      const MoaMedicine *medicine = g_ptr_array_index (self->medicines, i);

      medicine = moa_bundle_find_medicine (bundle, medicine->id);
      if (medicine != NULL)
        g_ptr_array_add (chosen, (gpointer) medicine);
    }
  return moa_medicine_choice_new (bundle, (const MoaMedicine *const *) chosen->pdata, chosen->len,
                                  self->comparison);
}

void
moa_medicine_choice_free (MoaMedicineChoice *self)
{
  g_clear_pointer (&self->compare, moa_compare_unref);
  g_clear_pointer (&self->influence, moa_influence_unref);
  g_ptr_array_unref (self->medicines);
  g_free (self);
}

/* moa_medicine_choice_get_first:
 *
 * The medicine that was chosen first, or NULL. */
const MoaMedicine *
moa_medicine_choice_get_first (const MoaMedicineChoice *self)
{
  return self->medicines->len > 0 ? g_ptr_array_index (self->medicines, 0) : NULL;
}

/* moa_medicine_choice_is_same:
 *
 * Whether both hold the same medicines in the same order. */
gboolean
moa_medicine_choice_is_same (const MoaMedicineChoice *self, const MoaMedicineChoice *other)
{
  if (self->medicines->len != other->medicines->len)
    return FALSE;
  for (guint i = 0; i < self->medicines->len; i++)
    if (self->medicines->pdata[i] != other->medicines->pdata[i])
      return FALSE;
  return TRUE;
}
