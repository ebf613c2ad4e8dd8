/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-window.h"

G_BEGIN_DECLS

void moa_kiosk_start (MoaWindow *window);

G_END_DECLS
