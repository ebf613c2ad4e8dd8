/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-session.h"

G_BEGIN_DECLS

/* A button that opens a list with a check mark for each medicine, to switch several on.
 *
 * Properties: "session" (MoaSession). */
#define MOA_TYPE_MEDICINE_MENU (moa_medicine_menu_get_type ())
G_DECLARE_FINAL_TYPE (MoaMedicineMenu, moa_medicine_menu, MOA, MEDICINE_MENU, GtkWidget)

GtkWidget *moa_medicine_menu_new (void);

G_END_DECLS
