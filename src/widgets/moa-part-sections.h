/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-session.h"

G_BEGIN_DECLS

/* What the card of a part is made of, one section each; a section that has nothing to say adds
 * nothing. */

void moa_part_sections_append_text (GtkBox *box, MoaSession *session, const MoaPart *part);
void moa_part_sections_append_notices (GtkBox *box, MoaSession *session, const MoaPart *part);
void moa_part_sections_append_arrows (GtkBox *box, MoaSession *session, const MoaPart *part);
void moa_part_sections_append_questions (GtkBox *box, MoaSession *session, const MoaPart *part);
void moa_part_sections_append_sources (GtkBox *box, MoaSession *session, const MoaPart *part);

char *moa_part_sections_dup_kind (MoaCatalog *catalog, const MoaPart *part);
char *moa_part_sections_dup_arrow (MoaCatalog *catalog, const MoaEdge *edge);

G_END_DECLS
