/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sentence of the act that is shown is the description of each of the buttons, because a screen
 * reader speaks a change of what has the keyboard. Where nothing moves the controls go and leave
 * their room, so that the bar keeps its height. */

#include "moa-config.h"

#include "moa-act-controls.h"

#include <glib/gi18n-lib.h>

#include "moa-accessible.h"
#include "moa-act.h"
#include "moa-describe.h"
#include "moa-playback.h"

struct _MoaActControls
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkWidget *content;
  GtkButton *replay;
  GtkButton *previous;
  GtkButton *play;
  GtkButton *next;
  char *caption;       /* what the act that is shown does; empty at rest */
  gboolean says_pause; /* what the button `play` is named by */

  MoaSession *session;
  GSignalGroup *session_signals;
  GSignalGroup *playback_signals;
};

enum
{
  PROP_SESSION = 1,
  PROP_CAPTION,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (MoaActControls, moa_act_controls, GTK_TYPE_WIDGET)

static MoaPlayback *
get_playback (MoaActControls *self)
{
  return moa_playback_get_for_session (self->session);
}

/* What the act that is shown does, and which of how many it is; empty at rest. */
static char *
dup_caption (MoaActControls *self)
{
  MoaCatalog *catalog = moa_session_get_catalog (self->session);
  const MoaStep *step = moa_session_get_step (self->session);
  int act = moa_playback_get_act (get_playback (self));
  g_autoptr (GPtrArray) edges = NULL;
  g_autofree char *sentence = NULL;

  if (catalog == NULL || step == NULL || act < 0)
    return g_strdup ("");

  edges = moa_acts_list_edges (moa_bundle_get_diagram (moa_catalog_get_bundle (catalog)),
                               &step->focus);
  if (act >= (int) edges->len)
    return g_strdup ("");
  sentence = moa_describe_part (catalog, g_ptr_array_index (edges, act), NULL);

  /* Translators: what moves in a step just now: its number, of how many, the sentence that tells
   * it. */
  return g_strdup_printf (_ ("%1$u of %2$u · \u2068%3$s\u2069"), (guint) act + 1, edges->len,
                          sentence);
}

static void
name_button (GtkButton *button, const char *name)
{
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), name);
  moa_accessible_set_name (GTK_WIDGET (button), name);
}

/* The name of a button comes with a tooltip, and that with a description: only when it changes. */
static void
name_play (MoaActControls *self, gboolean playing)
{
  if (playing == self->says_pause)
    return;

  self->says_pause = playing;
  gtk_button_set_icon_name (self->play, playing ? "media-playback-pause-symbolic"
                                                : "media-playback-start-symbolic");
  name_button (self->play, playing ? _ ("Pause the motion") : _ ("Play the motion"));
}

static void
describe_buttons (MoaActControls *self)
{
  GtkButton *const buttons[] = { self->replay, self->previous, self->play, self->next };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    gtk_accessible_update_property (GTK_ACCESSIBLE (buttons[i]),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->caption, -1);
}

/* Assistive technology is told, because it takes what a stack does not show for visible. */
static void
show_controls (MoaActControls *self, gboolean shown)
{
  gtk_stack_set_visible_child_name (self->stack, shown ? "controls" : "nothing");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->content), GTK_ACCESSIBLE_STATE_HIDDEN, !shown,
                               -1);
}

static void
set_caption (MoaActControls *self, const char *caption)
{
  if (g_strcmp0 (caption, self->caption) == 0)
    return;

  g_free (self->caption);
  self->caption = g_strdup (caption);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAPTION]);
}

static void
update (MoaActControls *self)
{
  g_autofree char *caption = NULL;

  if (self->session == NULL)
    return;

  caption = dup_caption (self);
  name_play (self, moa_playback_get_state (get_playback (self)) == MOA_PLAYBACK_PLAYING);
  set_caption (self, caption);
  describe_buttons (self);
  show_controls (self, moa_playback_get_n_acts (get_playback (self)) > 0);
}

static void
moa_act_controls_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CAPTION)
    g_value_set_string (value, MOA_ACT_CONTROLS (object)->caption);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
moa_act_controls_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MoaActControls *self = MOA_ACT_CONTROLS (object);

  if (id != PROP_SESSION)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (!g_set_object (&self->session, g_value_get_object (value)))
    return;
  g_signal_group_set_target (self->session_signals, self->session);
  g_signal_group_set_target (self->playback_signals,
                             self->session != NULL ? get_playback (self) : NULL);
  update (self);
}

static void
moa_act_controls_dispose (GObject *object)
{
  MoaActControls *self = MOA_ACT_CONTROLS (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MOA_TYPE_ACT_CONTROLS);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->playback_signals);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (moa_act_controls_parent_class)->dispose (object);
}

static void
moa_act_controls_finalize (GObject *object)
{
  g_free (MOA_ACT_CONTROLS (object)->caption);
  G_OBJECT_CLASS (moa_act_controls_parent_class)->finalize (object);
}

static void
moa_act_controls_class_init (MoaActControlsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moa_act_controls_dispose;
  object_class->finalize = moa_act_controls_finalize;
  object_class->get_property = moa_act_controls_get_property;
  object_class->set_property = moa_act_controls_set_property;
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MOA_TYPE_SESSION,
                                                  G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CAPTION] = g_param_spec_string ("caption", NULL, NULL, "",
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_css_name (widget_class, "actcontrols");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/moa/Moa/ui/moa-act-controls.ui");
  gtk_widget_class_bind_template_child (widget_class, MoaActControls, stack);
  gtk_widget_class_bind_template_child (widget_class, MoaActControls, content);
  gtk_widget_class_bind_template_child (widget_class, MoaActControls, replay);
  gtk_widget_class_bind_template_child (widget_class, MoaActControls, previous);
  gtk_widget_class_bind_template_child (widget_class, MoaActControls, play);
  gtk_widget_class_bind_template_child (widget_class, MoaActControls, next);
}

static void
moa_act_controls_init (MoaActControls *self)
{
  static const char *const shown[] = { "notify::state", "notify::act", "notify::n-acts" };

  gtk_widget_init_template (GTK_WIDGET (self));
  name_button (self->replay, _ ("Show the motion again"));
  name_button (self->previous, _ ("Previous motion"));
  name_button (self->play, _ ("Play the motion"));
  name_button (self->next, _ ("Next motion"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Motion"), -1);
  self->session_signals = g_signal_group_new (MOA_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::catalog", G_CALLBACK (update),
                                  self);
  self->playback_signals = g_signal_group_new (MOA_TYPE_PLAYBACK);
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    g_signal_group_connect_swapped (self->playback_signals, shown[i], G_CALLBACK (update), self);
}
