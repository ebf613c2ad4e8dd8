/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-art-store.h"
#include "moa-diagram-painter.h"

G_BEGIN_DECLS

/* The built-in lesson, set as the painter sets it. */
typedef struct
{
  MoaCatalog *catalog;
  MoaBundle *bundle;
  const MoaDiagram *diagram;
  MoaGeometry *geometry;
  const MoaStyle *style;
  PangoContext *context;
  MoaSymbolSet *symbols;
  MoaCompartmentArt **compartments;
  MoaNodeArt **nodes;
  MoaEffectTags *tags;
} PaintedLesson;

void painted_lesson_add (const char *path,
                         const char *const *labels,
                         void (*test) (PaintedLesson *, gconstpointer));
cairo_surface_t *painted_lesson_draw (PaintedLesson *self,
                                      const MoaHighlight *highlight,
                                      const graphene_rect_t *clip);
guint painted_lesson_count_changes (PaintedLesson *self,
                                    cairo_surface_t *a,
                                    cairo_surface_t *b,
                                    const graphene_rect_t *box);
void painted_lesson_assert_apart (const MoaTurnedBox *a,
                                  const MoaTurnedBox *b,
                                  const char *id,
                                  const char *other);

G_END_DECLS
