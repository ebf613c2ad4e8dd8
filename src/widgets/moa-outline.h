/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-session.h"

G_BEGIN_DECLS

/* Every part as a list in the order of cause and effect. Properties: "session" (MoaSession). */
#define MOA_TYPE_OUTLINE (moa_outline_get_type ())
G_DECLARE_FINAL_TYPE (MoaOutline, moa_outline, MOA, OUTLINE, GtkWidget)

G_END_DECLS
