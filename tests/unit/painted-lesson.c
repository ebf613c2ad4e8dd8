/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "painted-lesson.h"

#include "moa-test-lesson.h"

#include <string.h>

static void
set_up (PaintedLesson *self, gconstpointer data)
{
  self->catalog = data != NULL ? moa_test_load_with_labels (data) : moa_test_load_built_in ();
  self->bundle = moa_catalog_get_bundle (self->catalog);
  self->diagram = moa_bundle_get_diagram (self->bundle);
  self->geometry = moa_geometry_new (self->diagram);
  self->style = moa_style_get (MOA_STYLE_LIGHT);
  self->context = moa_text_context_new (self->style);
  self->symbols = moa_symbol_set_new (self->style, NULL);
  self->tags = moa_effect_tags_new (self->context, self->geometry);
  self->compartments = g_new0 (MoaCompartmentArt *, self->diagram->n_compartments);
  self->nodes = g_new0 (MoaNodeArt *, self->diagram->n_nodes);
  for (guint i = 0; i < self->diagram->n_compartments; i++)
    {
      const MoaCompartment *place = self->diagram->compartments[i];

      self->compartments[i] = moa_compartment_art_new (
          place, moa_catalog_get_text (self->catalog, &place->part.label), self->context);
    }
  for (guint i = 0; i < self->diagram->n_nodes; i++)
    {
      const MoaNode *node = self->diagram->nodes[i];
      graphene_rect_t box = moa_geometry_get_part_box (self->geometry, &node->part);

      self->nodes[i] = moa_node_art_new (node, &box,
                                         moa_catalog_get_text (self->catalog, &node->part.label),
                                         self->context, self->symbols, MOA_DETAIL_NEAR);
    }
}

static void
tear_down (PaintedLesson *self, gconstpointer data)
{
  for (guint i = 0; i < self->diagram->n_nodes; i++)
    moa_node_art_free (self->nodes[i]);
  for (guint i = 0; i < self->diagram->n_compartments; i++)
    moa_compartment_art_free (self->compartments[i]);
  g_free (self->nodes);
  g_free (self->compartments);
  moa_symbol_set_free (self->symbols);
  moa_effect_tags_free (self->tags);
  g_object_unref (self->context);
  moa_geometry_unref (self->geometry);
  g_object_unref (self->catalog);
}

/* Adds a test that gets the lesson with other labels, or as it is (NULL). */
void
painted_lesson_add (const char *path,
                    const char *const *labels,
                    void (*test) (PaintedLesson *, gconstpointer))
{
  g_test_add (path, PaintedLesson, labels, set_up, test, tear_down);
}

cairo_surface_t *
painted_lesson_draw (PaintedLesson *self,
                     const MoaHighlight *highlight,
                     const graphene_rect_t *clip)
{
  g_autoptr (MoaDiagramPainter)
      painter = moa_diagram_painter_new (self->catalog, self->geometry, self->style);
  graphene_rect_t bounds = moa_geometry_get_bounds (self->geometry);
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_ARGB32, (int) bounds.size.width, (int) bounds.size.height);
  cairo_t *cr = cairo_create (surface);

  cairo_translate (cr, -bounds.origin.x, -bounds.origin.y);
  moa_diagram_painter_draw (painter, cr, 1, highlight, clip, TRUE);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

/* How many pixels of two drawings differ inside of a box. */
guint
painted_lesson_count_changes (PaintedLesson *self,
                              cairo_surface_t *a,
                              cairo_surface_t *b,
                              const graphene_rect_t *box)
{
  graphene_rect_t bounds = moa_geometry_get_bounds (self->geometry);
  int stride = cairo_image_surface_get_stride (a);
  int left = (int) (box->origin.x - bounds.origin.x);
  int top = (int) (box->origin.y - bounds.origin.y);
  guint count = 0;

  for (int y = top; y < top + (int) box->size.height; y++)
    for (int x = left; x < left + (int) box->size.width; x++)
      count += memcmp (cairo_image_surface_get_data (a) + y * stride + 4 * x,
                       cairo_image_surface_get_data (b) + y * stride + 4 * x, 4)
               != 0;

  return count;
}

void
painted_lesson_assert_apart (const MoaTurnedBox *a,
                             const MoaTurnedBox *b,
                             const char *id,
                             const char *other)
{
  if (moa_turned_box_meets (a, b))
    {
      g_test_message ("%s overlaps %s", id, other);
      g_test_fail ();
    }
}
