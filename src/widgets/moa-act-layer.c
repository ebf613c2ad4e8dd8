/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Gives the playback its time, and draws what it shows. Frames are asked for only while something
 * plays; a pause, the end and a window that nobody sees cost nothing. Each actor is a render node
 * of its own, so that only what has moved is painted.
 *
 * Of two views side by side each has a layer; the first gives the time to both.
 *
 * Where the desktop asks for reduced motion nothing moves: each act is one still picture. */

#include "moa-act-layer.h"

#include <adwaita.h>
#include <math.h>

#include "moa-act-painter.h"
#include "moa-act.h"
#include "moa-diagram-style.h"
#include "moa-diagram-view-private.h"
#include "moa-playback.h"

#define STILL_SPEED 0.4 /* of a row of stills: each has to be read */

struct _MoaActLayer
{
  GtkWidget parent_instance;

  MoaDiagramView *view; /* unowned: a sibling below */
  MoaActLayer *second;  /* unowned: on the view beside this one, or NULL */
  gboolean is_second;
  MoaSession *session;
  GSignalGroup *session_signals;
  GSignalGroup *playback_signals;
  MoaActs *acts; /* NULL where nothing moves */
  MoaActPainter *painter;
  GArray *actors; /* of the moment that is drawn */
  guint tick_id;
  guint wait_source;
};

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MoaActLayer, moa_act_layer, GTK_TYPE_WIDGET)

static MoaPlayback *
get_playback (MoaActLayer *self)
{
  return self->session != NULL ? moa_playback_get_for_session (self->session) : NULL;
}

static gboolean
is_still (MoaActLayer *self)
{
  return !adw_get_enable_animations (GTK_WIDGET (self));
}

/* --- time ------------------------------------------------------------------------------------- */

static void update_clock (MoaActLayer *self);

static gboolean
is_easing (MoaActLayer *self)
{
  return moa_diagram_camera_is_easing (moa_diagram_view_get_camera (self->view))
         || (self->second != NULL && is_easing (self->second));
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  MoaActLayer *self = MOA_ACT_LAYER (widget);
  MoaPlayback *playback = get_playback (self);
  gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (is_easing (self))
    moa_playback_hold (playback, now);
  else
    moa_playback_tick (playback, now);
  if (moa_playback_get_state (playback) == MOA_PLAYBACK_PLAYING)
    return G_SOURCE_CONTINUE;

  self->tick_id = 0;
  update_clock (self);

  return G_SOURCE_REMOVE;
}

static gboolean
on_wait (gpointer user_data)
{
  MoaActLayer *self = user_data;

  self->wait_source = 0;
  moa_playback_tick (get_playback (self), g_get_monotonic_time ());
  update_clock (self);

  return G_SOURCE_REMOVE;
}

static void
stop_clock (MoaActLayer *self)
{
  g_clear_handle_id (&self->wait_source, g_source_remove);
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
}

/* Frames while it plays, one alarm while autoplay waits, else nothing. */
static void
update_clock (MoaActLayer *self)
{
  MoaPlayback *playback = get_playback (self);
  double wait;

  g_clear_handle_id (&self->wait_source, g_source_remove);
  if (self->is_second || playback == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self))
      || self->tick_id != 0)
    return;

  if (moa_playback_get_state (playback) == MOA_PLAYBACK_PLAYING)
    {
      self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
      return;
    }
  wait = moa_playback_get_wait (playback);
  if (wait < 0)
    return;
  moa_playback_tick (playback, g_get_monotonic_time ());
  self->wait_source = g_timeout_add ((guint) ceil (wait * 1000) + 1, on_wait, self);
}

static void
on_playback_changed (MoaActLayer *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  update_clock (self);
}

static void
on_playback_notify_position (MoaActLayer *self)
{
  if (!is_still (self))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
moa_act_layer_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (moa_act_layer_parent_class)->map (widget);
  update_clock (MOA_ACT_LAYER (widget));
}

static void
moa_act_layer_unmap (GtkWidget *widget)
{
  stop_clock (MOA_ACT_LAYER (widget));
  GTK_WIDGET_CLASS (moa_act_layer_parent_class)->unmap (widget);
}

/* --- what plays ------------------------------------------------------------------------------- */

/* The geometry of the lesson that the session shows; NULL while the view still has another one. */
static const MoaGeometry *
get_geometry (MoaActLayer *self)
{
  const MoaGeometry *geometry = moa_diagram_view_get_geometry (self->view);
  MoaBundle *bundle = self->session != NULL ? moa_session_get_bundle (self->session) : NULL;

  if (geometry == NULL || bundle == NULL
      || moa_geometry_get_diagram (geometry) != moa_bundle_get_diagram (bundle))
    return NULL;

  return geometry;
}

/* Acts may play at a time; stills are looked at one after the other. */
static MoaPlaybackSpan
find_span (const MoaAct *act, const MoaPlaybackSpan *before, gboolean still)
{
  double start = before != NULL ? before->end : 0;

  if (!still)
    return (MoaPlaybackSpan){ act->start, act->end };

  return (MoaPlaybackSpan){ start, start + act->end - act->start };
}

static void
tell_playback (MoaActLayer *self, const MoaStep *step)
{
  guint n = self->acts != NULL ? moa_acts_get_n_acts (self->acts) : 0;
  g_autofree MoaPlaybackSpan *spans = g_new (MoaPlaybackSpan, MAX (n, 1));
  gboolean still = is_still (self);

  for (guint i = 0; i < n; i++)
    spans[i] = find_span (moa_acts_get_act (self->acts, i), i > 0 ? &spans[i - 1] : NULL, still);
  moa_playback_set_speed (get_playback (self), still ? STILL_SPEED : 1);
  moa_playback_set_spans (get_playback (self), step, spans, n, still);
}

/* An open question has put other parts in front: then nothing of the step moves. */
static void
rebuild (MoaActLayer *self)
{
  const MoaGeometry *geometry = get_geometry (self);
  const MoaStep *step;

  g_clear_pointer (&self->acts, moa_acts_free);
  g_clear_pointer (&self->painter, moa_act_painter_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (geometry == NULL)
    return;

  step = moa_session_get_step (self->session);
  if (step != NULL && moa_session_get_focus_origin (self->session) == MOA_FOCUS_STEP)
    self->acts = moa_acts_new (geometry, &step->focus);
  if (!self->is_second)
    tell_playback (self, step);
  update_clock (self);
}

/* --- drawing ---------------------------------------------------------------------------------- */

/* The painter is made when something is first seen: a step changes several things at a time. */
static void
prepare (MoaActLayer *self, const MoaGeometry *geometry)
{
  self->painter = moa_act_painter_new (
      moa_session_get_catalog (self->session), geometry, moa_diagram_style_get (),
      moa_diagram_canvas_get_influence (moa_diagram_view_get_canvas (self->view)));
  moa_act_painter_place_symbols (self->painter, self->acts);
}

static void
pose (MoaActLayer *self)
{
  MoaPlayback *playback = get_playback (self);
  int act = moa_playback_get_act (playback);
  double position = moa_playback_get_position (playback);

  g_array_set_size (self->actors, 0);
  if (act < 0 || act >= (int) moa_acts_get_n_acts (self->acts))
    return;
  if (is_still (self))
    moa_acts_pose_still (self->acts, (guint) act, self->actors);
  else if (moa_playback_is_solo (playback))
    moa_acts_pose_act (self->acts, (guint) act, position, self->actors);
  else
    moa_acts_pose (self->acts, position, self->actors);
}

static void
snapshot_actor (MoaActLayer *self,
                GtkSnapshot *snapshot,
                const MoaGeometry *geometry,
                const MoaActor *actor)
{
  MoaViewport viewport = moa_diagram_view_get_viewport (self->view);
  graphene_rect_t box = moa_actor_get_bounds (actor, geometry);
  graphene_rect_t seen = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (GTK_WIDGET (self)),
                                             gtk_widget_get_height (GTK_WIDGET (self)));
  double x, y;
  cairo_t *cr;

  moa_viewport_to_screen (viewport, box.origin.x, box.origin.y, &x, &y);
  box = GRAPHENE_RECT_INIT ((float) x, (float) y, (float) (box.size.width * viewport.scale),
                            (float) (box.size.height * viewport.scale));
  graphene_rect_round_extents (&box, &box);
  if (!graphene_rect_intersection (&box, &seen, &box))
    return;

  moa_viewport_to_screen (viewport, 0, 0, &x, &y);
  cr = gtk_snapshot_append_cairo (snapshot, &box);
  cairo_translate (cr, x, y);
  cairo_scale (cr, viewport.scale, viewport.scale);
  moa_act_painter_draw (self->painter, cr, viewport.scale, actor);
  cairo_destroy (cr);
}

static void
moa_act_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MoaActLayer *self = MOA_ACT_LAYER (widget);
  const MoaGeometry *geometry = get_geometry (self);

  if (self->acts == NULL || geometry == NULL)
    return;

  pose (self);
  if (self->actors->len > 0 && self->painter == NULL)
    {
      prepare (self, geometry);
      pose (self);
    }
  for (guint i = 0; i < self->actors->len; i++)
    snapshot_actor (self, snapshot, geometry, &g_array_index (self->actors, MoaActor, i));
}

/* --- wiring ----------------------------------------------------------------------------------- */

static void
set_session (MoaActLayer *self, MoaSession *session)
{
  if (!g_set_object (&self->session, session))
    return;

  stop_clock (self);
  g_signal_group_set_target (self->session_signals, session);
  g_signal_group_set_target (self->playback_signals, get_playback (self));
  rebuild (self);
}

static void
moa_act_layer_set_property (GObject *object,
                            guint property_id,
                            const GValue *value,
                            GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_SESSION:
      set_session (MOA_ACT_LAYER (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
moa_act_layer_dispose (GObject *object)
{
  MoaActLayer *self = MOA_ACT_LAYER (object);

  stop_clock (self);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->playback_signals);
  g_clear_pointer (&self->acts, moa_acts_free);
  g_clear_pointer (&self->painter, moa_act_painter_free);
  g_clear_pointer (&self->actors, g_array_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (moa_act_layer_parent_class)->dispose (object);
}

static void
moa_act_layer_class_init (MoaActLayerClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = moa_act_layer_dispose;
  object_class->set_property = moa_act_layer_set_property;
  widget_class->map = moa_act_layer_map;
  widget_class->unmap = moa_act_layer_unmap;
  widget_class->snapshot = moa_act_layer_snapshot;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MOA_TYPE_SESSION,
                                                  G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "moa-act-layer");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
follow_session (MoaActLayer *self)
{
  self->session_signals = g_signal_group_new (MOA_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::catalog", G_CALLBACK (rebuild),
                                  self);
  g_signal_group_connect_swapped (self->session_signals, "notify::step", G_CALLBACK (rebuild),
                                  self);
  g_signal_group_connect_swapped (self->session_signals, "notify::focus", G_CALLBACK (rebuild),
                                  self);
  g_signal_group_connect_swapped (self->session_signals, "notify::influence", G_CALLBACK (rebuild),
                                  self);
  g_signal_group_connect_swapped (self->session_signals, "notify::comparison", G_CALLBACK (rebuild),
                                  self);
  self->playback_signals = g_signal_group_new (MOA_TYPE_PLAYBACK);
  g_signal_group_connect_swapped (self->playback_signals, "notify::state",
                                  G_CALLBACK (on_playback_changed), self);
  g_signal_group_connect_swapped (self->playback_signals, "notify::act",
                                  G_CALLBACK (on_playback_changed), self);
  g_signal_group_connect_swapped (self->playback_signals, "notify::autoplay",
                                  G_CALLBACK (on_playback_changed), self);
  g_signal_group_connect_swapped (self->playback_signals, "notify::position",
                                  G_CALLBACK (on_playback_notify_position), self);
}

static void
moa_act_layer_init (MoaActLayer *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->actors = g_array_new (FALSE, FALSE, sizeof (MoaActor));
  follow_session (self);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (rebuild), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (rebuild), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * moa_act_layer_new:
 * @view: the diagram below; it has to outlive the layer
 *
 * A layer that shows nothing until it is given a session.
 *
 * Returns: (transfer floating): a widget
 */
GtkWidget *
moa_act_layer_new (MoaDiagramView *view)
{
  MoaActLayer *self = g_object_new (MOA_TYPE_ACT_LAYER, NULL);

  self->view = view;
  g_signal_connect_object (view, "notify::scale", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * moa_act_layer_set_second:
 * @self: a layer
 * @second: (nullable): the layer of a view beside its own, that has no session yet
 *
 * Lets @second show the same at the same time; nothing plays while one of the two cameras is on its
 * way. %NULL before that one goes.
 */
void
moa_act_layer_set_second (MoaActLayer *self, MoaActLayer *second)
{
  self->second = second;
  if (second != NULL)
    second->is_second = TRUE;
}
