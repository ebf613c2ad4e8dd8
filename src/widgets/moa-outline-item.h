/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "moa-part.h"

G_BEGIN_DECLS

/* A line of the outline: a part, as something that a GListModel can hold. */
#define MOA_TYPE_OUTLINE_ITEM (moa_outline_item_get_type ())
G_DECLARE_FINAL_TYPE (MoaOutlineItem, moa_outline_item, MOA, OUTLINE_ITEM, GObject)

MoaOutlineItem *moa_outline_item_new (const MoaPart *part);
const MoaPart *moa_outline_item_get_part (MoaOutlineItem *self);

G_END_DECLS
