/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-session.h"

G_BEGIN_DECLS

/* The present step in words, and the way to the others. Property "session". */
#define MOA_TYPE_STEP_BAR (moa_step_bar_get_type ())
G_DECLARE_FINAL_TYPE (MoaStepBar, moa_step_bar, MOA, STEP_BAR, GtkWidget)

G_END_DECLS
