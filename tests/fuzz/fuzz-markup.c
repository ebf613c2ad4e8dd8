/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The inline links of a text, and what else reads the words of one. A text comes out of a scanned
 * document or a checked catalog: it is UTF-8. */

#include <math.h>
#include <string.h>

#include "moa-fuzz.h"
#include "moa-json-read.h"
#include "moa-markup.h"
#include "moa-quote.h"
#include "moa-readability.h"
#include "moa-text.h"

static void
read_span (const MoaSpan *span, GString *words)
{
  g_assert_cmpuint (strlen (span->text), >, 0);
  g_assert_true (g_utf8_validate (span->text, -1, NULL));
  g_assert_true ((span->type == MOA_SPAN_TEXT) == (span->id == NULL));
  g_assert_true (span->id == NULL || moa_json_is_id (span->id));
  g_string_append (words, span->text);
}

static void
read_spans (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) spans = moa_markup_parse (text, &error);
  g_autofree char *stripped = moa_markup_strip (text);
  g_autoptr (GString) words = g_string_new (NULL);

  g_assert_true ((spans == NULL) == (error != NULL));
  g_assert_true (error == NULL || g_utf8_validate (error->message, -1, NULL));
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    read_span (g_ptr_array_index (spans, i), words);
  g_assert_cmpstr (stripped, ==, spans != NULL ? words->str : text);
}

static void
read_words (const char *text)
{
  MoaReadability counts = moa_readability_count (text);
  g_autofree char *shortened = moa_quote_shorten (text);
  g_autofree char *flattened = moa_quote_flatten (text);

  g_assert_true (isfinite (moa_readability_get_grade (&counts)));
  moa_text_find_unprintable (text, strlen (text));
  g_assert_true (g_utf8_validate (shortened, -1, NULL));
  g_assert_true (g_utf8_validate (flattened, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);

  if (!g_utf8_validate (text, -1, NULL))
    return 0;
  read_spans (text);
  read_words (text);
  return 0;
}
