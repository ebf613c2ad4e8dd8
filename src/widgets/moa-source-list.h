/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-session.h"

G_BEGIN_DECLS

/* All sources of the lesson with what rests on each. Property "session". */
#define MOA_TYPE_SOURCE_LIST (moa_source_list_get_type ())
G_DECLARE_FINAL_TYPE (MoaSourceList, moa_source_list, MOA, SOURCE_LIST, GtkWidget)

void moa_source_list_show_source (MoaSourceList *self, const char *id);

G_END_DECLS
