/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-session.h"

G_BEGIN_DECLS

/* What two medicines share and what only one does, in words. */
guint moa_comparison_list_count (MoaSession *session, MoaShare share);
GtkWidget *moa_comparison_list_new (MoaSession *session);

G_END_DECLS
