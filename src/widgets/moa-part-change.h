/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-session.h"

G_BEGIN_DECLS

/* What the medicines do to a part: on its card, and as it is said elsewhere. */
char *moa_part_change_dup (MoaSession *session, const MoaPart *part);
void moa_part_change_append (GtkBox *box, MoaSession *session, const MoaPart *part);

G_END_DECLS
