/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-bundle-root.h"
#include "moa-diagnostic.h"
#include "moa-diagram.h"
#include "moa-notice.h"
#include "moa-question.h"
#include "moa-quiz-item.h"
#include "moa-term.h"

G_BEGIN_DECLS

/* A whole lesson. It never changes after it was read; every record that it lends lives as long as
 * it does. */
#define MOA_TYPE_BUNDLE (moa_bundle_get_type ())
G_DECLARE_FINAL_TYPE (MoaBundle, moa_bundle, MOA, BUNDLE, GObject)

typedef enum
{
  MOA_STATE_MARKETED,
  MOA_STATE_DISCONTINUED,
  MOA_STATE_INVESTIGATIONAL,
  MOA_STATE_NOT_APPLICABLE,
} MoaStatusState;

typedef struct
{
  MoaStatusState state;
  MoaMessage text;
  const char *as_of; /* YYYY-MM-DD */
  MoaCite cite;
} MoaStatus;

typedef struct
{
  const char *reviewed;  /* YYYY-MM-DD */
  const char *review_by; /* YYYY-MM-DD */
  guint n_reviewers;
  const char **reviewers;
  MoaMessage policy;
  MoaMessage funding;
} MoaReview;

/* The facts about the lesson as a whole. */
typedef struct
{
  const char *id;
  const char *version;
  const char *language; /* BCP 47, of the texts in the file */
  MoaMessage title;
  MoaMessage subtitle;
  MoaMessage purpose;
  MoaMessage audience;
  MoaMessage main_message;
  MoaStatus status;
  MoaReview review;
  guint n_actions;
  const MoaMessage *actions;
} MoaLesson;

MoaBundle *moa_bundle_load (MoaBundleRoot *root, GPtrArray *diagnostics);
MoaBundle *moa_bundle_load_and_draw (MoaBundleRoot *root, GPtrArray *diagnostics);

MoaBundleRoot *moa_bundle_get_root (MoaBundle *self);
const MoaLesson *moa_bundle_get_lesson (MoaBundle *self);
const MoaDiagram *moa_bundle_get_diagram (MoaBundle *self);
gboolean moa_bundle_is_out_of_date (MoaBundle *self, GDate *today);

/* Lists: the array and its elements belong to the bundle; elements are const records of the named
 * type. */
GPtrArray *moa_bundle_get_notices (MoaBundle *self);
GPtrArray *moa_bundle_get_sources (MoaBundle *self);
GPtrArray *moa_bundle_get_terms (MoaBundle *self);
GPtrArray *moa_bundle_get_medicines (MoaBundle *self);
GPtrArray *moa_bundle_get_measures (MoaBundle *self);
GPtrArray *moa_bundle_get_tours (MoaBundle *self);
GPtrArray *moa_bundle_get_questions (MoaBundle *self);
GPtrArray *moa_bundle_get_quiz (MoaBundle *self);

/* By id; NULL when there is none. */
const MoaSource *moa_bundle_find_source (MoaBundle *self, const char *id);
const MoaTerm *moa_bundle_find_term (MoaBundle *self, const char *id);
const MoaPart *moa_bundle_find_part (MoaBundle *self, const char *id);
const MoaMedicine *moa_bundle_find_medicine (MoaBundle *self, const char *id);
const MoaMeasure *moa_bundle_find_measure (MoaBundle *self, const char *id);
const MoaStep *moa_bundle_find_step (MoaBundle *self, const char *path); /* "tour/step" */
const MoaQuestion *moa_bundle_find_question (MoaBundle *self, const char *id);

G_END_DECLS
