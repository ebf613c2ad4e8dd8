/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Advice on what patients read: short steps in easy words.
 *
 * The grade is reckoned for each text that patients read: plain texts of parts and medicines,
 * answers, steps. In a handful of words one long name makes any grade, so a text with fewer than
 * MIN_WORDS words is not judged. */

#include "moa-bundle-check.h"

#include <string.h>

#include "moa-markup.h"
#include "moa-readability.h"

#define MAX_STEP_WORDS 40
#define MAX_GRADE 8.0
#define MIN_WORDS 12

static MoaReadability
count_shown_words (const char *text)
{
  g_autofree char *shown = NULL;

  if (moa_markup_is_literal (text))
    return moa_readability_count (text);
  shown = moa_markup_strip (text);
  return moa_readability_count (shown);
}

static gboolean
is_english (const char *language)
{
  return language != NULL
         && (g_ascii_strcasecmp (language, "en") == 0
             || g_ascii_strncasecmp (language, "en-", 3) == 0);
}

static void
check_grade (MoaBundleDraft *self, guint value, const char *text)
{
  MoaReadability counts;
  double grade;

  if (value == 0 || text == NULL || !is_english (self->bundle->lesson.language))
    return;
  counts = count_shown_words (text);
  grade = moa_readability_get_grade (&counts);
  if (counts.n_words >= MIN_WORDS && grade >= MAX_GRADE + 0.05)
    moa_findings_add (self->json.findings, value, MOA_CODE_READING_GRADE,
                      "expected a reading grade of at most %g, found %.1f", MAX_GRADE, grade);
}

static void
check_step (MoaBundleDraft *self, guint value, const char *text)
{
  guint n_words;

  if (value == 0 || text == NULL)
    return;
  n_words = count_shown_words (text).n_words;
  if (n_words > MAX_STEP_WORDS)
    moa_findings_add (self->json.findings, value, MOA_CODE_LONG_STEP,
                      "expected at most %d words in a step, found %u", MAX_STEP_WORDS, n_words);
}

static void
check_plain_parts (MoaBundleDraft *self, const MoaRecords *records)
{
  for (guint i = 0; i < records->list->len; i++)
    {
      const MoaPart *part = g_ptr_array_index (records->list, i);

      check_grade (self, moa_records_get_member (self, records, i, "plain"), part->plain.id);
    }
}

static void
check_plain_medicines (MoaBundleDraft *self)
{
  const MoaRecords *medicines = &self->bundle->medicines;

  for (guint i = 0; i < medicines->list->len; i++)
    {
      const MoaMedicine *medicine = g_ptr_array_index (medicines->list, i);

      check_grade (self, moa_records_get_member (self, medicines, i, "plain"), medicine->plain.id);
    }
}

static void
check_steps (MoaBundleDraft *self)
{
  const MoaRecords *steps = &self->bundle->steps;

  for (guint i = 0; i < steps->list->len; i++)
    {
      const MoaStep *step = g_ptr_array_index (steps->list, i);
      guint value = moa_records_get_member (self, steps, i, "text");

      check_step (self, value, step->text.id);
      check_grade (self, value, step->text.id);
    }
}

static void
check_answers (MoaBundleDraft *self)
{
  const MoaJsonTape *tape = self->json.tape;
  const MoaRecords *questions = &self->bundle->questions;

  for (guint i = 0; i < questions->list->len; i++)
    {
      const MoaQuestion *question = g_ptr_array_index (questions->list, i);
      guint answer = moa_records_get_member (self, questions, i, "answer");
      guint paragraph = question->n_paragraphs > 0 ? moa_json_tape_first (tape, answer) : 0;

      for (guint j = 0; j < question->n_paragraphs; j++)
        {
          check_grade (self, moa_json_tape_find_member (tape, paragraph, "text"),
                       question->paragraphs[j].text.id);
          paragraph = moa_json_tape_next (tape, answer, paragraph);
        }
    }
}

/* moa_bundle_check_reading:
 *
 * Adds steps of more than 40 words, and English texts for patients whose reading grade is over
 * 8. */
void
moa_bundle_check_reading (MoaBundleDraft *self)
{
  check_plain_parts (self, &self->bundle->nodes);
  check_plain_parts (self, &self->bundle->edges);
  check_plain_medicines (self);
  check_steps (self);
  check_answers (self);
}
