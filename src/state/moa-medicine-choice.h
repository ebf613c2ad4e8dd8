/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-bundle.h"
#include "moa-compare.h"

G_BEGIN_DECLS

/* How two medicines are shown beside each other. */
typedef enum
{
  MOA_COMPARISON_OFF,          /* taken together */
  MOA_COMPARISON_ONE_VIEW,     /* in one diagram: shared, only the first, only the second */
  MOA_COMPARISON_SIDE_BY_SIDE, /* each in a diagram of its own */
} MoaComparison;

/* Which medicines are switched on, and what follows from it. Immutable; for the main thread. */
typedef struct
{
  GPtrArray *medicines;     /* const MoaMedicine *, in the order in which they were chosen */
  MoaInfluence *influence;  /* NULL without a medicine */
  MoaComparison comparison; /* OFF unless there are exactly two */
  MoaCompare *compare;      /* NULL while that is OFF */
} MoaMedicineChoice;

MoaMedicineChoice *moa_medicine_choice_new (MoaBundle *bundle,
                                            const MoaMedicine *const *medicines,
                                            guint n_medicines,
                                            MoaComparison comparison);
MoaMedicineChoice *moa_medicine_choice_compare (const MoaMedicineChoice *self,
                                                MoaBundle *bundle,
                                                MoaComparison comparison);
MoaMedicineChoice *moa_medicine_choice_toggle (const MoaMedicineChoice *self,
                                               MoaBundle *bundle,
                                               gconstpointer medicine);
MoaMedicineChoice *moa_medicine_choice_move (const MoaMedicineChoice *self, MoaBundle *bundle);
void moa_medicine_choice_free (MoaMedicineChoice *self);

const MoaMedicine *moa_medicine_choice_get_first (const MoaMedicineChoice *self);
gboolean moa_medicine_choice_is_same (const MoaMedicineChoice *self,
                                      const MoaMedicineChoice *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaMedicineChoice, moa_medicine_choice_free)

G_END_DECLS
