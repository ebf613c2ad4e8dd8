/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-catalog.h"

G_BEGIN_DECLS

/* Shows one text of a lesson: its words, their links to terms and parts, and the numbers of its
 * sources. */
#define MOA_TYPE_RICH_LABEL (moa_rich_label_get_type ())
G_DECLARE_FINAL_TYPE (MoaRichLabel, moa_rich_label, MOA, RICH_LABEL, GtkWidget)

GtkWidget *moa_rich_label_new (void);

void moa_rich_label_set_content (MoaRichLabel *self,
                                 MoaCatalog *catalog,
                                 const MoaMessage *message,
                                 const MoaCite *cite);
void moa_rich_label_set_lead (MoaRichLabel *self, const char *lead);
void moa_rich_label_set_selectable (MoaRichLabel *self, gboolean selectable);

G_END_DECLS
