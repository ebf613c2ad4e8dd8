/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-geometry.h"
#include "moa-look.h"
#include "moa-text-box.h"

G_BEGIN_DECLS

/* The words of the tags that say on a part what medicines do to it; set once for all parts. */
typedef struct _MoaEffectTags MoaEffectTags;

MoaEffectTags *moa_effect_tags_new (PangoContext *context, const MoaGeometry *geometry);
void moa_effect_tags_free (MoaEffectTags *self);

gboolean moa_look_has_tag (const MoaLook *look);
graphene_rect_t moa_effect_tags_get_box (const MoaEffectTags *self,
                                         const MoaLook *look,
                                         const graphene_rect_t *body,
                                         double scale);
graphene_rect_t moa_effect_tags_get_room (const MoaEffectTags *self,
                                          const MoaNode *node,
                                          const graphene_rect_t *body);
void moa_effect_tags_draw (const MoaEffectTags *self,
                           cairo_t *cr,
                           const MoaStyle *style,
                           const MoaLook *look,
                           const graphene_rect_t *body,
                           double scale);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoaEffectTags, moa_effect_tags_free)

G_END_DECLS
