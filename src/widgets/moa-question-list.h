/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-session.h"

G_BEGIN_DECLS

/* The lesson's questions as numbered cards of which at most one is open. Property "session". */
#define MOA_TYPE_QUESTION_LIST (moa_question_list_get_type ())
G_DECLARE_FINAL_TYPE (MoaQuestionList, moa_question_list, MOA, QUESTION_LIST, GtkWidget)

G_END_DECLS
