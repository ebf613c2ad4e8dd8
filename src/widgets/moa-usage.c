/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One walk over the lesson: every statement is noted under each source that it cites and each
 * term that it links to. */

#include "moa-config.h"

#include "moa-usage.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "moa-describe.h"
#include "moa-lesson-text.h"
#include "moa-markup.h"

struct _MoaUsage
{
  MoaCatalog *catalog;
  GHashTable *by_source; /* const MoaSource * to GPtrArray of MoaUse */
  GHashTable *by_term;   /* const MoaTerm * to the same */
  GPtrArray *none;
};

/* The statement that is being walked over. */
typedef struct
{
  MoaUsage *usage;
  const char *action;
  const char *target;
  char *label;
} Statement;

static void
use_free (gpointer data)
{
  MoaUse *use = data;

  g_free (use->target);
  g_free (use->label);
  g_free (use);
}

static void
clear_statement (Statement *statement)
{
  g_free (statement->label);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Statement, clear_statement)

static gboolean
is_use_of (const MoaUse *use, const Statement *statement)
{
  return use->action == statement->action && g_strcmp0 (use->target, statement->target) == 0
         && g_strcmp0 (use->label, statement->label) == 0;
}

/* A statement that cites a source in two of its paragraphs is still one; it is then the last
 * that was noted. */
static void
note_use (GHashTable *table, gconstpointer key, const Statement *statement)
{
  GPtrArray *uses = g_hash_table_lookup (table, key);
  MoaUse *use;

  if (uses == NULL)
    {
      uses = g_ptr_array_new_with_free_func (use_free);
      g_hash_table_insert (table, (gpointer) key, uses);
    }
  if (uses->len > 0 && is_use_of (g_ptr_array_index (uses, uses->len - 1), statement))
    return;
  use = g_new0 (MoaUse, 1);
  use->action = statement->action;
  use->target = g_strdup (statement->target);
  use->label = g_strdup (statement->label);
  g_ptr_array_add (uses, use);
}

static void
note_cite (const Statement *statement, const MoaCite *cite)
{
  for (guint i = 0; i < cite->n_sources; i++)
    note_use (statement->usage->by_source, cite->sources[i], statement);
}

/* Links are the same in every language, so the author's own text is read. */
static void
note_links (const Statement *statement, const MoaMessage *message)
{
  MoaBundle *bundle = moa_catalog_get_bundle (statement->usage->catalog);
  g_autoptr (GPtrArray) spans = NULL;

  if (moa_message_is_empty (message) || strstr (message->id, "](term:") == NULL)
    return;
  spans = moa_markup_parse (message->id, NULL);
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      const MoaSpan *span = g_ptr_array_index (spans, i);
      const MoaTerm *term = span->type == MOA_SPAN_TERM ? moa_bundle_find_term (bundle, span->id)
                                                        : NULL;

      if (term != NULL)
        note_use (statement->usage->by_term, term, statement);
    }
}

static void
walk_part (MoaUsage *self, const MoaPart *part)
{
  g_auto (Statement)
      statement = { self, "win.part", part->id, moa_describe_title (self->catalog, part) };

  note_cite (&statement, &part->cite);
  note_links (&statement, &part->plain);
  note_links (&statement, &part->clinical);
}

static void
walk_diagram (MoaUsage *self, const MoaDiagram *diagram)
{
  for (guint i = 0; i < diagram->n_nodes; i++)
    walk_part (self, &diagram->nodes[i]->part);
  for (guint i = 0; i < diagram->n_edges; i++)
    walk_part (self, &diagram->edges[i]->part);
}

static void
walk_question (MoaUsage *self, const MoaQuestion *question)
{
  g_auto (Statement) statement = { self, "win.question", question->id,
                                   g_strdup_printf (_ ("Question %u"), question->number) };

  for (guint i = 0; i < question->n_paragraphs; i++)
    {
      note_cite (&statement, &question->paragraphs[i].cite);
      note_links (&statement, &question->paragraphs[i].text);
      note_links (&statement, &question->paragraphs[i].clinical);
    }
  note_cite (&statement, &question->note_cite);
  note_links (&statement, &question->note);
}

static void
walk_tour (MoaUsage *self, const MoaTour *tour)
{
  for (guint i = 0; i < tour->n_steps; i++)
    {
      const MoaStep *step = tour->steps[i];
      g_autofree char *path = g_strdup_printf ("%s/%s", tour->id, step->id);
      g_autofree char *title = moa_lesson_text_dup_plain (self->catalog, &step->title);
      g_auto (Statement)
          statement = { self, "win.step", path,
                        g_strdup_printf (_ ("Step %1$u: %2$s"), step->index + 1, title) };

      note_cite (&statement, &step->cite);
      note_links (&statement, &step->text);
    }
}

static void
walk_term (MoaUsage *self, const MoaTerm *term)
{
  g_auto (Statement) statement = { self, "win.term", term->id,
                                   moa_lesson_text_dup_plain (self->catalog, &term->term) };

  note_cite (&statement, &term->cite);
  note_links (&statement, &term->definition);
}

/* Named as a medicine, since its part of the diagram has the same name and often the same
 * source. */
static void
walk_medicine (MoaUsage *self, const MoaMedicine *medicine)
{
  g_autofree char *name = moa_lesson_text_dup_plain (self->catalog, &medicine->label);
  g_auto (Statement) statement = { self, "win.medicine", medicine->id,
                                   g_strdup_printf (_ ("Medicine: %s"), name) };

  note_cite (&statement, &medicine->cite);
  note_links (&statement, &medicine->plain);
  note_links (&statement, &medicine->clinical);
}

static void
walk_measure (MoaUsage *self, const MoaMeasure *measure)
{
  g_auto (Statement) statement = { self, measure->node != NULL ? "win.part" : NULL,
                                   measure->node != NULL ? measure->node->part.id : NULL,
                                   moa_lesson_text_dup_plain (self->catalog, &measure->label) };

  note_cite (&statement, &measure->cite);
}

static void
walk_notice (MoaUsage *self, const MoaNotice *notice)
{
  g_auto (Statement)
      statement = { self, NULL, NULL, moa_lesson_text_dup_plain (self->catalog, &notice->title) };

  if (*statement.label == '\0')
    {
      g_free (statement.label);
      statement.label = g_strdup (_ ("Notice"));
    }
  note_cite (&statement, &notice->cite);
  note_links (&statement, &notice->text);
}

static void
walk_status (MoaUsage *self, const MoaStatus *status)
{
  g_auto (Statement) statement = { self, NULL, NULL, g_strdup (_ ("Status of the medicine")) };

  note_cite (&statement, &status->cite);
}

static void
walk_quiz_item (MoaUsage *self, const MoaQuizItem *item, guint number)
{
  g_auto (Statement)
      statement = { self, NULL, NULL, g_strdup_printf (_ ("Quiz question %u"), number) };

  note_cite (&statement, &item->cite);
  note_links (&statement, &item->why);
}

static void
walk_lists (MoaUsage *self, MoaBundle *bundle)
{
  GPtrArray *list = moa_bundle_get_questions (bundle);

  for (guint i = 0; i < list->len; i++)
    walk_question (self, g_ptr_array_index (list, i));
  list = moa_bundle_get_tours (bundle);
  for (guint i = 0; i < list->len; i++)
    walk_tour (self, g_ptr_array_index (list, i));
  walk_diagram (self, moa_bundle_get_diagram (bundle));
  list = moa_bundle_get_medicines (bundle);
  for (guint i = 0; i < list->len; i++)
    walk_medicine (self, g_ptr_array_index (list, i));
  list = moa_bundle_get_terms (bundle);
  for (guint i = 0; i < list->len; i++)
    walk_term (self, g_ptr_array_index (list, i));
  list = moa_bundle_get_measures (bundle);
  for (guint i = 0; i < list->len; i++)
    walk_measure (self, g_ptr_array_index (list, i));
  list = moa_bundle_get_notices (bundle);
  for (guint i = 0; i < list->len; i++)
    walk_notice (self, g_ptr_array_index (list, i));
  list = moa_bundle_get_quiz (bundle);
  for (guint i = 0; i < list->len; i++)
    walk_quiz_item (self, g_ptr_array_index (list, i), i + 1);
}

/**
 * moa_usage_new:
 *
 * Walks over the catalog's lesson once. Labels are in the catalog's language. The caller owns the
 * result.
 */
MoaUsage *
moa_usage_new (MoaCatalog *catalog)
{
  MoaUsage *self = g_new0 (MoaUsage, 1);
  MoaBundle *bundle = moa_catalog_get_bundle (catalog);

  self->catalog = g_object_ref (catalog);
  self->by_source = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->by_term = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->none = g_ptr_array_new ();
  walk_status (self, &moa_bundle_get_lesson (bundle)->status);
  walk_lists (self, bundle);
  return self;
}

/**
 * moa_usage_free:
 *
 * Frees what moa_usage_new() made.
 */
void
moa_usage_free (MoaUsage *self)
{
  g_hash_table_unref (self->by_source);
  g_hash_table_unref (self->by_term);
  g_ptr_array_unref (self->none);
  g_object_unref (self->catalog);
  g_free (self);
}

/**
 * moa_usage_get_source:
 *
 * The statements that cite @source, as an array of MoaUse that @self owns; empty when there is
 * none.
 */
GPtrArray *
moa_usage_get_source (MoaUsage *self, const MoaSource *source)
{
  GPtrArray *uses = g_hash_table_lookup (self->by_source, source);

  return uses != NULL ? uses : self->none;
}

/**
 * moa_usage_get_term:
 *
 * The statements that link to @term, as an array of MoaUse that @self owns; empty when there is
 * none.
 */
GPtrArray *
moa_usage_get_term (MoaUsage *self, const MoaTerm *term)
{
  GPtrArray *uses = g_hash_table_lookup (self->by_term, term);

  return uses != NULL ? uses : self->none;
}
