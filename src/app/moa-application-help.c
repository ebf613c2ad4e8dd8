/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include "moa-application-private.h"
#include "moa-help-library.h"
#include "moa-help-window.h"
#include "moa-new-lesson.h"
#include "moa-window.h"

/* The help is a window beside the main one, so that an author can read and look at the lesson at
 * the same time. Nothing of it is read or built before it is asked for; it goes with the main
 * window. */

static void show (MoaApplication *self, const char *address);

/* The window has its words from before: another one with the same page takes its place. */
static gboolean
on_idle_show_again (gpointer user_data)
{
  MoaApplication *self = MOA_APPLICATION (user_data);
  GtkWindow *help = moa_application_find_window (self, MOA_TYPE_HELP_WINDOW);
  g_autofree char *address = NULL;

  if (help == NULL)
    return G_SOURCE_REMOVE;
  address = g_strdup (moa_help_window_get_address (MOA_HELP_WINDOW (help)));
  gtk_window_destroy (help);
  show (self, address);
  return G_SOURCE_REMOVE;
}

/* The main window changes its language in an idle moment of its own, which comes first. */
static void
on_window_language_changed (GActionGroup *window,
                            const char *name,
                            GVariant *state,
                            GtkWindow *help)
{
  GtkApplication *self = gtk_window_get_application (help);

  if (self != NULL)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_idle_show_again, g_object_ref (self),
                     g_object_unref);
}

static GtkWindow *
new_help (MoaApplication *self)
{
  GtkWindow *window = moa_application_find_window (self, MOA_TYPE_WINDOW);
  MoaSession *session = window != NULL ? moa_window_get_session (MOA_WINDOW (window)) : NULL;
  const char *language = session != NULL ? moa_session_get_language (session) : NULL;
  GtkWidget *help = moa_help_window_new (GTK_APPLICATION (self),
                                         language != NULL ? language : "en");

  if (window != NULL)
    {
      g_signal_connect_object (window, "destroy", G_CALLBACK (gtk_window_destroy), help,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (window, "action-state-changed::language",
                               G_CALLBACK (on_window_language_changed), help, 0);
    }
  return GTK_WINDOW (help);
}

/* The window is shown before the page takes the keyboard: assistive technology is told of no focus,
 * and not even of the window's role, that there was before. */
static void
show (MoaApplication *self, const char *address)
{
  GtkWindow *help = moa_application_find_window (self, MOA_TYPE_HELP_WINDOW);
  gboolean is_new = help == NULL;

  if (is_new)
    help = new_help (self);
  gtk_window_present (help);
  if (address != NULL || is_new)
    moa_help_window_go_to (MOA_HELP_WINDOW (help), address != NULL ? address : MOA_HELP_FIRST_PAGE);
}

static void
activate_help (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show (MOA_APPLICATION (user_data), NULL);
}

static void
activate_help_page (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show (MOA_APPLICATION (user_data), g_variant_get_string (parameter, NULL));
}

static void
activate_new_lesson (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  moa_new_lesson_ask (MOA_APPLICATION (user_data),
                      gtk_application_get_active_window (GTK_APPLICATION (user_data)));
}

static const GActionEntry entries[] = {
  { "help", activate_help, NULL, NULL, NULL },
  { "help-page", activate_help_page, "s", NULL, NULL },
  { "new-lesson", activate_new_lesson, NULL, NULL, NULL },
};

/* Adds what opens the help, and the beginning of a lesson. */
void
moa_application_install_help (MoaApplication *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
