/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The answer is built when the card is first opened: a lesson with very many questions costs
 * only their titles. */

#include "moa-config.h"

#include "moa-question-card.h"

#include <glib/gi18n-lib.h>

#include "moa-accessible.h"
#include "moa-content.h"
#include "moa-describe.h"
#include "moa-lesson-text.h"
#include "moa-rich-label.h"
#include "moa-wrap-layout.h"

struct _MoaQuestionCard
{
  GtkWidget parent_instance;

  GtkButton *header;
  GtkLabel *number;
  MoaRichLabel *title;
  GtkRevealer *revealer;
  GtkBox *body;

  MoaSession *session;
  MoaCatalog *catalog; /* keeps the question's bundle */
  const MoaQuestion *question;
  gboolean has_answer;
};

G_DEFINE_FINAL_TYPE (MoaQuestionCard, moa_question_card, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_chosen (MoaQuestionCard *self)
{
  return moa_session_get_question (self->session) == self->question;
}

static void
append_paragraphs (MoaQuestionCard *self)
{
  MoaLevel level = moa_session_get_level (self->session);

  for (guint i = 0; i < self->question->n_paragraphs; i++)
    {
      const MoaParagraph *paragraph = &self->question->paragraphs[i];
      GtkWidget *label = moa_rich_label_new ();

      moa_rich_label_set_content (
          MOA_RICH_LABEL (label), self->catalog,
          moa_describe_pick_level (level, &paragraph->text, &paragraph->clinical),
          &paragraph->cite);
      gtk_box_append (self->body, label);
    }
}

static void
append_chips (MoaQuestionCard *self)
{
  const MoaPartList *parts = &self->question->focus;
  GtkWidget *chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (chips, moa_wrap_layout_new (6));
  gtk_accessible_update_property (GTK_ACCESSIBLE (chips), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Parts that the answer speaks of"), -1);
  for (guint i = 0; i < parts->n_parts; i++)
    gtk_box_append (GTK_BOX (chips), moa_content_new_part_chip (self->catalog, parts->parts[i]));
  gtk_box_append (self->body, chips);
}

static void
append_note (MoaQuestionCard *self)
{
  GtkWidget *note = moa_rich_label_new ();

  moa_rich_label_set_lead (MOA_RICH_LABEL (note), _ ("Reviewer’s note."));
  moa_rich_label_set_content (MOA_RICH_LABEL (note), self->catalog, &self->question->note,
                              &self->question->note_cite);
  gtk_widget_add_css_class (note, "moa-note");
  gtk_box_append (self->body, note);
}

static void
on_show_clicked (GtkButton *button, MoaQuestionCard *self)
{
  const MoaStep *step = self->question->step;
  g_autofree char *path = g_strdup_printf ("%s/%s", step->tour->id, step->id);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.step", "s", path);
}

static void
append_show_button (MoaQuestionCard *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Show in the diagram"));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect (button, "clicked", G_CALLBACK (on_show_clicked), self);
  gtk_box_append (self->body, button);
}

static void
build_answer (MoaQuestionCard *self)
{
  moa_content_clear (GTK_WIDGET (self->body));
  append_paragraphs (self);
  if (self->question->focus.n_parts > 0)
    append_chips (self);
  if (!moa_message_is_empty (&self->question->note))
    append_note (self);
  if (self->question->step != NULL)
    append_show_button (self);
  self->has_answer = TRUE;
}

static void
update_open (MoaQuestionCard *self)
{
  gboolean open = is_chosen (self);

  if (open && !self->has_answer)
    build_answer (self);
  gtk_revealer_set_reveal_child (self->revealer, open);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->header), GTK_ACCESSIBLE_STATE_EXPANDED, open,
                               -1);
  if (open)
    gtk_widget_add_css_class (GTK_WIDGET (self), "open");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "open");
}

static void
update_title (MoaQuestionCard *self)
{
  g_autofree char *number = g_strdup_printf ("%u", self->question->number);
  g_autofree char *question = moa_lesson_text_dup_plain (self->catalog, &self->question->question);
  /* Translators: read aloud; the number of a question and the question. */
  g_autofree char *name = g_strdup_printf (_ ("Question %1$s: %2$s"), number, question);

  gtk_label_set_label (self->number, number);
  moa_rich_label_set_content (self->title, self->catalog, &self->question->question, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->header), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static gboolean
has_focus_within (GtkWidget *widget)
{
  return widget != NULL && (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* An answer that closes under the keyboard would leave it nowhere: it goes to the question that
 * opens instead, or back to its own. */
static void
keep_focus (MoaQuestionCard *self)
{
  GtkWidget *cards = gtk_widget_get_parent (GTK_WIDGET (self));
  gboolean comes = is_chosen (self) && has_focus_within (cards)
                   && !has_focus_within (GTK_WIDGET (self));
  gboolean stays = !is_chosen (self) && has_focus_within (GTK_WIDGET (self->revealer));

  if (comes || stays)
    gtk_widget_grab_focus (GTK_WIDGET (self->header));
}

static void
on_session_notify_question (MoaQuestionCard *self)
{
  keep_focus (self);
  update_open (self);
}

static void
on_session_notify_level (MoaQuestionCard *self)
{
  if (self->has_answer)
    build_answer (self);
}

static void
on_header_clicked (GtkButton *button, MoaQuestionCard *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.question", "s",
                              is_chosen (self) ? "" : self->question->id);
}

static void
on_revealer_notify_child_revealed (GtkRevealer *revealer, GParamSpec *pspec, MoaQuestionCard *self)
{
  if (gtk_revealer_get_child_revealed (revealer))
    g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

static void
moa_question_card_dispose (GObject *object)
{
  MoaQuestionCard *self = MOA_QUESTION_CARD (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MOA_TYPE_QUESTION_CARD);
  g_clear_object (&self->session);
  g_clear_object (&self->catalog);
  G_OBJECT_CLASS (moa_question_card_parent_class)->dispose (object);
}

static void
moa_question_card_class_init (MoaQuestionCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moa_question_card_dispose;
  /* The answer is open and has its full height. */
  signals[SIGNAL_OPENED] = g_signal_new ("opened", MOA_TYPE_QUESTION_CARD, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (MOA_TYPE_RICH_LABEL);
  gtk_widget_class_set_css_name (widget_class, "questioncard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/moa/Moa/ui/moa-question-card.ui");
  gtk_widget_class_bind_template_child (widget_class, MoaQuestionCard, header);
  gtk_widget_class_bind_template_child (widget_class, MoaQuestionCard, number);
  gtk_widget_class_bind_template_child (widget_class, MoaQuestionCard, title);
  gtk_widget_class_bind_template_child (widget_class, MoaQuestionCard, revealer);
  gtk_widget_class_bind_template_child (widget_class, MoaQuestionCard, body);
  gtk_widget_class_bind_template_callback (widget_class, on_header_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_revealer_notify_child_revealed);
}

static void
moa_question_card_init (MoaQuestionCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  moa_accessible_tell_early (GTK_WIDGET (self->header));
  moa_rich_label_set_selectable (self->title, FALSE);
}

/**
 * moa_question_card_new:
 * @question: of the session's present bundle
 *
 * Makes a card that follows the session's question and level. It keeps the catalog of now: with
 * another one the card is to be replaced.
 */
GtkWidget *
moa_question_card_new (MoaSession *session, const MoaQuestion *question)
{
  MoaQuestionCard *self = g_object_new (MOA_TYPE_QUESTION_CARD, NULL);

  self->session = g_object_ref (session);
  self->catalog = g_object_ref (moa_session_get_catalog (session));
  self->question = question;
  update_title (self);
  update_open (self);
  g_signal_connect_object (session, "notify::question", G_CALLBACK (on_session_notify_question),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::level", G_CALLBACK (on_session_notify_level), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
