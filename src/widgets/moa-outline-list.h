/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "moa-bundle.h"

G_BEGIN_DECLS

/* All parts of a lesson in the order of the outline, as a GListModel of MoaOutlineItem. */
#define MOA_TYPE_OUTLINE_LIST (moa_outline_list_get_type ())
G_DECLARE_FINAL_TYPE (MoaOutlineList, moa_outline_list, MOA, OUTLINE_LIST, GObject)

MoaOutlineList *moa_outline_list_new (MoaBundle *bundle);
const MoaPart *moa_outline_list_get_part (MoaOutlineList *self, guint position);
gboolean moa_outline_list_find (MoaOutlineList *self, const MoaPart *part, guint *position);

G_END_DECLS
