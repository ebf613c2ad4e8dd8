/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include "moa-question-list.h"

#include <glib/gi18n-lib.h>

#include "moa-content.h"
#include "moa-question-card.h"
#include "moa-scroll.h"

struct _MoaQuestionList
{
  GtkWidget parent_instance;

  GtkScrolledWindow *scroller;
  GtkBox *cards;

  MoaSession *session;
  GSignalGroup *session_signals;
};

G_DEFINE_FINAL_TYPE (MoaQuestionList, moa_question_list, GTK_TYPE_WIDGET)

enum
{
  PROP_SESSION = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void
on_card_opened (GtkWidget *card, MoaQuestionList *self)
{
  moa_scroll_to (self->scroller, card);
}

static void
rebuild (MoaQuestionList *self)
{
  GPtrArray *questions;

  moa_content_clear (GTK_WIDGET (self->cards));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->cards), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Questions"), -1);
  if (self->session == NULL || moa_session_get_catalog (self->session) == NULL)
    return;
  questions = moa_bundle_get_questions (
      moa_catalog_get_bundle (moa_session_get_catalog (self->session)));
  for (guint i = 0; i < questions->len; i++)
    {
      GtkWidget *card = moa_question_card_new (self->session, g_ptr_array_index (questions, i));

      g_signal_connect (card, "opened", G_CALLBACK (on_card_opened), self);
      gtk_box_append (self->cards, card);
    }
}

static void
on_session_notify_catalog (MoaQuestionList *self)
{
  rebuild (self);
}

static void
moa_question_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    g_value_set_object (value, MOA_QUESTION_LIST (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
moa_question_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MoaQuestionList *self = MOA_QUESTION_LIST (object);

  if (id != PROP_SESSION)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (!g_set_object (&self->session, g_value_get_object (value)))
    return;
  g_signal_group_set_target (self->session_signals, self->session);
  rebuild (self);
}

static void
moa_question_list_dispose (GObject *object)
{
  MoaQuestionList *self = MOA_QUESTION_LIST (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MOA_TYPE_QUESTION_LIST);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (moa_question_list_parent_class)->dispose (object);
}

static void
moa_question_list_class_init (MoaQuestionListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moa_question_list_dispose;
  object_class->get_property = moa_question_list_get_property;
  object_class->set_property = moa_question_list_set_property;
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MOA_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/moa/Moa/ui/moa-question-list.ui");
  gtk_widget_class_bind_template_child (widget_class, MoaQuestionList, scroller);
  gtk_widget_class_bind_template_child (widget_class, MoaQuestionList, cards);
}

static void
moa_question_list_init (MoaQuestionList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->session_signals = g_signal_group_new (MOA_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::catalog",
                                  G_CALLBACK (on_session_notify_catalog), self);
}
