/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-session.h"

G_BEGIN_DECLS

/* All that has to be said about the lesson and its medicine: main message, status, notices,
 * review, what to do next. Property "session". */
#define MOA_TYPE_NOTICE_PAGE (moa_notice_page_get_type ())
G_DECLARE_FINAL_TYPE (MoaNoticePage, moa_notice_page, MOA, NOTICE_PAGE, GtkWidget)

GtkWidget *moa_notice_page_new (MoaSession *session);

/* Short phrases of the page for other places; new strings. */
char *moa_notice_dup_review (MoaBundle *bundle);
char *moa_notice_dup_heading (MoaCatalog *catalog, const MoaNotice *notice);

G_END_DECLS
