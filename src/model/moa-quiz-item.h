/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-part.h"

G_BEGIN_DECLS

/* A question to test oneself with; exactly one choice is right. */
typedef struct
{
  const char *id;
  MoaMessage question;
  guint n_choices;
  const MoaMessage *choices;
  guint right; /* index into choices */
  MoaMessage why;
  MoaPartList focus;
  MoaCite cite;
} MoaQuizItem;

G_END_DECLS
