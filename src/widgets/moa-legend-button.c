/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include "moa-legend-button.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "moa-accessible.h"
#include "moa-rich-label.h"

#define TEXT_WIDTH 340 /* px */
#define SPACING 6      /* px */

struct _MoaLegendButton
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
  MoaSession *session;
};

enum
{
  PROP_SESSION = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (MoaLegendButton, moa_legend_button, GTK_TYPE_WIDGET)

static void
append_text (MoaLegendButton *self, GtkBox *box, const MoaMessage *message, const char *style)
{
  GtkWidget *label = moa_rich_label_new ();

  moa_rich_label_set_content (MOA_RICH_LABEL (label), moa_session_get_catalog (self->session),
                              message, NULL);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (box, label);
}

/* Built for each opening, so that it speaks the language of the moment. */
static void
on_button_create_popup (GtkMenuButton *button, gpointer user_data)
{
  MoaLegendButton *self = MOA_LEGEND_BUTTON (user_data);
  const MoaDiagram *diagram;
  GtkWidget *popover, *clamp, *box, *heading;

  if (self->session == NULL || moa_session_get_catalog (self->session) == NULL)
    return;

  diagram = moa_bundle_get_diagram (moa_session_get_bundle (self->session));
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  gtk_widget_add_css_class (box, "moa-page");
  heading = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "label",
                          _ ("How to read this picture"), "xalign", 0.0f, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (box), heading);
  append_text (self, GTK_BOX (box), &diagram->caption, "dim-label");
  append_text (self, GTK_BOX (box), &diagram->how_to_read, NULL);

  clamp = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), TEXT_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), TEXT_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (popover), clamp);
  gtk_menu_button_set_popover (button, popover);
}

static void
moa_legend_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, MOA_LEGEND_BUTTON (object)->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
moa_legend_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      g_set_object (&MOA_LEGEND_BUTTON (object)->session, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
moa_legend_button_dispose (GObject *object)
{
  MoaLegendButton *self = MOA_LEGEND_BUTTON (object);

  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;
  g_clear_object (&self->session);

  G_OBJECT_CLASS (moa_legend_button_parent_class)->dispose (object);
}

static void
moa_legend_button_class_init (MoaLegendButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = moa_legend_button_dispose;
  object_class->get_property = moa_legend_button_get_property;
  object_class->set_property = moa_legend_button_set_property;
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MOA_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
moa_legend_button_init (MoaLegendButton *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  self->button = GTK_MENU_BUTTON (button);
  gtk_menu_button_set_icon_name (self->button, "dialog-question-symbolic");
  gtk_menu_button_set_has_frame (self->button, FALSE);
  gtk_menu_button_set_create_popup_func (self->button, on_button_create_popup, self, NULL);
  gtk_widget_set_tooltip_text (button, _ ("How to read this picture"));
  moa_accessible_set_name (button, _ ("How to read this picture"));
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}
