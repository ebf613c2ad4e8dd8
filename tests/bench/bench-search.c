/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a key press in the search costs, in lessons of about 10,000 and 100,000 texts: `bench-search`.
 *
 * build    reading and folding all texts, ms
 * floor    the bare memmem() of what was typed over the folded texts, all places: median, ms
 * key      moa_search_index_query() with as many results as are shown: median, p95, ms
 * ratio    median of key / floor, each of the same thing typed */

#define _GNU_SOURCE /* memmem */

#include <string.h>

#include "bench-lesson.h"
#include "bench-samples.h"
#include "moa-folded-text.h"
#include "moa-lesson-text.h"
#include "moa-search-index.h"

#define RESULTS 6
#define ROUNDS 9

static MoaCatalog *
load_catalog (guint n_nodes)
{
  g_autoptr (MoaBundle) bundle = bench_lesson_load (bench_lesson_new (n_nodes), NULL);

  return moa_catalog_new (bundle, NULL, NULL);
}

static void
add_text (GString *all, guint *n_texts, MoaCatalog *catalog, const MoaPart *part)
{
  g_autofree char *title = moa_describe_title (catalog, part);
  g_autofree char *text = moa_lesson_text_dup_plain (catalog, &part->plain);
  g_autofree char *folded_title = moa_fold_string (title);
  g_autofree char *folded_text = moa_fold_string (text);

  g_string_append_printf (all, "%s\n%s\n", folded_title, folded_text);
  *n_texts += 2;
}

static GString *
collect_texts (MoaCatalog *catalog, guint *n_texts)
{
  const MoaDiagram *diagram = moa_bundle_get_diagram (moa_catalog_get_bundle (catalog));
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < diagram->n_nodes; i++)
    add_text (all, n_texts, catalog, &diagram->nodes[i]->part);
  for (guint i = 0; i < diagram->n_edges; i++)
    add_text (all, n_texts, catalog, &diagram->edges[i]->part);

  return all;
}

static guint
count_places (const GString *all, const char *word)
{
  gsize length = strlen (word);
  const char *at = all->str;
  guint n = 0;

  while ((at = memmem (at, (gsize) (all->str + all->len - at), word, length)) != NULL)
    {
      at += length;
      n++;
    }

  return n;
}

static double
get_ms (gint64 since)
{
  return (double) (g_get_monotonic_time () - since) / 1000;
}

/* Each prefix of what somebody types is a key press. */
static void
type (const MoaSearchIndex *index,
      const GString *all,
      const char *typed,
      GArray *floors,
      GArray *keys,
      GArray *ratios)
{
  for (gsize length = 1; length <= strlen (typed); length++)
    {
      g_autofree char *query = g_strndup (typed, length);
      g_autofree char *folded = moa_fold_string (query);
      gint64 begin = g_get_monotonic_time ();
      guint n_places = count_places (all, folded);
      double floor = get_ms (begin);
      double key, ratio;

      begin = g_get_monotonic_time ();
      g_ptr_array_unref (moa_search_index_query (index, query, RESULTS, NULL));
      key = get_ms (begin);
      ratio = key / MAX (floor, 0.001);
      g_array_append_val (floors, floor);
      g_array_append_val (keys, key);
      g_array_append_val (ratios, ratio);
      g_debug ("%s: %u places", query, n_places);
    }
}

static void
measure (guint n_nodes)
{
  static const char *const typed[] = { "protein", "apo b-100", "binds the receptor", "xyzzy", "e" };
  g_autoptr (MoaCatalog) catalog = load_catalog (n_nodes);
  g_autoptr (MoaSearchIndex) index = NULL;
  g_autoptr (GArray) floors = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) ratios = g_array_new (FALSE, FALSE, sizeof (double));
  guint n_texts = 0;
  GString *all = collect_texts (catalog, &n_texts);
  gint64 begin = g_get_monotonic_time ();

  index = moa_search_index_new (catalog, MOA_LEVEL_PLAIN);
  g_print ("%u texts, %.1f MiB\n  build %.0f\n", n_texts, (double) all->len / (1 << 20),
           get_ms (begin));
  for (guint round = 0; round < ROUNDS; round++)
    for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
      type (index, all, typed[i], floors, keys, ratios);
  g_print ("  floor %.3f\n  key   %.3f %.3f\n  ratio %.2f\n", bench_samples_get_share (floors, 0.5),
           bench_samples_get_share (keys, 0.5), bench_samples_get_share (keys, 0.95),
           bench_samples_get_share (ratios, 0.5));
  g_string_free (all, TRUE);
}

int
main (int argc, char *argv[])
{
  measure (2500);
  measure (25000);

  return 0;
}
