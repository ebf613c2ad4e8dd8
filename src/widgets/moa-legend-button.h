/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-session.h"

G_BEGIN_DECLS

/* A button that explains how the lesson's diagram is read. Property "session". */
#define MOA_TYPE_LEGEND_BUTTON (moa_legend_button_get_type ())
G_DECLARE_FINAL_TYPE (MoaLegendButton, moa_legend_button, MOA, LEGEND_BUTTON, GtkWidget)

G_END_DECLS
