/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include "moa-drop-area.h"

#include <glib/gi18n-lib.h>

struct _MoaDropArea
{
  GtkWidget parent_instance;
  GtkOverlay *overlay;
  GtkWidget *hint;
  GtkLabel *hint_label;
};

enum
{
  PROP_0,
  PROP_CHILD,
  N_PROPERTIES
};

enum
{
  SIGNAL_DROPPED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoaDropArea, moa_drop_area, GTK_TYPE_WIDGET)

/* The words are taken now, because the area outlives a change of language. */
static GdkDragAction
on_drop_enter (GtkDropTarget *target, double x, double y, MoaDropArea *self)
{
  gtk_label_set_label (self->hint_label, _ ("Drop to open the lesson"));
  gtk_widget_set_visible (self->hint, TRUE);
  return GDK_ACTION_COPY;
}

static void
on_drop_leave (GtkDropTarget *target, MoaDropArea *self)
{
  gtk_widget_set_visible (self->hint, FALSE);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, MoaDropArea *self)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GSList) dropped = gdk_file_list_get_files (g_value_get_boxed (value));

  gtk_widget_set_visible (self->hint, FALSE);
  for (GSList *l = dropped; l != NULL; l = l->next)
    g_list_store_append (files, l->data);
  if (dropped == NULL)
    return FALSE;

  g_signal_emit (self, signals[SIGNAL_DROPPED], 0, files);
  return TRUE;
}

static void
moa_drop_area_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHILD)
    g_value_set_object (value, gtk_overlay_get_child (MOA_DROP_AREA (object)->overlay));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
moa_drop_area_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHILD)
    gtk_overlay_set_child (MOA_DROP_AREA (object)->overlay, g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
moa_drop_area_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MOA_TYPE_DROP_AREA);

  G_OBJECT_CLASS (moa_drop_area_parent_class)->dispose (object);
}

static void
moa_drop_area_class_init (MoaDropAreaClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moa_drop_area_dispose;
  object_class->get_property = moa_drop_area_get_property;
  object_class->set_property = moa_drop_area_set_property;
  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[SIGNAL_DROPPED] = g_signal_new ("dropped", MOA_TYPE_DROP_AREA, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_LIST_MODEL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/moa/Moa/ui/moa-drop-area.ui");
  gtk_widget_class_bind_template_child (widget_class, MoaDropArea, overlay);
  gtk_widget_class_bind_template_child (widget_class, MoaDropArea, hint);
  gtk_widget_class_bind_template_child (widget_class, MoaDropArea, hint_label);
}

static void
moa_drop_area_init (MoaDropArea *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (target, "enter", G_CALLBACK (on_drop_enter), self);
  g_signal_connect (target, "leave", G_CALLBACK (on_drop_leave), self);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
