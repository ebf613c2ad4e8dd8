/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-catalog.h"
#include "moa-describe.h"
#include "moa-explanation.h"
#include "moa-medicine-choice.h"

G_BEGIN_DECLS

/* What the viewer chose: the only state of the program. Every window binds to it; only these
 * functions change it.
 *
 * Properties, all notified: "bundle", "catalog", "language", "question", "step", "part",
 * "medicine", "medicines", "influence", "comparison", "level", "focus",
 * "explanation" (also when its stop changes). Records are const pointers
 * into the bundle (pointer properties); NULL means none. */
#define MOA_TYPE_SESSION (moa_session_get_type ())
G_DECLARE_FINAL_TYPE (MoaSession, moa_session, MOA, SESSION, GObject)

typedef enum
{
  MOA_FOCUS_NONE,
  MOA_FOCUS_STEP,
  MOA_FOCUS_QUESTION,
} MoaFocusOrigin;

MoaSession *moa_session_new (void);

/* The lesson; setting another keeps question, part, step and medicine where their ids still exist.
 */
MoaBundle *moa_session_get_bundle (MoaSession *self);
void moa_session_set_bundle (MoaSession *self, MoaBundle *bundle);

/* The language of the content, and the texts in it. The catalog is replaced (and notified) on every
 * change. */
const char *moa_session_get_language (MoaSession *self);
void moa_session_set_language (MoaSession *self, const char *language);
MoaCatalog *moa_session_get_catalog (MoaSession *self);

const MoaQuestion *moa_session_get_question (MoaSession *self);
void moa_session_set_question (MoaSession *self, const MoaQuestion *question);

const MoaStep *moa_session_get_step (MoaSession *self);
void moa_session_set_step (MoaSession *self, const MoaStep *step);
gboolean moa_session_step_next (MoaSession *self);
gboolean moa_session_step_previous (MoaSession *self);

const MoaPart *moa_session_get_part (MoaSession *self);
void moa_session_set_part (MoaSession *self, const MoaPart *part);

const MoaMedicine *moa_session_get_medicine (MoaSession *self);
void moa_session_set_medicine (MoaSession *self, const MoaMedicine *medicine);

/* The medicines that are switched on, and what they do. "medicine" is the first of them. */
GPtrArray *moa_session_get_medicines (MoaSession *self);
void moa_session_set_medicines (MoaSession *self, GPtrArray *medicines);
void moa_session_toggle_medicine (MoaSession *self, const MoaMedicine *medicine);
MoaInfluence *moa_session_get_influence (MoaSession *self);

/* How two medicines are compared; off with more or fewer of them. */
MoaComparison moa_session_get_comparison (MoaSession *self);
void moa_session_set_comparison (MoaSession *self, MoaComparison comparison);
MoaCompare *moa_session_get_compare (MoaSession *self);

/* Why the medicines change a part, and where one is on the paths to it. */
const MoaExplanation *moa_session_get_explanation (MoaSession *self);
gboolean moa_session_explain (MoaSession *self, const MoaNode *node);
int moa_session_get_explanation_stop (MoaSession *self);
gboolean moa_session_set_explanation_stop (MoaSession *self, int stop);

MoaLevel moa_session_get_level (MoaSession *self);
void moa_session_set_level (MoaSession *self, MoaLevel level);

/* What the diagram puts in front: what is explained, the parts of the open question, or of the
 * step; empty before a step is entered. */
const MoaPartList *moa_session_get_focus (MoaSession *self);
MoaFocusOrigin moa_session_get_focus_origin (MoaSession *self);
void moa_session_clear_focus (MoaSession *self);

G_END_DECLS
