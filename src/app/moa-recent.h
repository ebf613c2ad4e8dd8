/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-settings.h"

G_BEGIN_DECLS

void moa_recent_add (MoaSettings *settings, const char *argument, const char *working_directory);

G_END_DECLS
