/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-settings.h"

G_BEGIN_DECLS

void moa_recent_add (MoaSettings *settings, const char *argument, const char *working_directory);
void moa_recent_insert (MoaSettings *settings, const char *uri, guint position);
void moa_recent_remove (MoaSettings *settings, const char *uri);
void moa_recent_set_remember (MoaSettings *settings, gboolean remember);

G_END_DECLS
