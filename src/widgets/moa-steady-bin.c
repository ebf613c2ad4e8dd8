/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All texts are laid out for the width in question and the greatest height is remembered for
 * that width. The texts are not widgets, so a screen reader meets only the one that is shown.
 *
 * A box that lies on its side asks its children how wide they are at a height. A column of texts
 * would try one width after the other to find out, so the bin asks for the same at every height. */

#include "moa-steady-bin.h"

#define TEXTS_MAX 64 /* of a longer tour the first ones have to do */

struct _MoaSteadyBin
{
  GtkWidget parent_instance;

  GtkWidget *child;
  GStrv markups;
  int height_limit; /* CSS pixels */
  int known_width;  /* CSS pixels; -1 when nothing is known */
  int known_height; /* at that width */
  int line_width;   /* of the widest text in one line; -1 when not known */
  int line_height;  /* of the tallest text in one line */
};

static void moa_steady_bin_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MoaSteadyBin,
                               moa_steady_bin,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      moa_steady_bin_buildable_init))

enum
{
  PROP_CHILD = 1,
  PROP_HEIGHT_LIMIT,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

/* The greatest size of the texts in one line (`width` -1) or wrapped at `width`. */
static void
measure_texts (MoaSteadyBin *self, int width, int *widest, int *tallest)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);

  *widest = 0;
  *tallest = 0;
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, width < 0 ? -1 : width * PANGO_SCALE);
  for (guint i = 0; self->markups != NULL && self->markups[i] != NULL && i < TEXTS_MAX; i++)
    {
      int text_width, text_height;

      pango_layout_set_markup (layout, self->markups[i], -1);
      pango_layout_get_pixel_size (layout, &text_width, &text_height);
      *widest = MAX (*widest, text_width);
      *tallest = MAX (*tallest, text_height);
    }
}

static void
measure_lines (MoaSteadyBin *self)
{
  if (self->line_width < 0)
    measure_texts (self, -1, &self->line_width, &self->line_height);
}

static int
get_texts_width (MoaSteadyBin *self)
{
  measure_lines (self);
  return self->line_width;
}

static int
get_texts_height (MoaSteadyBin *self, int width)
{
  int widest;

  measure_lines (self);
  if (width < 0 || width >= self->line_width)
    return self->line_height;
  if (width != self->known_width)
    measure_texts (self, width, &widest, &self->known_height);
  self->known_width = width;
  return self->known_height;
}

static void
forget_sizes (MoaSteadyBin *self)
{
  self->known_width = -1;
  self->line_width = -1;
}

static GtkSizeRequestMode
moa_steady_bin_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
moa_steady_bin_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  MoaSteadyBin *self = MOA_STEADY_BIN (widget);
  int height;

  if (self->child == NULL)
    return;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    for_size = -1;
  gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = MAX (*natural, get_texts_width (self));
      return;
    }
  height = MIN (get_texts_height (self, for_size), self->height_limit);
  *minimum = MAX (*minimum, height);
  *natural = MAX (*natural, height);
}

static void
moa_steady_bin_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MoaSteadyBin *self = MOA_STEADY_BIN (widget);

  if (self->child != NULL)
    gtk_widget_allocate (self->child, width, height, -1, NULL);
}

static void
moa_steady_bin_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (moa_steady_bin_parent_class)->css_changed (widget, change);
  forget_sizes (MOA_STEADY_BIN (widget));
}

static void
set_child (MoaSteadyBin *self, GtkWidget *child)
{
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
}

static GtkBuildableIface *parent_buildable;

static void
moa_steady_bin_add_child (GtkBuildable *buildable,
                          GtkBuilder *builder,
                          GObject *child,
                          const char *type)
{
  if (GTK_IS_WIDGET (child))
    set_child (MOA_STEADY_BIN (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
moa_steady_bin_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = moa_steady_bin_add_child;
}

static void
moa_steady_bin_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MoaSteadyBin *self = MOA_STEADY_BIN (object);

  switch (id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_HEIGHT_LIMIT:
      g_value_set_int (value, self->height_limit);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
moa_steady_bin_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MoaSteadyBin *self = MOA_STEADY_BIN (object);

  switch (id)
    {
    case PROP_CHILD:
      set_child (self, g_value_get_object (value));
      break;
    case PROP_HEIGHT_LIMIT:
      self->height_limit = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
moa_steady_bin_dispose (GObject *object)
{
  MoaSteadyBin *self = MOA_STEADY_BIN (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);
  g_clear_pointer (&self->markups, g_strfreev);
  G_OBJECT_CLASS (moa_steady_bin_parent_class)->dispose (object);
}

static void
moa_steady_bin_class_init (MoaSteadyBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moa_steady_bin_dispose;
  object_class->get_property = moa_steady_bin_get_property;
  object_class->set_property = moa_steady_bin_set_property;
  widget_class->get_request_mode = moa_steady_bin_get_request_mode;
  widget_class->measure = moa_steady_bin_measure;
  widget_class->size_allocate = moa_steady_bin_size_allocate;
  widget_class->css_changed = moa_steady_bin_css_changed;
  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_HEIGHT_LIMIT] = g_param_spec_int (
      "height-limit", NULL, NULL, 0, G_MAXINT, G_MAXINT,
      G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
moa_steady_bin_init (MoaSteadyBin *self)
{
  forget_sizes (self);
}

/**
 * moa_steady_bin_set_texts:
 * @markups: (nullable): Pango markup, copied
 *
 * Says which texts there must be room for.
 */
void
moa_steady_bin_set_texts (MoaSteadyBin *self, GStrv markups)
{
  g_return_if_fail (MOA_IS_STEADY_BIN (self));

  g_strfreev (self->markups);
  self->markups = g_strdupv (markups);
  forget_sizes (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
