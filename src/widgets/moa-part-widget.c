/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A node or an arrow as a real widget. It paints nothing of the mechanism, which is the painter's;
 * it is where the keyboard focus and the pointer show themselves, and what assistive technology
 * sees. GTK 4.8 exports only real widgets, and no name for the action of a button that is not a
 * GtkButton, hence the class action. */

#include "moa-part-widget.h"

struct _MoaPartWidget
{
  GtkWidget parent_instance;

  const MoaPart *part; /* unowned: the canvas gives another before the lesson goes */
  char *title;         /* what assistive technology is told: the part's name, */
  char *details;       /* what it is and does, */
  char *place;         /* and its place in the step; NULL when the step does not speak of it */
  gboolean selected;
  gboolean is_stale; /* the place was not told yet */
  guint idle_source; /* tells of it */
};

G_DEFINE_FINAL_TYPE (MoaPartWidget, moa_part_widget, GTK_TYPE_WIDGET)

static void
on_click_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MoaPartWidget *self = MOA_PART_WIDGET (widget);

  if (self->part != NULL)
    gtk_widget_activate_action (widget, "win.part", "s", self->part->id);
}

static gboolean
has_changed (char **text, char *now)
{
  g_autofree char *before = *text;

  *text = now;
  return g_strcmp0 (before, now) != 0;
}

static void
tell_description (MoaPartWidget *self)
{
  g_autofree char *description = self->place == NULL
                                     ? g_strdup (self->details)
                                     : g_strconcat (self->details, " ", self->place, NULL);

  self->is_stale = FALSE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description, -1);
}

static gboolean
on_idle (gpointer user_data)
{
  MoaPartWidget *self = user_data;

  self->idle_source = 0;
  if (!gtk_widget_has_focus (GTK_WIDGET (self)))
    tell_description (self);
  return G_SOURCE_REMOVE;
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

/**
 * moa_part_widget_describe:
 * @self: a part widget
 * @session: what is chosen: the language, the medicine, the step
 *
 * Tells assistive technology what the part is called and what it does, in the words of the
 * session's language. It is told only of what has changed, because it is slower than the eye. The
 * part that has the focus keeps a new place in the step to itself until it loses the focus: a
 * screen reader would say all of the description, and says the step by the window's title.
 */
void
moa_part_widget_describe (MoaPartWidget *self, MoaSession *session)
{
  MoaCatalog *catalog = moa_session_get_catalog (session);
  const MoaPart *part = self->part;
  gboolean moved;

  if (part == NULL)
    return;

  if (has_changed (&self->title, moa_describe_title (catalog, part)))
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    self->title, -1);
  moved = has_changed (&self->place, write_place (part, session));
  if (has_changed (&self->details,
                   moa_describe_details (catalog, part, moa_session_get_influence (session))))
    tell_description (self);
  else if (moved && gtk_widget_has_focus (GTK_WIDGET (self)))
    self->is_stale = TRUE;
  else if (moved)
    tell_description (self);
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
  if (selected == self->selected)
    return;

  self->selected = selected;
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

/* The canvas draws the focus of an arrow, and again only when something in it asks for that. A
 * screen reader has to hear of the new focus before anything else of the old one. */
static void
moa_part_widget_state_flags_changed (GtkWidget *widget, GtkStateFlags previous)
{
  MoaPartWidget *self = MOA_PART_WIDGET (widget);

  gtk_widget_queue_draw (widget);
  if (self->is_stale && !gtk_widget_has_focus (widget) && self->idle_source == 0)
    self->idle_source = g_idle_add (on_idle, self);

  GTK_WIDGET_CLASS (moa_part_widget_parent_class)->state_flags_changed (widget, previous);
}

static void
moa_part_widget_dispose (GObject *object)
{
  MoaPartWidget *self = MOA_PART_WIDGET (object);

  g_clear_handle_id (&self->idle_source, g_source_remove);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->details, g_free);
  g_clear_pointer (&self->place, g_free);

  G_OBJECT_CLASS (moa_part_widget_parent_class)->dispose (object);
}

static void
moa_part_widget_class_init (MoaPartWidgetClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = moa_part_widget_dispose;
  widget_class->state_flags_changed = moa_part_widget_state_flags_changed;

  gtk_widget_class_install_action (widget_class, "click", NULL, on_click_action);
  gtk_widget_class_set_css_name (widget_class, "moa-part");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
moa_part_widget_init (MoaPartWidget *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, FALSE, -1);
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
