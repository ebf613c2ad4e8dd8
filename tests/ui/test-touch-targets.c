/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The size of everything that is pressed, in every page, card, popover and window, when the hand is a finger. No touch
 * screen exists on the display of a test, so the windows are told what a finger tells them. */

#include "moa-config.h"

#include <adwaita.h>

#include "moa-application.h"
#include "moa-diagnostics-page.h"
#include "moa-interface-language.h"
#include "moa-part-widget.h"
#include "moa-search.h"
#include "moa-touch.h"

#define LEAST 44         /* CSS pixels */
#define SMALL_SCREEN 480 /* CSS pixels of a window with three buttons at its corner */
#define FRAMES 3         /* until what was asked for is laid out */

static MoaApplication *application;
static GtkWindow *window;    /* the program's main one */
static GHashTable *failures; /* where each thing is that is too small, to how small and when */
static GPtrArray *opened;    /* whose popover was looked at */
static guint n_targets;

/* --- waiting ---------------------------------------------------------------------------------- */

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer frames)
{
  gtk_widget_queue_draw (widget);
  return --*(int *) frames > 0;
}

/* Until the windows have drawn what was asked for. */
static void
settle (void)
{
  int frames = FRAMES;

  gtk_widget_add_tick_callback (GTK_WIDGET (window), on_tick, &frames, NULL);
  while (frames > 0 || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
}

/* --- looking ---------------------------------------------------------------------------------- */

static gboolean
answers_clicks (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller) && gtk_widget_get_focusable (widget))
        return TRUE;
    }
  return FALSE;
}

/* Words that link are as large as the text that they stand in; parts of the diagram are hit by where they are drawn. */
static gboolean
is_target (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) || MOA_IS_PART_WIDGET (widget) || GTK_IS_WINDOW (widget)
      || GTK_IS_POPOVER (widget))
    return FALSE;
  if (GTK_IS_TEXT (widget))
    return FALSE; /* its entry is */
  if (GTK_IS_LIST_BOX_ROW (widget) && !gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (widget))
      && !gtk_list_box_row_get_selectable (GTK_LIST_BOX_ROW (widget)))
    return FALSE;

  if (GTK_IS_SWITCH (widget) && gtk_widget_get_ancestor (widget, ADW_TYPE_ACTION_ROW) != NULL)
    return FALSE; /* its row is */

  return GTK_IS_ACTIONABLE (widget) || GTK_IS_EDITABLE (widget)
         || g_str_equal (gtk_widget_get_css_name (widget), "row") || answers_clicks (widget);
}

static char *
describe (GtkWidget *widget)
{
  GString *path = g_string_new (NULL);

  for (GtkWidget *at = widget; at != NULL; at = gtk_widget_get_parent (at))
    {
      g_auto (GStrv) classes = gtk_widget_get_css_classes (at);
      g_autofree char *joined = g_strjoinv (".", classes);

      g_string_prepend (path, *joined != '\0' ? joined : "");
      g_string_prepend (path, *joined != '\0' ? "." : "");
      g_string_prepend (path, gtk_widget_get_css_name (at));
      g_string_prepend (path, " ");
    }
  return g_string_free (path, FALSE);
}

static void
measure (GtkWidget *widget, const char *scene)
{
  graphene_rect_t box;

  g_assert_true (gtk_widget_compute_bounds (widget, widget, &box));
  n_targets++;
  if (box.size.width < LEAST || box.size.height < LEAST)
    {
      g_autofree char *path = describe (widget);

      g_hash_table_insert (failures, g_steal_pointer (&path),
                           g_strdup_printf ("%g×%g in %s", (double) box.size.width,
                                            (double) box.size.height, scene));
    }
}

static void
look (GtkWidget *widget, const char *scene)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (is_target (widget) && gtk_widget_is_sensitive (widget))
    measure (widget, scene);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    look (child, scene);
}

/* Tells the program's window what a touch would have told it; the others are like the one that they come from. */
static void
touch (GtkWidget *widget)
{
  MoaTouch *hand = g_object_get_data (G_OBJECT (widget), "moa-touch");

  g_assert_nonnull (hand);
  hand->is_finger = TRUE;
  gtk_widget_add_css_class (widget, MOA_TOUCH_CLASS);
}

static void
look_at_windows (const char *scene)
{
  g_autoptr (GList) list = gtk_window_list_toplevels ();

  settle ();
  for (GList *l = list; l != NULL; l = l->next)
    {
      g_assert_true (gtk_widget_has_css_class (l->data, MOA_TOUCH_CLASS));
      look (l->data, scene);
    }
}

/* --- opening ---------------------------------------------------------------------------------- */

static void
act_on_application (const char *name)
{
  g_action_group_activate_action (G_ACTION_GROUP (application), name, NULL);
  settle ();
}

static void
act (const char *name, const char *argument)
{
  g_action_group_activate_action (G_ACTION_GROUP (window), name,
                                  argument != NULL ? g_variant_new_string (argument) : NULL);
  settle ();
}

static GtkPopover *
find_open_popover (GtkWidget *widget)
{
  GtkPopover *found = NULL;

  if (GTK_IS_POPOVER (widget) && gtk_widget_get_mapped (widget))
    return GTK_POPOVER (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_open_popover (child);
  return found;
}

/* Each of them once: what they show does not depend on the scene. */
static void
open_popovers_below (GtkWidget *widget, const char *scene)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if ((GTK_IS_MENU_BUTTON (widget) || GTK_IS_DROP_DOWN (widget)) && gtk_widget_is_sensitive (widget)
      && !g_ptr_array_find (opened, widget, NULL))
    {
      GtkPopover *popover;

      g_ptr_array_add (opened, g_object_ref (widget));
      gtk_widget_activate (gtk_widget_get_first_child (widget));
      while ((popover = find_open_popover (widget)) == NULL)
        settle ();
      settle ();
      look (GTK_WIDGET (popover), scene);
      gtk_popover_popdown (popover);
      settle ();
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    open_popovers_below (child, scene);
}

/* Large targets must not need a large screen. */
static void
measure_window (const char *scene)
{
  int width;

  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL,
                      NULL);
  if (width > SMALL_SCREEN)
    g_hash_table_insert (failures, g_strdup (" the window"),
                         g_strdup_printf ("%d wide in %s", width, scene));
}

static void
look_everywhere (const char *scene)
{
  look_at_windows (scene);
  measure_window (scene);
  open_popovers_below (GTK_WIDGET (window), scene);
}

/* --- scenes ----------------------------------------------------------------------------------- */

/* Each line begins from where the one before it has led. */
static const struct
{
  const char *scene, *action, *argument;
} scenes[] = {
  { "an answer", "question", "why-liver" },
  { "the glossary", "page", "glossary" },
  { "the sources", "page", "sources" },
  { "the outline", "page", "outline" },
  { "a step", "step-next", NULL },
  { "a medicine", "medicine", "kynamro" },
  { "two medicines", "medicine-also", "statin" },
  { "side by side", "comparison", "side-by-side" },
  { "one picture", "comparison", "one-view" },
  { "one medicine again", "medicine", "kynamro" },
  { "the card of a part", "part", "ldl" },
  { "why a part changes", "why", "ldl" },
  { "nothing chosen", "part", "" },
  { "numbers", "step", "kynamro/what-kynamro-did" },
};

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static void
search (const char *words)
{
  GtkWidget *panel = find (GTK_WIDGET (window), MOA_TYPE_SEARCH);

  moa_search_set_text (MOA_SEARCH (panel), words);
  look_everywhere (words);
}

static void
open_broken_lesson (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", "bundles", "type", NULL);

  moa_application_open (application, folder);
  while (find (GTK_WIDGET (window), MOA_TYPE_DIAGNOSTICS_PAGE) == NULL)
    settle ();
  look_everywhere ("findings");
}

static const char *const windows[] = { "library", "preferences", "help", "about", "help-overlay" };

static void
start (void)
{
  g_autoptr (GError) error = NULL;

  moa_interface_language_init ();
  application = moa_application_new ();
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_application_activate (G_APPLICATION (application));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  window = gtk_application_get_active_window (GTK_APPLICATION (application));
  while (!gtk_window_is_active (window))
    g_main_context_iteration (NULL, TRUE);
  touch (GTK_WIDGET (window));
}

static void
end (void)
{
  g_autoptr (GList) list = gtk_window_list_toplevels ();

  for (GList *l = list; l != NULL; l = l->next)
    gtk_window_destroy (l->data);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  g_clear_object (&application);
}

/* given a window that a finger uses, everything that is pressed is at least 44 wide and high */
static void
test_targets (void)
{
  GHashTableIter iter;
  gpointer path, failure;

  start ();
  look_everywhere ("the first start");
  for (guint i = 0; i < G_N_ELEMENTS (scenes); i++)
    {
      act (scenes[i].action, scenes[i].argument);
      look_everywhere (scenes[i].scene);
    }
  search ("no such word");
  search ("LDL");
  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      act_on_application (windows[i]);
      look_everywhere (windows[i]);
    }
  open_broken_lesson ();
  end ();

  g_hash_table_iter_init (&iter, failures);
  while (g_hash_table_iter_next (&iter, &path, &failure))
    g_test_message ("%s:%s", (char *) failure, (char *) path);
  g_test_message ("%u targets measured", n_targets);
  g_assert_cmpuint (g_hash_table_size (failures), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  failures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  opened = g_ptr_array_new_with_free_func (g_object_unref);
  g_test_add_func ("/touch/targets-are-large", test_targets);
  return g_test_run ();
}
