/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One button for no medicine and one for each, as a group of which one is chosen. Names differ in
 * length from language to language, and so does the room over the diagram: what does not fit goes
 * into a menu behind the last button. The chosen medicine always has a button, so that one never
 * has to open a menu to see what is switched on.
 *
 * A click chooses one medicine; with Ctrl, or in the list behind the "+", it comes to the others.
 *
 * The buttons are chosen by the state of the action "win.medicine", and by the session where a
 * window has none or several medicines are on. */

#include "moa-config.h"

#include "moa-medicine-switch.h"

#include <glib/gi18n-lib.h>

#include "moa-accessible.h"
#include "moa-lesson-text.h"
#include "moa-medicine-button.h"
#include "moa-medicine-menu.h"

struct _MoaMedicineSwitch
{
  GtkWidget parent_instance;

  MoaSession *session;
  MoaCatalog *catalog; /* whose medicines the buttons are */
  GSignalGroup *session_signals;
  GPtrArray *buttons; /* the first is "No medicine"; children of the switch */
  GtkWidget *more;
  GtkWidget *several;
  GMenu *menu;
  guint menu_source;
  guint64 hidden; /* bit i: button i is in the menu */
};

/* More medicines than bits: the rest is always in the menu. */
#define MOST_BUTTONS 63

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MoaMedicineSwitch, moa_medicine_switch, GTK_TYPE_WIDGET)

static const MoaMedicine *
get_medicine_at (MoaMedicineSwitch *self, guint index)
{
  if (index == 0)
    return NULL;

  return g_ptr_array_index (moa_bundle_get_medicines (moa_session_get_bundle (self->session)),
                            index - 1);
}

static char *
dup_name (MoaMedicineSwitch *self, guint index)
{
  const MoaMedicine *medicine = get_medicine_at (self, index);
  MoaCatalog *catalog = moa_session_get_catalog (self->session);

  if (medicine == NULL)
    return g_strdup (_ ("No medicine"));

  return moa_lesson_text_dup_plain (catalog, &medicine->label);
}

static const char *
get_id (MoaMedicineSwitch *self, guint index)
{
  const MoaMedicine *medicine = get_medicine_at (self, index);

  return medicine != NULL ? medicine->id : "";
}

static gboolean
is_chosen (MoaMedicineSwitch *self, guint index)
{
  GPtrArray *on = moa_session_get_medicines (self->session);

  return index == 0 ? on->len == 0 : g_ptr_array_find (on, get_medicine_at (self, index), NULL);
}

/* --- how many fit ----------------------------------------------------------------------------- */

static int
get_natural_width (GtkWidget *widget)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);

  return natural;
}

static int
get_total_width (MoaMedicineSwitch *self)
{
  int width = get_natural_width (self->several);

  for (guint i = 0; i < self->buttons->len; i++)
    width += get_natural_width (g_ptr_array_index (self->buttons, i));

  return width;
}

static int
get_minimum_width (MoaMedicineSwitch *self)
{
  int widest = 0;

  for (guint i = 0; i < self->buttons->len; i++)
    {
      int minimum;

      gtk_widget_measure (g_ptr_array_index (self->buttons, i), GTK_ORIENTATION_HORIZONTAL, -1,
                          &minimum, NULL, NULL, NULL);
      widest = MAX (widest, minimum);
    }

  return widest + get_natural_width (self->several)
         + (self->buttons->len > 1 ? get_natural_width (self->more) : 0);
}

/* Of the buttons that are chosen, or are not: hides those for which there is no room left, and all
 * after them. */
static guint64
hide_beyond (MoaMedicineSwitch *self, gboolean chosen, int *left)
{
  guint64 hidden = 0;

  for (guint i = 0; i < self->buttons->len; i++)
    {
      if (is_chosen (self, i) != chosen)
        continue;

      *left -= get_natural_width (g_ptr_array_index (self->buttons, i));
      if (*left < 0)
        hidden |= G_GUINT64_CONSTANT (1) << i;
    }

  return hidden;
}

static guint64
get_first_chosen (MoaMedicineSwitch *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    if (is_chosen (self, i))
      return G_GUINT64_CONSTANT (1) << i;

  return 0;
}

/* First what is chosen, of which one always stays, then "No medicine" and the others in the
 * lesson's order until the room is used up. */
static guint64
choose_hidden (MoaMedicineSwitch *self, int width)
{
  int left = width - get_natural_width (self->more) - get_natural_width (self->several);
  guint64 hidden;

  if (get_total_width (self) <= width)
    return 0;

  hidden = hide_beyond (self, TRUE, &left) & ~get_first_chosen (self);

  return hidden | hide_beyond (self, FALSE, &left);
}

/**
 * moa_medicine_switch_get_width:
 * @self: a medicine switch
 * @most: CSS pixels that it can have
 *
 * How wide it is when it shows as many buttons as fit into @most.
 *
 * Returns: CSS pixels, no more than @most unless its minimum is
 */
int
moa_medicine_switch_get_width (MoaMedicineSwitch *self, int most)
{
  int minimum, natural, frame;
  guint64 hidden;
  int width = 0;

  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL,
                      NULL);
  frame = natural - MAX (get_total_width (self), get_minimum_width (self));
  most = MAX (most, minimum);
  hidden = self->session != NULL ? choose_hidden (self, most - frame) : 0;
  for (guint i = 0; i < self->buttons->len; i++)
    if ((hidden & (G_GUINT64_CONSTANT (1) << i)) == 0)
      width += get_natural_width (g_ptr_array_index (self->buttons, i));
  if (hidden != 0)
    width += get_natural_width (self->more);
  width += get_natural_width (self->several);

  return CLAMP (width + frame, minimum, most);
}

static gboolean
on_menu_idle (gpointer user_data)
{
  MoaMedicineSwitch *self = user_data;
  guint n_medicines = moa_bundle_get_medicines (moa_session_get_bundle (self->session))->len;

  self->menu_source = 0;
  g_menu_remove_all (self->menu);
  for (guint i = 0; i <= n_medicines; i++)
    {
      g_autoptr (GMenuItem) item = NULL;
      g_autofree char *name = NULL;

      if (i < self->buttons->len && (self->hidden & (G_GUINT64_CONSTANT (1) << i)) == 0)
        continue;

      name = dup_name (self, i);
      item = g_menu_item_new (NULL, NULL);
      g_menu_item_set_attribute (item, "label", "s", name);
      g_menu_item_set_action_and_target (item, "win.medicine", "s", get_id (self, i));
      g_menu_append_item (self->menu, item);
    }

  return G_SOURCE_REMOVE;
}

/* The menu belongs to another surface, which must not change while this one is laid out. */
static void
queue_menu (MoaMedicineSwitch *self)
{
  if (self->menu_source == 0 && moa_session_get_bundle (self->session) != NULL)
    self->menu_source = g_idle_add (on_menu_idle, self);
}

static void
allocate_child (GtkWidget *widget, GtkWidget *child, int x, int width, int height, int total)
{
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    x = total - x - width;
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, 0, width, height }, -1);
}

static void
moa_medicine_switch_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MoaMedicineSwitch *self = MOA_MEDICINE_SWITCH (widget);
  guint64 hidden = self->session != NULL ? choose_hidden (self, width) : 0;
  gboolean needs_more = hidden != 0;
  int several_width = get_natural_width (self->several);
  int more_width = needs_more ? get_natural_width (self->more) : 0;
  int room = width - more_width - several_width;
  int x = 0;

  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkWidget *button = g_ptr_array_index (self->buttons, i);
      gboolean shown = (hidden & (G_GUINT64_CONSTANT (1) << i)) == 0;
      int needed;

      gtk_widget_set_child_visible (button, shown);
      if (!shown)
        continue;

      gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &needed, NULL, NULL);
      needed = MAX (MIN (needed, room - x), 1);
      allocate_child (widget, button, x, needed, height, width);
      x += needed;
    }

  gtk_widget_set_child_visible (self->more, needs_more);
  if (needs_more)
    allocate_child (widget, self->more, x, more_width, height, width);
  allocate_child (widget, self->several, x + more_width, several_width, height, width);

  if (hidden != self->hidden)
    queue_menu (self);
  self->hidden = hidden;
}

static void
moa_medicine_switch_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  MoaMedicineSwitch *self = MOA_MEDICINE_SWITCH (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = get_minimum_width (self);
      *natural = MAX (get_total_width (self), *minimum);
      return;
    }

  gtk_widget_measure (self->more, orientation, -1, minimum, natural, NULL, NULL);
  for (guint i = 0; i < self->buttons->len; i++)
    {
      int child_minimum, child_natural;

      gtk_widget_measure (g_ptr_array_index (self->buttons, i), orientation, -1, &child_minimum,
                          &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

/* --- focus ------------------------------------------------------------------------------------ */

static gboolean
focus_chosen (MoaMedicineSwitch *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    if (is_chosen (self, i))
      return gtk_widget_grab_focus (g_ptr_array_index (self->buttons, i));

  return FALSE;
}

static gboolean
has_focus_within (GtkWidget *widget)
{
  return (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static gboolean
focus_stop (MoaMedicineSwitch *self, guint stop, GtkDirectionType direction)
{
  switch (stop)
    {
    case 0:
      return focus_chosen (self);
    case 1:
      return self->hidden != 0 && gtk_widget_child_focus (self->more, direction);
    default:
      return gtk_widget_child_focus (self->several, direction);
    }
}

/* Goes on to the next stop of the Tab chain, or to the one before; FALSE at the end. */
static gboolean
focus_next_stop (MoaMedicineSwitch *self, int by, GtkDirectionType direction)
{
  int stop = by > 0 ? -1 : 3;

  if (has_focus_within (self->several))
    stop = 2;
  else if (has_focus_within (self->more))
    stop = 1;
  else if (has_focus_within (GTK_WIDGET (self)))
    stop = 0;

  /* A menu that is open has stops of its own. */
  if (stop != 1 && stop != 2)
    stop += by;
  for (; stop >= 0 && stop <= 2; stop += by)
    if (focus_stop (self, (guint) stop, direction))
      return TRUE;

  return FALSE;
}

/* As in any group of which one is chosen, Tab stops once, at what is chosen, and arrow keys go
 * between the buttons; the menus are the next stops. */
static gboolean
moa_medicine_switch_focus (GtkWidget *widget, GtkDirectionType direction)
{
  MoaMedicineSwitch *self = MOA_MEDICINE_SWITCH (widget);

  if (self->session == NULL || self->buttons->len == 0)
    return FALSE;

  switch (direction)
    {
    case GTK_DIR_TAB_FORWARD:
      return focus_next_stop (self, 1, direction);
    case GTK_DIR_TAB_BACKWARD:
      return focus_next_stop (self, -1, direction);
    case GTK_DIR_LEFT:
    case GTK_DIR_RIGHT:
    case GTK_DIR_UP:
    case GTK_DIR_DOWN:
    default:
      return GTK_WIDGET_CLASS (moa_medicine_switch_parent_class)->focus (widget, direction);
    }
}

/* --- buttons ---------------------------------------------------------------------------------- */

static void
show_choice (MoaMedicineSwitch *self)
{
  if (moa_session_get_bundle (self->session) == NULL)
    return;

  for (guint i = 0; i < self->buttons->len; i++)
    gtk_toggle_button_set_active (g_ptr_array_index (self->buttons, i), is_chosen (self, i));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static GtkWidget *
create_button (MoaMedicineSwitch *self, guint index)
{
  const MoaMedicine *medicine = get_medicine_at (self, index);
  MoaCatalog *catalog = moa_session_get_catalog (self->session);
  g_autofree char *name = dup_name (self, index);
  GtkWidget *button = moa_medicine_button_new (get_id (self, index), name);

  if (medicine != NULL && !moa_message_is_empty (&medicine->drug_class))
    {
      g_autofree char *class_name = moa_lesson_text_dup_plain (catalog, &medicine->drug_class);

      gtk_widget_set_tooltip_text (button, class_name);
    }

  return button;
}

static void
remove_buttons (MoaMedicineSwitch *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->buttons, i));
  g_ptr_array_set_size (self->buttons, 0);
  g_clear_handle_id (&self->menu_source, g_source_remove);
}

static void
on_session_notify_catalog (MoaMedicineSwitch *self)
{
  MoaBundle *bundle = moa_session_get_bundle (self->session);
  guint n_medicines = bundle != NULL ? moa_bundle_get_medicines (bundle)->len : 0;

  remove_buttons (self);
  g_set_object (&self->catalog, moa_session_get_catalog (self->session));
  gtk_widget_set_visible (GTK_WIDGET (self), n_medicines > 0);
  for (guint i = 0; i <= n_medicines && n_medicines > 0 && i < MOST_BUTTONS; i++)
    {
      GtkWidget *button = create_button (self, i);

      gtk_widget_insert_before (button, GTK_WIDGET (self), self->more);
      g_ptr_array_add (self->buttons, button);
    }
  show_choice (self);
  queue_menu (self);
}

/* With a new lesson the medicines may be announced before the catalog that brings its buttons. */
static void
on_session_notify_medicines (MoaMedicineSwitch *self)
{
  if (self->catalog == moa_session_get_catalog (self->session))
    show_choice (self);
}

static void
set_session (MoaMedicineSwitch *self, MoaSession *session)
{
  if (!g_set_object (&self->session, session))
    return;

  g_signal_group_set_target (self->session_signals, session);
  g_object_set (self->several, "session", session, NULL);
  if (session != NULL)
    on_session_notify_catalog (self);
  else
    remove_buttons (self);
}

static void
moa_medicine_switch_set_property (GObject *object,
                                  guint property_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_SESSION:
      set_session (MOA_MEDICINE_SWITCH (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
moa_medicine_switch_get_property (GObject *object,
                                  guint property_id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, MOA_MEDICINE_SWITCH (object)->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
moa_medicine_switch_dispose (GObject *object)
{
  MoaMedicineSwitch *self = MOA_MEDICINE_SWITCH (object);

  g_clear_object (&self->session_signals);
  if (self->buttons != NULL)
    remove_buttons (self);
  g_clear_pointer (&self->buttons, g_ptr_array_unref);
  g_clear_pointer (&self->more, gtk_widget_unparent);
  g_clear_pointer (&self->several, gtk_widget_unparent);
  g_clear_object (&self->menu);
  g_clear_object (&self->catalog);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (moa_medicine_switch_parent_class)->dispose (object);
}

static void
moa_medicine_switch_class_init (MoaMedicineSwitchClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = moa_medicine_switch_dispose;
  object_class->set_property = moa_medicine_switch_set_property;
  object_class->get_property = moa_medicine_switch_get_property;
  widget_class->measure = moa_medicine_switch_measure;
  widget_class->size_allocate = moa_medicine_switch_size_allocate;
  widget_class->focus = moa_medicine_switch_focus;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MOA_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "moa-medicine-switch");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
}

static void
create_more (MoaMedicineSwitch *self)
{
  self->menu = g_menu_new ();
  self->more = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->more), C_ ("medicines", "More"));
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->more), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->more), G_MENU_MODEL (self->menu));
  gtk_widget_add_css_class (self->more, "flat");
  moa_accessible_set_name (self->more, _ ("More medicines"));
  gtk_widget_set_parent (self->more, GTK_WIDGET (self));
}

static void
moa_medicine_switch_init (MoaMedicineSwitch *self)
{
  self->buttons = g_ptr_array_new ();
  self->session_signals = g_signal_group_new (MOA_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::catalog",
                                  G_CALLBACK (on_session_notify_catalog), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::medicines",
                                  G_CALLBACK (on_session_notify_medicines), self);
  create_more (self);
  moa_medicine_button_let_ctrl_add (GTK_WIDGET (self));
  self->several = moa_medicine_menu_new ();
  gtk_widget_set_parent (self->several, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Medicine"), -1);
}

/**
 * moa_medicine_switch_new:
 *
 * A switch that is empty until it is given a session with a lesson.
 *
 * Returns: (transfer floating): a widget
 */
GtkWidget *
moa_medicine_switch_new (void)
{
  return g_object_new (MOA_TYPE_MEDICINE_SWITCH, NULL);
}
