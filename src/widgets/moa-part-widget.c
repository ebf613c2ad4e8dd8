/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A node or an arrow as a real widget. It paints nothing of the mechanism, which is the painter's; it is where
 * the keyboard focus and the pointer show themselves, and what assistive technology sees. GTK 4.8
 * exports only real widgets, and no name for the action of a button that is not a GtkButton, hence
 * the class action. */

#include "moa-part-widget.h"

struct _MoaPartWidget
{
  GtkWidget parent_instance;

  const MoaPart *part; /* unowned: the canvas gives another before the lesson goes */
  gboolean is_told;    /* assistive technology knows name and description */
};

G_DEFINE_FINAL_TYPE (MoaPartWidget, moa_part_widget, GTK_TYPE_WIDGET)

static void
on_click_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MoaPartWidget *self = MOA_PART_WIDGET (widget);

  if (self->part != NULL)
    gtk_widget_activate_action (widget, "win.part", "s", self->part->id);
}

/* "Step 4 of 9: The message is cut. Part 2 of 5 in this step.": only when the step speaks of it. */
static char *
write_place (const MoaPart *part, MoaSession *session)
{
  const MoaStep *step = moa_session_get_step (session);

  for (guint i = 0; step != NULL && i < step->focus.n_parts; i++)
    if (step->focus.parts[i] == part)
      return moa_describe_place (moa_session_get_catalog (session), step, i);

  return NULL;
}

static char *
write_description (const MoaPart *part, MoaSession *session)
{
  g_autofree char *details = moa_describe_details (moa_session_get_catalog (session), part,
                                                   moa_session_get_influence (session));
  g_autofree char *place = write_place (part, session);

  if (place == NULL)
    return g_steal_pointer (&details);

  return g_strconcat (details, " ", place, NULL);
}

/**
 * moa_part_widget_describe:
 * @self: a part widget
 * @session: what is chosen: the language, the medicine, the step
 *
 * Tells assistive technology what the part is called and what it does, in the words of the
 * session's language.
 */
void
moa_part_widget_describe (MoaPartWidget *self, MoaSession *session)
{
  g_autofree char *title = NULL;
  g_autofree char *description = NULL;

  if (self->part == NULL)
    return;

  title = moa_describe_title (moa_session_get_catalog (session), self->part);
  description = write_description (self->part, session);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

/**
 * moa_part_widget_set_selected:
 * @self: a part widget
 * @selected: whether the part is the session's
 *
 * Tells assistive technology whether this is the part whose card is open. The painter shows it to
 * the eye.
 */
void
moa_part_widget_set_selected (MoaPartWidget *self, gboolean selected)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

/**
 * moa_part_widget_set_flows_to:
 * @self: a part widget
 * @targets: (element-type MoaPartWidget): the widgets at the heads of the part's arrows
 *
 * Tells assistive technology where the mechanism goes on from here.
 */
void
moa_part_widget_set_flows_to (MoaPartWidget *self, GPtrArray *targets)
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
 * moa_part_widget_set_part:
 * @self: a part widget
 * @part: (nullable): the node or the arrow that it stands for; lent by the lesson
 *
 * Gives the widget another part; a pool of widgets serves a lesson that has more parts than the
 * screen. The pointer finds an arrow by its line, so that its widget does not lie in the way.
 */
void
moa_part_widget_set_part (MoaPartWidget *self, const MoaPart *part)
{
  gboolean is_arrow = part != NULL && part->type == MOA_PART_EDGE;

  self->part = part;
  gtk_widget_set_can_target (GTK_WIDGET (self), !is_arrow);
  if (is_arrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "arrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "arrow");
}

/**
 * moa_part_widget_get_part:
 * @self: a part widget
 *
 * The part that it stands for.
 *
 * Returns: (transfer none) (nullable): a node or an arrow of the lesson
 */
const MoaPart *
moa_part_widget_get_part (MoaPartWidget *self)
{
  return self->part;
}

/* The canvas draws the focus of an arrow, and again only when something in it asks for that. */
static void
moa_part_widget_state_flags_changed (GtkWidget *widget, GtkStateFlags previous)
{
  gtk_widget_queue_draw (widget);

  GTK_WIDGET_CLASS (moa_part_widget_parent_class)->state_flags_changed (widget, previous);
}

/* GTK 4.8 tells assistive technology of a widget's name and description when it has first to tell
 * of a change of its state. With the focus that would be right after it, and a screen reader says
 * the description twice. */
static gboolean
moa_part_widget_grab_focus (GtkWidget *widget)
{
  MoaPartWidget *self = MOA_PART_WIDGET (widget);

  if (!self->is_told && !gtk_widget_is_focus (widget))
    {
      gtk_widget_set_focusable (widget, FALSE);
      gtk_widget_set_focusable (widget, TRUE);
      self->is_told = TRUE;
    }

  return GTK_WIDGET_CLASS (moa_part_widget_parent_class)->grab_focus (widget);
}

static void
moa_part_widget_class_init (MoaPartWidgetClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->grab_focus = moa_part_widget_grab_focus;
  widget_class->state_flags_changed = moa_part_widget_state_flags_changed;

  gtk_widget_class_install_action (widget_class, "click", NULL, on_click_action);
  gtk_widget_class_set_css_name (widget_class, "moa-part");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
moa_part_widget_init (MoaPartWidget *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/**
 * moa_part_widget_new:
 *
 * A widget that stands for no part yet.
 *
 * Returns: (transfer floating): a widget
 */
MoaPartWidget *
moa_part_widget_new (void)
{
  return g_object_new (MOA_TYPE_PART_WIDGET, NULL);
}
