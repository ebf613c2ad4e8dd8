/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-session.h"

G_BEGIN_DECLS

/* The main window's header bar. Where it is too narrow for everything, first the pages move to the
 * side panel, then word level and language into the menu.
 *
 * Properties: "session"; "without-pages" (read only), whether the pages have moved. */
#define MOA_TYPE_HEADER (moa_header_get_type ())
G_DECLARE_FINAL_TYPE (MoaHeader, moa_header, MOA, HEADER, GtkWidget)

void moa_header_fit (MoaHeader *self, int width);
void moa_header_focus_language (MoaHeader *self);

G_END_DECLS
