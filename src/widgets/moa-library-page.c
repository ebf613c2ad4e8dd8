/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A lesson is in the list once it was loaded, at its place in the alphabet; the row of one that has
 * changed stays and says the new things. Recent lessons are there at once, in their own order. */

#include "moa-config.h"

#include "moa-library-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "moa-accessible.h"
#include "moa-folded-text.h"
#include "moa-language-button.h"
#include "moa-library-loader.h"
#include "moa-library-monitor.h"
#include "moa-library-rows.h"
#include "moa-toast.h"
#include "moa-wrap-layout.h"

#define MENUS "/org/moa/Moa/ui/menus.ui"
#define SEARCH_FROM 9 /* lessons: fewer are seen at a glance */

struct _MoaLibraryPage
{
  GtkWidget parent_instance;

  GtkWidget *box;
  AdwToastOverlay *toasts;
  GtkWidget *back_button;
  GtkWidget *language_button;
  GtkMenuButton *menu_button;
  GtkStack *stack;
  GtkEditable *search;
  GtkWidget *lessons_group;
  GtkListBox *lessons;
  GtkWidget *more_spinner;
  GtkWidget *recent_group;
  GtkListBox *recent;
  GtkWidget *nothing;
  GtkWidget *buttons;

  MoaSession *session;
  MoaLibraryLoader *lesson_loader;
  MoaLibraryLoader *recent_loader;
  MoaLibraryMonitor *monitor;
  GCancellable *cancellable; /* of the listing */
  GQueue removals;           /* Removal, the last one first: what Ctrl+Z brings back */
  char *query;               /* what is searched for, folded */
  gboolean has_listed;
  gboolean wants_focus;
};

/* A recent lesson that was taken out of the list. */
typedef struct
{
  MoaLibraryRow *row;
  int position;
  AdwToast *toast; /* offers to undo it */
} Removal;

enum
{
  SIGNAL_BACK,
  SIGNAL_RECENT_REMOVED,
  SIGNAL_RECENT_RESTORED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoaLibraryPage, moa_library_page, GTK_TYPE_WIDGET)

/* Rows */

static void
update_groups (MoaLibraryPage *self)
{
  int n = moa_library_rows_count (self->lessons) + moa_library_rows_count (self->recent);
  gboolean any_lesson = moa_library_rows_find_end (self->lessons, FALSE) != NULL;
  gboolean any_recent = moa_library_rows_find_end (self->recent, FALSE) != NULL;
  gboolean is_busy = !self->has_listed || moa_library_loader_is_busy (self->lesson_loader);

  gtk_widget_set_visible (self->lessons_group, any_lesson);
  gtk_widget_set_visible (self->recent_group, any_recent);
  gtk_widget_set_visible (self->nothing, self->query != NULL && !any_lesson && !any_recent);
  gtk_widget_set_visible (self->more_spinner, is_busy);
  gtk_widget_set_visible (GTK_WIDGET (self->search), n >= SEARCH_FROM || self->query != NULL);
  gtk_stack_set_visible_child_name (self->stack, n > 0 || !is_busy ? "lessons" : "loading");
}

/* The keyboard begins at the first lesson, unless it is at one already. */
static void
try_focus (MoaLibraryPage *self)
{
  MoaLibraryRow *row = moa_library_rows_find_end (self->lessons, FALSE);

  if (!self->wants_focus || row == NULL || moa_library_loader_is_busy (self->lesson_loader))
    return;

  self->wants_focus = FALSE;
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->lessons)) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* Lessons: listed, then loaded */

static void
on_lesson_loaded (MoaLibraryPage *self, MoaLibraryEntry *entry)
{
  MoaLibraryRow *row = moa_library_rows_find (self->lessons, entry->place->location);

  if (entry->is_missing)
    {
      if (row != NULL)
        moa_library_rows_remove (self->lessons, row, self->lessons);
      return;
    }
  if (row == NULL)
    {
      row = MOA_LIBRARY_ROW (moa_library_row_new (entry->place));
      moa_library_row_set_entry (row, entry);
      gtk_list_box_append (self->lessons, GTK_WIDGET (row));
    }
  else
    moa_library_row_set_entry (row, entry);
  moa_library_rows_filter (self->lessons, self->query);
  update_groups (self);
}

static void
on_lessons_finished (MoaLibraryPage *self)
{
  update_groups (self);
  try_focus (self);
}

static gboolean
has_place (GPtrArray *places, GFile *location)
{
  for (guint i = 0; i < places->len; i++)
    if (g_file_equal (((const MoaLibraryPlace *) g_ptr_array_index (places, i))->location,
                      location))
      return TRUE;

  return FALSE;
}

static void
remove_lessons_not_in (MoaLibraryPage *self, GPtrArray *places)
{
  for (int i = moa_library_rows_count (self->lessons) - 1; i >= 0; i--)
    {
      MoaLibraryRow *row = moa_library_rows_get (self->lessons, i);

      if (!has_place (places, moa_library_row_get_place (row)->location))
        moa_library_rows_remove (self->lessons, row, self->lessons);
    }
}

static void
load_changed (MoaLibraryPage *self, GPtrArray *places)
{
  for (guint i = 0; i < places->len; i++)
    {
      MoaLibraryPlace *place = g_ptr_array_index (places, i);
      MoaLibraryRow *row = moa_library_rows_find (self->lessons, place->location);

      if (row == NULL || !g_str_equal (moa_library_row_get_place (row)->stamp, place->stamp))
        moa_library_loader_add (self->lesson_loader, place);
    }
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GPtrArray) places = moa_bundle_library_list_finish (result, NULL);
  MoaLibraryPage *self = user_data;

  /* Cancelled: the page has gone, or a newer list is on its way. */
  if (places == NULL)
    return;

  self->has_listed = TRUE;
  remove_lessons_not_in (self, places);
  load_changed (self, places);
  update_groups (self);
}

static void
list_lessons (MoaLibraryPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  moa_bundle_library_list_async (self->cancellable, on_listed, self);
}

/* Recent lessons */

static void
on_recent_loaded (MoaLibraryPage *self, MoaLibraryEntry *entry)
{
  MoaLibraryRow *row = moa_library_rows_find (self->recent, entry->place->location);

  if (row != NULL)
    moa_library_row_set_entry (row, entry);
}

static void
free_removal (gpointer data)
{
  Removal *removal = data;

  g_object_unref (removal->row);
  g_object_unref (removal->toast);
  g_free (removal);
}

static void
restore (MoaLibraryPage *self, Removal *removal)
{
  g_autofree char *uri = g_file_get_uri (moa_library_row_get_place (removal->row)->location);

  g_queue_remove (&self->removals, removal);
  moa_toast_dismiss (self->toasts, removal->toast);
  gtk_list_box_insert (self->recent, GTK_WIDGET (removal->row), removal->position);
  g_signal_emit (self, signals[SIGNAL_RECENT_RESTORED], 0, uri, (guint) removal->position);
  moa_library_rows_filter (self->recent, self->query);
  update_groups (self);
  gtk_widget_grab_focus (GTK_WIDGET (removal->row));
  free_removal (removal);
}

static void
undo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MoaLibraryPage *self = MOA_LIBRARY_PAGE (widget);
  Removal *removal = g_queue_peek_head (&self->removals);

  if (removal != NULL)
    restore (self, removal);
}

static void
on_toast_button_clicked (AdwToast *toast, MoaLibraryPage *self)
{
  for (GList *l = self->removals.head; l != NULL; l = l->next)
    if (((Removal *) l->data)->toast == toast)
      {
        restore (self, l->data);
        return;
      }
}

static AdwToast *
new_undo_toast (MoaLibraryPage *self, MoaLibraryRow *row)
{
  /* Translators: %s is the title of a lesson. */
  g_autofree char *text = g_strdup_printf (_ ("“%s” is no longer in the list"),
                                           moa_library_row_get_title (row));
  AdwToast *toast = moa_toast_new (text);

  adw_toast_set_button_label (toast, _ ("Undo"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (on_toast_button_clicked), self, 0);
  return toast;
}

static void
on_row_remove (MoaLibraryPage *self, MoaLibraryRow *row)
{
  g_autofree char *uri = g_file_get_uri (moa_library_row_get_place (row)->location);
  Removal *removal = g_new (Removal, 1);

  *removal = (Removal){
    .row = g_object_ref (row),
    .position = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)),
    .toast = new_undo_toast (self, row),
  };
  moa_library_rows_remove (self->recent, row, self->lessons);
  g_queue_push_head (&self->removals, removal);
  g_signal_emit (self, signals[SIGNAL_RECENT_REMOVED], 0, uri);
  update_groups (self);
  moa_toast_show (self->toasts, g_object_ref (removal->toast));
}

static void
add_recent (MoaLibraryPage *self, const char *uri)
{
  g_autoptr (GFile) location = g_file_new_for_uri (uri);
  g_autoptr (MoaLibraryPlace) place = moa_library_place_new (location);
  GtkWidget *row = moa_library_row_new (place);

  g_signal_connect_object (row, "remove", G_CALLBACK (on_row_remove), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->recent, row);
  moa_library_loader_add (self->recent_loader, place);
}

/* What a person does */

static void
open_row (MoaLibraryPage *self, MoaLibraryRow *row)
{
  GFile *location = moa_library_row_get_place (row)->location;
  g_autofree char *path = g_file_get_path (location);
  g_autofree char *uri = path == NULL ? g_file_get_uri (location) : NULL;

  gtk_widget_activate_action (GTK_WIDGET (self), "app.open-location", "s",
                              path != NULL ? path : uri);
}

static void
tell_missing (MoaLibraryPage *self, MoaLibraryRow *row)
{
  /* Translators: %s is the title of a lesson. */
  g_autofree char *text = g_strdup_printf (_ ("“%s” is no longer there"),
                                           moa_library_row_get_title (row));

  moa_toast_show (self->toasts, moa_toast_new (text));
}

static void
on_row_activated (GtkListBox *list, MoaLibraryRow *row, MoaLibraryPage *self)
{
  if (moa_library_row_is_missing (row))
    tell_missing (self, row);
  else
    open_row (self, row);
}

/* Beyond the end of one list the arrow keys go on in the other. */
static gboolean
on_keynav_failed (GtkWidget *list, GtkDirectionType direction, MoaLibraryPage *self)
{
  gboolean is_first = list == GTK_WIDGET (self->lessons);
  MoaLibraryRow *row = NULL;

  if (is_first && direction == GTK_DIR_DOWN)
    row = moa_library_rows_find_end (self->recent, FALSE);
  else if (!is_first && direction == GTK_DIR_UP)
    row = moa_library_rows_find_end (self->lessons, TRUE);
  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
go_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MoaLibraryPage *self = MOA_LIBRARY_PAGE (widget);

  if (gtk_widget_get_visible (self->back_button))
    g_signal_emit (self, signals[SIGNAL_BACK], 0);
}

static void
on_search_changed (GtkEditable *search, MoaLibraryPage *self)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (gtk_editable_get_text (search)));

  g_free (self->query);
  self->query = *trimmed != '\0' ? moa_fold_string (trimmed) : NULL;
  moa_library_rows_filter (self->lessons, self->query);
  moa_library_rows_filter (self->recent, self->query);
  update_groups (self);
}

static void
on_search_stopped (GtkEditable *search, MoaLibraryPage *self)
{
  if (self->query == NULL)
    go_back (GTK_WIDGET (self), NULL, NULL);
  gtk_editable_set_text (search, "");
}

static void
on_search_activated (GtkEditable *search, MoaLibraryPage *self)
{
  MoaLibraryRow *row = moa_library_rows_find_end (self->lessons, FALSE);

  if (row == NULL)
    row = moa_library_rows_find_end (self->recent, FALSE);
  if (row != NULL)
    on_row_activated (NULL, row, self);
}

static int
sort_rows (GtkListBoxRow *a, GtkListBoxRow *b, gpointer user_data)
{
  return moa_library_row_compare (MOA_LIBRARY_ROW (a), MOA_LIBRARY_ROW (b));
}

static void
append_section (GMenu *menu, GtkBuilder *builder, const char *id)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (gtk_builder_get_object (builder, id)));
}

static void
on_menu_button_create_popup (GtkMenuButton *button, gpointer user_data)
{
  g_autoptr (GtkBuilder) builder = NULL;
  g_autoptr (GMenu) menu = NULL;

  if (gtk_menu_button_get_menu_model (button) != NULL)
    return;

  builder = gtk_builder_new_from_resource (MENUS);
  menu = g_menu_new ();
  append_section (menu, builder, "open");
  append_section (menu, builder, "program");
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/* The class */

static void
moa_library_page_dispose (GObject *object)
{
  MoaLibraryPage *self = MOA_LIBRARY_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->lesson_loader);
  g_clear_object (&self->recent_loader);
  g_clear_object (&self->monitor);
  g_queue_clear_full (&self->removals, free_removal);
  gtk_widget_dispose_template (GTK_WIDGET (self), MOA_TYPE_LIBRARY_PAGE);
  g_clear_object (&self->session);
  g_clear_pointer (&self->query, g_free);
  G_OBJECT_CLASS (moa_library_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MoaLibraryPage, box);
  gtk_widget_class_bind_template_child (widget_class, MoaLibraryPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, MoaLibraryPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, MoaLibraryPage, language_button);
  gtk_widget_class_bind_template_child (widget_class, MoaLibraryPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, MoaLibraryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MoaLibraryPage, search);
  gtk_widget_class_bind_template_child (widget_class, MoaLibraryPage, lessons_group);
  gtk_widget_class_bind_template_child (widget_class, MoaLibraryPage, lessons);
  gtk_widget_class_bind_template_child (widget_class, MoaLibraryPage, more_spinner);
  gtk_widget_class_bind_template_child (widget_class, MoaLibraryPage, recent_group);
  gtk_widget_class_bind_template_child (widget_class, MoaLibraryPage, recent);
  gtk_widget_class_bind_template_child (widget_class, MoaLibraryPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, MoaLibraryPage, buttons);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_keynav_failed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
}

static void
install_signals (void)
{
  signals[SIGNAL_BACK] = g_signal_new ("back", MOA_TYPE_LIBRARY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_RECENT_REMOVED] = g_signal_new ("recent-removed", MOA_TYPE_LIBRARY_PAGE,
                                                 G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                 G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_RECENT_RESTORED] = g_signal_new ("recent-restored", MOA_TYPE_LIBRARY_PAGE,
                                                  G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
}

static void
moa_library_page_class_init (MoaLibraryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moa_library_page_dispose;
  install_signals ();
  g_type_ensure (MOA_TYPE_LANGUAGE_BUTTON);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/moa/Moa/ui/moa-library-page.ui");
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "library.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "library.undo", NULL, undo);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "library.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "library.undo",
                                       NULL);
}

static void
moa_library_page_init (MoaLibraryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  moa_accessible_set_name (self->back_button, _ ("Back to the lesson"));
  moa_accessible_set_name (GTK_WIDGET (self->menu_button), _ ("Menu"));
  g_queue_init (&self->removals);
  gtk_list_box_set_sort_func (self->lessons, sort_rows, NULL, NULL);
  gtk_widget_set_layout_manager (self->buttons, moa_wrap_layout_new (12));
  gtk_menu_button_set_create_popup_func (self->menu_button, on_menu_button_create_popup, NULL,
                                         NULL);
}

static MoaLibraryLoader *
new_loader (MoaLibraryPage *self, void (*take) (MoaLibraryPage *self, MoaLibraryEntry *entry))
{
  MoaLibraryLoader *loader = moa_library_loader_new (moa_session_get_language (self->session));

  g_signal_connect_object (loader, "loaded", G_CALLBACK (take), self, G_CONNECT_SWAPPED);
  return loader;
}

static void
begin (MoaLibraryPage *self)
{
  self->lesson_loader = new_loader (self, on_lesson_loaded);
  self->recent_loader = new_loader (self, on_recent_loaded);
  g_signal_connect_object (self->lesson_loader, "finished", G_CALLBACK (on_lessons_finished), self,
                           G_CONNECT_SWAPPED);
  self->monitor = moa_library_monitor_new ();
  g_signal_connect_object (self->monitor, "changed", G_CALLBACK (list_lessons), self,
                           G_CONNECT_SWAPPED);
  list_lessons (self);
}

/**
 * moa_library_page_new:
 * @session: says in which language the page speaks, and whether there is a lesson to go back to
 * @interface_languages: the tags that the interface has
 * @recent: URIs of the lessons that were opened before, the last one first
 *
 * Makes the page, which begins to load at once and keeps a reference on the session; floating.
 */
GtkWidget *
moa_library_page_new (MoaSession *session,
                      const char *const *interface_languages,
                      const char *const *recent)
{
  MoaLibraryPage *self;

  g_return_val_if_fail (MOA_IS_SESSION (session), NULL);
  g_return_val_if_fail (recent != NULL, NULL);

  self = g_object_new (MOA_TYPE_LIBRARY_PAGE, NULL);
  self->session = g_object_ref (session);
  g_object_set (self->language_button, "session", session, "interface-languages",
                interface_languages, NULL);
  gtk_widget_set_visible (self->back_button, moa_session_get_bundle (session) != NULL);
  begin (self);
  for (guint i = 0; recent[i] != NULL; i++)
    add_recent (self, recent[i]);
  update_groups (self);
  return GTK_WIDGET (self);
}

/**
 * moa_library_page_focus:
 *
 * Gives the keyboard to the first lesson, as soon as there is one.
 */
void
moa_library_page_focus (MoaLibraryPage *self)
{
  g_return_if_fail (MOA_IS_LIBRARY_PAGE (self));

  self->wants_focus = TRUE;
  try_focus (self);
}

/**
 * moa_library_page_focus_search:
 *
 * Gives the keyboard to the search, where there are so many lessons that there is one.
 */
void
moa_library_page_focus_search (MoaLibraryPage *self)
{
  g_return_if_fail (MOA_IS_LIBRARY_PAGE (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self->search)))
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/**
 * moa_library_page_focus_language:
 *
 * Gives the keyboard to the control of the language.
 */
void
moa_library_page_focus_language (MoaLibraryPage *self)
{
  g_return_if_fail (MOA_IS_LIBRARY_PAGE (self));

  gtk_widget_child_focus (self->language_button, GTK_DIR_TAB_FORWARD);
}
