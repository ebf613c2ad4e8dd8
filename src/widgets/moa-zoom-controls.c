/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-config.h"

#include "moa-legend-button.h"
#include "moa-zoom-controls.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "moa-accessible.h"

#define SMALL_PERCENT 4.95 /* below which a whole number says too little */

struct _MoaZoomControls
{
  GtkWidget parent_instance;

  MoaDiagramView *view;
  GSignalGroup *view_signals;
  guint idle_source;

  GtkWidget *out;
  GtkWidget *percent;
  GtkWidget *percent_label;
  GtkWidget *in;
  GtkWidget *fit;
  GtkWidget *legend;
};

enum
{
  PROP_0,
  PROP_VIEW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MoaZoomControls, moa_zoom_controls, GTK_TYPE_WIDGET)

static void
show_scale (MoaZoomControls *self)
{
  double exact = 100 * moa_diagram_view_get_scale (self->view);
  int percent = (int) round (exact);
  /* Translators: the size at which the diagram is shown; the second one is for less than 5 %. */
  g_autofree char *text = exact >= SMALL_PERCENT ? g_strdup_printf (C_ ("zoom", "%d %%"), percent)
                                                 : g_strdup_printf (C_ ("zoom", "%.1f %%"), exact);
  /* Translators: name of a button for screen readers; %d is a number of per cent. */
  g_autofree char *name = exact >= SMALL_PERCENT
                              ? g_strdup_printf (_ ("Zoom %d %%, go to original size"), percent)
                              : g_strdup_printf (_ ("Zoom %.1f %%, go to original size"), exact);

  if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (self->percent_label)), text) == 0)
    return;

  gtk_label_set_text (GTK_LABEL (self->percent_label), text);
  moa_accessible_set_name (self->percent, name);
}

static gboolean
on_idle (gpointer user_data)
{
  MoaZoomControls *self = user_data;

  self->idle_source = 0;
  show_scale (self);

  return G_SOURCE_REMOVE;
}

/* The scale changes while the view is laid out, when no label may. */
static void
on_view_notify_scale (MoaZoomControls *self)
{
  if (self->idle_source == 0)
    self->idle_source = g_idle_add_full (GTK_PRIORITY_RESIZE - 1, on_idle, self, NULL);
}

static void
on_percent_clicked (MoaZoomControls *self)
{
  if (self->view != NULL)
    moa_diagram_view_reset (self->view);
}

static void
set_view (MoaZoomControls *self, MoaDiagramView *view)
{
  if (!g_set_object (&self->view, view))
    return;

  g_signal_group_set_target (self->view_signals, view);
  g_clear_handle_id (&self->idle_source, g_source_remove);
  if (view == NULL)
    return;

  show_scale (self);
  g_object_bind_property (view, "session", self->legend, "session", G_BINDING_SYNC_CREATE);
}

static void
moa_zoom_controls_set_property (GObject *object,
                                guint property_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_VIEW:
      set_view (MOA_ZOOM_CONTROLS (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
moa_zoom_controls_get_property (GObject *object,
                                guint property_id,
                                GValue *value,
                                GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_VIEW:
      g_value_set_object (value, MOA_ZOOM_CONTROLS (object)->view);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
moa_zoom_controls_dispose (GObject *object)
{
  MoaZoomControls *self = MOA_ZOOM_CONTROLS (object);

  g_clear_handle_id (&self->idle_source, g_source_remove);
  g_clear_object (&self->view_signals);
  g_clear_object (&self->view);
  gtk_widget_dispose_template (GTK_WIDGET (self), MOA_TYPE_ZOOM_CONTROLS);

  G_OBJECT_CLASS (moa_zoom_controls_parent_class)->dispose (object);
}

static void
moa_zoom_controls_class_init (MoaZoomControlsClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = moa_zoom_controls_dispose;
  object_class->set_property = moa_zoom_controls_set_property;
  object_class->get_property = moa_zoom_controls_get_property;

  properties[PROP_VIEW] = g_param_spec_object ("view", NULL, NULL, MOA_TYPE_DIAGRAM_VIEW,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (MOA_TYPE_LEGEND_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/moa/Moa/ui/moa-zoom-controls.ui");
  gtk_widget_class_bind_template_child (widget_class, MoaZoomControls, out);
  gtk_widget_class_bind_template_child (widget_class, MoaZoomControls, percent);
  gtk_widget_class_bind_template_child (widget_class, MoaZoomControls, percent_label);
  gtk_widget_class_bind_template_child (widget_class, MoaZoomControls, in);
  gtk_widget_class_bind_template_child (widget_class, MoaZoomControls, fit);
  gtk_widget_class_bind_template_child (widget_class, MoaZoomControls, legend);
  gtk_widget_class_bind_template_callback (widget_class, on_percent_clicked);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "moa-zoom-controls");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
moa_zoom_controls_init (MoaZoomControls *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  moa_accessible_set_name (self->out, _ ("Zoom out"));
  moa_accessible_set_name (self->in, _ ("Zoom in"));
  moa_accessible_set_name (self->fit, _ ("Show the whole diagram"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("zoom", "Zoom"), -1);

  self->view_signals = g_signal_group_new (MOA_TYPE_DIAGRAM_VIEW);
  g_signal_group_connect_swapped (self->view_signals, "notify::scale",
                                  G_CALLBACK (on_view_notify_scale), self);
}

/**
 * moa_zoom_controls_new:
 *
 * Controls that say and change nothing until they are given a view.
 *
 * Returns: (transfer floating): a widget
 */
GtkWidget *
moa_zoom_controls_new (void)
{
  return g_object_new (MOA_TYPE_ZOOM_CONTROLS, NULL);
}
