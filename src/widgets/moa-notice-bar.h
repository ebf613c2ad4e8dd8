/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-session.h"

G_BEGIN_DECLS

/* A slim line with the status of the medicine, its boxed warning and the state of the review.
 * Properties "session", and "expanded": whether all notices are to be shown; bind it to the
 * MoaNoticeSheet that shows them. Entering a step or opening a question sets it to FALSE. */
#define MOA_TYPE_NOTICE_BAR (moa_notice_bar_get_type ())
G_DECLARE_FINAL_TYPE (MoaNoticeBar, moa_notice_bar, MOA, NOTICE_BAR, GtkWidget)

gboolean moa_notice_bar_get_expanded (MoaNoticeBar *self);
void moa_notice_bar_set_expanded (MoaNoticeBar *self, gboolean expanded);

G_END_DECLS
