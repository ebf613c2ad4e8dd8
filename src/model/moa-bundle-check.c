/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a lesson that can be read still gets wrong, or could do better for its viewers. Each concern
 * has a file of its own; the few that are about the lesson as a whole are here. */

#include "moa-bundle-check.h"

#include <string.h>

#include "moa-language.h"
#include "moa-quote.h"
#include "moa-readability.h"

#define MAX_SUMMARY_WORDS 40

static void
check_language (MoaBundleDraft *self)
{
  const char *tag = self->bundle->lesson.language;
  g_autofree char *quoted = NULL;

  if (tag == NULL || moa_language_is_valid (tag))
    return;
  quoted = moa_quote_shorten (tag);
  moa_findings_add (self->json.findings, moa_json_tape_find_member (self->json.tape, 0, "language"),
                    MOA_CODE_UNKNOWN_VALUE,
                    "expected a language tag of BCP 47 such as \"en\" or \"pt-BR\", found \"%s\"",
                    quoted);
}

static void
check_review_date (MoaBundleDraft *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDate) today = g_date_new_dmy ((GDateDay) g_date_time_get_day_of_month (now),
                                            (GDateMonth) g_date_time_get_month (now),
                                            (GDateYear) g_date_time_get_year (now));
  guint review = moa_json_tape_find_member (self->json.tape, 0, "review");

  if (moa_bundle_is_out_of_date (self->bundle, today))
    moa_findings_add (self->json.findings,
                      moa_json_tape_find_member (self->json.tape, review, "review_by"),
                      MOA_CODE_OUT_OF_DATE, "the lesson should have been reviewed again by %s",
                      self->bundle->lesson.review.review_by);
}

static void
check_actions (MoaBundleDraft *self)
{
  guint actions = moa_json_tape_find_member (self->json.tape, 0, "actions");

  if (self->bundle->lesson.n_actions == 0)
    moa_findings_add (self->json.findings, actions, MOA_CODE_NO_ACTION,
                      "expected at least one action: what the viewer can do next");
}

/* The lesson's summary is its main message: one thing to remember. It is none when it only says
 * again what the lesson is called or what it is for, or when it is too long to be kept in mind. */
static void
check_summary (MoaBundleDraft *self)
{
  const MoaLesson *lesson = &self->bundle->lesson;
  guint value = moa_json_tape_find_member (self->json.tape, 0, "main_message");
  guint n_words;

  if (moa_message_is_empty (&lesson->main_message))
    return;
  n_words = moa_readability_count (lesson->main_message.id).n_words;
  if (n_words == 0 || g_strcmp0 (lesson->main_message.id, lesson->title.id) == 0
      || g_strcmp0 (lesson->main_message.id, lesson->purpose.id) == 0)
    moa_findings_add (self->json.findings, value, MOA_CODE_NO_SUMMARY,
                      "expected the one thing to remember, found no message of its own");
  else if (n_words > MAX_SUMMARY_WORDS)
    moa_findings_add (self->json.findings, value, MOA_CODE_NO_SUMMARY,
                      "expected the one thing to remember in at most %d words, found %u",
                      MAX_SUMMARY_WORDS, n_words);
}

/* Whoever reads of a benefit has to read of the harm too. */
static void
check_harm (MoaBundleDraft *self)
{
  const MoaRecords *measures = &self->bundle->measures;
  gboolean has_benefit = FALSE;

  for (guint i = 0; i < measures->list->len; i++)
    {
      const MoaMeasure *measure = g_ptr_array_index (measures->list, i);

      if (measure->about == MOA_MEASURE_HARM)
        return;
      has_benefit = TRUE;
    }
  if (has_benefit)
    moa_findings_add (self->json.findings,
                      moa_json_tape_find_member (self->json.tape, 0, "measures"),
                      MOA_CODE_HARM_BENEFIT, "expected a measure of harm beside those of benefit");
}

/* moa_bundle_check:
 * @self: a draft whose records have been read, with errors or without
 *
 * Adds what is wrong with the meaning of the lesson, and the reading advice. */
void
moa_bundle_check (MoaBundleDraft *self)
{
  check_language (self);
  check_review_date (self);
  check_actions (self);
  check_summary (self);
  check_harm (self);
  moa_bundle_check_evidence (self);
  moa_bundle_check_geometry (self);
  moa_bundle_check_pictures (self);
  moa_bundle_check_links (self);
  moa_bundle_check_reading (self);
  moa_bundle_check_terms (self);
}
