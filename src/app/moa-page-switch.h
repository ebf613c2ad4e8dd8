/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The names of the side panel's pages as linked buttons; they activate "win.page". */
#define MOA_TYPE_PAGE_SWITCH (moa_page_switch_get_type ())
G_DECLARE_FINAL_TYPE (MoaPageSwitch, moa_page_switch, MOA, PAGE_SWITCH, GtkWidget)

void moa_page_switch_ellipsize (MoaPageSwitch *self);

G_END_DECLS
