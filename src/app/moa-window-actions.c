/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include <glib/gi18n-lib.h>

#include "moa-export-dialog.h"
#include "moa-interface-language.h"
#include "moa-lookup.h"
#include "moa-offered-languages.h"
#include "moa-window-private.h"

/* The window's actions: what a button, a key, a menu and a remote control over D-Bus have in
 * common. Those that choose something carry the choice as their state, which follows the session;
 * asking for what does not exist changes nothing and says so. */

#define DEFAULT_PAGE "questions"

static void
set_string_state (MoaWindow *self, const char *name, const char *value)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (value));
}

/* Looks the id up; FALSE, and a toast, when the lesson does not have it. */
static gboolean
find (MoaWindow *self, MoaLookupKind kind, GVariant *id, gconstpointer *record)
{
  g_autoptr (GError) error = NULL;

  *record = moa_lookup_find (moa_session_get_bundle (self->session), kind,
                             g_variant_get_string (id, NULL), &error);
  if (error != NULL)
    moa_window_add_toast (self, error->message);
  return error == NULL;
}

static void
change_question (GSimpleAction *action, GVariant *id, gpointer user_data)
{
  MoaWindow *self = MOA_WINDOW (user_data);
  gconstpointer question;

  if (find (self, MOA_LOOKUP_QUESTION, id, &question))
    moa_session_set_question (self->session, question);
}

static void
change_part (GSimpleAction *action, GVariant *id, gpointer user_data)
{
  MoaWindow *self = MOA_WINDOW (user_data);
  gconstpointer part;

  if (find (self, MOA_LOOKUP_PART, id, &part))
    moa_session_set_part (self->session, part);
}

static void
change_step (GSimpleAction *action, GVariant *path, gpointer user_data)
{
  MoaWindow *self = MOA_WINDOW (user_data);
  gconstpointer step;

  if (find (self, MOA_LOOKUP_STEP, path, &step))
    moa_session_set_step (self->session, step);
}

static void
change_medicine (GSimpleAction *action, GVariant *id, gpointer user_data)
{
  MoaWindow *self = MOA_WINDOW (user_data);
  gconstpointer medicine;

  if (find (self, MOA_LOOKUP_MEDICINE, id, &medicine))
    moa_session_set_medicine (self->session, medicine);
}

/* The part whose change is explained; the empty id goes back to it. */
static void
change_why (GSimpleAction *action, GVariant *id, gpointer user_data)
{
  MoaWindow *self = MOA_WINDOW (user_data);
  const MoaPart *part;
  gconstpointer record;

  if (!find (self, MOA_LOOKUP_PART, id, &record))
    return;

  part = record;
  if (part != NULL && part->type != MOA_PART_NODE)
    moa_window_add_toast (self, _ ("Only of a part can be said why it changes"));
  else if (!moa_session_explain (self->session, record))
    moa_window_add_toast (self, _ ("No medicine that is switched on changes this part"));
}

/* Out of the explanation is nowhere: nothing happens. */
static void
change_why_stop (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  moa_session_set_explanation_stop (MOA_WINDOW (user_data)->session, g_variant_get_int32 (value));
}

static void
activate_why_next (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MoaSession *session = MOA_WINDOW (user_data)->session;

  moa_session_set_explanation_stop (session, moa_session_get_explanation_stop (session) + 1);
}

static void
activate_why_previous (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MoaSession *session = MOA_WINDOW (user_data)->session;

  moa_session_set_explanation_stop (session, moa_session_get_explanation_stop (session) - 1);
}

static void
activate_medicine_also (GSimpleAction *action, GVariant *id, gpointer user_data)
{
  MoaWindow *self = MOA_WINDOW (user_data);
  gconstpointer medicine;

  if (find (self, MOA_LOOKUP_MEDICINE, id, &medicine) && medicine != NULL)
    moa_session_toggle_medicine (self->session, medicine);
}

/* The state of that action, all medicines at once; unless one of them does not exist. */
static void
change_medicines (GSimpleAction *action, GVariant *ids, gpointer user_data)
{
  MoaWindow *self = MOA_WINDOW (user_data);
  g_autoptr (GPtrArray) medicines = g_ptr_array_new ();

  for (gsize i = 0; i < g_variant_n_children (ids); i++)
    {
      g_autoptr (GVariant) id = g_variant_get_child_value (ids, i);
      gconstpointer medicine;

      if (!find (self, MOA_LOOKUP_MEDICINE, id, &medicine))
        return;
      if (medicine != NULL)
        g_ptr_array_add (medicines, (gpointer) medicine);
    }
  moa_session_set_medicines (self->session, medicines);
}

static const char *const comparisons[] = {
  [MOA_COMPARISON_OFF] = "off",
  [MOA_COMPARISON_ONE_VIEW] = "one-view",
  [MOA_COMPARISON_SIDE_BY_SIDE] = "side-by-side",
};

/* Only two can be compared: asking for it with more or fewer says so. */
static void
change_comparison (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  MoaWindow *self = MOA_WINDOW (user_data);
  const char *name = g_variant_get_string (value, NULL);
  g_autofree char *message = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (comparisons); i++)
    {
      if (!g_str_equal (name, comparisons[i]))
        continue;
      if (i != MOA_COMPARISON_OFF && moa_session_get_medicines (self->session)->len != 2)
        moa_window_add_toast (self, _ ("Two medicines can be compared: switch on exactly two"));
      moa_session_set_comparison (self->session, (MoaComparison) i);
      return;
    }
  message = g_strdup_printf (_ ("There is no comparison “%s”"), name);
  moa_window_add_toast (self, message);
}

static void
change_level (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  MoaWindow *self = MOA_WINDOW (user_data);
  const char *name = g_variant_get_string (value, NULL);
  g_autofree char *message = NULL;

  if (g_str_equal (name, "plain"))
    moa_session_set_level (self->session, MOA_LEVEL_PLAIN);
  else if (g_str_equal (name, "clinical"))
    moa_session_set_level (self->session, MOA_LEVEL_CLINICAL);
  else
    {
      message = g_strdup_printf (_ ("There is no word level “%s”"), name);
      moa_window_add_toast (self, message);
    }
}

static void
change_language (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  MoaWindow *self = MOA_WINDOW (user_data);
  const char *language = g_variant_get_string (value, NULL);
  g_auto (GStrv) interface = moa_interface_language_list ();
  g_auto (GStrv) offered = moa_offered_languages_new (moa_session_get_bundle (self->session),
                                                      (const char *const *) interface);
  g_autoptr (GError) error = NULL;

  if (!moa_lookup_language ((const char *const *) offered, language, &error))
    {
      moa_window_add_toast (self, error->message);
      return;
    }

  moa_settings_set_language (self->settings, language);
  moa_window_set_language (self, language);
}

static void
set_panel (MoaWindow *self, gboolean show)
{
  if (self->page != NULL)
    g_object_set (self->page, "show-panel", show, NULL);
}

static void
show_page (MoaWindow *self, const char *name)
{
  set_string_state (self, "page", name);
  if (self->page != NULL)
    moa_side_panel_show_page (moa_main_page_get_panel (self->page), name);
}

static void
change_page (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  MoaWindow *self = MOA_WINDOW (user_data);
  const char *name = g_variant_get_string (value, NULL);
  g_autofree char *message = NULL;

  if (moa_side_panel_has_page (name))
    {
      show_page (self, name);
      set_panel (self, TRUE);
      return;
    }

  message = g_strdup_printf (_ ("There is no page “%s”"), name);
  moa_window_add_toast (self, message);
}

static void
change_panel (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  set_panel (MOA_WINDOW (user_data), g_variant_get_boolean (value));
}

static void
change_fullscreen (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  if (g_variant_get_boolean (value))
    gtk_window_fullscreen (GTK_WINDOW (user_data));
  else
    gtk_window_unfullscreen (GTK_WINDOW (user_data));
}

static void
activate_term (GSimpleAction *action, GVariant *id, gpointer user_data)
{
  MoaWindow *self = MOA_WINDOW (user_data);
  gconstpointer term;

  if (!find (self, MOA_LOOKUP_TERM, id, &term) || term == NULL || self->page == NULL)
    return;

  show_page (self, "glossary");
  set_panel (self, TRUE);
  moa_side_panel_show_term (moa_main_page_get_panel (self->page), term);
}

static void
activate_source (GSimpleAction *action, GVariant *id, gpointer user_data)
{
  MoaWindow *self = MOA_WINDOW (user_data);
  gconstpointer source;

  if (!find (self, MOA_LOOKUP_SOURCE, id, &source) || source == NULL || self->page == NULL)
    return;

  if (self->kiosk != NULL)
    {
      g_autofree char *reference = moa_source_format_reference (source);

      moa_window_add_toast (self, reference);
      return;
    }
  show_page (self, "sources");
  set_panel (self, TRUE);
  moa_side_panel_show_source (moa_main_page_get_panel (self->page), source);
}

static void
activate_step_next (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  moa_session_step_next (MOA_WINDOW (user_data)->session);
}

static void
activate_step_previous (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  moa_session_step_previous (MOA_WINDOW (user_data)->session);
}

static void
zoom (gpointer user_data, void (*change) (MoaDiagramView *view))
{
  MoaWindow *self = MOA_WINDOW (user_data);

  if (self->page != NULL)
    change (moa_main_page_get_view (self->page));
}

static void
activate_zoom_in (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  zoom (user_data, moa_diagram_view_zoom_in);
}

static void
activate_zoom_out (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  zoom (user_data, moa_diagram_view_zoom_out);
}

static void
activate_zoom_fit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  zoom (user_data, moa_diagram_view_fit);
}

static void
activate_zoom_reset (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  zoom (user_data, moa_diagram_view_reset);
}

static void
activate_camera_back (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  zoom (user_data, moa_diagram_view_go_back);
}

static void
activate_camera_forward (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  zoom (user_data, moa_diagram_view_go_forward);
}

static void
activate_search (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MoaWindow *self = MOA_WINDOW (user_data);

  if (self->library != NULL)
    moa_library_page_focus_search (self->library);
  if (self->page == NULL)
    return;

  set_panel (self, TRUE);
  moa_side_panel_focus_search (moa_main_page_get_panel (self->page));
}

static void
activate_export (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MoaWindow *self = MOA_WINDOW (user_data);

  if (moa_session_get_bundle (self->session) != NULL)
    moa_export_dialog_run (self);
}

static const GActionEntry entries[] = {
  { "question", NULL, "s", "''", change_question },
  { "part", NULL, "s", "''", change_part },
  { "step", NULL, "s", "''", change_step },
  { "medicine", NULL, "s", "''", change_medicine },
  { "medicine-also", activate_medicine_also, "s", "@as []", change_medicines },
  { "comparison", NULL, "s", "'off'", change_comparison },
  { "why", NULL, "s", "''", change_why },
  { "why-stop", NULL, "i", "-1", change_why_stop },
  { "why-next", activate_why_next, NULL, NULL, NULL },
  { "why-previous", activate_why_previous, NULL, NULL, NULL },
  { "level", NULL, "s", "'plain'", change_level },
  { "language", NULL, "s", "''", change_language },
  { "page", NULL, "s", "'" DEFAULT_PAGE "'", change_page },
  { "toggle-panel", NULL, NULL, "true", change_panel },
  { "fullscreen", NULL, NULL, "false", change_fullscreen },
  { "term", activate_term, "s", NULL, NULL },
  { "source", activate_source, "s", NULL, NULL },
  { "step-next", activate_step_next, NULL, NULL, NULL },
  { "step-previous", activate_step_previous, NULL, NULL, NULL },
  { "zoom-in", activate_zoom_in, NULL, NULL, NULL },
  { "zoom-out", activate_zoom_out, NULL, NULL, NULL },
  { "zoom-fit", activate_zoom_fit, NULL, NULL, NULL },
  { "zoom-reset", activate_zoom_reset, NULL, NULL, NULL },
  { "camera-back", activate_camera_back, NULL, NULL, NULL },
  { "camera-forward", activate_camera_forward, NULL, NULL, NULL },
  { "search", activate_search, NULL, NULL, NULL },
  { "export", activate_export, NULL, NULL, NULL },
};

static void
on_session_notify_question (MoaWindow *self)
{
  const MoaQuestion *question = moa_session_get_question (self->session);

  set_string_state (self, "question", question != NULL ? question->id : "");
}

static void
on_session_notify_part (MoaWindow *self)
{
  const MoaPart *part = moa_session_get_part (self->session);

  set_string_state (self, "part", part != NULL ? part->id : "");
}

static void
on_session_notify_step (MoaWindow *self)
{
  g_autofree char *path = moa_lookup_dup_step_path (moa_session_get_step (self->session));

  set_string_state (self, "step", path);
}

static void
on_session_notify_medicine (MoaWindow *self)
{
  const MoaMedicine *medicine = moa_session_get_medicine (self->session);

  set_string_state (self, "medicine", medicine != NULL ? medicine->id : "");
}

static void
on_session_notify_medicines (MoaWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "medicine-also");
  GPtrArray *medicines = moa_session_get_medicines (self->session);
  GVariantBuilder ids;

  g_variant_builder_init (&ids, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; i < medicines->len; i++)
    g_variant_builder_add (&ids, "s", ((const MoaMedicine *) g_ptr_array_index (medicines, i))->id);
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_builder_end (&ids));
}

static void
on_session_notify_comparison (MoaWindow *self)
{
  set_string_state (self, "comparison", comparisons[moa_session_get_comparison (self->session)]);
}

static void
on_session_notify_explanation (MoaWindow *self)
{
  const MoaExplanation *explanation = moa_session_get_explanation (self->session);

  GAction *stop = g_action_map_lookup_action (G_ACTION_MAP (self), "why-stop");

  g_simple_action_set_state (
      G_SIMPLE_ACTION (stop),
      g_variant_new_int32 (moa_session_get_explanation_stop (self->session)));
  set_string_state (self, "why", explanation != NULL ? explanation->node->part.id : "");
}

static void
on_session_notify_level (MoaWindow *self)
{
  set_string_state (self, "level",
                    moa_session_get_level (self->session) == MOA_LEVEL_CLINICAL ? "clinical"
                                                                                : "plain");
}

static void
on_session_notify_language (MoaWindow *self)
{
  set_string_state (self, "language", moa_session_get_language (self->session));
}

static void
clear_question_keys (GtkApplication *application)
{
  static const char *const none[] = { NULL };
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (application);

  for (guint i = 0; actions[i] != NULL; i++)
    if (g_str_has_prefix (actions[i], "win.question"))
      gtk_application_set_accels_for_action (application, actions[i], none);
}

/* Alt and a digit open the question of that number. */
static void
on_session_notify_bundle (MoaWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  MoaBundle *bundle = moa_session_get_bundle (self->session);
  GPtrArray *questions = bundle != NULL ? moa_bundle_get_questions (bundle) : NULL;

  clear_question_keys (application);
  for (guint i = 0; questions != NULL && i < MIN (questions->len, 9); i++)
    {
      const MoaQuestion *question = g_ptr_array_index (questions, i);
      g_autofree char *action = g_strdup_printf ("win.question('%s')", question->id);
      g_autofree char *key = g_strdup_printf ("<Alt>%u", i + 1);

      gtk_application_set_accels_for_action (application, action, (const char *[]){ key, NULL });
    }
}

static void
on_window_notify_fullscreened (MoaWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "fullscreen");
  gboolean fullscreen = gtk_window_is_fullscreen (GTK_WINDOW (self));

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (fullscreen));
}

static void
follow (MoaWindow *self, const char *property, void (*update) (MoaWindow *self))
{
  g_autofree char *signal = g_strconcat ("notify::", property, NULL);

  g_signal_connect_object (self->session, signal, G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
follow_session (MoaWindow *self)
{
  follow (self, "bundle", on_session_notify_bundle);
  follow (self, "question", on_session_notify_question);
  follow (self, "part", on_session_notify_part);
  follow (self, "step", on_session_notify_step);
  follow (self, "medicine", on_session_notify_medicine);
  follow (self, "medicines", on_session_notify_medicines);
  follow (self, "comparison", on_session_notify_comparison);
  follow (self, "explanation", on_session_notify_explanation);
  follow (self, "level", on_session_notify_level);
  follow (self, "language", on_session_notify_language);
}

/* Adds the actions and lets their states follow the session. */
void
moa_window_install_actions (MoaWindow *self)
{
  g_autofree char *page = moa_settings_dup_page (self->settings);

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  moa_window_leave_camera (self);
  follow_session (self);
  g_signal_connect (self, "notify::fullscreened", G_CALLBACK (on_window_notify_fullscreened), NULL);
  set_string_state (self, "page", moa_side_panel_has_page (page) ? page : DEFAULT_PAGE);
}

static void
on_page_notify_show_panel (MoaMainPage *page, GParamSpec *pspec, MoaWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "toggle-panel");
  gboolean shown;

  g_object_get (page, "show-panel", &shown, NULL);
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (shown));
}

/* Brings a new page to where the actions say that the window is. */
void
moa_window_restore_page (MoaWindow *self)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self), "page");

  moa_side_panel_show_page (moa_main_page_get_panel (self->page),
                            g_variant_get_string (state, NULL));
  g_signal_connect (self->page, "notify::show-panel", G_CALLBACK (on_page_notify_show_panel), self);
  on_page_notify_show_panel (self->page, NULL, self);
  moa_window_follow_camera (self);
}
