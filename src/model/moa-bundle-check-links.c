/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-bundle-check.h"
#include "moa-markup.h"
#include "moa-nearest.h"
#include "moa-quote.h"

typedef struct
{
  MoaBundleDraft *draft;
  guint value;
} Place;

static void
check_span (const MoaSpan *span, gpointer user_data)
{
  const Place *place = user_data;
  MoaBundleDraft *self = place->draft;
  gboolean is_term = span->type == MOA_SPAN_TERM;
  GHashTable *by_id = is_term ? self->bundle->terms.by_id : self->bundle->parts;
  g_autofree char *words = NULL;
  g_autofree char *hint = NULL;

  if (span->type == MOA_SPAN_TEXT || g_hash_table_contains (by_id, span->id)
      || moa_findings_is_full (self->json.findings))
    return;
  words = moa_quote_shorten (span->text);
  hint = moa_nearest_dup_hint (moa_bundle_draft_find_nearest (self, by_id, span->id));
  moa_findings_add (self->json.findings, place->value, MOA_CODE_BAD_MARKUP,
                    "the words \"%s\" lead nowhere: no %s has the id \"%s\"%s", words,
                    is_term ? "term" : "part", span->id, hint);
}

/* Where the markup is faulty that is the only finding about the text. */
static void
check_text (MoaBundleDraft *self, const MoaLinkedText *linked)
{
  Place place = { self, linked->value };
  g_autoptr (GError) error = NULL;

  if (moa_markup_foreach (linked->text, NULL, NULL, &error))
    moa_markup_foreach (linked->text, check_span, &place, NULL);
  else
    moa_findings_add (self->json.findings, linked->value, MOA_CODE_BAD_MARKUP, "%s",
                      error->message);
}

/* moa_bundle_check_links:
 *
 * Adds inline links that cannot be read or that point to no term or part. */
void
moa_bundle_check_links (MoaBundleDraft *self)
{
  for (guint i = 0; i < self->json.linked_texts->len; i++)
    check_text (self, &g_array_index (self->json.linked_texts, MoaLinkedText, i));
}
