/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moa-window.h"

G_BEGIN_DECLS

#define MOA_KIOSK_IDLE_SECONDS 60.0

/* What a window keeps while it is one for passers-by. */
typedef struct _MoaKiosk MoaKiosk;

void moa_kiosk_start (MoaWindow *window, double idle_seconds);
void moa_kiosk_stop (MoaWindow *window);

G_END_DECLS
