/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moa-session.h"

G_BEGIN_DECLS

/* One question; its answer opens in place while the session has it chosen. */
#define MOA_TYPE_QUESTION_CARD (moa_question_card_get_type ())
G_DECLARE_FINAL_TYPE (MoaQuestionCard, moa_question_card, MOA, QUESTION_CARD, GtkWidget)

GtkWidget *moa_question_card_new (MoaSession *session, const MoaQuestion *question);

G_END_DECLS
