/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-session.h"

G_BEGIN_DECLS

/* Why a part changes: the paths from the medicine to it as rows to walk along. Hidden while nothing
 * is explained.
 *
 * Properties: "session" (MoaSession). */
#define MOA_TYPE_WHY_VIEW (moa_why_view_get_type ())
G_DECLARE_FINAL_TYPE (MoaWhyView, moa_why_view, MOA, WHY_VIEW, GtkWidget)

G_END_DECLS
