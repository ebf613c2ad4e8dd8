/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include "moa-notice-sheet.h"

#include "moa-notice-page.h"

#define TEXT_WIDTH                                                                                 \
  600 /* px that the sheet is wide where there is room; longer lines are hard to read */

struct _MoaNoticeSheet
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkScrolledWindow *scroller;
  GtkButton *dismiss;
  GtkWidget *page; /* NULL until it is first shown */

  MoaSession *session;
};

G_DEFINE_FINAL_TYPE (MoaNoticeSheet, moa_notice_sheet, GTK_TYPE_WIDGET)

enum
{
  PROP_SESSION = 1,
  PROP_EXPANDED,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void
ensure_page (MoaNoticeSheet *self)
{
  if (self->page != NULL || self->session == NULL)
    return;

  self->page = moa_notice_page_new (self->session);
  gtk_widget_add_css_class (self->page, "moa-page");
  gtk_scrolled_window_set_child (self->scroller, self->page);
}

static gboolean
on_escape (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  moa_notice_sheet_set_expanded (MOA_NOTICE_SHEET (widget), FALSE);

  return TRUE;
}

static void
on_dismiss_clicked (GtkButton *button, MoaNoticeSheet *self)
{
  moa_notice_sheet_set_expanded (self, FALSE);
}

/* A sheet that is gone takes no clicks away from what it covered. */
static void
on_revealer_notify_child_revealed (MoaNoticeSheet *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_revealer_get_reveal_child (self->revealer)
                              || gtk_revealer_get_child_revealed (self->revealer));
}

static GtkSizeRequestMode
moa_notice_sheet_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
moa_notice_sheet_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  GtkWidget *child = GTK_WIDGET (MOA_NOTICE_SHEET (widget)->revealer);

  gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*minimum, TEXT_WIDTH);
}

static void
moa_notice_sheet_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *child = GTK_WIDGET (MOA_NOTICE_SHEET (widget)->revealer);

  gtk_widget_size_allocate (child, &(GtkAllocation){ 0, 0, width, height }, baseline);
}

static void
moa_notice_sheet_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MoaNoticeSheet *self = MOA_NOTICE_SHEET (object);

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_EXPANDED:
      g_value_set_boolean (value, moa_notice_sheet_get_expanded (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
moa_notice_sheet_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MoaNoticeSheet *self = MOA_NOTICE_SHEET (object);

  switch (id)
    {
    case PROP_SESSION:
      if (!g_set_object (&self->session, g_value_get_object (value)))
        return;
      if (self->page != NULL)
        g_object_set (self->page, "session", self->session, NULL);
      else if (moa_notice_sheet_get_expanded (self))
        ensure_page (self);
      break;
    case PROP_EXPANDED:
      moa_notice_sheet_set_expanded (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
moa_notice_sheet_dispose (GObject *object)
{
  MoaNoticeSheet *self = MOA_NOTICE_SHEET (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MOA_TYPE_NOTICE_SHEET);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (moa_notice_sheet_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/moa/Moa/ui/moa-notice-sheet.ui");
  gtk_widget_class_bind_template_child (widget_class, MoaNoticeSheet, revealer);
  gtk_widget_class_bind_template_child (widget_class, MoaNoticeSheet, scroller);
  gtk_widget_class_bind_template_child (widget_class, MoaNoticeSheet, dismiss);
  gtk_widget_class_bind_template_callback (widget_class, on_dismiss_clicked);
}

static void
moa_notice_sheet_class_init (MoaNoticeSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moa_notice_sheet_dispose;
  object_class->get_property = moa_notice_sheet_get_property;
  object_class->set_property = moa_notice_sheet_set_property;
  widget_class->get_request_mode = moa_notice_sheet_get_request_mode;
  widget_class->measure = moa_notice_sheet_measure;
  widget_class->size_allocate = moa_notice_sheet_size_allocate;
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MOA_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_EXPANDED] = g_param_spec_boolean ("expanded", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                        | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_css_name (widget_class, "noticesheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
  bind_template (widget_class);
}

static void
moa_notice_sheet_init (MoaNoticeSheet *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_swapped (self->revealer, "notify::child-revealed",
                            G_CALLBACK (on_revealer_notify_child_revealed), self);
}

/**
 * moa_notice_sheet_get_expanded:
 *
 * Whether the sheet is shown.
 */
gboolean
moa_notice_sheet_get_expanded (MoaNoticeSheet *self)
{
  g_return_val_if_fail (MOA_IS_NOTICE_SHEET (self), FALSE);

  return gtk_revealer_get_reveal_child (self->revealer);
}

/**
 * moa_notice_sheet_set_expanded:
 *
 * Slides the sheet in, from its top, or away.
 */
void
moa_notice_sheet_set_expanded (MoaNoticeSheet *self, gboolean expanded)
{
  g_return_if_fail (MOA_IS_NOTICE_SHEET (self));

  if (expanded == moa_notice_sheet_get_expanded (self))
    return;

  if (expanded)
    {
      ensure_page (self);
      gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
    }
  gtk_revealer_set_reveal_child (self->revealer, expanded);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXPANDED]);
}
