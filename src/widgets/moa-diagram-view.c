/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The diagram as something to move, point at and walk through. */

#include "moa-diagram-view.h"

#include <math.h>

#include "moa-diagram-view-private.h"
#include "moa-lesson-text.h"

#define SETTLE_MS 100  /* after the last move of the camera the picture is made sharp */
#define ZOOM_STEP 1.25 /* of a key or a button */

struct _MoaDiagramView
{
  GtkWidget parent_instance;

  MoaSession *session;
  GSignalGroup *session_signals;
  MoaBundle *bundle; /* the lesson that `place` is in */
  MoaDiagramCamera *camera;
  GtkWidget *canvas; /* NULL while there is no session */
  guint settle_source;
  gint64 moved_at; /* monotonic time of the camera's last move, microseconds */
  MoaDiagramPlace place;
  gboolean is_allocating;
  gboolean is_pointing;
  guint side; /* for the canvas */
};

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_SCALE,
  PROP_CAN_GO_BACK,
  PROP_CAN_GO_FORWARD,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MoaDiagramView, moa_diagram_view, GTK_TYPE_WIDGET)

static MoaDiagramCanvas *
get_canvas (MoaDiagramView *self)
{
  return MOA_DIAGRAM_CANVAS (self->canvas);
}

/* --- camera ----------------------------------------------------------------------------------- */

/* While the camera eases, or moves over what is painted already, the old picture will do. */
static gboolean
on_settle_timeout (gpointer user_data)
{
  MoaDiagramView *self = user_data;
  gboolean rests = g_get_monotonic_time () - self->moved_at >= SETTLE_MS * 1000 / 2;

  if (moa_diagram_camera_is_easing (self->camera) || !rests)
    return G_SOURCE_CONTINUE;

  self->settle_source = 0;
  gtk_widget_queue_allocate (GTK_WIDGET (self));

  return G_SOURCE_REMOVE;
}

static void
on_camera_changed (MoaDiagramCamera *camera, MoaDiagramView *self)
{
  self->moved_at = g_get_monotonic_time ();
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCALE]);
  if (self->is_allocating)
    return;

  if (self->settle_source == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->settle_source = g_timeout_add (SETTLE_MS, on_settle_timeout, self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* At its settled scale the picture stands on whole pixels, as it has to for letters to be sharp. */
static GskTransform *
get_canvas_transform (MoaDiagramView *self)
{
  int density = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  MoaViewport viewport = moa_diagram_camera_get_viewport (self->camera);
  graphene_rect_t bounds = moa_diagram_canvas_get_bounds (get_canvas (self));
  double settled = moa_diagram_canvas_get_scale (get_canvas (self));
  GskTransform *transform;
  double x, y;

  moa_viewport_to_screen (viewport, bounds.origin.x, bounds.origin.y, &x, &y);
  if (viewport.scale == settled)
    {
      x = round (x * density) / density;
      y = round (y * density) / density;
    }
  transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  if (viewport.scale != settled)
    transform = gsk_transform_scale (transform, (float) (viewport.scale / settled),
                                     (float) (viewport.scale / settled));

  return transform;
}

static void
allocate_canvas (MoaDiagramView *self)
{
  int width, height;

  gtk_widget_measure (self->canvas, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (self->canvas, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  gtk_widget_allocate (self->canvas, width, height, -1, get_canvas_transform (self));
}

static void
moa_diagram_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MoaDiagramView *self = MOA_DIAGRAM_VIEW (widget);

  self->is_allocating = TRUE;
  moa_diagram_camera_set_size (self->camera, width, height);
  self->is_allocating = FALSE;
  if (self->canvas == NULL)
    return;

  moa_diagram_canvas_look (get_canvas (self), moa_diagram_camera_get_viewport (self->camera), width,
                           height);
  if (self->settle_source == 0)
    moa_diagram_canvas_settle (get_canvas (self));
  allocate_canvas (self);
}

static void
moa_diagram_view_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : 180;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 800 : 500;
}

/* --- for the files beside this one ------------------------------------ */

/**
 * moa_diagram_view_get_camera:
 * @self: a diagram view
 *
 * Returns: (transfer none): its camera
 */
MoaDiagramCamera *
moa_diagram_view_get_camera (MoaDiagramView *self)
{
  return self->camera;
}

/**
 * moa_diagram_view_get_geometry:
 * @self: a diagram view
 *
 * Returns: (transfer none) (nullable): where the parts are, %NULL while there is no lesson
 */
const MoaGeometry *
moa_diagram_view_get_geometry (MoaDiagramView *self)
{
  return self->canvas != NULL ? moa_diagram_canvas_get_geometry (get_canvas (self)) : NULL;
}

/**
 * moa_diagram_view_get_session:
 * @self: a diagram view
 *
 * Returns: (transfer none) (nullable): what it shows
 */
MoaSession *
moa_diagram_view_get_session (MoaDiagramView *self)
{
  return self->session;
}

/**
 * moa_diagram_view_get_canvas:
 * @self: a diagram view that has a session
 *
 * Returns: (transfer none): what bears the parts
 */
MoaDiagramCanvas *
moa_diagram_view_get_canvas (MoaDiagramView *self)
{
  return get_canvas (self);
}

/**
 * moa_diagram_view_get_place:
 * @self: a diagram view
 *
 * Returns: (transfer none): where the walk stands, to be read and set
 */
MoaDiagramPlace *
moa_diagram_view_get_place (MoaDiagramView *self)
{
  return &self->place;
}

/**
 * moa_diagram_view_point_at:
 * @self: a diagram view
 * @part: (nullable): what was clicked; %NULL for the ground
 *
 * Opens the card of a part, or closes it, as a click does: the focus goes along without its ring,
 * the camera stays.
 */
void
moa_diagram_view_point_at (MoaDiagramView *self, const MoaPart *part)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  self->is_pointing = TRUE;
  if (part != NULL)
    moa_diagram_view_focus_part (self, part);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_focus_visible (GTK_WINDOW (root), FALSE);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.part", "s", part != NULL ? part->id : "");
  self->is_pointing = FALSE;
}

/* --- what the session says -------------------------------------------------------------------- */

static void
describe (MoaDiagramView *self)
{
  MoaCatalog *catalog = moa_session_get_catalog (self->session);
  const MoaDiagram *diagram = moa_geometry_get_diagram (moa_diagram_view_get_geometry (self));
  g_autofree char *caption = moa_lesson_text_dup_plain (catalog, &diagram->caption);
  g_autofree char *how_to_read = moa_lesson_text_dup_plain (catalog, &diagram->how_to_read);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, caption,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, how_to_read, -1);
}

static void
on_session_notify_focus (MoaDiagramView *self)
{
  const MoaPartList *focus = moa_session_get_focus (self->session);
  graphene_rect_t box;

  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (moa_diagram_view_get_geometry (self) == NULL)
    return;

  if (focus == NULL || focus->n_parts == 0)
    {
      moa_diagram_camera_unframe (self->camera);
      return;
    }

  box = moa_geometry_get_parts_box (moa_diagram_view_get_geometry (self), focus);
  moa_diagram_camera_frame (self->camera, &box);
}

static gboolean
moa_diagram_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if ((gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
    return FALSE;

  return moa_diagram_view_enter (MOA_DIAGRAM_VIEW (widget));
}

static gboolean
moa_diagram_view_grab_focus (GtkWidget *widget)
{
  return moa_diagram_view_enter (MOA_DIAGRAM_VIEW (widget));
}

static gboolean
is_same_lesson (MoaBundle *a, MoaBundle *b)
{
  return a != NULL && b != NULL
         && g_str_equal (moa_bundle_get_lesson (a)->id, moa_bundle_get_lesson (b)->id);
}

/* A lesson that was read again keeps the camera where the author looks; another one is shown from
 * afar first. */
static void
on_session_notify_catalog (MoaDiagramView *self)
{
  MoaBundle *bundle = moa_session_get_bundle (self->session);
  gboolean is_other = self->bundle != NULL && !is_same_lesson (self->bundle, bundle);
  graphene_rect_t bounds;

  if (g_set_object (&self->bundle, bundle))
    self->place = (MoaDiagramPlace){ NULL, NULL };
  if (is_other)
    moa_diagram_view_forget_places (self);
  if (is_other && moa_session_get_focus (self->session)->n_parts == 0)
    moa_diagram_camera_fit (self->camera);
  if (moa_diagram_view_get_geometry (self) == NULL)
    return;

  bounds = moa_diagram_canvas_get_bounds (get_canvas (self));
  moa_diagram_camera_set_content (self->camera, &bounds);
  describe (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
on_session_notify_part (MoaDiagramView *self)
{
  const MoaPart *part = moa_session_get_part (self->session);

  if (part != NULL && !self->is_pointing)
    moa_diagram_view_find_part (self, part);
}

/* The canvas listens first, so that the geometry is that of the lesson which these handlers speak
 * of. */
static void
set_session (MoaDiagramView *self, MoaSession *session)
{
  if (!g_set_object (&self->session, session))
    return;

  g_clear_pointer (&self->canvas, gtk_widget_unparent);
  if (session == NULL)
    return;

  self->canvas = moa_diagram_canvas_new (session);
  moa_diagram_canvas_set_side (get_canvas (self), self->side);
  gtk_widget_set_parent (self->canvas, GTK_WIDGET (self));
  g_signal_group_set_target (self->session_signals, session);
  on_session_notify_catalog (self);
  on_session_notify_focus (self);
}

static void
moa_diagram_view_set_property (GObject *object,
                               guint property_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_SESSION:
      set_session (MOA_DIAGRAM_VIEW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
moa_diagram_view_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  MoaDiagramView *self = MOA_DIAGRAM_VIEW (object);

  switch (property_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_SCALE:
      g_value_set_double (value, moa_diagram_view_get_scale (self));
      break;
    case PROP_CAN_GO_BACK:
      g_value_set_boolean (value, moa_history_can_go_back (moa_diagram_view_get_history (self)));
      break;
    case PROP_CAN_GO_FORWARD:
      g_value_set_boolean (value, moa_history_can_go_forward (moa_diagram_view_get_history (self)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
moa_diagram_view_dispose (GObject *object)
{
  MoaDiagramView *self = MOA_DIAGRAM_VIEW (object);

  g_clear_handle_id (&self->settle_source, g_source_remove);
  g_clear_object (&self->session_signals);
  g_clear_pointer (&self->canvas, gtk_widget_unparent);
  g_clear_object (&self->camera);
  g_clear_object (&self->bundle);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (moa_diagram_view_parent_class)->dispose (object);
}

static void
moa_diagram_view_class_init (MoaDiagramViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = moa_diagram_view_dispose;
  object_class->set_property = moa_diagram_view_set_property;
  object_class->get_property = moa_diagram_view_get_property;
  widget_class->size_allocate = moa_diagram_view_size_allocate;
  widget_class->measure = moa_diagram_view_measure;
  widget_class->focus = moa_diagram_view_focus;
  widget_class->grab_focus = moa_diagram_view_grab_focus;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MOA_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SCALE] = g_param_spec_double ("scale", NULL, NULL, 0, G_MAXDOUBLE, 1,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CAN_GO_BACK] = g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE,
                                                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CAN_GO_FORWARD] = g_param_spec_boolean (
      "can-go-forward", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_signal_new ("part-opened", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "moa-diagram-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  moa_diagram_view_bind_keys (widget_class);
}

static void
connect_session (MoaDiagramView *self)
{
  self->session_signals = g_signal_group_new (MOA_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::catalog",
                                  G_CALLBACK (on_session_notify_catalog), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::focus",
                                  G_CALLBACK (on_session_notify_focus), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::part",
                                  G_CALLBACK (on_session_notify_part), self);
}

static void
moa_diagram_view_init (MoaDiagramView *self)
{
  self->camera = moa_diagram_camera_new (GTK_WIDGET (self));
  g_signal_connect (self->camera, "changed", G_CALLBACK (on_camera_changed), self);
  connect_session (self);
  moa_diagram_view_add_pointer (self);
  moa_diagram_view_add_history (self);

  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

/**
 * moa_diagram_view_new_for_side:
 * @side: 1 or 2
 *
 * A view that shows only the first or the second medicine while two are compared side by side.
 *
 * Returns: (transfer floating): a widget
 */
GtkWidget *
moa_diagram_view_new_for_side (guint side)
{
  MoaDiagramView *self = g_object_new (MOA_TYPE_DIAGRAM_VIEW, NULL);

  self->side = side;

  return GTK_WIDGET (self);
}
