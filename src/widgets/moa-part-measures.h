/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-session.h"

G_BEGIN_DECLS

/* The section of a part's card with what studies found. */
GPtrArray *moa_part_measures_find (MoaSession *session, const MoaPart *part);
void moa_part_measures_append (GtkBox *box, MoaSession *session, const MoaPart *part);

G_END_DECLS
