/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include <glib/gi18n-lib.h>

#include "moa-accessible.h"
#include "moa-diagnostics-page.h"
#include "moa-drop-area.h"
#include "moa-interface-language.h"
#include "moa-lesson-text.h"
#include "moa-lookup.h"
#include "moa-toast.h"
#include "moa-window-private.h"

#define BUSY_PULSE_MS 200 /* what is read sooner shows no progress */

G_DEFINE_FINAL_TYPE (MoaWindow, moa_window, ADW_TYPE_APPLICATION_WINDOW)

/* Whether what is shown is older than what is on disk, which has errors. */
static gboolean
is_stale (MoaWindow *self)
{
  return self->remarks != NULL && moa_diagnostics_has_errors (self->remarks);
}

/* A change of the window's title is what a screen reader speaks without being asked, so it names
 * the step. */
static void
update_title (MoaWindow *self)
{
  MoaBundle *bundle = moa_session_get_bundle (self->session);
  MoaCatalog *catalog = moa_session_get_catalog (self->session);
  const MoaStep *step = moa_session_get_step (self->session);
  g_autofree char *title = NULL;

  if (bundle == NULL || catalog == NULL || self->findings != NULL || self->library != NULL)
    return;

  title = moa_lesson_text_dup_plain (catalog, &moa_bundle_get_lesson (bundle)->title);
  if (step != NULL)
    {
      g_autofree char *lesson = g_steal_pointer (&title);
      g_autofree char *words = moa_lesson_text_dup_plain (catalog, &step->title);

      /* Translators: the window's title: number of the step, of how many, its title, the
       * lesson's. */
      title = g_strdup_printf (_ ("Step %u of %u – %s – %s"), step->index + 1, step->tour->n_steps,
                               words, lesson);
    }
  if (is_stale (self))
    {
      g_autofree char *shown = g_steal_pointer (&title);

      /* Translators: the window's title while the lesson on disk has errors; then the usual
       * title. */
      title = g_strdup_printf (_ ("Errors in the file – %s"), shown);
    }
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
on_session_notify_step (MoaWindow *self)
{
  update_title (self);
}

static void
on_session_notify_catalog (MoaWindow *self)
{
  update_title (self);
}

static void
save_step (MoaWindow *self)
{
  MoaBundle *bundle = moa_session_get_bundle (self->session);
  g_autofree char *path = NULL;

  if (bundle == NULL)
    return;

  path = moa_lookup_dup_step_path (moa_session_get_step (self->session));
  moa_settings_set_step (self->settings, moa_bundle_get_lesson (bundle)->id,
                         *path != '\0' ? path : NULL);
}

static char *
dup_lesson_key (MoaWindow *self)
{
  const MoaLesson *lesson = moa_bundle_get_lesson (moa_session_get_bundle (self->session));

  return g_strdup_printf ("%s %s", lesson->id, lesson->version);
}

static void
save_notices (MoaWindow *self)
{
  g_autofree char *key = NULL;

  if (self->page == NULL || moa_main_page_get_notices_shown (self->page))
    return;

  key = dup_lesson_key (self);
  moa_settings_add_notices_read (self->settings, key);
}

static void
save_state (MoaWindow *self)
{
  g_autoptr (GVariant) page = g_action_group_get_action_state (G_ACTION_GROUP (self), "page");
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  moa_settings_set_window (self->settings, width, height,
                           gtk_window_is_maximized (GTK_WINDOW (self)));
  if (self->page != NULL)
    self->panel_pinned = moa_main_page_get_panel_pinned (self->page);
  moa_settings_set_panel_visible (self->settings, self->panel_pinned);
  moa_settings_set_page (self->settings, g_variant_get_string (page, NULL));
  moa_settings_set_level (self->settings, moa_session_get_level (self->session));
  save_step (self);
  save_notices (self);
}

static gboolean
moa_window_close_request (GtkWindow *window)
{
  if (MOA_WINDOW (window)->kiosk == NULL)
    save_state (MOA_WINDOW (window));
  moa_kiosk_stop (MOA_WINDOW (window));

  return GTK_WINDOW_CLASS (moa_window_parent_class)->close_request (window);
}

static void
moa_window_dispose (GObject *object)
{
  MoaWindow *self = MOA_WINDOW (object);

  g_clear_handle_id (&self->switch_id, g_source_remove);
  g_clear_handle_id (&self->busy_source, g_source_remove);
  self->page = NULL;
  self->library = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), MOA_TYPE_WINDOW);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->findings_name, g_free);
  g_clear_pointer (&self->remarks, g_ptr_array_unref);

  G_OBJECT_CLASS (moa_window_parent_class)->dispose (object);
}

static void
moa_window_class_init (MoaWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moa_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = moa_window_close_request;
  g_type_ensure (MOA_TYPE_DROP_AREA);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/moa/Moa/ui/moa-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MoaWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, MoaWindow, progress);
  gtk_widget_class_bind_template_callback (widget_class, moa_window_take_drop);
}

static void
moa_window_init (MoaWindow *self)
{
  self->session = moa_session_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_title (GTK_WINDOW (self), "Moa");
  moa_accessible_say_title (GTK_WINDOW (self));
  g_signal_connect_object (self->session, "notify::step", G_CALLBACK (on_session_notify_step), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::catalog", G_CALLBACK (on_session_notify_catalog),
                           self, G_CONNECT_SWAPPED);
}

/* The keyboard begins in the diagram, where arrow keys walk the mechanism; the ring around the part
 * appears with the first key. A screen reader hears of focus only in an active window. */
static void
on_window_notify_is_active (MoaWindow *self)
{
  if (!gtk_window_is_active (GTK_WINDOW (self)) || (self->page == NULL && self->library == NULL))
    return;

  g_signal_handlers_disconnect_by_func (self, on_window_notify_is_active, NULL);
  if (self->library != NULL)
    {
      moa_library_page_focus (self->library);
      return;
    }
  gtk_widget_grab_focus (GTK_WIDGET (moa_main_page_get_view (self->page)));
  gtk_window_set_focus_visible (GTK_WINDOW (self), FALSE);
}

static void
restore_size (MoaWindow *self)
{
  int width, height;
  gboolean maximized;

  moa_settings_get_window (self->settings, &width, &height, &maximized);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (maximized)
    gtk_window_maximize (GTK_WINDOW (self));
}

/* An empty window that speaks `language`; it keeps a reference on the settings. Show a lesson or
 * findings in it before it is presented. Owned by GTK. */
GtkWidget *
moa_window_new (GtkApplication *application, MoaSettings *settings, const char *language)
{
  MoaWindow *self = g_object_new (MOA_TYPE_WINDOW, "application", application, NULL);

  self->settings = g_object_ref (settings);
  self->panel_pinned = moa_settings_get_panel_visible (settings);
  moa_interface_language_set (language);
  moa_session_set_language (self->session, language);
  moa_session_set_level (self->session, moa_settings_get_level (settings));
  moa_window_install_actions (self);
  moa_window_install_motion (self);
  restore_size (self);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (on_window_notify_is_active), NULL);
  return GTK_WIDGET (self);
}

/* What is shown, lent. */
MoaSession *
moa_window_get_session (MoaWindow *self)
{
  g_return_val_if_fail (MOA_IS_WINDOW (self), NULL);

  return self->session;
}

static gboolean
on_tick_find_focus (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  if (gtk_window_get_focus (GTK_WINDOW (widget)) == NULL)
    gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);

  return G_SOURCE_REMOVE;
}

/* Shows a page, or NULL for none, in place of what is shown. GTK 4.8 keeps alive until the next
 * frame what goes with the keyboard in it, timers that want a frame clock included; so the keyboard
 * leaves it first, and is in the next frame where GTK would have put it, unless somebody has by
 * then. */
void
moa_window_set_content (MoaWindow *self, GtkWidget *page)
{
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  adw_toast_overlay_set_child (self->toasts, page);
  if (page != NULL)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick_find_focus, NULL, NULL);
}

static void
build_page (MoaWindow *self)
{
  self->page = MOA_MAIN_PAGE (moa_main_page_new (self->session));
  moa_main_page_set_panel_pinned (self->page, self->panel_pinned);
  moa_main_page_set_notices_shown (self->page, self->notices_shown);
  moa_main_page_set_findings (self->page, self->remarks);
  moa_window_restore_page (self);
  if (self->kiosk != NULL)
    moa_main_page_set_controls_shown (self->page, FALSE, FALSE);
  moa_window_set_content (self, GTK_WIDGET (self->page));
}

/* Takes away what is shown, and keeps of a lesson's page what the next one begins with. */
void
moa_window_drop_page (MoaWindow *self)
{
  if (self->page != NULL)
    {
      self->panel_pinned = moa_main_page_get_panel_pinned (self->page);
      self->notices_shown = moa_main_page_get_notices_shown (self->page);
    }
  self->page = NULL;
  moa_window_set_content (self, NULL);
  moa_window_leave_camera (self);
}

static void
restore_step (MoaWindow *self, MoaBundle *bundle)
{
  g_autofree char *path = moa_settings_dup_step (self->settings,
                                                 moa_bundle_get_lesson (bundle)->id);

  if (path != NULL)
    moa_session_set_step (self->session, moa_bundle_find_step (bundle, path));
}

/* What has to be said first is shown until it was read once. */
static void
restore_notices (MoaWindow *self)
{
  g_autofree char *key = dup_lesson_key (self);

  self->notices_shown = !moa_settings_get_notices_read (self->settings, key);
  if (self->page != NULL)
    moa_main_page_set_notices_shown (self->page, self->notices_shown);
}

static void
take_lesson (MoaWindow *self, MoaBundle *bundle)
{
  save_step (self);
  moa_session_set_bundle (self->session, bundle);
  restore_step (self, bundle);
  restore_notices (self);
}

/* Shows the lesson, at the step where it was left the last time; one that is open already stays as
 * it is. The window keeps a reference. */
void
moa_window_show_lesson (MoaWindow *self, MoaBundle *bundle)
{
  gboolean same_lesson;

  g_return_if_fail (MOA_IS_WINDOW (self));
  g_return_if_fail (MOA_IS_BUNDLE (bundle));

  same_lesson = bundle == moa_session_get_bundle (self->session);
  if (!same_lesson)
    take_lesson (self, bundle);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  if (self->page == NULL)
    build_page (self);
  moa_window_leave_library (self, same_lesson);
  update_title (self);
}

/* Lists findings over the lesson that is shown: about it, or about its state on disk when there are
 * errors among them. NULL: there are none. The window keeps a reference. */
void
moa_window_set_remarks (MoaWindow *self, GPtrArray *diagnostics)
{
  g_return_if_fail (MOA_IS_WINDOW (self));

  g_clear_pointer (&self->remarks, g_ptr_array_unref);
  if (diagnostics != NULL && diagnostics->len > 0)
    self->remarks = g_ptr_array_ref (diagnostics);
  if (self->page != NULL)
    moa_main_page_set_findings (self->page, self->remarks);
  update_title (self);
}

/* The camera stays, whatever the lesson's parts do under it, and so does the keyboard where the
 * part that had it is still there. */
static void
reload_page (MoaWindow *self, MoaBundle *bundle)
{
  MoaDiagramView *view = moa_main_page_get_view (self->page);
  MoaViewport viewport = moa_diagram_view_get_viewport (view);
  const MoaPart *focused = moa_diagram_view_get_focused (view);
  g_autofree char *id = focused != NULL ? g_strdup (focused->id) : NULL;
  gboolean ring = gtk_window_get_focus_visible (GTK_WINDOW (self));

  moa_session_set_bundle (self->session, bundle);
  moa_diagram_view_set_viewport (view, viewport);
  if (id != NULL && moa_bundle_find_part (bundle, id) != NULL)
    moa_diagram_view_focus_part (view, moa_bundle_find_part (bundle, id));
  gtk_window_set_focus_visible (GTK_WINDOW (self), ring);
}

/* Nobody is taken away from the lessons that there are to choose from. */
static void
reload_lesson (MoaWindow *self, MoaBundle *bundle)
{
  if (self->page != NULL)
    reload_page (self, bundle);
  else if (self->library != NULL)
    moa_session_set_bundle (self->session, bundle);
  else
    moa_window_show_lesson (self, bundle);
}

/* Follows a change on disk of the file `name`: everything stays where it is as far as it still
 * exists. While the file has errors (`bundle` NULL) its last good state stays on screen, and the
 * errors are listed over it. `diagnostics` may be NULL when `bundle` is not. */
void
moa_window_reload (MoaWindow *self, const char *name, MoaBundle *bundle, GPtrArray *diagnostics)
{
  g_return_if_fail (MOA_IS_WINDOW (self));

  if (bundle == NULL && self->page == NULL && self->library == NULL)
    {
      moa_window_show_findings (self, name, diagnostics);
      return;
    }
  if (bundle != NULL)
    reload_lesson (self, bundle);
  moa_window_set_remarks (self, diagnostics);
}

static void
build_findings (MoaWindow *self)
{
  GtkWidget *page = moa_diagnostics_page_new (self->findings_name, self->findings);

  moa_window_set_content (self, page);
  gtk_window_set_title (GTK_WINDOW (self), _ ("This lesson cannot be opened – Moa"));
}

/* Says what is wrong with the file `name` (as the user wrote it) in place of the lesson; an open
 * lesson stays in the session. The window keeps a reference on the findings. */
void
moa_window_show_findings (MoaWindow *self, const char *name, GPtrArray *diagnostics)
{
  g_return_if_fail (MOA_IS_WINDOW (self));

  moa_window_drop_page (self);
  self->library = NULL;
  moa_window_set_remarks (self, NULL);
  g_free (self->findings_name);
  self->findings_name = g_strdup (name);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = g_ptr_array_ref (diagnostics);
  build_findings (self);
}

/* The keyboard stays on its part of the diagram; else it is where the language was chosen. */
static void
build_page_again (MoaWindow *self, const char *language)
{
  MoaDiagramView *view = moa_main_page_get_view (self->page);
  MoaViewport viewport = moa_diagram_view_get_viewport (view);
  const MoaPart *focused = moa_diagram_view_get_focused (view);
  gboolean ring = gtk_window_get_focus_visible (GTK_WINDOW (self));

  moa_window_drop_page (self);
  moa_session_set_language (self->session, language);
  build_page (self);
  view = moa_main_page_get_view (self->page);
  moa_diagram_view_set_viewport (view, viewport);
  if (focused != NULL)
    moa_diagram_view_focus_part (view, focused);
  else
    moa_main_page_focus_language (self->page);
  gtk_window_set_focus_visible (GTK_WINDOW (self), ring);
}

static gboolean
on_idle_switch_language (gpointer user_data)
{
  MoaWindow *self = MOA_WINDOW (user_data);
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self), "language");
  const char *language = g_variant_get_string (state, NULL);

  self->switch_id = 0;
  moa_interface_language_set (language);
  if (self->page != NULL)
    {
      build_page_again (self, language);
      return G_SOURCE_REMOVE;
    }

  moa_session_set_language (self->session, language);
  if (self->findings != NULL)
    build_findings (self);
  if (self->library != NULL)
    {
      moa_window_build_library (self);
      moa_library_page_focus_language (self->library);
    }
  return G_SOURCE_REMOVE;
}

/* Shows interface and lesson in another language and keeps the place. The page that asks may be the
 * one that is thrown away, so it happens in the next idle moment. */
void
moa_window_set_language (MoaWindow *self, const char *language)
{
  GAction *action;

  g_return_if_fail (MOA_IS_WINDOW (self));
  g_return_if_fail (language != NULL);

  action = g_action_map_lookup_action (G_ACTION_MAP (self), "language");
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (language));
  if (self->switch_id == 0)
    self->switch_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_idle_switch_language, self, NULL);
}

/* Shows the toast and takes it over. */
void
moa_window_take_toast (MoaWindow *self, AdwToast *toast)
{
  g_return_if_fail (MOA_IS_WINDOW (self));

  if (self->page != NULL)
    moa_main_page_take_toast (self->page, toast);
  else
    moa_toast_show (self->toasts, toast);
}

/* Tells something in passing. */
void
moa_window_add_toast (MoaWindow *self, const char *text)
{
  g_return_if_fail (MOA_IS_WINDOW (self));

  moa_window_take_toast (self, moa_toast_new (text));
}

static gboolean
on_busy_pulse (gpointer user_data)
{
  MoaWindow *self = MOA_WINDOW (user_data);

  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  gtk_progress_bar_pulse (self->progress);
  return G_SOURCE_CONTINUE;
}

/* Shows that something is being read for the window, if that takes longer than a moment. */
void
moa_window_set_busy (MoaWindow *self, gboolean busy)
{
  g_return_if_fail (MOA_IS_WINDOW (self));

  g_clear_handle_id (&self->busy_source, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  if (busy)
    self->busy_source = g_timeout_add (BUSY_PULSE_MS, on_busy_pulse, self);
}
