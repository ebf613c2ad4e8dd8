/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-bundle-draft.h"

#include <string.h>

#include "moa-nearest.h"
#include "moa-quote.h"

/* moa_bundle_draft_check_limit:
 *
 * Returns whether a list is no longer than the format allows; adds a finding when it is. */
gboolean
moa_bundle_draft_check_limit (MoaBundleDraft *self, guint array, const char *what)
{
  guint count = moa_json_tape_count (self->json.tape, array);

  if (count <= MOA_BUNDLE_MAX_RECORDS)
    return TRUE;
  moa_findings_add (self->json.findings, array, MOA_CODE_LIMIT, "expected at most %d %s, found %u",
                    MOA_BUNDLE_MAX_RECORDS, what, count);
  self->over_limit = TRUE;
  return FALSE;
}

static void
add_duplicate (MoaBundleDraft *self, guint object, const char *id, const char *what)
{
  guint value = moa_json_tape_find_member (self->json.tape, object, "id");
  g_autofree char *quoted = moa_quote_shorten (id);

  moa_findings_add (self->json.findings, value, MOA_CODE_DUPLICATE_ID,
                    "expected an id of its own for this %s, found \"%s\" a second time", what,
                    quoted);
}

static void
register_id (MoaBundleDraft *self,
             gpointer record,
             guint object,
             const char *id,
             const char *what,
             GHashTable *by_id,
             const char *prefix)
{
  char *path;
  const char *key = id;

  if (*id == '\0')
    return;
  if (prefix != NULL)
    {
      gsize size = strlen (prefix) + strlen (id) + 2;

      path = moa_arena_alloc_string (self->bundle->arena, size);
      g_snprintf (path, size, "%s/%s", prefix, id);
      key = path;
    }
  if (g_hash_table_contains (by_id, key))
    add_duplicate (self, object, id, what);
  else
    g_hash_table_insert (by_id, (gpointer) key, record);
}

/* moa_bundle_draft_declare:
 * @array: the list on the tape, or 0 for none
 * @by_id: where the ids are noted; another list may share it
 * @prefix: what stands before the id and a "/" in `by_id`, or NULL
 *
 * Makes an empty record with its id for each object of a list and appends it to `records`. An id
 * that is wrong or taken, or an element that is no object, is a finding. */
void
moa_bundle_draft_declare (MoaBundleDraft *self,
                          MoaRecords *records,
                          guint array,
                          const MoaRecordType *type,
                          GHashTable *by_id,
                          const char *prefix)
{
  const MoaJsonTape *tape = self->json.tape;
  char *record;

  if (array == 0)
    return;
  record = moa_arena_alloc (self->bundle->arena, type->size * moa_json_tape_count (tape, array));
  for (guint v = moa_json_tape_first (tape, array); v != 0; v = moa_json_tape_next (tape, array, v))
    {
      const char **id = (gpointer) (record + type->id_offset);

      if (!moa_json_read_expect (&self->json, v, MOA_JSON_OBJECT))
        continue;
      *id = moa_json_read_id (&self->json, v);
      register_id (self, record, v, *id, type->what, by_id, prefix);
      g_ptr_array_add (records->list, record);
      g_array_append_val (records->values, v);
      record += type->size;
    }
}

/* References */

static void
add_unknown_reference (MoaBundleDraft *self,
                       guint value,
                       const char *id,
                       const char *what,
                       const char *nearest)
{
  g_autofree char *quoted = moa_quote_shorten (id);
  g_autofree char *hint = moa_nearest_dup_hint (nearest);

  moa_findings_add (self->json.findings, value, MOA_CODE_UNKNOWN_REFERENCE,
                    "no %s has the id \"%s\"%s", what, quoted, hint);
}

static gboolean
may_suggest (MoaBundleDraft *self)
{
  if (self->suggestions_left == 0)
    return FALSE;
  self->suggestions_left--;
  return TRUE;
}

/* moa_bundle_draft_find_nearest:
 *
 * Returns the known id that is nearest to an unknown one, lent, or NULL. */
const char *
moa_bundle_draft_find_nearest (MoaBundleDraft *self, GHashTable *by_id, const char *id)
{
  GHashTableIter iter;
  MoaNearest nearest;
  gpointer key;

  moa_nearest_init (&nearest, id);
  g_hash_table_iter_init (&iter, by_id);
  while (may_suggest (self) && g_hash_table_iter_next (&iter, &key, NULL))
    moa_nearest_offer (&nearest, key);
  return nearest.best;
}

/* moa_bundle_draft_resolve:
 * @what: what `by_id` holds, for the finding
 *
 * Returns the record whose id the string `value` gives, or NULL with a finding. */
gconstpointer
moa_bundle_draft_resolve (MoaBundleDraft *self, guint value, GHashTable *by_id, const char *what)
{
  g_autofree char *id = NULL;
  gconstpointer record;

  if (!moa_json_read_expect (&self->json, value, MOA_JSON_STRING))
    return NULL;
  id = moa_json_tape_dup_string (self->json.tape, value);
  record = g_hash_table_lookup (by_id, id);
  if (record == NULL)
    add_unknown_reference (self, value, id, what, moa_bundle_draft_find_nearest (self, by_id, id));
  return record;
}

static const char *
get_part_type_name (MoaPartType type)
{
  static const char *const names[] = { "node", "edge", "compartment" };

  return names[type];
}

static const char *
find_nearest_part (MoaBundleDraft *self, const char *id, MoaPartType type)
{
  GHashTableIter iter;
  MoaNearest nearest;
  gpointer key, part;

  moa_nearest_init (&nearest, id);
  g_hash_table_iter_init (&iter, self->bundle->parts);
  while (may_suggest (self) && g_hash_table_iter_next (&iter, &key, &part))
    {
      if (((MoaPart *) part)->type == type)
        moa_nearest_offer (&nearest, key);
    }
  return nearest.best;
}

static void
add_reference_to_other (MoaBundleDraft *self, guint value, const MoaPart *found, const char *what)
{
  g_autofree char *quoted = moa_quote_shorten (found->id);

  moa_findings_add (self->json.findings, value, MOA_CODE_UNKNOWN_REFERENCE,
                    "expected the id of a %s; \"%s\" is %s %s", what, quoted,
                    found->type == MOA_PART_EDGE ? "an" : "a", get_part_type_name (found->type));
}

static const MoaPart *
resolve_part_of_type (MoaBundleDraft *self, guint value, MoaPartType type)
{
  const char *what = get_part_type_name (type);
  g_autofree char *id = NULL;
  const MoaPart *part;

  if (!moa_json_read_expect (&self->json, value, MOA_JSON_STRING))
    return NULL;
  id = moa_json_tape_dup_string (self->json.tape, value);
  part = g_hash_table_lookup (self->bundle->parts, id);
  if (part == NULL)
    add_unknown_reference (self, value, id, what, find_nearest_part (self, id, type));
  else if (part->type != type)
    add_reference_to_other (self, value, part, what);
  return part != NULL && part->type == type ? part : NULL;
}

/* moa_bundle_draft_resolve_part:
 *
 * Returns the node, edge or compartment that the string `value` names, or NULL with a finding. */
const MoaPart *
moa_bundle_draft_resolve_part (MoaBundleDraft *self, guint value)
{
  return moa_bundle_draft_resolve (self, value, self->bundle->parts, "part");
}

/* moa_bundle_draft_resolve_node:
 *
 * Returns the node that the string `value` names, or NULL with a finding; 0 names none. */
const MoaNode *
moa_bundle_draft_resolve_node (MoaBundleDraft *self, guint value)
{
  return value != 0 ? (const MoaNode *) resolve_part_of_type (self, value, MOA_PART_NODE) : NULL;
}

/* moa_bundle_draft_resolve_compartment:
 *
 * Returns the compartment that the string `value` names, or NULL with a finding; 0 names none. */
const MoaCompartment *
moa_bundle_draft_resolve_compartment (MoaBundleDraft *self, guint value)
{
  if (value == 0)
    return NULL;
  return (const MoaCompartment *) resolve_part_of_type (self, value, MOA_PART_COMPARTMENT);
}

/* moa_bundle_draft_resolve_list:
 * @array: ids on the tape, or 0 for none
 *
 * Returns the records that a list of ids names, in its order and without those that do not exist,
 * each of which is a finding. The list belongs to the bundle. */
gconstpointer *
moa_bundle_draft_resolve_list (MoaBundleDraft *self,
                               guint array,
                               GHashTable *by_id,
                               const char *what,
                               guint *n_found)
{
  const MoaJsonTape *tape = self->json.tape;
  gconstpointer *list;

  *n_found = 0;
  if (array == 0 || moa_json_tape_first (tape, array) == 0)
    return NULL;
  list = moa_arena_new_array (self->bundle->arena, gconstpointer,
                              moa_json_tape_count (tape, array));
  for (guint v = moa_json_tape_first (tape, array); v != 0; v = moa_json_tape_next (tape, array, v))
    {
      list[*n_found] = moa_bundle_draft_resolve (self, v, by_id, what);
      if (list[*n_found] != NULL)
        (*n_found)++;
    }
  return list;
}

/* moa_bundle_draft_get_cite:
 *
 * Returns the sources that the member `cite` of `object` names. */
MoaCite
moa_bundle_draft_get_cite (MoaBundleDraft *self, const MoaJsonObject *object, MoaJsonNeed need)
{
  MoaCite cite;
  guint array = moa_json_get (object, "cite", need, MOA_JSON_ARRAY);

  cite.sources = (const MoaSource **) moa_bundle_draft_resolve_list (
      self, array, self->bundle->sources.by_id, "source", &cite.n_sources);
  return cite;
}

/* moa_bundle_draft_get_parts:
 *
 * Returns the parts that a member of `object` names. */
MoaPartList
moa_bundle_draft_get_parts (MoaBundleDraft *self,
                            const MoaJsonObject *object,
                            const char *name,
                            MoaJsonNeed need)
{
  MoaPartList parts;
  guint array = moa_json_get (object, name, need, MOA_JSON_ARRAY);

  parts.parts = (const MoaPart **) moa_bundle_draft_resolve_list (self, array, self->bundle->parts,
                                                                  "part", &parts.n_parts);
  return parts;
}

/* moa_bundle_draft_get_list:
 *
 * Returns the required list `name`, or 0 with a finding when it is absent, no list or empty. */
guint
moa_bundle_draft_get_list (MoaBundleDraft *self,
                           const MoaJsonObject *object,
                           const char *name,
                           const char *what)
{
  guint array = moa_json_get (object, name, MOA_JSON_REQUIRED, MOA_JSON_ARRAY);

  if (array != 0 && moa_json_tape_first (self->json.tape, array) == 0)
    {
      moa_findings_add (self->json.findings, array, MOA_CODE_MISSING,
                        "expected at least one %s, found an empty list", what);
      return 0;
    }
  return array;
}
