/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-help-library.h"

G_BEGIN_DECLS

/* One page of the help, to be read and scrolled.
 *
 * Signals: "link" (address) when a link was followed, whatever it leads to. */
#define MOA_TYPE_HELP_PAGE (moa_help_page_get_type ())
G_DECLARE_FINAL_TYPE (MoaHelpPage, moa_help_page, MOA, HELP_PAGE, GtkWidget)

GtkWidget *moa_help_page_new (const MoaHelpDocument *document, const char *note);
void moa_help_page_go_to (MoaHelpPage *self, const char *anchor);

G_END_DECLS
