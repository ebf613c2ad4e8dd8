/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The card is no popover: it takes nothing away from the diagram, which can be walked and zoomed
 * while it is open. It is a focusable group that says its title and its text, so that a screen
 * reader reads it when Enter opens it; the next Tabs go through what is in it. */

#include "moa-config.h"

#include "moa-part-card.h"

#include <glib/gi18n-lib.h>

#include "moa-accessible.h"
#include "moa-describe.h"
#include "moa-lesson-text.h"
#include "moa-part-change.h"
#include "moa-part-measures.h"
#include "moa-part-sections.h"
#include "moa-why-view.h"

struct _MoaPartCard
{
  GtkWidget parent_instance;

  MoaSession *session;
  GSignalGroup *session_signals;

  GtkWidget *header;
  GtkLabel *title;
  GtkLabel *kind;
  GtkWidget *close;
  GtkScrolledWindow *scroller;
  GtkWidget *why;
  GtkBox *body;
};

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MoaPartCard, moa_part_card, GTK_TYPE_WIDGET)

/* What a screen reader says when the card gets the focus: all that a sighted user reads at a
 * glance. */
static void
describe (MoaPartCard *self, const MoaPart *part, const char *title, const char *kind)
{
  MoaCatalog *catalog = moa_session_get_catalog (self->session);
  const MoaMessage *message = moa_describe_pick_level (moa_session_get_level (self->session),
                                                       &part->plain, &part->clinical);
  g_autofree char *text = moa_message_is_empty (message)
                              ? g_strdup ("")
                              : moa_lesson_text_dup_plain (catalog, message);
  g_autofree char *change = moa_part_change_dup (self->session, part);
  g_autofree char *description = g_strdup_printf (
      "%s. %s%s%s", kind, text, change != NULL ? " " : "", change != NULL ? change : "");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
fill_body (MoaPartCard *self, const MoaPart *part)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->body))) != NULL)
    gtk_box_remove (self->body, child);

  moa_part_sections_append_text (self->body, self->session, part);
  moa_part_change_append (self->body, self->session, part);
  moa_part_measures_append (self->body, self->session, part);
  moa_part_sections_append_notices (self->body, self->session, part);
  moa_part_sections_append_arrows (self->body, self->session, part);
  moa_part_sections_append_questions (self->body, self->session, part);
  moa_part_sections_append_sources (self->body, self->session, part);
}

static gboolean
has_focus_within (GtkWidget *widget)
{
  return (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static void
show_part (MoaPartCard *self, const MoaPart *part)
{
  MoaCatalog *catalog = moa_session_get_catalog (self->session);
  g_autofree char *title = moa_describe_title (catalog, part);
  g_autofree char *kind = moa_part_sections_dup_kind (catalog, part);
  gboolean walks = has_focus_within (self->why);
  gboolean had_focus = has_focus_within (GTK_WIDGET (self)) && !walks;
  gboolean explains = moa_session_get_explanation (self->session) != NULL;

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->kind, kind);
  describe (self, part, title, kind);

  /* A button that led here goes away: the focus has to stand on something that stays. */
  if (had_focus)
    gtk_widget_grab_focus (explains ? self->why : GTK_WIDGET (self));
  fill_body (self, part);
  if (!walks)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static void
on_session_notify (MoaPartCard *self)
{
  const MoaPart *part = self->session != NULL ? moa_session_get_part (self->session) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), part != NULL);
  if (part != NULL)
    show_part (self, part);
}

static gboolean
on_close_key (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  gtk_widget_activate_action (widget, "win.part", "s", "");

  return TRUE;
}

static void
set_session (MoaPartCard *self, MoaSession *session)
{
  if (!g_set_object (&self->session, session))
    return;

  g_object_set (self->why, "session", session, NULL);
  g_signal_group_set_target (self->session_signals, session);
  on_session_notify (self);
}

static void
moa_part_card_set_property (GObject *object,
                            guint property_id,
                            const GValue *value,
                            GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_SESSION:
      set_session (MOA_PART_CARD (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
moa_part_card_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, MOA_PART_CARD (object)->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
moa_part_card_dispose (GObject *object)
{
  MoaPartCard *self = MOA_PART_CARD (object);

  g_clear_object (&self->session_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), MOA_TYPE_PART_CARD);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (moa_part_card_parent_class)->dispose (object);
}

static void
moa_part_card_class_init (MoaPartCardClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = moa_part_card_dispose;
  object_class->set_property = moa_part_card_set_property;
  object_class->get_property = moa_part_card_get_property;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MOA_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (MOA_TYPE_WHY_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/moa/Moa/ui/moa-part-card.ui");
  gtk_widget_class_bind_template_child (widget_class, MoaPartCard, header);
  gtk_widget_class_bind_template_child (widget_class, MoaPartCard, title);
  gtk_widget_class_bind_template_child (widget_class, MoaPartCard, kind);
  gtk_widget_class_bind_template_child (widget_class, MoaPartCard, close);
  gtk_widget_class_bind_template_child (widget_class, MoaPartCard, scroller);
  gtk_widget_class_bind_template_child (widget_class, MoaPartCard, why);
  gtk_widget_class_bind_template_child (widget_class, MoaPartCard, body);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_close_key, NULL);
  gtk_widget_class_set_css_name (widget_class, "moa-part-card");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
connect_session (MoaPartCard *self)
{
  static const char *const notifications[] = { "notify::part",       "notify::catalog",
                                               "notify::medicines",  "notify::level",
                                               "notify::comparison", "notify::explanation" };

  self->session_signals = g_signal_group_new (MOA_TYPE_SESSION);
  for (gsize i = 0; i < G_N_ELEMENTS (notifications); i++)
    g_signal_group_connect_swapped (self->session_signals, notifications[i],
                                    G_CALLBACK (on_session_notify), self);
}

static void
moa_part_card_init (MoaPartCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  moa_accessible_set_name (self->close, _ ("Close the card"));
  connect_session (self);
}

/**
 * moa_part_card_new:
 *
 * A card that is hidden until its session has a part.
 *
 * Returns: (transfer floating): a widget
 */
GtkWidget *
moa_part_card_new (void)
{
  return g_object_new (MOA_TYPE_PART_CARD, NULL);
}
