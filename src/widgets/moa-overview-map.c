/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The map costs nothing while all of the diagram is in view, for then it is not there; and little
 * else: its picture is made from the small one that the canvas has anyway, when nothing else is to
 * be done, and kept until the diagram looks different. */

#include "moa-config.h"

#include "moa-overview-map.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "moa-diagram-view-private.h"
#include "moa-overview-map-private.h"
#include "moa-overview.h"

#define PADDING 4.0      /* CSS pixels around the diagram */
#define SHARE 0.22       /* of the pane's width and height that the map may take */
#define LEAST_WIDTH 140  /* CSS pixels that it may take anyway */
#define LEAST_HEIGHT 100 /* likewise */
#define MOST_WIDTH 300   /* CSS pixels */
#define MOST_HEIGHT 200  /* likewise */
#define TARGET 44        /* CSS pixels that a finger can hit */
#define LEAST_FRAME 12   /* CSS pixels of the frame, to be seen */
#define ALL_SHARE 0.97   /* of the diagram in view is as good as all of it */
#define FADE_MS 200
#define REST_MS 400 /* after the last move one is told where one is */

struct _MoaOverviewMap
{
  GtkWidget parent_instance;

  MoaDiagramView *view; /* unowned: a sibling below */
  GSignalGroup *canvas_signals;
  GtkWidget *frame;
  GdkTexture *picture; /* NULL until there is one; the last one while it is renewed */
  AdwAnimation *fade;
  gboolean has_room;
  gboolean is_wanted;
  gboolean is_stale; /* the diagram looks different from the picture */
  guint update_source;
  guint picture_source;
  guint rest_source;
  gint64 moved_at; /* monotonic time, microseconds */
};

enum
{
  RESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoaOverviewMap, moa_overview_map, GTK_TYPE_WIDGET)

/* --- where one is ----------------------------------------------------------------------------- */

static MoaDiagramCamera *
get_camera (MoaOverviewMap *self)
{
  return moa_diagram_view_get_camera (self->view);
}

/* Below: for moa-overview-hand.c too. */

MoaDiagramView *
moa_overview_map_get_view (MoaOverviewMap *self)
{
  return self->view;
}

graphene_rect_t
moa_overview_map_get_content (MoaOverviewMap *self)
{
  const MoaGeometry *geometry = moa_diagram_view_get_geometry (self->view);

  return geometry != NULL ? moa_geometry_get_bounds (geometry) : GRAPHENE_RECT_INIT (0, 0, 0, 0);
}

graphene_rect_t
moa_overview_map_get_visible (MoaOverviewMap *self, MoaViewport camera)
{
  return moa_overview_get_visible (camera, gtk_widget_get_width (GTK_WIDGET (self->view)),
                                   gtk_widget_get_height (GTK_WIDGET (self->view)));
}

/* From diagram units to the map's pixels. */
MoaViewport
moa_overview_map_get_viewport (MoaOverviewMap *self)
{
  graphene_rect_t content = moa_overview_map_get_content (self);

  return moa_viewport_fit (&content, gtk_widget_get_width (GTK_WIDGET (self)),
                           gtk_widget_get_height (GTK_WIDGET (self)), PADDING,
                           MOA_VIEWPORT_SCALE_MAX);
}

graphene_rect_t
moa_overview_map_get_frame (MoaOverviewMap *self, double least)
{
  graphene_rect_t visible = moa_overview_map_get_visible (
      self, moa_diagram_camera_get_viewport (get_camera (self)));

  return moa_overview_get_frame (moa_overview_map_get_viewport (self), &visible,
                                 gtk_widget_get_width (GTK_WIDGET (self)),
                                 gtk_widget_get_height (GTK_WIDGET (self)), least);
}

/* Translators: parts of the diagram, row by row. Each is put into "In view: %s, %d %%". */
static const char *const places[3][3] = {
  { NC_ ("overview", "upper left"), NC_ ("overview", "top"), NC_ ("overview", "upper right") },
  { NC_ ("overview", "left"), NC_ ("overview", "middle"), NC_ ("overview", "right") },
  { NC_ ("overview", "lower left"), NC_ ("overview", "bottom"), NC_ ("overview", "lower right") },
};

static void
describe (MoaOverviewMap *self)
{
  graphene_rect_t content = moa_overview_map_get_content (self);
  graphene_rect_t visible = moa_overview_map_get_visible (
      self, moa_diagram_camera_get_goal (get_camera (self)));
  int percent = (int) round (100 * moa_overview_get_share (&visible, &content));
  MoaOverviewPlace x, y;
  g_autofree char *text = NULL;

  moa_overview_get_place (&visible, &content, &x, &y);
  /* Translators: %s is a part of the diagram, as "upper left"; %d is how much is in view. */
  text = g_strdup_printf (_ ("In view: %s, %d %%"),
                          g_dpgettext2 (GETTEXT_PACKAGE, "overview", places[y][x]),
                          MAX (percent, 1));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

/* --- picture ---------------------------------------------------------------------------------- */

static GdkTexture *
create_texture (cairo_surface_t *surface)
{
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  g_autoptr (GBytes) bytes = g_bytes_new_with_free_func (
      cairo_image_surface_get_data (surface), stride * (gsize) height,
      (GDestroyNotify) cairo_surface_destroy, surface);

  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

static gboolean
paint (MoaOverviewMap *self, cairo_surface_t *surface)
{
  graphene_rect_t content = moa_overview_map_get_content (self);
  MoaViewport map = moa_overview_map_get_viewport (self);
  int density = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  double x, y;
  gboolean is_there;
  cairo_t *cr = cairo_create (surface);

  moa_viewport_to_screen (map, content.origin.x, content.origin.y, &x, &y);
  cairo_scale (cr, density, density);
  cairo_translate (cr, x, y);
  is_there = moa_diagram_canvas_paint_whole (moa_diagram_view_get_canvas (self->view), cr,
                                             map.scale);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return is_there;
}

static gboolean
on_picture_idle (gpointer user_data)
{
  MoaOverviewMap *self = user_data;
  int density = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  cairo_surface_t *surface;

  self->picture_source = 0;
  if (gtk_widget_get_width (GTK_WIDGET (self)) <= 0
      || moa_diagram_view_get_geometry (self->view) == NULL)
    return G_SOURCE_REMOVE;

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                        gtk_widget_get_width (GTK_WIDGET (self)) * density,
                                        gtk_widget_get_height (GTK_WIDGET (self)) * density);
  if (!paint (self, surface))
    {
      cairo_surface_destroy (surface);
      return G_SOURCE_REMOVE;
    }

  g_clear_object (&self->picture);
  self->picture = create_texture (surface);
  self->is_stale = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));

  return G_SOURCE_REMOVE;
}

static void
renew_picture (MoaOverviewMap *self)
{
  if (self->is_stale && self->picture_source == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->picture_source = g_idle_add_full (G_PRIORITY_LOW, on_picture_idle, self, NULL);
}

static void
on_whole_changed (MoaOverviewMap *self)
{
  self->is_stale = TRUE;
  renew_picture (self);
}

static void
moa_overview_map_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MoaOverviewMap *self = MOA_OVERVIEW_MAP (widget);

  if (self->picture != NULL)
    gtk_snapshot_append_texture (snapshot, self->picture,
                                 &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                      (float) gtk_widget_get_height (widget)));

  GTK_WIDGET_CLASS (moa_overview_map_parent_class)->snapshot (widget, snapshot);
}

/* --- coming and going ------------------------------------------------------------------------- */

static gboolean
wants_to_be_seen (MoaOverviewMap *self)
{
  graphene_rect_t content = moa_overview_map_get_content (self);
  graphene_rect_t visible;

  if (moa_diagram_view_get_geometry (self->view) == NULL
      || gtk_widget_get_width (GTK_WIDGET (self->view)) <= 0
      || moa_diagram_camera_shows_all (get_camera (self)))
    return FALSE;

  visible = moa_overview_map_get_visible (self, moa_diagram_camera_get_goal (get_camera (self)));

  return moa_overview_get_share (&visible, &content) < ALL_SHARE;
}

static void
on_fade_done (MoaOverviewMap *self)
{
  gboolean had_focus = gtk_widget_has_focus (GTK_WIDGET (self));

  if (self->is_wanted)
    return;

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
fade (MoaOverviewMap *self, gboolean in)
{
  self->is_wanted = in;
  if (in)
    {
      describe (self);
      gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
    }
  gtk_widget_set_can_target (GTK_WIDGET (self), in);
  adw_timed_animation_set_value_from (ADW_TIMED_ANIMATION (self->fade),
                                      gtk_widget_get_opacity (GTK_WIDGET (self)));
  adw_timed_animation_set_value_to (ADW_TIMED_ANIMATION (self->fade), in ? 1 : 0);
  adw_animation_play (self->fade);
}

static gboolean
on_rest_timeout (gpointer user_data)
{
  MoaOverviewMap *self = user_data;

  if (g_get_monotonic_time () - self->moved_at < REST_MS * 1000)
    return G_SOURCE_CONTINUE;

  self->rest_source = 0;
  describe (self);
  g_signal_emit (self, signals[RESTED], 0);

  return G_SOURCE_REMOVE;
}

static gboolean
on_update_idle (gpointer user_data)
{
  MoaOverviewMap *self = user_data;
  gboolean is_useful = wants_to_be_seen (self);
  gboolean is_wanted = is_useful && self->has_room;

  self->update_source = 0;
  g_signal_group_set_target (self->canvas_signals, moa_diagram_view_get_canvas (self->view));
  if (is_wanted != self->is_wanted)
    fade (self, is_wanted);
  if (!is_useful && !gtk_widget_get_visible (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;

  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (self->rest_source == 0)
    self->rest_source = g_timeout_add (REST_MS, on_rest_timeout, self);

  return G_SOURCE_REMOVE;
}

/* Not at once: the camera moves also while the view is laid out, when nothing may come or go. */
static void
queue_update (MoaOverviewMap *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add_full (GTK_PRIORITY_RESIZE - 1, on_update_idle, self, NULL);
}

static void
on_camera_changed (MoaOverviewMap *self)
{
  self->moved_at = g_get_monotonic_time ();
  queue_update (self);
}

/**
 * moa_overview_map_set_has_room:
 * @self: a map
 * @has_room: whether there is a place for it
 *
 * Lets the map come and go with the room that its parent finds for it, also for screen readers; may
 * be called while the parent is laid out.
 */
void
moa_overview_map_set_has_room (MoaOverviewMap *self, gboolean has_room)
{
  if (self->has_room == has_room)
    return;

  self->has_room = has_room;
  queue_update (self);
}

/* --- layout ----------------------------------------------------------------------------------- */

static void
moa_overview_map_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  MoaOverviewMap *self = MOA_OVERVIEW_MAP (widget);

  gtk_widget_measure (self->frame, orientation, -1, minimum, natural, NULL, NULL);
  *minimum = *natural = MAX (*minimum, TARGET);
}

static void
moa_overview_map_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MoaOverviewMap *self = MOA_OVERVIEW_MAP (widget);
  graphene_rect_t frame = moa_overview_map_get_frame (self, LEAST_FRAME);
  int density = gtk_widget_get_scale_factor (widget);

  if (self->picture == NULL || gdk_texture_get_width (self->picture) != width * density
      || gdk_texture_get_height (self->picture) != height * density)
    self->is_stale = TRUE;
  renew_picture (self);
  gtk_widget_allocate (
      self->frame, (int) round (frame.size.width), (int) round (frame.size.height), -1,
      gsk_transform_translate (
          NULL, &GRAPHENE_POINT_INIT (roundf (frame.origin.x), roundf (frame.origin.y))));
}

static void
moa_overview_map_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (moa_overview_map_parent_class)->map (widget);

  renew_picture (MOA_OVERVIEW_MAP (widget));
}

/**
 * moa_overview_map_get_size:
 * @self: a map
 * @pane_width: of what it floats over, CSS pixels
 * @pane_height: likewise
 * @width: (out): that the map wants there, CSS pixels
 * @height: (out): likewise
 *
 * Tells how large the map wants to be: it has the shape of the diagram.
 */
void
moa_overview_map_get_size (MoaOverviewMap *self,
                           int pane_width,
                           int pane_height,
                           int *width,
                           int *height)
{
  graphene_rect_t content = moa_overview_map_get_content (self);
  double own_width, own_height;

  moa_overview_get_size (&content, CLAMP (pane_width * SHARE, LEAST_WIDTH, MOST_WIDTH),
                         CLAMP (pane_height * SHARE, LEAST_HEIGHT, MOST_HEIGHT), TARGET, &own_width,
                         &own_height);
  *width = (int) round (own_width);
  *height = (int) round (own_height);
}

/* --- wiring ----------------------------------------------------------------------------------- */

static void
moa_overview_map_dispose (GObject *object)
{
  MoaOverviewMap *self = MOA_OVERVIEW_MAP (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_handle_id (&self->picture_source, g_source_remove);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  if (self->fade != NULL)
    adw_animation_pause (self->fade);
  g_clear_object (&self->fade);
  g_clear_object (&self->canvas_signals);
  g_clear_object (&self->picture);
  g_clear_pointer (&self->frame, gtk_widget_unparent);

  G_OBJECT_CLASS (moa_overview_map_parent_class)->dispose (object);
}

static void
moa_overview_map_class_init (MoaOverviewMapClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = moa_overview_map_dispose;
  widget_class->map = moa_overview_map_map;
  widget_class->measure = moa_overview_map_measure;
  widget_class->size_allocate = moa_overview_map_size_allocate;
  widget_class->snapshot = moa_overview_map_snapshot;

  signals[RESTED] = g_signal_new ("rested", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "moa-overview-map");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  moa_overview_map_bind_keys (widget_class);
}

static void
moa_overview_map_init (MoaOverviewMap *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->frame = g_object_new (GTK_TYPE_BOX, "css-name", "frame", "can-target", FALSE,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_parent (self->frame, widget);
  self->canvas_signals = g_signal_group_new (MOA_TYPE_DIAGRAM_CANVAS);
  g_signal_group_connect_swapped (self->canvas_signals, "whole-changed",
                                  G_CALLBACK (on_whole_changed), self);
  self->fade = adw_timed_animation_new (
      widget, 0, 1, FADE_MS, adw_property_animation_target_new (G_OBJECT (self), "opacity"));
  g_signal_connect_swapped (self->fade, "done", G_CALLBACK (on_fade_done), self);
  self->is_stale = TRUE;
  self->has_room = TRUE;

  gtk_widget_set_visible (widget, FALSE);
  gtk_widget_set_opacity (widget, 0);
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_tooltip_text (widget, _ ("Drag the frame, or click where to go"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Overview of the diagram"), -1);
  moa_overview_map_add_pointer (self);
}

/**
 * moa_overview_map_new:
 * @view: the diagram; it has to outlive the map
 *
 * A map that is not seen until something of the diagram is out of view.
 *
 * Returns: (transfer floating): a widget
 */
GtkWidget *
moa_overview_map_new (MoaDiagramView *view)
{
  MoaOverviewMap *self = g_object_new (MOA_TYPE_OVERVIEW_MAP, NULL);

  self->view = view;
  g_signal_connect_object (moa_diagram_view_get_camera (view), "changed",
                           G_CALLBACK (on_camera_changed), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
