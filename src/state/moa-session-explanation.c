/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Why a part changes. While it is explained, the paths to it are what the diagram puts in front,
 * and the selected part is one of them. Whatever leads away from them ends the explanation; another
 * choice of medicines, or the lesson read again, explains the same part anew where it still
 * changes. */

#include "moa-session-private.h"

static const MoaNode *
find_node (const MoaSessionState *state, const MoaNode *node, gboolean same_bundle)
{
  const MoaPart *part;

  if (same_bundle || state->bundle == NULL)
    return same_bundle ? node : NULL;
  part = moa_bundle_find_part (state->bundle, node->part.id);
  return part != NULL && part->type == MOA_PART_NODE ? (const MoaNode *) part : NULL;
}

static MoaExplanation *
renew (const MoaSessionState *now, const MoaSessionState *before)
{
  const MoaNode *node = find_node (now, now->explanation->node, now->bundle == before->bundle);

  if (node == NULL || now->choice->influence == NULL)
    return NULL;
  return moa_explanation_new (now->choice->influence, node);
}

static gboolean
leads_away (const MoaSessionState *now, const MoaSessionState *before)
{
  return now->part == NULL || now->question != before->question || now->step != before->step
         || !moa_part_list_contains (&now->explanation->parts, now->part);
}

/* moa_session_settle_explanation:
 *
 * Keeps the explanation true after a change of anything else. The one before is the caller's. */
void
moa_session_settle_explanation (MoaSessionState *now, const MoaSessionState *before)
{
  if (now->explanation == NULL || now->explanation != before->explanation)
    return;
  if (now->choice->influence != before->choice->influence || now->bundle != before->bundle)
    now->explanation = renew (now, before);
  if (now->explanation == NULL)
    return;
  if (leads_away (now, before))
    {
      if (now->explanation != before->explanation)
        moa_explanation_free (now->explanation);
      now->explanation = NULL;
    }
  else if (now->part != before->part || now->explanation != before->explanation)
    now->stop = moa_explanation_find_stop (now->explanation, now->part);
}

/* moa_session_get_explanation:
 *
 * Why a part changes, lent until the next change; NULL while nothing is explained. */
const MoaExplanation *
moa_session_get_explanation (MoaSession *self)
{
  g_return_val_if_fail (MOA_IS_SESSION (self), NULL);

  return self->state.explanation;
}

/* moa_session_explain:
 * @node: a part of the lesson; NULL to end the explanation and go back to the part
 *
 * Explains why the medicines change a part, which is selected. Returns FALSE, with nothing changed,
 * when they do not. */
gboolean
moa_session_explain (MoaSession *self, const MoaNode *node)
{
  MoaExplanation *explanation = NULL;
  MoaSessionState before;

  g_return_val_if_fail (MOA_IS_SESSION (self), FALSE);

  before = self->state;
  if (node == NULL && before.explanation == NULL)
    return TRUE;
  if (node != NULL && before.choice->influence != NULL)
    explanation = moa_explanation_new (before.choice->influence, node);
  if (node != NULL && explanation == NULL)
    return FALSE;
  self->state.part = node != NULL ? &node->part : &before.explanation->node->part;
  self->state.explanation = explanation;
  self->state.stop = -1;
  moa_session_announce (self, &before);
  return TRUE;
}

/* moa_session_get_explanation_stop:
 *
 * Which stop of the explanation is the selected part, from 0; -1 at the part that is explained and
 * while nothing is. */
int
moa_session_get_explanation_stop (MoaSession *self)
{
  g_return_val_if_fail (MOA_IS_SESSION (self), -1);

  return self->state.explanation != NULL ? self->state.stop : -1;
}

/* moa_session_set_explanation_stop:
 * @stop: from 0; -1 for the part that is explained
 *
 * Goes to a stop of the explanation and selects its part. Returns FALSE, with nothing changed, when
 * there is no such stop. */
gboolean
moa_session_set_explanation_stop (MoaSession *self, int stop)
{
  const MoaExplanationStop *found = NULL;
  MoaSessionState before;

  g_return_val_if_fail (MOA_IS_SESSION (self), FALSE);

  before = self->state;
  if (before.explanation == NULL)
    return FALSE;
  if (stop >= 0)
    found = moa_explanation_get_stop (before.explanation, (guint) stop);
  if (found == NULL && stop != -1)
    return FALSE;
  self->state.part = found != NULL ? found->part : &before.explanation->node->part;
  self->state.stop = stop;
  moa_session_announce (self, &before);
  return TRUE;
}
