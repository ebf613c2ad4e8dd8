/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "moa-split-view.h"

/* Beside each other the panel and the content share the width; below COLLAPSE_WIDTH the panel lies
 * over the content and is put away until it is asked for. What was chosen while there was room
 * comes back with the room. */

#define COLLAPSE_WIDTH 900
#define SIDEBAR_MIN 300
#define SIDEBAR_MAX 460
#define SIDEBAR_FRACTION 0.28
#define CONTENT_PEEK 56 /* px of the content that stay in sight under the panel */
#define SLIDE_MS 200

struct _MoaSplitView
{
  GtkWidget parent_instance;
  GtkWidget *sidebar;
  GtkWidget *content;
  AdwAnimation *slide;
  double revealed; /* 0: put away, 1: in place */
  gboolean show_sidebar;
  gboolean pinned;
  gboolean collapsed;
};

enum
{
  PROP_0,
  PROP_SIDEBAR,
  PROP_CONTENT,
  PROP_SHOW_SIDEBAR,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (MoaSplitView, moa_split_view, GTK_TYPE_WIDGET)

/* From the moment it is asked for the panel can take the keyboard; until it is away it is drawn. */
static gboolean
is_in_sight (MoaSplitView *self)
{
  return self->show_sidebar || self->revealed > 0;
}

static void
set_revealed (double revealed, gpointer user_data)
{
  MoaSplitView *self = MOA_SPLIT_VIEW (user_data);

  self->revealed = revealed;
  if (self->sidebar != NULL)
    gtk_widget_set_child_visible (self->sidebar, is_in_sight (self));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static GtkSizeRequestMode
moa_split_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_child (GtkWidget *child,
               GtkOrientation orientation,
               int for_size,
               int *minimum,
               int *natural)
{
  *minimum = *natural = 0;
  if (child != NULL)
    gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
}

static int
get_sidebar_width (MoaSplitView *self, int width, gboolean collapsed)
{
  int minimum, natural;
  int wanted = CLAMP ((int) (width * SIDEBAR_FRACTION), SIDEBAR_MIN, SIDEBAR_MAX);

  measure_child (self->sidebar, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural);
  if (collapsed)
    wanted = MIN (SIDEBAR_MAX, width - CONTENT_PEEK);

  return MAX (wanted, minimum);
}

static void
measure_width (MoaSplitView *self, int *minimum, int *natural)
{
  int sidebar_minimum, sidebar_natural, content_minimum, content_natural;

  measure_child (self->sidebar, GTK_ORIENTATION_HORIZONTAL, -1, &sidebar_minimum, &sidebar_natural);
  measure_child (self->content, GTK_ORIENTATION_HORIZONTAL, -1, &content_minimum, &content_natural);
  *minimum = MAX (content_minimum, sidebar_minimum);
  *natural = content_natural + sidebar_natural;
}

/* The panel scrolls, so the content alone asks for height. */
static void
measure_height (MoaSplitView *self, int width, int *minimum, int *natural)
{
  gboolean collapsed = width >= 0 && width < COLLAPSE_WIDTH;
  int least, preferred;

  if (width >= 0 && !collapsed && self->pinned)
    width -= get_sidebar_width (self, width, FALSE);
  measure_child (self->content, GTK_ORIENTATION_HORIZONTAL, -1, &least, &preferred);
  measure_child (self->content, GTK_ORIENTATION_VERTICAL, width >= 0 ? MAX (width, least) : -1,
                 minimum, natural);
}

static void
moa_split_view_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (MOA_SPLIT_VIEW (widget), minimum, natural);
  else
    measure_height (MOA_SPLIT_VIEW (widget), for_size, minimum, natural);
}

static void
update_collapsed (MoaSplitView *self, int width)
{
  gboolean collapsed = width < COLLAPSE_WIDTH;

  if (collapsed == self->collapsed)
    return;

  if (collapsed)
    self->pinned = self->show_sidebar;
  self->collapsed = collapsed;
  self->show_sidebar = !collapsed && self->pinned;
  adw_animation_pause (self->slide);
  set_revealed (self->show_sidebar ? 1 : 0, self);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_SIDEBAR]);
}

static void
allocate_child (MoaSplitView *self, GtkWidget *child, int start, int child_width, int height)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int x = mirrored ? width - start - child_width : start;

  gtk_widget_size_allocate (child, &(GtkAllocation){ x, 0, child_width, height }, -1);
}

static void
moa_split_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MoaSplitView *self = MOA_SPLIT_VIEW (widget);
  int panel = 0, beside = 0;

  update_collapsed (self, width);
  if (self->sidebar != NULL && is_in_sight (self))
    panel = get_sidebar_width (self, width, self->collapsed);
  if (!self->collapsed)
    beside = panel;

  if (self->content != NULL)
    allocate_child (self, self->content, beside, width - beside, height);
  if (panel > 0)
    allocate_child (self, self->sidebar, (int) (panel * (self->revealed - 1)), panel, height);
}

static gboolean
on_escape (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  MoaSplitView *self = MOA_SPLIT_VIEW (widget);

  if (!self->collapsed || !self->show_sidebar)
    return GDK_EVENT_PROPAGATE;

  moa_split_view_set_show_sidebar (self, FALSE);
  return GDK_EVENT_STOP;
}

static void
moa_split_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MoaSplitView *self = MOA_SPLIT_VIEW (object);

  switch (id)
    {
    case PROP_SIDEBAR:
      g_value_set_object (value, self->sidebar);
      break;
    case PROP_CONTENT:
      g_value_set_object (value, self->content);
      break;
    case PROP_SHOW_SIDEBAR:
      g_value_set_boolean (value, self->show_sidebar);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
moa_split_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MoaSplitView *self = MOA_SPLIT_VIEW (object);

  switch (id)
    {
    case PROP_SIDEBAR:
      moa_split_view_set_sidebar (self, g_value_get_object (value));
      break;
    case PROP_CONTENT:
      moa_split_view_set_content (self, g_value_get_object (value));
      break;
    case PROP_SHOW_SIDEBAR:
      moa_split_view_set_show_sidebar (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
moa_split_view_dispose (GObject *object)
{
  MoaSplitView *self = MOA_SPLIT_VIEW (object);

  g_clear_object (&self->slide);
  g_clear_pointer (&self->sidebar, gtk_widget_unparent);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (moa_split_view_parent_class)->dispose (object);
}

static void
moa_split_view_class_init (MoaSplitViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = moa_split_view_get_property;
  object_class->set_property = moa_split_view_set_property;
  object_class->dispose = moa_split_view_dispose;
  widget_class->get_request_mode = moa_split_view_get_request_mode;
  widget_class->measure = moa_split_view_measure;
  widget_class->size_allocate = moa_split_view_size_allocate;

  properties[PROP_SIDEBAR] = g_param_spec_object ("sidebar", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_SHOW_SIDEBAR] = g_param_spec_boolean ("show-sidebar", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_css_name (widget_class, "split-view");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
}

static void
moa_split_view_init (MoaSplitView *self)
{
  AdwAnimationTarget *target = adw_callback_animation_target_new (set_revealed, self, NULL);

  self->show_sidebar = TRUE;
  self->pinned = TRUE;
  self->revealed = 1;
  self->slide = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, SLIDE_MS, target);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

static void
replace_child (MoaSplitView *self, GtkWidget **place, GtkWidget *child, GtkWidget *before)
{
  g_clear_pointer (place, gtk_widget_unparent);
  *place = child;
  if (child != NULL)
    gtk_widget_insert_before (child, GTK_WIDGET (self), before);
}

/* Puts the panel in; the view takes the widget's floating reference. */
void
moa_split_view_set_sidebar (MoaSplitView *self, GtkWidget *sidebar)
{
  g_return_if_fail (MOA_IS_SPLIT_VIEW (self));

  replace_child (self, &self->sidebar, sidebar, NULL);
  if (sidebar != NULL)
    gtk_widget_set_child_visible (sidebar, is_in_sight (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIDEBAR]);
}

/* Puts the content in, below the panel; the view takes the widget's floating reference. */
void
moa_split_view_set_content (MoaSplitView *self, GtkWidget *content)
{
  g_return_if_fail (MOA_IS_SPLIT_VIEW (self));

  replace_child (self, &self->content, content, self->sidebar);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTENT]);
}

/* Whether the panel is in sight, or sliding into it. */
gboolean
moa_split_view_get_show_sidebar (MoaSplitView *self)
{
  g_return_val_if_fail (MOA_IS_SPLIT_VIEW (self), FALSE);

  return self->show_sidebar;
}

/* Beside the content the panel appears at once, so that the content is laid out only once; over the
 * content it slides. */
static void
reveal (MoaSplitView *self, gboolean show)
{
  adw_animation_pause (self->slide);
  if (!self->collapsed)
    {
      set_revealed (show ? 1 : 0, self);
      return;
    }

  adw_timed_animation_set_value_from (ADW_TIMED_ANIMATION (self->slide), self->revealed);
  adw_timed_animation_set_value_to (ADW_TIMED_ANIMATION (self->slide), show ? 1 : 0);
  adw_animation_play (self->slide);
}

/* Over the content the keyboard goes into the panel with it, and back when it leaves. */
static void
move_focus (MoaSplitView *self, gboolean into_sidebar)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean inside = focus != NULL && self->sidebar != NULL
                    && gtk_widget_is_ancestor (focus, self->sidebar);

  if (into_sidebar && !inside && self->sidebar != NULL)
    gtk_widget_child_focus (self->sidebar, GTK_DIR_TAB_FORWARD);
  else if (!into_sidebar && inside && self->content != NULL)
    gtk_widget_child_focus (self->content, GTK_DIR_TAB_FORWARD);
}

/* Shows the panel or puts it away. */
void
moa_split_view_set_show_sidebar (MoaSplitView *self, gboolean show)
{
  g_return_if_fail (MOA_IS_SPLIT_VIEW (self));

  show = !!show;
  if (show == self->show_sidebar)
    return;

  self->show_sidebar = show;
  if (!self->collapsed)
    self->pinned = show;
  reveal (self, show);
  if (self->collapsed || !show)
    move_focus (self, show);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_SIDEBAR]);
}

/* Whether the panel is shown where there is room for it, whatever the width is now. */
gboolean
moa_split_view_get_pinned (MoaSplitView *self)
{
  g_return_val_if_fail (MOA_IS_SPLIT_VIEW (self), FALSE);

  return self->pinned;
}

/* Sets whether the panel is shown where there is room for it. */
void
moa_split_view_set_pinned (MoaSplitView *self, gboolean pinned)
{
  g_return_if_fail (MOA_IS_SPLIT_VIEW (self));

  self->pinned = !!pinned;
  if (!self->collapsed)
    moa_split_view_set_show_sidebar (self, pinned);
}
