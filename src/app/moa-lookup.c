/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include <glib/gi18n-lib.h>

#include "moa-lookup.h"
#include "moa-nearest.h"

/* Ids come from people: the command line, a script on the bus. A wrong one is answered with what
 * was asked for and what may have been meant. */

#define MAX_LISTED 12

G_DEFINE_QUARK (moa - lookup - error - quark, moa_lookup_error)

/* The id of a step as the command line and the actions name it, "tour/step"; "" for no step. New
 * string. */
char *
moa_lookup_dup_step_path (const MoaStep *step)
{
  return step != NULL ? g_strdup_printf ("%s/%s", step->tour->id, step->id) : g_strdup ("");
}

static gconstpointer
find_record (MoaBundle *bundle, MoaLookupKind kind, const char *id)
{
  switch (kind)
    {
    case MOA_LOOKUP_QUESTION:
      return moa_bundle_find_question (bundle, id);
    case MOA_LOOKUP_PART:
      return moa_bundle_find_part (bundle, id);
    case MOA_LOOKUP_STEP:
      return moa_bundle_find_step (bundle, id);
    case MOA_LOOKUP_MEDICINE:
      return moa_bundle_find_medicine (bundle, id);
    case MOA_LOOKUP_TERM:
      return moa_bundle_find_term (bundle, id);
    case MOA_LOOKUP_SOURCE:
      return moa_bundle_find_source (bundle, id);
    default:
      g_return_val_if_reached (NULL);
    }
}

static char *
dup_sentence (MoaLookupKind kind, const char *id)
{
  switch (kind)
    {
    case MOA_LOOKUP_QUESTION:
      return g_strdup_printf (_ ("This lesson has no question “%s”"), id);
    case MOA_LOOKUP_PART:
      return g_strdup_printf (_ ("This lesson has no part “%s”"), id);
    case MOA_LOOKUP_STEP:
      return g_strdup_printf (_ ("This lesson has no step “%s”"), id);
    case MOA_LOOKUP_MEDICINE:
      return g_strdup_printf (_ ("This lesson has no medicine “%s”"), id);
    case MOA_LOOKUP_TERM:
      return g_strdup_printf (_ ("This lesson’s glossary has no “%s”"), id);
    case MOA_LOOKUP_SOURCE:
      return g_strdup_printf (_ ("This lesson has no source “%s”"), id);
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
add_parts (GPtrArray *ids, const MoaDiagram *diagram)
{
  for (guint i = 0; i < diagram->n_nodes; i++)
    g_ptr_array_add (ids, g_strdup (diagram->nodes[i]->part.id));
  for (guint i = 0; i < diagram->n_edges; i++)
    g_ptr_array_add (ids, g_strdup (diagram->edges[i]->part.id));
  for (guint i = 0; i < diagram->n_compartments; i++)
    g_ptr_array_add (ids, g_strdup (diagram->compartments[i]->part.id));
}

static void
add_steps (GPtrArray *ids, GPtrArray *tours)
{
  for (guint i = 0; i < tours->len; i++)
    {
      const MoaTour *tour = g_ptr_array_index (tours, i);

      for (guint j = 0; j < tour->n_steps; j++)
        g_ptr_array_add (ids, moa_lookup_dup_step_path (tour->steps[j]));
    }
}

/* Every record of these lists begins with its id. */
static void
add_records (GPtrArray *ids, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      const char *const *id = g_ptr_array_index (records, i);

      g_ptr_array_add (ids, g_strdup (*id));
    }
}

G_STATIC_ASSERT (G_STRUCT_OFFSET (MoaQuestion, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (MoaMedicine, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (MoaTerm, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (MoaSource, id) == 0);

static GStrv
list_ids (MoaBundle *bundle, MoaLookupKind kind)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  if (kind == MOA_LOOKUP_QUESTION)
    add_records (ids, moa_bundle_get_questions (bundle));
  else if (kind == MOA_LOOKUP_PART)
    add_parts (ids, moa_bundle_get_diagram (bundle));
  else if (kind == MOA_LOOKUP_STEP)
    add_steps (ids, moa_bundle_get_tours (bundle));
  else if (kind == MOA_LOOKUP_MEDICINE)
    add_records (ids, moa_bundle_get_medicines (bundle));
  else if (kind == MOA_LOOKUP_TERM)
    add_records (ids, moa_bundle_get_terms (bundle));
  else
    add_records (ids, moa_bundle_get_sources (bundle));

  g_ptr_array_add (ids, NULL);
  return (GStrv) g_ptr_array_steal (ids, NULL);
}

/* "; did you mean “x”?", or the names that there are when none is near and they are few. */
static char *
dup_hint (const char *id, const char *const *known)
{
  const char *nearest = moa_nearest_find (id, known);
  g_autofree char *names = NULL;

  if (nearest != NULL)
    return g_strdup_printf (_ ("; did you mean “%s”?"), nearest);
  if (g_strv_length ((char **) known) > MAX_LISTED)
    return g_strdup ("");

  names = g_strjoinv (", ", (char **) known);
  return g_strdup_printf (_ ("; there are: %s"), names);
}

static void
set_unknown (GError **error, const char *sentence, const char *id, const char *const *known)
{
  g_autofree char *hint = dup_hint (id, known);

  g_set_error (error, MOA_LOOKUP_ERROR, MOA_LOOKUP_ERROR_UNKNOWN, "%s%s", sentence, hint);
}

/* The record with the id (a MoaQuestion, MoaPart, … by `kind`), lent by the bundle. NULL without an
 * error for the empty id, which means none; NULL with an error that names the nearest id for one
 * that the lesson does not have, or when no lesson is open (`bundle` NULL). */
gconstpointer
moa_lookup_find (MoaBundle *bundle, MoaLookupKind kind, const char *id, GError **error)
{
  gconstpointer record;
  g_auto (GStrv) known = NULL;
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (id != NULL, NULL);

  if (*id == '\0')
    return NULL;
  if (bundle == NULL)
    {
      g_set_error_literal (error, MOA_LOOKUP_ERROR, MOA_LOOKUP_ERROR_NO_LESSON,
                           _ ("No lesson is open"));
      return NULL;
    }

  record = find_record (bundle, kind, id);
  if (record != NULL)
    return record;

  known = list_ids (bundle, kind);
  sentence = dup_sentence (kind, id);
  set_unknown (error, sentence, id, (const char *const *) known);
  return NULL;
}

/* Whether the language is among those that can be chosen; else an error that names the nearest. */
gboolean
moa_lookup_language (const char *const *offered, const char *language, GError **error)
{
  g_autofree char *sentence = NULL;

  if (g_strv_contains (offered, language))
    return TRUE;

  sentence = g_strdup_printf (_ ("The language “%s” is not offered"), language);
  set_unknown (error, sentence, language, offered);
  return FALSE;
}
