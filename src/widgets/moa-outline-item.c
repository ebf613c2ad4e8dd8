/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "moa-outline-item.h"

struct _MoaOutlineItem
{
  GObject parent_instance;

  const MoaPart *part;
};

G_DEFINE_FINAL_TYPE (MoaOutlineItem, moa_outline_item, G_TYPE_OBJECT)

static void
moa_outline_item_class_init (MoaOutlineItemClass *class)
{
}

static void
moa_outline_item_init (MoaOutlineItem *self)
{
}

/**
 * moa_outline_item_new:
 * @part: a part; its lesson has to outlive the item
 *
 * Wraps a part.
 *
 * Returns: (transfer full): an item
 */
MoaOutlineItem *
moa_outline_item_new (const MoaPart *part)
{
  MoaOutlineItem *self = g_object_new (MOA_TYPE_OUTLINE_ITEM, NULL);

  self->part = part;

  return self;
}

/**
 * moa_outline_item_get_part:
 * @self: an item
 *
 * The part that it wraps.
 *
 * Returns: (transfer none): a part
 */
const MoaPart *
moa_outline_item_get_part (MoaOutlineItem *self)
{
  return self->part;
}
