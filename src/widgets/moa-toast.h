/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwToast *moa_toast_new (const char *text);
void moa_toast_show (AdwToastOverlay *overlay, AdwToast *toast);
void moa_toast_dismiss (AdwToastOverlay *overlay, AdwToast *toast);

G_END_DECLS
