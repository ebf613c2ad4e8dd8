/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-diagram-view.h"

G_BEGIN_DECLS

/* What moves in the session's step, over the view that it is laid on. Takes no input.
 *
 * Property: "session" (MoaSession); set it after the view has it. */
#define MOA_TYPE_ACT_LAYER (moa_act_layer_get_type ())
G_DECLARE_FINAL_TYPE (MoaActLayer, moa_act_layer, MOA, ACT_LAYER, GtkWidget)

GtkWidget *moa_act_layer_new (MoaDiagramView *view);
void moa_act_layer_set_second (MoaActLayer *self, MoaActLayer *second);

G_END_DECLS
