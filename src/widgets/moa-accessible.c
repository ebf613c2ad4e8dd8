/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a screen reader hears that GTK 4.8 does not say well by itself.
 *
 * GTK tells assistive technology of a widget when it has first to tell of a change of it, and until
 * the program is registered on the accessibility bus, which takes a moment after the first widget,
 * whatever it tells is about objects that nobody can ask yet. So the first things to happen, a
 * window that becomes active and a widget that gets the focus, are the ones to be missed or heard
 * twice. */

#include "moa-accessible.h"

#include <string.h>

static GQuark
get_told_quark (void)
{
  return g_quark_from_static_string ("moa-accessible-told");
}

/* A change of a state that no screen reader speaks of. */
static void
tell (GtkWidget *widget)
{
  gboolean focusable = gtk_widget_get_focusable (widget);

  gtk_widget_set_focusable (widget, !focusable);
  gtk_widget_set_focusable (widget, focusable);
}

/* “_Save”, as GTK names a button with a mnemonic. */
static void
drop_mnemonic (GtkWidget *widget)
{
  GtkButton *button = GTK_IS_BUTTON (widget) ? GTK_BUTTON (widget) : NULL;
  g_autofree char *name = NULL;

  if (button == NULL || !gtk_button_get_use_underline (button)
      || gtk_button_get_label (button) == NULL)
    return;

  name = g_strdup (gtk_button_get_label (button));
  for (char *rest = strchr (name, '_'); rest != NULL;
       rest = strchr (*rest == '_' ? rest + 1 : rest, '_'))
    memmove (rest, rest + 1, strlen (rest));
  moa_accessible_set_name (widget, name);
}

/* What is around the focus is said too, where it has a name: these have that of their class. */
static void
leave_out (GtkWidget *around, GtkWidget *child)
{
  if (GTK_IS_STACK (around))
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_stack_get_page (GTK_STACK (around), child)),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
  else if (GTK_IS_POPOVER_MENU (around))
    gtk_accessible_update_property (GTK_ACCESSIBLE (around), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
}

static void
leave_out_classes (GtkWidget *widget)
{
  GtkWidget *around;

  for (GtkWidget *child = widget; (around = gtk_widget_get_parent (child)) != NULL; child = around)
    leave_out (around, child);
}

static void
on_widget_notify_root (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (widget, on_widget_notify_root, NULL);
  g_object_set_qdata (G_OBJECT (widget), get_told_quark (), NULL);
}

/* This is after the focus has left where it was, and before anybody is told where it is. With the
 * news of the focus, name and description would be told right after it, and a screen reader would
 * say the description twice. */
static gboolean
on_state_flags_changed (GSignalInvocationHint *hint,
                        guint n_values,
                        const GValue *values,
                        gpointer user_data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);
  GtkStateFlags previous = g_value_get_flags (&values[1]);
  GtkStateFlags gained = gtk_widget_get_state_flags (widget) & ~previous;

  if ((gained & GTK_STATE_FLAG_FOCUSED) == 0
      || g_object_get_qdata (G_OBJECT (widget), get_told_quark ()) != NULL)
    return TRUE;

  g_object_set_qdata (G_OBJECT (widget), get_told_quark (), widget);
  g_signal_connect (widget, "notify::root", G_CALLBACK (on_widget_notify_root), NULL);
  drop_mnemonic (widget);
  leave_out_classes (widget);
  tell (widget);

  return TRUE;
}

/**
 * moa_accessible_init:
 *
 * Has assistive technology told of each widget before it gets the focus, without the mark of a
 * mnemonic and without names of classes around it, also in GTK's own menus and dialogs. Call once.
 */
void
moa_accessible_init (void)
{
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET)); /* its signals are there from now on */
  g_signal_add_emission_hook (g_signal_lookup ("state-flags-changed", GTK_TYPE_WIDGET), 0,
                              on_state_flags_changed, NULL, NULL);
}

static gboolean
on_early_idle (gpointer widget)
{
  tell (widget);

  return G_SOURCE_REMOVE;
}

/* When all that is around it is shown too: GTK leaves what comes later into a window that it has
 * told of already out of the accessible tree. */
static void
on_early_map (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (widget, on_early_map, NULL);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_early_idle, g_object_ref (widget), g_object_unref);
}

/**
 * moa_accessible_tell_early:
 * @widget: a button that opens something in place, not shown yet
 *
 * Has assistive technology told of the widget soon after it is shown, which is in silence: that
 * it is collapsed would be said before its name when it first gets the focus, and with it again.
 */
void
moa_accessible_tell_early (GtkWidget *widget)
{
  g_signal_connect (widget, "map", G_CALLBACK (on_early_map), NULL);
}

static gboolean
on_idle_present (gpointer window)
{
  gtk_window_present (window);

  return G_SOURCE_REMOVE;
}

/**
 * moa_accessible_present:
 * @window: a window with a child
 *
 * Presents a window after the program has registered on the accessibility bus, which GTK does in an
 * idle moment after the first widget of which there is something to tell; so a screen reader hears
 * that the window has become active, and says its title.
 */
void
moa_accessible_present (GtkWindow *window)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (window)))
    {
      gtk_window_present (window);
      return;
    }

  tell (gtk_widget_get_first_child (GTK_WIDGET (window)));
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_idle_present, g_object_ref (window), g_object_unref);
}

/* “Close (Esc)” on a button that is named otherwise: the key is what is new. */
static char *
dup_news (const char *tooltip, const char *name)
{
  const char *key = tooltip != NULL ? strrchr (tooltip, '(') : NULL;

  if (tooltip == NULL || g_str_equal (tooltip, name))
    return g_strdup ("");
  if (key != NULL && g_str_has_suffix (key, ")"))
    return g_strndup (key + 1, strlen (key) - 2);

  return g_strdup (tooltip);
}

/**
 * moa_accessible_set_name:
 * @widget: a button, or another widget that stands for itself; it has its tooltip already
 * @name: what a screen reader says for it
 *
 * Names a widget, or the button inside of a menu button, which is what has the focus. The class of
 * an icon is no name, and a tooltip adds only what is new in it.
 */
void
moa_accessible_set_name (GtkWidget *widget, const char *name)
{
  g_autofree char *news = dup_news (gtk_widget_get_tooltip_text (widget), name);
  GtkAccessible *accessible = GTK_ACCESSIBLE (
      GTK_IS_MENU_BUTTON (widget) ? gtk_widget_get_first_child (widget) : widget);

  gtk_accessible_reset_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_reset_relation (accessible, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, news, -1);
}

/**
 * moa_accessible_announce:
 * @widget: what shows the news, in a window
 * @text: the news as a sentence
 *
 * Has a screen reader say the text after what it is saying, wherever the focus is. Only a program
 * that was built with GTK 4.14 or newer is heard; below, this does nothing.
 */
void
moa_accessible_announce (GtkWidget *widget, const char *text)
{
#if GTK_CHECK_VERSION(4, 14, 0)
  /* Of all widgets the window is the one that assistive technology always knows of: what it has not
   * asked for yet says nothing. */
  GtkRoot *root = gtk_widget_get_root (widget);

  if (root == NULL)
    return;

  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  gtk_accessible_announce (GTK_ACCESSIBLE (root), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  G_GNUC_END_IGNORE_DEPRECATIONS
#endif
}

/* What changes before the program rests. */
typedef struct
{
  char *title; /* before; owned */
  gboolean has_moved_focus;
  guint source; /* the rest, or 0 */
} Moment;

static void
moment_free (gpointer data)
{
  Moment *moment = data;

  g_clear_handle_id (&moment->source, g_source_remove);
  g_free (moment->title);
  g_free (moment);
}

/* As the current one of the steps, which is the step's number and title. */
static gboolean
is_tab (GtkWidget *widget)
{
  return widget != NULL
         && gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_TAB;
}

static gboolean
on_idle_say_title (gpointer data)
{
  GtkWindow *window = data;
  Moment *moment = g_object_get_data (G_OBJECT (window), "moa-moment");
  const char *title = gtk_window_get_title (window);

  if (moment->has_moved_focus && g_strcmp0 (title, moment->title) != 0
      && gtk_window_is_active (window) && !is_tab (gtk_window_get_focus (window)))
    moa_accessible_announce (GTK_WIDGET (window), title);

  g_free (moment->title);
  *moment = (Moment){ .title = g_strdup (title) };
  return G_SOURCE_REMOVE;
}

static void
on_window_notify (GtkWindow *window, GParamSpec *property, Moment *moment)
{
  moment->has_moved_focus |= g_str_equal (property->name, "focus-widget");
  if (moment->source == 0)
    moment->source = g_idle_add (on_idle_say_title, window);
}

/**
 * moa_accessible_say_title:
 * @window: a window whose title tells what it shows
 *
 * Has a new title said where the focus moves with it: Orca 48 turns to the focus first, and passes
 * over the title of the window that it has met on the way. Any other new title it says by itself,
 * and a tab that gets the focus says what it shows. As moa_accessible_announce(), since GTK 4.14.
 */
void
moa_accessible_say_title (GtkWindow *window)
{
  Moment *moment;

  if (!GTK_CHECK_VERSION (4, 14, 0))
    return;

  moment = g_new0 (Moment, 1);
  moment->title = g_strdup (gtk_window_get_title (window));
  g_object_set_data_full (G_OBJECT (window), "moa-moment", moment, moment_free);
  g_signal_connect (window, "notify::title", G_CALLBACK (on_window_notify), moment);
  g_signal_connect (window, "notify::focus-widget", G_CALLBACK (on_window_notify), moment);
}
