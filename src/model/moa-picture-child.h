/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-picture.h"
#include "moa-picture-protocol.h"

G_BEGIN_DECLS

GBytes *moa_picture_child_run (GBytes *picture,
                               MoaPictureKind kind,
                               guint edge,
                               GCancellable *cancellable,
                               MoaPictureReply *reply,
                               GError **error);

G_END_DECLS
