/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-diagnostic.h"

G_BEGIN_DECLS

void moa_finding_rows_fill (GtkListBox *list, GPtrArray *diagnostics);
void moa_finding_rows_copy (GPtrArray *diagnostics, GtkWidget *widget);

G_END_DECLS
