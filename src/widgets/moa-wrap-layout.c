/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines of children of different widths, such as chips. GtkFlowBox makes columns of one width
 * instead and wraps each child in another focusable widget. Measuring and placing walk the same
 * lines, so that they cannot disagree. */

#include "moa-wrap-layout.h"

struct _MoaWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;   /* CSS pixels between children and between lines */
  double xalign; /* of lines that are not full: 0 at the start, 1 at the end */
};

G_DEFINE_FINAL_TYPE (MoaWrapLayout, moa_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

enum
{
  PROP_SPACING = 1,
  PROP_XALIGN,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

/* The children from `first` that fit in one line of `width`; at least one. Returns the first of
 * the next line. */
static GtkWidget *
fill_line (MoaWrapLayout *self, GtkWidget *first, int width, int *line_width, int *line_height)
{
  int used = 0;

  *line_width = *line_height = 0;
  for (GtkWidget *child = first; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int minimum, natural, child_width, child_height;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
      child_width = MAX (minimum, MIN (natural, width));
      if (used > 0 && used + self->spacing + child_width > width)
        return child;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, child_width, NULL, &child_height, NULL,
                          NULL);
      *line_height = MAX (*line_height, child_height);
      used += (used > 0 ? self->spacing : 0) + child_width;
      *line_width = used;
    }
  return NULL;
}

static void
measure_width (MoaWrapLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += (*natural > 0 ? self->spacing : 0) + child_natural;
    }
}

static int
measure_height (MoaWrapLayout *self, GtkWidget *widget, int width)
{
  GtkWidget *line = gtk_widget_get_first_child (widget);
  int height = 0;

  while (line != NULL)
    {
      int line_width, line_height;

      line = fill_line (self, line, width, &line_width, &line_height);
      if (line_height > 0)
        height += (height > 0 ? self->spacing : 0) + line_height;
    }
  return height;
}

static GtkSizeRequestMode
moa_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
moa_wrap_layout_measure (GtkLayoutManager *manager,
                         GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  MoaWrapLayout *self = MOA_WRAP_LAYOUT (manager);
  int least = 0;
  int wanted = 0;

  measure_width (self, widget, &least, &wanted);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = wanted;
      return;
    }
  *minimum = measure_height (self, widget, for_size < 0 ? wanted : MAX (for_size, least));
  *natural = *minimum;
}

/* Places the children of one line from `first` up to `end`, `x` being where it begins. */
static void
allocate_line (MoaWrapLayout *self,
               GtkWidget *widget,
               GtkWidget *first,
               GtkWidget *end,
               int width,
               int x,
               int y,
               int height)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  for (GtkWidget *child = first; child != end; child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation place;
      int minimum, natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
      place.width = MAX (minimum, MIN (natural, width));
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, place.width, NULL, &place.height, NULL,
                          NULL);
      place.x = mirrored ? width - x - place.width : x;
      place.y = y + (height - place.height) / 2;
      gtk_widget_size_allocate (child, &place, -1);
      x += place.width + self->spacing;
    }
}

static void
moa_wrap_layout_allocate (GtkLayoutManager *manager,
                          GtkWidget *widget,
                          int width,
                          int height,
                          int baseline)
{
  MoaWrapLayout *self = MOA_WRAP_LAYOUT (manager);
  GtkWidget *line = gtk_widget_get_first_child (widget);
  int y = 0;

  while (line != NULL)
    {
      int line_width, line_height;
      GtkWidget *end = fill_line (self, line, width, &line_width, &line_height);
      int x = (int) (MAX (width - line_width, 0) * self->xalign);

      allocate_line (self, widget, line, end, width, x, y, line_height);
      y += line_height + (line_height > 0 ? self->spacing : 0);
      line = end;
    }
}

static void
moa_wrap_layout_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SPACING)
    g_value_set_int (value, MOA_WRAP_LAYOUT (object)->spacing);
  else if (id == PROP_XALIGN)
    g_value_set_double (value, MOA_WRAP_LAYOUT (object)->xalign);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
moa_wrap_layout_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SPACING)
    MOA_WRAP_LAYOUT (object)->spacing = g_value_get_int (value);
  else if (id == PROP_XALIGN)
    MOA_WRAP_LAYOUT (object)->xalign = g_value_get_double (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
moa_wrap_layout_class_init (MoaWrapLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = moa_wrap_layout_get_property;
  object_class->set_property = moa_wrap_layout_set_property;
  manager_class->get_request_mode = moa_wrap_layout_get_request_mode;
  manager_class->measure = moa_wrap_layout_measure;
  manager_class->allocate = moa_wrap_layout_allocate;
  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT16, 6,
                                               G_PARAM_READWRITE | G_PARAM_CONSTRUCT
                                                   | G_PARAM_STATIC_STRINGS);
  properties[PROP_XALIGN] = g_param_spec_double ("xalign", NULL, NULL, 0, 1, 0,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
moa_wrap_layout_init (MoaWrapLayout *self)
{
}

/**
 * moa_wrap_layout_new:
 * @spacing: CSS pixels between children and between lines
 *
 * Makes a layout for a line of chips that wraps; it mirrors itself for right-to-left.
 */
GtkLayoutManager *
moa_wrap_layout_new (guint spacing)
{
  return g_object_new (MOA_TYPE_WRAP_LAYOUT, "spacing", (int) spacing, NULL);
}
