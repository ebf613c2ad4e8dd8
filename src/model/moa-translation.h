/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-bundle.h"

G_BEGIN_DECLS

char *
moa_translation_find_fault (MoaBundle *bundle, const MoaMessage *message, const char *translation);

G_END_DECLS
