/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-session.h"

G_BEGIN_DECLS

/* The steps of a tour as dots: the present one long, those that were seen filled. Scrolls when
 * there is little room. */
#define MOA_TYPE_STEP_DOTS (moa_step_dots_get_type ())
G_DECLARE_FINAL_TYPE (MoaStepDots, moa_step_dots, MOA, STEP_DOTS, GtkWidget)

void moa_step_dots_set_tour (MoaStepDots *self, MoaCatalog *catalog, const MoaTour *tour);
void moa_step_dots_set_current (MoaStepDots *self, const MoaStep *step);
gboolean moa_step_dots_focus_current (MoaStepDots *self);

G_END_DECLS
