/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include "moa-medicine-menu.h"

#include <glib/gi18n-lib.h>

#include "moa-accessible.h"
#include "moa-lesson-text.h"

#define SPACING 6     /* CSS pixels */
#define LIST_MOST 420 /* CSS pixels before the list is scrolled */

struct _MoaMedicineMenu
{
  GtkWidget parent_instance;

  MoaSession *session;
  GSignalGroup *session_signals;
  GtkMenuButton *button;
  GPtrArray *checks; /* of the list that is open, in the lesson's order */
  gboolean updating; /* the marks follow the session, nobody sets them */
};

enum
{
  PROP_SESSION = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (MoaMedicineMenu, moa_medicine_menu, GTK_TYPE_WIDGET)

static GPtrArray *
get_medicines (MoaMedicineMenu *self)
{
  return moa_bundle_get_medicines (moa_session_get_bundle (self->session));
}

static void
on_check_toggled (GtkWidget *check, MoaMedicineMenu *self)
{
  const char *id = g_object_get_data (G_OBJECT (check), "moa-medicine");

  if (!self->updating)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.medicine-also", "s", id);
}

static GtkWidget *
create_check (MoaMedicineMenu *self, const MoaMedicine *medicine)
{
  g_autofree char *name = moa_lesson_text_dup_plain (moa_session_get_catalog (self->session),
                                                     &medicine->label);
  GtkWidget *check = gtk_check_button_new_with_label (name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (check), "moa-medicine", g_strdup (medicine->id), g_free);
  g_signal_connect (check, "toggled", G_CALLBACK (on_check_toggled), self);
  g_ptr_array_add (self->checks, check);

  return check;
}

static void
show_choice (MoaMedicineMenu *self)
{
  GPtrArray *on = moa_session_get_medicines (self->session);

  self->updating = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (
        g_ptr_array_index (self->checks, i),
        g_ptr_array_find (on, g_ptr_array_index (get_medicines (self), i), NULL));
  self->updating = FALSE;
}

/* Built for each opening, so that it speaks the language of the moment. */
static void
on_button_create_popup (GtkMenuButton *button, gpointer user_data)
{
  MoaMedicineMenu *self = MOA_MEDICINE_MENU (user_data);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  GtkWidget *heading = gtk_label_new (_ ("Show several medicines"));

  g_ptr_array_set_size (self->checks, 0);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (box), heading);
  for (guint i = 0; i < get_medicines (self)->len; i++)
    gtk_box_append (GTK_BOX (box),
                    create_check (self, g_ptr_array_index (get_medicines (self), i)));
  show_choice (self);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_MOST);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_add_css_class (box, "moa-page");
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_menu_button_set_popover (button, popover);
}

/* What a lesson that is gone has offered must not be chosen any more. */
static void
on_session_notify_catalog (MoaMedicineMenu *self)
{
  g_ptr_array_set_size (self->checks, 0);
  gtk_menu_button_popdown (self->button);
}

static void
set_session (MoaMedicineMenu *self, MoaSession *session)
{
  if (!g_set_object (&self->session, session))
    return;

  g_ptr_array_set_size (self->checks, 0);
  g_signal_group_set_target (self->session_signals, session);
}

static gboolean
moa_medicine_menu_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (GTK_WIDGET (MOA_MEDICINE_MENU (widget)->button), direction);
}

static void
moa_medicine_menu_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, MOA_MEDICINE_MENU (object)->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
moa_medicine_menu_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      set_session (MOA_MEDICINE_MENU (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
moa_medicine_menu_dispose (GObject *object)
{
  MoaMedicineMenu *self = MOA_MEDICINE_MENU (object);

  g_clear_object (&self->session_signals);
  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (moa_medicine_menu_parent_class)->dispose (object);
}

static void
moa_medicine_menu_class_init (MoaMedicineMenuClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moa_medicine_menu_dispose;
  object_class->get_property = moa_medicine_menu_get_property;
  object_class->set_property = moa_medicine_menu_set_property;
  widget_class->focus = moa_medicine_menu_focus;
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MOA_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
moa_medicine_menu_init (MoaMedicineMenu *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  self->button = GTK_MENU_BUTTON (button);
  self->checks = g_ptr_array_new ();
  gtk_menu_button_set_icon_name (self->button, "list-add-symbolic");
  gtk_menu_button_set_has_frame (self->button, FALSE);
  gtk_menu_button_set_create_popup_func (self->button, on_button_create_popup, self, NULL);
  gtk_widget_set_tooltip_text (button, _ ("Show several medicines"));
  moa_accessible_set_name (button, _ ("Show several medicines"));
  gtk_widget_set_parent (button, GTK_WIDGET (self));

  self->session_signals = g_signal_group_new (MOA_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::catalog",
                                  G_CALLBACK (on_session_notify_catalog), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::medicines",
                                  G_CALLBACK (show_choice), self);
}

/**
 * moa_medicine_menu_new:
 *
 * A button that offers nothing until it is given a session with a lesson.
 *
 * Returns: (transfer floating): a widget
 */
GtkWidget *
moa_medicine_menu_new (void)
{
  return g_object_new (MOA_TYPE_MEDICINE_MENU, NULL);
}
