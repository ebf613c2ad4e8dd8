/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-source.h"
#include "moa-usage.h"

G_BEGIN_DECLS

/* One source: its number, its reference, how to find it, and what rests on it. */
#define MOA_TYPE_SOURCE_ROW (moa_source_row_get_type ())
G_DECLARE_FINAL_TYPE (MoaSourceRow, moa_source_row, MOA, SOURCE_ROW, GtkWidget)

GtkWidget *moa_source_row_new (const MoaSource *source, MoaUsage *usage);

G_END_DECLS
