/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-session.h"

G_BEGIN_DECLS

/* A part of the mechanism that can be reached by keyboard and by assistive technology. */
#define MOA_TYPE_PART_WIDGET (moa_part_widget_get_type ())
G_DECLARE_FINAL_TYPE (MoaPartWidget, moa_part_widget, MOA, PART_WIDGET, GtkWidget)

MoaPartWidget *moa_part_widget_new (void);
void moa_part_widget_set_part (MoaPartWidget *self, const MoaPart *part);
const MoaPart *moa_part_widget_get_part (MoaPartWidget *self);
void moa_part_widget_describe (MoaPartWidget *self, MoaSession *session);
void moa_part_widget_set_selected (MoaPartWidget *self, gboolean selected);
void moa_part_widget_set_flows_to (MoaPartWidget *self, GPtrArray *targets);

G_END_DECLS
