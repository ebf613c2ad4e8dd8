/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-config.h"

#include "moa-playback.h"
#include "moa-window-private.h"

/* The window's actions of a step's motion. They can be used where something moves; "play" and
 * "autoplay" carry whether it does. */

static MoaPlayback *
get_playback (gpointer window)
{
  return moa_playback_get_for_session (moa_window_get_session (MOA_WINDOW (window)));
}

static void
change_play (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  if (g_variant_get_boolean (value))
    moa_playback_play (get_playback (user_data));
  else
    moa_playback_pause (get_playback (user_data));
}

static void
change_autoplay (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  moa_playback_set_autoplay (get_playback (user_data), g_variant_get_boolean (value));
}

static void
activate_replay (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  moa_playback_replay (get_playback (user_data));
}

static void
activate_act_next (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  moa_playback_act_next (get_playback (user_data));
}

static void
activate_act_previous (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  moa_playback_act_previous (get_playback (user_data));
}

static const GActionEntry entries[] = {
  { "play", NULL, NULL, "false", change_play },
  { "replay", activate_replay, NULL, NULL, NULL },
  { "act-next", activate_act_next, NULL, NULL, NULL },
  { "act-previous", activate_act_previous, NULL, NULL, NULL },
  { "autoplay", NULL, NULL, "false", change_autoplay },
};

static GSimpleAction *
find_action (MoaWindow *self, const char *name)
{
  return G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name));
}

static void
update_actions (MoaWindow *self)
{
  static const char *const moving[] = { "play", "replay", "act-next", "act-previous" };
  MoaPlayback *playback = get_playback (self);
  gboolean plays = moa_playback_get_state (playback) == MOA_PLAYBACK_PLAYING;

  for (gsize i = 0; i < G_N_ELEMENTS (moving); i++)
    g_simple_action_set_enabled (find_action (self, moving[i]),
                                 moa_playback_get_n_acts (playback) > 0);
  g_simple_action_set_state (find_action (self, "play"), g_variant_new_boolean (plays));
  g_simple_action_set_state (find_action (self, "autoplay"),
                             g_variant_new_boolean (moa_playback_get_autoplay (playback)));
}

/* Adds the actions and lets their states follow the playback. */
void
moa_window_install_motion (MoaWindow *self)
{
  static const char *const shown[] = { "notify::state", "notify::n-acts", "notify::autoplay" };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (gsize i = 0; i < G_N_ELEMENTS (shown); i++)
    g_signal_connect_object (get_playback (self), shown[i], G_CALLBACK (update_actions), self,
                             G_CONNECT_SWAPPED);
  update_actions (self);
}
