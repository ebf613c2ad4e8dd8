/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The diagram at its settled scale. GTK 4.8 exports the position of a scaled widget scaled but not
 * its size, so that nothing here is ever left scaled: the canvas and its widgets are allocated
 * at the size at which they are seen, and the view scales the canvas only while the camera moves.
 * What is seen is painted by a worker and shown by MoaDiagramTiles.
 *
 * A lesson of up to ALL_PARTS nodes and arrows has a widget for each, in the order of cause and
 * effect, so that assistive technology finds them all. A larger one has widgets for what is in
 * view, from a pool. The widget of an arrow is a small box on its line, where a click meets it; its
 * focus shows along the line. */

#include "moa-diagram-canvas.h"

#include <adwaita.h>
#include <math.h>

#include "moa-diagram-style.h"
#include "moa-diagram-tiles.h"
#include "moa-focus-ring.h"
#include "moa-part-pool.h"
#include "moa-picture-set.h"
#include "moa-pool-filler.h"
#include "moa-route.h"

#define ALL_PARTS 700
#define ARROW_SIZE 24  /* CSS pixels of the box of an arrow */
#define RING_MARGIN 32 /* CSS pixels beyond the view that a ring is drawn for */

struct _MoaDiagramCanvas
{
  GtkWidget parent_instance;

  MoaSession *session;
  GSignalGroup *session_signals;

  MoaBundle *bundle;     /* whose diagram `geometry` is of */
  MoaGeometry *geometry; /* NULL while there is no lesson */
  GSignalGroup *picture_signals;

  MoaDiagramTiles *tiles;

  double scale; /* settled: what the widgets are allocated at */
  MoaViewport viewport;
  int view_width;
  int view_height;

  MoaPartPool *pool;
  MoaPoolFiller *filler;
  guint side; /* of two medicines side by side, 0: both */
};

enum
{
  WHOLE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoaDiagramCanvas, moa_diagram_canvas, GTK_TYPE_WIDGET)

static const MoaDiagram *
get_diagram (MoaDiagramCanvas *self)
{
  return moa_geometry_get_diagram (self->geometry);
}

/* --- picture ---------------------------------------------------------------------------------- */

static graphene_rect_t
get_visible_region (MoaDiagramCanvas *self, double margin)
{
  double left, top, right, bottom;

  moa_viewport_to_diagram (self->viewport, -margin, -margin, &left, &top);
  moa_viewport_to_diagram (self->viewport, self->view_width + margin, self->view_height + margin,
                           &right, &bottom);

  return GRAPHENE_RECT_INIT ((float) left, (float) top, (float) (right - left),
                             (float) (bottom - top));
}

/* Whether only one of two medicines is shown here. */
static gboolean
is_alone (MoaDiagramCanvas *self)
{
  return self->side > 0
         && moa_session_get_comparison (self->session) == MOA_COMPARISON_SIDE_BY_SIDE;
}

static MoaHighlight
get_highlight (MoaDiagramCanvas *self)
{
  return (MoaHighlight){
    .focus = moa_session_get_focus (self->session),
    .selected = moa_session_get_part (self->session),
    .influence = moa_diagram_canvas_get_influence (self),
    .compare = is_alone (self) ? NULL : moa_session_get_compare (self->session),
  };
}

/* The route of the arrow whose focus is to be seen. */
static const MoaRoute *
find_focused_route (MoaDiagramCanvas *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));
  const MoaPart *part = child != NULL ? moa_part_widget_get_part (MOA_PART_WIDGET (child)) : NULL;
  GtkStateFlags flags = child != NULL ? gtk_widget_get_state_flags (child) : 0;

  if (part == NULL || part->type != MOA_PART_EDGE || (flags & GTK_STATE_FLAG_FOCUSED) == 0
      || (flags & GTK_STATE_FLAG_FOCUS_VISIBLE) == 0)
    return NULL;

  return moa_geometry_get_route (self->geometry, (const MoaEdge *) part);
}

static void
append_focus_ring (MoaDiagramCanvas *self, GtkSnapshot *snapshot)
{
  const MoaRoute *route = find_focused_route (self);
  graphene_rect_t bounds = moa_diagram_canvas_get_bounds (self);
  graphene_rect_t visible = get_visible_region (self, RING_MARGIN);
  graphene_rect_t area;
  cairo_t *cr;

  if (route == NULL)
    return;

  area = moa_focus_ring_get_bounds (route, self->scale);
  if (!graphene_rect_intersection (&area, &visible, &area))
    return;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_scale (snapshot, (float) self->scale, (float) self->scale);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-bounds.origin.x, -bounds.origin.y));
  cr = gtk_snapshot_append_cairo (snapshot, &area);
  moa_focus_ring_draw (cr, moa_diagram_style_get (), route, self->scale);
  cairo_destroy (cr);
  gtk_snapshot_restore (snapshot);
}

static void
moa_diagram_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MoaDiagramCanvas *self = MOA_DIAGRAM_CANVAS (widget);

  if (self->view_width > 0)
    moa_diagram_tiles_append (self->tiles, snapshot, self->scale);

  GTK_WIDGET_CLASS (moa_diagram_canvas_parent_class)->snapshot (widget, snapshot);
  append_focus_ring (self, snapshot);
}

static void
on_whole_changed (GtkWidget *widget)
{
  g_signal_emit (widget, signals[WHOLE_CHANGED], 0);
}

/* A new lesson: nothing of the old one may be asked for any more. */
static void
renew_lesson (MoaDiagramCanvas *self, MoaBundle *bundle)
{
  moa_pool_filler_set_lesson (self->filler, NULL, NULL);
  moa_part_pool_set_diagram (self->pool, NULL);
  moa_diagram_tiles_set_scene (self->tiles, NULL);
  g_signal_group_set_target (self->picture_signals, NULL);
  g_clear_pointer (&self->geometry, moa_geometry_unref);
  g_set_object (&self->bundle, bundle);
  if (bundle == NULL)
    return;

  self->geometry = moa_geometry_new (moa_bundle_get_diagram (bundle));
  g_signal_group_set_target (self->picture_signals, moa_picture_set_get_for_bundle (bundle));
  moa_part_pool_set_diagram (self->pool, get_diagram (self));
  if (moa_part_pool_get_n_parts (self->pool) <= ALL_PARTS)
    moa_part_pool_add_all (self->pool, self->session);
  else
    moa_pool_filler_set_lesson (self->filler, self->geometry, self->session);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* With a new lesson others may be told of it first, and ask for something: they have to be told of
 * the lesson that the session has now, and a picture of the old one with the new one's words would
 * outlive it. */
static void
follow_lesson (MoaDiagramCanvas *self)
{
  MoaBundle *bundle = self->session != NULL ? moa_session_get_bundle (self->session) : NULL;

  if (bundle != self->bundle)
    renew_lesson (self, bundle);
}

/* Something about the picture is different: the tiles find out what. */
static void
renew_scene (MoaDiagramCanvas *self)
{
  g_autoptr (MoaTileScene) scene = NULL;
  MoaHighlight highlight;

  follow_lesson (self);
  highlight = get_highlight (self);
  if (self->geometry != NULL)
    scene = moa_tile_scene_new (moa_session_get_catalog (self->session), self->geometry,
                                moa_diagram_style_get (), &highlight);
  moa_diagram_tiles_set_scene (self->tiles, scene);
}

/**
 * moa_diagram_canvas_set_side:
 * @self: a canvas
 * @side: 1 or 2
 *
 * Shows only the first or the second medicine while two are compared side by side.
 */
void
moa_diagram_canvas_set_side (MoaDiagramCanvas *self, guint side)
{
  self->side = side;
  renew_scene (self);
}

/* --- widgets of the parts --------------------------------------------------------------------- */

/* Where the widget of a part is, diagram units: for an arrow a box of a steady size on its line. */
static graphene_rect_t
get_widget_box (MoaDiagramCanvas *self, const MoaPart *part)
{
  float size = (float) (ARROW_SIZE / self->scale);
  const MoaRoute *route;
  MoaPoint middle;

  if (part->type != MOA_PART_EDGE)
    return moa_geometry_get_part_box (self->geometry, part);

  route = moa_geometry_get_route (self->geometry, (const MoaEdge *) part);
  moa_route_get_point_at (route, moa_route_get_length (route) / 2, &middle, NULL);

  return GRAPHENE_RECT_INIT ((float) middle.x - size / 2, (float) middle.y - size / 2, size, size);
}

static void
allocate_part_widget (MoaDiagramCanvas *self, MoaPartWidget *part_widget)
{
  GtkWidget *widget = GTK_WIDGET (part_widget);
  graphene_rect_t bounds = moa_diagram_canvas_get_bounds (self);
  graphene_rect_t box = get_widget_box (self, moa_part_widget_get_part (part_widget));
  graphene_point_t place = GRAPHENE_POINT_INIT (
      (float) ((box.origin.x - bounds.origin.x) * self->scale),
      (float) ((box.origin.y - bounds.origin.y) * self->scale));
  int width = MAX ((int) round (box.size.width * self->scale), 1);
  int height = MAX ((int) round (box.size.height * self->scale), 1);
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  width = MAX (width, minimum);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  height = MAX (height, minimum);
  gtk_widget_allocate (widget, width, height, -1, gsk_transform_translate (NULL, &place));
}

static void
moa_diagram_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MoaDiagramCanvas *self = MOA_DIAGRAM_CANVAS (widget);

  for (guint i = 0; i < moa_part_pool_get_n_widgets (self->pool); i++)
    allocate_part_widget (self, moa_part_pool_get_nth (self->pool, i));
}

static void
moa_diagram_canvas_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  MoaDiagramCanvas *self = MOA_DIAGRAM_CANVAS (widget);
  graphene_rect_t bounds = moa_diagram_canvas_get_bounds (self);
  double size = orientation == GTK_ORIENTATION_HORIZONTAL ? bounds.size.width : bounds.size.height;

  *minimum = *natural = (int) ceil (size * self->scale);
}

/* --- what the session says -------------------------------------------------------------------- */

/* The words, what the medicines change and the focus are all in the parts' descriptions. */
static void
on_session_notify_described (MoaDiagramCanvas *self)
{
  follow_lesson (self);
  moa_part_pool_describe (self->pool, self->session);
  renew_scene (self);
}

static void
on_session_notify_part (MoaDiagramCanvas *self)
{
  follow_lesson (self);
  moa_part_pool_select (self->pool, moa_session_get_part (self->session));
  renew_scene (self);
}

static void
on_style_manager_notify (MoaDiagramCanvas *self)
{
  renew_scene (self);
}

static void
on_notify_scale_factor (MoaDiagramCanvas *self)
{
  moa_diagram_canvas_settle (self);
}

/* --- public ----------------------------------------------------------------------------------- */

/**
 * moa_diagram_canvas_get_geometry:
 * @self: a canvas
 *
 * Where the parts of the session's lesson are.
 *
 * Returns: (transfer none) (nullable): a geometry, %NULL while there is no lesson
 */
const MoaGeometry *
moa_diagram_canvas_get_geometry (MoaDiagramCanvas *self)
{
  follow_lesson (self);

  return self->geometry;
}

/**
 * moa_diagram_canvas_get_influence:
 * @self: a canvas
 *
 * What the medicines that are seen here do.
 *
 * Returns: (transfer none) (nullable): their influence, %NULL without a medicine
 */
MoaInfluence *
moa_diagram_canvas_get_influence (MoaDiagramCanvas *self)
{
  if (is_alone (self))
    return moa_compare_get_influence (moa_session_get_compare (self->session), self->side - 1);

  return moa_session_get_influence (self->session);
}

/**
 * moa_diagram_canvas_get_bounds:
 * @self: a canvas
 *
 * The part of the plane that the canvas covers; its origin lies at the canvas's top left corner.
 *
 * Returns: diagram units; empty while there is no lesson
 */
graphene_rect_t
moa_diagram_canvas_get_bounds (MoaDiagramCanvas *self)
{
  if (self->geometry == NULL)
    return GRAPHENE_RECT_INIT (0, 0, 0, 0);

  return moa_geometry_get_bounds (self->geometry);
}

/**
 * moa_diagram_canvas_get_scale:
 * @self: a canvas
 *
 * The settled scale: that of the canvas's own coordinates.
 *
 * Returns: CSS pixels per diagram unit
 */
double
moa_diagram_canvas_get_scale (MoaDiagramCanvas *self)
{
  return self->scale;
}

/**
 * moa_diagram_canvas_look:
 * @self: a canvas
 * @viewport: the camera
 * @width: of the view, CSS pixels
 * @height: likewise
 *
 * Tells the canvas what is looked at, also while the camera moves. To be called before it is
 * allocated.
 */
void
moa_diagram_canvas_look (MoaDiagramCanvas *self, MoaViewport viewport, int width, int height)
{
  graphene_rect_t visible;

  self->viewport = viewport;
  self->view_width = width;
  self->view_height = height;
  if (self->geometry == NULL)
    return;

  visible = get_visible_region (self, 0);
  moa_pool_filler_look (self->filler, &visible, viewport.scale);
  moa_diagram_tiles_look (self->tiles, &visible, self->scale != viewport.scale);
}

/**
 * moa_diagram_canvas_settle:
 * @self: a canvas
 *
 * The camera rests: takes its scale for the canvas's own, and has the picture painted for it. The
 * canvas has to be allocated afterwards.
 */
void
moa_diagram_canvas_settle (MoaDiagramCanvas *self)
{
  int density = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  graphene_rect_t visible;

  if (self->geometry == NULL)
    return;

  if (self->scale != self->viewport.scale)
    {
      self->scale = self->viewport.scale;
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  visible = get_visible_region (self, 0);
  moa_diagram_tiles_set_scale (self->tiles, self->scale, density);
  moa_diagram_tiles_look (self->tiles, &visible, FALSE);
}

/**
 * moa_diagram_canvas_is_sharp:
 * @self: a canvas
 *
 * Whether all that is in view has been painted for the scale at which it is seen.
 *
 * Returns: %FALSE while there is something coarse or stretched to see
 */
gboolean
moa_diagram_canvas_is_sharp (MoaDiagramCanvas *self)
{
  return self->scale == self->viewport.scale && moa_diagram_tiles_is_sharp (self->tiles);
}

/**
 * moa_diagram_canvas_has_hole:
 * @self: a canvas
 *
 * Returns: whether bare ground is seen where there is something of the diagram
 */
gboolean
moa_diagram_canvas_has_hole (MoaDiagramCanvas *self)
{
  return moa_diagram_tiles_has_hole (self->tiles);
}

/**
 * moa_diagram_canvas_paint_whole:
 * @self: a canvas
 * @cr: where the diagram is painted; its origin is that of the diagram's bounds
 * @scale: units of @cr per diagram unit
 *
 * Paints all of the diagram as it looks now, from a small picture that the canvas keeps.
 *
 * Returns: %FALSE while there is no such picture
 */
gboolean
moa_diagram_canvas_paint_whole (MoaDiagramCanvas *self, cairo_t *cr, double scale)
{
  return moa_diagram_tiles_paint_whole (self->tiles, cr, scale);
}

/**
 * moa_diagram_canvas_get_part_widget:
 * @self: a canvas
 * @part: a node or an arrow of the lesson
 *
 * The widget of a part; one is made when it was out of sight.
 *
 * Returns: (transfer none): a widget
 */
MoaPartWidget *
moa_diagram_canvas_get_part_widget (MoaDiagramCanvas *self, const MoaPart *part)
{
  MoaPartWidget *widget = moa_part_pool_get (self->pool, part);

  return widget != NULL ? widget : moa_part_pool_add (self->pool, part, self->session);
}

static void
moa_diagram_canvas_dispose (GObject *object)
{
  MoaDiagramCanvas *self = MOA_DIAGRAM_CANVAS (object);

  if (self->session_signals != NULL)
    g_signal_group_set_target (self->session_signals, NULL);
  g_clear_object (&self->session_signals);
  if (self->pool != NULL)
    renew_lesson (self, NULL);
  g_clear_pointer (&self->filler, moa_pool_filler_free);
  g_clear_pointer (&self->pool, moa_part_pool_free);
  g_clear_pointer (&self->tiles, moa_diagram_tiles_free);
  g_clear_object (&self->picture_signals);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (moa_diagram_canvas_parent_class)->dispose (object);
}

static void
moa_diagram_canvas_class_init (MoaDiagramCanvasClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = moa_diagram_canvas_dispose;
  widget_class->snapshot = moa_diagram_canvas_snapshot;
  widget_class->measure = moa_diagram_canvas_measure;
  widget_class->size_allocate = moa_diagram_canvas_size_allocate;

  signals[WHOLE_CHANGED] = g_signal_new ("whole-changed", G_TYPE_FROM_CLASS (class),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "moa-diagram-canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
moa_diagram_canvas_init (MoaDiagramCanvas *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->scale = 1;
  self->viewport.scale = 1;
  self->tiles = moa_diagram_tiles_new (GTK_WIDGET (self), on_whole_changed);
  self->picture_signals = g_signal_group_new (MOA_TYPE_PICTURE_SET);
  g_signal_group_connect_swapped (self->picture_signals, "changed", G_CALLBACK (renew_scene), self);
  self->pool = moa_part_pool_new (GTK_WIDGET (self));
  self->filler = moa_pool_filler_new (self->pool, GTK_WIDGET (self));

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (on_style_manager_notify), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (on_style_manager_notify),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (on_notify_scale_factor), NULL);
}

static void
watch_session (MoaDiagramCanvas *self)
{
  GSignalGroup *group = g_signal_group_new (MOA_TYPE_SESSION);

  g_signal_group_connect_swapped (group, "notify::catalog",
                                  G_CALLBACK (on_session_notify_described), self);
  g_signal_group_connect_swapped (group, "notify::influence",
                                  G_CALLBACK (on_session_notify_described), self);
  g_signal_group_connect_swapped (group, "notify::comparison",
                                  G_CALLBACK (on_session_notify_described), self);
  g_signal_group_connect_swapped (group, "notify::focus", G_CALLBACK (on_session_notify_described),
                                  self);
  g_signal_group_connect_swapped (group, "notify::part", G_CALLBACK (on_session_notify_part), self);
  g_signal_group_set_target (group, self->session);
  self->session_signals = group;
}

/**
 * moa_diagram_canvas_new:
 * @session: what is shown
 *
 * A canvas for the lesson of @session, whichever that is at any time.
 *
 * Returns: (transfer floating): a widget
 */
GtkWidget *
moa_diagram_canvas_new (MoaSession *session)
{
  MoaDiagramCanvas *self = g_object_new (MOA_TYPE_DIAGRAM_CANVAS, NULL);

  self->session = g_object_ref (session);
  watch_session (self);
  on_session_notify_described (self);

  return GTK_WIDGET (self);
}
