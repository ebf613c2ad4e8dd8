/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moa-measure-figure.h"

#include <adwaita.h>
#include <math.h>

#include "moa-describe-measure.h"
#include "moa-diagram-style.h"
#include "moa-measure-painter.h"

struct _MoaMeasureFigure
{
  GtkWidget parent_instance;

  MoaCatalog *catalog; /* keeps the measure alive */
  const MoaMeasure *measure;
  const MoaMeasureArm *arm;
};

G_DEFINE_FINAL_TYPE (MoaMeasureFigure, moa_measure_figure, GTK_TYPE_WIDGET)

/* CSS pixels; follows the size of the desktop's text. */
static double
get_em (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  return pango_font_description_get_size_is_absolute (font)
             ? size
             : size * pango_cairo_context_get_resolution (context) / 72;
}

static void
moa_measure_figure_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  double width, height;

  moa_measure_painter_get_size (get_em (widget), &width, &height);
  *minimum = *natural = (int) ceil (orientation == GTK_ORIENTATION_HORIZONTAL ? width : height);
}

static void
moa_measure_figure_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MoaMeasureFigure *self = MOA_MEASURE_FIGURE (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));

  moa_measure_painter_draw (cr, gtk_widget_get_pango_context (widget), moa_diagram_style_get (),
                            self->measure, self->arm, get_em (widget),
                            gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL);
  cairo_destroy (cr);
}

static void
moa_measure_figure_dispose (GObject *object)
{
  MoaMeasureFigure *self = MOA_MEASURE_FIGURE (object);

  g_clear_object (&self->catalog);

  G_OBJECT_CLASS (moa_measure_figure_parent_class)->dispose (object);
}

static void
moa_measure_figure_class_init (MoaMeasureFigureClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = moa_measure_figure_dispose;
  widget_class->measure = moa_measure_figure_measure;
  widget_class->snapshot = moa_measure_figure_snapshot;

  gtk_widget_class_set_css_name (widget_class, "moa-measure-figure");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
moa_measure_figure_init (MoaMeasureFigure *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
}

/**
 * moa_measure_figure_new:
 * @catalog: the language
 * @measure: a measure of the catalog's lesson
 * @arm: one of its arms
 *
 * Returns: (transfer floating): a picture that says what was found in that arm
 */
GtkWidget *
moa_measure_figure_new (MoaCatalog *catalog, const MoaMeasure *measure, const MoaMeasureArm *arm)
{
  MoaMeasureFigure *self = g_object_new (MOA_TYPE_MEASURE_FIGURE, NULL);
  g_autofree char *name = moa_describe_measure_arm (catalog, measure, arm);

  self->catalog = g_object_ref (catalog);
  self->measure = measure;
  self->arm = arm;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return GTK_WIDGET (self);
}
