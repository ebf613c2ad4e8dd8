/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is wrong with the lesson that is shown, over it: one line, and the whole list below that
 * when it is opened. Not there while there is nothing to say. */
#define MOA_TYPE_FINDINGS_BAR (moa_findings_bar_get_type ())
G_DECLARE_FINAL_TYPE (MoaFindingsBar, moa_findings_bar, MOA, FINDINGS_BAR, GtkWidget)

void moa_findings_bar_set_findings (MoaFindingsBar *self, GPtrArray *diagnostics);

G_END_DECLS
