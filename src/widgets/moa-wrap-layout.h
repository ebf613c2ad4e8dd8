/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Sets children side by side at their natural width and goes on in the next line when the line
 * is full.
 *
 * Properties: "spacing" (int, CSS pixels), "xalign" (double, where a line that is not full begins:
 * 0 at the start, 1 at the end). */
#define MOA_TYPE_WRAP_LAYOUT (moa_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (MoaWrapLayout, moa_wrap_layout, MOA, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *moa_wrap_layout_new (guint spacing);

G_END_DECLS
