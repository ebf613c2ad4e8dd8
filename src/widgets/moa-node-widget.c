/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A part as a real widget. It paints nothing of the mechanism, which is the painter's; it is where
 * the keyboard focus and the pointer show themselves, and what assistive technology sees. GTK 4.8
 * exports only real widgets, and no name for the action of a button that is not a GtkButton, hence
 * the class action. */

#include "moa-node-widget.h"

struct _MoaNodeWidget
{
  GtkWidget parent_instance;

  const MoaNode *node; /* unowned: the canvas gives another before the lesson goes */
};

G_DEFINE_FINAL_TYPE (MoaNodeWidget, moa_node_widget, GTK_TYPE_WIDGET)

static void
on_click_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MoaNodeWidget *self = MOA_NODE_WIDGET (widget);

  if (self->node != NULL)
    gtk_widget_activate_action (widget, "win.part", "s", self->node->part.id);
}

/* "…; lowered by Kynamro. Step 4 of 9: The message is cut": the place in the step only when the
 * step speaks of it. */
static char *
write_description (const MoaPart *part, MoaSession *session)
{
  MoaCatalog *catalog = moa_session_get_catalog (session);
  const MoaStep *step = moa_session_get_step (session);
  g_autofree char *sentence = moa_describe_part (catalog, part,
                                                 moa_session_get_influence (session));
  g_autofree char *place = NULL;

  if (step == NULL || !moa_part_list_contains (&step->focus, part))
    return g_steal_pointer (&sentence);

  place = moa_describe_step (catalog, step);

  return g_strconcat (sentence, " ", place, NULL);
}

/**
 * moa_node_widget_describe:
 * @self: a node widget
 * @session: what is chosen: the language, the medicine, the step
 *
 * Tells assistive technology what the part is called and what it does, in the words of the
 * session's language.
 */
void
moa_node_widget_describe (MoaNodeWidget *self, MoaSession *session)
{
  g_autofree char *title = NULL;
  g_autofree char *description = NULL;

  if (self->node == NULL)
    return;

  title = moa_describe_title (moa_session_get_catalog (session), &self->node->part);
  description = write_description (&self->node->part, session);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

/**
 * moa_node_widget_set_selected:
 * @self: a node widget
 * @selected: whether the part is the session's
 *
 * Tells assistive technology whether this is the part whose card is open. The painter shows it to
 * the eye.
 */
void
moa_node_widget_set_selected (MoaNodeWidget *self, gboolean selected)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

/**
 * moa_node_widget_set_flows_to:
 * @self: a node widget
 * @targets: (element-type MoaNodeWidget): the widgets at the heads of the part's arrows
 *
 * Tells assistive technology where the mechanism goes on from here.
 */
void
moa_node_widget_set_flows_to (MoaNodeWidget *self, GPtrArray *targets)
{
  GtkAccessibleRelation relation = GTK_ACCESSIBLE_RELATION_FLOW_TO;
  GValue value = G_VALUE_INIT;
  GList *list = NULL;

  if (targets->len == 0)
    {
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (self), relation);
      return;
    }

  for (guint i = targets->len; i > 0; i--)
    list = g_list_prepend (list, g_ptr_array_index (targets, i - 1));

  gtk_accessible_relation_init_value (relation, &value);
  g_value_set_pointer (&value, list); /* the accessible value takes the list */
  gtk_accessible_update_relation_value (GTK_ACCESSIBLE (self), 1, &relation, &value);
  g_value_unset (&value);
}

/**
 * moa_node_widget_set_node:
 * @self: a node widget
 * @node: (nullable): the part that it stands for; lent by the lesson
 *
 * Gives the widget another part; a pool of widgets serves a lesson that has more parts than the
 * screen.
 */
void
moa_node_widget_set_node (MoaNodeWidget *self, const MoaNode *node)
{
  self->node = node;
}

/**
 * moa_node_widget_get_node:
 * @self: a node widget
 *
 * The part that it stands for.
 *
 * Returns: (transfer none) (nullable): a node of the lesson
 */
const MoaNode *
moa_node_widget_get_node (MoaNodeWidget *self)
{
  return self->node;
}

static void
moa_node_widget_class_init (MoaNodeWidgetClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_install_action (widget_class, "click", NULL, on_click_action);
  gtk_widget_class_set_css_name (widget_class, "moa-node");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
moa_node_widget_init (MoaNodeWidget *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/**
 * moa_node_widget_new:
 *
 * A widget that stands for no part yet.
 *
 * Returns: (transfer floating): a widget
 */
MoaNodeWidget *
moa_node_widget_new (void)
{
  return g_object_new (MOA_TYPE_NODE_WIDGET, NULL);
}
