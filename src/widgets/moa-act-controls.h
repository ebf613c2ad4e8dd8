/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-session.h"

G_BEGIN_DECLS

/* Replay, pause and single steps of a step's motion, and what is happening in words.
 *
 * Properties: "session" (MoaSession), "caption" (string, read only; empty at rest). Uses the
 * window's actions. */
#define MOA_TYPE_ACT_CONTROLS (moa_act_controls_get_type ())
G_DECLARE_FINAL_TYPE (MoaActControls, moa_act_controls, MOA, ACT_CONTROLS, GtkWidget)

G_END_DECLS
