/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is wrong with a lesson that cannot be opened: every finding, and ways to go on ("app.open",
 * "app.open-built-in"). */
#define MOA_TYPE_DIAGNOSTICS_PAGE (moa_diagnostics_page_get_type ())
G_DECLARE_FINAL_TYPE (MoaDiagnosticsPage, moa_diagnostics_page, MOA, DIAGNOSTICS_PAGE, GtkWidget)

GtkWidget *moa_diagnostics_page_new (const char *name, GPtrArray *diagnostics);

G_END_DECLS
