/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-session.h"

G_BEGIN_DECLS

/* All notices of the lesson on a sheet that slides over what is below it. Properties "session", and
 * "expanded": whether it is shown. Its texts are built when they are first shown. */
#define MOA_TYPE_NOTICE_SHEET (moa_notice_sheet_get_type ())
G_DECLARE_FINAL_TYPE (MoaNoticeSheet, moa_notice_sheet, MOA, NOTICE_SHEET, GtkWidget)

gboolean moa_notice_sheet_get_expanded (MoaNoticeSheet *self);
void moa_notice_sheet_set_expanded (MoaNoticeSheet *self, gboolean expanded);

G_END_DECLS
