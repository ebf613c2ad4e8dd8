/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-session.h"

G_BEGIN_DECLS

/* All that properties show. References are held by the session, not by a copy of the state. */
typedef struct
{
  MoaBundle *bundle;
  MoaCatalog *catalog;
  const char *language; /* of the catalog, or what was asked for while there is none */
  const MoaQuestion *question;
  const MoaStep *step;
  const MoaPart *part;
  MoaMedicineChoice *choice;
  MoaLevel level;
  MoaFocusOrigin origin;
  MoaExplanation *explanation; /* NULL while nothing is explained */
  int stop;                    /* of the explanation; -1 at what is explained */
} MoaSessionState;

struct _MoaSession
{
  GObject parent_instance;

  MoaSessionState state;
  char *language; /* what was asked for; NULL: the language of each lesson */
};

/* Announces what differs from the state before. Both must still be alive; an explanation that was
 * replaced is freed afterwards. */
void moa_session_announce (MoaSession *self, const MoaSessionState *before);

void moa_session_settle_explanation (MoaSessionState *now, const MoaSessionState *before);
MoaMedicineChoice *moa_session_choose_medicine (MoaSession *self, const MoaMedicine *medicine);

G_END_DECLS
