/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-config.h"

#include "moa-part-sections.h"

#include <glib/gi18n-lib.h>

#include "moa-content.h"
#include "moa-describe.h"
#include "moa-lesson-text.h"
#include "moa-rich-label.h"

#define ROWS_SHOWN 50u /* of parts, and with each press of the button for more */

/* Rows of a section that lead to parts, of which some are shown. */
typedef struct
{
  MoaSession *session;
  GPtrArray *parts; /* MoaPart: nodes, or arrows to the nodes at their other ends */
  const char *sign;
  gboolean outgoing; /* which end of the arrows */
  guint n_shown;
} Rows;

static void
rows_free (gpointer data, GClosure *closure)
{
  Rows *self = data;

  g_object_unref (self->session);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

static GtkWidget *
create_section (GtkBox *box, const char *heading)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_accessible_update_property (GTK_ACCESSIBLE (section), GTK_ACCESSIBLE_PROPERTY_LABEL, heading,
                                  -1);
  if (heading != NULL)
    {
      GtkWidget *label = gtk_label_new (heading);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_widget_add_css_class (label, "caption-heading");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (section), label);
    }
  gtk_box_append (box, section);

  return section;
}

/* A row that leads somewhere: a sign in front (an arrow, a number), the words, and small words
 * below. */
static GtkWidget *
create_row (const char *sign, const char *words, const char *small, const char *name)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *mark = gtk_label_new (sign);

  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_widget_add_css_class (mark, "sign");
  gtk_widget_add_css_class (mark, "numeric");
  gtk_box_append (GTK_BOX (line), mark);
  gtk_box_append (GTK_BOX (line), column);
  gtk_box_append (GTK_BOX (column), moa_content_new_label (words, NULL));
  if (small != NULL && *small != '\0')
    {
      GtkWidget *label = moa_content_new_label (small, NULL);

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (column), label);
    }

  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "row");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return button;
}

static void
append_row (GtkWidget *section, GtkWidget *row, const char *action, const char *target)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  gtk_box_append (GTK_BOX (section), row);
}

/* --- words ------------------------------------------------------------------------------------ */

static const MoaCompartment *
get_place (const MoaPart *part)
{
  if (part->type == MOA_PART_NODE)
    return ((const MoaNode *) part)->compartment;
  if (part->type == MOA_PART_COMPARTMENT)
    return ((const MoaCompartment *) part)->parent;

  return NULL;
}

/**
 * moa_part_sections_dup_kind:
 * @catalog: the language
 * @part: a part of the catalog's lesson
 *
 * What kind of part it is and where, in a few words.
 *
 * Returns: (transfer full): as in "RNA · liver cell"
 */
char *
moa_part_sections_dup_kind (MoaCatalog *catalog, const MoaPart *part)
{
  g_autofree char *kind = moa_describe_kind (part);
  const MoaCompartment *compartment = get_place (part);
  g_autofree char *place = NULL;

  if (part->type == MOA_PART_EDGE && ((const MoaEdge *) part)->certainty == MOA_CERTAINTY_CONTESTED)
    /* Translators: the kind of an arrow, such as "inhibition", that scientists disagree about. */
    return g_strdup_printf (C_ ("arrow", "%s, contested"), kind);
  if (compartment == NULL)
    return g_steal_pointer (&kind);

  place = moa_describe_title (catalog, &compartment->part);

  /* Translators: the kind of a part and where it is, such as "RNA · liver cell". */
  return g_strdup_printf (C_ ("part", "%1$s · %2$s"), kind, place);
}

/**
 * moa_part_sections_dup_arrow:
 * @catalog: the language
 * @edge: an arrow of the catalog's lesson
 *
 * What happens along an arrow: its label, or the name of its kind.
 *
 * Returns: (transfer full): a few words
 */
char *
moa_part_sections_dup_arrow (MoaCatalog *catalog, const MoaEdge *edge)
{
  if (moa_message_is_empty (&edge->part.label))
    return moa_describe_kind (&edge->part);

  return moa_lesson_text_dup_plain (catalog, &edge->part.label);
}

/* --- text, notices -------------------------------------------------------------------- */

/**
 * moa_part_sections_append_text:
 * @box: where to
 * @session: the language and the word level
 * @part: a part of the session's lesson
 *
 * What the part is, in plain or in clinical words, with its citations.
 */
void
moa_part_sections_append_text (GtkBox *box, MoaSession *session, const MoaPart *part)
{
  const MoaMessage *message = moa_describe_pick_level (moa_session_get_level (session),
                                                       &part->plain, &part->clinical);
  GtkWidget *label;

  if (moa_message_is_empty (message))
    return;

  label = moa_rich_label_new ();
  moa_rich_label_set_content (MOA_RICH_LABEL (label), moa_session_get_catalog (session), message,
                              &part->cite);
  gtk_box_append (box, label);
}

static const char *const notice_classes[] = {
  [MOA_NOTICE_INFO] = "info",
  [MOA_NOTICE_CAUTION] = "caution",
  [MOA_NOTICE_BOXED_WARNING] = "boxed-warning",
};

static void
append_notice (GtkBox *box, MoaCatalog *catalog, const MoaNotice *notice)
{
  GtkWidget *frame = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *text = moa_rich_label_new ();

  gtk_widget_add_css_class (frame, "notice");
  gtk_widget_add_css_class (frame, notice_classes[notice->severity]);
  if (!moa_message_is_empty (&notice->title))
    {
      g_autofree char *title = moa_lesson_text_dup_plain (catalog, &notice->title);
      GtkWidget *label = moa_content_new_label (title, NULL);

      gtk_widget_add_css_class (label, "heading");
      gtk_box_append (GTK_BOX (frame), label);
    }
  moa_rich_label_set_content (MOA_RICH_LABEL (text), catalog, &notice->text, &notice->cite);
  gtk_box_append (GTK_BOX (frame), text);
  gtk_box_append (box, frame);
}

/**
 * moa_part_sections_append_notices:
 * @box: where to
 * @session: the language
 * @part: a part of the session's lesson
 *
 * The notices that belong to the part, the gravest first; a boxed warning in its box.
 */
void
moa_part_sections_append_notices (GtkBox *box, MoaSession *session, const MoaPart *part)
{
  g_autoptr (GPtrArray)
      notices = moa_notices_dup_sorted (moa_bundle_get_notices (moa_session_get_bundle (session)));

  for (guint i = 0; i < notices->len; i++)
    {
      const MoaNotice *notice = g_ptr_array_index (notices, i);

      if (moa_part_list_contains (&notice->parts, part))
        append_notice (box, moa_session_get_catalog (session), notice);
    }
}

/* --- arrows ----------------------------------------------------------------------------------- */

static void
append_part_row (GtkWidget *section,
                 MoaSession *session,
                 const char *sign,
                 const MoaPart *part,
                 const char *small)
{
  MoaCatalog *catalog = moa_session_get_catalog (session);
  g_autofree char *title = moa_describe_title (catalog, part);
  g_autofree char *name = small != NULL && *small != '\0' ? g_strdup_printf ("%s, %s", title, small)
                                                          : g_strdup (title);

  append_row (section, create_row (sign, title, small, name), "win.part", part->id);
}

static void
append_next_row (GtkWidget *section, Rows *rows)
{
  const MoaPart *part = g_ptr_array_index (rows->parts, rows->n_shown++);
  const MoaEdge *edge = part->type == MOA_PART_EDGE ? (const MoaEdge *) part : NULL;
  g_autofree char *words = NULL;

  if (edge == NULL)
    words = moa_describe_kind (part);
  else
    {
      words = moa_part_sections_dup_arrow (moa_session_get_catalog (rows->session), edge);
      part = &(rows->outgoing ? edge->to : edge->from)->part;
    }
  append_part_row (section, rows->session, rows->sign, part, words);
}

static void append_rows (GtkWidget *section, Rows *rows);

/* The keyboard goes on to the first row that is new. */
static void
on_more_clicked (GtkButton *button, Rows *rows)
{
  GtkWidget *section = gtk_widget_get_parent (GTK_WIDGET (button));
  Rows *rest = g_new (Rows, 1);

  *rest = *rows;
  g_object_ref (rest->session);
  g_ptr_array_ref (rest->parts);
  append_rows (section, rest);
  gtk_widget_grab_focus (gtk_widget_get_next_sibling (GTK_WIDGET (button)));
  gtk_box_remove (GTK_BOX (section), GTK_WIDGET (button));
}

/* As many as can be looked through, and a button for more; thousands would take seconds. */
static void
append_rows (GtkWidget *section, Rows *rows)
{
  guint end = MIN (rows->n_shown + ROWS_SHOWN, rows->parts->len);
  guint rest = rows->parts->len - end;
  GtkWidget *button;

  while (rows->n_shown < end)
    append_next_row (section, rows);
  if (rest == 0)
    {
      rows_free (rows, NULL);
      return;
    }
  button = moa_content_new_more_button (rest);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_more_clicked), rows, rows_free, 0);
  gtk_box_append (GTK_BOX (section), button);
}

static void
append_part_rows (GtkBox *box,
                  MoaSession *session,
                  const char *heading,
                  const char *sign,
                  GPtrArray *parts,
                  gboolean outgoing)
{
  Rows *rows;

  if (parts->len == 0)
    return;
  rows = g_new0 (Rows, 1);
  rows->session = g_object_ref (session);
  rows->parts = g_ptr_array_ref (parts);
  rows->sign = sign;
  rows->outgoing = outgoing;
  append_rows (create_section (box, heading), rows);
}

/* The arrows keep their sense in every language: the diagram is not mirrored. */
static void
append_node_arrows (GtkBox *box, MoaSession *session, const MoaNode *node, gboolean outgoing)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  guint n_edges = outgoing ? node->n_outgoing : node->n_incoming;

  for (guint i = 0; i < n_edges; i++)
    g_ptr_array_add (parts, (gpointer) (outgoing ? node->outgoing[i] : node->incoming[i]));
  append_part_rows (box, session, outgoing ? C_ ("part", "Goes on to") : C_ ("part", "Comes from"),
                    outgoing ? "→" : "←", parts, outgoing);
}

static void
append_edge_ends (GtkBox *box, MoaSession *session, const MoaEdge *edge)
{
  GtkWidget *section = create_section (box, C_ ("arrow", "Between"));
  g_autofree char *from = moa_describe_kind (&edge->from->part);
  g_autofree char *to = moa_describe_kind (&edge->to->part);

  append_part_row (section, session, "←", &edge->from->part, from);
  append_part_row (section, session, "→", &edge->to->part, to);
}

static void
append_inhabitants (GtkBox *box, MoaSession *session, const MoaCompartment *compartment)
{
  const MoaDiagram *diagram = moa_bundle_get_diagram (moa_session_get_bundle (session));
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  for (guint i = 0; i < diagram->n_nodes; i++)
    if (diagram->nodes[i]->compartment == compartment)
      g_ptr_array_add (parts, (gpointer) diagram->nodes[i]);
  append_part_rows (box, session, C_ ("place", "Parts in this place"), "•", parts, FALSE);
}

/**
 * moa_part_sections_append_arrows:
 * @box: where to
 * @session: the language
 * @part: a part of the session's lesson
 *
 * Where the part's arrows come from and lead to, as buttons; of an arrow its two ends, of a place
 * what is in it.
 */
void
moa_part_sections_append_arrows (GtkBox *box, MoaSession *session, const MoaPart *part)
{
  switch (part->type)
    {
    case MOA_PART_NODE:
      append_node_arrows (box, session, (const MoaNode *) part, FALSE);
      append_node_arrows (box, session, (const MoaNode *) part, TRUE);
      break;
    case MOA_PART_EDGE:
      append_edge_ends (box, session, (const MoaEdge *) part);
      break;
    case MOA_PART_COMPARTMENT:
    default:
      append_inhabitants (box, session, (const MoaCompartment *) part);
    }
}

/* --- questions, sources ----------------------------------------------------------------------- */

/**
 * moa_part_sections_append_questions:
 * @box: where to
 * @session: the language
 * @part: a part of the session's lesson
 *
 * The questions whose answers speak of the part, as buttons.
 */
void
moa_part_sections_append_questions (GtkBox *box, MoaSession *session, const MoaPart *part)
{
  GPtrArray *questions = moa_bundle_get_questions (moa_session_get_bundle (session));
  GtkWidget *section = NULL;

  for (guint i = 0; i < questions->len; i++)
    {
      const MoaQuestion *question = g_ptr_array_index (questions, i);
      g_autofree char *words = NULL;
      g_autofree char *number = NULL;

      if (!moa_part_list_contains (&question->focus, part))
        continue;
      if (section == NULL)
        section = create_section (box, _ ("Questions"));
      words = moa_lesson_text_dup_plain (moa_session_get_catalog (session), &question->question);
      number = g_strdup_printf ("%u", question->number);
      append_row (section, create_row (number, words, NULL, words), "win.question", question->id);
    }
}

/**
 * moa_part_sections_append_sources:
 * @box: where to
 * @session: the lesson
 * @part: a part of the session's lesson
 *
 * What the statements about the part rest on, with the numbers that citations show.
 */
void
moa_part_sections_append_sources (GtkBox *box, MoaSession *session, const MoaPart *part)
{
  GtkWidget *section;

  if (part->cite.n_sources == 0)
    return;

  section = create_section (box, _ ("Sources"));
  for (guint i = 0; i < part->cite.n_sources; i++)
    {
      const MoaSource *source = part->cite.sources[i];
      g_autofree char *reference = moa_source_format_reference (source);
      g_autofree char *number = g_strdup_printf ("%u", source->number);
      GtkWidget *row = create_row (number, reference, NULL, reference);

      gtk_widget_add_css_class (row, "caption");
      append_row (section, row, "win.source", source->id);
    }
}
