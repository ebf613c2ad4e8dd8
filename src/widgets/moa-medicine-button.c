/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-medicine-button.h"

static void
on_button_notify_active (GtkToggleButton *button)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_CHECKED,
                               gtk_toggle_button_get_active (button)
                                   ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                   : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
}

static void
switch_also (GtkWidget *button)
{
  GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button));
  const char *id = g_variant_get_string (target, NULL);

  if (*id != '\0')
    gtk_widget_activate_action (button, "win.medicine-also", "s", id);
  else
    gtk_widget_activate_action (button, "win.medicine", "s", id);
}

static gboolean
has_control (GtkEventController *controller)
{
  return (gtk_event_controller_get_current_event_state (controller) & GDK_CONTROL_MASK) != 0;
}

/* Among the buttons rather than on each, because a button hears of a press itself, whoever else on
 * it has claimed that. */
static void
on_group_pressed (GtkGesture *gesture, int n_press, double x, double y, GtkWidget *group)
{
  GtkWidget *hit = gtk_widget_pick (group, x, y, GTK_PICK_DEFAULT);
  GtkWidget *button = hit != NULL ? gtk_widget_get_ancestor (hit, GTK_TYPE_TOGGLE_BUTTON) : NULL;

  if (button == NULL || gtk_widget_get_parent (button) != group
      || !has_control (GTK_EVENT_CONTROLLER (gesture)))
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  switch_also (button);
}

static gboolean
on_group_key (GtkEventController *controller,
              guint key,
              guint code,
              GdkModifierType state,
              GtkWidget *group)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (group));

  if (!has_control (controller) || !GTK_IS_TOGGLE_BUTTON (focus)
      || gtk_widget_get_parent (focus) != group
      || (key != GDK_KEY_space && key != GDK_KEY_Return && key != GDK_KEY_KP_Enter))
    return FALSE;

  switch_also (focus);

  return TRUE;
}

/**
 * moa_medicine_button_let_ctrl_add:
 * @group: the parent of such buttons
 *
 * Lets a click and a key with Ctrl add to what is chosen, or take away from it, as in a list.
 */
void
moa_medicine_button_let_ctrl_add (GtkWidget *group)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (on_group_pressed), group);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_group_key), group);
  gtk_widget_add_controller (group, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (group, keys);
}

/**
 * moa_medicine_button_new:
 * @id: of a medicine, "" for none
 * @name: what is on it
 *
 * A button that chooses a medicine.
 *
 * Returns: (transfer floating): a toggle button; who owns it keeps it on and off
 */
GtkWidget *
moa_medicine_button_new (const char *id, const char *name)
{
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *button = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "accessible-role",
                                    GTK_ACCESSIBLE_ROLE_RADIO, "child", label, NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), MIN ((int) g_utf8_strlen (name, -1), 6));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.medicine");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  g_signal_connect (button, "notify::active", G_CALLBACK (on_button_notify_active), NULL);
  on_button_notify_active (GTK_TOGGLE_BUTTON (button));

  return button;
}
