/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <graphene.h>

#include "moa-node.h"
#include "moa-picture-set.h"
#include "moa-style-private.h"

G_BEGIN_DECLS

/* The art of one style, loaded when it is first drawn and kept. The pictures of a lesson stand
 * among the symbols, each under its path, as soon as they are decoded. Not thread-safe. */
typedef struct _MoaSymbolSet MoaSymbolSet;

MoaSymbolSet *moa_symbol_set_new (const MoaStyle *style, MoaPictureSet *own);
void moa_symbol_set_free (MoaSymbolSet *self);

gboolean moa_symbol_set_has (MoaSymbolSet *self, const char *name);
const char *moa_symbol_set_choose (MoaSymbolSet *self, const MoaNode *node);
void moa_symbol_set_draw (MoaSymbolSet *self,
                          cairo_t *cr,
                          const char *name,
                          double x,
                          double y,
                          double size,
                          double scale,
                          double opacity);

graphene_rect_t moa_symbol_set_get_ink (MoaSymbolSet *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaSymbolSet, moa_symbol_set_free)

G_END_DECLS
