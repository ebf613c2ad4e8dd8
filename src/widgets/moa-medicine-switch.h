/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-session.h"

G_BEGIN_DECLS

/* What the mechanism looks like without and with each medicine. Properties: "session" (MoaSession).
 * */
#define MOA_TYPE_MEDICINE_SWITCH (moa_medicine_switch_get_type ())
G_DECLARE_FINAL_TYPE (MoaMedicineSwitch, moa_medicine_switch, MOA, MEDICINE_SWITCH, GtkWidget)

GtkWidget *moa_medicine_switch_new (void);

int moa_medicine_switch_get_width (MoaMedicineSwitch *self, int most);

G_END_DECLS
