/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Takes files that are dropped anywhere on its child, and says so while they are held over it.
 *
 * Property: "child". Signal: "dropped", with a GListModel of GFile that is not empty. */
#define MOA_TYPE_DROP_AREA (moa_drop_area_get_type ())
G_DECLARE_FINAL_TYPE (MoaDropArea, moa_drop_area, MOA, DROP_AREA, GtkWidget)

G_END_DECLS
