/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-catalog.h"

G_BEGIN_DECLS

/* What a word means, shown beside the word. */
#define MOA_TYPE_TERM_POPOVER (moa_term_popover_get_type ())
G_DECLARE_FINAL_TYPE (MoaTermPopover, moa_term_popover, MOA, TERM_POPOVER, GtkPopover)

GtkWidget *moa_term_popover_new (MoaCatalog *catalog, const MoaTerm *term);

G_END_DECLS
