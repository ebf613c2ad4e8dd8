/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include "moa-measure-card.h"

#include <glib/gi18n-lib.h>

#include "moa-accessible.h"
#include "moa-measure-view.h"

struct _MoaMeasureCard
{
  GtkWidget parent_instance;

  MoaSession *session;
  GSignalGroup *session_signals;
  const MoaStep *closed_step; /* for comparison only: the step may be of a lesson that is gone */
  GtkWidget *close;
  GtkWidget *scroller;
  GtkWidget *view; /* in the scroller; NULL at a step without a measure */
};

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MoaMeasureCard, moa_measure_card, GTK_TYPE_WIDGET)

static const MoaMeasure *
get_measure (MoaMeasureCard *self)
{
  const MoaStep *step = self->session != NULL ? moa_session_get_step (self->session) : NULL;

  return step != NULL ? step->measure : NULL;
}

/* --- layout ----------------------------------------------------------------------------------- */

/* A scrolled window asks for the height of its child at the child's own width, which is not the
 * one that it gets: the card asks the child itself. */
static void
moa_measure_card_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  MoaMeasureCard *self = MOA_MEASURE_CARD (widget);

  gtk_widget_measure (self->scroller, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL && self->view != NULL)
    gtk_widget_measure (self->view, orientation, for_size, NULL, natural, NULL, NULL);
  *natural = MAX (*natural, *minimum);
}

static void
moa_measure_card_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MoaMeasureCard *self = MOA_MEASURE_CARD (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkRequisition size;

  gtk_widget_get_preferred_size (self->close, NULL, &size);
  gtk_widget_size_allocate (self->scroller, &(GtkAllocation){ 0, 0, width, height }, -1);
  gtk_widget_size_allocate (
      self->close, &(GtkAllocation){ rtl ? 0 : width - size.width, 0, size.width, size.height },
      -1);
}

/* --- what the session says -------------------------------------------------------------------- */

static void
update_visible (MoaMeasureCard *self)
{
  const MoaMeasure *measure = get_measure (self);

  gtk_widget_set_visible (GTK_WIDGET (self),
                          measure != NULL && moa_session_get_part (self->session) == NULL
                              && moa_session_get_step (self->session) != self->closed_step);
}

static void
on_session_notify_step (MoaMeasureCard *self)
{
  const MoaMeasure *measure = get_measure (self);

  self->closed_step = NULL;
  self->view = measure == NULL
                   ? NULL
                   : moa_measure_view_new (moa_session_get_catalog (self->session), measure);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  update_visible (self);
}

static void
on_session_notify_catalog (MoaMeasureCard *self)
{
  const MoaStep *closed_step = self->closed_step;

  on_session_notify_step (self);
  self->closed_step = closed_step;
  update_visible (self);
}

static void
close_card (MoaMeasureCard *self)
{
  gboolean had_focus = (gtk_widget_get_state_flags (GTK_WIDGET (self))
                        & GTK_STATE_FLAG_FOCUS_WITHIN)
                       != 0;

  self->closed_step = moa_session_get_step (self->session);
  if (had_focus)
    gtk_widget_child_focus (gtk_widget_get_parent (GTK_WIDGET (self)), GTK_DIR_TAB_FORWARD);
  update_visible (self);
}

static gboolean
on_close_key (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  close_card (MOA_MEASURE_CARD (widget));

  return TRUE;
}

static void
set_session (MoaMeasureCard *self, MoaSession *session)
{
  if (!g_set_object (&self->session, session))
    return;

  g_signal_group_set_target (self->session_signals, session);
  on_session_notify_step (self);
}

static void
moa_measure_card_set_property (GObject *object,
                               guint property_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_SESSION:
      set_session (MOA_MEASURE_CARD (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
moa_measure_card_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, MOA_MEASURE_CARD (object)->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
moa_measure_card_dispose (GObject *object)
{
  MoaMeasureCard *self = MOA_MEASURE_CARD (object);

  g_clear_object (&self->session_signals);
  g_clear_pointer (&self->close, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (moa_measure_card_parent_class)->dispose (object);
}

static void
moa_measure_card_class_init (MoaMeasureCardClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = moa_measure_card_dispose;
  object_class->set_property = moa_measure_card_set_property;
  object_class->get_property = moa_measure_card_get_property;
  widget_class->measure = moa_measure_card_measure;
  widget_class->size_allocate = moa_measure_card_size_allocate;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MOA_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_close_key, NULL);
  gtk_widget_class_set_css_name (widget_class, "moa-measure-card");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
create_close (MoaMeasureCard *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, _ ("Close (Esc)"));
  moa_accessible_set_name (button, _ ("Close the numbers"));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (close_card), self);

  return button;
}

static void
moa_measure_card_init (MoaMeasureCard *self)
{
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller), 96);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  self->close = create_close (self);
  gtk_widget_set_parent (self->close, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What studies found"), -1);

  self->session_signals = g_signal_group_new (MOA_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::step",
                                  G_CALLBACK (on_session_notify_step), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::part",
                                  G_CALLBACK (update_visible), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::catalog",
                                  G_CALLBACK (on_session_notify_catalog), self);
}

/**
 * moa_measure_card_new:
 *
 * A card that is hidden until its session is at a step that speaks of a measure.
 *
 * Returns: (transfer floating): a widget
 */
GtkWidget *
moa_measure_card_new (void)
{
  return g_object_new (MOA_TYPE_MEASURE_CARD, NULL);
}
