/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the viewer chose.
 *
 * Every change is made in one go: the state before is kept aside, the fields are set, and then each
 * property whose value really differs is announced, all of them after the last field is set. So no
 * observer ever sees a step without its medicine or a part of the lesson before, and an observer
 * that sets something again does not set off a round of notifications without end. */

#include "moa-session-private.h"

#include "moa-language.h"

enum
{
  PROP_0,
  PROP_BUNDLE,
  PROP_CATALOG,
  PROP_LANGUAGE,
  PROP_QUESTION,
  PROP_STEP,
  PROP_PART,
  PROP_MEDICINE,
  PROP_MEDICINES,
  PROP_INFLUENCE,
  PROP_COMPARISON,
  PROP_LEVEL,
  PROP_FOCUS,
  PROP_EXPLANATION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MoaSession, moa_session, G_TYPE_OBJECT)

static const MoaPartList *
find_focus (const MoaSessionState *state)
{
  static const MoaPartList nothing;

  if (state->explanation != NULL)
    return &state->explanation->parts;
  switch (state->origin)
    {
    case MOA_FOCUS_STEP:
      return &state->step->focus;
    case MOA_FOCUS_QUESTION:
      return &state->question->focus;
    case MOA_FOCUS_NONE:
    default:
      return &nothing;
    }
}

static void
notify_if (MoaSession *self, guint property, gboolean changed)
{
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/* moa_session_announce:
 *
 * Announces what differs from the state before. Both must still be alive; an explanation that was
 * replaced is freed afterwards. */
void
moa_session_announce (MoaSession *self, const MoaSessionState *before)
{
  const MoaSessionState *now = &self->state;
  g_autoptr (MoaExplanation) old_explanation = NULL;

  moa_session_settle_explanation (&self->state, before);
  if (now->explanation != before->explanation)
    old_explanation = before->explanation;
  g_object_freeze_notify (G_OBJECT (self));
  notify_if (self, PROP_LANGUAGE, g_strcmp0 (now->language, before->language) != 0);
  notify_if (self, PROP_QUESTION, now->question != before->question);
  notify_if (self, PROP_STEP, now->step != before->step);
  notify_if (self, PROP_PART, now->part != before->part);
  notify_if (self, PROP_MEDICINE,
             moa_medicine_choice_get_first (now->choice)
                 != moa_medicine_choice_get_first (before->choice));
  notify_if (self, PROP_MEDICINES, !moa_medicine_choice_is_same (now->choice, before->choice));
  notify_if (self, PROP_INFLUENCE, now->choice->influence != before->choice->influence);
  notify_if (self, PROP_COMPARISON, now->choice->comparison != before->choice->comparison);
  notify_if (self, PROP_LEVEL, now->level != before->level);
  notify_if (self, PROP_FOCUS,
             now->origin != before->origin || find_focus (now) != find_focus (before));
  notify_if (self, PROP_EXPLANATION,
             now->explanation != before->explanation
                 || (now->explanation != NULL && now->stop != before->stop));
  /* GObject announces the last first: whoever keeps records of the lesson before has to let go of
   * them before it is told of what is chosen in the new one. */
  notify_if (self, PROP_CATALOG, now->catalog != before->catalog);
  notify_if (self, PROP_BUNDLE, now->bundle != before->bundle);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
moa_session_finalize (GObject *object)
{
  MoaSession *self = MOA_SESSION (object);

  g_clear_pointer (&self->state.explanation, moa_explanation_free);
  g_clear_pointer (&self->state.choice, moa_medicine_choice_free);
  g_clear_object (&self->state.catalog);
  g_clear_object (&self->state.bundle);
  g_clear_pointer (&self->language, g_free);
  G_OBJECT_CLASS (moa_session_parent_class)->finalize (object);
}

static void
moa_session_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  MoaSession *self = MOA_SESSION (object);

  switch (property)
    {
    case PROP_BUNDLE:
      g_value_set_object (value, self->state.bundle);
      break;
    case PROP_CATALOG:
      g_value_set_object (value, self->state.catalog);
      break;
    case PROP_LANGUAGE:
      g_value_set_string (value, self->state.language);
      break;
    case PROP_QUESTION:
      g_value_set_pointer (value, (gpointer) self->state.question);
      break;
    case PROP_STEP:
      g_value_set_pointer (value, (gpointer) self->state.step);
      break;
    case PROP_PART:
      g_value_set_pointer (value, (gpointer) self->state.part);
      break;
    case PROP_MEDICINE:
      g_value_set_pointer (value, (gpointer) moa_medicine_choice_get_first (self->state.choice));
      break;
    case PROP_MEDICINES:
      g_value_set_boxed (value, self->state.choice->medicines);
      break;
    case PROP_INFLUENCE:
      g_value_set_pointer (value, self->state.choice->influence);
      break;
    case PROP_COMPARISON:
      g_value_set_int (value, (int) self->state.choice->comparison);
      break;
    case PROP_LEVEL:
      g_value_set_int (value, (int) self->state.level);
      break;
    case PROP_FOCUS:
      g_value_set_pointer (value, (gpointer) find_focus (&self->state));
      break;
    case PROP_EXPLANATION:
      g_value_set_pointer (value, self->state.explanation);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
moa_session_set_property (GObject *object, guint property, const GValue *value, GParamSpec *pspec)
{
  MoaSession *self = MOA_SESSION (object);

  switch (property)
    {
    case PROP_BUNDLE:
      moa_session_set_bundle (self, g_value_get_object (value));
      break;
    case PROP_LANGUAGE:
      moa_session_set_language (self, g_value_get_string (value));
      break;
    case PROP_QUESTION:
      moa_session_set_question (self, g_value_get_pointer (value));
      break;
    case PROP_STEP:
      moa_session_set_step (self, g_value_get_pointer (value));
      break;
    case PROP_PART:
      moa_session_set_part (self, g_value_get_pointer (value));
      break;
    case PROP_MEDICINE:
      moa_session_set_medicine (self, g_value_get_pointer (value));
      break;
    case PROP_MEDICINES:
      moa_session_set_medicines (self, g_value_get_boxed (value));
      break;
    case PROP_COMPARISON:
      moa_session_set_comparison (self, (MoaComparison) g_value_get_int (value));
      break;
    case PROP_LEVEL:
      moa_session_set_level (self, (MoaLevel) g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
moa_session_class_init (MoaSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags shown = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags chosen = shown | G_PARAM_WRITABLE;

  object_class->finalize = moa_session_finalize;
  object_class->get_property = moa_session_get_property;
  object_class->set_property = moa_session_set_property;

  properties[PROP_BUNDLE] = g_param_spec_object ("bundle", NULL, NULL, MOA_TYPE_BUNDLE, chosen);
  properties[PROP_CATALOG] = g_param_spec_object ("catalog", NULL, NULL, MOA_TYPE_CATALOG, shown);
  properties[PROP_LANGUAGE] = g_param_spec_string ("language", NULL, NULL, NULL, chosen);
  properties[PROP_QUESTION] = g_param_spec_pointer ("question", NULL, NULL, chosen);
  properties[PROP_STEP] = g_param_spec_pointer ("step", NULL, NULL, chosen);
  properties[PROP_PART] = g_param_spec_pointer ("part", NULL, NULL, chosen);
  properties[PROP_MEDICINE] = g_param_spec_pointer ("medicine", NULL, NULL, chosen);
  properties[PROP_MEDICINES] = g_param_spec_boxed ("medicines", NULL, NULL, G_TYPE_PTR_ARRAY,
                                                   chosen);
  properties[PROP_INFLUENCE] = g_param_spec_pointer ("influence", NULL, NULL, shown);
  properties[PROP_COMPARISON] = g_param_spec_int ("comparison", NULL, NULL, MOA_COMPARISON_OFF,
                                                  MOA_COMPARISON_SIDE_BY_SIDE, MOA_COMPARISON_OFF,
                                                  chosen);
  properties[PROP_LEVEL] = g_param_spec_int ("level", NULL, NULL, MOA_LEVEL_PLAIN,
                                             MOA_LEVEL_CLINICAL, MOA_LEVEL_PLAIN, chosen);
  properties[PROP_FOCUS] = g_param_spec_pointer ("focus", NULL, NULL, shown);
  properties[PROP_EXPLANATION] = g_param_spec_pointer ("explanation", NULL, NULL, shown);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
moa_session_init (MoaSession *self)
{
  self->state.choice = moa_medicine_choice_new (NULL, NULL, 0, MOA_COMPARISON_OFF);
}

/* moa_session_new:
 *
 * A session without a lesson, at the plain word level. */
MoaSession *
moa_session_new (void)
{
  return g_object_new (MOA_TYPE_SESSION, NULL);
}

/* moa_session_get_bundle:
 *
 * The lesson, lent; NULL before there is one. */
MoaBundle *
moa_session_get_bundle (MoaSession *self)
{
  g_return_val_if_fail (MOA_IS_SESSION (self), NULL);

  return self->state.bundle;
}

static const MoaStep *
find_same_step (MoaBundle *bundle, const MoaStep *step)
{
  g_autofree char *path = g_strdup_printf ("%s/%s", step->tour->id, step->id);

  return moa_bundle_find_step (bundle, path);
}

/* Moves what was chosen to the records of another lesson that have the same ids; the choice of
 * medicines before is the caller's. */
static void
move_choices (MoaSessionState *state, MoaBundle *bundle)
{
  if (state->question != NULL)
    state->question = bundle == NULL ? NULL
                                     : moa_bundle_find_question (bundle, state->question->id);
  if (state->step != NULL)
    state->step = bundle == NULL ? NULL : find_same_step (bundle, state->step);
  if (state->part != NULL)
    state->part = bundle == NULL ? NULL : moa_bundle_find_part (bundle, state->part->id);
  state->choice = moa_medicine_choice_move (state->choice, bundle);
}

/* The focus goes on to the step when its question is no more, and to nothing without either. */
static void
settle_focus (MoaSessionState *state)
{
  if (state->origin == MOA_FOCUS_QUESTION && state->question == NULL)
    state->origin = MOA_FOCUS_STEP;
  if (state->origin == MOA_FOCUS_STEP && state->step == NULL)
    state->origin = MOA_FOCUS_NONE;
}

static void
open_catalog (MoaSession *self)
{
  MoaSessionState *state = &self->state;

  state->catalog = state->bundle == NULL ? NULL
                                         : moa_catalog_new (state->bundle, self->language, NULL);
  state->language = state->catalog == NULL ? self->language
                                           : moa_catalog_get_language (state->catalog);
}

/* moa_session_set_bundle:
 * @bundle: the lesson, or NULL for none
 *
 * Shows another lesson, or the same one read again. Question, step, part and medicines stay where
 * their ids still exist; language and word level stay. */
void
moa_session_set_bundle (MoaSession *self, MoaBundle *bundle)
{
  MoaSessionState before;
  /* What the observers have from the lesson before lives until they were all told. */
  g_autoptr (MoaBundle) old_bundle = NULL;
  g_autoptr (MoaCatalog) old_catalog = NULL;
  g_autoptr (MoaMedicineChoice) old_choice = NULL;

  g_return_if_fail (MOA_IS_SESSION (self));
  g_return_if_fail (bundle == NULL || MOA_IS_BUNDLE (bundle));

  if (bundle == self->state.bundle)
    return;

  before = self->state;
  old_bundle = g_steal_pointer (&self->state.bundle);
  old_catalog = g_steal_pointer (&self->state.catalog);
  old_choice = self->state.choice;
  move_choices (&self->state, bundle);
  settle_focus (&self->state);
  self->state.bundle = bundle == NULL ? NULL : g_object_ref (bundle);
  open_catalog (self);
  moa_session_announce (self, &before);
}

/* moa_session_get_language:
 *
 * The language of the content as a tag of BCP 47: the one that was set, else the lesson's own;
 * NULL with neither. */
const char *
moa_session_get_language (MoaSession *self)
{
  g_return_val_if_fail (MOA_IS_SESSION (self), NULL);

  return self->state.language;
}

/* moa_session_set_language:
 * @language: a tag of BCP 47; NULL for the own language of each lesson
 *
 * Shows the content in another language. What is no tag is ignored. */
void
moa_session_set_language (MoaSession *self, const char *language)
{
  g_autoptr (MoaCatalog) old_catalog = NULL;
  g_autofree char *old_language = NULL;
  MoaSessionState before;

  g_return_if_fail (MOA_IS_SESSION (self));

  if (g_strcmp0 (language, self->language) == 0
      || (language != NULL && !moa_language_is_valid (language)))
    return;

  before = self->state;
  old_language = g_steal_pointer (&self->language);
  old_catalog = g_steal_pointer (&self->state.catalog);
  self->language = g_strdup (language);
  open_catalog (self);
  moa_session_announce (self, &before);
}

/* moa_session_get_catalog:
 *
 * The texts of the lesson in the language, lent until the next change of either; NULL without a
 * lesson. */
MoaCatalog *
moa_session_get_catalog (MoaSession *self)
{
  g_return_val_if_fail (MOA_IS_SESSION (self), NULL);

  return self->state.catalog;
}

/* moa_session_get_question:
 *
 * The open question, or NULL. */
const MoaQuestion *
moa_session_get_question (MoaSession *self)
{
  g_return_val_if_fail (MOA_IS_SESSION (self), NULL);

  return self->state.question;
}

/* moa_session_set_question:
 * @question: a question of the lesson, or NULL
 *
 * Opens a question and focuses its parts, also when it was open already; closing it gives the
 * focus back to the step. */
void
moa_session_set_question (MoaSession *self, const MoaQuestion *question)
{
  MoaSessionState before;

  g_return_if_fail (MOA_IS_SESSION (self));

  before = self->state;
  self->state.question = question;
  if (question != NULL)
    {
      self->state.origin = MOA_FOCUS_QUESTION;
      self->state.explanation = NULL;
    }
  settle_focus (&self->state);
  moa_session_announce (self, &before);
}

/* moa_session_get_step:
 *
 * The step that was entered, or NULL. */
const MoaStep *
moa_session_get_step (MoaSession *self)
{
  g_return_val_if_fail (MOA_IS_SESSION (self), NULL);

  return self->state.step;
}

/* moa_session_set_step:
 * @step: a step of the lesson, or NULL to leave the tour
 *
 * Enters a step: focuses its parts and takes the medicine that it names, or none where it says so,
 * also when it was entered already. An open question stays open; the selected part is let go when
 * the step is another one, because its card would cover what the step shows. */
void
moa_session_set_step (MoaSession *self, const MoaStep *step)
{
  g_autoptr (MoaMedicineChoice) old_choice = NULL;
  MoaSessionState before;

  g_return_if_fail (MOA_IS_SESSION (self));

  before = self->state;
  self->state.step = step;
  if (step != before.step)
    self->state.part = NULL;
  if (step != NULL)
    {
      self->state.origin = MOA_FOCUS_STEP;
      self->state.explanation = NULL;
    }
  if (step != NULL && step->sets_medicine)
    old_choice = moa_session_choose_medicine (self, step->medicine);
  settle_focus (&self->state);
  moa_session_announce (self, &before);
}

/* moa_session_get_part:
 *
 * The selected part of the diagram, or NULL. */
const MoaPart *
moa_session_get_part (MoaSession *self)
{
  g_return_val_if_fail (MOA_IS_SESSION (self), NULL);

  return self->state.part;
}

/* moa_session_set_part:
 * @part: a part of the lesson, or NULL
 *
 * Selects a part. The focus stays. */
void
moa_session_set_part (MoaSession *self, const MoaPart *part)
{
  MoaSessionState before;

  g_return_if_fail (MOA_IS_SESSION (self));

  before = self->state;
  self->state.part = part;
  moa_session_announce (self, &before);
}

/* moa_session_get_level:
 *
 * The word level in which texts are shown. */
MoaLevel
moa_session_get_level (MoaSession *self)
{
  g_return_val_if_fail (MOA_IS_SESSION (self), MOA_LEVEL_PLAIN);

  return self->state.level;
}

/* moa_session_set_level:
 *
 * Chooses the word level. */
void
moa_session_set_level (MoaSession *self, MoaLevel level)
{
  MoaSessionState before;

  g_return_if_fail (MOA_IS_SESSION (self));
  g_return_if_fail (level == MOA_LEVEL_PLAIN || level == MOA_LEVEL_CLINICAL);

  before = self->state;
  self->state.level = level;
  moa_session_announce (self, &before);
}

/* moa_session_get_focus:
 *
 * The parts that the diagram puts in front, lent by the lesson; empty, never NULL, when there are
 * none. */
const MoaPartList *
moa_session_get_focus (MoaSession *self)
{
  g_return_val_if_fail (MOA_IS_SESSION (self), NULL);

  return find_focus (&self->state);
}

/* moa_session_get_focus_origin:
 *
 * What the focus comes from. */
MoaFocusOrigin
moa_session_get_focus_origin (MoaSession *self)
{
  g_return_val_if_fail (MOA_IS_SESSION (self), MOA_FOCUS_NONE);

  return self->state.origin;
}

/* moa_session_clear_focus:
 *
 * Puts nothing in front any more; question and step stay. */
void
moa_session_clear_focus (MoaSession *self)
{
  MoaSessionState before;

  g_return_if_fail (MOA_IS_SESSION (self));

  before = self->state;
  self->state.origin = MOA_FOCUS_NONE;
  self->state.explanation = NULL;
  moa_session_announce (self, &before);
}
