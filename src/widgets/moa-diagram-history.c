/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a diagram view notes in its history, and when: a place that one asked for at once, one that
 * one came to by hand when one has stayed for a moment. */

#include "moa-diagram-view-private.h"

#define REST_MS 1000 /* as long as one has to stay */

typedef struct
{
  MoaDiagramView *view; /* unowned: owns this */
  MoaHistory *history;
  guint rest_source;
  gint64 moved_at; /* monotonic time, microseconds */
} Places;

static Places *
get_places (MoaDiagramView *view)
{
  return g_object_get_data (G_OBJECT (view), "moa-diagram-history");
}

static void
free_places (gpointer data)
{
  Places *self = data;

  g_clear_handle_id (&self->rest_source, g_source_remove);
  moa_history_free (self->history);
  g_free (self);
}

static gboolean
has_place (Places *self)
{
  return moa_diagram_view_get_geometry (self->view) != NULL
         && gtk_widget_get_width (GTK_WIDGET (self->view)) > 0;
}

static MoaPlace
get_place (Places *self)
{
  MoaDiagramCamera *camera = moa_diagram_view_get_camera (self->view);
  MoaViewport goal = moa_diagram_camera_get_goal (camera);
  int width = gtk_widget_get_width (GTK_WIDGET (self->view));
  int height = gtk_widget_get_height (GTK_WIDGET (self->view));
  MoaPlace place = { .scale = goal.scale,
                     .span = MIN (width, height) / goal.scale,
                     .whole = moa_diagram_camera_shows_all (camera) };

  moa_viewport_to_diagram (goal, width / 2.0, height / 2.0, &place.x, &place.y);

  return place;
}

static void
notify (Places *self)
{
  g_object_notify (G_OBJECT (self->view), "can-go-back");
  g_object_notify (G_OBJECT (self->view), "can-go-forward");
}

static void
visit (Places *self)
{
  if (!has_place (self))
    return;

  moa_history_visit (self->history, get_place (self));
  notify (self);
}

static gboolean
on_rest_timeout (gpointer user_data)
{
  Places *self = user_data;
  gint64 rested = g_get_monotonic_time () - self->moved_at;

  if (rested < REST_MS * 1000)
    {
      self->rest_source = g_timeout_add ((guint) (REST_MS - rested / 1000) + 1, on_rest_timeout,
                                         self);
      return G_SOURCE_REMOVE;
    }

  self->rest_source = 0;
  visit (self);

  return G_SOURCE_REMOVE;
}

static void
on_camera_changed (MoaDiagramCamera *camera, Places *self)
{
  self->moved_at = g_get_monotonic_time ();
  if (self->rest_source == 0)
    self->rest_source = g_timeout_add (REST_MS, on_rest_timeout, self);
}

/* Where one is when one asks for another place is a place too, unless a hand has just passed. */
static void
on_camera_leaving (MoaDiagramCamera *camera, Places *self)
{
  if (self->rest_source == 0 || moa_history_is_empty (self->history)
      || moa_diagram_camera_is_easing (camera))
    visit (self);
}

static void
go (Places *self, gboolean (*step) (MoaHistory *history, MoaPlace *place))
{
  MoaPlace place;

  if (self->rest_source != 0 && has_place (self))
    visit (self);
  if (!step (self->history, &place))
    return;

  moa_diagram_camera_return (moa_diagram_view_get_camera (self->view), place.x, place.y,
                             place.scale, place.whole);
  notify (self);
}

/**
 * moa_diagram_view_go_back:
 * @self: a diagram view
 *
 * Eases to the place that one looked at before.
 */
void
moa_diagram_view_go_back (MoaDiagramView *self)
{
  go (get_places (self), moa_history_go_back);
}

/**
 * moa_diagram_view_go_forward:
 * @self: a diagram view
 *
 * Eases to the place that one came back from.
 */
void
moa_diagram_view_go_forward (MoaDiagramView *self)
{
  go (get_places (self), moa_history_go_forward);
}

/**
 * moa_diagram_view_get_history:
 * @self: a diagram view
 *
 * Returns: (transfer none): the places that were looked at
 */
MoaHistory *
moa_diagram_view_get_history (MoaDiagramView *self)
{
  return get_places (self)->history;
}

/**
 * moa_diagram_view_forget_places:
 * @self: a diagram view
 *
 * Begins a new history, for another lesson.
 */
void
moa_diagram_view_forget_places (MoaDiagramView *self)
{
  moa_history_clear (get_places (self)->history);
  notify (get_places (self));
}

/**
 * moa_diagram_view_add_history:
 * @self: a diagram view
 *
 * Lets the view note where it looks. To be called once, when it has its camera.
 */
void
moa_diagram_view_add_history (MoaDiagramView *self)
{
  Places *places = g_new0 (Places, 1);
  MoaDiagramCamera *camera = moa_diagram_view_get_camera (self);

  places->view = self;
  places->history = moa_history_new ();
  g_object_set_data_full (G_OBJECT (self), "moa-diagram-history", places, free_places);
  g_signal_connect (camera, "changed", G_CALLBACK (on_camera_changed), places);
  g_signal_connect (camera, "leaving", G_CALLBACK (on_camera_leaving), places);
}
