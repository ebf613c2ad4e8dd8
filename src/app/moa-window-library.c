/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include <glib/gi18n-lib.h>

#include "moa-interface-language.h"
#include "moa-recent.h"
#include "moa-window-private.h"

/* The library in the main window, and lessons that are dropped onto it. While the library is shown
 * the session keeps its lesson, and the window where its diagram was. */

/* Nothing else is asked for than to go on, as with a second start of the program. */
static void
on_library_back (MoaWindow *self)
{
  g_application_activate (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
}

static void
on_library_recent_removed (MoaWindow *self, const char *uri)
{
  moa_recent_remove (self->settings, uri);
}

static void
on_library_recent_restored (MoaWindow *self, const char *uri, guint position)
{
  moa_recent_insert (self->settings, uri, position);
}

static GtkWidget *
new_library (MoaWindow *self)
{
  g_auto (GStrv) languages = moa_interface_language_list ();
  g_auto (GStrv) recent = moa_settings_dup_recent (self->settings);
  GtkWidget *library = moa_library_page_new (self->session, (const char *const *) languages,
                                             (const char *const *) recent);

  g_signal_connect_object (library, "back", G_CALLBACK (on_library_back), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "recent-removed", G_CALLBACK (on_library_recent_removed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "recent-restored", G_CALLBACK (on_library_recent_restored),
                           self, G_CONNECT_SWAPPED);
  return library;
}

/* Shows the library, in the language at hand, in place of what is shown. */
void
moa_window_build_library (MoaWindow *self)
{
  self->library = MOA_LIBRARY_PAGE (new_library (self));
  moa_window_set_content (self, GTK_WIDGET (self->library));
  gtk_window_set_title (GTK_WINDOW (self), _ ("Lessons – Moa"));
}

/* Shows the lessons that one can choose from; an open lesson stays in the session. */
void
moa_window_show_library (MoaWindow *self)
{
  g_return_if_fail (MOA_IS_WINDOW (self));

  if (self->library != NULL)
    return;

  if (self->page != NULL)
    self->place = moa_diagram_view_get_viewport (moa_main_page_get_view (self->page));
  self->has_place = self->page != NULL;
  moa_window_drop_page (self);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  moa_window_build_library (self);
  if (gtk_window_is_active (GTK_WINDOW (self)))
    moa_library_page_focus (self->library);
}

/* Whether the lessons to choose from are on screen. */
gboolean
moa_window_shows_library (MoaWindow *self)
{
  g_return_val_if_fail (MOA_IS_WINDOW (self), FALSE);

  return self->library != NULL;
}

/* Once a lesson is shown again: the diagram is where it was if it is the same lesson, and has the
 * keyboard. */
void
moa_window_leave_library (MoaWindow *self, gboolean same_lesson)
{
  GtkWidget *view = GTK_WIDGET (moa_main_page_get_view (self->page));

  if (self->library == NULL)
    return;

  self->library = NULL;
  if (same_lesson && self->has_place)
    moa_diagram_view_set_viewport (MOA_DIAGRAM_VIEW (view), self->place);
  gtk_widget_grab_focus (view);
}

/* Dropping */

static gboolean
is_lesson (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return g_str_has_suffix (name, ".moa") || g_str_has_suffix (name, ".json")
         || g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY;
}

/* The first that looks like a lesson; without one the first, of which is then said what it
 * lacks. */
static GFile *
dup_first_lesson (GListModel *files)
{
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      if (is_lesson (file))
        return g_steal_pointer (&file);
    }
  return g_list_model_get_item (files, 0);
}

static void
tell_only_one (MoaWindow *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);
  /* Translators: %s is the name of a file, one of several that were dropped. */
  g_autofree char *text = g_strdup_printf (_ ("One lesson at a time: “%s” is opened"), shown);

  moa_window_add_toast (self, text);
}

/* Opens a lesson of files that were dropped, a list of GFile. */
void
moa_window_take_drop (MoaWindow *self, GListModel *files)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autoptr (GFile) file = dup_first_lesson (files);
  g_autofree char *uri = g_file_get_uri (file);

  g_action_group_activate_action (G_ACTION_GROUP (application), "open-location",
                                  g_variant_new_string (uri));
  if (g_list_model_get_n_items (files) > 1)
    tell_only_one (self, file);
}
