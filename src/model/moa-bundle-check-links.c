/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-bundle-check.h"
#include "moa-markup.h"
#include "moa-nearest.h"
#include "moa-quote.h"

static void
check_span (MoaBundleDraft *self, guint value, const MoaSpan *span)
{
  gboolean is_term = span->type == MOA_SPAN_TERM;
  GHashTable *by_id = is_term ? self->bundle->terms.by_id : self->bundle->parts;
  g_autofree char *words = NULL;
  g_autofree char *hint = NULL;

  if (span->type == MOA_SPAN_TEXT || g_hash_table_contains (by_id, span->id))
    return;
  words = moa_quote_shorten (span->text);
  hint = moa_nearest_dup_hint (moa_bundle_draft_find_nearest (self, by_id, span->id));
  moa_findings_add (self->json.findings, value, MOA_CODE_BAD_MARKUP,
                    "the words \"%s\" lead nowhere: no %s has the id \"%s\"%s", words,
                    is_term ? "term" : "part", span->id, hint);
}

static void
check_text (MoaBundleDraft *self, guint value)
{
  g_autofree char *text = moa_json_tape_dup_string (self->json.tape, value);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) spans = moa_markup_parse (text, &error);

  if (spans == NULL)
    {
      moa_findings_add (self->json.findings, value, MOA_CODE_BAD_MARKUP, "%s", error->message);
      return;
    }
  for (guint i = 0; i < spans->len; i++)
    check_span (self, value, g_ptr_array_index (spans, i));
}

/* moa_bundle_check_links:
 *
 * Adds inline links that cannot be read or that point to no term or part. */
void
moa_bundle_check_links (MoaBundleDraft *self)
{
  for (guint i = 0; i < self->json.linked_texts->len; i++)
    check_text (self, g_array_index (self->json.linked_texts, guint, i));
}
