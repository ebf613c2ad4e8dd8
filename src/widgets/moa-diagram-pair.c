/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two views of one session frame the same parts by themselves; whichever moves first then takes the
 * other along, which ends that one's own movement. The views have one size, so that one place is
 * the same place for both. The first medicine is at the left in every language, as causes are. */

#include "moa-diagram-pair.h"

#include "moa-act-layer.h"
#include "moa-diagram-view-private.h"
#include "moa-lesson-text.h"

#define LEAST_WIDTH 300 /* CSS pixels of a view that has another beside it; else it is above */
#define LINE 1          /* CSS pixels between the views */
#define MARGIN 12       /* CSS pixels around a medicine's name */

struct _MoaDiagramPair
{
  GtkWidget parent_instance;

  MoaSession *session;
  GSignalGroup *session_signals;
  GtkWidget *views[2]; /* the second is NULL unless there are two */
  GtkWidget *acts[2];  /* what moves over each */
  GtkWidget *names[2]; /* of the medicines */
  GtkBorder insets;
  gboolean is_linking;
};

enum
{
  PROP_SESSION = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (MoaDiagramPair, moa_diagram_pair, GTK_TYPE_WIDGET)

/* --- one place -------------------------------------------------------------------------------- */

static void
on_camera_changed (MoaDiagramCamera *camera, MoaDiagramPair *self)
{
  gboolean is_first = moa_diagram_view_get_camera (MOA_DIAGRAM_VIEW (self->views[0])) == camera;
  MoaDiagramView *other;

  if (self->views[1] == NULL || self->is_linking
      || gtk_widget_get_width (self->views[0]) != gtk_widget_get_width (self->views[1]))
    return;

  other = MOA_DIAGRAM_VIEW (self->views[is_first ? 1 : 0]);
  self->is_linking = TRUE;
  moa_diagram_view_set_viewport (other, moa_diagram_camera_get_viewport (camera));
  self->is_linking = FALSE;
}

static GtkWidget *
create_view (MoaDiagramPair *self, guint side)
{
  GtkWidget *view = moa_diagram_view_new_for_side (side);

  g_signal_connect_object (moa_diagram_view_get_camera (MOA_DIAGRAM_VIEW (view)), "changed",
                           G_CALLBACK (on_camera_changed), self, 0);

  return view;
}

/* --- layout ----------------------------------------------------------------------------------- */

static gboolean
is_beside (int width)
{
  return (width - LINE) / 2 >= LEAST_WIDTH;
}

static void
allocate_view (MoaDiagramPair *self, guint side, const GtkAllocation *place)
{
  int top = side == 0 || place->y == 0 ? self->insets.top : MARGIN / 2;
  GtkRequisition size;
  GtkBorder insets = { 0 };

  gtk_widget_get_preferred_size (self->names[side], NULL, &size);
  insets.top = (gint16) (top + MARGIN / 2 + size.height);
  moa_diagram_view_set_insets (MOA_DIAGRAM_VIEW (self->views[side]), &insets);
  gtk_widget_size_allocate (self->views[side], place, -1);
  gtk_widget_size_allocate (self->acts[side], place, -1);
  gtk_widget_size_allocate (self->names[side],
                            &(GtkAllocation){ place->x + MAX ((place->width - size.width) / 2, 0),
                                              place->y + top + MARGIN / 2,
                                              MIN (size.width, place->width), size.height },
                            -1);
}

static void
moa_diagram_pair_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MoaDiagramPair *self = MOA_DIAGRAM_PAIR (widget);
  gboolean beside = is_beside (width);
  int own_width = beside ? (width - LINE) / 2 : width;
  int own_height = beside ? height : (height - LINE) / 2;

  if (self->views[1] == NULL)
    {
      gtk_widget_size_allocate (self->views[0], &(GtkAllocation){ 0, 0, width, height }, -1);
      gtk_widget_size_allocate (self->acts[0], &(GtkAllocation){ 0, 0, width, height }, -1);
      return;
    }

  self->is_linking = TRUE;
  allocate_view (self, 0, &(GtkAllocation){ 0, 0, own_width, own_height });
  allocate_view (self, 1,
                 &(GtkAllocation){ beside ? own_width + LINE : 0, beside ? 0 : own_height + LINE,
                                   own_width, own_height });
  self->is_linking = FALSE;
}

static void
moa_diagram_pair_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  MoaDiagramPair *self = MOA_DIAGRAM_PAIR (widget);

  gtk_widget_measure (self->views[0], orientation, -1, minimum, natural, NULL, NULL);
  if (self->views[1] != NULL && orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0
      && !is_beside (for_size))
    *minimum = 2 * *minimum + LINE;
  *natural = MAX (*natural, *minimum);
}

/* The line between the views. */
static void
moa_diagram_pair_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MoaDiagramPair *self = MOA_DIAGRAM_PAIR (widget);
  GdkRGBA color;
  graphene_rect_t line;
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);

  GTK_WIDGET_CLASS (moa_diagram_pair_parent_class)->snapshot (widget, snapshot);
  if (self->views[1] == NULL)
    return;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  if (is_beside ((int) width))
    line = GRAPHENE_RECT_INIT ((float) gtk_widget_get_width (self->views[0]), 0, LINE, height);
  else
    line = GRAPHENE_RECT_INIT (0, (float) gtk_widget_get_height (self->views[0]), width, LINE);
  gtk_snapshot_append_color (snapshot, &color, &line);
}

/* --- what the session says -------------------------------------------------------------------- */

static gboolean
wants_two (MoaDiagramPair *self)
{
  return self->session != NULL
         && moa_session_get_comparison (self->session) == MOA_COMPARISON_SIDE_BY_SIDE;
}

static void
add_second (MoaDiagramPair *self)
{
  self->views[1] = create_view (self, 2);
  self->acts[1] = moa_act_layer_new (MOA_DIAGRAM_VIEW (self->views[1]));
  moa_act_layer_set_second (MOA_ACT_LAYER (self->acts[0]), MOA_ACT_LAYER (self->acts[1]));
  gtk_widget_insert_after (self->views[1], GTK_WIDGET (self), self->names[0]);
  gtk_widget_insert_after (self->acts[1], GTK_WIDGET (self), self->views[1]);
  g_object_set (self->views[1], "session", self->session, NULL);
  g_object_set (self->acts[1], "session", self->session, NULL);
}

/* What had the keyboard in the view that goes has it in the one that stays. */
static void
remove_second (MoaDiagramPair *self)
{
  gboolean had_focus = (gtk_widget_get_state_flags (self->views[1]) & GTK_STATE_FLAG_FOCUS_WITHIN)
                       != 0;

  moa_act_layer_set_second (MOA_ACT_LAYER (self->acts[0]), NULL);
  g_clear_pointer (&self->acts[1], gtk_widget_unparent);
  g_clear_pointer (&self->views[1], gtk_widget_unparent);
  if (had_focus)
    gtk_widget_grab_focus (self->views[0]);
}

static void
show_names (MoaDiagramPair *self)
{
  GPtrArray *medicines = self->session != NULL ? moa_session_get_medicines (self->session) : NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *name = NULL;

      gtk_widget_set_visible (self->names[i], self->views[1] != NULL);
      if (self->views[1] == NULL || moa_session_get_catalog (self->session) == NULL)
        continue;
      name = moa_lesson_text_dup_plain (
          moa_session_get_catalog (self->session),
          &((const MoaMedicine *) g_ptr_array_index (medicines, i))->label);
      gtk_label_set_text (GTK_LABEL (self->names[i]), name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->views[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
}

static void
update (MoaDiagramPair *self)
{
  if (wants_two (self) && self->views[1] == NULL)
    add_second (self);
  else if (!wants_two (self) && self->views[1] != NULL)
    {
      remove_second (self);
      moa_diagram_view_set_insets (MOA_DIAGRAM_VIEW (self->views[0]), &self->insets);
    }
  show_names (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
set_session (MoaDiagramPair *self, MoaSession *session)
{
  if (!g_set_object (&self->session, session))
    return;

  g_object_set (self->views[0], "session", session, NULL);
  g_object_set (self->acts[0], "session", session, NULL);
  g_signal_group_set_target (self->session_signals, session);
  update (self);
}

static void
moa_diagram_pair_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, MOA_DIAGRAM_PAIR (object)->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
moa_diagram_pair_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      set_session (MOA_DIAGRAM_PAIR (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
moa_diagram_pair_dispose (GObject *object)
{
  MoaDiagramPair *self = MOA_DIAGRAM_PAIR (object);

  g_clear_object (&self->session_signals);
  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&self->acts[i], gtk_widget_unparent);
      g_clear_pointer (&self->views[i], gtk_widget_unparent);
      g_clear_pointer (&self->names[i], gtk_widget_unparent);
    }
  g_clear_object (&self->session);

  G_OBJECT_CLASS (moa_diagram_pair_parent_class)->dispose (object);
}

static gboolean
moa_diagram_pair_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (MOA_DIAGRAM_PAIR (widget)->views[0]);
}

/* Each view is one stop; GTK's own way would never let go of a widget that takes the focus for its
 * children. */
static gboolean
moa_diagram_pair_focus (GtkWidget *widget, GtkDirectionType direction)
{
  MoaDiagramPair *self = MOA_DIAGRAM_PAIR (widget);
  int way = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_LEFT
                    || direction == GTK_DIR_UP
                ? -1
                : 1;
  int i = way > 0 ? 0 : 1;

  for (int k = 0; k < 2; k++)
    if (self->views[k] != NULL
        && (gtk_widget_get_state_flags (self->views[k]) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
      i = k + way;
  for (; i >= 0 && i < 2; i += way)
    if (self->views[i] != NULL && gtk_widget_child_focus (self->views[i], direction))
      return TRUE;

  return FALSE;
}

static void
moa_diagram_pair_class_init (MoaDiagramPairClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moa_diagram_pair_dispose;
  object_class->get_property = moa_diagram_pair_get_property;
  object_class->set_property = moa_diagram_pair_set_property;
  widget_class->measure = moa_diagram_pair_measure;
  widget_class->size_allocate = moa_diagram_pair_size_allocate;
  widget_class->snapshot = moa_diagram_pair_snapshot;
  widget_class->focus = moa_diagram_pair_focus;
  widget_class->grab_focus = moa_diagram_pair_grab_focus;
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MOA_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_css_name (widget_class, "moa-diagram-pair");
}

static void
moa_diagram_pair_init (MoaDiagramPair *self)
{
  self->views[0] = create_view (self, 1);
  self->acts[0] = moa_act_layer_new (MOA_DIAGRAM_VIEW (self->views[0]));
  gtk_widget_set_parent (self->views[0], GTK_WIDGET (self));
  gtk_widget_set_parent (self->acts[0], GTK_WIDGET (self));
  for (guint i = 0; i < 2; i++)
    {
      self->names[i] = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                     "ellipsize", PANGO_ELLIPSIZE_END, "visible", FALSE,
                                     "can-target", FALSE, NULL);
      gtk_widget_add_css_class (self->names[i], "moa-side-name");
      gtk_widget_set_parent (self->names[i], GTK_WIDGET (self));
    }

  self->session_signals = g_signal_group_new (MOA_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::comparison", G_CALLBACK (update),
                                  self);
  g_signal_group_connect_swapped (self->session_signals, "notify::medicines",
                                  G_CALLBACK (show_names), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::catalog", G_CALLBACK (update),
                                  self);
}

/**
 * moa_diagram_pair_new:
 *
 * One view, or two, that show nothing until there is a session.
 *
 * Returns: (transfer floating): a widget
 */
GtkWidget *
moa_diagram_pair_new (void)
{
  return g_object_new (MOA_TYPE_DIAGRAM_PAIR, NULL);
}

/**
 * moa_diagram_pair_get_first:
 * @self: a pair
 *
 * Returns: (transfer none): the view that is always there
 */
MoaDiagramView *
moa_diagram_pair_get_first (MoaDiagramPair *self)
{
  return MOA_DIAGRAM_VIEW (self->views[0]);
}

/**
 * moa_diagram_pair_has_two:
 * @self: a pair
 *
 * Returns: whether two medicines are seen side by side
 */
gboolean
moa_diagram_pair_has_two (MoaDiagramPair *self)
{
  return self->views[1] != NULL;
}

/**
 * moa_diagram_pair_set_insets:
 * @self: a pair
 * @insets: what floating controls cover at each side, CSS pixels
 *
 * Keeps what the cameras show clear of controls; of two views only from those at the top.
 */
void
moa_diagram_pair_set_insets (MoaDiagramPair *self, const GtkBorder *insets)
{
  self->insets = *insets;
  if (self->views[1] != NULL)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  else
    moa_diagram_view_set_insets (MOA_DIAGRAM_VIEW (self->views[0]), insets);
}
