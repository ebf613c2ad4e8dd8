/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "moa-act.h"
#include "moa-catalog.h"
#include "moa-influence.h"
#include "moa-style.h"

G_BEGIN_DECLS

/* Draws what moves in a step, in the colours and with the symbols of the diagram. Not thread-safe.
 */
typedef struct _MoaActPainter MoaActPainter;

MoaActPainter *moa_act_painter_new (MoaCatalog *catalog,
                                    const MoaGeometry *geometry,
                                    const MoaStyle *style,
                                    MoaInfluence *influence);
void moa_act_painter_free (MoaActPainter *self);

void moa_act_painter_place_symbols (MoaActPainter *self, MoaActs *acts);
void moa_act_painter_draw (MoaActPainter *self, cairo_t *cr, double scale, const MoaActor *actor);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaActPainter, moa_act_painter_free)

G_END_DECLS
