/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every text of a lesson, once, in the order of the format's tables. Coverage, template and
 * checks all walk here: one function for each kind of record, one line for each text.
 *
 * The comments are for translators: what the text is, where it appears, how long it may be. */

#include "moa-catalog.h"

/* How long a text may be, as the window and the handout have room for it. */
#define FEW_WORDS "Under 40 characters."
#define ONE_LINE "Under 60 characters."
#define ONE_SENTENCE "One sentence, under 160 characters."
#define ONE_STEP "One or two sentences, at most 40 words."
#define SHORT_PARAGRAPH "Under 300 characters."
#define PARAGRAPH "Under 800 characters."

typedef struct
{
  MoaMessageFunc func;
  gpointer user_data;
  char *place; /* pointer to the record that is visited */
  char *whose; /* the record in words, for the comments */
} Walk;

static void G_GNUC_PRINTF (2, 3) go_to (Walk *walk, const char *format, ...)
{
  va_list arguments;

  g_free (walk->place);
  va_start (arguments, format);
  walk->place = g_strdup_vprintf (format, arguments);
  va_end (arguments);
}

static void G_GNUC_PRINTF (2, 3) say_whose (Walk *walk, const char *format, ...)
{
  va_list arguments;

  g_free (walk->whose);
  va_start (arguments, format);
  walk->whose = g_strdup_vprintf (format, arguments);
  va_end (arguments);
}

/* Hands on the text that stands in `member` of the record. */
static void
visit (Walk *walk,
       const MoaMessage *message,
       const char *member,
       const char *what,
       const char *length)
{
  g_autofree char *pointer = NULL;
  g_autofree char *comment = NULL;

  if (moa_message_is_empty (message))
    return;
  pointer = g_strdup_printf ("%s/%s", walk->place, member);
  comment = walk->whose == NULL ? g_strdup_printf ("%s. %s", what, length)
                                : g_strdup_printf ("%s: %s. %s", walk->whose, what, length);
  walk->func (message, pointer, comment, walk->user_data);
}

static void
visit_nth (Walk *walk,
           const MoaMessage *message,
           const char *list,
           guint index,
           const char *what,
           const char *length)
{
  g_autofree char *member = g_strdup_printf ("%s/%u", list, index);

  visit (walk, message, member, what, length);
}

static void
visit_lesson (Walk *walk, const MoaLesson *lesson)
{
  go_to (walk, "%s", "");
  visit (walk, &lesson->title, "title", "Title of the lesson, in the title bar and on the handout",
         FEW_WORDS);
  visit (walk, &lesson->subtitle, "subtitle", "Line under the title", ONE_LINE);
  visit (walk, &lesson->purpose, "purpose",
         "What the viewer will understand afterwards, shown first", ONE_SENTENCE);
  visit (walk, &lesson->audience, "audience", "Whom the lesson is for, in the lesson's details",
         ONE_SENTENCE);
  visit (walk, &lesson->main_message, "main_message",
         "The one thing to remember, shown first and last on the handout", ONE_SENTENCE);
  go_to (walk, "/status");
  visit (walk, &lesson->status.text, "text",
         "Whether the medicine can be had, in the notice bar and on every handout",
         SHORT_PARAGRAPH);
  go_to (walk, "/review");
  visit (walk, &lesson->review.policy, "policy",
         "How the lesson is reviewed, in the lesson's details", PARAGRAPH);
  visit (walk, &lesson->review.funding, "funding",
         "Who paid for the lesson, in the lesson's details", PARAGRAPH);
}

static void
visit_actions (Walk *walk, const MoaLesson *lesson)
{
  go_to (walk, "%s", "");
  for (guint i = 0; i < lesson->n_actions; i++)
    visit_nth (walk, &lesson->actions[i], "actions", i,
               "What the viewer can do next, in a list at the end and on the handout; speaks to "
               "the viewer",
               ONE_SENTENCE);
}

static void
visit_notice (Walk *walk, const MoaNotice *notice, guint index)
{
  go_to (walk, "/notices/%u", index);
  say_whose (walk, notice->severity == MOA_NOTICE_BOXED_WARNING ? "Boxed warning" : "Notice");
  visit (walk, &notice->title, "title", "its heading", ONE_LINE);
  visit (walk, &notice->text, "text", "its text, in the notice bar and on the handout", PARAGRAPH);
}

static void
visit_term (Walk *walk, const MoaTerm *term, guint index)
{
  go_to (walk, "/glossary/%u", index);
  say_whose (walk, "Glossary, “%s”", term->term.id);
  visit (walk, &term->term, "term", "the word, as the texts use it", FEW_WORDS);
  visit (walk, &term->definition, "definition", "what it means, in plain words", SHORT_PARAGRAPH);
}

static void
visit_part_texts (Walk *walk, const MoaPart *part)
{
  visit (walk, &part->plain, "plain", "explained in plain words for patients, on its card",
         SHORT_PARAGRAPH);
  visit (walk, &part->clinical, "clinical", "explained for clinicians, on its card",
         SHORT_PARAGRAPH);
}

static void
visit_compartment (Walk *walk, const MoaCompartment *compartment, guint index)
{
  go_to (walk, "/diagram/compartments/%u", index);
  say_whose (walk, "Place in the diagram");
  visit (walk, &compartment->part.label, "label", "its name, written at its edge", FEW_WORDS);
  visit_part_texts (walk, &compartment->part);
}

static void
visit_node (Walk *walk, const MoaNode *node, guint index)
{
  go_to (walk, "/diagram/nodes/%u", index);
  say_whose (walk, "Part “%s” (%s)", node->part.label.id, moa_node_kind_to_string (node->kind));
  visit (walk, &node->part.label, "label", "its name, beside its symbol in the diagram", FEW_WORDS);
  visit_part_texts (walk, &node->part);
}

static void
visit_edge (Walk *walk, const MoaEdge *edge, guint index)
{
  go_to (walk, "/diagram/edges/%u", index);
  say_whose (walk, "Arrow from “%s” to “%s” (%s)", edge->from->part.label.id,
             edge->to->part.label.id, moa_edge_kind_to_string (edge->kind));
  visit (walk, &edge->part.label, "label", "what happens, written beside it in the diagram",
         FEW_WORDS);
  visit_part_texts (walk, &edge->part);
}

static void
visit_diagram (Walk *walk, const MoaDiagram *diagram)
{
  go_to (walk, "/diagram");
  visit (walk, &diagram->caption, "caption", "What the diagram shows, under it and read aloud",
         ONE_SENTENCE);
  visit (walk, &diagram->how_to_read, "how_to_read", "How to read the diagram, in its help",
         PARAGRAPH);
  for (guint i = 0; i < diagram->n_compartments; i++)
    visit_compartment (walk, diagram->compartments[i], i);
  for (guint i = 0; i < diagram->n_nodes; i++)
    visit_node (walk, diagram->nodes[i], i);
  for (guint i = 0; i < diagram->n_edges; i++)
    visit_edge (walk, diagram->edges[i], i);
}

static void
visit_medicine (Walk *walk, const MoaMedicine *medicine, guint index)
{
  go_to (walk, "/medicines/%u", index);
  say_whose (walk, "Medicine “%s”", medicine->label.id);
  visit (walk, &medicine->label, "label", "its name, in the medicine switch", FEW_WORDS);
  visit (walk, &medicine->drug_class, "class", "what kind of medicine it is, under its name",
         ONE_LINE);
  visit (walk, &medicine->plain, "plain", "what it does, in plain words for patients",
         SHORT_PARAGRAPH);
  visit (walk, &medicine->clinical, "clinical", "what it does, for clinicians", SHORT_PARAGRAPH);
}

static void
visit_measure (Walk *walk, const MoaMeasure *measure, guint index)
{
  go_to (walk, "/measures/%u", index);
  say_whose (walk, "Number from a study, “%s”", measure->label.id);
  visit (walk, &measure->label, "label", "what was measured", ONE_LINE);
  visit (walk, &measure->population, "population", "in whom", ONE_SENTENCE);
  visit (walk, &measure->period, "period", "over which time", FEW_WORDS);
  visit (walk, &measure->text, "text", "the numbers of all groups in words", ONE_SENTENCE);
  for (guint i = 0; i < measure->n_arms; i++)
    {
      go_to (walk, "/measures/%u/arms/%u", index, i);
      visit (walk, &measure->arms[i].label, "label", "a group of the study, beside its bar",
             FEW_WORDS);
      visit (walk, &measure->arms[i].text, "text", "the number of a group in words", ONE_SENTENCE);
    }
}

static void
visit_step (Walk *walk, const MoaStep *step, guint tour)
{
  go_to (walk, "/tours/%u/steps/%u", tour, step->index);
  say_whose (walk, "Step %u of %u of the tour “%s”", step->index + 1, step->tour->n_steps,
             step->tour->title.id);
  visit (walk, &step->title, "title", "its heading, in the step bar", FEW_WORDS);
  visit (walk, &step->text, "text", "its text, in large type under the diagram", ONE_STEP);
  visit (walk, &step->notes, "notes", "notes that only the presenter sees", PARAGRAPH);
}

static void
visit_tour (Walk *walk, const MoaTour *tour, guint index)
{
  go_to (walk, "/tours/%u", index);
  g_clear_pointer (&walk->whose, g_free);
  visit (walk, &tour->title, "title", "Name of a tour through the diagram", FEW_WORDS);
  for (guint i = 0; i < tour->n_steps; i++)
    visit_step (walk, tour->steps[i], index);
}

static void
visit_question (Walk *walk, const MoaQuestion *question, guint index)
{
  go_to (walk, "/questions/%u", index);
  say_whose (walk, "Question %u", question->number);
  visit (walk, &question->question, "question", "what people ask, on its card", ONE_SENTENCE);
  for (guint i = 0; i < question->n_paragraphs; i++)
    {
      go_to (walk, "/questions/%u/answer/%u", index, i);
      visit (walk, &question->paragraphs[i].text, "text",
             "a paragraph of its answer, in plain words", PARAGRAPH);
      visit (walk, &question->paragraphs[i].clinical, "clinical",
             "the same paragraph for clinicians", PARAGRAPH);
    }
  go_to (walk, "/questions/%u/note", index);
  visit (walk, &question->note, "text", "the reviewer's note under its answer", PARAGRAPH);
}

static void
visit_quiz_item (Walk *walk, const MoaQuizItem *item, guint index)
{
  go_to (walk, "/quiz/%u", index);
  say_whose (walk, "Quiz, item %u", index + 1);
  visit (walk, &item->question, "question", "the question", ONE_SENTENCE);
  for (guint i = 0; i < item->n_choices; i++)
    {
      go_to (walk, "/quiz/%u/choices/%u", index, i);
      visit (walk, &item->choices[i], "text",
             i == item->right ? "the right choice" : "a wrong choice", ONE_SENTENCE);
    }
  go_to (walk, "/quiz/%u", index);
  visit (walk, &item->why, "why", "why the right choice is right, shown after the answer",
         SHORT_PARAGRAPH);
}

/* Visits all records of a list with a function of their kind. */
#define VISIT_EACH(walk, list, Type, visit_one)                                                    \
  G_STMT_START                                                                                     \
  {                                                                                                \
    GPtrArray *records = (list);                                                                   \
                                                                                                   \
    for (guint i = 0; i < records->len; i++)                                                       \
      visit_one ((walk), (const Type *) g_ptr_array_index (records, i), i);                        \
    g_clear_pointer (&(walk)->whose, g_free);                                                      \
  }                                                                                                \
  G_STMT_END

/* moa_catalog_foreach_message:
 *
 * Calls `func` for every text that the lesson has, once each, in a fixed order. `pointer` (RFC
 * 6901) leads to the value in `bundle.json`; `comment` tells a translator in English what the
 * text is. Both only live during the call. */
void
moa_catalog_foreach_message (MoaBundle *bundle, MoaMessageFunc func, gpointer user_data)
{
  Walk walk = { func, user_data, NULL, NULL };

  g_return_if_fail (MOA_IS_BUNDLE (bundle));
  g_return_if_fail (func != NULL);

  visit_lesson (&walk, moa_bundle_get_lesson (bundle));
  VISIT_EACH (&walk, moa_bundle_get_notices (bundle), MoaNotice, visit_notice);
  visit_actions (&walk, moa_bundle_get_lesson (bundle));
  VISIT_EACH (&walk, moa_bundle_get_terms (bundle), MoaTerm, visit_term);
  visit_diagram (&walk, moa_bundle_get_diagram (bundle));
  VISIT_EACH (&walk, moa_bundle_get_medicines (bundle), MoaMedicine, visit_medicine);
  VISIT_EACH (&walk, moa_bundle_get_measures (bundle), MoaMeasure, visit_measure);
  VISIT_EACH (&walk, moa_bundle_get_tours (bundle), MoaTour, visit_tour);
  VISIT_EACH (&walk, moa_bundle_get_questions (bundle), MoaQuestion, visit_question);
  VISIT_EACH (&walk, moa_bundle_get_quiz (bundle), MoaQuizItem, visit_quiz_item);

  g_free (walk.place);
  g_free (walk.whose);
}
