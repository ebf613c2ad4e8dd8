/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include "moa-notice-bar.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "moa-accessible.h"
#include "moa-lesson-text.h"
#include "moa-notice-page.h"

struct _MoaNoticeBar
{
  GtkWidget parent_instance;
  GtkWidget *line;

  GtkButton *warning;
  GtkLabel *warning_label;
  GtkLabel *status;
  GtkLabel *review;
  GtkToggleButton *more;
  GtkLabel *more_label;

  MoaSession *session;
  GSignalGroup *session_signals;
};

G_DEFINE_FINAL_TYPE (MoaNoticeBar, moa_notice_bar, GTK_TYPE_WIDGET)

enum
{
  PROP_SESSION = 1,
  PROP_EXPANDED,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static MoaCatalog *
get_catalog (MoaNoticeBar *self)
{
  return self->session != NULL ? moa_session_get_catalog (self->session) : NULL;
}

/* A warning belongs to the parts that it names; while another medicine is chosen, it would be
 * read as that one's. */
static gboolean
applies (const MoaNotice *notice, const MoaMedicine *medicine)
{
  return notice->parts.n_parts == 0 || medicine == NULL || medicine->node == NULL
         || moa_part_list_contains (&notice->parts, &medicine->node->part);
}

static const MoaNotice *
find_boxed_warning (MoaNoticeBar *self)
{
  GPtrArray *notices = moa_bundle_get_notices (moa_catalog_get_bundle (get_catalog (self)));

  for (guint i = 0; i < notices->len; i++)
    {
      const MoaNotice *notice = g_ptr_array_index (notices, i);

      if (notice->severity == MOA_NOTICE_BOXED_WARNING
          && applies (notice, moa_session_get_medicine (self->session)))
        return notice;
    }
  return NULL;
}

static void
update_warning (MoaNoticeBar *self)
{
  const MoaNotice *notice = get_catalog (self) != NULL ? find_boxed_warning (self) : NULL;
  g_autofree char *words = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->warning), notice != NULL);
  if (notice == NULL)
    return;
  words = moa_notice_dup_heading (get_catalog (self), notice);
  gtk_label_set_label (self->warning_label, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->warning), words);
  moa_accessible_set_name (GTK_WIDGET (self->warning), words);
}

static void
update_status (MoaNoticeBar *self)
{
  MoaBundle *bundle = moa_catalog_get_bundle (get_catalog (self));
  const MoaLesson *lesson = moa_bundle_get_lesson (bundle);
  g_autofree char *status = moa_lesson_text_dup_plain (get_catalog (self), &lesson->status.text);
  g_autofree char *review = moa_notice_dup_review (bundle);

  gtk_label_set_label (self->status, status);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->status), status);
  gtk_label_set_label (self->review, review);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->review), review);
}

static void
update_words (MoaNoticeBar *self)
{
  const char *words = moa_notice_bar_get_expanded (self) ? _ ("Less") : _ ("More");

  gtk_label_set_label (self->more_label, words);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_STATE_EXPANDED,
                               moa_notice_bar_get_expanded (self), -1);
}

static void
rebuild (MoaNoticeBar *self)
{
  update_words (self);
  update_warning (self);
  gtk_widget_set_visible (GTK_WIDGET (self), get_catalog (self) != NULL);
  if (get_catalog (self) != NULL)
    update_status (self);
}

static void
on_session_notify_catalog (MoaNoticeBar *self)
{
  rebuild (self);
}

static void
on_session_notify_medicine (MoaNoticeBar *self)
{
  update_warning (self);
}

/* Whoever goes on with the lesson has seen what was said first. */
static void
on_session_notify_step (MoaNoticeBar *self)
{
  if (moa_session_get_step (self->session) != NULL)
    moa_notice_bar_set_expanded (self, FALSE);
}

static void
on_session_notify_question (MoaNoticeBar *self)
{
  if (moa_session_get_question (self->session) != NULL)
    moa_notice_bar_set_expanded (self, FALSE);
}

/* The card of a part would open under the notices. */
static void
on_session_notify_part (MoaNoticeBar *self)
{
  if (moa_session_get_part (self->session) != NULL)
    moa_notice_bar_set_expanded (self, FALSE);
}

static void
on_warning_clicked (GtkButton *button, MoaNoticeBar *self)
{
  moa_notice_bar_set_expanded (self, TRUE);
}

static void
on_more_toggled (GtkToggleButton *more, MoaNoticeBar *self)
{
  update_words (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXPANDED]);
}

static void
moa_notice_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MoaNoticeBar *self = MOA_NOTICE_BAR (object);

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_EXPANDED:
      g_value_set_boolean (value, moa_notice_bar_get_expanded (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
moa_notice_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MoaNoticeBar *self = MOA_NOTICE_BAR (object);

  switch (id)
    {
    case PROP_SESSION:
      if (!g_set_object (&self->session, g_value_get_object (value)))
        return;
      g_signal_group_set_target (self->session_signals, self->session);
      rebuild (self);
      break;
    case PROP_EXPANDED:
      moa_notice_bar_set_expanded (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
moa_notice_bar_dispose (GObject *object)
{
  MoaNoticeBar *self = MOA_NOTICE_BAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MOA_TYPE_NOTICE_BAR);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (moa_notice_bar_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/moa/Moa/ui/moa-notice-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, MoaNoticeBar, line);
  gtk_widget_class_bind_template_child (widget_class, MoaNoticeBar, warning);
  gtk_widget_class_bind_template_child (widget_class, MoaNoticeBar, warning_label);
  gtk_widget_class_bind_template_child (widget_class, MoaNoticeBar, status);
  gtk_widget_class_bind_template_child (widget_class, MoaNoticeBar, review);
  gtk_widget_class_bind_template_child (widget_class, MoaNoticeBar, more);
  gtk_widget_class_bind_template_child (widget_class, MoaNoticeBar, more_label);
  gtk_widget_class_bind_template_callback (widget_class, on_warning_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_more_toggled);
}

static void
moa_notice_bar_class_init (MoaNoticeBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moa_notice_bar_dispose;
  object_class->get_property = moa_notice_bar_get_property;
  object_class->set_property = moa_notice_bar_set_property;
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MOA_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_EXPANDED] = g_param_spec_boolean ("expanded", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                        | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_css_name (widget_class, "noticebar");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
  bind_template (widget_class);
}

static void
moa_notice_bar_init (MoaNoticeBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->more), _ ("All notices about this lesson"));
  moa_accessible_set_name (GTK_WIDGET (self->more), _ ("All notices about this lesson"));
  moa_accessible_tell_early (GTK_WIDGET (self->more));
  self->session_signals = g_signal_group_new (MOA_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::catalog",
                                  G_CALLBACK (on_session_notify_catalog), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::medicine",
                                  G_CALLBACK (on_session_notify_medicine), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::step",
                                  G_CALLBACK (on_session_notify_step), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::question",
                                  G_CALLBACK (on_session_notify_question), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::part",
                                  G_CALLBACK (on_session_notify_part), self);
  update_words (self);
}

/**
 * moa_notice_bar_get_expanded:
 *
 * Whether all notices are to be shown.
 */
gboolean
moa_notice_bar_get_expanded (MoaNoticeBar *self)
{
  g_return_val_if_fail (MOA_IS_NOTICE_BAR (self), FALSE);

  return gtk_toggle_button_get_active (self->more);
}

/**
 * moa_notice_bar_set_expanded:
 *
 * Asks for all notices, or only the slim line; the box of a boxed warning stays either way.
 */
void
moa_notice_bar_set_expanded (MoaNoticeBar *self, gboolean expanded)
{
  g_return_if_fail (MOA_IS_NOTICE_BAR (self));

  gtk_toggle_button_set_active (self->more, expanded);
}
