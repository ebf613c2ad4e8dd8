/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include "moa-page-switch.h"

struct _MoaPageSwitch
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (MoaPageSwitch, moa_page_switch, GTK_TYPE_WIDGET)

static void
moa_page_switch_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (moa_page_switch_parent_class)->dispose (object);
}

static void
moa_page_switch_class_init (MoaPageSwitchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moa_page_switch_dispose;
  gtk_widget_class_set_css_name (widget_class, "page-switch");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/moa/Moa/ui/moa-page-switch.ui");
}

static void
moa_page_switch_init (MoaPageSwitch *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Lets the words give way where there is no room for all, in place of asking for it. */
void
moa_page_switch_ellipsize (MoaPageSwitch *self)
{
  g_return_if_fail (MOA_IS_PAGE_SWITCH (self));

  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self)); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                             PANGO_ELLIPSIZE_END);
}
