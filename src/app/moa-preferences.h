/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "moa-settings.h"

G_BEGIN_DECLS

/* The window of preferences; each takes effect at once.
 *
 * Signals: "color-scheme-changed", "language-changed". */
#define MOA_TYPE_PREFERENCES (moa_preferences_get_type ())
G_DECLARE_FINAL_TYPE (MoaPreferences, moa_preferences, MOA, PREFERENCES, AdwWindow)

GtkWidget *moa_preferences_new (MoaSettings *settings, const char *const *languages);

G_END_DECLS
